"""The picture of a page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from jekyll_tools.liquid.errors import argument_error
from jekyll_tools.liquid.filters.pages import absolute_url, uri_escape
from jekyll_tools.records import NamedTuple
from jekyll_tools.ruby.classes import class_name

if TYPE_CHECKING:
    from jekyll_tools.liquid.context import Context


class Image(NamedTuple):
    """Its address, and what else the page says of it."""

    url: str
    more: Mapping[Any, Any]

    @classmethod
    def of(cls, context: Context, said: object) -> Image | None:
        """The picture that `image:` names, as a path or a mapping with one. Raises LiquidError where it is no path."""
        if isinstance(said, str):
            return cls(address(context, said), {})
        if not isinstance(said, dict):
            return None
        paths = (said.get(key) for key in ("path", "facebook", "twitter"))
        path = next((path for path in paths if path is not None and path is not False), None)
        if path is None:
            return None
        return cls(address(context, path), {key: value for key, value in said.items() if key != "path"})

    @property
    def data(self) -> object:
        """It as JSON-LD."""
        return {**self.more, "url": self.url, "@type": "imageObject"} if self.more else self.url


def address(context: Context, path: object) -> str:
    """A path as an absolute address, escaped. Raises LiquidError."""
    if not isinstance(path, str):
        raise argument_error(f"Can't convert {class_name(path)} into String.")
    return uri_escape(context, absolute_url(context, path)) or ""
