"""The small sites of tests/plugins, each changed by plugins before it is rendered, and what Jekyll makes of them.

The tables are those of tests/sites; a variant may name its `target`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from site_cases import SiteCase, variants

from jekyll_tools.render.plugins import changed
from jekyll_tools.site.page import Page
from jekyll_tools.target import TARGETS, Target

HERE = Path(__file__).parent / "plugins"


class PluginCase(NamedTuple):
    """A site, and the Jekyll that it is for."""

    site: SiteCase
    target: Target


def tables() -> list[str]:
    """The names of the tables."""
    return sorted(path.stem for path in HERE.glob("*.yml"))


def table(name: str) -> Iterator[PluginCase]:
    """The cases of a table."""
    for case, said in variants(HERE / f"{name}.yml"):
        yield PluginCase(case, TARGETS[said.get("target", "jekyll")])


def recorded(name: str) -> dict[str, Any]:
    """What Jekyll made of a table's sites, by variant."""
    file = HERE / f"{name}.json"
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}


def ours(case: PluginCase, folder: Path) -> dict[str, Any]:
    """What we make of a site, in the shape of what is recorded."""
    read = case.site.read(case.site.put(folder))
    site = changed(read._replace(config=read.config._replace(target=case.target)))
    wrong = [problem.facts["key"] for problem in site.config.problems if problem.kind == "config-type"]
    if wrong:
        return {"wrong": wrong}
    return {
        "pages": [_item(page) for page in site.pages if page.kind == "page" and page.listed],
        "documents": [_item(page) for page in site.pages if page.kind != "page" and page.listed],
        "copied": [file.destination for file in site.static_files],
    }


def _item(page: Page) -> list[Any]:
    return [page.path, page.url, page.destination, page.data.get("title"), page.data.get("layout"), str(page.body)]
