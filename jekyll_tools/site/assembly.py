"""Putting a site together: settings, survey, files, order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timezone
from typing import Any, TypeVar

from jekyll_tools.site.build import Build, Outcome, Wishes
from jekyll_tools.site.collection import collections
from jekyll_tools.site.config import Config, read_config
from jekyll_tools.site.dates import moment, zone
from jekyll_tools.site.documents import read_draft, read_member, read_post
from jekyll_tools.site.names import Converters
from jekyll_tools.site.page import Page, Skipped, StaticFile
from jekyll_tools.site.pages import read_file
from jekyll_tools.site.plugins import generated
from jekyll_tools.site.scopes import Scopes
from jekyll_tools.site.site import Site
from jekyll_tools.site.source import Listing, survey

T = TypeVar("T")


def assemble(folder: str, configs: Sequence[str], wishes: Wishes, baseurl: str | None, time: datetime | None) -> Site:
    """See `jekyll_tools.site.site.read`."""
    config = read_config(folder, configs, {} if baseurl is None else {"baseurl": baseurl})
    build = _build(folder, config, wishes, time)
    listing = survey(folder, config)
    outcomes = _read(build, listing)
    statics = sorted((o for o in outcomes if isinstance(o, StaticFile)), key=lambda file: file.path)
    skipped = [*listing.skipped, *(o for o in outcomes if isinstance(o, Skipped))]
    pages = tuple(o for o in outcomes if isinstance(o, Page))
    made = generated(config, pages, statics)
    return Site(folder, config, pages, tuple(statics), tuple(sorted(skipped, key=lambda s: s.path)), (), made)


def _build(folder: str, config: Config, wishes: Wishes, time: datetime | None) -> Build:
    said = config.data
    local = zone(said.get("timezone"))
    now = (time or moment(said.get("time"), local) or datetime.now(timezone.utc)).astimezone(local)
    wishes = Wishes(
        wishes.drafts or _says(said.get("show_drafts")),
        wishes.future or _says(said.get("future")),
        wishes.unpublished or _says(said.get("unpublished")),
    )
    scopes = Scopes(said.get("defaults"), config.collections_dir)
    return Build(folder, config, wishes, now, local, scopes, Converters.of(config), collections(config))


def _says(value: object) -> bool:
    """Whether Ruby takes a value for true: anything but nothing and false."""
    return value is not None and value is not False


def _read(build: Build, listing: Listing) -> list[Outcome]:
    """Every file, in Jekyll's order: pages by name, posts by date, then each collection."""
    outcomes = [read_file(build, found) for found in _by_name(listing.pages)]
    outcomes += _ordered(
        [
            *(read_post(build, found) for found in listing.posts),
            *(read_draft(build, found) for found in listing.drafts),
        ]
    )
    for label, members in listing.documents.items():
        outcomes += _ordered([read_member(build, found, label) for found in members])
    return outcomes


def _by_name(files: Iterable[Any]) -> list[Any]:
    # Jekyll's own order of two pages of one name is the file system's; the path decides here.
    return sorted(files, key=lambda found: (found.path.rsplit("/", 1)[-1], found.path))


def _ordered(outcomes: list[Outcome]) -> list[Outcome]:
    """Documents by date where both have one of their own, else by path; behind them what Jekyll never sorts."""
    read = [o for o in outcomes if isinstance(o, Page) and not o.skipped]
    left_out = [o for o in outcomes if not isinstance(o, Page) or o.skipped]
    return [*merge_sorted(read, _precedes), *left_out]


def merge_sorted(items: list[T], precedes: Callable[[T, T], bool]) -> list[T]:
    """A merge sort that halves as the C library's does: with dates on some documents only, the order depends on it."""
    if len(items) < 2:
        return items
    half = len(items) // 2
    left, right = merge_sorted(items[:half], precedes), merge_sorted(items[half:], precedes)
    merged: list[T] = []
    i = j = 0
    while i < len(left) and j < len(right):
        if precedes(right[j], left[i]):
            merged.append(right[j])
            j += 1
        else:
            merged.append(left[i])
            i += 1
    return merged + left[i:] + right[j:]


def _precedes(one: Page, other: Page) -> bool:
    mine, its = _date(one), _date(other)
    if mine is not None and its is not None and mine != its:
        return mine < its
    return one.path < other.path


def _date(page: Page) -> datetime | None:
    value = page.data.get("date")
    return value if isinstance(value, datetime) else None
