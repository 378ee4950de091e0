"""The process that runs libsass: forked by a command, else `python -m jekyll_tools.sass.child`.

It is asked for a sheet by a mapping: `name`, `files` by path, `style`, `comments`, `maps`, `folders`, `guarded`,
`seconds`, `bytes`. It answers with a line, the folder of its own that it works in, and a JSON object, `{"css", "map"}`
or `{"error"}`. Guarded, every import that would be looked for outside the folder is refused.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from posixpath import normpath
from typing import Any, BinaryIO

# Ruby's binding computes with ten digits, Python's with five.
_PRECISION = 10


def answer(asked: Mapping[str, Any], out: BinaryIO) -> None:
    """Makes CSS of one sheet."""
    import tempfile

    _limit(asked)
    with tempfile.TemporaryDirectory() as folder:
        above, root = os.getcwd(), os.path.realpath(folder)
        os.chdir(root)
        out.write(os.fsencode(root) + b"\n")
        out.flush()  # who has asked removes it, should we not come to that
        _write(asked["files"])
        out.write(json.dumps(_made(asked)).encode())
        os.chdir(above)


def _made(asked: Mapping[str, Any]) -> dict[str, str]:
    import sass  # type: ignore[import-untyped]

    stem = os.path.splitext(asked["name"])[0]
    try:
        css, source_map = sass.compile(
            filename=asked["name"],
            output_style=asked["style"],
            precision=_PRECISION,
            source_comments=asked["comments"],
            source_map_filename=f"{stem}.css.map",
            source_map_contents=True,
            omit_source_map_url=not asked["maps"],
            output_filename_hint=f"{stem}.css",
            include_paths=asked["folders"],
            # With an importer libsass lists a file anew each time it is imported.
            importers=[(0, _guard(asked["folders"]))] if asked["guarded"] else None,
        )
    except sass.CompileError as error:
        return {"error": str(error)}
    return {"css": css, "map": source_map}


def _write(files: Mapping[str, str]) -> None:
    for path, content in files.items():
        os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(content)


def _limit(asked: Mapping[str, Any]) -> None:
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (asked["seconds"], asked["seconds"]))
    room, (_, most) = _had() + int(asked["bytes"]), resource.getrlimit(resource.RLIMIT_AS)
    room = room if most == resource.RLIM_INFINITY else min(room, most)
    resource.setrlimit(resource.RLIMIT_AS, (room, room))


def _had() -> int:
    """The bytes of address space that there are before the work: a copy of a large process has many."""
    try:
        with open("/proc/self/statm", "rb") as sizes:
            return int(sizes.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def _guard(folders: list[str]) -> Any:
    root = os.path.realpath(".")

    def importer(path: str, above: str) -> None:
        here = os.path.dirname(os.path.relpath(above, root)).replace(os.sep, "/")
        bases = [normpath("/".join(filter(None, (folder, path)))) for folder in (here, "", *folders)]
        if path.startswith("/") or any(base.split("/")[0] == ".." for base in bases):
            raise FileNotFoundError(path)

    return importer


if __name__ == "__main__":
    answer(json.load(sys.stdin), sys.stdout.buffer)
