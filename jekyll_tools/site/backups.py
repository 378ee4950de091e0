"""Pages that were put away, and are published all the same: in a folder of backups, or among the layouts."""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.site.page import Page
from jekyll_tools.site.site import Site

# As authors call such folders; what they publish on purpose (`archive`, `old`) is none of them.
_NAMES = frozenset(("backup", "backups", "bak", "deprecated", "trash", "unused"))
_PARTS = frozenset(("_includes", "_layouts"))  # pages only where `include:` names the folder


def backups(site: Site) -> Iterator[Page]:
    """The pages in such a folder, whatever the case of its letters and an underscore before it."""
    for page in site.pages:
        folders = page.path.split("/")[:-1]
        if any(folder in _PARTS or folder.lower().lstrip("_") in _NAMES for folder in folders):
            yield page
