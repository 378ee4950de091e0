"""Liquid has no filter of that name.

## Why
Jekyll says nothing: the value goes on as it is, as if the filter were not there. A link stays without its `baseurl`, a
date is not formatted. GitHub Pages has the filters of Liquid 4 and Jekyll 3.10; later ones do nothing there.

## Bad
    Written on {{ page.date | date_to_strnig }}.

## Good
    Written on {{ page.date | date_to_string }}.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from jekyll_tools.diagnostic import Edit, Finding, Problem
from jekyll_tools.regex import regex
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.site.site import Site
from jekyll_tools.spelling import near, slips

_TEXT = regex(r"\|\s*(\"[^\"]*\"|'[^']*')")
_THEMES = frozenset(("strip_slash",))  # filters that layouts and includes of themes have, which nobody is to mend


@rule(on="problem:liquid-unknown-filter", level="warning")
def check(problem: Problem, context: Context) -> Iterator[Finding]:
    name, target = str(problem.facts["name"]), context.site.target
    if name in target.absent_filters:
        message = f"{target.title} does not know the filter {name}: the value stays as it is"
        yield Finding(problem.location, message, "it came with a later Liquid: do without it")
        return
    if problem.location.text != name:  # none stands there: misread-tag, or a text where one should be
        if _is_page(problem.location.path, context.site) and (text := _TEXT.search(problem.location.text)):
            message = f"a text follows the bar, {text[1]}, and no filter: the value stays as it is"
            yield Finding(problem.location, message, f"write default: {text[1]}, or append: {text[1]}")
        return
    meant = _meant(name, target.absent_filters)
    is_themes = problem.location.origin.foreign or name in _THEMES
    if not meant and is_themes and not _is_page(problem.location.path, context.site):
        return
    fix = (Edit(problem.location, meant),) if meant else ()
    hint = f"did you mean {meant}?" if meant else "take it out"
    yield Finding(problem.location, f"there is no filter {name}: the value stays as it is", hint, fix, safe=False)


def _is_page(path: str, site: Site) -> bool:
    return path in _pages(site)


@lru_cache(maxsize=1)
def _pages(site: Site) -> frozenset[str]:
    return frozenset(page.path for page in site.pages)


@lru_cache(maxsize=256)
def _meant(name: str, absent: frozenset[str]) -> str:
    begun = [known for known in _names(absent) if known.startswith(f"{name}_")]
    return near(name, _names(absent), slips(name)) or (begun[0] if len(begun) == 1 else "")


@lru_cache(maxsize=2)
def _names(absent: frozenset[str]) -> list[str]:
    from jekyll_tools.liquid.filter import load

    return sorted(load().keys() - absent)
