"""`defaults:` of the configuration: values for the pages that a path and a type name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jekyll_tools.records import NamedTuple
from jekyll_tools.site.patterns import Glob

_FILES = ("pages", "")  # kinds whose paths count from the site, not from `collections_dir:`
OLD_NAMES = {"page": "pages", "post": "posts", "draft": "drafts"}


class _Scope(NamedTuple):
    """Where values hold. `kind` is None where the scope names no type."""

    path: str
    kind: str | None
    values: Mapping[Any, Any]
    glob: Glob | None
    whole: bool = False  # names whole folders, not the beginnings of paths

    def covers(self, path: str, kind: str, root: str) -> bool:
        if self.kind is not None and self.kind != kind:
            return False
        if self.glob is None:
            return path.startswith(self.path) and (not self.whole or self._is_above(path))
        if kind not in _FILES:
            return self.glob.covers(path, root)
        # Jekyll cuts `collections_dir:` from what a glob finds, and so misses the pages in there.
        return self.glob.covers(root if root and path.startswith(root + "/") else path)

    def _is_above(self, path: str) -> bool:
        return not self.path or path == self.path or path.startswith(self.path + "/")


class Scopes:
    """The scopes of a configuration, in order. Entries that Jekyll passes over are left out.

    `whole`: a path names a file or a folder, instead of whatever begins with it.
    """

    def __init__(self, defaults: object, collections_dir: str = "", *, whole: bool = False) -> None:
        items = defaults if isinstance(defaults, list) else []
        made = (_scope(item, collections_dir, whole=whole) for item in items)
        self._scopes = [scope for scope in made if scope is not None]
        self._root = collections_dir

    def values(self, path: str, kind: str, *, globs: bool = True) -> dict[Any, Any]:
        """The defaults of a file: the longer path wins, then a type over none, then the later; mappings merge.

        `globs=False` for a path that is none of the file system's, where a `*` finds nothing.
        """
        result: dict[Any, Any] = {}
        last: _Scope | None = None
        for scope in self._scopes:
            if not scope.covers(path, kind, self._root) or (scope.glob and not globs):
                continue
            if last is None or _precedes(last, scope):
                result = merged(result, scope.values)
                last = scope
            else:
                result = merged(scope.values, result)
        return result


def merged(below: Mapping[Any, Any], above: Mapping[Any, Any]) -> dict[Any, Any]:
    """`above` over `below`, mappings at every depth; nothing (`key:`) overrides nothing."""
    result = dict(below)
    for key, value in above.items():
        known = result.get(key)
        if value is None and known is not None:
            continue
        both = isinstance(known, Mapping) and isinstance(value, Mapping)
        result[key] = merged(known, value) if both else value  # type: ignore[arg-type]
    return result


def _precedes(old: _Scope, new: _Scope) -> bool:
    if len(new.path) != len(old.path):
        return len(new.path) > len(old.path)
    return new.kind is not None or old.kind is None


def _scope(item: object, collections_dir: str, *, whole: bool) -> _Scope | None:
    if not isinstance(item, dict) or not isinstance(item.get("values"), dict):
        return None
    scope = item.get("scope")
    scope = scope if isinstance(scope, dict) else {}
    path = scope.get("path")
    path = path if isinstance(path, str) else ""
    glob = Glob.of(path) if "*" in path else None
    if collections_dir and path.startswith(collections_dir + "/"):
        path = path[len(collections_dir) + 1 :]
    kind = str(scope["type"]) if scope.get("type") is not None else None
    return _Scope(path, OLD_NAMES.get(kind, kind) if kind is not None else None, item["values"], glob, whole)
