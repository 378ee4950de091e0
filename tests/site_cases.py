"""The sites of tests/sites: folders (`source/`, `options.json`) and tables of many small ones (`*.yml`).

A table holds `files` (path: text; an empty text is a page without keys) and `variants`: each a `config`, and perhaps
more `files` and `options` for Jekyll. What Jekyll makes of them is recorded beside: `pages.json`, `<table>.json`.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import yaml

from jekyll_tools.site.data_files import read_data
from jekyll_tools.site.site import Site, read
from jekyll_tools.target import JEKYLL

HERE = Path(__file__).parent / "sites"
NOW = datetime(2026, 1, 1, tzinfo=timezone.utc)
EMPTY_PAGE = "---\n---\nx"


@dataclass(frozen=True)
class SiteCase:
    """A site to read. `files` are written where it has no folder of its own."""

    name: str
    source: Path | None
    files: Mapping[str, str | bytes] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)

    def put(self, folder: Path) -> Path:
        """The site's folder; made below `folder` where it is a table's."""
        if self.source is not None:
            copy = Path(shutil.copytree(self.source, folder / "source"))
            for file in copy.rglob("*"):
                os.utime(file, (NOW.timestamp(), NOW.timestamp()))  # `modified_time` and the sitemap show it
            return copy
        for path, text in self.files.items():
            file = os.path.join(folder, path)
            os.makedirs(os.path.dirname(file), exist_ok=True)
            Path(file).write_bytes(text if isinstance(text, bytes) else (text or EMPTY_PAGE).encode())
        return folder

    def read(self, folder: Path) -> Site:
        """Our reading of it."""
        given = dict(self.options)
        configs = given.pop("configs", ())
        drafts = given.pop("show_drafts", False)
        return read(str(folder), configs, drafts=drafts, time=NOW, target=JEKYLL, **given)


def folders() -> list[SiteCase]:
    """The sites that are folders."""
    found = sorted(path.parent for path in HERE.glob("*/source"))
    return [SiteCase(path.name, path / "source", {}, _json(path / "options.json")) for path in found]


def tables() -> list[str]:
    """The names of the tables."""
    return sorted(path.stem for path in HERE.glob("*.yml"))


def table(name: str) -> Iterator[SiteCase]:
    """The sites of a table."""
    return (case for case, _ in variants(HERE / f"{name}.yml"))


def variants(table: Path) -> Iterator[tuple[SiteCase, Mapping[str, Any]]]:
    """The sites of a table's file, each with what else the table says of it."""
    said = yaml.safe_load(table.read_text(encoding="utf-8"))
    for variant, given in said["variants"].items():
        more = {"config": given} if isinstance(given, str) else given or {}
        config = said.get("config", "") + (more.get("config") or "")
        both = {**said.get("files", {}), **more.get("files", {})}
        files = {path: text for path, text in both.items() if text is not None}  # a variant leaves files out, too
        yield SiteCase(str(variant), None, {"_config.yml": config + "\n", **files}, more.get("options", {})), more


def recorded(name: str) -> dict[str, Any]:
    """What Jekyll made of a folder ("academic") or a table, by variant."""
    folder = HERE / name / "pages.json"
    return _json(folder if folder.exists() else HERE / f"{name}.json")


def _json(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def differences(site: Site, wanted: Mapping[str, Any]) -> list[str]:
    """Where our reading is not Jekyll's; [] where it is."""
    pages = {(page.collection, page.path): page for page in site.pages}
    said = []
    for kind, path, url, destination, written in wanted["pages"]:
        page = pages.pop((kind, path), None)
        if page is None:
            said.append(f"{path} is missing")
        elif page.published != written:
            said.append(f"{path} is {'not ' if written else ''}published: {page.skipped}")
        elif (page.url, page.destination) != (url, destination):
            said.append(f"{path}: {page.url} {page.destination}, not {url} {destination}")
    said += [f"{page.path} is published, and was not read" for page in pages.values() if page.published]
    ours = sorted([file.path, file.url, file.destination] for file in site.static_files)
    if ours != wanted["static"]:
        said.append(f"copied: {_apart(ours, wanted['static'])}")
    made = [name for name in site.generated if not name.endswith(".map")]
    if made != wanted["generated"]:
        said.append(f"generated: {made}, not {wanted['generated']}")
    return said + _order(site, wanted) + _values(site, wanted) + _site_data(site, wanted)


def _site_data(site: Site, wanted: Mapping[str, Any]) -> list[str]:
    ours = json.dumps(read_data(site.folder, site.config).values, default=str).replace('"null": ', '"": ')
    theirs = json.dumps(wanted.get("site_data", {}))
    return [] if ours == theirs else [f"site.data: {ours}, not {theirs}"]


def _apart(ours: list[Any], theirs: list[Any]) -> str:
    return f"+{[item for item in ours if item not in theirs]} -{[item for item in theirs if item not in ours]}"


def _order(site: Site, wanted: Mapping[str, Any]) -> list[str]:
    theirs = [[kind, path] for kind, path, *_, written in wanted["pages"] if written]
    ours = [[page.collection, page.path] for page in site.published]
    return [f"order: {ours}"] if sorted(ours) == sorted(theirs) and ours != theirs else []


def _values(site: Site, wanted: Mapping[str, Any]) -> list[str]:
    """Of a few keys, what a page has by its front matter and by `defaults:`."""
    said = []
    for page in site.published:
        ours = {key: page.data.get(key) for key in ("layout", "x_a", "x_h", "x_v")}
        theirs = wanted["data"].get(f"{page.collection} {page.path}", {})
        if {key: value for key, value in ours.items() if value is not None} != theirs:
            said.append(f"{page.path} has {ours}, not {theirs}")
    return said


def write(path: Path, value: object) -> None:
    """One line a file, so that a change shows as what it is."""
    path.write_text(_shown(value, 0) + "\n", encoding="utf-8")


def _shown(value: object, depth: int) -> str:
    if not isinstance(value, dict | list) or not value or depth == 3:
        return json.dumps(value, ensure_ascii=False)
    pad = "\n" + "  " * (depth + 1)
    if isinstance(value, list):
        return "[" + pad + f",{pad}".join(json.dumps(item, ensure_ascii=False) for item in value) + pad[:-2] + "]"
    items = (f"{json.dumps(key, ensure_ascii=False)}: {_shown(item, depth + 1)}" for key, item in value.items())
    return "{" + pad + f",{pad}".join(items) + pad[:-2] + "}"
