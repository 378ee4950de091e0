"""The memory that `to_html` takes: the peak of a process beyond that of a bare Python, as a multiple of the input.

That counts all modules (some 8 MB), the text itself and the result. Real pages hold emoji, which make Python keep four
bytes a character; so does the second text here.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from kramdown import prose
from kramdown_parts import PARTS

# Texts of which little is written and much is made.
SHORT = {
    "lines of a letter": "a\n\n",
    "items of a letter": "* a\n",
    "numbered items": "1. a\n",
    "short items": "* item *one* `two`\n",
    "items within items": "* a\n  * b\n",
    "terms of a letter": "a\n: b\n\n",
    "quoted letters": "> a\n>\n",
    "one paragraph of emphasis": "*a* ",
}
# Broken or tiny constructs over and over, which took most.
FLOODS = {
    "open brackets": "[",
    "links without a target": "[a][",
    "emphasis that never ends": "***a ",
    "tags that never end": "<b>",
    "fences": "```\n",
    "empty items": "+ \n\n",
    "quotes in one line": "> ",
    "items in one line": "- > ",
    "rules in items": "* * * a\n",
    "code that never ends": "`a",
    "entities": "&a;",
    "definitions of lists": "{:a: a}\n",
    "definitions in one list": "a\n: b\n",
    "cells of one row": "|a",
    "footnotes": "a[^1]\n\n[^1]: b\n\n",
    "lists behind a span": "{:.a}",
}
# What begins once, and holds very much.
HOLDING = {
    "a table of contents": ("* toc\n{:toc}\n\n", "# a\n\n"),
    "an item of paragraphs": ("* a\n\n", "  b\n\n"),
    "a footnote of paragraphs": ("a[^1]\n\n[^1]: b\n\n", "    c\n\n"),
    "a definition of blocks": ("a\n: b\n\n", "  c\n\n"),
    "Markdown in a <div>": ('<div markdown="1">\n\n', "a\n\n"),
    "a row in an item": ("* ", "|a"),
    "code in an item": ("* ", "`a` "),
    "a header of emphasis": ("# ", "*a* "),
    "lists in each line": ("", "* " * 98 + "a\n"),
    "attributes of a tag": ("<b", " a"),
    "a header in its contents": ("* toc\n{:toc}\n\n# ", "*a* "),
    "a header of links, likewise": ("* toc\n{:toc}\n\n# ", "[a](b) "),
    "a cell of code": ("|", "``` a "),
    "a footnote of code": ("a[^1]\n\n[^1]: ", "`a` "),
    "a footnote of headers": ("a[^1]\n\n[^1]: b\n", "    # a\n"),
    "code blocks in a <div>": ('<div markdown="1">\n', "~~~\n"),
    "a definition of a link": ("", "[a]: b "),
    "a text with options": ('{::options footnote_nr="2" /}\n\n', "a\n\n"),
}
# What an attribute list at the end is for.
BEFORE = {
    "a list with a class": ("* a\n", "{:.b}\n"),
    "terms that have ids": ("a\n: b\n\n", "{:auto_ids}\n"),
    "a term of emphasis, likewise": ("*a* ", "\n: b\n{:auto_ids}\n"),
    "lines of terms, likewise": ("a\n", ": b\n{:auto_ids}\n"),
}
SIZES = (1, 2, 4)  # MB
# Not getrusage: what that says of a process began with its parent.
_PEAK = "print(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))"
_CONVERT = (
    "import sys; from jekyll_tools.kramdown import jekyll_options, to_html; "
    "text = open(sys.argv[1], encoding='utf-8').read(); html = to_html(text, **jekyll_options({})); " + _PEAK
)


def peak(code: str, *arguments: str) -> int:
    """The peak of a process, in bytes."""
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    return int(done.stdout) * 1024


def multiple(text: str, megabytes: int, begin: str = "", end: str = "") -> float:
    """How many times its own size a text takes that is repeated to so many megabytes, between its begin and end."""
    whole = begin + text * (megabytes * 1_000_000 // len(text.encode())) + end
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "text.md"
        path.write_text(whole, "utf-8")
        return (peak(_CONVERT, str(path)) - peak(_PEAK)) / len(whole.encode())


def main() -> None:
    if not Path("/proc/self/status").exists():
        print("kramdown's memory: skipped, this system does not say how much a process took at most")
        return
    print("kramdown's memory, as a multiple of the input")
    texts = {"prose": prose() + "\n\n", "prose with an emoji": prose() + " \N{FOX FACE}\n\n", **PARTS, **SHORT}
    for name, text in texts.items():
        print(f"  {name:<20} " + "  ".join(f"{size} MB: {multiple(text, size):5.1f}" for size in SIZES), flush=True)
    for name, text in FLOODS.items():
        print(f"  {name:<28} 1 MB: {multiple(text, 1):5.1f}", flush=True)
    for name, (begin, text) in HOLDING.items():
        print(f"  {name:<28} 1 MB: {multiple(text, 1, begin):5.1f}", flush=True)
    for name, (text, end) in BEFORE.items():
        print(f"  {name:<28} 1 MB: {multiple(text, 1, end=end):5.1f}", flush=True)
    lists = "".join([f"[a{number}]: /x\n{{:.c{number}}}\n" for number in range(40_000)])
    print(f"  {'links with attribute lists':<28} 1 MB: {multiple(lists, 1):5.1f}", flush=True)


if __name__ == "__main__":
    main()
