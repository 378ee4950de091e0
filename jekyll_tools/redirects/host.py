"""What every host's file is made by: a module of `hosts/`, and what of a table it can say."""

from __future__ import annotations

from collections.abc import Collection, Container, Sequence
from importlib import import_module
from typing import Protocol, cast

from jekyll_tools import discovery
from jekyll_tools.records import NamedTuple
from jekyll_tools.redirects import hosts
from jekyll_tools.redirects.answer import sent
from jekyll_tools.redirects.table import Entry
from jekyll_tools.text import Location


class Host(Protocol):
    """A module of `hosts/`; its docstring says how the host matches, and its limits.

    `STATUSES`: those it can answer with. `SLASH`, `CASE`: whether paths that differ by a last slash, or by case, are
    two to it. `MOST`: redirects, and `BYTES`: of the file, that it takes at most.
    """

    TITLE: str
    FILENAME: str
    STATUSES: frozenset[int]
    SLASH: bool
    CASE: bool
    MOST: int | None
    BYTES: int | None

    def refusal(self, entry: Entry) -> str:
        """Why it cannot make a redirect, in words; "" where it can."""
        ...

    def render(self, entries: Sequence[Entry]) -> str:
        """The file; `refusal` let every entry pass, and no two are one to the host."""
        ...


class Refusal(NamedTuple):
    """What cannot be said to a host, and where it was asked for; None where it is the table as a whole."""

    location: Location | None
    words: str


class File(NamedTuple):
    """A host's file, or why there is none."""

    text: str
    refusals: tuple[Refusal, ...] = ()


def names() -> list[str]:
    """The hosts' names, as on the command line. `jekyll`, whose stubs are no table, is one of them."""
    return [name.replace("_", "-") for name in discovery.names(hosts.__path__)]


def load(name: str) -> Host:
    """A host other than `jekyll`, by its name."""
    return cast("Host", import_module(f"{hosts.__name__}.{name.replace('-', '_')}"))


def file(host: Host, entries: Sequence[Entry], pages: Collection[str] = ()) -> File:
    """The whole table as the host's file, or all that it cannot say. `pages`: where the site has a page."""
    chosen, refusals = _said(host, entries, frozenset() if host.SLASH else {path.rstrip("/") for path in pages})
    if host.MOST is not None and len(chosen) > host.MOST:
        words = f"{host.TITLE} takes at most {host.MOST:,} redirects; here are {len(chosen):,}"
        refusals.append(Refusal(None, words))
    if refusals:
        return File("", tuple(refusals))
    text = host.render(chosen)
    size = len(text.encode())
    if host.BYTES is not None and size > host.BYTES:
        words = f"{host.TITLE} takes a file of at most {host.BYTES:,} bytes; this one has {size:,}"
        return File("", (Refusal(None, words),))
    return File(text)


def _said(host: Host, entries: Sequence[Entry], pages: Container[str]) -> tuple[list[Entry], list[Refusal]]:
    """The entries for the host, each once, and the refused ones."""
    chosen: dict[str, Entry] = {}
    refusals: list[Refusal] = []
    for entry in entries:
        words = _refusal(host, entry)
        if not words and entry.path.rstrip("/") in pages:
            if _path(entry.target) == sent(entry.path).rstrip("/"):
                continue  # /about to the page at /about/: there the page answers by itself, and this would go round
            words = "there is a page whose path differs by a last slash alone, which is the same there"
        path = entry.path if host.SLASH else entry.path.rstrip("/") or "/"
        first = chosen.setdefault(path if host.CASE else folded(path), entry)
        if not words and (first.target, first.status) != (entry.target, entry.status):
            words = f"{first.path} leads to {first.target}, and is the same path there"
        if words:
            refusals.append(Refusal(entry.location, f"{host.TITLE} cannot redirect {entry.path}: {words}"))
    return list(chosen.values()), refusals


def folded(path: str) -> str:
    """A path whatever its case, as hosts compare: a letter for a letter, so that `ß` is not `ss`.

    >>> folded("/Straße/ẞ"), folded("/İ")
    ('/straße/ß', '/İ')
    """
    if path.isascii():
        return path.lower()
    return "".join(next((form for form in (each.casefold(), each.lower()) if len(form) == 1), each) for each in path)


def _path(target: str) -> str:
    return target.partition("#")[0].partition("?")[0].rstrip("/")


def _refusal(host: Host, entry: Entry) -> str:
    if entry.status not in host.STATUSES:
        return f"it does not answer with {entry.status}"
    return host.refusal(entry)
