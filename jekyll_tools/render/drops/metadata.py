"""`site.github`, as Liquid sees it where jekyll-github-metadata runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from jekyll_tools.liquid.drop import Drop
from jekyll_tools.render.plugins.github_metadata import OF_REPOSITORY, REVISION, UNKNOWN


class Metadata(Drop):
    """What is known of the repository; `ask` is told of what is asked for and not known, and says what to take."""

    __slots__ = ("_ask", "_known")

    def __init__(self, known: Mapping[str, Any], ask: Callable[[str], object]) -> None:
        self._known = known
        self._ask = ask

    def get(self, key: object) -> object:
        if not isinstance(key, str):
            return None
        return self._ask(key) if key not in self._known and self.has(key) else self._known.get(key)

    def has(self, key: object) -> bool:
        return key in self._known or key in UNKNOWN or key in OF_REPOSITORY or key == REVISION

    def keys(self) -> list[str]:
        return list(self._known)

    def to_s(self) -> str:
        return "Jekyll::GitHubMetadata::MetadataDrop"

    def as_json(self, depth: int = 0) -> dict[str, Any]:
        del depth
        return dict(self._known)
