"""Posts, drafts and the files of collections."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from jekyll_tools import front_matter
from jekyll_tools.diagnostic import Problem
from jekyll_tools.front_matter import FrontMatter
from jekyll_tools.psych import Path
from jekyll_tools.site.build import HIDDEN, Build, Outcome, needs_liquid, whole
from jekyll_tools.site.collection import Collection
from jekyll_tools.site.dates import moment
from jekyll_tools.site.document import Address, address, categories, derived, is_lost, when
from jekyll_tools.site.names import dated
from jekyll_tools.site.page import Page, Skipped, StaticFile
from jekyll_tools.site.permalink import destination, extension, url
from jekyll_tools.site.scopes import merged
from jekyll_tools.site.source import Found
from jekyll_tools.text import Location

UNDATED = "not a post: its name does not start with a date, as in `2024-02-20-title.md`"
_YAML = (".yml", ".yaml")
_LOSING = ("invalid-yaml", "encoding", "yaml-too-deep", "yaml-too-many-aliases", "yaml-too-big")


def read_post(build: Build, found: Found) -> Outcome:
    """A post, with front matter or without; a file without a date in its name is none, and no page either."""
    if dated(found.path.rsplit("/", 1)[-1]) is None:
        return Skipped(found.path, UNDATED)
    return _post(build, found)


def read_draft(build: Build, found: Found) -> Outcome:
    """A draft: a post that needs no date, read on request."""
    return _post(build, found) if build.wishes.drafts else Skipped(found.path, "a draft: `--drafts` reads it")


def _post(build: Build, found: Found) -> Outcome:
    if extension(found.path) in _YAML:
        return Skipped(found.path, "a YAML file, which Jekyll makes no post of")
    raw = build.bytes(found, whole=True)
    if isinstance(raw, Skipped):
        return raw
    matter = build.matter(found, raw, post=True)
    if any(problem.kind == "encoding" and not problem.facts["readable"] for problem in matter.problems):
        return Skipped(found.path, "it is not UTF-8, and Jekyll drops such a post", matter.problems)
    return _document(build, found, matter, build.collections["posts"])


def read_member(build: Build, found: Found, label: str) -> Outcome:
    """A file of a collection: a document where it has front matter, else a file to copy."""
    raw = build.bytes(found)
    if isinstance(raw, Skipped):
        return raw
    matter = build.matter(found, raw)
    collection = build.collections[label]
    if matter.present and extension(found.path) in _YAML:
        matter = front_matter.parse_data(found.path, raw, yaml=build.config.target.yaml)
    if matter.present:
        return _document(build, found, matter, collection)
    unwritten = "" if build.config.target.copies_unwritten else collection.unwritten
    is_whole, is_empty = build.config.target.whole_paths, build.is_empty(found)
    file = _static(found, collection, matter.problems, whole=is_whole, empty=is_empty)
    if unwritten or build.hides(found, label):
        return Skipped(found.path, unwritten or HIDDEN, matter.problems, file)
    return file


def _static(
    found: Found, collection: Collection, problems: tuple[Problem, ...], *, whole: bool, empty: bool
) -> StaticFile:
    """A file to copy; where `:path` is the `whole`, with its extension, there is no `:name`."""
    ext = "" if whole else extension(found.path)
    path = found.inner[: len(found.inner) - len(ext)]
    name = "" if whole else path.rsplit("/", 1)[-1]
    values = {"collection": collection.label, "path": path, "output_ext": "", "name": name, "title": ""}
    made = url(collection.template, values).rstrip("/") + ext
    # Jekyll 3 writes it into the folder that its address is in, by its own name.
    written = f"{made.rpartition('/')[0]}/{found.path.rpartition('/')[2]}" if whole else made
    return StaticFile(found.path, made, destination(written, ""), problems, collection.label, empty=empty)


def _document(build: Build, found: Found, matter: FrontMatter, collection: Collection) -> Page:
    lost = is_lost(matter.data) or any(problem.kind in _LOSING for problem in matter.problems)
    data = _data(build, found, {} if lost else matter.data, collection)
    date = _date(build, found, data, lost=lost)
    ext = extension(found.path)
    unnamed = lost or ext in _YAML  # Jekyll takes no slug from the name then
    where = address(found, data, date or build.now, collection, build.converters.output(ext), unnamed=unnamed)
    # Of a document that has no date, only asking for it makes it that of the build: whether a post is in the future, or
    # where a document goes whose address holds a date. Its place in the order shows it.
    asked = collection.label == "posts" and not build.wishes.future
    named = where.dated and not build.config.target.dates_documents
    if date is not None and (date is not build.now or asked or named):
        data["date"] = date
    if not unnamed:
        data |= derived(found, data)
    return Page(
        path=found.path,
        kind="post" if collection.label == "posts" else "document",
        collection=collection.label,
        text=whole(matter),
        front_matter=matter,
        data=data,
        url=where.url,
        destination=where.destination,
        converter=build.converters.of_extension(ext),
        needs_liquid=needs_liquid(matter.body, data, build.config.target),
        skipped=_verdict(build, collection, data, date),
        listed=_is_listed(build, collection, data, date),
        problems=tuple(_problems(found, matter, date, where)),
    )


def _data(build: Build, found: Found, own: Mapping[Any, Any], collection: Collection) -> dict[Any, Any]:
    """The document's keys over its defaults, with its categories; a YAML document has its own keys alone."""
    if extension(found.path) in _YAML:
        return dict(own)
    defaults = build.scopes.values(found.scoped, collection.label)
    sorted_in = {"draft": found.base.rsplit("/", 1)[-1] == "_drafts", "categories": []}
    return merged(sorted_in, merged(defaults, own)) | {"categories": categories(found, defaults, own)}


def _date(build: Build, found: Found, data: Mapping[Any, Any], *, lost: bool) -> datetime | None:
    """The document's date; of a YAML document only a time counts."""
    if lost:
        return build.now
    if extension(found.path) in _YAML:
        given = data.get("date")
        return moment(given, build.local) if isinstance(given, datetime) else build.now
    return when(found, data, build.local, build.now)


def _verdict(build: Build, collection: Collection, data: Mapping[Any, Any], date: datetime | None) -> str:
    """Why a document is not written, or ""."""
    if date is None:
        return "its date cannot be read, and Jekyll stops there"
    if date > build.now and not build.wishes.future:
        return f"its date, {date:%Y-%m-%d}, is in the future: `--future` publishes it"
    return collection.unwritten or build.unpublished(data)


def _is_listed(build: Build, collection: Collection, data: Mapping[Any, Any], date: datetime | None) -> bool:
    """Whether `site.<collection>` has the document: one of the future that is no post is only not written."""
    if date is None or build.unpublished(data):
        return False
    return collection.label != "posts" or date <= build.now or build.wishes.future


def _problems(found: Found, matter: FrontMatter, date: datetime | None, where: Address) -> list[Problem]:
    """`invalid-date` (facts: `value`) and `unknown-placeholder` (facts: `names`); either stops Jekyll."""
    problems = []
    if date is None:
        place, typed = _place(found, matter, ("date",))
        problems.append(Problem("invalid-date", place, {"value": typed}))
    if where.unknown:
        problems.append(
            Problem("unknown-placeholder", _place(found, matter, ("permalink",))[0], {"names": where.unknown})
        )
    return problems


def _place(found: Found, matter: FrontMatter, path: Path) -> tuple[Location, str]:
    entry = matter.entries.get(path)
    if entry is None:
        return Location.of_file(found.path), found.path.rsplit("/", 1)[-1]
    return entry.location, entry.raw
