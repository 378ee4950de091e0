"""Where front matter starts and ends: a line scan (Jekyll's expression takes minutes on 16 KB of blank lines)."""

from __future__ import annotations

from jekyll_tools.records import NamedTuple

SPACE = " \t\r\f\v"  # what may follow a fence; Ruby's \s knows no other
_CLOSING = ("---", "...")


class Parts(NamedTuple):
    """Offsets in a file: the front matter is [0, close), opening line included; the body starts at `body`."""

    close: int
    body: int


def is_page(string: str) -> bool:
    """The first line is an opening fence.

    >>> is_page("--- \\n"), is_page("---"), is_page("----\\n")
    (True, False, False)
    """
    end = string.find("\n")
    return string.startswith("---") and end >= 3 and not string[3:end].strip(SPACE)


def split(string: str) -> Parts | None:
    """The parts of a file that `is_page`; None where no line closes the front matter.

    >>> split("---\\na: 1\\n...\\n\\nx")
    Parts(close=9, body=14)
    """
    at = string.find("\n") + 1
    while 0 < at < len(string):
        end = string.find("\n", at)
        end = len(string) if end < 0 else end
        if string.startswith(_CLOSING, at) and not string[at + 3 : end].strip(SPACE):
            return Parts(at, _body(string, at + 3))
        at = end + 1
    return None


def _body(string: str, at: int) -> int:
    """The first line after `at` with something on it."""
    rest = string[at:]
    kept = rest.lstrip(SPACE + "\n")
    if not kept:
        return len(string)
    return string.rfind("\n", at, len(string) - len(kept)) + 1
