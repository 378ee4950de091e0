"""What the rules say of a page by itself, and what the page gives to the rest of the site.

Both hang on the page's text as it comes out of Liquid, on its file and on the site's settings, and on nothing else: who
listens to a body, its tags, elements or links asks no more of the site. So they are kept (`judged.py`) by these.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from jekyll_tools.diagnostic import Diagnostic, Edit, Problem
from jekyll_tools.html.scan import Tag
from jekyll_tools.judged import Judged, Memory, Told
from jekyll_tools.limits import FIX_CHARACTERS
from jekyll_tools.regex import regex
from jekyll_tools.rules.catalogue import Rule
from jekyll_tools.rules.rule import Context
from jekyll_tools.site.page import Page
from jekyll_tools.site.site import Site
from jekyll_tools.text import Location

if TYPE_CHECKING:
    from jekyll_tools.render.body import Body

Event = tuple[str, Any, Page | None]  # what a rule may listen to, the thing itself, the page it is on
Listeners = Mapping[str, Sequence[Rule]]
Options = Mapping[str, Mapping[str, Any]]
_ELEMENT = "element:"
_LIQUID = regex(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)


class Judge:
    """The rules, listening; `options`: of some, by their ids. With a `memory`, a page that an earlier check judged is
    not judged anew.
    """

    def __init__(self, site: Site, listeners: Listeners, options: Options = MappingProxyType({})) -> None:
        self.site = site
        self._options = options
        self._listeners = listeners
        self._context = Context(site)
        self._elements = {name.removeprefix(_ELEMENT): name for name in listeners if name.startswith(_ELEMENT)}
        self.memory: Memory | None = None
        self.overwritten: frozenset[str] = frozenset()  # the sources of what something else is written over

    def told(self, event: Event) -> Iterator[Told]:
        """What the rules say of something."""
        name, thing, page = event
        listeners = self._listeners.get(name)
        if listeners is None:
            return
        if page is not self._context.page:  # of the thousands of things on a page all but the first have it
            self._context = Context(self.site, page)
        context = self._context
        for rule in listeners:
            for finding in rule.check(thing, self._with_options(rule) if self._options else context):
                place, message, hint, fix, safe, level, once, tag = finding
                if isinstance(thing, Tag) and thing.location.is_made and place.is_made:
                    tag = f"<{thing.name}"
                if fix and not _spares_liquid(fix, place):
                    fix = ()
                yield Told(Diagnostic(rule.id, level or rule.level, place, message, hint, fix, safe), once, tag)

    def _with_options(self, rule: Rule) -> Context:
        given = self._options.get(rule.id)
        return self._context if given is None else self._context._replace(options=given)

    def judged(self, body: Body) -> Judged:
        """What is to be said of a page."""
        known = self.memory.recalled(body.page) if self.memory is not None else None
        if known is not None:
            return known
        return self.kept(body, self.anew(body))

    def kept(self, body: Body, made: Judged) -> Judged:
        """The same, for later checks too."""
        if self.memory is not None:
            self.memory.keep(body, made)
        return made

    def anew(self, body: Body) -> Judged:
        """What is to be said of a page, whatever is known of it."""
        from jekyll_tools.links.extract import page_links

        links = list(page_links(body.page, body.tags, body.ids, body.complete))
        if not self.site.owns(body.page):  # what its links are worth is not the author's to mend
            return Judged([], [], [link for link in links if link.role != "uses"])
        used = [link for link in links if link.role == "uses"]
        spoken = [("links", used, body.page), *(("link", link, body.page) for link in used)]
        return Judged(self._all(self._body(body)), self._all(spoken), links)

    def _all(self, events: Iterable[Event]) -> list[Told]:
        return [told for event in events if event[0] in self._listeners for told in self.told(event)]

    def _body(self, body: Body) -> Iterator[Event]:
        page = body.page
        yield "body", body, page
        yield from problem_events(body.problems, page)
        for tag in body.tags:
            yield f"tag:{tag.name}", tag, page
            yield "tag:*", tag, page
        yield from (("end-tag", tag, page) for tag in body.end_tags)
        heard = self._elements
        for element in body.document.walk() if body.document is not None else ():
            if element.kind in heard:  # most are texts, to which nobody listens
                yield heard[element.kind], element, page
            if element.options and "ial" in element.options:
                yield "attribute-list", element.options["ial"], page


def _spares_liquid(fix: Sequence[Edit], place: Location) -> bool:
    """Whether edits keep the outputs and tags of Liquid at their places: what is said of the text that one made is not
    to be mended where it stands, neither in its stead nor before it.
    """
    for location, text in fix:
        if location.start == location.end and place.is_made:
            return False
        old = location.text
        if "{{" not in old and "{%" not in old:
            continue
        if len(old) > FIX_CHARACTERS or any(liquid not in text for liquid in _LIQUID.findall(old)):
            return False
    return True


def problem_events(problems: Iterable[Problem], page: Page | None = None) -> Iterator[Event]:
    """Problems as something to listen to."""
    return ((f"problem:{problem.kind}", problem, page) for problem in problems)
