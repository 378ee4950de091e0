"""What the layouts around a site's pages make, each part at its place, without what stands in the pages.

Most of it is the same around every page, so of the pages of a kind one is taken: of those with the same layout, of the
same collection, that have the same keys.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import TYPE_CHECKING

from jekyll_tools.liquid.errors import LiquidError

if TYPE_CHECKING:
    from jekyll_tools.render.reading import Reading
    from jekyll_tools.render.subject import Subject
    from jekyll_tools.site.page import Page
    from jekyll_tools.text import Text


def around(reading: Reading) -> Iterator[tuple[Page, Text]]:
    """A page of each kind with what its layouts make of it, the innermost first.

    A layout whose Liquid cannot be rendered makes nothing; `check` has rules for that.
    """
    kinds: set[Hashable] = set()
    reading.pages()
    for subject in reading.contents.subjects:
        page = subject.page
        if page is not None and page.published and subject.takes_layout and (kind := _kind(subject)) not in kinds:
            kinds.add(kind)
            for text in _layouts(reading, subject):
                yield page, text


def _kind(subject: Subject) -> Hashable:
    """What layouts mostly ask of a page: which keys it has, and those that are true or false."""
    said = frozenset((key, bool(value)) for key, value in subject.data.items())
    return str(subject.layout), subject.collection, said


def _layouts(reading: Reading, subject: Subject) -> Iterator[Text]:
    payload = reading.fresh_payload()
    payload.set_page(subject, reading.layouts)
    payload["layout"] = None
    payload["content"] = ""
    for layout in reading.layouts.around(subject.layout):
        payload.merge_layout(layout)
        try:
            parsed = reading.liquid.parse(layout.text)
            yield reading.liquid.render(parsed, reading.liquid.context(payload, subject.path))
        except LiquidError:
            continue
