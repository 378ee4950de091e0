"""Outputs planned as a set, checked as a set, written whole.

`write` builds the complete new content of the output folder beside it (what we write, and hard links to everything
else that stands there) and lets the two folders change places. Replacing file by file could not keep the promise: a
run killed half-way would leave some old and some new files. So the old tree stays as it was until the new one is on
the disk, nothing is ever written through a symlink that waits in the output folder, and a full disk costs nothing.

`.jekyll-tools.json` in the folder lists, for each command, what it wrote. Only those files are replaced or deleted by
that command's next run; a file of anyone else stays, and where it is in the way of a different one of ours, we refuse.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from types import MappingProxyType

from jekyll_tools.outputs.plan import MANIFEST, OutputError, check, fault

__all__ = ["MANIFEST", "OutputError", "check", "fault", "write"]


def write(
    folder: str | os.PathLike[str],
    plan: Mapping[str, bytes],
    owner: str,
    awaited: Mapping[str, bytes | None] = MappingProxyType({}),
) -> None:
    """Writes all files of a plan (path below the folder, with `/`, to its bytes), or none.

    `owner` is the command that writes: files that its last run wrote and this plan lacks are deleted. `awaited`: files
    that are being made, to be asked for last; None for one that comes to nothing. Raises OutputError.
    """
    from jekyll_tools.outputs import whole  # commands that only ask what may be written need none of it

    check((*plan, *awaited))
    whole.write(folder, plan, owner, awaited)
