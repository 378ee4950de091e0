"""A table walked against a real server, or a host's own code: what is answered otherwise than it should be."""

from __future__ import annotations

from collections.abc import Sequence

from hosts_table import neighbours, sayable
from oracle.hosts import emulators, servers

from jekyll_tools.redirects import host
from jekyll_tools.redirects.answer import sent
from jekyll_tools.redirects.table import Entry

NAMES = (*servers.NAMES, *emulators.NAMES)
NEIGHBOURS = 600  # asked for at most: Apache reads its file, and Netlify goes through its rules, at every request


def missing(name: str) -> str:
    """Why a host cannot be asked, "" where it can."""
    return servers.missing(name) if name in servers.NAMES else emulators.missing()


def walked(name: str, entries: Sequence[Entry]) -> tuple[int, list[str]]:
    """How many redirects were asked for, and each wrong answer, in words. Raises Refused."""
    target = host.load(name)
    kept, _ = sayable(target, entries)
    near = neighbours(target, kept)
    near = near[:: len(near) // NEIGHBOURS + 1]
    answers = _ask(name, host.file(target, kept).text, [*(sent(entry.path) for entry in kept), *near])
    wrong = [
        f"{entry.path}: {answers[sent(entry.path)]}, not {(entry.status, entry.target)}"
        for entry in kept
        if answers[sent(entry.path)] != (entry.status, entry.target)
    ]
    return len(kept), wrong + [f"{path}: {answers[path]}, not nothing" for path in near if answers[path][1]]


def _ask(name: str, text: str, paths: list[str]) -> dict[str, tuple[int, str]]:
    if name not in servers.NAMES:
        return emulators.ask(name, text, paths)
    with servers.running(name, text) as port:
        return servers.ask(port, paths)
