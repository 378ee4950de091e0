"""Cases about HTML as data: a heading names a case, its first fence is the input, its second what must come out.

    # a heading
    ```` html
    <font color="red">x</font>
    ````
    ```` clean
    <span style="color: red">x</span>
    ````

No second fence means: the same as the input (`clean`), or nothing at all (problems). A line's final line feed belongs
to the fence, not to the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_HEADING = re.compile(r"^# (.+)\n", re.M)
_FENCE = re.compile(r"^````[^\n]*\n(.*?)^````$", re.M | re.S)


@dataclass(frozen=True)
class Case:
    """One case: its name, the input, and what is expected (None: no second fence)."""

    name: str
    given: str
    expected: str | None


def read_cases(path: Path) -> Iterator[Case]:
    """The cases of a file, in order."""
    _, *parts = _HEADING.split(path.read_text(encoding="utf-8"))
    for name, section in zip(parts[::2], parts[1::2], strict=True):
        fences = [fence.removesuffix("\n") for fence in _FENCE.findall(section)]
        yield Case(name, fences[0], fences[1] if len(fences) > 1 else None)
