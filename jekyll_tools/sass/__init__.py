"""Style sheets by libsass, with the settings that jekyll-sass-converter 2.2.0 gives it.

A process of its own does the work, with limits, while the pages are rendered. It reads nothing of the site: a sheet and
what it imports are copied to a temporary folder first, from the site's folders only.
"""

from __future__ import annotations

from collections.abc import Mapping
from posixpath import normpath
from typing import Any

from jekyll_tools.records import NamedTuple

_STYLES = ("nested", "expanded", "compact", "compressed")


class Missing(Exception):
    """There is no libsass to work with; the text says how to get it."""


class Broken(Exception):
    """A sheet that libsass refuses, in its words; `path` as imports see it, `line` and `column` are 1-based."""

    def __init__(self, message: str, path: str, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.path = path
        self.line = line
        self.column = column


class Sheet(NamedTuple):
    """A style sheet's CSS and the map of where it comes from."""

    css: str
    map: str


class Settings(NamedTuple):
    """`sass:` of a configuration. `folders`: where imports are looked for, from the site's root. `newer_css`:
    whether CSS that is younger than Sass stays as it is, which the target says.
    """

    style: str
    folders: tuple[str, ...]
    maps: bool
    comments: bool
    charset: bool
    newer_css: bool = False

    @classmethod
    def of(cls, config: Mapping[str, Any]) -> Settings:
        """The settings of a site."""
        said = config.get("sass")
        given: Mapping[str, Any] = said if isinstance(said, dict) else {}
        style = str(given.get("style", "compact")).removeprefix(":")
        paths = given.get("load_paths")
        folders = [*(paths if isinstance(paths, list) else [paths] if paths else []), given.get("sass_dir") or "_sass"]
        return cls(
            style if style in _STYLES else "compact",
            tuple(normpath("/" + str(folder)).strip("/") for folder in folders),
            given.get("sourcemap", "always") != "never",
            bool(given.get("line_comments", False)),
            bool(given.get("add_charset", False)),
        )


def require() -> None:
    """Raises Missing."""
    from importlib.util import find_spec

    if find_spec("_sass") is None:
        raise Missing("style sheets need libsass: pip install 'jekyll-tools[build]'")
