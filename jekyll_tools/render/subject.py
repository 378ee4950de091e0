"""A page or document while the site is rendered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from posixpath import dirname
from typing import TYPE_CHECKING, Any

from jekyll_tools.liquid.reads import UNWATCHED, Reads
from jekyll_tools.render.drops.page import LATE, PageHash
from jekyll_tools.render.layouts import asked
from jekyll_tools.site.scopes import merged
from jekyll_tools.text import Text

if TYPE_CHECKING:
    from jekyll_tools.diagnostic import Problem
    from jekyll_tools.render.drops.document import DocumentDrop
    from jekyll_tools.site.names import Converter
    from jekyll_tools.site.page import Page

_HTML = (".html", ".htm", ".xhtml")
_LONG = 2_000  # characters that are worth a search


class Subject:
    """What Jekyll renders: a file of the site, or a page that a plugin made (`page` is None then).

    `text` is its body as written; `content` what Liquid sees of it, the body and, once it is rendered, its fragment;
    `made` the whole file's bytes. `layout`: the name of its layout, if any. `collection` is "" for a page.
    `siblings`: the documents of its collection, in order; it is the one at `number`. `written`: whether it goes to the
    output. `problem`: what kept it from being rendered. `mark`: what names it among the site's, where it is noted in
    `reads` what is read of it; not by itself, while it is `at_work`. `undated`: its date is that of the build.
    """

    __slots__ = (
        "_content",
        "_hash",
        "_part",
        "_postponed",
        "at_work",
        "collection",
        "converter",
        "data",
        "destination",
        "drop",
        "layout",
        "made",
        "mark",
        "may_keep_liquid",
        "name",
        "number",
        "page",
        "pager",
        "path",
        "problem",
        "reads",
        "siblings",
        "text",
        "undated",
        "url",
        "written",
    )

    def __init__(
        self,
        path: str,
        url: str,
        destination: str,
        text: Text,
        *,
        data: dict[Any, Any],
        converter: Converter = "other",
        name: str | None = None,
        page: Page | None = None,
        written: bool = True,
    ) -> None:
        self.path = path
        self.name = path.rsplit("/", 1)[-1] if name is None else name
        self.url = url
        self.destination = destination
        self.text = text
        self._content = text.string
        self._part: slice | None = None
        self._postponed: Callable[[], str] | None = None
        self.data = data
        self.layout = asked(_layout(data, page))
        self.converter = converter
        self.page = page
        self.written = written
        self.collection = ""
        self.siblings: list[Subject] = []
        self.number = 0
        self.made: bytes | None = None
        self.pager: dict[Any, Any] | None = None
        self.problem: Problem | None = None
        self.drop: DocumentDrop | None = None
        self.reads: Reads = UNWATCHED
        self.mark = ""
        self.at_work = False
        self.undated = False
        self.may_keep_liquid = True
        self._hash: dict[Any, Any] | None = None

    @property
    def content(self) -> str:
        """What Liquid sees of it."""
        if self._postponed is not None:
            make, self._postponed = self._postponed, None  # one that asks for itself gets what it was
            self.content = make()
        if self._part is not None and self.made is not None:
            return self.made[self._part].decode()
        return self._content

    @content.setter
    def content(self, made: str) -> None:
        self._content = made
        self._part = self._hash = None

    def postpone(self, make: Callable[[], str]) -> None:
        """Has its content made when somebody asks for it."""
        self._postponed = make
        self._hash = None

    def settle(self) -> None:
        """Keeps a long content as the part of the whole file that it nearly always is."""
        if self.made is None or len(self._content) < _LONG or self._content.__class__ is not str:
            return
        try:
            content = self._content.encode()
        except UnicodeEncodeError:  # what is no UTF-8 would not come back
            return
        at = self.made.find(content)
        if at >= 0:
            self.content = ""
            self._part = slice(at, at + len(content))

    @property
    def is_postponed(self) -> bool:
        """Whether its content is yet to be made."""
        return self._postponed is not None

    @property
    def output(self) -> str | None:
        """The whole file's text, once it is rendered."""
        return None if self.made is None else self.made.decode("utf-8", "surrogateescape")

    @output.setter
    def output(self, text: str | None) -> None:
        self.made = None if text is None else text.encode("utf-8", "surrogateescape")

    @property
    def folder(self) -> str:
        """A page's `dir`."""
        if self.url.endswith("/"):
            return self.url
        above = dirname(self.url)
        return above if above.endswith("/") else above + "/"

    @property
    def is_html(self) -> bool:
        """Whether `site.html_pages` has it."""
        return self.url.endswith("/") or self.destination.endswith(_HTML)

    @property
    def is_asset(self) -> bool:
        """A style sheet, or what comes of one: it has no layout."""
        return self.converter == "scss" or self.path.endswith((".css.map", ".coffee"))

    @property
    def takes_layout(self) -> bool:
        """Whether it is put into the layout that it names, if there is one."""
        return not (self.is_asset or self.layout == "none" or self.path.endswith((".yml", ".yaml")))

    @property
    def keeps_liquid(self) -> bool:
        """Whether its keys say that its Liquid is no Liquid, and Jekyll asks them."""
        return self.may_keep_liquid and self.data.get("render_with_liquid") is False

    @property
    def needs_liquid(self) -> bool:
        """Whether its content goes through Liquid."""
        if self.keeps_liquid or self.path.endswith(".css.map"):
            return False
        if self.collection and self.path.endswith((".yml", ".yaml")):
            return False
        return "{{" in self.content or "{%" in self.content

    def liquid(self) -> object:
        """What `page` is to Liquid: of a document its drop, of a page a hash of this moment."""
        return self.drop or self.hash()

    def hash(self) -> dict[Any, Any]:
        """A page as Liquid sees it; the same hash while nothing changes."""
        if self._hash is None:
            content = LATE if self.is_postponed or self._part else self._content
            said = self.data.get("excerpt")
            excerpt = None if said is None or said is False else said
            made: Mapping[Any, Any] = {
                "content": content,
                "dir": self.folder,
                "excerpt": excerpt,
                "name": self.name,
                "path": self.data.get("path", self.path),
                "url": self.url,
            }
            self._hash = PageHash(merged(self.data, made), self)
        return self._hash

    def read_content(self) -> None:
        """Notes that another page looks at its content; its own is its own affair."""
        if not self.at_work:
            self.reads.note(f"content {self.mark}")

    def replace(self, text: Text, said: Mapping[Any, Any]) -> None:
        """Puts another body in the place of its own, and sets keys."""
        self.text = text
        self.content = text.string
        self.data.update(said)
        self.layout = asked(self.data.get("layout"))


def _layout(data: Mapping[Any, Any], page: Page | None) -> object:
    # A page that says `layout:` and nothing has none, though Liquid sees that of `defaults:`; a document has that one.
    if page is not None and page.kind == "page" and "layout" in page.front_matter.data:
        return page.front_matter.data["layout"]
    return data.get("layout")
