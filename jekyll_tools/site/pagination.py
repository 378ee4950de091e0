"""The pages among which jekyll-paginate divides the posts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from posixpath import dirname, normpath
from typing import Any, Protocol, TypeVar


class Listing(Protocol):
    """A page that may list posts."""

    @property
    def path(self) -> str:
        """Its path from the site's root."""


T = TypeVar("T", bound=Listing)


def template(config: Mapping[str, Any], pages: Iterable[T]) -> T | None:
    """The `index.html` deepest on the way to the pages' folder; of those at one depth the first."""
    inside = dirname(normpath("/" + str(config.get("paginate_path")).lstrip("/")))
    found: T | None = None
    for page in pages:
        folder, _, name = ("/" + page.path).rpartition("/")
        if name == "index.html" and f"{inside.rstrip('/')}/".startswith(folder + "/"):
            found = page if found is None or len(page.path) > len(found.path) else found
    return found


def size(config: Mapping[str, Any]) -> int:
    """How many posts a page lists; 0 where they are not divided."""
    said = config.get("paginate")
    return said if isinstance(said, int) and said > 0 else 0


def folder(config: Mapping[str, Any], number: int) -> str:
    """The folder of a page, the first one's excepted."""
    path = str(config.get("paginate_path")).replace(":num", str(number), 1)
    return path if path.startswith("/") else "/" + path
