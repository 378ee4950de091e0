"""Places through Liquid: every element and tag of a page stands where its author wrote it, or at what made it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from kramdown_places import CHECKS, written
from rule_cases import Case, read_cases, write

from jekyll_tools.html.scan import Tag
from jekyll_tools.kramdown.element import Element
from jekyll_tools.render.body import Body
from jekyll_tools.render.reading import Reading
from jekyll_tools.site.site import read
from jekyll_tools.text import Location

CASES = list(read_cases(Path(__file__).parent / "places" / "cases.md"))


def bodies(case: Case, folder: Path) -> list[Body]:
    write(case.files, folder)
    reading = Reading(read(str(folder)))
    return [reading.body(page) for page in reading.pages()]


def elements(body: Body) -> Iterator[Element]:
    if body.document:
        yield from (
            element for element in body.document.walk() if element.source and element.kind not in ("root", "blank")
        )


def shown(name: str, place: Location) -> str:
    """A line of an `expect` fence: what it is, where it stands, what is written there, and the way to there."""
    way = "".join(f" < {tag}" for tag in place.through)
    return f"{name} {place}{way} {place.text!r}\n"


def listed(case: Case, folder: Path) -> Iterator[str]:
    """The elements of Markdown pages, and every tag with its attributes."""
    for body in bodies(case, folder):
        yield f"{body.page.path}\n"
        yield from (shown(element.kind, element.location) for element in elements(body))
        for tag in (tag for tag in body.tags if tag.attributes or not body.document):
            yield shown(f"<{tag.name}>", tag.location)
            yield from (shown(name, attribute.location) for name, attribute in tag.attributes.items())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_places(case: Case, tmp_path: Path) -> None:
    assert "".join(listed(case, tmp_path)) == case.expect


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_the_author_wrote_is_its_slice(case: Case, tmp_path: Path) -> None:
    sliced = 0
    for body in bodies(case, tmp_path):
        for element in elements(body):
            if "{" not in element.location.text and _is_in_one_part(element):
                assert CHECKS[element.kind](element, written(element)), element.location
                sliced += 1
        for tag in body.tags:
            assert _is_at_its_tag(tag), tag.location
            sliced += 1
    assert sliced


def _is_in_one_part(element: Element) -> bool:
    assert element.source is not None
    whole, start = element.source.resolve(element.start)
    end = element.source.resolve(max(element.start, element.end - 1))[1]
    assert whole.text is not None
    return len(whole.text.slice(start, end + 1).segments) == 1


def _is_at_its_tag(tag: Tag) -> bool:
    place = tag.location
    return not tag.written or place.is_made or place.text.lower().startswith(f"<{tag.name}")
