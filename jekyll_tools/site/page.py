"""A file that Jekyll renders, a file that it copies, and a file that it leaves out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from jekyll_tools.diagnostic import Problem
from jekyll_tools.front_matter import FrontMatter
from jekyll_tools.records import NamedTuple
from jekyll_tools.text import Location, Text


class Page(NamedTuple):
    """A page, post or collection document.

    `path`: relative to the site's source. `data`: front matter over the defaults of `_config.yml`, as Jekyll's
    `page.*`. `front_matter`: only what the file says itself, with places. `url`: as Jekyll's `page.url`, unencoded by
    us ("/about/"). `destination`: the file written, relative to the output folder ("about/index.html").
    `skipped`: why Jekyll does not publish it, in words ("" where it does). `converter`: what its body passes through.
    `listed`: whether Liquid sees it among the site's pages or documents, be it written or not. `made_by`: the plugin
    that makes a page of the file, "" for Jekyll itself.
    """

    path: str
    kind: Literal["page", "post", "document"]
    collection: str  # "pages", "posts" or the collection's label
    text: Text
    front_matter: FrontMatter
    data: Mapping[str, object]
    url: str
    destination: str
    converter: Literal["markdown", "html", "scss", "other"]
    needs_liquid: bool = False
    skipped: str = ""
    listed: bool = True
    problems: tuple[Problem, ...] = ()
    made_by: str = ""

    @property
    def published(self) -> bool:
        return not self.skipped

    @property
    def body(self) -> Text:
        """The text after the front matter."""
        return self.front_matter.body

    def place(self, key: str) -> Location:
        """Where its front matter gives a key a value, else where the file begins."""
        entry = self.front_matter.entries.get((key,))
        return self.text.locate(0) if entry is None else entry.location

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)


class StaticFile(NamedTuple):
    """A file that Jekyll copies as it is. `collection`: the label of the one it lies in, or "". `root`: the folder that
    its path counts from, where that is not the site's. `empty`: a text of no length.
    """

    path: str
    url: str
    destination: str
    problems: tuple[Problem, ...] = ()  # e.g. a byte order mark that keeps a page from being one
    collection: str = ""
    root: str = ""
    empty: bool = False


class Skipped(NamedTuple):
    """A file or folder that Jekyll does not read, and why ("excluded by `exclude`", "a draft", "a symlink", …). `file`:
    one to copy that it does not write, and yet lists. `files`: those in a folder that looks like a collection's, or in
    that of the data, as paths of the site.
    """

    path: str
    reason: str
    problems: tuple[Problem, ...] = ()
    file: StaticFile | None = None
    files: tuple[str, ...] = ()
