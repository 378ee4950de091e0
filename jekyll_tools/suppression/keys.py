"""Suppressions as they are written in front matter."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from jekyll_tools.diagnostic import Problem
from jekyll_tools.front_matter import FrontMatter
from jekyll_tools.psych import Entry, Path
from jekyll_tools.spelling import OWN_KEY, is_own_key
from jekyll_tools.suppression.reading import Suppression

_TYPED = 100  # characters of a value that fit into a sentence
_IGNORE = (OWN_KEY, "ignore")
_MEANING = "the rules and families that are silent in this file, each with why, as in ignore: {links: the site is gone}"


def in_front_matter(front_matter: FrontMatter) -> Iterator[Suppression | Problem]:
    """Those of the key `jekyll_tools`, for the whole file, and what is wrong with it."""
    data, entries = front_matter.data, front_matter.entries
    for key, value in data.items():
        if is_own_key(key) and isinstance(value, Mapping) and (key,) in entries:
            yield _unknown(entries[key,], (OWN_KEY,))
    entry = entries.get((OWN_KEY,))
    if entry is not None and isinstance(entry.value, Mapping):
        yield from _of_keys(entries, entry.value)
    elif entry is not None and entry.value is not None:
        yield _value(entry, f"{OWN_KEY} takes keys with values", "")


def _of_keys(entries: Mapping[Path, Entry], given: Mapping[object, object]) -> Iterator[Suppression | Problem]:
    rules = given.get("ignore")
    if rules is not None and not isinstance(rules, Mapping) and _IGNORE in entries:
        yield _value(entries[_IGNORE], "the setting ignore takes rules with reasons", _MEANING)
    for path, entry in entries.items():
        if path[:1] != _IGNORE[:1]:
            continue
        if len(path) == 2 and path != _IGNORE:
            yield _unknown(entry, ("ignore",))
        elif path[:2] == _IGNORE and len(path) == 3 and isinstance(rules, Mapping):
            yield _suppression(entry)
        elif path[:2] == _IGNORE and len(path) == 4 and path[3] not in ("reason", "until"):
            yield _unknown(entry, ("reason", "until"))


def _suppression(entry: Entry) -> Suppression:
    name = str(entry.path[2])
    value = entry.value if isinstance(entry.value, Mapping) else {"reason": entry.value}
    until, reason = value.get("until", ""), value.get("reason")
    written = until.isoformat() if isinstance(until, datetime.date) else str(until)
    has_reason = reason is not None and not isinstance(reason, bool) and bool(str(reason).strip())
    how = "reason: …" if isinstance(entry.value, Mapping) else f"{name}: the reason"
    lacks = "" if has_reason else f"say why it may stand: {how}"
    return Suppression(entry.key, ((name, entry.key),), written[:10], lacks=lacks)


def _unknown(entry: Entry, known: tuple[str, ...]) -> Problem:
    return Problem("unknown-setting", entry.key, {"name": str(entry.path[-1]), "known": known})


def _value(entry: Entry, words: str, meaning: str) -> Problem:
    text = entry.location.text.strip()
    typed = f", not {text}" if text and "\n" not in text and len(text) <= _TYPED else ""
    return Problem("setting-value", entry.location, {"words": words + typed, "meaning": meaning})
