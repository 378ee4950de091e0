"""The small sites of tests/built, rendered whole, and what Jekyll was recorded to write of them.

The tables are those of tests/sites. `{"error"}` stands for a site at which Jekyll stops.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from site_cases import SiteCase, variants

from jekyll_tools.diagnostic import Problem
from jekyll_tools.render.output import planned
from jekyll_tools.render.plugins import changed
from jekyll_tools.render.rendering import Rendering
from jekyll_tools.render.sheets import Sheets

HERE = Path(__file__).parent / "built"


class BuiltCase(NamedTuple):
    """A site, and variables of the environment."""

    site: SiteCase
    env: Mapping[str, str]


class Made(NamedTuple):
    """The text of every file by path, and what went wrong."""

    texts: Mapping[str, str]
    problems: list[Problem]


def tables() -> list[str]:
    """The names of the tables."""
    return sorted(path.stem for path in HERE.glob("*.yml"))


def table(name: str) -> Iterator[BuiltCase]:
    """The sites of a table."""
    return (BuiltCase(case, said.get("env", {})) for case, said in variants(HERE / f"{name}.yml"))


def recorded(name: str) -> dict[str, Any]:
    """What Jekyll made of a table's sites, by variant."""
    return dict(json.loads((HERE / f"{name}.json").read_text(encoding="utf-8")))


def build(case: BuiltCase, folder: Path) -> Made:
    """Our build of a site; the environment is the caller's to set."""
    site = changed(case.site.read(case.site.put(folder)))
    rendering = Rendering(site, Sheets(site.folder, site.config))
    rendering.run()
    mistakes = [p for p in site.config.problems if p.kind != "duplicate-key"]  # a variant's setting over the table's
    files = planned(rendering.contents).files
    return Made({path: data.decode() for path, data in sorted(files.items())}, [*mistakes, *rendering.problems()])
