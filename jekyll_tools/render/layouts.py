"""Layouts: the files of `_layouts`, by name."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Any

from jekyll_tools import front_matter
from jekyll_tools.diagnostic import Problem
from jekyll_tools.records import NamedTuple
from jekyll_tools.ruby.numbers import TooBig
from jekyll_tools.ruby.show import to_s
from jekyll_tools.site.entries import EntryRules
from jekyll_tools.site.files import inside, linked, read_inside
from jekyll_tools.site.site import Site
from jekyll_tools.site.theme import Theme
from jekyll_tools.text import Location, Text


class Layout(NamedTuple):
    """A layout: its path in the site, its text after the front matter, and that front matter.

    `problems`: what is wrong with it, each with the fact `layout`. `around`: where it names the layout around it.
    """

    path: str
    text: Text
    data: Mapping[Any, Any]
    problems: tuple[Problem, ...] = ()
    around: Location | None = None


def asked(value: object) -> object:
    """The name of the layout that a page asks for by a value: Jekyll takes a number, a date or `true` for a text there,
    though not in a layout.

    >>> asked(404), asked("single"), asked(None)
    ('404', 'single', None)
    """
    if value is None or isinstance(value, str):
        return value
    try:
        return to_s(value)
    except TooBig:
        return None


class Layouts:
    """The site's layouts, each read when it is first asked for. A plugin may `add` one of its own."""

    def __init__(self, site: Site) -> None:
        self._folder = site.folder
        self._config = site.config
        self._yaml = site.target.yaml
        self._theme = site.config.theme
        self._paths = (_of_theme(self._theme) if self._theme else {}) | _paths(site)
        self._read: dict[str, Layout | None] = {}
        self._raw: dict[str, bytes | Problem] = {}
        self.problems: list[Problem] = []

    def __contains__(self, name: str) -> bool:
        return name in self._paths or self._read.get(name) is not None

    def unfollowed(self, name: str) -> tuple[str, str] | None:
        """The path of a symbolic link that has a layout's name, and where it leads; None where there is none."""
        folder = inside(self._config.string("layouts_dir", "_layouts"))
        above, _, last = f"{folder}/{name}".rpartition("/")
        try:
            entries = sorted(os.listdir(os.path.join(self._folder, above)))
        except OSError:
            return None
        paths = (f"{above}/{entry}" for entry in entries if entry.rpartition(".")[0] == last)
        return next(filter(None, (linked(self._folder, path) for path in paths)), None)

    @property
    def names(self) -> list[str]:
        """The names of the layouts that are files, sorted."""
        return sorted(self._paths)

    def add(self, name: str, layout: Layout) -> None:
        """A layout that is no file of the site."""
        self._read[name] = layout

    def source(self, name: str) -> tuple[str, bytes]:
        """Where a layout is, and its bytes as they are; nothing for none. It is not read for that."""
        if name in self._paths:
            path = self._paths[name]
            raw = self._bytes(path)
            return path, b"" if isinstance(raw, Problem) else raw
        layout = self._read.get(name)
        return (layout.path, f"{layout.text}{layout.data}".encode("utf-8", "surrogatepass")) if layout else ("", b"")

    def get(self, name: object) -> Layout | None:
        """The layout of a name; None where there is none."""
        if not isinstance(name, str):
            return None
        if name not in self._read:
            path = self._paths.get(name)
            self._read[name] = None if path is None else self._file(path)
        return self._read[name]

    def around(self, name: object) -> Iterator[Layout]:
        """A layout, the one around it, and so on; each once."""
        used: set[str] = set()
        layout = self.get(name)
        while layout is not None and layout.path not in used:
            used.add(layout.path)
            yield layout
            layout = self.get(layout.data.get("layout"))

    def names_around(self, name: object) -> Iterator[str]:
        """The names that these layouts are asked for by; the last may be nobody's."""
        for layout in self.around(name):
            yield str(name)
            name = layout.data.get("layout")
        if isinstance(name, str):
            yield name

    def _bytes(self, path: str) -> bytes | Problem:
        if path not in self._raw:
            theme = self._theme
            inner = path.removeprefix(f"{theme.label}/") if theme else path
            self._raw[path] = theme.read(inner) if theme and inner != path else read_inside(self._folder, path)
        return self._raw[path]

    def _file(self, path: str) -> Layout | None:
        raw = self._bytes(path)
        if isinstance(raw, Problem):
            self.problems.append(raw)
            return None
        matter = front_matter.parse(path, raw, post=True, yaml=self._yaml)  # past a byte order mark, as a post
        problems = [problem._replace(facts={**problem.facts, "layout": True}) for problem in matter.problems]
        self.problems += problems
        entry = matter.entries.get(("layout",))
        return Layout(path, matter.body, matter.data, tuple(problems), entry.location if entry else None)


def _of_theme(theme: Theme) -> dict[str, str]:
    """The layouts of a theme, by name."""
    inside = (inner for inner in theme.files("_layouts") if "." in inner.rpartition("/")[2])
    return {inner.rpartition(".")[0]: f"{theme.label}/_layouts/{inner}" for inner in inside}


def _paths(site: Site) -> dict[str, str]:
    """The files by the layouts' names; of two of one name the later counts."""
    folder = inside(site.config.string("layouts_dir", "_layouts"))
    rules = EntryRules(site.config)
    found: dict[str, str] = {}
    for inner in sorted(_files(os.path.join(site.folder, folder))):
        if rules.refusal_inside(inner, inner) is None:
            found[inner.rpartition(".")[0]] = f"{folder}/{inner}"
    return found


def _files(folder: str) -> Iterator[str]:
    """The files below a folder whose names have a dot; neither symlinks nor hidden ones."""
    for above, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            whole = os.path.join(above, name)
            if "." in name and not name.startswith(".") and not os.path.islink(whole):
                yield os.path.relpath(whole, folder).replace(os.sep, "/")
