"""A text is too complex to be read, or would become far too long.

## Why
kramdown itself overflows its stack on such a text, takes hours, or makes gigabytes of it. Beyond the limit, the part
concerned is taken as plain text or left out; the page is otherwise as Jekyll would have it.

## Bad
    <div>
    (and so on, over a hundred times)

## Good
    <div>
    Hello.
    </div>
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.limits import (
    ABBREVIATION_CHARACTERS,
    ATTRIBUTE_LIST_CHARACTERS,
    COPIES,
    INDENTED,
    INDENTED_LEVELS,
    LIQUID_PAGE,
    NESTED_TEXTS,
    NESTING,
    OPEN_ELEMENTS,
    OPTION_CHARACTERS,
)
from jekyll_tools.rules.rule import Context, rule

_WORDS = {
    "nesting": (f"nested over {NESTING} levels deep: what is inside is not read", "nest it less"),
    "nested-texts": (
        f"quotes and items within each other come to over {NESTED_TEXTS} times the page: what is inside is not read",
        "nest it less",
    ),
    "indented": (
        f"so much lies over {INDENTED_LEVELS} levels deep that the blanks before it would come to {INDENTED} times the "
        "page: what lies as deep from here on is not read",
        "nest it less",
    ),
    "emphasis-work": ("too many marks that open and never close: they are taken as text", "close them"),
    "copies": (
        "so much refers to what is written once that the page would become over "
        f"{COPIES} times as long as its source: from here on it is left out",
        "refer to it less often, or make it shorter",
    ),
    "abbreviation-characters": (
        f"an abbreviation of over {ABBREVIATION_CHARACTERS} characters: it is not marked in the text",
        "abbreviate less",
    ),
    "attribute-list-characters": (
        f"an attribute list, {{: … }}, of over {ATTRIBUTE_LIST_CHARACTERS} characters: it is taken as text",
        "move some of it to a definition, or to the style sheet",
    ),
    "open-elements": (
        f"over {OPEN_ELEMENTS} elements are open at once: the rest of the page is not checked",
        "close some of them",
    ),
    "liquid-page": (
        f"Liquid makes more than {LIQUID_PAGE:,} characters of this page: only what its file says is checked",
        "loop over less",
    ),
    "option-characters": (
        f"an option of over {OPTION_CHARACTERS} characters: it is not set",
        "make it shorter",
    ),
}
_OPEN = "write the end tags that lack before it: what a list prints without them lies in each other; or nest it less"


@rule(on="problem:too-complex", level="error")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    message, hint = _WORDS[str(problem.facts["limit"])]
    if problem.facts["limit"] == "nesting" and problem.location.text.startswith("<"):
        yield Finding(problem.location, message, _OPEN, once="file")
    else:
        yield Finding(problem.location, message, hint)
