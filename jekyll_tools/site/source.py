"""Which files of a folder Jekyll reads, and why it leaves the others out."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import islice

from jekyll_tools import limits
from jekyll_tools.diagnostic import Problem
from jekyll_tools.records import NamedTuple
from jekyll_tools.site.config import Config
from jekyll_tools.site.entries import EntryRules
from jekyll_tools.site.page import Skipped
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


class _Survey:
    def __init__(self, folder: str, config: Config) -> None:
        self.folder = folder
        self.root = os.path.realpath(folder)
        self.rules = EntryRules(config)
        self.listing = Listing([], [], [], {}, [])

    def run(self) -> Listing:
        self.walk_pages("")
        self.add_included()
        for base, label in self.rules.bases.items():
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
        refusal = self.rules.refusal(name, path, is_folder)
        if refusal and is_folder and self.rules.is_overlooked(name, path):
            self.listing.skipped.append(Skipped(path, refusal, files=tuple(self.below(path))))
            return False
        return refusal is None or self.skip(path, refusal)

    def below(self, folder: str) -> Iterator[str]:
        """The files of a folder that Jekyll does not read, as far as they are counted."""
        whole = os.path.join(self.folder, folder)
        found = (os.path.join(above, name) for above, _, names in os.walk(whole) for name in sorted(names))
        for path in islice(found, limits.OVERLOOKED_FILES):
            yield os.path.relpath(path, self.folder).replace(os.sep, "/")

    def add_included(self) -> None:
        """Files that `include:` names by their path are read wherever they lie."""
        known = {found.path for found in self.listing.pages}
        for name in self.rules.include:
            path = os.path.normpath(name.lstrip("/")).replace(os.sep, "/")
            whole = os.path.join(self.folder, path)
            inside = not path.startswith("..") and os.path.realpath(whole) == os.path.join(self.root, path)
            if path not in known and inside and os.path.isfile(whole):
                self.listing.pages.append(Found(path))
                known.add(path)

    # Posts and collections

    def walk_posts(self, base: str, name: str) -> None:
        refusal = self.rules.refusal_of_posts(base)
        if refusal is not None:
            files = tuple(self.below(base)) if name == "_posts" else ()
            self.listing.skipped.append(Skipped(base, refusal, files=files))
        elif name == "_posts":
            self.listing.posts.extend(self.walk_all(base))
        else:
            self.listing.drafts.extend(self.walk_all(base))

    def walk_all(self, base: str) -> Iterator[Found]:
        """The files below a folder of posts or documents, in the order of Ruby's `Dir.glob`: `a/b` before `a.b`."""
        files = []
        folders = [base] if self.is_own_folder(base) else []
        while folders:
            folder = folders.pop()
            for entry in self.scan(folder):
                path = f"{folder}/{entry.name}"
                kind = self.kind(entry, path)
                if kind == "folder" and not entry.name.startswith("."):
                    folders.append(path)
                elif kind == "file" and self.keeps_inner(found := Found(path, base, self.rules.collections_dir)):
                    files.append(found)
        yield from sorted(files, key=lambda found: found.path.split("/"))

    def is_own_folder(self, path: str) -> bool:
        """A folder of the site, reached without a symlink."""
        whole = os.path.join(self.root, path)
        return os.path.isdir(whole) and os.path.realpath(whole) == os.path.normpath(whole)

    def keeps_inner(self, found: Found) -> bool:
        # A pattern sees a document without `collections_dir:`, a post with it.
        seen = found.scoped if found.base in self.rules.bases else found.path
        refusal = self.rules.refusal_inside(found.inner, seen)
        return refusal is None or self.skip(found.path, refusal)

    # Entries

    def scan(self, folder: str) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(os.path.join(self.folder, folder)) as entries:
                return sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            reason = error.strerror or str(error)
            self.note(folder, "it cannot be read", "unreadable-file", reason=reason, what="folder")
            return []

    def kind(self, entry: os.DirEntry[str], path: str) -> str:
        """What an entry is: "file", "folder", or "" for what is left alone."""
        if entry.is_symlink():
            self.note(path, "a symbolic link: those are not followed", "symlink", target=_target(entry.path))
            return ""
        if len(os.fsencode(path)) > limits.PATH_BYTES:
            self.note(path, "its path is too long", "path-too-long", limit=limits.PATH_BYTES)
            return ""
        if entry.is_dir(follow_symlinks=False):
            return "folder"
        if entry.is_file(follow_symlinks=False):
            return "file"
        self.skip(path, "not an ordinary file")
        return ""

    def skip(self, path: str, reason: str) -> bool:
        if reason:
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
