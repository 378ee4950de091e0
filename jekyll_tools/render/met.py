"""Which tags of layouts, and of what these include, some page comes to: where Liquid stops behind a condition, whether
it does so on this site. Layouts are rendered for that around the site's pages, as Jekyll does, but without their text.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from jekyll_tools import limits
from jekyll_tools.liquid.errors import LiquidError
from jekyll_tools.render.rendering import problem

if TYPE_CHECKING:
    from jekyll_tools.diagnostic import Problem
    from jekyll_tools.render.reading import Reading
    from jekyll_tools.render.subject import Subject
    from jekyll_tools.text import Location


def met(reading: Reading, doubtful: Collection[Problem]) -> Iterator[Problem]:
    """Of `doubtful` those at which some page stops, each once (further fact: `page`, the first that does)."""
    waiting = {_place(each.location) for each in doubtful}
    subjects = (each for each in reading.contents.subjects if each.page and each.takes_layout)
    for subject in islice(subjects, limits.LAYOUTS_MET) if waiting else ():
        error = _stops(reading, subject)
        if error is not None and error.location is not None and _place(error.location) in waiting:
            waiting.remove(_place(error.location))
            found = problem(error, error.location)
            yield found._replace(facts={**found.facts, "page": subject.path})
            if not waiting:
                return


def _place(location: Location) -> tuple[str, int]:
    return location.path, location.start


def _stops(reading: Reading, subject: Subject) -> LiquidError | None:
    """What stops Liquid in the layouts around a page, None for nothing."""
    payload = reading.fresh_payload()
    payload.set_page(subject, reading.layouts)
    payload["layout"] = None
    payload["content"] = ""
    try:
        for layout in reading.layouts.around(subject.layout):
            payload.merge_layout(layout)
            parsed = reading.liquid.parse(layout.text)
            reading.liquid.render(parsed, reading.liquid.context(payload, subject.path))
    except LiquidError as error:
        return error
    return None
