"""The order in which Jekyll has pages and documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Any, TypeVar

from jekyll_tools.site.build import Outcome
from jekyll_tools.site.collection import Collection
from jekyll_tools.site.page import Page, StaticFile

T = TypeVar("T")


def by_name(files: Iterable[Any]) -> list[Any]:
    """Files for pages, by their names; those of one name as they are read, a folder's own behind those of the folders
    in it (observed with 4.3.1).
    """

    # Of folders beside each other Jekyll reads first what the file system names first; the path decides here.
    def place(file: Any) -> tuple[str, list[tuple[bool, str]]]:
        *folders, name = file.path.split("/")
        return name, [*((False, folder) for folder in folders), (True, name)]

    return sorted(files, key=place)


def copied(files: Iterable[StaticFile], labels: Sequence[str]) -> list[StaticFile]:
    """Files to copy: those outside of collections by path, then those of each collection, by its label, as Ruby's
    `Dir.glob` has them (`a/b` before `a.b`), and a theme's behind the site's.
    """

    def place(file: StaticFile) -> tuple[bool, int, list[str]]:
        within = file.path.split("/") if file.collection else [file.path]
        return bool(file.root), labels.index(file.collection) if file.collection else -1, within

    return sorted(files, key=place)


def ordered(outcomes: Sequence[Outcome], collection: Collection) -> list[Outcome]:
    """A collection's documents in their order; behind them what Jekyll never sorts.

    By the paths that `order:` lists, else by the key that `sort_by:` names, else by date where both have one of their
    own, else by path.
    """
    read = [o for o in outcomes if isinstance(o, Page) and o.listed]
    left_out = [o for o in outcomes if not isinstance(o, Page) or not o.listed]
    if collection.order is not None:
        return [*_listed(merge_sorted(read, precedes), collection), *left_out]
    if collection.sort_by:
        key = collection.sort_by
        return [*merge_sorted(read, lambda one, other: _precedes_by(key, one, other)), *left_out]
    return [*merge_sorted(read, precedes), *left_out]


def limited(outcomes: list[Outcome], limit: object) -> list[Outcome]:
    """The posts under `limit_posts:`: the latest stay, the others are left out."""
    if not isinstance(limit, int) or limit <= 0:
        return outcomes
    listed = [o for o in outcomes if isinstance(o, Page) and o.listed]
    early = {id(page) for page in listed[:-limit]}
    why = f"beyond `limit_posts: {limit}`"
    return [o._replace(skipped=why, listed=False) if isinstance(o, Page) and id(o) in early else o for o in outcomes]


def merge_sorted(items: list[T], before: Callable[[T, T], bool]) -> list[T]:
    """A merge sort that halves as the C library's does: with dates on some documents only, the order depends on it."""
    if len(items) < 2:
        return items
    half = len(items) // 2
    left, right = merge_sorted(items[:half], before), merge_sorted(items[half:], before)
    merged: list[T] = []
    i = j = 0
    while i < len(left) and j < len(right):
        if before(right[j], left[i]):
            merged.append(right[j])
            j += 1
        else:
            merged.append(left[i])
            i += 1
    return merged + left[i:] + right[j:]


def precedes(one: Page, other: Page) -> bool:
    """Whether a document stands before another in the order of dates and paths."""
    mine, its = _date(one), _date(other)
    if mine is not None and its is not None and mine != its:
        return mine < its
    return one.path < other.path


def _listed(pages: list[Page], collection: Collection) -> list[Page]:
    """Those that `order:` lists first; the others keep their order."""
    places = {f"_{collection.label}/{entry.lstrip('/')}": at for at, entry in enumerate(collection.order or ())}
    ends = [(next((at for path, at in places.items() if _ends(page.path, path)), len(places)), page) for page in pages]
    return [page for _, page in sorted(ends, key=lambda pair: pair[0])]


def _ends(path: str, wanted: str) -> bool:
    return path == wanted or path.endswith("/" + wanted)


def _precedes_by(key: str, one: Page, other: Page) -> bool:
    mine, its = one.data.get(key), other.data.get(key)
    if mine is None or its is None:
        return mine is not None if (mine is None) != (its is None) else precedes(one, other)
    if mine == its or not _are_alike(mine, its):
        return precedes(one, other)
    return bool(mine < its)  # type: ignore[operator]


def _are_alike(one: object, other: object) -> bool:
    """Whether Ruby puts two values in an order."""
    kinds: tuple[Any, ...] = (str, datetime, date, int | float)
    return any(isinstance(one, kind) and isinstance(other, kind) for kind in kinds) and type(one) is not bool


def _date(page: Page) -> datetime | None:
    value = page.data.get("date")
    return value if isinstance(value, datetime) else None
