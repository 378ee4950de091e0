"""The two ways to type YAML: Psych's own, and that of safe_yaml 1.0.5, which stands before Psych for GitHub Pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from jekyll_tools.psych import tags
from jekyll_tools.records import NamedTuple


class Reader(NamedTuple):
    """How values are made. `scalar`: a scalar's value and the tag that was dropped, as `tags.value` gives them.

    `merges_written`: whether `<<` also merges a mapping that is written there, and lists of them, not only an alias.
    `needs_anchors`: whether an alias of nothing loses the document, instead of being nothing. `empty`: the value of
    an empty document.
    """

    scalar: Callable[[str, str | None, bool], tuple[object, str]]
    merges_written: bool = True
    needs_anchors: bool = True
    empty: object = None


def _safe(text: str, tag: str | None, is_text: bool) -> tuple[object, str]:
    """A tag says nothing, but for `!!binary`; and it makes a quoted scalar plain."""
    from jekyll_tools.psych import safe

    if is_text:
        return text, ""
    if tags.is_binary(tag):
        return tags.value(text, tag, False)
    return safe.scalar(text), tags.dropped_of_scalar(tag)


READERS: Mapping[str, Reader] = MappingProxyType(
    {"psych": Reader(tags.value), "safe_yaml": Reader(_safe, merges_written=False, needs_anchors=False, empty=False)}
)
