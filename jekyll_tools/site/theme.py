"""Themes that are gems: found on the disk by their names, without Ruby.

A gem is looked for where GEM_HOME and GEM_PATH say, where Bundler puts what a site vendors, and where Ruby's installers
do. Its version is the one in the site's `Gemfile.lock`, else the highest there is.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence

from jekyll_tools import limits
from jekyll_tools.diagnostic import Problem
from jekyll_tools.psych import Entry, Path
from jekyll_tools.records import NamedTuple
from jekyll_tools.regex import regex
from jekyll_tools.site.files import read_inside

_NAME = regex(r"[A-Za-z0-9][\w.-]*", re.ASCII)
_VERSION = regex(r"\d+(?:\.\w+)*", re.ASCII)
_DEPENDENCY = regex(r"""\.add_(?:runtime_)?dependency[ (]{1,4}(?:%q<|["'])([\w-]{1,64})""", re.ASCII)
GITHUBS = "jekyll-theme-primer"  # the theme of a site on GitHub Pages that names none
# What the themes depend on that GitHub Pages has, and those that are on hardly any machine without Ruby.
_KNOWN = {
    "minima": ("jekyll-feed", "jekyll-seo-tag"),
    GITHUBS: ("jekyll-github-metadata", "jekyll-seo-tag"),
}
# The files of the theme that every site on GitHub Pages has which names none.
_FILES = {
    GITHUBS: frozenset(
        (
            "_includes/head-custom.html",
            "_includes/head-custom-google-analytics.html",
            "_layouts/default.html",
            "_layouts/home.html",
            "_layouts/page.html",
            "_layouts/post.html",
            "assets/css/style.css",
        )
    )
}
# `*` is a version of Ruby.
_PLACES = (
    "~/.gem/ruby/*",
    "~/.local/share/gem/ruby/*",
    "~/.rbenv/versions/*/lib/ruby/gems/*",
    "~/.rvm/gems/*",
    "~/.asdf/installs/ruby/*/lib/ruby/gems/*",
    "/var/lib/gems/*",
    "/usr/local/lib/ruby/gems/*",
    "/usr/lib/ruby/gems/*",
    "/usr/share/rubygems-integration/*",
    "/usr/local/bundle",
    "/opt/homebrew/lib/ruby/gems/*",
)
_VENDORED = ("vendor/bundle/ruby/*", ".bundle/ruby/*")


class Theme(NamedTuple):
    """A theme's gem: `root` is its folder."""

    name: str
    version: str
    root: str

    @property
    def label(self) -> str:
        """What stands for the folder in the paths that people are shown."""
        return f"{self.name}-{self.version}"

    @property
    def plugins(self) -> tuple[str, ...]:
        """The plugins that its gem depends on, which Jekyll runs with it."""
        gems = os.path.dirname(os.path.dirname(self.root))
        try:
            with open(os.path.join(gems, "specifications", f"{self.label}.gemspec"), encoding="utf-8") as file:
                found = _DEPENDENCY.findall(file.read(limits.FILE_BYTES))
        except (OSError, UnicodeDecodeError):
            return ()
        return tuple(name for name in found if name != "jekyll")

    def read(self, inner: str) -> bytes | Problem:
        """A file of the theme, never one outside."""
        return read_inside(self.root, inner)

    def has(self, inner: str) -> bool:
        """Whether there is such a file."""
        return os.path.isfile(os.path.join(self.root, inner))

    def files(self, folder: str, *, hidden: bool = False) -> list[str]:
        """The paths below a folder of the theme, sorted; no symlinks, and only if it is wished what is hidden."""
        return sorted(_files(os.path.join(self.root, folder), hidden))


def find(name: str, folder: str) -> Theme | None:
    """The theme of a name, for the site in `folder`; None where it is not on this machine."""
    if not _NAME.fullmatch(name):
        return None
    found = {version: root for version, root in _versions(name, folder) if os.path.isdir(root)}
    if not found:
        return None
    locked = _locked(name, folder).version
    version = locked if locked in found else max(found, key=_order)
    return Theme(name, version, found[version])


def _versions(name: str, folder: str) -> Iterator[tuple[str, str]]:
    for place in _places(folder):
        for gem in _names(f"{place}/gems"):
            version = gem.removeprefix(f"{name}-")
            if version != gem and _VERSION.fullmatch(version):
                yield version, f"{place}/gems/{gem}"


def _places(folder: str) -> Iterator[str]:
    said = [os.environ.get("GEM_HOME", ""), *os.environ.get("GEM_PATH", "").split(os.pathsep)]
    yield from filter(None, said)
    for pattern in (*(os.path.join(folder, place) for place in _VENDORED), *map(os.path.expanduser, _PLACES)):
        above, star, below = pattern.partition("*")
        yield from (f"{above}{name}{below}" for name in (sorted(_names(above), reverse=True) if star else [""]))


def _names(folder: str) -> list[str]:
    """What is in a folder, but for what is hidden; nothing where there is none. (`glob` is slow to import.)"""
    try:
        return [name for name in os.listdir(folder) if not name.startswith(".")]
    except OSError:
        return []


def _order(version: str) -> tuple[tuple[int, str], ...]:
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in version.split("."))


class _Locked(NamedTuple):
    """What `Gemfile.lock` says of a gem: its version, and those that it depends on."""

    version: str
    gems: tuple[str, ...]


def _locked(name: str, folder: str) -> _Locked:
    try:
        with open(os.path.join(folder, "Gemfile.lock"), encoding="utf-8", errors="replace") as file:
            said = file.read(limits.FILE_BYTES)
    except OSError:
        return _Locked("", ())
    found = re.search(rf"^    {re.escape(name)} \(([^)\s]+)\)((?:\n {{6}}[^\n]+)*)", said, re.MULTILINE)
    if found is None:
        return _Locked("", ())
    gems = [line.split()[0] for line in found[2].splitlines() if line.strip()]
    return _Locked(found[1], tuple(gem for gem in gems if gem != "jekyll"))


def _files(folder: str, hidden: bool) -> Iterator[str]:
    for above, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if hidden or not name.startswith(".")]
        for name in names:
            whole = os.path.join(above, name)
            if (hidden or not name.startswith(".")) and not os.path.islink(whole):
                yield os.path.relpath(whole, folder).replace(os.sep, "/")


def wanted(data: Mapping[str, object]) -> str:
    """The theme that settings name, "" for none."""
    said = data.get("theme")
    return said if isinstance(said, str) else ""


def may_have(data: Mapping[str, object], found: Theme | None, file: str) -> bool:
    """Whether a theme that settings name and that is not here may have a file (an asset as it is published)."""
    if data.get("remote_theme"):
        return True
    name = wanted(data)
    return bool(name) and found is None and (name not in _FILES or file in _FILES[name])


def plugins(data: Mapping[str, object], found: Theme | None, folder: str) -> tuple[str, ...]:
    """The plugins that come with the theme that settings name, be it here or not: then `Gemfile.lock` may say them."""
    name = wanted(data)
    if found is not None:
        return found.plugins
    if name in _KNOWN or name.startswith("jekyll-theme-"):
        return _KNOWN.get(name, ("jekyll-seo-tag",))
    return _locked(name, folder).gems if _NAME.fullmatch(name) else ()


def missing(
    data: Mapping[str, object], entries: Mapping[Path, Entry], names: Sequence[str], found: Theme | None
) -> list[Problem]:
    """A theme that the site's own settings name and that is not here (`missing-theme`; facts: `name`, `remote`)."""
    told = [("theme", wanted(data), False)] if found is None else []
    remote = data.get("remote_theme")
    told += [("remote_theme", remote, True)] if isinstance(remote, str) and remote else []
    return [
        Problem("missing-theme", entries[(key,)].location, {"name": name, "remote": far})
        for key, name, far in told
        if name and (key,) in entries and names
    ]
