"""What Liquid finds beside a page's own variables: one payload for the whole site; each page leaves something in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from jekyll_tools.render.drops.files import JekyllDrop, ThemeDrop
from jekyll_tools.render.drops.site import SiteDrop
from jekyll_tools.site.scopes import merged

if TYPE_CHECKING:
    from jekyll_tools.render.contents import Contents
    from jekyll_tools.render.layouts import Layout, Layouts
    from jekyll_tools.render.subject import Subject
    from jekyll_tools.target import Target

_NAMES = ("content", "page", "layout", "paginator", "highlighter_prefix", "highlighter_suffix")
_KNOWN = frozenset((*_NAMES, "jekyll", "site", "theme"))


class Payload(dict[Any, Any]):
    """Jekyll's payload. While a page's own text is rendered (`body`) it holds what the page before has left.

    `left` are the pages that were not rendered, because they are known, and whose leavings are put here when somebody
    needs them.
    """

    __slots__ = ("_contents", "body", "left")

    def __init__(self, contents: Contents, target: Target) -> None:
        super().__init__(dict.fromkeys(_NAMES))
        self["jekyll"] = JekyllDrop(target.jekyll, target.environment)
        self["site"] = SiteDrop(contents)
        theme = contents.site.config.theme
        self["theme"] = ThemeDrop(theme) if theme and target.theme_drop else None
        self._contents = contents
        self.body = False
        self.left: list[Callable[[], None]] = []

    def get(self, name: Any, default: Any = None) -> Any:
        """The value of a name."""
        if name not in _KNOWN:
            self._contents.reads.note("counters")
        elif self.body and (name == "content" or name == "layout"):
            self._contents.reads.note(f"left {name}")
        return super().get(name, default)

    @property
    def counters(self) -> dict[Any, Any]:
        """What `increment` and `decrement` count."""
        return {name: value for name, value in self.items() if name not in _KNOWN}

    def settle(self) -> None:
        """Puts everything here that was left meanwhile."""
        for leave in self.left:
            leave()
        self.left.clear()

    def set_page(self, subject: Subject, layouts: Layouts) -> None:
        """Begins with a page: its layout's keys are over those that are left."""
        self["page"] = subject.liquid()
        self["paginator"] = subject.pager
        self.set_place(subject)
        layout = layouts.get(subject.layout)
        if layout is not None:
            self.merge_layout(layout)

    def set_place(self, subject: Subject) -> None:
        """Who is at work, and what the tag `highlight` puts around its code, so that Markdown leaves it alone."""
        self["site"].current = subject
        self["highlighter_prefix"] = self["highlighter_suffix"] = "\n" if subject.converter == "markdown" else None

    def merge_layout(self, layout: Layout) -> None:
        """A layout's keys are over those of the layout within it."""
        self["layout"] = merged(layout.data, self["layout"] or {})
