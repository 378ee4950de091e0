"""Which files of a folder Jekyll reads, and why it leaves the others out."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import NamedTuple

from jekyll_tools import limits
from jekyll_tools.diagnostic import Problem
from jekyll_tools.site.config import Config
from jekyll_tools.site.page import Skipped
from jekyll_tools.site.patterns import is_backup, is_special, matching
from jekyll_tools.text import Location


class Found(NamedTuple):
    """A file to read: `path` from the site's root; `base` the folder its kind counts from ("_posts", "col/_talks")."""

    path: str
    base: str = ""
    root: str = ""  # `collections_dir:`, where the base lies below it

    @property
    def above(self) -> str:
        """The folders above the base, as a path."""
        return self.base[len(self.root) :].strip("/").rpartition("/")[0]

    @property
    def scoped(self) -> str:
        """The path as a scope of `defaults:` sees it."""
        return self.path[len(self.root) :].lstrip("/") if self.root else self.path

    @property
    def inner(self) -> str:
        """The path below `base`."""
        return self.path[len(self.base) + 1 :] if self.base else self.path


class Listing(NamedTuple):
    """The files of a site, by what Jekyll does with them."""

    pages: list[Found]  # and files to copy: their first line decides
    posts: list[Found]
    drafts: list[Found]
    documents: dict[str, list[Found]]
    skipped: list[Skipped]


def survey(folder: str, config: Config) -> Listing:
    """Walk a site's folder. Symlinks are never followed; an unreadable folder is a Problem."""
    return _Survey(folder, config).run()


_ROLES = {
    "layouts_dir": "its files are layouts",
    "includes_dir": "its files are includes",
    "data_dir": "its files are data",
    "plugins_dir": "its files are plugins",
    "cache_dir": "it is Jekyll's cache",
}


class _Survey:
    def __init__(self, folder: str, config: Config) -> None:
        self.folder = folder
        self.root = os.path.realpath(folder)
        self.include = config.strings("include")
        self.exclude = tuple(p for p in config.strings("exclude") if p not in self.include)
        self.listing = Listing([], [], [], {}, [])
        self.collections_dir = config.collections_dir
        collections = config.data["collections"]
        assert isinstance(collections, dict)
        self.labels = [label for label in collections if label != "posts"]
        self.bases = {self.below_collections("_" + label): label for label in self.labels}
        self.destination = os.path.normpath(config.string("destination", "_site"))
        self.roles = {config.string(key): words for key, words in _ROLES.items()} | {"_sass": "its files are styles"}
        self.roles |= dict.fromkeys(config.files, "it is the configuration")

    def below_collections(self, name: str) -> str:
        return f"{self.collections_dir}/{name}" if self.collections_dir else name

    def run(self) -> Listing:
        self.walk_pages("")
        self.add_included()
        for base, label in self.bases.items():
            self.listing.documents[label] = list(self.walk_all(base))
        return self.listing

    # Pages, and the posts of each folder

    def walk_pages(self, folder: str) -> None:
        folders = [folder]
        while folders:
            folders += self.read_folder(folders.pop())

    def read_folder(self, folder: str) -> list[str]:
        """Sort the entries of one folder; returns the folders to go on with."""
        below = []
        for entry in self.scan(folder):
            path = f"{folder}/{entry.name}" if folder else entry.name
            kind = self.kind(entry, path)
            if kind == "folder" and entry.name in ("_posts", "_drafts"):
                self.walk_posts(path, entry.name)
            if not kind or not self.keeps(entry.name, path, kind == "folder"):
                continue
            if kind == "folder":
                below.append(path)
            else:
                self.listing.pages.append(Found(path))
        return below

    def keeps(self, name: str, path: str, is_folder: bool) -> bool:
        """Whether Jekyll reads the entry for pages; the reason is noted where it does not."""
        if is_folder and os.path.normpath(path) == self.destination:
            return self.skip(path, "it is the output folder")
        if matching(self.include, name, is_folder):
            return True
        pattern = matching(self.exclude, path, is_folder)
        if pattern is not None:
            return self.skip(path, f"excluded by `exclude: {pattern}`")
        if is_special(name) or is_backup(name):
            return self.skip_special(name, path, is_folder)
        return True

    def skip_special(self, name: str, path: str, is_folder: bool) -> bool:
        if path in self.bases or name in ("_posts", "_drafts"):
            return False  # read as what it is
        if path in self.roles:
            return self.skip(path, self.roles[path])
        if is_backup(name):
            return self.skip(path, "an editor's backup: its name ends in `~`")
        reason = f"its name starts with `{name[0]}` and `include:` does not list it"
        if is_folder and name[0] == "_":
            reason = f"no collection `{name[1:]}` in `collections:`{self.near(name[1:])}"
        return self.skip(path, reason)

    def near(self, label: str) -> str:
        from difflib import get_close_matches

        found = get_close_matches(label, [*self.labels, "posts", "drafts", "pages"], 1, 0.75)
        return f"; did you mean `_{found[0]}`?" if found else ""

    def add_included(self) -> None:
        """Files that `include:` names by their path are read wherever they lie."""
        known = {found.path for found in self.listing.pages}
        for name in self.include:
            path = os.path.normpath(name.lstrip("/")).replace(os.sep, "/")
            whole = os.path.join(self.folder, path)
            inside = not path.startswith("..") and os.path.realpath(whole) == os.path.join(self.root, path)
            if path not in known and inside and os.path.isfile(whole):
                self.listing.pages.append(Found(path))
                known.add(path)

    # Posts and collections

    def walk_posts(self, base: str, name: str) -> None:
        inside = not self.collections_dir or base.startswith(self.collections_dir + "/")
        if not inside:
            self.skip(base, f"posts are read below `{self.collections_dir}` only")
            return
        pattern = matching(self.exclude, base, True)
        if pattern is not None:
            self.skip(base, f"excluded by `exclude: {pattern}`")
            return
        target = self.listing.posts if name == "_posts" else self.listing.drafts
        target += self.walk_all(base)

    def walk_all(self, base: str) -> Iterator[Found]:
        """The files below a folder of posts or documents, sorted."""
        files = []
        folders = [base] if self.is_own_folder(base) else []
        while folders:
            folder = folders.pop()
            for entry in self.scan(folder):
                path = f"{folder}/{entry.name}"
                kind = self.kind(entry, path)
                if kind == "folder" and not entry.name.startswith("."):
                    folders.append(path)
                elif kind == "file" and self.keeps_inner(path, base):
                    files.append(Found(path, base, self.collections_dir))
        yield from sorted(files, key=lambda found: found.path)

    def is_own_folder(self, path: str) -> bool:
        """A folder of the site, reached without a symlink."""
        whole = os.path.join(self.root, path)
        return os.path.isdir(whole) and os.path.realpath(whole) == os.path.normpath(whole)

    def keeps_inner(self, path: str, base: str) -> bool:
        inner = path[len(base) + 1 :]
        name = inner.rsplit("/", 1)[-1]
        if matching(self.include, inner, False) or matching(self.include, name, False):
            return True
        pattern = matching(self.exclude, path, False)
        if pattern is not None:
            return self.skip(path, f"excluded by `exclude: {pattern}`")
        if is_special(inner) or is_special(name):
            return self.skip(path, "its name, or its folder's, starts with one of `_ . # ~`")
        return self.skip(path, "an editor's backup: its name ends in `~`") if is_backup(name) else True

    # Entries

    def scan(self, folder: str) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(os.path.join(self.folder, folder)) as entries:
                return sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            self.note(folder, "it cannot be read", "unreadable-file", reason=error.strerror or str(error))
            return []

    def kind(self, entry: os.DirEntry[str], path: str) -> str:
        """What an entry is: "file", "folder", or "" for what is left alone."""
        if entry.is_symlink():
            self.note(path, "a symlink: those are not followed", "symlink", target=_target(entry.path))
            return ""
        if len(os.fsencode(path)) > limits.PATH_BYTES:
            self.note(path, "its path is too long", "path-too-long", limit=limits.PATH_BYTES)
            return ""
        if entry.is_dir(follow_symlinks=False):
            return "folder"
        if entry.is_file(follow_symlinks=False):
            return "file"
        self.skip(path, "no ordinary file")
        return ""

    def skip(self, path: str, reason: str) -> bool:
        self.listing.skipped.append(Skipped(path, reason))
        return False

    def note(self, path: str, words: str, kind: str, **facts: object) -> None:
        problem = Problem(kind, Location.of_file(path), facts)
        self.listing.skipped.append(Skipped(path, words, (problem,)))


def _target(path: str) -> str:
    try:
        return os.readlink(path)
    except OSError:
        return ""
