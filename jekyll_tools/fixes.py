"""Fixes made: the edits of findings, as the new text of the files concerned.

Only a finding whose fix is safe is mended, and whole or not at all: where two overlap, the first in order of place is
made and the other waits for another round. A file is written anew only if its text is still the one that was checked.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

from jekyll_tools.diagnostic import Diagnostic, Edit
from jekyll_tools.records import NamedTuple


class Change(NamedTuple):
    """A file's text as it is and as it will be, its path from the site's folder, and how many findings that mends."""

    path: str
    before: str
    after: str
    mended: int


def changes(folder: str, diagnostics: Iterable[Diagnostic]) -> list[Change]:
    """What mends the diagnostics that have a safe fix, files in order. Nothing is written.

    A symbolic link, a file outside the site's folder and one that is no UTF-8 are left alone.
    """
    texts: dict[str, str | None] = {}
    edits: dict[str, list[Edit]] = {}
    mended: dict[str, int] = {}
    for diagnostic in diagnostics:
        fix = tuple(dict.fromkeys(diagnostic.fix))
        if fix and diagnostic.safe and all(_is_free(edit, edits, folder, texts) for edit in fix):
            for edit in fix:
                edits.setdefault(edit.location.path, []).append(edit)
            mended[fix[0].location.path] = mended.get(fix[0].location.path, 0) + 1
    return [_change(path, texts[path] or "", edits[path], mended.get(path, 0)) for path in sorted(edits)]


def write(folder: str, change: Change) -> None:
    """Puts the new text in the file's place, with the mode it has. Raises outputs.OutputError: the old one is kept."""
    from jekyll_tools.outputs.single import write_file

    write_file(os.path.join(folder, change.path), change.after.encode(), keep_mode=True)


def diff(change: Change) -> str:
    """The change as a unified diff; line ends and all, as `git apply` takes it."""
    from difflib import unified_diff

    lines = unified_diff(_lines(change.before), _lines(change.after), f"a/{change.path}", f"b/{change.path}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _lines(text: str) -> list[str]:
    parts = text.split("\n")
    return [f"{part}\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])


def _is_free(edit: Edit, edits: dict[str, list[Edit]], folder: str, texts: dict[str, str | None]) -> bool:
    """Whether the file is as it was checked, and no edit is made yet that the new one touches."""
    origin, start, end = edit.location
    if origin.foreign:
        return False
    if origin.path not in texts:
        texts[origin.path] = _text(folder, origin.path)
    if texts[origin.path] != origin.string:
        return False
    return all(end < other.location.start or other.location.end < start for other in edits.get(origin.path, ()))


def _text(folder: str, path: str) -> str | None:
    """A file's text; None for one that is not the site's own, or not UTF-8."""
    top = os.path.realpath(folder)
    name = os.path.normpath(os.path.join(top, path))
    if not name.startswith(os.path.join(top, "")) or os.path.realpath(name) != name or not os.path.isfile(name):
        return None
    try:
        with open(name, "rb") as file:
            return file.read().decode("utf-8")
    except (OSError, ValueError):
        return None


def _change(path: str, before: str, edits: Sequence[Edit], mended: int) -> Change:
    line_end = "\r\n" if "\r\n" in before else "\n"
    parts: list[str] = []
    done = 0
    for edit in sorted(edits, key=lambda edit: edit.location.start):
        parts += before[done : edit.location.start], edit.text.replace("\n", line_end)
        done = edit.location.end
    return Change(path, before, "".join(parts) + before[done:], mended)
