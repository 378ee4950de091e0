"""Which names Jekyll passes over, and why, in the author's words."""

from __future__ import annotations

import os
from collections.abc import Iterable

from jekyll_tools.site.config import Config
from jekyll_tools.site.patterns import is_backup, is_special, matching
from jekyll_tools.spelling import near

MOVED = "Jekyll reads this collection below "  # how the reason of a folder begins that lies beside `collections_dir:`
_BACKUP = "an editor's backup: its name ends in `~`"
_DOT = "its name ends in a dot"
_ROLES = {
    "layouts_dir": "its files are layouts",
    "includes_dir": "its files are includes",
    "data_dir": "its files are data",
    "plugins_dir": "its files are plugins",
    "cache_dir": "it is Jekyll's cache",
}
POSTS = "posts are read below "  # and that of posts


def parts_folders(config: Config) -> list[str]:
    """The folders of layouts, includes, data and styles."""
    return [*(config.string(f"{name}_dir", f"_{name}") for name in ("layouts", "includes", "data")), "_sass"]


def _but_for_its_end(word: str, known: Iterable[str]) -> str:
    """The known word that has a letter more at its end, or one less; or the word in other letters; "" for none."""
    return next((each for each in known if each in (word, word[:-1]) or each[:-1] == word), "")


class EntryRules:
    """`include:`, `exclude:` and the names with a meaning. A refusal is None for what is read, "" without words."""

    def __init__(self, config: Config) -> None:
        self.include = config.strings("include")
        self.exclude = tuple(pattern for pattern in config.strings("exclude") if pattern not in self.include)
        self.collections_dir = config.collections_dir
        said = config.string("collections_dir")
        self.nowhere = said if said and not self.collections_dir else ""  # `.`, below which Jekyll finds no posts
        collections = config.data["collections"]
        assert isinstance(collections, dict)
        self.labels = [label for label in collections if label != "posts"]
        above = f"{self.collections_dir}/" if self.collections_dir else ""
        self.bases = {f"{above}_{label}": label for label in self.labels}
        self.destination = os.path.normpath(config.string("destination", "_site"))
        self.roles = {config.string(key): words for key, words in _ROLES.items()} | {"_sass": "its files are styles"}
        self.parts = parts_folders(config)
        self.roles |= dict.fromkeys(config.files, "it is the configuration")

    def refusal(self, name: str, path: str, is_folder: bool) -> str | None:
        """Why an entry is no page, nor file to copy, nor a folder of these."""
        if is_folder and os.path.normpath(path) == self.destination:
            return "it is the output folder"
        if name.endswith("."):
            return _DOT
        if matching(self.include, name, is_folder):
            return None
        if path in self.bases or name in ("_posts", "_drafts"):
            return ""  # read as what it is
        pattern = matching(self.exclude, path, is_folder)
        if pattern is not None:
            return f"excluded by `exclude: {pattern}`"
        return self._refusal_of_name(name, path, is_folder) if is_special(name) or is_backup(name) else None

    def is_overlooked(self, name: str, path: str) -> bool:
        """Whether files may lie there that were meant to be published: it looks like a collection's, or has data."""
        return name[0] == "_" and self.roles.get(path, _ROLES["data_dir"]) == _ROLES["data_dir"]

    def _refusal_of_name(self, name: str, path: str, is_folder: bool) -> str:
        if path in self.roles:
            return self.roles[path]
        if is_backup(name):
            return _BACKUP
        if is_folder and name[0] == "_":
            own = f"{self.collections_dir}/{name}"
            if path == name and own in self.bases:
                return f"{MOVED}`collections_dir: {self.collections_dir}`; did you mean `{own}`?"
            meant = self._near(name[1:]) or (self._near_role(name) if path == name else "")
            return f"no collection `{name[1:]}` in `collections:`" + (f"; did you mean `{meant}`?" if meant else "")
        return f"its name starts with `{name[0]}` and `include:` does not list it"

    def _near(self, label: str) -> str:
        """The folder of documents that was likely meant, or ""."""
        letters = 1 if len(label) <= 6 else 2  # `cases` are not `pages`
        known = {each.lower(): each for each in (*self.labels, "posts", "drafts", "pages")}
        meant = _but_for_its_end(label.lower(), known) or near(label.lower(), known, letters)
        return f"_{known[meant]}" if meant else ""

    def _near_role(self, name: str) -> str:
        """The folder of layouts, includes, data or styles that was likely meant, or ""."""
        known = [folder for folder in self.parts if folder.startswith("_")]
        return _but_for_its_end(name.lower(), known) or near(name.lower(), known, 1 if len(name) <= 7 else 2) or ""

    def refusal_of_posts(self, base: str) -> str | None:
        """Why the posts of a folder are not read."""
        if self.collections_dir and not base.startswith(self.collections_dir + "/"):
            return f"{POSTS}`{self.collections_dir}` only"
        if self.nowhere:
            return f"Jekyll finds no posts with `collections_dir: {self.nowhere}`"
        return None

    def refusal_inside(self, inner: str, seen: str) -> str | None:
        """Why a file of a collection, or of the posts, is not read; patterns see it as `seen`."""
        name = inner.rsplit("/", 1)[-1]
        if name.endswith("."):
            return _DOT
        if matching(self.include, inner, False) or matching(self.include, name, False):
            return None
        pattern = matching(self.exclude, seen, False)
        if pattern is not None:
            return f"excluded by `exclude: {pattern}`"
        if is_special(inner) or is_special(name):
            return "its name, or its folder's, starts with one of `_ . # ~`"
        return _BACKUP if is_backup(name) else None
