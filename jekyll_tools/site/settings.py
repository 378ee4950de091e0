"""Reading configuration files and laying them over each other as Jekyll does.

Kinds of problem, beside those of `jekyll_tools.psych`, all at their file:

- `missing-config`: a file named on the command line does not exist. Facts: `name`.
- `unreadable-file`: the system does not let it be read. Facts: `reason`.
- `file-too-big`: a limit is passed. Facts: `limit`.
- `encoding`: not UTF-8. Facts: `offset`, `guess`.
- `config-type`: a setting of a type that stops Jekyll; its default holds. Facts: `key`, `wanted`.
- `plugin-not-run`: a plugin that is named and, the configuration being safe, not allowed. Facts: `name`.
- `unknown-target`: see `jekyll_tools.site.choice`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from jekyll_tools import limits, psych
from jekyll_tools.diagnostic import Problem
from jekyll_tools.psych import Entry, Loaded, Path
from jekyll_tools.site import choice, layers
from jekyll_tools.site.config import Config
from jekyll_tools.site.permalink import post_template
from jekyll_tools.target import Target
from jekyll_tools.text import Location, Text

_NAMES = ("_config.yml", "_config.yaml")
_NO_LABEL = re.compile(r"[^A-Za-z0-9_.-]")
_SECTIONS = ("kramdown", "gist")
_LISTS = ("include", "exclude", "plugins")


def load(folder: str, files: Sequence[str], overrides: Mapping[str, object], target: Target | None) -> Config:
    """See `jekyll_tools.site.config.read_config`."""
    found = [_place(folder, name) for name in files] or _found(folder)
    names = tuple(name for name, _ in found)
    parts = [(name, _read(name, file, trusted=bool(files))) for name, file in found]
    entries, problems = _gathered(loaded for _, loaded in parts)
    chosen = choice.asked(target) if target else choice.guessed(folder)
    said = None if target else _said_target(loaded for _, loaded in parts)
    if said is not None:
        chosen = choice.configured(said) or chosen
        if chosen.target.name != said:
            problems.append(choice.unknown(said, entries, names[0]))
    data = layers.below(chosen.target)
    nothings = chosen.target.nothings
    for _, loaded in parts:
        if isinstance(loaded.value, dict):
            _merge(data, layers.renamed(loaded.value, chosen.target), nothings)
    _merge(data, dict(overrides), nothings)
    problems += _mended(data, entries, names, chosen.target)
    data = layers.finished(data, chosen.target)
    data["collections"] = _collections(data, weekdate=chosen.target.weekdate)
    config = Config(data, entries, names, tuple(problems), chosen.target, chosen.reason)
    return config._replace(problems=(*problems, *_not_run(config)))


def _not_run(config: Config) -> list[Problem]:
    """The plugins that the site names and that are not allowed."""
    named = (
        entry for path, entry in config.entries.items() if len(path) == 2 and path[0] in ("plugins", "gems")
    )  # fmt: skip
    refused = set(config.strings("plugins")).difference(config.plugins)
    return [Problem("plugin-not-run", e.location, {"name": e.value}) for e in named if e.value in refused]


def _gathered(parts: Iterable[Loaded]) -> tuple[dict[Path, Entry], list[Problem]]:
    """The places of what the files say, a later file's over an earlier one's, and what is wrong with them."""
    entries: dict[Path, Entry] = {}
    problems: list[Problem] = []
    for loaded in parts:
        problems += loaded.problems
        if isinstance(loaded.value, dict):
            entries.update(loaded.entries)
    return entries, problems


def _said_target(parts: Iterable[Loaded]) -> object:
    said = [choice.said(loaded.value) for loaded in parts if isinstance(loaded.value, dict)]
    return next((name for name in reversed(said) if name is not None), None)


def _found(folder: str) -> list[tuple[str, str]]:
    files = ((name, os.path.join(folder, name)) for name in _NAMES)
    return [(name, file) for name, file in files if os.path.isfile(file)][:1]


def _place(folder: str, name: str) -> tuple[str, str]:
    """A named file, which counts from the site, else from here; its path in the site where it lies there."""
    inside = os.path.join(folder, name)
    file = inside if os.path.exists(inside) else name
    path = os.path.relpath(os.path.realpath(file), os.path.realpath(folder)).replace(os.sep, "/")
    return (path if os.path.exists(file) and path.split("/")[0] != ".." else name), file


def _read(name: str, file: str, *, trusted: bool) -> Loaded:
    """One file's settings; None where it is missing or broken. Only a file named by the user may be a symlink."""
    place = Location.of_file(name)
    if os.path.islink(file) and not trusted:
        return _lost(Problem("symlink", place, {"target": os.readlink(file)}))
    try:
        if os.path.getsize(file) > limits.CONFIG_BYTES:
            return _lost(Problem("file-too-big", place, {"limit": limits.CONFIG_BYTES}))
        with open(file, "rb") as opened:
            raw = opened.read()
    except FileNotFoundError:
        return _lost(Problem("missing-config", place, {"name": name}))
    except OSError as error:
        return _lost(Problem("unreadable-file", place, {"reason": error.strerror or str(error)}))
    return _parsed(name, raw)


def _parsed(name: str, raw: bytes) -> Loaded:
    try:
        text = Text.written(name, raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        at = len(raw[: error.start].decode("utf-8"))
        text = Text.written(name, raw.decode("utf-8", "replace"))
        return _lost(Problem("encoding", text.locate(at, at + 1), {"offset": error.start, "guess": ""}))
    return _checked(psych.parse(text, limits.CONFIG_BYTES), text)


def _lost(problem: Problem) -> Loaded:
    return Loaded(None, {}, (problem,))


def _checked(loaded: Loaded, text: Text) -> Loaded:
    """A list or a text is no configuration; Jekyll goes on without it."""
    if loaded.value in (None, False) or isinstance(loaded.value, dict):
        return loaded
    facts = {"detail": "no mapping", "cause": "not-a-mapping", "key": "", "character": ""}
    return Loaded(None, {}, (*loaded.problems, Problem("invalid-yaml", text.locate(0, len(text)), facts)))


def _merge(below: dict[str, Any], above: Mapping[Any, Any], nothings: Sequence[str]) -> None:
    """Lay `above` over `below`: mappings merge at every depth, nothing (`key:`) overrides `nothings` alone."""
    for key, value in above.items():
        known = below.get(key)
        if isinstance(value, dict) and isinstance(known, dict):
            below[key] = merged = dict(known)
            _merge(merged, value, nothings)
        elif value is not None or key not in below or key in nothings:
            below[key] = value


_TYPES: tuple[tuple[str, tuple[type, ...], str], ...] = (
    *((name, (list,), "a list") for name in _LISTS),
    ("permalink", (str, type(None)), "a text"),
    ("collections", (dict, list, type(None)), "a mapping"),
)  # what else stops Jekyll


def _mended(data: dict[str, Any], entries: Mapping[Path, Entry], names: Sequence[str], target: Target) -> list[Problem]:
    """Put a default where a wrong type would stop Jekyll."""
    problems = []
    overridden = ((key, (dict, type(None)), "a mapping") for key in target.overrides if key in _SECTIONS)
    for key, types, wanted in (*_TYPES, *overridden):
        if not isinstance(data.get(key), types):
            problems.append(_wrong_type((key,), wanted, entries, names))
            data[key] = layers.below(target).get(key)
    collections = data["collections"] if isinstance(data["collections"], dict) else {}
    for label, about in collections.items():
        if not isinstance(about, dict | None):
            problems.append(_wrong_type(("collections", label), "a mapping", entries, names))
    return problems


def _wrong_type(path: Path, wanted: str, entries: Mapping[Path, Entry], names: Sequence[str]) -> Problem:
    entry = entries.get(path)
    place = entry.location if entry else Location.of_file(names[0] if names else _NAMES[0])
    return Problem("config-type", place, {"key": ": ".join(map(str, path)), "wanted": wanted})


def _collections(data: Mapping[str, Any], *, weekdate: bool) -> dict[str, Any]:
    """The collections by label, posts first; a list of labels stands for mappings that say nothing.

    Jekyll drops what it wants in no label (blanks, slashes), and then misses what the configuration says of it.
    """
    given = data["collections"] or {}
    if isinstance(given, list):
        given = {str(label): {} for label in given}
    posts = dict(given["posts"]) if isinstance(given.get("posts"), dict) else {}
    posts["output"] = True
    posts.setdefault("permalink", post_template(data.get("permalink"), weekdate=weekdate))
    found: dict[str, Any] = {"posts": posts}
    for label, about in given.items():
        own = _NO_LABEL.sub("", str(label))
        if own and label != "posts":
            found[own] = about if own == str(label) else {}
    return found
