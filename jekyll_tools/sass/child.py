"""The process that runs libsass: `python -m jekyll_tools.sass.child`, in the folder of a sheet.

Reads a JSON object from stdin: `name`, `style`, `comments`, `maps`, `folders`, `guarded`, `seconds`, `bytes`. Answers
`{"css", "map"}` or `{"error"}`. Guarded, every import that would be looked for outside the folder is refused.
"""

from __future__ import annotations

import json
import os
import sys
from posixpath import normpath
from typing import Any

# Ruby's binding computes with ten digits, Python's with five.
_PRECISION = 10


def main() -> None:
    """Makes CSS of one sheet."""
    wanted = json.load(sys.stdin)
    _limit(wanted)
    import sass  # type: ignore[import-untyped]

    stem = os.path.splitext(wanted["name"])[0]
    try:
        css, source_map = sass.compile(
            filename=wanted["name"],
            output_style=wanted["style"],
            precision=_PRECISION,
            source_comments=wanted["comments"],
            source_map_filename=f"{stem}.css.map",
            source_map_contents=True,
            omit_source_map_url=not wanted["maps"],
            output_filename_hint=f"{stem}.css",
            include_paths=wanted["folders"],
            # With an importer libsass lists a file anew each time it is imported.
            importers=[(0, _guard(wanted["folders"]))] if wanted["guarded"] else None,
        )
    except sass.CompileError as error:
        answer = {"error": str(error)}
    else:
        answer = {"css": css, "map": source_map}
    json.dump(answer, sys.stdout)


def _limit(wanted: dict[str, Any]) -> None:
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (wanted["seconds"], wanted["seconds"]))
    resource.setrlimit(resource.RLIMIT_AS, (wanted["bytes"], wanted["bytes"]))


def _guard(folders: list[str]) -> Any:
    root = os.path.realpath(".")

    def importer(path: str, above: str) -> None:
        here = os.path.dirname(os.path.relpath(above, root)).replace(os.sep, "/")
        bases = [normpath("/".join(filter(None, (folder, path)))) for folder in (here, "", *folders)]
        if path.startswith("/") or any(base.split("/")[0] == ".." for base in bases):
            raise FileNotFoundError(path)

    return importer


if __name__ == "__main__":
    main()
