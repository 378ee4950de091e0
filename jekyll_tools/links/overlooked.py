"""Files that a link means and Jekyll does not publish: those that lie in a folder which it reads for something else."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Collection, Iterator

from jekyll_tools.site.site import Site

_TEXTS = (".md", ".markdown", ".html", ".yml", ".yaml")
_OWN = frozenset(("js", "css", "fonts", "vendor", "node_modules", "lib", "plugins", "icons", "favicon", "favicons"))
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
        """Where the site keeps files of that kind: a folder that is named for it, not that of a program's own."""
        if ending not in self._folders:
            word = "images" if ending.lower() in _PICTURES else "files"
            folders = Counter(posixpath.dirname(name) for name in self._destinations if name.endswith(ending))
            used = (folder for folder, _ in folders.most_common() if folder and _OWN.isdisjoint(folder.split("/")))
            self._folders[ending] = next((folder for folder in used if not folder.startswith("_")), word)
        return self._folders[ending]


def _files(site: Site) -> Iterator[str]:
    for skipped in site.skipped:
        yield from skipped.files
        if skipped.path.startswith("_posts/"):
            yield skipped.path
