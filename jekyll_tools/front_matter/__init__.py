"""Front matter by Jekyll's two delimiter rules.

A file is a page where its first line is `---`, with nothing but white space behind it, and ends in a line feed. Its
front matter ends at the next line that is `---` or `...` and nothing but white space; blank lines after that are
dropped.

Kinds of problem, beside those of `jekyll_tools.psych`:

- `front-matter-unclosed`: no line ends it, so that the whole file is the page's text. At the opening line. Facts:
  `near`, the Location of a line that was perhaps meant to (`----`, ` ---`, `—`), or None.
- `front-matter-fence`: the first line is not quite `---`, so that the file is no page. Facts: `fence`, `cause`
  ("carriage-return" where lines end in CR alone, "glued" where the first key stands on that line, "unopened" where
  there is none but its end, else "").
- `blank-before-front-matter`: blanks, characters that are not shown, or up to three lines of words, stand before it, so
  that the file is no page. At them. Facts: `withheld`, true where it says `published: false`.
- `byte-order-mark`: one stands before front matter. Facts: `harmless`, true where Jekyll reads past it (in `_posts`);
  `withheld`, as above.
- `encoding`: the file is not UTF-8. At the first bad character. Facts: `offset` (of the byte), `guess` ("UTF-16",
  "UTF-32", "GBK", "Windows-1252", "Latin-1" or ""), `use` ("config", "data", or "" for others),
  `readable` (true of UTF-16 in letters of ASCII, which is UTF-8 with NULs in it). Its keys are lost, as in Jekyll.
- `invalid-yaml` with the cause `not-a-mapping`: a list or a text; it stops Jekyll.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from jekyll_tools.diagnostic import Problem
from jekyll_tools.psych import Entry, Path
from jekyll_tools.records import NamedTuple
from jekyll_tools.text import Text

if TYPE_CHECKING:
    from jekyll_tools.front_matter.handler import JekyllHandler

__all__ = ["FrontMatter", "JekyllHandler", "parse", "parse_data"]


class FrontMatter(NamedTuple):
    """A file split as Jekyll splits it.

    `present`: Jekyll takes the file for a page (it starts with `---`). `data`: the keys ({} where broken). `entries`:
    their places, by path. `body`: the text after it. `problems`: what was wrong (kinds: `front-matter-unclosed`,
    `invalid-yaml`, `duplicate-key`, `byte-order-mark`, `encoding`, `yaml-too-deep`, …).
    """

    present: bool
    data: Mapping[str, object]
    entries: Mapping[Path, Entry]
    body: Text
    problems: tuple[Problem, ...] = ()


def parse(path: str, raw: bytes, *, post: bool = False, yaml: str = "psych") -> FrontMatter:
    """A file's front matter and body. Never raises.

    `post`: read as Jekyll reads `_posts` and `_drafts`, past a byte order mark. `yaml`: see `jekyll_tools.psych.parse`.

    >>> page = parse("a.md", b"---\\ntitle: A\\n---\\n\\ntext")
    >>> dict(page.data), str(page.body), str(page.entries[("title",)].location)
    ({'title': 'A'}, 'text', 'a.md:2:8')
    """
    from jekyll_tools.front_matter.reading import read

    return read(path, raw, post, yaml)


def parse_data(path: str, raw: bytes, *, yaml: str = "psych") -> FrontMatter:
    """A YAML file of a collection, which is all keys and no body. Never raises.

    >>> dict(parse_data("_talks/a.yml", b"venue: B").data)
    {'venue': 'B'}
    """
    from jekyll_tools.front_matter.reading import read_data

    return read_data(path, raw, yaml)


def __getattr__(name: str) -> object:
    # The library behind it takes longer to import than a page to check, so only its users pay for it.
    if name == "JekyllHandler":
        from jekyll_tools.front_matter.handler import JekyllHandler

        return JekyllHandler
    raise AttributeError(name)
