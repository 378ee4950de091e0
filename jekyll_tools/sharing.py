"""The pages of a site, judged by this process and by a copy of it that works beside it.

What is said of a page by itself hangs on nothing that other pages change (`judging.py`), and once all pages are out of
Liquid, reading and judging them is nearly half of what a check has to do.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any

from jekyll_tools import importing
from jekyll_tools.compiled import keep
from jekyll_tools.copied import Copy, can_copy
from jekyll_tools.judged import Judged, handed, taken
from jekyll_tools.render.body import Body

if TYPE_CHECKING:
    from jekyll_tools.judging import Judge
    from jekyll_tools.render.reading import Reading

_LEAST = 20_000  # characters out of Liquid: from some 12,000 on two are faster than one


class Sharing:
    """The copy is at work from the beginning, if there is enough to do for two."""

    def __init__(self, reading: Reading, judge: Judge) -> None:
        self._reading = reading
        self._judge = judge
        self._pages = reading.site.published
        self._copy = self._begun()

    def judged(self) -> Iterator[Judged]:
        """What is said of each page, in their order."""
        found = self._shared() if self._copy is not None else {}
        for number, page in enumerate(self._pages):
            known = found.get(number)
            yield self._judge.judged(self._reading.body(page)) if known is None else known

    def _begun(self) -> Copy | None:
        memory, texts = self._judge.memory, self._reading.texts
        lengths = {
            number: len(texts[page])
            for number, page in enumerate(self._pages)
            if page in texts and not (memory is not None and memory.has(page))
        }
        if len(lengths) < 2 or sum(lengths.values()) < _LEAST or not can_copy():
            return None
        with suppress(OSError):
            left = partial(_left, len(importing.patterns()))
            return Copy(sorted(lengths, key=lengths.__getitem__, reverse=True), self._handed, left)
        return None

    def _shared(self) -> dict[int, Judged]:
        """What both have made of their pages."""
        assert self._copy is not None
        found: dict[int, Judged] = {}
        while numbers := self._copy.next():
            found |= {number: self._judge.judged(self._reading.body(self._pages[number])) for number in numbers}
        made, left = self._copy.made()
        if left:
            imported, patterns = marshal.loads(left)  # noqa: S302 (a copy of this process made it)
            importing.imported().extend(imported)
            importing.patterns().update(patterns)
        return found | {number: self._taken(number, said) for number, said in made.items()}

    def _handed(self, number: int) -> bytes | None:
        page = self._pages[number]
        body = self._reading.body(page)
        said: Any = handed(page, self._reading.texts[page], self._judge.anew(body))
        return None if said is None else marshal.dumps((body.complete, said))

    def _taken(self, number: int, said: bytes) -> Judged:
        page = self._pages[number]
        complete, judged = marshal.loads(said)  # noqa: S302 (a copy of this process made it)
        return self._judge.kept(Body(page, complete), taken(page, self._reading.texts[page], judged))


def _left(known: int) -> bytes:
    """What the copy imported and the patterns that it came to know; those that it compiled are kept for later."""
    keep()
    return marshal.dumps((importing.imported(), dict(islice(importing.patterns().items(), known, None))))
