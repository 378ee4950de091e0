"""`site`, as Liquid sees it."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from jekyll_tools.liquid.drop import Drop

if TYPE_CHECKING:
    from jekyll_tools.render.contents import Contents
    from jekyll_tools.render.subject import Subject

# What Jekyll's own settings hold for its server and its command line.
_COMMAND = {"detach": False, "port": "4000", "host": "127.0.0.1", "show_dir_listing": True}


class SiteDrop(Drop):
    """The site: its collections by label, what Jekyll makes of it, else its settings.

    One serves all pages, and keeps what it was first asked for, as Jekyll's does; one that is `passing` serves one
    excerpt. `current` is the document at work.
    """

    __slots__ = ("_contents", "_html", "_settings", "current", "passing")

    def __init__(self, contents: Contents) -> None:
        self._contents = contents
        self.passing = False
        self._html: list[Subject] | None = None
        self.current: Subject | None = None
        site = contents.site
        source = os.path.abspath(site.folder)
        places = {"source": source, "destination": os.path.join(source, site.config.string("destination", "_site"))}
        self._settings: dict[Any, Any] = {**places, **_COMMAND, **site.config.data, **places}

    def get(self, key: object) -> object:
        if key != "posts" and key in self._contents.documents:
            self._contents.reads.note(f"documents {key}")
            return self._contents.drops(str(key))
        made = _MADE.get(key)
        if made is None:
            return self._settings.get(key)
        self._note(str(key))
        return made(self)

    def _note(self, key: str) -> None:
        questions = _ASKS.get(key)
        if questions is None or (key == "html_pages" and self.passing):
            self._contents.reads.never()
        for question in questions or ():
            self._contents.reads.note(question)

    def has(self, key: object) -> bool:
        return key in _MADE or key in self._contents.documents or key in self._settings

    def fill(self, key: str, value: object) -> None:
        """Gives a key a value, if it has none."""
        self._settings.setdefault(key, value)

    def put(self, key: str, value: object) -> None:
        """Gives a key a value, whatever the settings say."""
        self._settings[key] = value

    def keys(self) -> list[str]:
        return list(dict.fromkeys([*map(str, _MADE), *self._settings]))

    def to_s(self) -> str:
        return "Jekyll::Drops::SiteDrop"

    @property
    def contents(self) -> Contents:
        """What the site holds."""
        return self._contents

    def html_pages(self) -> list[dict[Any, Any]]:
        """The pages that were there when the list was first asked for, as they are now."""
        return [page.hash() for page in self.listed_html()]

    def listed_html(self) -> list[Subject]:
        """Those pages."""
        if self._html is None:
            self._html = [page for page in self._contents.pages if page.is_html]
        return self._html

    def related_posts(self) -> object:
        """The ten latest posts but the one at work; nothing on pages."""
        if self.current is None or self.current.drop is None:
            return None
        posts = self._contents.documents["posts"]
        if len(posts) < 2:
            return []
        return [post.drop for post in reversed(posts[-11:]) if post is not self.current][:10]


# What one asks about the site with these keys; what is not here depends on more than can be asked for.
_ASKS: Mapping[str, tuple[str, ...]] = {
    "static_files": ("files",),
    "time": ("time",),
    "collections": ("everything",),
    "related_posts": ("documents posts",),
    "documents": ("everything",),
    "config": (),
    "data": ("data",),
    "tags": ("documents posts",),
    "pages": ("pages",),
    "posts": ("documents posts",),
    "categories": ("documents posts",),
    "html_pages": ("html",),
}
_MADE: Mapping[object, Callable[[SiteDrop], object]] = {
    "static_files": lambda drop: drop.contents.static_files,
    "time": lambda drop: drop.contents.site.time,
    "collections": lambda drop: drop.contents.collections,
    "related_posts": SiteDrop.related_posts,
    "documents": lambda drop: drop.contents.all_documents,
    "config": lambda _: None,
    "data": lambda drop: drop.contents.data,
    "tags": lambda drop: drop.contents.posts_by("tags"),
    "pages": lambda drop: [page.hash() for page in drop.contents.pages],
    "posts": lambda drop: drop.contents.latest_posts,
    "categories": lambda drop: drop.contents.posts_by("categories"),
    "html_pages": SiteDrop.html_pages,
}
