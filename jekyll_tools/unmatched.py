"""The patterns under `paths:` of the settings that no file of the site fits.

Kind of problem: `unmatched-path` (facts: `pattern`; `meant`: the one that was likely meant, or "").
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from itertools import islice

from jekyll_tools import limits
from jekyll_tools.diagnostic import Problem
from jekyll_tools.settings import KEY, Part, Settings
from jekyll_tools.site.site import Site

_PASSED_OVER = frozenset((".git", "_site", "node_modules"))


def problems(site: Site, settings: Settings) -> Iterator[Problem]:
    """One for each such pattern, at it."""
    read = _read(site) if settings.parts else []
    files: list[str] = []
    for part in settings.parts:
        entry = site.config.entries.get((KEY, "paths", part.pattern))
        if entry is None or _fits(part, read):
            continue
        files = files or _all(site)
        if _fits(part, files):
            continue
        if len(files) < limits.FILES_MATCHED:
            yield Problem("unmatched-path", entry.key, {"pattern": part.pattern, "meant": _meant(part, files)})


def _fits(part: Part, files: Sequence[str]) -> bool:
    return any(map(part.fits, files))


def _read(site: Site) -> list[str]:
    """The files that are read as pages or copied: most patterns mean these."""
    return [page.path for page in site.pages] + [file.path for file in site.static_files]


def _all(site: Site) -> list[str]:
    """All files of the site's folder, as many as are looked at."""
    return list(islice(_walked(site.folder), limits.FILES_MATCHED))


def _walked(folder: str) -> Iterator[str]:
    for above, folders, names in os.walk(folder):
        folders[:] = sorted(set(folders) - _PASSED_OVER)
        for name in names:
            yield os.path.relpath(os.path.join(above, name), folder).replace(os.sep, "/")


def _meant(part: Part, files: Sequence[str]) -> str:
    from jekyll_tools.spelling import close

    plain = os.path.normpath("/" + part.pattern).strip("/").replace(os.sep, "/")
    if plain != part.pattern and _fits(part._replace(pattern=plain), files):
        return plain
    return close(plain, {above for path in files for above in (path, os.path.dirname(path))} - {""})
