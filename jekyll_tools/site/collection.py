"""Collections, as `collections:` describes them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jekyll_tools.records import NamedTuple
from jekyll_tools.site.config import Config
from jekyll_tools.site.permalink import collection_template


class Collection(NamedTuple):
    """A collection's label, whether it is written, the template of its URLs, and what it is sorted by."""

    label: str
    output: bool
    template: str
    order: tuple[str, ...] | None = None
    sort_by: str = ""
    is_off: bool = False  # by a word of the settings, not for want of one

    @property
    def unwritten(self) -> str:
        """Why its files are not written, or ""."""
        said = "has `output: false`" if self.is_off else "has no `output: true`"
        return "" if self.output else f"the collection `{self.label}` {said} in _config.yml"


def collections(config: Config) -> dict[str, Collection]:
    """The collections by label, posts first."""
    given = config.data["collections"]
    assert isinstance(given, dict)
    made = {label: _collection(label, said, config.data.get("permalink")) for label, said in given.items()}
    if config.target.orders_collections:
        return made
    return {label: collection._replace(order=None, sort_by="") for label, collection in made.items()}


def _collection(label: str, said: object, permalink: object) -> Collection:
    settings: Mapping[str, Any] = said if isinstance(said, dict) else {}
    template = settings.get("permalink")
    output = settings.get("output", False)
    order, key = settings.get("order"), settings.get("sort_by")
    return Collection(
        label,
        output is not None and output is not False,
        template if isinstance(template, str) else collection_template(permalink),
        tuple(map(str, order)) if isinstance(order, list) else None,
        key if isinstance(key, str) else "",
        is_off=output is False and "output" in settings,
    )
