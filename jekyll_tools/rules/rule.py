"""What a rule is: a file with its manual as docstring, what it listens to, its level and one `check` function."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from jekyll_tools.diagnostic import Finding, Level
from jekyll_tools.records import NamedTuple
from jekyll_tools.site.page import Page
from jekyll_tools.site.site import Site

Check = Callable[[Any, "Context"], Iterator[Finding]]


class Context(NamedTuple):
    """What surrounds the thing a rule is shown: the site, the page (None for things of the site), its own options."""

    site: Site
    page: Page | None = None
    options: Mapping[str, Any] = MappingProxyType({})


class Listener(NamedTuple):
    """A rule's function, what it listens to and its default level."""

    on: tuple[str, ...]
    level: Level
    check: Check


def rule(on: str | tuple[str, ...], level: Level) -> Callable[[Check], Listener]:
    """Marks the `check` function of a rule file.

    `on`: `site`, `page`, `destination`, `destinations` (all), `key:<front matter key>` or `key:*` (a psych.Entry),
    `body` (a page's), `element:<kramdown kind>`, `attribute-list`
    (an element's), `tag:<html name>` or `tag:*` (a html.scan.Tag), `end-tag`, `link`,
    `links` (a page's), `redirect`, `problem:<kind>` (a Problem), or several of them. The function takes that thing and
    the Context, and yields Findings.
    """

    def mark(check: Check) -> Listener:
        return Listener((on,) if isinstance(on, str) else on, level, check)

    return mark
