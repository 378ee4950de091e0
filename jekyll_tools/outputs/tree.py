"""What stands in an output folder, and whose it is."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from typing import Literal

from jekyll_tools.outputs.plan import MANIFEST, OutputError, parents
from jekyll_tools.records import NamedTuple

Kind = Literal["file", "folder", "empty folder", "other"]


class Tree(NamedTuple):
    """Kinds by path (symlinks and devices are "other", nothing is followed), and the files each command wrote."""

    folder: str
    kinds: Mapping[str, Kind]
    owned: Mapping[str, frozenset[str]]

    @property
    def ours(self) -> frozenset[str]:
        """The files that any command of ours wrote."""
        return frozenset().union(*self.owned.values())

    def staying(self, plan: Mapping[str, bytes], owner: str) -> list[str]:
        """The paths that the new tree takes over: all but the last run's files and the plan's."""
        mine = self.owned.get(owner, frozenset())
        gone = {path for path, kind in self.kinds.items() if kind == "folder" or (kind == "file" and path in mine)}
        return [path for path in self.kinds if path not in gone and path not in plan and path != MANIFEST]

    def holds(self, path: str, content: bytes) -> bool:
        """Whether a file with that very content stands there."""
        if self.kinds.get(path) != "file":
            return False
        with open(f"{self.folder}/{path}", "rb", buffering=0) as file:
            return os.fstat(file.fileno()).st_size == len(content) and file.read(len(content) + 1) == content

    def is_left_by(self, plan: Mapping[str, bytes], owner: str) -> bool:
        """Whether the last run of that command planned these very files."""
        return set(self.owned.get(owner, ())) == set(plan)

    def manifest(self, plan: Mapping[str, bytes], owner: str) -> bytes:
        """The list of our files once the plan is written. What others put there stays theirs, were it the same."""
        ours = self.ours
        owned = {name: files - plan.keys() for name, files in self.owned.items() if name != owner}
        owned[owner] = frozenset(path for path in plan if path in ours or path not in self.kinds)
        lists = {name: sorted(files) for name, files in sorted(owned.items()) if files}
        return (json.dumps({"version": 1, "files": lists}, indent=1) + "\n").encode()


def read(folder: str) -> Tree:
    """The folder's content; none where it does not exist. Raises OSError."""
    kinds: dict[str, Kind] = {}
    waiting = [""] if os.path.exists(folder) else []
    while waiting:
        prefix = waiting.pop()
        with os.scandir(f"{folder}/{prefix}") as entries:
            for entry in entries:
                kinds[prefix + entry.name] = _kind(entry)
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{prefix}{entry.name}/")
    for path in list(kinds):
        above = path.rpartition("/")[0]
        if above:
            kinds[above] = "folder"
    return Tree(folder, kinds, _owned(f"{folder}/{MANIFEST}") if kinds.get(MANIFEST) == "file" else {})


def _kind(entry: os.DirEntry[str]) -> Kind:
    if entry.is_dir(follow_symlinks=False):
        return "empty folder"
    return "file" if entry.is_file(follow_symlinks=False) else "other"


def _owned(manifest: str) -> dict[str, frozenset[str]]:
    """What the manifest lists; nothing if it is not one of ours, so that nobody's file is taken for ours."""
    try:
        with open(manifest, "rb") as file:
            files = json.load(file)["files"]
        return {str(owner): frozenset(map(str, paths)) for owner, paths in files.items()}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}


def refuse_clashes(old: Tree, plan: Mapping[str, bytes], staying: list[str]) -> None:
    """Raises OutputError where what stays and what is planned cannot both be there."""
    ours = old.ours
    folders = {parent for path in plan for parent in parents(path)}
    needed = {parent for path in staying for parent in parents(path)}
    name = os.path.basename(old.folder)
    for path in staying:
        if path in folders and old.kinds[path] != "empty folder":
            raise OutputError(f"{path} is in the way in {name}: a folder must stand there")
    for path in plan:
        if path in needed or old.kinds.get(path) in ("other", "empty folder"):
            raise OutputError(f"{path} is in the way in {name}: it is no plain file")
        if old.kinds.get(path) == "file" and path not in ours and not old.holds(path, plan[path]):
            raise OutputError(f"{path} is in the way in {name}: this tool did not write it")
