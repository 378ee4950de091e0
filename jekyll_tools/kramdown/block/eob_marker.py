"""The end-of-block marker: a `^` alone on its line ends what would go on otherwise."""

from __future__ import annotations

import re

from jekyll_tools.kramdown.state import END_OF_BLOCK, State
from jekyll_tools.kramdown.syntax import Block


def parse(match: re.Match[str], state: State) -> int:
    state.add("eob", None, match.end())
    return match.end()


SYNTAX = Block("eob_marker", rf"{END_OF_BLOCK}\n?", parse, before="paragraph", begins="^")
