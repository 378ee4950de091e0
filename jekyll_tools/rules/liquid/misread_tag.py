"""Liquid reads a tag otherwise than it is written.

## Why
What Liquid cannot read as it should be it reads as well as it can, and says so only in the terminal of whoever builds:
`{% if page.a && page.b %}` asks for `page.a` alone, a text in curly quotation marks is the name of a variable, which
nothing has, and `{% else if page.b %}` is `{% else %}`, of which nobody says anything.

## Bad
    {% if page.title && page.author %}{{ page.title }} by {{ page.author }}{% endif %}

## Good
    {% if page.title and page.author %}{{ page.title }} by {{ page.author }}{% endif %}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.records import NamedTuple
from jekyll_tools.regex import regex
from jekyll_tools.rules.liquid_mending import blanked
from jekyll_tools.rules.printed import cut
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.text import Location

_NAME = regex(r"\{%-?\s*(\w+)")
_VALUE = r"[\w.\-\[\]]{1,100}"
_CONDITIONS = ("if", "unless", "elsif")
_VALUES = ("{{", "assign")
_SUMS = {"+": "plus", "-": "minus", "*": "times", "/": "divided_by"}


class _Form(NamedTuple):
    """How something is written in some tags (none: in all), what becomes of it, and what to write; both are made of the
    pattern's groups, `it` is where the fault is.
    """

    tags: tuple[str, ...]
    pattern: re.Pattern[str]
    says: str
    hint: str


# Texts in straight quotation marks are underscores to these, and the end of the tag is cut off.
_FORMS = (
    _Form(
        (),
        regex(r"(?P<it>[“”„](?P<words>[^“”„\"%{}]{0,200})[“”\"]|[‘’](?P<word>[^‘’'%{}]{0,200})[‘’'])"),
        "{it} has no straight quotation marks: Liquid takes it for the name of a variable, which nothing has",
        'write "{words}{word}"',
    ),
    _Form(
        (),
        regex(r"(?P<it>(?P<mark>[\"']).*)\Z", re.DOTALL),
        "nothing closes {it}: it is no text to Liquid",
        "write {mark} at the end of the text",
    ),
    _Form(
        _CONDITIONS,
        regex(r"(?P<it>&&?.*)\Z", re.DOTALL),
        "{it} has no effect: Liquid has no & or &&, and stops reading there",
        "write and instead",
    ),
    _Form(
        _CONDITIONS,
        regex(r"(?P<it>\|\|.*)\Z", re.DOTALL),
        "{it} has no effect: Liquid has no ||, and stops reading there",
        "write or instead",
    ),
    _Form(
        _CONDITIONS,
        regex(rf"(?P<it>(?<![=!])!\s*(?!=)(?P<value>{_VALUE}))"),
        "the ! before {value} has no effect",
        "ask with {{% unless {value} %}}, or write {value} != true",
    ),
    _Form(
        _CONDITIONS,
        regex(
            r"(?P<it>\((?:true|false|nil|null|blank|empty|\d+)\b|(?<![\w.])(?:true|false|nil|null|blank|empty|\d+)\))"
        ),
        "{it} is the name of a variable to Liquid, which nothing has",
        "write it without the parenthesis",
    ),
    _Form(
        _CONDITIONS,
        regex(rf"(?P<it>[+*/-]\s+{_VALUE}.*)\Z", re.DOTALL),
        "{it} has no effect: Liquid does no sums here, and stops reading there",
        "reckon before, with {{% assign %}} and a filter such as plus, and ask for the result here",
    ),
    _Form(
        ("assign",),
        regex(rf"assign\s+(?P<name>{_VALUE})\s*(?P<it>==\s*(?P<value>.*))\Z", re.DOTALL),
        "{name} gets no value: {it} is none",
        "write {{% assign {name} = {value} %}}",
    ),
    _Form(
        ("for",),
        regex(rf"(?P<it>\b(?P<name>limit|offset)\s*=\s*(?P<value>{_VALUE}))"),
        "{it} has no effect: the loop takes all",
        "write {name}:{value}",
    ),
    _Form(
        _VALUES,
        regex(rf"\|\s*(?P<name>\w{{1,40}})\s+(?P<it>(?P<value>{_VALUE}))"),
        "{it} has no effect: {name} lacks the colon before it",
        "write {name}: {value}",
    ),
    _Form(
        _VALUES,
        regex(rf"(?:\{{\{{-?|=)\s*(?P<left>{_VALUE})\s+(?P<it>(?P<sign>[+*/-])\s+(?P<value>{_VALUE}))"),
        "{it} has no effect: Liquid does sums with filters",
        "write {left} | {sum}: {value}",
    ),
    _Form(
        ("else",),
        regex(r"(?P<it>\{%-?\s*else\s*if\b\s*(?P<value>.*))\Z", re.DOTALL),
        "{it} %}} is read as {{% else %}}: its condition is not asked",
        "write {{% elsif {value} %}}",
    ),
)


@rule(on="problem:liquid-lax", level="warning")
def check(problem: Problem, context: Context) -> Iterator[Finding]:
    place = problem.location
    if place.origin.foreign:
        return
    blank = blanked(place.text[:-2].removesuffix("-").rstrip())
    name = tag_name(blank)
    if name == "else" and all(page.path != place.path for page in context.site.pages):
        return  # al-folio has one, and no harm comes of it
    for form in _FORMS:
        found = form.pattern.search(blank) if not form.tags or name in form.tags else None
        if found:
            yield _finding(form, found, place)
            return


def tag_name(text: str) -> str:
    """The name of a tag, `{{` of an output."""
    found = _NAME.match(text)
    return found[1] if found else "{{"


def _finding(form: _Form, found: re.Match[str], place: Location) -> Finding:
    written = place.text
    parts = {part: cut(written[slice(*found.span(part))]) if found[part] else "" for part in found.groupdict()}
    parts["sum"] = _SUMS.get(parts.get("sign", ""), "")
    start, end = found.span("it")
    spot = Location(place.origin, place.start + start, place.start + end)
    return Finding(spot, form.says.format(**parts), form.hint.format(**parts))
