"""Settings of a type at which Jekyll stops (`config-type`): a default stands for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jekyll_tools.diagnostic import Problem
from jekyll_tools.psych import Entry, Path
from jekyll_tools.site import layers
from jekyll_tools.site.config_files import NAMES
from jekyll_tools.target import Target
from jekyll_tools.text import Location

_NAME = "a name without a NUL"
_SECTIONS = ("kramdown", "gist")
_LISTS = ("include", "exclude", "plugins")
# Settings that name files, one or several: no system has a file whose name holds a NUL.
_FILES = ("cache_dir", "data_dir", "includes_dir", "layouts_dir", "plugins_dir", "theme")
_FILE_LISTS = ("include", "exclude", "keep_files")
_TYPES: tuple[tuple[str, tuple[type, ...], str], ...] = (
    *((name, (list,), "a list") for name in _LISTS),
    ("permalink", (str, type(None)), "a text"),
    ("collections", (dict, list, type(None)), "keys with values"),
)  # what else stops Jekyll


def mended(data: dict[str, Any], entries: Mapping[Path, Entry], names: Sequence[str], target: Target) -> list[Problem]:
    """Put a default where a wrong type would stop Jekyll, or a name that no file can have."""
    problems = []
    overridden = ((key, (dict, type(None)), "keys with values") for key in target.overrides if key in _SECTIONS)
    for key, types, wanted in (*_TYPES, *overridden):
        if not isinstance(data.get(key), types):
            problems.append(_wrong_type((key,), wanted, entries, names))
            data[key] = layers.below(target).get(key)
    for number, item in enumerate(data["include"]):
        if isinstance(item, target.refused_items):
            problems.append(_wrong_type(("include", number), "texts", entries, names))
    problems += _unnameable(data, entries, names, target)
    data["include"] = [item for item in data["include"] if not isinstance(item, target.refused_items)]
    for key in _FILE_LISTS:
        if isinstance(data.get(key), list):
            data[key] = [item for item in data[key] if not _has_nul(item)]
    collections = data["collections"] if isinstance(data["collections"], dict) else {}
    for label, about in collections.items():
        if not isinstance(about, dict | None):
            problems.append(_wrong_type(("collections", label), "keys with values", entries, names))
    return problems


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
