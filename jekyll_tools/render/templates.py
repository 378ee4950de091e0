"""What is wrong with the Liquid of a site: where it stops at a page, or would whatever a page may hold."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from jekyll_tools.diagnostic import Problem
from jekyll_tools.liquid.errors import LiquidError
from jekyll_tools.regex import regex
from jekyll_tools.render import plugins
from jekyll_tools.render.layouts import asked
from jekyll_tools.render.met import met
from jekyll_tools.render.reading import Reading
from jekyll_tools.render.rendering import problem
from jekyll_tools.site.site import Site
from jekyll_tools.site.theme import may_have
from jekyll_tools.text import Text

if TYPE_CHECKING:
    from jekyll_tools.liquid.parser import Asked
    from jekyll_tools.render.layouts import Layout

# An include by its name; a name with variables in it is known only when the page is rendered.
_INCLUDE = regex(r"\{%-?\s*include(?:_cached)?\s+([\w./-]+)[\s%-]")

# What somebody's Jekyll may not say that has plugins which we lack.
_MISSING = ("liquid-missing-include", "absent-include")
_DOUBTFUL = frozenset(
    (
        *("liquid-unknown-tag", "liquid-undefined", "liquid-argument", "liquid-missing-link", "liquid-unknown-filter"),
        *_MISSING,
    )
)
_OF_ITSELF = ("liquid-lax", "liquid-unknown-filter")  # so wherever the tag stands, and nothing stops there


def problems(reading: Reading) -> Iterator[Problem]:
    """What stopped Liquid while the bodies were rendered, and what stops it when it reads the pages, the layouts they
    use, and what both include by name. An include that is not there, at a tag that no page reaches, is an
    `absent-include` (facts: name), and what stops Liquid in such an include has the fact `perhaps`; what some page
    reaches behind a condition has the fact `page`. Filters that there are not are told too, includes and layouts that
    are not UTF-8 (`encoding`; with the fact `perhaps` where no page reaches the include for certain), what is wrong
    with the front matter of those layouts, and a layout that one of them asks for and that is not there: a
    `missing-layout` (facts: name).
    """
    stopped = reading.problems()
    told = {problem.location for problem in stopped}
    rendered = {problem.location.path for problem in reading.host.problems}
    reader = _Reader(reading)
    rest = [problem for problem in _of_reading(reading, reader) if problem.location not in told]
    reached = {_place(problem): problem for problem in met(reading, list(filter(_perhaps, rest)))}
    rest = [reached.get(_place(problem), problem) for problem in rest]
    found = chain(stopped, rest, reading.liquid.problems, _misread(reading, rendered | reader.certain))
    foreign = _DOUBTFUL if plugins.missing(reading.site) or plugins.own(reading.site) else frozenset()
    return (problem for problem in found if problem.kind not in foreign and not _of_theme(problem, reading.site))


def _place(problem: Problem) -> tuple[str, int]:
    return problem.location.path, problem.location.start


def _of_theme(problem: Problem, site: Site) -> bool:
    """Whether a theme that is not here may have the include that is missed."""
    if problem.kind not in _MISSING:
        return False
    name = problem.facts.get("name")  # perhaps ""
    if name is None:
        name = str(problem.facts["message"]).partition("'")[2].partition("'")[0]
    return may_have(site.config.data, site.config.theme, f"_includes/{name}")


def _misread(reading: Reading, certain: Collection[str]) -> Iterator[Problem]:
    """The includes that are not UTF-8; `certain`: the paths of includes that pages reach."""
    for found in reading.host.problems:
        if found.kind == "encoding":
            perhaps = {} if found.location.path in certain else {"perhaps": True}
            yield found._replace(facts={**found.facts, **perhaps})


def _of_reading(reading: Reading, reader: _Reader) -> Iterator[Problem]:
    """What stops Liquid when it reads; of a place that one tag reaches for certain and another perhaps, the former."""
    found = list(_read(reading, reader))
    stopping = (problem for problem in found if problem.kind not in _OF_ITSELF)
    certain = {problem.location for problem in stopping if not _perhaps(problem)}
    return (problem for problem in found if not _perhaps(problem) or problem.location not in certain)


def _perhaps(problem: Problem) -> bool:
    return problem.kind == "absent-include" or "perhaps" in problem.facts


def _read(reading: Reading, reader: _Reader) -> Iterator[Problem]:
    for page in (subject.page for subject in reading.contents.subjects):
        if page is None:
            continue
        if page.needs_liquid:
            yield from reader.read(page.body, certain=True, rendered=reading.has_rendered(page))
        yield from reader.layouts(asked(page.data.get("layout")))


class _Reader:
    def __init__(self, reading: Reading) -> None:
        self._host = reading.host
        self._layouts = reading.layouts
        self._engine = reading.liquid
        self._seen: dict[str, bool] = {}  # the includes that were read, and whether they are reached for certain
        self._wrapped: set[str] = set()  # the layouts that were read
        self.certain: set[str] = set()  # the paths of the includes that are reached for certain

    def layouts(self, name: object) -> Iterator[Problem]:
        """A layout and those around it."""
        within: Layout | None = None
        while name is not None and (not isinstance(name, str) or name not in self._wrapped):
            layout = self._layouts.get(name)
            if layout is None:
                if within is not None and within.around is not None:
                    yield Problem("missing-layout", within.around, {"name": name})
                return
            self._wrapped.add(str(name))
            yield from layout.problems
            yield from self.read(layout.text, certain=True)
            within, name = layout, layout.data.get("layout")

    def read(self, text: Text, *, certain: bool, rendered: bool = False) -> Iterator[Problem]:
        """A text that is reached, for `certain` or perhaps, and what it includes; a `rendered` one can be read."""
        waiting = [(text, certain)]
        while waiting:
            text, certain = waiting.pop()
            if "{{" not in text.string and "{%" not in text.string:
                continue
            try:
                asked = self._asked(text, rendered)
            except LiquidError as error:
                from jekyll_tools.liquid.onward import onward

                for met in (problem(error, text.locate(0)), *onward(self._engine, text)):
                    is_sure = certain or met.kind in _OF_ITSELF
                    yield met if is_sure else met._replace(facts={**met.facts, "perhaps": True})
                asked = [each for each in _named(text) if self._host.include(each.name)]
            for each in asked:
                sure = certain and each.certain and not rendered
                found = self._host.include(each.name)
                if found is None and self._host.is_too_big(each.name):
                    continue  # liquid-limit tells it
                if found is None:
                    yield _absent(each, text, sure)
                elif self._seen.get(each.name, False) < sure or each.name not in self._seen:
                    self._seen[each.name] = sure
                    self.certain.update([found.segments[0].origin.path] if sure else ())
                    waiting.append((found, sure))
            rendered = False

    def _asked(self, text: Text, rendered: bool) -> Sequence[Asked]:
        """The includes of a text."""
        if rendered:  # and need not be read again, as long as its includes are there
            named = _named(text)
            if all(self._host.include(each.name) for each in named):
                return named
        return self._engine.parse(text).includes


def _named(text: Text) -> list[Asked]:
    """What a text seems to include."""
    from jekyll_tools.liquid.parser import Asked

    return [Asked(name, 0, 0, certain=False) for name in _INCLUDE.findall(text.string)]


def _absent(asked: Asked, text: Text, sure: bool) -> Problem:
    place = text.locate(asked.start, asked.end)
    if sure:
        return Problem(
            "liquid-missing-include", place, {"message": f"Could not locate the included file '{asked.name}'"}
        )
    return Problem("absent-include", place, {"name": asked.name})
