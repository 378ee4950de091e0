"""What earlier runs were answered, kept in an SQLite file, good answers longer than bad ones.

Nothing depends on it: a file that is damaged, locked, full or may not be written is a notice and no more. An answer is
kept by a digest of the tool's version, the way of asking and the URL, so another version, profile or time limit asks
for itself; each carries a digest of its own, so a damaged one is none.
"""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress

from jekyll_tools import cache, limits
from jekyll_tools.links.verdict import Known

_EVERY = 0.5  # seconds between two writes: what a killed run has not written is asked again
_AT_ONCE = 500  # keys in a question; SQLite takes 999
_HOUR = 3600
_Row = tuple[bytes, int, bytes, bytes]
_SCHEMA = "CREATE TABLE IF NOT EXISTS answers (key BLOB PRIMARY KEY, asked INTEGER, value BLOB, sum BLOB) WITHOUT ROWID"
_HOURS = {"ok": limits.LINK_HOURS_OK, "broken": limits.LINK_HOURS_BROKEN, "unjudged": limits.LINK_HOURS_UNJUDGED}


class Memory:
    """The answers of earlier runs and of this one. `way`: what the answers depend on besides the URL. `max_age`: the
    seconds beyond which no answer counts.
    """

    def __init__(
        self,
        way: str,
        max_age: float | None = None,
        clock: Callable[[], float] = time.time,
        path: str = "",
    ) -> None:
        self._way = way.encode()
        self._clock = clock
        self._most: dict[str, float] = {verdict: hours * _HOUR for verdict, hours in _HOURS.items()}
        if max_age is not None:
            self._most = {verdict: min(age, max_age) for verdict, age in self._most.items()} | {"ok": max_age}
        self._path = path or os.path.join(cache.folder(), "links.sqlite")
        self._pending: dict[bytes, _Row] = {}
        self._written = time.monotonic()
        self.fault = ""
        self._database: sqlite3.Connection | None = None
        self._database = self._opened()

    def _opened(self) -> sqlite3.Connection | None:
        try:
            os.makedirs(os.path.dirname(self._path), mode=0o700, exist_ok=True)
            return _open(self._path)
        except (OSError, sqlite3.OperationalError) as error:
            self._give_up(error)
        except sqlite3.DatabaseError as error:
            self._give_up(error)
            # No database, or a damaged one: the next run begins anew.
            with suppress(OSError):
                os.unlink(self._path)
        return None

    def get(self, urls: Iterable[str]) -> dict[str, Known]:
        """The answers that there are for URLs with their fragments, none of them too old."""
        if self._database is None:
            return {}
        keys = {self._key(url): url for url in urls}
        now = self._clock()
        found: dict[str, Known] = {}
        try:
            for key, asked, value, check in _rows(self._database, list(keys)):
                known = _read(key, asked, value, check)
                if known is not None and 0 <= now - asked <= self._most[known.verdict]:
                    found[keys[key]] = known
        except (sqlite3.Error, TypeError, ValueError, OverflowError) as error:
            self._give_up(error)
        return found

    def put(self, url: str, known: Known) -> None:
        """Keeps an answer; it is written within a second."""
        key = self._key(url)
        value = json.dumps(known).encode()
        asked = int(self._clock())
        self._pending[key] = (key, asked, value, _sum(key, asked, value))
        if time.monotonic() - self._written > _EVERY:
            self.write()

    def write(self) -> None:
        """Writes what is not written yet."""
        rows, self._pending = list(self._pending.values()), {}
        self._written = time.monotonic()
        if self._database is None or not rows:
            return
        try:
            with self._database:
                self._database.executemany("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?)", rows)
        except sqlite3.Error as error:
            self._give_up(error)

    def close(self) -> None:
        """Writes, and forgets what no run will use."""
        self.write()
        if self._database is not None:
            oldest = self._clock() - max(limits.LINK_HOURS_OK * _HOUR, self._most["ok"])
            with suppress(sqlite3.Error), self._database:
                self._database.execute("DELETE FROM answers WHERE asked < ?", (oldest,))
            self._database.close()
            self._database = None

    def _key(self, url: str) -> bytes:
        return cache.digest(self._way, url.encode("utf-8", "surrogatepass"))

    def _give_up(self, error: Exception) -> None:
        self.fault = self.fault or str(error).lower()
        if self._database is not None:
            with suppress(sqlite3.Error):
                self._database.close()
        self._database = None


def _open(path: str) -> sqlite3.Connection:
    database = sqlite3.connect(path, timeout=limits.LINK_LOCK_SECONDS)
    try:
        database.execute("PRAGMA synchronous = NORMAL")
        with database:
            database.execute(_SCHEMA)
    except sqlite3.OperationalError as error:
        if "readonly" not in str(error):
            database.close()
            raise
    except BaseException:
        database.close()
        raise
    return database


def _sum(key: bytes, asked: int, value: bytes) -> bytes:
    return cache.digest(key, str(asked).encode(), value)


def _rows(database: sqlite3.Connection, keys: list[bytes]) -> Iterator[_Row]:
    """The rows of these keys, many at a time: a question for each takes longer than its answer."""
    for start in range(0, len(keys), _AT_ONCE):
        some = keys[start : start + _AT_ONCE]
        marks = ",".join("?" * len(some))
        yield from database.execute(f"SELECT key, asked, value, sum FROM answers WHERE key IN ({marks})", some)  # noqa: S608


def _read(key: bytes, asked: int, value: bytes, check: bytes) -> Known | None:
    if not isinstance(value, bytes) or _sum(key, asked, value) != check:
        return None
    return Known(*json.loads(value))
