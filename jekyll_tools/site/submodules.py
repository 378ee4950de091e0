"""The folders of other repositories that Git puts into this one: `.gitmodules`.

GitHub Pages fetches those that anyone may read; a checkout without them has empty folders, or none.
"""

from __future__ import annotations

import os
import re

from jekyll_tools.regex import regex
from jekyll_tools.site.files import read_inside

_FILE = ".gitmodules"
_PATH = regex(r"^[ \t]{0,32}path[ \t]{0,32}=[ \t]{0,32}(\S[^\n\r]{0,999})", re.MULTILINE)


def absent(folder: str) -> tuple[str, ...]:
    """Those of which nothing is here, as `notes/` or `files/old/`, from the site's folder. Never raises."""
    raw = read_inside(folder, _FILE)
    string = raw.decode("utf-8", "replace") if isinstance(raw, bytes) else ""
    paths = {path.strip().strip("/") + "/" for path in _PATH.findall(string)}
    return tuple(sorted(path for path in paths if not _holds(os.path.join(folder, path))))


def _holds(folder: str) -> bool:
    try:
        return any(name != ".git" for name in os.listdir(folder))
    except (OSError, ValueError):
        return False
