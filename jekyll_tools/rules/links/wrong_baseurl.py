"""A link lacks the site's `baseurl`, or has it twice.

## Why
A site with `baseurl: /home` in `_config.yml` is served at `https://me.example/home/`. A link that begins with `/`
begins at the host, so without `/home` it leads out of the site. The filters `relative_url` and `absolute_url` put the
baseurl before an address: one written by hand as well is one too many. Where a layout or include prints addresses of
data files, or of the page's keys, as they are, it is told once, there.

## Bad
    _config.yml:
    baseurl: /home
    about.md:
    My papers are [here](/papers/).
    papers.md:
    ---
    permalink: /papers/
    ---

## Good
    _config.yml:
    baseurl: /home
    about.md:
    My papers are [here]({{ "/papers/" | relative_url }}).
    papers.md:
    ---
    permalink: /papers/
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.regex import regex
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.rules.unproven import of_idle_map, of_sample_picture

_BARE = regex(r"\{\{-?\s*([\w.]{1,100})\s*-?\}\}")


@rule(on="problem:wrong-baseurl", level="error")
def check(problem: Problem, context: Context) -> Iterator[Finding]:
    facts = problem.facts
    hint, level = of_idle_map(problem, context.site, str(facts.get("mend") or f"did you mean {facts['near']}?"))
    named = facts["named"]
    if (bare := _BARE.fullmatch(problem.location.text)) and "twice" not in str(facts["reason"]):
        hint, named = f"write {{{{ {bare[1]} | relative_url }}}}", f"link {bare[0]}"  # one for each page that is listed
        hint += " where it does not contain ://" if facts.get("mixed") else ""
    hint, of_sample = of_sample_picture(problem, hint)
    level = level or of_sample
    yield Finding(problem.location, f"the {named} leads {facts['reason']}", hint, level=level)
