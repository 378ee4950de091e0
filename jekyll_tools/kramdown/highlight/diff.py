"""Differences between files, as Rouge 3.30 divides them, by how a line begins. A blank line takes the next one."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from pygments.token import Generic, Punctuation, Text

from jekyll_tools.kramdown.highlight.lexer import Lexer, groups

NAMES = ("diff", "patch", "udiff")


class Diff(Lexer):
    flags = re.ASCII | re.MULTILINE
    tokens: ClassVar[dict[str, list[Any]]] = {
        "root": [
            (r"[ \n].*\n?|^[^\S\n]\n", Text),
            (r"^---(?:\n|\Z)", Punctuation),
            (r"^[+>].*\n?", Generic.Inserted),
            (r"^[-<].*\n?", Generic.Deleted),
            (r"^!.*\n?", Generic.Strong),
            (r"^(?:Index|index|diff|=).*\n?", Generic.Heading),
            (r"^(@@(?: [^@\n\d][^@\n]* |\n)?@@)(.*\n?)", groups(Punctuation, Text)),
            (r"^\w.*\n?", Punctuation),
        ],
    }


LEXER = Diff
