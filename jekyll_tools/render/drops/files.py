"""Static files and collections, as Liquid sees them."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo
from typing import Any

from jekyll_tools.liquid.drop import Drop
from jekyll_tools.site.names import stem
from jekyll_tools.site.page import StaticFile
from jekyll_tools.site.permalink import extension
from jekyll_tools.site.theme import Theme


class StaticFileDrop(Drop):
    """A file that Jekyll copies; what it does not know itself comes from `defaults:`."""

    __slots__ = ("_values",)
    KEYS = ("name", "basename", "extname", "path", "collection", "modified_time")

    def __init__(self, file: StaticFile, folder: str, local: tzinfo, defaults: Mapping[Any, Any], above: str) -> None:
        """`above`: what `collections_dir:` says, which no path of a collection's file has."""
        name = file.path.rsplit("/", 1)[-1]
        self._values = dict(defaults) | {
            "name": name,
            "collection": file.collection or None,
            "modified_time": _modified(os.path.join(folder, file.path), local),
            "basename": stem(name).rstrip("."),
            "extname": extension(name),
            "path": file.path.removeprefix(f"{above}/") if file.collection else "/" + file.path,
        }

    def get(self, key: object) -> object:
        return self._values.get(key)

    def has(self, key: object) -> bool:
        return key in self._values

    def keys(self) -> list[str]:
        return list(dict.fromkeys([*self.KEYS, *self._values]))

    def to_s(self) -> str:
        return "Jekyll::Drops::StaticFileDrop"

    def inspect(self) -> str:
        return f'#<Jekyll::StaticFile @relative_path="{self._values["path"]}">'


def _modified(path: str, local: tzinfo) -> datetime | None:
    try:
        return datetime.fromtimestamp(os.stat(path, follow_symlinks=False).st_mtime, local)
    except (OSError, OverflowError, ValueError):
        return None


class CollectionDrop(Drop):
    """A collection; what it does not know itself is what the configuration says of it."""

    __slots__ = ("_values",)

    def __init__(
        self, label: str, docs: Sequence[Drop], files: Sequence[Drop], folder: str, said: Mapping[Any, Any]
    ) -> None:
        output = said.get("output", False)
        made = {
            "label": label,
            "files": list(files),
            "docs": list(docs),
            "output": output is not None and output is not False,
            "relative_directory": f"_{label}",
            "directory": os.path.join(os.path.abspath(folder), f"_{label}"),
        }
        self._values = {**made, **said, **made}

    def get(self, key: object) -> object:
        return self._values.get(key)

    def has(self, key: object) -> bool:
        return key in self._values

    def keys(self) -> list[str]:
        return list(self._values)

    def to_s(self) -> str:
        return f"[{', '.join(document.inspect() for document in self._values['docs'])}]"

    def inspect(self) -> str:
        return f"#<Jekyll::Collection @label={self._values['label']} docs={self.to_s()}>"

    def as_json(self, depth: int = 0) -> dict[str, object]:
        del depth
        docs = self._values["docs"]
        return {**self._values, "docs": [document.to_s() for document in docs]}


class JekyllDrop(Drop):
    """`jekyll`: its version, and what the site is built for."""

    __slots__ = ("environment", "version")

    def __init__(self, version: str, environment: str) -> None:
        self.version = version
        self.environment = os.environ.get("JEKYLL_ENV") or environment

    def get(self, key: object) -> object:
        if key == "environment":
            return self.environment
        return self.version if key == "version" else None

    def keys(self) -> list[str]:
        return ["version", "environment"]

    def to_s(self) -> str:
        return "Jekyll::Drops::JekyllDrop"


class ThemeDrop(Drop):
    """`theme`: what is known of the site's."""

    __slots__ = ("_values",)

    def __init__(self, theme: Theme) -> None:
        self._values = {"root": os.path.realpath(theme.root), "version": theme.version}

    def get(self, key: object) -> object:
        return self._values.get(key) if isinstance(key, str) else None

    def keys(self) -> list[str]:
        return list(self._values)

    def to_s(self) -> str:
        return "Jekyll::Drops::ThemeDrop"
