"""Pages that are published and hardly seen: in a folder of backups, among the layouts, the theme's second CV."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jekyll_tools.site.data_files import data_of
from jekyll_tools.site.page import Page
from jekyll_tools.site.site import Site

# As authors call such folders; what they publish on purpose (`archive`, `old`) is none of them.
_NAMES = frozenset(("backup", "backups", "bak", "deprecated", "dropped", "trash", "unused"))
_AWAY = frozenset(("archive", "archived", "copy", "disabled", "hidden", "old", "outdated", "private", "x"))
_PARTS = frozenset(("_includes", "_layouts"))  # pages only where `include:` names the folder
# The theme makes it of `_data/cv.json`, and its own menu does not name it.
_SECOND_CV, _ITS_BUTTONS = "/cv-json/", "cv-download-links"


def backups(site: Site) -> Iterator[Page]:
    """The pages in such a folder, whatever the case of its letters and the marks before it; and a second CV that no
    menu names.
    """
    for page in site.pages:
        folders = page.path.split("/")[:-1]
        is_second = page.url == _SECOND_CV and _ITS_BUTTONS in page.text.string and not _is_listed(_SECOND_CV, site)
        if is_second or any(folder in _PARTS or folder.lower().lstrip("_- ") in _NAMES for folder in folders):
            yield page


def is_put_away(label: str) -> bool:
    """Whether a folder's name says that nothing in it is to be seen: `trash`, `talks_backup`, `posts-hidden`."""
    return any(part in _NAMES or part in _AWAY for part in re.split("[_-]", label.lower()))


def _is_listed(url: str, site: Site) -> bool:
    """Whether a data file, such as the menu, holds an address."""
    entries = (entry for file in data_of(site).files if file.entries for entry in file.entries.values())
    return any(isinstance(entry.value, str) and url.strip("/") in entry.value for entry in entries)
