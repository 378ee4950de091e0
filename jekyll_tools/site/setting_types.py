"""Settings of a type at which Jekyll stops (`config-type`): a default stands for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timezone
from typing import Any

from jekyll_tools.diagnostic import Problem
from jekyll_tools.psych import Entry, Path
from jekyll_tools.site import layers
from jekyll_tools.site.config_files import NAMES
from jekyll_tools.target import Target
from jekyll_tools.text import Location

_NAME = "a name without a NUL"
_TEXTS, _KEYS = "texts", "keys with values"
_SECTIONS = ("kramdown", "gist")
_LISTS = ("include", "exclude", "plugins", "keep_files")
# Settings that name files, one or several: no system has a file whose name holds a NUL.
_FILES = ("cache_dir", "data_dir", "includes_dir", "layouts_dir", "plugins_dir", "theme")
_FILE_LISTS = ("include", "exclude", "keep_files")
_TYPES: tuple[tuple[str, tuple[type, ...], str], ...] = (
    *((name, (list,), "a list") for name in _LISTS),
    ("permalink", (str, type(None)), "a text"),
    ("collections", (dict, list, type(None)), _KEYS),
    ("collections_dir", (str, list, dict, type(None)), "a text"),  # with a list it finds nothing, and goes on
    *((name, (str, type(None)), "a text") for name in ("layouts_dir", "data_dir", "markdown_ext")),
    ("liquid", (dict,), f"{_KEYS}, such as error_mode: strict"),
)  # what else stops Jekyll
_MODES = ("strict", "warn", "lax")
# Jekyll asks for these where they are no `false`.
_ASKED = (
    ("encoding", "the name of an encoding, such as utf-8"),
    ("timezone", "the name of a time zone, such as Europe/Berlin"),
)


def mended(data: dict[str, Any], entries: Mapping[Path, Entry], names: Sequence[str], target: Target) -> list[Problem]:
    """Put a default where a wrong type would stop Jekyll, or a name that no file can have."""
    problems = []
    overridden = ((key, (dict, type(None)), "keys with values") for key in target.overrides if key in _SECTIONS)
    for key, types, wanted in (*_TYPES, *_own_folders(target), *overridden):
        if not isinstance(data.get(key), types):
            problems.append(_wrong_type((key,), wanted, entries, names))
            data[key] = layers.below(target).get(key)
    for path, wanted in _refused(data, target):
        problems.append(_wrong_type(path, wanted, entries, names))
        if len(path) == 1:
            data[path[0]] = layers.below(target).get(path[0])
    problems += _unnameable(data, entries, names, target)
    data["include"] = [item for item in data["include"] if not isinstance(item, target.refused_items)]
    for key in _FILE_LISTS:
        if isinstance(data.get(key), list):
            data[key] = [item for item in data[key] if not _has_nul(item)]
    collections = data["collections"] if isinstance(data["collections"], dict) else {}
    for label, about in collections.items():
        if not isinstance(about, dict | None):
            problems.append(_wrong_type(("collections", label), _KEYS, entries, names))
    return problems


def _own_folders(target: Target) -> Iterator[tuple[str, tuple[type, ...], str]]:
    """The folders that not every Jekyll has."""
    if target.caches:
        yield "cache_dir", (str, type(None)), "a text"
    if not target.overrides.get("safe"):
        yield "plugins_dir", (str, list, type(None)), "a text"


def _refused(data: Mapping[str, Any], target: Target) -> list[tuple[Any, str]]:
    """Where values stand at which Jekyll stops for what they are, not for their type alone; and what it takes."""
    return [*_refused_values(data), *_refused_items(data, target), *_refused_scopes(data.get("defaults"))]


def _refused_values(data: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    for key, wanted in _ASKED:
        if not isinstance(value := data.get(key), str) and value not in (None, False):
            yield (key,), wanted
    limit = data.get("limit_posts")
    if isinstance(limit, bool) or not isinstance(limit, int | float) or limit < 0:
        quoted = isinstance(limit, str) and limit.isdecimal()
        yield ("limit_posts",), "a number, without quotes" if quoted else "a number of posts, or 0 for all of them"
    if (time := data.get("time")) not in (None, False) and not isinstance(time, datetime):
        from jekyll_tools.site.dates import moment

        if moment(time, timezone.utc) is None:
            yield ("time",), "a time, such as 2024-02-20 12:00:00"
    mode = data["liquid"].get("error_mode")
    if mode not in (None, *_MODES):
        yield ("liquid", "error_mode"), "strict, warn or lax"


def _refused_items(data: Mapping[str, Any], target: Target) -> Iterator[tuple[Path, str]]:
    """The items of lists that must be texts; a Jekyll that is safe asks of a plugin first whether it is allowed."""
    keys = ("keep_files", "collections", *(() if target.overrides.get("safe") else ("plugins",)))
    for key in keys:
        listed = data[key] if isinstance(data[key], list) else ()
        yield from (((key, i), _TEXTS) for i, item in enumerate(listed) if not isinstance(item, str))
    yield from (
        (("include", i), _TEXTS) for i, item in enumerate(data["include"]) if isinstance(item, target.refused_items)
    )


def _refused_scopes(defaults: object) -> Iterator[tuple[Path, str]]:
    for number, item in enumerate(defaults if isinstance(defaults, list) else ()):
        said = isinstance(item, dict) and "scope" in item and isinstance(item.get("values"), dict)
        if said and not isinstance(item["scope"], dict):
            yield ("defaults", number, "scope"), f'{_KEYS}, such as path: ""'


def _unnameable(
    data: dict[str, Any], entries: Mapping[Path, Entry], names: Sequence[str], target: Target
) -> Iterator[Problem]:
    """The names that no file can have; a default stands for one that is not in a list."""
    for key in _FILES:
        if _has_nul(data.get(key)):
            yield _wrong_type((key,), _NAME, entries, names)
            data[key] = layers.below(target).get(key)
    for key in _FILE_LISTS:
        for number, item in enumerate(data[key] if isinstance(data.get(key), list) else ()):
            if _has_nul(item):
                yield _wrong_type((key, number), _NAME, entries, names)


def _has_nul(value: object) -> bool:
    return isinstance(value, str) and "\0" in value


def _wrong_type(path: Path, wanted: str, entries: Mapping[Path, Entry], names: Sequence[str]) -> Problem:
    entry = entries.get(path)
    place = entry.location if entry else Location.of_file(names[0] if names else NAMES[0])
    return Problem(
        "config-type", place, {"key": ": ".join(str(key) for key in path if isinstance(key, str)), "wanted": wanted}
    )
