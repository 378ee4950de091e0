"""What only GitHub knows while it builds a site: `site.github`, for those who read pages without building them."""

from __future__ import annotations

from jekyll_tools.liquid.drop import Drop
from jekyll_tools.liquid.mask import HOLE


class Unknown(Drop):
    """A value that is there and that nobody here knows, and so are those in it. Printed it leaves a hole."""

    __slots__ = ()

    def get(self, key: object) -> object:
        del key
        return self

    def to_s(self) -> str:
        return HOLE
