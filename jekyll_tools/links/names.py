"""The paths of a site by their names: which of them a path that nothing answers was likely meant for."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable
from functools import cached_property
from typing import TypeVar

from jekyll_tools import urls
from jekyll_tools.links.extract import KEYS
from jekyll_tools.links.likeness import (
    BEHIND,
    PICTURES,
    alike,
    close_name,
    differ_at_end,
    in_another_language,
    is_of_another,
    last,
    words_of,
)
from jekyll_tools.links.link import Link
from jekyll_tools.links.served import Served
from jekyll_tools.regex import regex
from jekyll_tools.site.site import Site

_COMPARISONS = 50_000  # of one name with another, each some 10 µs: a site full of dead links gets no guesses at its end
_DATED = regex(r".*/[0-9]{4}-[0-9]{2}-[0-9]{2}-")
_DATE = regex(r"\A[0-9]{4}-[0-9]{2}-[0-9]{2}-")
_TEXTS = (".md", ".markdown", ".html")
_TWICE = regex(r"(\.[a-z0-9]{2,5})\1\Z")  # `talk.mp4.mp4`
_COMMA = regex(r",(?=[a-z0-9]{2,5}$)")
_SOURCES = (".scss", ".sass")  # what becomes a style sheet, and is none to a browser
_ERROR_PAGE = "/404.html"
_LIVES = frozenset(("cv", "resume", "vita", "vitae"))  # words for one thing
_FEEDS = frozenset(("rss.xml", "atom.xml", "index.xml"))
_FEED = "/feed.xml"
_Key = TypeVar("_Key")


class Names:
    """Those of one site."""

    def __init__(self, site: Site, served: Served) -> None:
        self._site = site
        self._served = served
        self._comparisons = _COMPARISONS
        self._found: dict[str, str] = {}

    @cached_property
    def _meant(self) -> list[str]:
        """The paths that readers call the files by, where anybody means to link to them."""
        return [path for path in map(_shown, self._served.claims) if is_meant(path)]

    @cached_property
    def _paths(self) -> dict[str, str]:
        return {path.casefold(): path for path in self._meant}

    @cached_property
    def _names(self) -> dict[str, list[str]]:
        return _table((last(path).casefold(), path) for path in self._meant)

    @cached_property
    def _stems(self) -> dict[str, list[str]]:
        pages = ((page.url, stem(page.path)) for page in self._site.published)
        return _table((name, url) for url, whole in pages for name in {whole, _DATE.sub("", whole)})

    @cached_property
    def _dated(self) -> dict[str, list[str]]:
        return _table((found[0], path) for name, path in self._paths.items() if (found := _DATED.match(name)))

    @cached_property
    def _with_words(self) -> dict[tuple[str, str], list[str]]:
        """By a word of the name, and the ending."""
        paths = ((path, posixpath.splitext(folded)[1]) for folded, path in self._paths.items())
        return _table(((word, ending), path) for path, ending in paths for word in set(words_of(last(path))))

    def by_source(self, name: str) -> str:
        """The address of the one page whose file has that name; the date of the file may be left out."""
        found = self._stems.get(stem(name), []) if name and may_be_page(name) else []
        near = found[0] if len(found) == 1 else ""
        return near if is_meant(near) and "?" not in near and not in_another_language(near, f"/{name}/") else ""

    def namesake(self, link: Link, name: str) -> str:
        """Of a key of the front matter the one file of that ending that is named like the page."""
        ending, own = posixpath.splitext(name)[1], posixpath.splitext(last(link.location.path))[0]
        return self._elsewhere(f"{own}{ending}".casefold()) if ending and link.attribute in KEYS else ""

    def near(self, path: str) -> str:
        """The path that is likely meant, or ""."""
        if path not in self._found:
            self._found[path] = self._search(path)
        return self._found[path]

    def _search(self, path: str) -> str:
        name = urls.decoded(path).casefold()
        bare = name.rstrip("/")
        for candidate in (
            name,
            name.replace("\\", "/"),
            bare,
            name + "/",
            bare + ".html",
            _COMMA.sub(".", name),
            name.rstrip(BEHIND),
            _TWICE.sub(r"\1", name),
        ):
            if candidate in self._paths:
                return self._paths[candidate]
        if dated := self._of_that_date(name):
            return dated
        near = (
            self._elsewhere(last(name))
            or self._elsewhere(f"{last(name)}.pdf")
            or (self._elsewhere(stem(name)) if name.endswith(".html") else "")
            or self._pictured(last(name))
            or self._paths.get(self.close_name(name, self._paths), "")
        )
        is_other = near and (in_another_language(near, name) or is_of_another(near, name))
        if near and alike(last(near), last(urls.decoded(path))) and not is_other:
            return near
        return self._with_word(name)

    def _of_that_date(self, name: str) -> str:
        """The one page of the same folder with the date that a name begins with: others are other papers."""
        begins = _DATED.match(name)
        near = self._dated.get(begins[0], []) if begins else []
        is_other = near and differ_at_end(stem(near[0]), stem(name))
        return near[0] if len(near) == 1 and not is_other else ""

    def _with_word(self, name: str) -> str:
        """The one file of that ending in whose name the name is a word: `Ann_CV.pdf` for `cv.pdf`.

        In the folder where it is looked for, or in all; there another word for the same will do. The one CV of that
        ending that the site has for any other.
        """
        word, ending = posixpath.splitext(last(name))
        if name.endswith(tuple(f"/{feed}" for feed in _FEEDS)) and self._served.find(_FEED):
            return _FEED
        if not ending or not word.isalpha():
            lives = self._having(_LIVES, ending) if ending and not _LIVES.isdisjoint(words_of(last(name))) else []
            return lives[0] if len(lives) == 1 else ""
        found = self._having([word], ending)
        beside = [path for path in found if posixpath.dirname(path).casefold() == posixpath.dirname(name)]
        if not found and word in _LIVES:
            others = self._having(_LIVES, ending)
            found = [path for path in others if posixpath.dirname(path).casefold() == posixpath.dirname(name)]
        return next((paths[0] for paths in (beside, found) if len(paths) == 1), "")

    def _having(self, words: Iterable[str], ending: str) -> list[str]:
        """The files of that ending that have one of the words in their names."""
        known = self._with_words
        return list(dict.fromkeys(path for word in words for path in known.get((word, ending), ())))

    def _elsewhere(self, name: str) -> str:
        """The one file of that name in another folder."""
        found = self._names.get(name, []) if name else []
        return found[0] if len(found) == 1 else ""

    def _pictured(self, name: str) -> str:
        """The one picture of that name with another ending: `me.jpg` for `me.jpeg`."""
        stem, ending = posixpath.splitext(name)
        if not stem or ending not in PICTURES:
            return ""
        found = [path for other in PICTURES if other != ending for path in self._names.get(stem + other, [])]
        return found[0] if len(found) == 1 else ""

    def close_name(self, name: str, names: Collection[str]) -> str:
        """The one of the names that is a slip of the pen away, or ""; "" too when enough names were compared."""
        if len(names) > self._comparisons:
            return ""
        self._comparisons -= len(names)
        return close_name(name, names)


def _table(pairs: Iterable[tuple[_Key, str]]) -> dict[_Key, list[str]]:
    table: dict[_Key, list[str]] = {}
    for key, path in pairs:
        table.setdefault(key, []).append(path)
    return table


def _shown(destination: str) -> str:
    """The path that a reader calls a file by."""
    return "/" + (destination[: -len("index.html")] if posixpath.basename(destination) == "index.html" else destination)


def is_meant(path: str) -> bool:
    """Whether anybody means to link to a path."""
    return path != _ERROR_PAGE and not path.endswith(_SOURCES)


def stem(path: str) -> str:
    """The name of a file without its folder and ending."""
    return posixpath.splitext(last(path))[0].casefold()


def may_be_page(name: str) -> bool:
    """Whether a path may be that of a page, by its ending."""
    return posixpath.splitext(name)[1].lower() in ("", *_TEXTS)
