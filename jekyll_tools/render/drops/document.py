"""`site.posts` and the documents of collections, as Liquid sees them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from posixpath import dirname

from jekyll_tools.liquid.drop import Drop
from jekyll_tools.liquid.reads import UNDATED
from jekyll_tools.render.excerpt import Excerpt
from jekyll_tools.render.subject import Subject
from jekyll_tools.ruby.show import to_s
from jekyll_tools.site.permalink import extension


class DocumentDrop(Drop):
    """A document; what it does not make itself is one of its keys."""

    __slots__ = ("subject",)

    def __init__(self, subject: Subject) -> None:
        self.subject = subject

    def get(self, key: object) -> object:
        made = _MADE.get(key)
        return made(self.subject) if made else self.subject.data.get(key)

    def has(self, key: object) -> bool:
        return key in _MADE or key in self.subject.data

    def source(self) -> str:
        return self.subject.path

    def keys(self) -> list[str]:
        return list(dict.fromkeys([*_MADE, *self.subject.data]))

    def as_json(self, depth: int = 0) -> dict[str, object]:
        made = {key: self.get(key) for key in self.keys()}
        for side in ("previous", "next"):
            other = made[side]
            if isinstance(other, DocumentDrop):
                made[side] = other.as_json(depth + 1) if depth < 2 else other.brief()
        return made

    def brief(self) -> dict[str, object]:
        """The document without its texts and its neighbours."""
        return {key: self.get(key) for key in self.keys() if key not in _LARGE}

    def compare(self, other: object) -> int | None:
        if not isinstance(other, DocumentDrop):
            return None
        mine, its = (_date(drop.subject) for drop in (self, other))
        if isinstance(mine, datetime) and isinstance(its, datetime) and mine != its:
            return -1 if mine < its else 1
        return (self.subject.path > other.subject.path) - (self.subject.path < other.subject.path)

    def to_s(self) -> str:
        output = _output(self.subject)
        return _content(self.subject) if output is None else output

    def inspect(self) -> str:
        return f"#<Jekyll::Document {self.subject.path} collection={self.subject.collection}>"


def identity(subject: Subject) -> str:
    """A document's `id`."""
    name = subject.name
    ext = extension(name)
    slug = subject.data.get("slug")
    above = dirname(subject.url.rstrip("/")).rstrip("/")
    return f"{above}/{(name[: len(name) - len(ext)] if ext else name) if slug is None else slug}"


def _excerpt(subject: Subject) -> str:
    said = subject.data.get("excerpt")
    if not isinstance(said, Excerpt):
        return to_s(said)
    if said.is_made:
        subject.reads.note(f"excerpt {subject.mark}")
    return str(said)


def _content(subject: Subject) -> str:
    subject.read_content()
    return subject.content


def _output(subject: Subject) -> str | None:
    subject.reads.note(f"output {subject.mark}")
    return subject.output


def _date(subject: Subject) -> object:
    if subject.undated:
        subject.reads.note(UNDATED)
    return subject.data.get("date")


def _neighbour(subject: Subject, step: int) -> object:
    subject.reads.note(f"documents {subject.collection}")
    at = subject.number + step
    return subject.siblings[at].drop if 0 <= at < len(subject.siblings) else None


# In the order in which Ruby names them for `jekyll build`; it is that of Ruby's own tables.
_MADE: Mapping[object, Callable[[Subject], object]] = {
    "name": lambda subject: subject.data.get("name") or subject.name,
    "id": identity,
    "relative_path": lambda subject: subject.path,
    "excerpt": _excerpt,
    "title": lambda subject: subject.data.get("title"),
    "categories": lambda subject: subject.data.get("categories"),
    "collection": lambda subject: subject.collection,
    "next": lambda subject: _neighbour(subject, 1),
    "tags": lambda subject: subject.data.get("tags"),
    "previous": lambda subject: _neighbour(subject, -1),
    "content": _content,
    "output": _output,
    "path": lambda subject: subject.path,
    "url": lambda subject: subject.url,
    "date": _date,
}
# What a document within a document within another no longer shows.
_LARGE = ("content", "output", "excerpt", "next", "previous")


class ExcerptDrop(Drop):
    """A document while its excerpt is rendered: `page.content` is the excerpt's, and there is no excerpt in it."""

    __slots__ = ("content", "document")

    def __init__(self, document: DocumentDrop, content: str) -> None:
        self.document = document
        self.content = content

    def get(self, key: object) -> object:
        if key == "content":
            return self.content
        if key in ("path", "relative_path"):
            return f"{self.document.get(key)}/#excerpt"
        if key == "id":
            return f"{self.document.get(key)}#excerpt"
        return None if key in ("excerpt", "output") else self.document.get(key)

    def has(self, key: object) -> bool:
        return self.document.has(key)

    def keys(self) -> list[str]:
        return list(filter(lambda key: key not in ("excerpt", "output"), self.document.keys()))

    def to_s(self) -> str:
        return self.content
