"""What leads to nothing in the source, where somebody else may put a file, or that nothing of the site shows."""

from __future__ import annotations

from collections.abc import Mapping

from jekyll_tools import urls
from jekyll_tools.diagnostic import Level, Problem
from jekyll_tools.site.samples import CV_DATA, PICTURE, TALK_MAP, is_idle_map
from jekyll_tools.site.site import Site


def of_idle_map(problem: Problem, site: Site, hint: str) -> tuple[str, Level | None]:
    """The same of a link to the theme's map of talks, on a page that nothing leads to."""
    if problem.facts["url"] != TALK_MAP or not is_idle_map(problem.location.path, site):
        return hint, None
    return f"{hint}\nor delete this page, if nobody is to see the theme's map", "warning"


def of_sample_picture(problem: Problem, hint: str) -> tuple[str, Level | None]:
    """The same of the picture that the theme's samples show, in the data that it makes its second CV of."""
    if problem.location.path != CV_DATA or not urls.split(str(problem.facts["url"])).path.endswith(PICTURE):
        return hint, None
    return f"{hint}\nor delete this file and the page cv-json.md, if nobody is to see them", "warning"


def unproven(facts: Mapping[str, object], hint: str) -> tuple[str, Level | None]:
    """The hint and the level of such a finding, by who may put a file there (`maker`, "" for nobody), and what of the
    site should show it and does not (`unprinted`, "" for nothing).
    """
    doubts = []
    if facts.get("maker"):
        doubts.append(f"unless {facts['maker']} puts it there")
    if facts.get("unprinted"):
        doubts.append(f"no {facts['unprinted']} shows it")
    return "\n".join(filter(None, (hint, *doubts))), "warning" if doubts else None
