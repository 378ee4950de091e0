"""Front matter by Jekyll's two delimiter rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jekyll_tools.diagnostic import Problem
from jekyll_tools.psych import Entry, Path
from jekyll_tools.text import Text


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A file split as Jekyll splits it.

    `present`: Jekyll takes the file for a page (it starts with `---`). `data`: the keys ({} where broken). `entries`:
    their places, by path. `body`: the text after it. `problems`: what was wrong (kinds: `front-matter-unclosed`,
    `invalid-yaml`, `duplicate-key`, `byte-order-mark`, `encoding`, `yaml-too-deep`, …).
    """

    present: bool
    data: Mapping[str, object]
    entries: Mapping[Path, Entry]
    body: Text
    problems: tuple[Problem, ...] = ()
