"""The files of the built site, and which of them a path gets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from posixpath import splitext
from typing import Any, Literal

from jekyll_tools.records import NamedTuple
from jekyll_tools.redirects.redirect import Redirect
from jekyll_tools.regex import regex
from jekyll_tools.site.page import Page, StaticFile
from jekyll_tools.site.served import candidates
from jekyll_tools.site.site import Site
from jekyll_tools.site.submodules import absent
from jekyll_tools.site.theme import may_have

_PLACEHOLDERS = regex(r"((?::[a-z_]+)+)")
_NUMBERS = frozenset((":num", ":year", ":month", ":day"))
_ARCHIVES = ("jekyll-archives", "jekyll-archives-v2")
_WIDTH = regex(r"-[0-9]{1,5}\Z")
_PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".tiff")  # what jekyll-imagemagick reads unless it is told otherwise


class Claim(NamedTuple):
    """Something that makes a file of the built site."""

    kind: Literal["page", "static", "redirect", "generated"]
    page: Page | None = None
    file: StaticFile | None = None
    redirect: Redirect | None = None


class Served:
    """What the built site holds."""

    def __init__(self, site: Site, redirects: Sequence[Redirect]) -> None:
        self.claims: dict[str, list[Claim]] = {}
        for destination, claim in _claims(site, redirects):
            self.claims.setdefault(destination, []).append(claim)
        self._made = tuple(_made_by_plugins(site))
        self._config = site.config
        self._copied = _copied(site)
        self._elsewhere = absent(site.folder)  # what Git brings, and is not here, may hold anything

    def find(self, path: str) -> str | None:
        """The file that a path (percent-encoded, without baseurl) gets, None where it gets the 404 page."""
        return next((file for file in candidates(path) if self._is_there(file)), None)

    def _is_there(self, destination: str) -> bool:
        if destination in self.claims or any(pattern.fullmatch(destination) for pattern in self._made):
            return True
        if self._elsewhere and destination.startswith(self._elsewhere):
            return True
        config = self._config
        if destination.startswith("assets/") and may_have(config.data, config.theme, destination):
            return True
        return self._is_copy(destination)

    def _is_copy(self, destination: str) -> bool:
        """Whether jekyll-imagemagick makes it of another picture: `cat-480.webp` of `cat.jpg`, or of `cat.JPG`."""
        stem, ending = splitext(destination)
        made = self._copied.get("output_formats")
        if not isinstance(made, dict) or ending[1:] not in made:
            return False
        said = self._copied.get("input_formats")
        read = [str(form) for form in (said if isinstance(said, list) else _PICTURES)]
        names = (stem, _WIDTH.sub("", stem))
        return any(f"{name}{form}" in self.claims for name in names for form in (*read, *map(str.upper, read)))


def _claims(site: Site, redirects: Sequence[Redirect]) -> Iterator[tuple[str, Claim]]:
    for page in site.published:
        yield page.destination, Claim("page", page=page)
    for file in site.static_files:
        yield file.destination, Claim("static", file=file)
    for redirect in redirects:
        yield redirect.destination, Claim("redirect", redirect=redirect)
    if redirects:
        yield "redirects.json", Claim("generated")
    for destination in getattr(site, "generated", ()):
        yield destination, Claim("generated")


def _made_by_plugins(site: Site) -> Iterator[re.Pattern[str]]:
    """The names of pages that plugins make of the site's posts: how many there are is theirs to say."""
    data, plugins = site.config.data, site.config.plugins
    if data.get("paginate") and any(name.startswith("jekyll-paginate") for name in plugins):
        yield _pattern(data.get("paginate_path") or "/page:num/")
    if not set(_ARCHIVES).isdisjoint(plugins):
        said = data.get("jekyll-archives")
        for settings in said.values() if isinstance(said, dict) and _ARCHIVES[1] in plugins else (said,):
            yield from map(_pattern, _archive_paths(settings))


def _copied(site: Site) -> Mapping[str, Any]:
    """The settings of jekyll-imagemagick, none where it is not run."""
    said = site.config.data.get("imagemagick") if "jekyll-imagemagick" in site.config.plugins else None
    return said if isinstance(said, dict) and said.get("enabled") is True else {}


def _archive_paths(settings: object) -> list[object]:
    given = settings.get("permalinks") if isinstance(settings, dict) else None
    defaults = {
        "year": "/:year/",
        "month": "/:year/:month/",
        "day": "/:year/:month/:day/",
        "category": "/category/:name/",
        "tag": "/tag/:name/",
    }
    return list({**defaults, **(given if isinstance(given, dict) else {})}.values())


def _pattern(template: object) -> re.Pattern[str]:
    text = str(template).lstrip("/")
    parts = [_part(part) for part in _PLACEHOLDERS.split(text)]
    ending = "index\\.html" if text.endswith("/") else r"(?:\.html|/index\.html)?"
    return re.compile("".join(parts) + ending)


def _part(text: str) -> str:
    if not text.startswith(":"):
        return re.escape(text)
    return "[0-9]+" if text in _NUMBERS else "[^/]+"
