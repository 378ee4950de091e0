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
    moved = [f"{path}: {answers[path]}, not nothing" for path in near if answers[path][1]]
    return len(kept), _wrong(kept, answers) + moved


def shadowed(name: str, entries: Sequence[Entry]) -> tuple[int, list[str]]:
    """The same of a server that has a page in the place of each redirect, where a file can be. Raises Refused."""
    target = host.load(name)
    kept, _ = sayable(target, entries)
    folders = [entry.path.strip("/") for entry in kept if entry.path.endswith("/") and len(entry.path.encode()) < 200]
    with servers.running(name, host.file(target, kept).text, [f"{folder}/index.html" for folder in folders]) as port:
        answers = servers.ask(port, [sent(entry.path) for entry in kept])
    return len(folders), _wrong(kept, answers)


def _wrong(kept: Sequence[Entry], answers: servers.Answers) -> list[str]:
    return [
        f"{entry.path}: {answers[sent(entry.path)]}, not {(entry.status, entry.target)}"
        for entry in kept
        if answers[sent(entry.path)] != (entry.status, entry.target)
    ]


def _ask(name: str, text: str, paths: list[str]) -> dict[str, tuple[int, str]]:
    if name not in servers.NAMES:
        return emulators.ask(name, text, paths)
    with servers.running(name, text) as port:
        return servers.ask(port, paths)
