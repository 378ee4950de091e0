"""Pages that were moved: where they are now, told as git tells renames, by what their texts have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from jekyll_tools import limits
from jekyll_tools.site.page import Page
from jekyll_tools.site.site import Site

_ALIKE = 0.5  # as git: half of the longer text


def moves(then: Site, now: Site) -> dict[str, str]:
    """The path of each moved page now, by its path then."""
    here, there = ({page.path for page in site.pages} for site in (now, then))
    gone = [page for page in then.pages if page.path not in here]
    new = [page for page in now.pages if page.path not in there]
    found: dict[str, str] = {}
    taken: set[str] = set()
    for _, _, one, other in sorted(_pairs(gone, new), reverse=True):
        if one not in found and other not in taken:
            found[one] = other
            taken.add(other)
    return found


def _pairs(gone: Sequence[Page], new: Sequence[Page]) -> Iterator[tuple[float, bool, str, str]]:
    """The pairs that are alike: how much, whether their names are the same, the two paths."""
    if len(gone) * len(new) > limits.MOVES_COMPARED:
        new_texts = {page.text.string: page.path for page in new}
        yield from ((1, True, page.path, new_texts[str(page.text)]) for page in gone if str(page.text) in new_texts)
        return
    lines = {page.path: _lines(page) for page in new}
    for page in gone:
        own = _lines(page)
        for path, its in lines.items():
            alike = likeness(own, its)
            if alike >= _ALIKE:
                yield alike, page.path.rpartition("/")[2] == path.rpartition("/")[2], page.path, path


def _lines(page: Page) -> Counter[str]:
    return Counter(map(str.rstrip, page.text.string.splitlines()))


def likeness(one: Counter[str], other: Counter[str]) -> float:
    """The part of the longer of two texts, as counted lines, that the other has too.

    >>> likeness(Counter(["ab", "c"]), Counter(["ab", "de"]))
    0.5
    """
    longer = max(_length(one), _length(other))
    return _length(one & other) / longer if longer else 1


def _length(lines: Counter[str]) -> int:
    return sum((len(line) + 1) * number for line, number in lines.items())
