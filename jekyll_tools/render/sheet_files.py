"""The files that style sheets are made of: the site's own and its theme's."""

from __future__ import annotations

import os
from collections.abc import Iterator

from jekyll_tools.diagnostic import Problem
from jekyll_tools.sass.staging import KINDS
from jekyll_tools.site.files import read_inside
from jekyll_tools.site.theme import Theme

_PASSED_OVER = ("node_modules", "vendor")  # at the root; `_sass/vendor` is where themes have what they import


class SheetFiles:
    """Reads them, never out of their folders. `asked` has the place of each file and folder that was looked at."""

    def __init__(self, folder: str, theme: Theme | None) -> None:
        self._folder = folder
        self._theme = theme
        self._names: dict[str, frozenset[str]] = {}
        self.asked: set[str] = set()

    def names(self, folder: str) -> frozenset[str]:
        """What is in a folder. An import may mean a dozen files: each folder is asked once for all that it holds."""
        place = os.path.join(*self._place(folder))
        self.asked.add(place)
        names = self._names.get(place)
        if names is None:
            try:
                names = frozenset(os.listdir(place))
            except OSError:
                names = frozenset()
            self._names[place] = names
        return names

    def read(self, path: str) -> str | None:
        """A file of the site or its theme; None where there is none."""
        root, inner = self._place(path)
        place = os.path.join(root, inner)
        self.asked.add(place)
        if not os.path.isfile(place):
            return None
        raw = read_inside(root, inner)
        return None if isinstance(raw, Problem) else raw.decode("utf-8", "replace")

    def all(self) -> Iterator[str]:
        """Every style sheet of the site."""
        for above, folders, names in os.walk(self._folder):
            passed_over = _PASSED_OVER if above == self._folder else ()
            folders[:] = [name for name in folders if not name.startswith(".") and name not in passed_over]
            self.asked.add(above)
            for name in names:
                if name.endswith(KINDS):
                    yield os.path.relpath(os.path.join(above, name), self._folder).replace(os.sep, "/")

    def _place(self, path: str) -> tuple[str, str]:
        theme = self._theme
        if theme is None or not f"{path}/".startswith(f"{theme.label}/"):
            return self._folder, path
        return theme.root, path[len(theme.label) + 1 :]
