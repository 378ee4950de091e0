"""Posts and documents of collections: their keys, categories, dates and URLs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, Any

from jekyll_tools.records import NamedTuple
from jekyll_tools.site.collection import Collection
from jekyll_tools.site.dates import moment, parsed
from jekyll_tools.site.names import dated, stem
from jekyll_tools.site.permalink import destination, extension, own_extension, unknown_placeholders, url
from jekyll_tools.site.slug import slug
from jekyll_tools.site.source import Found

if TYPE_CHECKING:
    from jekyll_tools.site.page import Page

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class Address(NamedTuple):
    """Where a document goes. `unknown`: what its template names that stands for nothing. `dated`: it names a date."""

    url: str
    destination: str
    unknown: tuple[str, ...] = ()
    dated: bool = False


def is_lost(own: Mapping[Any, Any]) -> bool:
    """A type of `categories:` over which Jekyll drops all keys of a document."""
    return not isinstance(own.get("categories", ""), str | list | None)


def has_lost_keys(page: Page) -> bool:
    """Whether a page's front matter is broken, or one key of a document's such that Jekyll drops all: that is told."""
    return bool(page.front_matter.problems) or (page.kind != "page" and is_lost(page.front_matter.data))


def categories(found: Found, defaults: Mapping[Any, Any], own: Mapping[Any, Any]) -> list[Any]:
    """`page.categories`: the folders above `_posts`, then those of the defaults, the file, and `category:`."""
    above = found.above.split("/")
    single = own.get("category", defaults.get("category"))
    more = single if isinstance(single, list) else [single]
    listed = (*_words(defaults.get("categories")), *_words(own.get("categories")))
    return _unique(item for item in (*above, *listed, *more) if not _is_nothing(item))


def _words(value: object) -> list[Any]:
    if isinstance(value, str):
        return value.split()
    return value if isinstance(value, list) else []


def _is_nothing(value: object) -> bool:
    return value is None or value is False or value == ""


def _unique(items: Iterable[Any]) -> list[Any]:
    kept: dict[str, Any] = {}
    for item in items:
        kept.setdefault(_word(item), item)
    return list(kept.values())


def _word(value: object) -> str:
    """A category as a word of a URL."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def derived(found: Found, data: Mapping[Any, Any]) -> dict[str, Any]:
    """What Jekyll takes from a document's name where its keys do not say it, and its tags as a list."""
    name = found.path.rsplit("/", 1)[-1]
    parts = dated(name)
    word = (parts[1] if parts else stem(name)).rstrip(".")
    known = {key: data[key] for key in ("title", "slug", "ext") if not _is_unset(data.get(key))}
    made = {"title": titled(word), "slug": word, "ext": extension(name)}
    return {**{key: known.get(key, made[key]) for key in ("title", "slug", "ext")}, "tags": tags(data)}


def titled(word: str) -> str:
    """A slug as a title.

    >>> titled("my-First_post")
    'My First_post'
    """
    return " ".join(part.capitalize() for part in word.split("-"))


def tags(data: Mapping[Any, Any]) -> list[Any]:
    """`page.tags`: those of `tag:`, else of `tags:`."""
    single = data.get("tag")
    listed = _words(data.get("tags")) if single is None or single is False else [single]
    return [item for item in _flattened(listed) if item is not None]


def _flattened(items: Iterable[Any]) -> Iterator[Any]:
    for item in items:
        yield from _flattened(item) if isinstance(item, list) else (item,)


def _is_unset(value: object) -> bool:
    return value is None or value is False


def when(found: Found, data: Mapping[Any, Any], local: tzinfo, default: datetime) -> datetime | None:
    """The document's date: its key, else the one in its name, else the build's; None where it is no date.

    To Jekyll a key that says the very second of the build says nothing.
    """
    given = data.get("date")
    said = default if _is_nothing(given) else moment(given, local)
    name = dated(found.path.rsplit("/", 1)[-1])
    says_nothing = said is not None and said.timestamp() // 1 == default.timestamp() // 1
    return parsed(name[0], local) if name and says_nothing else said


def address(
    found: Found,
    data: Mapping[Any, Any],
    date: datetime,
    collection: Collection,
    output_ext: str,
    *,
    unnamed: bool = False,
) -> Address:
    """The URL and the file of a document. `unnamed`: the slug in its name does not count."""
    permalink = data.get("permalink")
    own = permalink if isinstance(permalink, str) else None
    template = collection.template if own is None else own
    name = stem(found.path.rsplit("/", 1)[-1])
    title = _slug(data.get("slug"), found, name, unnamed=unnamed)
    values = placeholders(found, data, date, collection.label, output_ext) | {
        "title": slug(title, pretty=True, cased=True),
        "slug": slug(title),
    }
    made = url(template, values)
    ext = ".html" if made.endswith("/") else own_extension(own) or output_ext
    dated = any(f":{name}" in template for name in _of_date(date))
    return Address(made, destination(made, ext), unknown_placeholders(template, values), dated)


def _slug(given: object, found: Found, name: str, *, unnamed: bool) -> str:
    """The document's `slug`, else what follows the date in its name."""
    if given is not None:
        return str(given)
    parts = None if unnamed else dated(found.path.rsplit("/", 1)[-1])
    return (parts[1] if parts else name).rstrip(".")


def placeholders(found: Found, data: Mapping[Any, Any], date: datetime, label: str, output_ext: str) -> dict[str, str]:
    """What a document's template may name, beside its title and slug."""
    name = stem(found.path.rsplit("/", 1)[-1])
    groups = [_word(item).lower() for item in _flat(data.get("categories"))]
    return {
        "collection": label,
        "path": _inner_path(found, label),
        "name": slug(name),
        "categories": "/".join(_unique(groups)),
        "slugified_categories": "/".join(_unique(slug(group) for group in groups)),
        "output_ext": output_ext,
        **_of_date(date),
    }


def _flat(value: object) -> list[Any]:
    """Categories as a list; those of a YAML document were never made one."""
    if isinstance(value, list):
        return value
    return [] if _is_nothing(value) else [value]


def _inner_path(found: Found, label: str) -> str:
    """The path below the collection's folder, without its extension; for posts with the folders above it."""
    above = found.above + "/" if label == "posts" and found.above else ""
    inner = found.inner
    folder, _, name = inner.rpartition("/")
    path = f"{folder}/{stem(name)}" if folder else stem(name)
    return (above + path).rstrip(".")


def _of_date(date: datetime) -> dict[str, str]:
    iso = date.isocalendar()
    month, day = _MONTHS[date.month - 1], _DAYS[date.weekday()]
    return {
        "year": f"{date.year:04d}",
        "month": f"{date.month:02d}",
        "day": f"{date.day:02d}",
        "hour": f"{date.hour:02d}",
        "minute": f"{date.minute:02d}",
        "second": f"{date.second:02d}",
        "i_day": str(date.day),
        "i_month": str(date.month),
        "short_month": month[:3],
        "long_month": month,
        "short_year": f"{date.year % 100:02d}",
        "y_day": f"{date.timetuple().tm_yday:03d}",
        "week": f"{iso[1]:02d}",
        "w_year": str(iso[0]),
        "w_day": str(iso[2]),
        "short_day": day[:3],
        "long_day": day,
    }
