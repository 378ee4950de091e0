"""`site.posts` and the documents of collections, as Liquid sees them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from posixpath import dirname

from jekyll_tools.liquid.drop import Drop
from jekyll_tools.render.subject import Subject
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

    def keys(self) -> list[str]:
        return list(dict.fromkeys([*_MADE, *self.subject.data]))

    def to_s(self) -> str:
        return self.subject.content if self.subject.output is None else self.subject.output


def identity(subject: Subject) -> str:
    """A document's `id`."""
    name = subject.name
    ext = extension(name)
    slug = subject.data.get("slug")
    above = dirname(subject.url.rstrip("/")).rstrip("/")
    return f"{above}/{(name[: len(name) - len(ext)] if ext else name) if slug is None else slug}"


def _excerpt(subject: Subject) -> str:
    said = subject.data.get("excerpt")
    return "" if said is None else str(said)


def _neighbour(subject: Subject, step: int) -> object:
    at = next((at for at, other in enumerate(subject.siblings) if other is subject), None)
    if at is None or not 0 <= at + step < len(subject.siblings):
        return None
    return subject.siblings[at + step].drop


# In the order in which Ruby names them.
_MADE: Mapping[object, Callable[[Subject], object]] = {
    "name": lambda subject: subject.data.get("name") or subject.name,
    "output": lambda subject: subject.output,
    "id": identity,
    "content": lambda subject: subject.content,
    "next": lambda subject: _neighbour(subject, 1),
    "tags": lambda subject: subject.data.get("tags"),
    "collection": lambda subject: subject.collection,
    "relative_path": lambda subject: subject.path,
    "excerpt": _excerpt,
    "date": lambda subject: subject.data.get("date"),
    "path": lambda subject: subject.path,
    "url": lambda subject: subject.url,
    "title": lambda subject: subject.data.get("title"),
    "categories": lambda subject: subject.data.get("categories"),
    "previous": lambda subject: _neighbour(subject, -1),
}


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
