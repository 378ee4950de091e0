"""`to_html` against Ruby's kramdown and stock mistune, on whole pages: `bench/kramdown.py [FOLDER…]`.

The texts are the project's own page, over and over; its prose (this repository's Markdown files) as one long document;
the tests' own cases, 7 kB of all the syntax there is; and the pages of the folders given, each by itself and all as one
document, with code coloured and not. CPU seconds; in parentheses, how many times as long as ours.
"""

from __future__ import annotations

import sys
from pathlib import Path

from peers import has_ruby, show

from jekyll_tools.front_matter import parse

ROOT = Path(__file__).parent.parent
CASES = ROOT / "tests" / "kramdown"
# Cases that would take in what follows them, and leave next to nothing to convert.
OPEN = {
    "block_extension/unknown",
    "block_html/never_closed",
    "block_html/raw",
    "block_html/script_is_never_closed",
    "block_html/span_tags_read_as_blocks",
    "block_html/style_takes_the_rest",
    "codeblock_fenced/never_closed",
    "codeblock_fenced/shorter_end",
    "codeblock_fenced/two_words",
    # Letters as abbreviations, of which every text then is full.
    "abbreviation_definition/behind_tables",
    "abbreviation_definition/between_markup",
    "abbreviation_definition/next_to_letters",
    # Options by which all else is read and written: entities in numbers, no HTML within lines.
    "block_extension/options_here_and_there",
}
SIZE = 400_000
MARKDOWN = (".md", ".markdown", ".mkd", ".mkdn", ".mkdown")


def body(path: Path) -> str:
    """A page without its front matter."""
    return parse(path.name, path.read_bytes()).body.string


def repeated(text: str) -> list[str]:
    """A text as often as makes `SIZE`."""
    return [text] * max(1, SIZE // len(text))


def prose() -> str:
    return "\n\n".join(
        path.read_text("utf-8") for path in [*sorted(ROOT.glob("*.md")), *sorted(ROOT.glob("docs/**/*.md"))]
    )


def cases() -> str:
    found = [path for path in sorted(CASES.rglob("*.text")) if f"{path.parent.name}/{path.stem}" not in OPEN]
    return "".join([f"{path.read_text('utf-8')}\n\n^\n\n" for path in found if path.stat().st_size < 500])


def pages(folder: Path) -> list[str]:
    """The pages of a folder that need no Liquid."""
    paths = [path for path in sorted(folder.rglob("*")) if path.suffix in MARKDOWN and path.is_file()]
    texts = [body(path) for path in paths]
    return [text for text in texts if text.strip() and "{%" not in text and "{{" not in text]


def main(folders: list[str]) -> None:
    if not has_ruby():
        print("kramdown: skipped, Ruby's kramdown is not installed (make oracle installs it)")
        return
    print("kramdown, CPU seconds")
    show("the project's page", repeated(body(ROOT / "_pages" / "about.md")))
    show("prose, one document", ["\n\n".join(repeated(prose()))])
    show("the tests' cases", repeated(cases()))
    for folder in folders:
        found = pages(Path(folder))
        for name, texts in (("pages", found), ("as one document", ["\n\n".join(found)])):
            show(f"{Path(folder).name}: {name}", texts)
            show(f"{Path(folder).name}: {name}, coloured", texts, highlight=True)


if __name__ == "__main__":
    main(sys.argv[1:])
