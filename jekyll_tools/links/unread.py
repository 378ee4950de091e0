"""Pages that a link means and Jekyll does not read, by the permalink that they say."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from jekyll_tools import front_matter
from jekyll_tools.records import NamedTuple
from jekyll_tools.site.files import read_inside
from jekyll_tools.site.site import Site

_TEXTS = (".md", ".markdown", ".html")
_UNREAD = "no collection"  # how the reason of a folder begins that looks like a collection's


class UnreadPage(NamedTuple):
    """The path of its file, and that of the folder that Jekyll passes over; whether it says that it is of a collection
    of that name.
    """

    path: str
    folder: str
    is_document: bool = False


class UnreadPages:
    """Those of one site; their files are read when the first is asked for."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def at(self, path: str) -> UnreadPage | None:
        """The one whose permalink is that path of the site, with a slash or `.html` at its end or without."""
        return self._pages.get(path.strip("/").removesuffix(".html"))

    def mend(self, page: UnreadPage) -> str:
        """How to have it read."""
        name = page.folder.rpartition("/")[2]
        if page.is_document:
            return f"write {name[1:]}: {{output: true}} below `collections:` in _config.yml"
        is_listed = ("include",) in self._site.config.entries
        return f"{f'add {name} to `include:`' if is_listed else f'add the line include: [{name}]'} in _config.yml"

    @cached_property
    def _pages(self) -> dict[str, UnreadPage]:
        found: dict[str, UnreadPage] = {}
        for page in self._files():
            raw = read_inside(self._site.folder, page.path)
            data = front_matter.parse(page.path, raw).data if isinstance(raw, bytes) else {}
            said = data.get("permalink")
            if isinstance(said, str) and ":" not in said and data.get("published") is not False:
                is_document = f"_{data.get('collection')}" == page.folder
                found.setdefault(said.strip("/").removesuffix(".html"), page._replace(is_document=is_document))
        return found

    def _files(self) -> Iterator[UnreadPage]:
        for skipped in self._site.skipped:
            if skipped.reason.startswith(_UNREAD):
                texts = (path for path in skipped.files if path.endswith(_TEXTS))
                yield from (UnreadPage(path, skipped.path) for path in texts if "/_" not in path[len(skipped.path) :])
