"""Files that a link means and Jekyll does not publish: those that lie in a folder which it reads for something else."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Collection, Iterator

from jekyll_tools.site.site import Site

_TEXTS = (".md", ".markdown", ".html", ".yml", ".yaml")
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif")


class Overlooked:
    """Those of one site. `destinations`: the files that it publishes, whose folders are good ones to move to."""

    def __init__(self, site: Site, destinations: Collection[str]) -> None:
        self._destinations = destinations
        self._folders: dict[str, str] = {}
        self._named: dict[str, list[str]] = {}
        for path in _files(site):
            if not path.endswith(_TEXTS):
                self._named.setdefault(posixpath.basename(path).casefold(), []).append(path)

    def named(self, name: str) -> str:
        """The one file of that name, in whatever folder; "" for none, or several."""
        found = self._named.get(posixpath.basename(name).casefold(), [])
        return found[0] if len(found) == 1 else ""

    def move(self, path: str, asked: str) -> str:
        """Where such a file should be moved: where the link looks for it (`asked`: in the site), or to its like."""
        if asked and "/_" not in f"/{asked}" and posixpath.basename(asked) == posixpath.basename(path):
            return asked
        return posixpath.join(self._folder(posixpath.splitext(path)[1]), posixpath.basename(path))

    def _folder(self, ending: str) -> str:
        if ending in self._folders:
            return self._folders[ending]
        folders = Counter(posixpath.dirname(name) for name in self._destinations if name.endswith(ending))
        used = next((folder for folder, _ in folders.most_common() if folder and not folder.startswith("_")), "")
        self._folders[ending] = used or ("images" if ending.lower() in _PICTURES else "files")
        return self._folders[ending]


def _files(site: Site) -> Iterator[str]:
    for skipped in site.skipped:
        yield from skipped.files
        if skipped.path.startswith("_posts/"):
            yield skipped.path
