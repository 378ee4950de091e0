"""What of a text stands in no comment of HTML, as browsers read it and as kramdown does."""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.html.skipping import comment_end

_BEGIN, _END = "<!--", "-->"


def outside_comments(string: str, start: int, end: int, *, markdown: bool) -> Iterator[tuple[int, int]]:
    """The stretches between two offsets that no comment takes, in order.

    To browsers a comment that nobody finishes is the rest of the text; to kramdown (`markdown`) it is none, but text.
    """
    while (opened := string.find(_BEGIN, start, end)) >= 0:
        closed = _closed(string, opened, end) if markdown else comment_end(string, opened)
        if closed < 0:
            break
        yield start, opened
        start = min(closed, end)
    yield start, end


def without_comments(string: str, *, markdown: bool) -> str:
    """A text without its comments.

    >>> without_comments("a<!-- b -->c<!-- d", markdown=True), without_comments("a<!-- b --!>c<!-- d", markdown=False)
    ('ac<!-- d', 'ac')
    """
    return "".join(string[start:end] for start, end in outside_comments(string, 0, len(string), markdown=markdown))


def _closed(string: str, opened: int, end: int) -> int:
    """Where kramdown's comment ends, -1 where it does not."""
    closed = string.find(_END, opened + len(_BEGIN), end)
    return closed + len(_END) if closed >= 0 else -1
