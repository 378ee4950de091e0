"""Where a site may be built: not among its own sources."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from jekyll_tools.cli.session import CannotRun

if TYPE_CHECKING:
    from jekyll_tools.site.site import Site

_USUAL = "_site"


def guard_destination(site: Site, folder: str) -> None:
    """Raises CannotRun for a folder that is the site's source, holds it, or is one of its own: it has files that no
    earlier build wrote.
    """
    source, built = os.path.realpath(site.folder), os.path.realpath(folder)
    if built == source or os.path.commonpath((source, built)) == built:
        raise CannotRun(f"{folder} holds the site's source, and nothing is built there")
    if os.path.commonpath((source, built)) != source:
        return
    said = site.config.entries.get(("destination",))
    usual = {os.path.join(source, name) for name in (_USUAL, *([str(said.value)] if said else ())) if "\0" not in name}
    if built not in map(os.path.realpath, usual) and _has_own(built):
        raise CannotRun(f"{folder} is a folder of the site's source, with files that no build wrote: name another")


def _has_own(folder: str) -> bool:
    from jekyll_tools.outputs import MANIFEST

    try:
        names = os.listdir(folder)
    except OSError:  # not there yet
        return False
    return bool(names) and MANIFEST not in names
