"""The process that runs libsass: forked by a command, else `python -m jekyll_tools.sass.child`.

It is asked for a sheet by a mapping: `name`, `files` by path, `style`, `comments`, `maps`, `folders`, `guarded`,
`seconds`, `bytes`. It answers with a line, the folder of its own that it works in; a line of three words, `made` or
`refused`, and how many bytes follow, of CSS or libsass's words, and of the map; and these. Guarded, every import that
would be looked for outside the folder is refused.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from posixpath import normpath
from typing import Any, BinaryIO

# Ruby's binding computes with ten digits, Python's with five.
_PRECISION = 10
_MEMORY = "/dev/shm"  # noqa: S108 (what is made there is new, and ours alone)
_PLACES = (_MEMORY, "/tmp") if os.name == "posix" else ()  # noqa: S108
_SPARE = 1 << 20  # a page for every file, say


def answer(asked: Mapping[str, Any], out: BinaryIO) -> None:
    """Makes CSS of one sheet."""
    _limit(asked)
    above, root = os.getcwd(), os.path.realpath(_fresh_folder(asked["files"]))
    try:
        os.chdir(root)
        out.write(os.fsencode(root) + b"\n")
        out.flush()  # who has asked removes it, should we not come to that
        _write(asked["files"])
        word, text, source_map = _made(asked)
        out.write(b"%s %d %d\n%s%s" % (word, len(text), len(source_map), text, source_map))
    finally:
        os.chdir(above)
        _remove(root)


def _fresh_folder(files: Mapping[str, str]) -> str:
    """A new folder for files: in memory, where there is room, for a hundred files take 20 ms to write to a disk."""
    for above in filter(None, (os.environ.get("TMPDIR"), *_PLACES)):
        with suppress(OSError):
            if above == _MEMORY and not _has_room(sum(map(len, files.values()))):
                continue
            folder = os.path.join(above, f"jekyll-tools-{os.urandom(8).hex()}")
            os.mkdir(folder, 0o700)
            return folder
    import tempfile  # which takes 20 ms to import

    return tempfile.mkdtemp()


def _has_room(characters: int) -> bool:
    there = os.statvfs(_MEMORY)
    return there.f_bavail * there.f_frsize > 8 * characters + _SPARE


def _remove(folder: str) -> None:
    for above, folders, names in os.walk(folder, topdown=False):
        with suppress(OSError):
            for name in names:
                os.unlink(os.path.join(above, name))
            for name in folders:
                os.rmdir(os.path.join(above, name))
    with suppress(OSError):
        os.rmdir(folder)


def _made(asked: Mapping[str, Any]) -> tuple[bytes, bytes, bytes]:
    # `sass` is a way to call this, and takes 30 ms to import.
    import _sass  # type: ignore[import-not-found]

    stem = os.path.splitext(asked["name"])[0]
    done, text, source_map = _sass.compile_filename(
        asked["name"].encode(),
        _sass.OUTPUT_STYLES[asked["style"]],
        asked["comments"],
        os.pathsep.join((os.getcwd(), *asked["folders"])).encode(),
        _PRECISION,
        f"{stem}.css.map".encode(),
        [],  # no functions
        # With an importer libsass lists a file anew each time it is imported.
        ((0, _guard(asked["folders"])),) if asked["guarded"] else None,
        f"{stem}.css".encode(),
        True,  # the map has the contents of its sources
        False,  # and stands beside the CSS
        not asked["maps"],  # where no line names it then
        None,  # nor is there a folder above the sources
    )
    return b"made" if done else b"refused", text, source_map


def _write(files: Mapping[str, str]) -> None:
    for folder in {os.path.dirname(path) for path in files} - {""}:
        os.makedirs(folder, exist_ok=True)
    for path, content in files.items():
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

    def importer(wanted: bytes, by: bytes) -> None:
        path, above = wanted.decode(), by.decode()
        here = os.path.dirname(os.path.relpath(above, root)).replace(os.sep, "/")
        if path.startswith(("//", "http://", "https://")):
            return  # the browser's
        for folder in (here, "", *folders):
            base = normpath("/".join(filter(None, (folder, path))))
            if path.startswith("/") or base.split("/")[0] == "..":
                raise FileNotFoundError(path)
            if _is_there(base):
                return  # libsass takes it, and looks no further

    return importer


def _is_there(path: str) -> bool:
    """Whether an import of that path finds a file; which are there in a folder is `staging`'s to say."""
    above, name = os.path.split(path)
    stems = (path, os.path.join(above, f"_{name}"), os.path.join(path, "index"), os.path.join(path, "_index"))
    return any(os.path.isfile(stem + ending) for stem in stems for ending in ("", ".scss", ".sass", ".css"))


if __name__ == "__main__":
    import json

    answer(json.load(sys.stdin), sys.stdout.buffer)
