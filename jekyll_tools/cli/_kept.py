"""What an earlier check of the same files found, by a digest of all that it depends on.

A first entry, by the tool, the options and all files of the site, says what else there is to look at: the theme, the
clock, and whether Liquid asked for all files, which it is told the times of. With those a second entry is found, the
outcome. Where Liquid was told more of the time than the day, or left something to chance, nothing is kept. A check that
is made takes from the same file what is known of documents in YAML, and of pages (`judged.py`).
"""

from __future__ import annotations

import json
import math
import os
import sys
import time
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

from jekyll_tools.cache import Cache, digest
from jekyll_tools.evidence import evidence, is_untouched, written
from jekyll_tools.psych.memory import MEMORY
from jekyll_tools.records import NamedTuple
from jekyll_tools.regex import regex
from jekyll_tools.render.fingerprint import fingerprint

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator

    from jekyll_tools.liquid.reads import Reads
    from jekyll_tools.outcome import Outcome
    from jekyll_tools.site.site import Site

_SETTLING = ("JEKYLL_", "PAGES_", "GEM_", "HOME", "TZ")
_SHOWING = ("all", "format", "output", "report", "quiet", "color", "debug", "fail_on")
_PASSING = frozenset(("time", "date", "now"))
_BY_DAY = regex(r"(?:%[-^#_0]?[YymdbBhejaAuwCGgVUWDFx]|[^%])*")  # forms of a time that say no more than its day
_DATED = frozenset(("files", "everything"))


class _Rest(NamedTuple):
    """What else an outcome depends on: the theme's name, the clock's offset in seconds, the moment at which the first
    of the documents that wait for one is published, and whether it matters when files were written.
    """

    theme: str
    offset: float
    until: float
    is_dated: bool


class Fresh(NamedTuple):
    """A check that was made: its site, what was asked of it, and the outcome."""

    site: Site
    reads: Reads
    outcome: Outcome


def recalled(arguments: argparse.Namespace, check: Callable[[Cache | None], Fresh]) -> Outcome:
    """What the options ask for, out of the cache or by `check`, which is kept then; if not as a whole, by its pages."""
    folder, began = arguments.source, time.time()
    before = evidence(folder) if os.path.isdir(folder) else None
    if before is None:
        return check(None).outcome
    cache = Cache(digest(b"check", os.fsencode(os.path.realpath(folder))).hex())
    try:
        return _recalled(arguments, check, cache, before, began)
    finally:
        cache.close()


def _recalled(
    arguments: argparse.Namespace, check: Callable[[Cache | None], Fresh], cache: Cache, before: bytes, began: float
) -> Outcome:
    folder, key = arguments.source, _key(arguments, before)
    raw = cache.get(key)
    kept = None if raw is None else cache.get(_inner(key, folder, _Rest(*json.loads(raw))))
    if kept is not None:
        from jekyll_tools.outcome import unpacked

        return unpacked(kept)
    with MEMORY.lies_in(cache, fingerprint()):
        made = check(cache)
    if _lasts(made) and (is_untouched(folder, began) or evidence(folder) == before):
        _keep(cache, key, folder, made, datetime.fromtimestamp(began, timezone.utc))
    cache.save()
    if cache.unread or cache.fault:
        from jekyll_tools.cli.session import tell_cache

        tell_cache(arguments, cache, "check")
    return made.outcome


def _key(arguments: argparse.Namespace, files: bytes) -> bytes:
    """The tool, the options but those that say how findings are shown, the surroundings and the files."""
    from jekyll_tools.git import origin, workflows

    asked = sorted((name, value) for name, value in vars(arguments).items() if name not in _SHOWING)
    around = sorted((name, value) for name, value in os.environ.items() if name.startswith(_SETTLING))
    where = os.getcwd(), os.path.realpath(arguments.source), origin(arguments.source)
    parts = repr((asked, around, where, sys.version))
    configs = [_config(name) for name in arguments.config.split(",")]
    beside = evidence(workflows(arguments.source)) or b""  # which lie above a site that is a folder of its repository
    return digest(b"check", fingerprint(), files, beside, parts.encode("utf-8", "surrogateescape"), *configs)


def _config(name: str) -> bytes:
    """A configuration file that may lie outside the site."""
    if not os.path.isfile(name):  # in the site's folder, or none; a pipe would never end
        return b""
    try:
        with open(name, "rb") as file:
            return file.read()
    except OSError:
        return b""


def _inner(key: bytes, folder: str, rest: _Rest) -> bytes:
    """The key of an outcome; one of its own, that nothing was kept by, where its time has come."""
    now = datetime.now(timezone.utc)
    if now.timestamp() >= rest.until:
        return os.urandom(16)
    dates = written(folder) if rest.is_dated else b""
    return digest(key, repr(_days(now, rest)).encode(), dates, *(_theme(rest.theme, folder) if rest.theme else ()))


def _days(moment: datetime, rest: _Rest) -> tuple[str, str]:
    """The day by which suppressions end, and the site's own."""
    return str(moment.date()), str((moment + timedelta(seconds=rest.offset)).date())


def _theme(name: str, folder: str) -> tuple[bytes, ...]:
    from jekyll_tools.site.theme import find

    found = find(name, folder)
    return () if found is None else (repr((found, found.plugins)).encode(), evidence(found.root) or os.urandom(16))


def _lasts(made: Fresh) -> bool:
    """Whether the same files would be found the same later that day."""
    site, reads, outcome = made
    folders = (str(value) for name, value in site.config.data.items() if str(name).endswith("_dir"))
    leaves = any(".." in name or os.path.isabs(name) for name in folders)
    return reads.lasting and not any(map(_passes, reads.asked)) and not leaves and not outcome.is_fatal


def _passes(question: str) -> bool:
    """Whether the answer is another one before the day is over. Of a document without a date, which is given the time
    of the build, it is for what may be found of it the day that counts.
    """
    from jekyll_tools.liquid.reads import TIME, UNDATED

    what, _, form = question.partition(" ")
    return what in _PASSING and question != UNDATED and not (what != TIME and _BY_DAY.fullmatch(form))


def _asked(reads: Reads) -> set[str]:
    return {question.partition(" ")[0] for question in reads.asked}


def _keep(cache: Cache, key: bytes, folder: str, made: Fresh, began: datetime) -> None:
    from jekyll_tools.outcome import packed
    from jekyll_tools.site.theme import wanted

    site = made.site
    theme = site.config.theme
    offset = site.time.utcoffset() or timedelta()
    rest = _Rest(
        theme.name if theme else wanted(site.config.data),
        offset.total_seconds(),
        min((date.timestamp() for date in _to_come(site)), default=math.inf),
        bool(_asked(made.reads) & _DATED),
    )
    if _days(began, rest) == _days(datetime.now(timezone.utc), rest):
        cache.put(key, json.dumps(rest).encode())
        cache.put(_inner(key, folder, rest), packed(made.outcome))


def _to_come(site: Site) -> Iterator[datetime]:
    dates = (page.data.get("date") for page in site.pages if page.kind != "page")
    return (date for date in dates if isinstance(date, datetime) and date > site.time)
