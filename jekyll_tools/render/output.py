"""The files of a built site, planned: each file's writer, and who wins where two would write one."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Mapping

from jekyll_tools.outputs.plan import fault, parents
from jekyll_tools.records import NamedTuple
from jekyll_tools.render.contents import Contents
from jekyll_tools.render.subject import Subject
from jekyll_tools.site.page import StaticFile

Writer = Subject | StaticFile


class Planned(NamedTuple):
    """The files to write, others that are being made, and remarks, each a sentence, on what is not written."""

    files: SiteFiles
    awaited: AwaitedFiles
    notices: tuple[str, ...]


class SiteFiles(Mapping[str, bytes]):
    """The bytes of a site's files by path; those that are copied are read when they are asked for."""

    def __init__(self, folder: str, writers: Mapping[str, Writer]) -> None:
        self._folder = folder
        self._writers = writers

    def __getitem__(self, path: str) -> bytes:
        writer = self._writers[path]
        if isinstance(writer, Subject):
            return writer.made or b""
        return _bytes(os.path.join(writer.root or self._folder, writer.path))

    def __iter__(self) -> Iterator[str]:
        return iter(self._writers)

    def __len__(self) -> int:
        return len(self._writers)


class AwaitedFiles(Mapping[str, "bytes | None"]):
    """The bytes of files that are being made, by path; `finish` waits for them. None where nothing came of one."""

    def __init__(self, writers: Mapping[str, Subject], finish: Callable[[], None]) -> None:
        self._writers = writers
        self._finish = finish

    def __getitem__(self, path: str) -> bytes | None:
        self._finish()
        return self._writers[path].made

    def __iter__(self) -> Iterator[str]:
        return iter(self._writers)

    def __len__(self) -> int:
        return len(self._writers)


def _nothing() -> None:
    """There is nothing to wait for."""


def planned(contents: Contents, awaited: Collection[Subject] = (), finish: Callable[[], None] = _nothing) -> Planned:
    """What Jekyll leaves in its output folder: it writes pages, then files, then documents, and the last one stays.

    A page that could not be rendered is left out. `awaited`: pages that are being made, for which `finish` waits: here,
    where it matters to others whether they come to something.
    """
    writers: dict[str, Writer] = {}
    late = {subject.destination: subject for subject in awaited}
    disputed = len(late) < len(awaited)
    for path, writer in _in_order(contents, awaited):
        disputed |= writers.pop(path, None) is not None and path in late
        writers[path] = writer
    notices: list[str] = []
    for path in list(writers):
        why = _misfit(path, writers)
        if why:
            notices.append(f"{writers.pop(path).path}: not written: {why}")
    if late and (disputed or notices):
        finish()
        return planned(contents)
    for path in late:
        del writers[path]
    return Planned(SiteFiles(contents.site.folder, writers), AwaitedFiles(late, finish), tuple(notices))


def _in_order(contents: Contents, awaited: Collection[Subject]) -> Iterator[tuple[str, Writer]]:
    for subject in contents.pages:
        if subject.made is not None or subject in awaited:
            yield subject.destination, subject
    for file in contents.site.static_files:
        yield file.destination, file
    for documents in contents.documents.values():
        for subject in documents:
            if subject.written and subject.made is not None:
                yield subject.destination, subject


def _misfit(path: str, writers: Mapping[str, Writer]) -> str:
    """Why a path cannot be written, in words, or ""."""
    if why := fault(path):
        return f"its path {path!r} {why}"
    file = next((parent for parent in parents(path) if parent in writers), None)
    return f"{file} would have to be a file and a folder" if file else ""


def _bytes(path: str) -> bytes:
    """A file's bytes. Raises OSError; a symlink put there since the survey is one."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with open(os.open(path, flags), "rb") as file:
        return file.read()
