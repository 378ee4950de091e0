"""Which Jekyll a site is built by: what is asked for, else what its configuration says, else what its Gemfile means."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from typing import Any

from jekyll_tools import limits
from jekyll_tools.diagnostic import Problem
from jekyll_tools.psych import Entry, Path
from jekyll_tools.records import NamedTuple
from jekyll_tools.regex import regex
from jekyll_tools.target import GITHUB_PAGES, JEKYLL, TARGETS, Target
from jekyll_tools.text import Location

KEY = ("jekyll_tools", "target")
UNNAMED = "the site's Gemfile does not name github-pages"
_PAGES_GEM = regex(r"""^[ \t]{0,32}gem[ \t(]{0,32}["']github-pages["']""", re.MULTILINE)
_THREE = regex(
    r"""^[ \t]{0,32}gem[ \t(]{0,32}["']jekyll["'][ \t]{0,32},[ \t]{0,32}["'](?:~>|<=?|=)?[ \t]{0,8}3\b""", re.MULTILINE
)


class Choice(NamedTuple):
    """A target, and why it is that one, in words."""

    target: Target
    reason: str


def asked(target: Target) -> Choice:
    """What the command line asks for."""
    return Choice(target, "as asked for")


def guessed(folder: str) -> Choice:
    """What the Gemfile of the site in `folder` means; without one GitHub builds the site."""
    path = os.path.join(folder, "Gemfile")
    if not os.path.isfile(path):
        return Choice(GITHUB_PAGES, "the site has no Gemfile")
    try:
        with open(path, encoding="utf-8", errors="replace") as gemfile:
            said = gemfile.read(limits.FILE_BYTES)
    except OSError:
        said = ""
    if _PAGES_GEM.search(said):
        return Choice(GITHUB_PAGES, "the site's Gemfile names github-pages")
    if _THREE.search(said):  # GitHub's is the last of these
        return Choice(GITHUB_PAGES, "the site's Gemfile asks for Jekyll 3")
    return Choice(JEKYLL, UNNAMED)


def said(settings: Mapping[Any, Any]) -> object:
    """`jekyll_tools: target:` of a configuration; None where it says nothing."""
    own = settings.get(KEY[0])
    return own.get(KEY[1]) if isinstance(own, dict) else None


def configured(name: object) -> Choice | None:
    """What the configuration says, if that is a target."""
    target = TARGETS.get(name) if isinstance(name, str) else None
    return None if target is None else Choice(target, "its configuration says so")


def unknown(name: object, entries: Mapping[Path, Entry], file: str) -> Problem:
    """`unknown-target` (facts: `name`): the configuration names a target that there is not."""
    entry = entries.get(KEY)
    place = entry.location if entry else Location.of_file(file)
    return Problem("unknown-target", place, {"name": str(name)})
