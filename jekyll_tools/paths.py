"""Files as seen from a folder: paths with slashes on every system."""

from __future__ import annotations

import os


def seen_from(folder: str, path: str) -> str:
    """A file as seen from a folder, links followed: `a/b`, `../c`; its whole path where no way leads there, as from one
    drive of Windows to another.

    >>> seen_from("site", "site/_pages/a.md"), seen_from("site", "_site")
    ('_pages/a.md', '../_site')
    """
    whole = os.path.realpath(path)
    try:
        found = os.path.relpath(whole, os.path.realpath(folder))
    except ValueError:
        found = whole
    return found.replace(os.sep, "/")


def leads_out(path: str) -> bool:
    """Whether a file as seen from a folder is outside of it."""
    return path.split("/")[0] == ".." or os.path.isabs(path)
