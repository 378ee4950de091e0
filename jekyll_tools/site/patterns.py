"""The patterns of `include:`, `exclude:` and `defaults:`, as Ruby's `File.fnmatch?` and `Dir.glob` read them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from jekyll_tools.records import NamedTuple
from jekyll_tools.regex import regex

_WILD = frozenset("*?[\\")
_SPECIAL = ("_", ".", "#", "~")
_CLASS = regex(r"\[\^")
_QUOTED = regex(r"\\(.)", re.DOTALL)


@lru_cache(maxsize=512)
def _test(pattern: str) -> Callable[[str], object]:
    """`*` and `?` stand for slashes too; Python's translation is linear in the text."""
    if _WILD.isdisjoint(pattern):
        return pattern.__eq__
    from fnmatch import translate

    return re.compile(translate(_CLASS.sub("[!", _QUOTED.sub(r"[\1]", pattern)))).match


def matching(patterns: Sequence[str], path: str, is_folder: bool) -> str | None:
    """The first pattern of a list that takes a path in, from the site's root; None for none.

    A pattern also stands for everything that begins with it; with a slash at its end only for folders.

    >>> matching(["/docs"], "docsite/x.md", False), matching(["docs/"], "docsite", True)
    ('/docs', None)
    """
    if not patterns or not _may_match(tuple(patterns), path):
        return None
    for pattern in patterns:
        wanted = pattern.lstrip("/")
        if wanted.endswith("/"):
            if (is_folder and (path + "/").startswith(wanted)) or (path.startswith(wanted)):
                return pattern
        elif path.startswith(wanted) or _test(wanted)(path):
            return pattern
    return None


def _may_match(patterns: tuple[str, ...], path: str) -> bool:
    """Whether one of them matches a folder of that path: nearly always none does, which is seen at once."""
    begins, wild = _told_apart(patterns)
    return f"{path}/".startswith(begins) or any(matches(path) for matches in wild)


@lru_cache(maxsize=64)
def _told_apart(patterns: tuple[str, ...]) -> tuple[tuple[str, ...], list[Callable[[str], object]]]:
    wanted = tuple(pattern.lstrip("/") for pattern in patterns)
    return wanted, [_test(each) for each in wanted if not _WILD.isdisjoint(each)]


def is_special(name: str) -> bool:
    """A name that Jekyll leaves out unless `include:` lists it."""
    return name.startswith(_SPECIAL)


def is_backup(name: str) -> bool:
    """An editor's backup."""
    return name.endswith("~")


class Glob(NamedTuple):
    """A path with `*` in a scope of `defaults:`; here a `*` stops at a slash, and `**/` spans folders."""

    parts: tuple[str, ...]

    @classmethod
    def of(cls, pattern: str) -> Glob:
        parts = pattern.strip("/").split("/")
        return cls((*parts[:-1], "*" if parts[-1] == "**" else parts[-1]))

    def covers(self, path: str, above: str = "") -> bool:
        """The pattern names the path below `above`, or one of the path's folders."""
        names = [*above.split("/"), *path.split("/")] if above else path.split("/")
        outside = len(names) - path.count("/") - 1
        reached = {0}  # how many parts the names so far may have used up
        for depth, name in enumerate(names):
            reached = _after(self.parts, reached, name)
            if len(self.parts) in reached and depth >= outside:
                return True
        return False


def _after(parts: tuple[str, ...], reached: set[int], name: str) -> set[int]:
    """The positions behind one more name; `*` takes no name with a leading dot."""
    ahead = set()
    for at in _past_stars(parts, reached):
        if at == len(parts) or (name.startswith(".") and not parts[at].startswith(".")):
            continue
        if parts[at] == "**":
            ahead.add(at)
        elif _test(parts[at])(name):
            ahead.add(at + 1)
    return ahead


def _past_stars(parts: tuple[str, ...], reached: set[int]) -> set[int]:
    """The positions, and those behind a `**` that stands for no folder."""
    found = set(reached)
    for start in reached:
        at = start
        while at < len(parts) and parts[at] == "**":
            at += 1
            found.add(at)
    return found
