"""A page as Liquid sees it: a hash, which says when somebody looks at its content."""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, Mapping, ValuesView
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jekyll_tools.render.subject import Subject


LATE: object = object()
"""In the place of a content that is made when somebody looks at it."""


class PageHash(dict[Any, Any]):
    """The keys of a page. Whoever goes through all of them has read its content, too."""

    __slots__ = ("_subject",)

    def __init__(self, values: Mapping[Any, Any], subject: Subject) -> None:
        super().__init__(values)
        self._subject = subject

    def source(self) -> str:
        """The path of the page's file."""
        return self._subject.path

    def _read_content(self) -> None:
        self._subject.read_content()
        if super().get("content") is LATE:
            self["content"] = self._subject.content

    def get(self, key: Any, default: Any = None) -> Any:
        """The value of a key."""
        if key == "content":
            self._read_content()
        return super().get(key, default)

    def __getitem__(self, key: Any) -> Any:
        if key == "content":
            self._read_content()
        return super().__getitem__(key)

    def __iter__(self) -> Iterator[Any]:
        self._read_content()
        return super().__iter__()

    def items(self) -> ItemsView[Any, Any]:  # type: ignore[override]
        """Keys and values."""
        self._read_content()
        return super().items()

    def values(self) -> ValuesView[Any]:  # type: ignore[override]
        """The values."""
        self._read_content()
        return super().values()

    def __eq__(self, other: object) -> bool:
        if self is not other:
            self._read_content()
        return super().__eq__(other)

    __hash__ = None
