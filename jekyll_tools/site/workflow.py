"""Workflows of a repository that build the site and, in steps of their own, put files into it that nobody sees here."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from jekyll_tools import git, limits, psych
from jekyll_tools.regex import regex
from jekyll_tools.site.choice import UNNAMED
from jekyll_tools.site.domain import may_be_elsewhere
from jekyll_tools.site.files import read_inside
from jekyll_tools.site.site import Site
from jekyll_tools.target import GITHUB_PAGES
from jekyll_tools.text import Text

NO_JEKYLL = ".nojekyll"
# What only a workflow says that builds or publishes a site.
_PUBLISHING = regex(
    r"jekyll build|jekyll-build-pages|upload-pages-artifact|deploy-pages|actions-gh-pages|github-pages-deploy-action"
    r"|gh-pages",
    re.IGNORECASE,
)
# Commands that make files, or run somebody's program, at the start of a command.
_MAKING = regex(
    r"(?:^|[;&|(]|\bthen\b|\bdo\b|\belse\b|-exec)[ \t]*(?:sudo[ \t]+)?"
    r"(?:(?:cp|mv|rsync|curl|wget|unzip|tar|python3?|node|make|Rscript|quarto|jupyter|pandoc|latexmk|sh|bash|yarn|pnpm)\b"
    r"|npm[ \t]+run\b|git[ \t]+(?:clone|pull|submodule|lfs)\b|\./\S)",
    re.MULTILINE,
)


def making_workflow(folder: str) -> str:
    """The name of a workflow that may put more files into the site than lie there; "" for none. Never raises."""
    for name, string in _publishing(folder):
        if any(_makes(step) for step in _steps(psych.parse(Text.written(name, string)).value)):
            return name
    return ""


def sets_baseurl(folder: str) -> bool:
    """Whether a workflow builds the site with a baseurl of its own, whatever the settings say. Never raises."""
    return any("--baseurl" in string for _, string in _publishing(folder))


@lru_cache(maxsize=1)
def may_be_githubs(site: Site) -> bool:
    """Whether GitHub may build a site by itself, which asks no Gemfile, though the site's seems to say otherwise: no
    workflow builds it. Never raises.
    """
    return site.config.reason == UNNAMED and next(_publishing(site.folder), None) is None


@lru_cache(maxsize=1)
def is_unbuilt(site: Site) -> bool:
    """Whether GitHub Pages publishes a site as it is, without Jekyll: a file `.nojekyll` says so, which is not to be
    copied into what somebody else makes, and no workflow builds the site. Never raises.
    """
    if site.config.target is not GITHUB_PAGES or not os.path.isfile(os.path.join(site.folder, NO_JEKYLL)):
        return False
    is_copied = NO_JEKYLL in site.config.strings("include") or may_be_elsewhere(site)
    return not is_copied and next(_publishing(site.folder), None) is None


def _publishing(folder: str) -> Iterator[tuple[str, str]]:
    """The workflows that build or publish a site: name and text."""
    above = git.workflows(folder)
    try:
        names = sorted(name for name in os.listdir(above) if name.endswith((".yml", ".yaml")))[: limits.WORKFLOWS]
    except OSError:
        return
    for name in names:
        raw = read_inside(above, name)
        string = raw.decode("utf-8", "replace") if isinstance(raw, bytes) else ""
        if _PUBLISHING.search(string):
            yield name, string


def _steps(workflow: object) -> Iterator[dict[Any, Any]]:
    jobs = workflow.get("jobs") if isinstance(workflow, dict) else None
    for job in jobs.values() if isinstance(jobs, dict) else ():
        steps = job.get("steps") if isinstance(job, dict) else None
        yield from (step for step in (steps if isinstance(steps, list) else ()) if isinstance(step, dict))


def _makes(step: dict[Any, Any]) -> bool:
    uses, given = str(step.get("uses", "")), step.get("with")
    if uses.startswith("actions/download-artifact@"):
        return True
    if uses.startswith("actions/checkout@") and isinstance(given, dict) and given.keys() & {"repository", "submodules"}:
        return True
    return _MAKING.search(str(step.get("run", ""))) is not None
