"""A filter is in a condition or a loop, where Liquid takes none.

## Why
Liquid reads `{% if page.tags | size > 3 %}` as `{% if page.tags %}`: from the bar on nothing counts. So it is for
`{% unless %}`, `{% elsif %}`, `{% case %}`, `{% when %}` and the list of a `{% for %}`. Filters work in `{{ … }}` and
in `{% assign %}`.

## Bad
    {% if page.title | size > 40 %}A long title.{% endif %}

## Good
    {% assign length = page.title | size %}{% if length > 40 %}A long title.{% endif %}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.regex import regex
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.text import Location

_TAG = regex(
    r"\{%-?\s*(?P<name>if|unless|elsif|for|case|when)\b(?:[^|\"'%]|\"[^\"]*\"|'[^']*'|%(?!\}))*(?P<rest>\|.*?)\s*-?%\}",
    re.DOTALL,
)


@rule(on="problem:liquid-lax", level="warning")
def check(problem: Problem, context: Context) -> Iterator[Finding]:
    place = problem.location
    found = _TAG.fullmatch(place.text)
    if found is None or place.origin.foreign or found["rest"].startswith("||"):  # misread-tag
        return
    if found["name"] == "for" and all(page.path != place.path for page in context.site.pages):
        return  # themes have such loops
    start, end = found.span("rest")
    yield Finding(
        Location(place.origin, place.start + start, place.start + end),
        f"{found['rest']} has no effect: {{% {found['name']} %}} takes no filter, and stops reading there",
        "filter it before, with {% assign %}, and use the result here",
    )
