"""`to_html` against Ruby's kramdown and stock mistune, a part of the syntax at a time.

Each part is a text of a few lines that has little else, over and over. Where ours is slow beside the others there is
something to gain. The last lines divide our own time for the project's page: reading it, and writing it.
"""

from __future__ import annotations

from pathlib import Path

from peers import ROUNDS, has_ruby, options, seconds, show

from jekyll_tools.front_matter import parse as front_matter
from jekyll_tools.kramdown import parse, render
from jekyll_tools.text import Text

PAGE = Path(__file__).parent.parent / "_pages" / "about.md"
SIZE = 8_000  # characters of a document: a page's length
DOCUMENTS = 12
WORDS = "the quick brown fox jumps over the lazy dog and is gone before it knows"
PARTS = {
    "paragraphs": f"{WORDS}\n{WORDS}\n\n",
    "headers": f"## {WORDS[:25]}\n\n{WORDS}\n\n",
    "quotes": f"> {WORDS}\n> {WORDS}\n\n",
    "lists": f"* {WORDS[:30]}\n* {WORDS[:20]}\n  * {WORDS[:25]}\n  * {WORDS[:30]}\n\n"
    f"1. {WORDS}\n\n   {WORDS}\n\n2. {WORDS}\n\n",
    "definition lists": f"{WORDS[:15]}\n: {WORDS}\n\n{WORDS[:9]}\n: {WORDS}\n: {WORDS}\n\n",
    "tables": "| one | two | three |\n|-----|:---:|------:|\n" + "| some words | a few | more of them |\n" * 8 + "\n",
    "block HTML": f'<div class="note">\n  <p>{WORDS}</p>\n  <ul><li>{WORDS[:20]}</li></ul>\n</div>\n\n',
    "span HTML": f'{WORDS[:30]} <em>{WORDS[:9]}</em> <a href="/u">{WORDS[:9]}</a> {WORDS[:20]}<br>\n\n',
    "emphasis": f"{WORDS[:20]} *{WORDS[:9]}* {WORDS[:9]} **{WORDS[:15]}** _{WORDS[:3]}_ {WORDS[:9]}\n\n",
    "links": f"{WORDS[:20]} [{WORDS[:9]}](https://example.org/a) [{WORDS[:3]}][x] ![{WORDS[:9]}](/i.png) <https://example.org>\n\n"
    "[x]: https://example.org/b 'title'\n\n",
    "code": f"{WORDS[:20]} `{WORDS[:9]}` {WORDS[:9]} `{WORDS[:4]}`\n\n    {WORDS}\n    {WORDS}\n\n",
    "typography": "It's \"the\" fox's -- and the dog's --- own... 'word', isn't it? They're &copy; 'n' <<all>>.\n\n",
    "attribute lists": f"{WORDS}\n{{: .note #x}}\n\n*{WORDS[:9]}*{{: .small}} {WORDS}\n\n",
    "footnotes": f"{WORDS}[^a] {WORDS[:9]}[^b]\n\n",
}
NOTES = f"[^a]: {WORDS}\n[^b]: {WORDS}\n"
COLOURED = (
    "~~~ python\ndef fox(dog: str) -> None:\n    for jump in range(10):\n        print(f'{jump} over {dog}')\n~~~\n\n"
)


def documents(part: str) -> list[str]:
    return [part * (SIZE // len(part)) + (NOTES if "[^a]" in part else "")] * DOCUMENTS


def shares() -> None:
    """Reading against writing, of the project's page."""
    text = front_matter("about.md", PAGE.read_bytes()).body
    given = options(highlight=False)
    document = parse(text, given)
    texts = [text.string] * 50
    read = min(seconds(lambda string: parse(Text.written("", string), given), texts) for _ in range(ROUNDS))
    write = min(seconds(lambda _string: render(document), texts) for _ in range(ROUNDS))
    print(f"  the project's page: {read * 20:.2f} ms to read, {write * 20:.2f} ms to write")


def main() -> None:
    if not has_ruby():
        print("kramdown's parts: skipped, Ruby's kramdown is not installed (make oracle installs it)")
        return
    print("kramdown's parts, CPU seconds")
    for name, part in PARTS.items():
        show(name, documents(part))
    show("code in colours", documents(COLOURED), highlight=True)
    shares()


if __name__ == "__main__":
    main()
