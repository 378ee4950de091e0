"""Our HTML beside kramdown's, document after document."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from oracle.fuzz.documents import Case
from oracle.fuzz.explained import explanation
from oracle.fuzz.minimise import minimised
from oracle.judge import Judge

from jekyll_tools.kramdown import to_html


class Difference(NamedTuple):
    """A minimised text that the two convert differently."""

    case: Case
    ours: str
    theirs: str


class Comparison:
    """Counts what was compared."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self.number = self.unfinished = self.identical = self.unexplained = 0
        self.explained: Counter[str] = Counter()

    def add(self, case: Case) -> Difference | None:
        """Compare one more; what differs without an explanation, minimised."""
        self.number += 1
        theirs = self._judge.html(*case)
        if theirs is None:
            self.unfinished += 1
            return None
        ours = converted(case)
        if ours == theirs:
            self.identical += 1
            return None
        cause = explanation(case, ours, theirs)
        if cause is not None:
            self.explained[cause] += 1
            return None
        self.unexplained += 1
        return self._minimised(case)

    def differs(self, case: Case) -> bool:
        """Whether a case is converted differently, without an explanation."""
        theirs = self._judge.html(*case)
        if theirs is None:
            return False
        ours = converted(case)
        return ours != theirs and explanation(case, ours, theirs) is None

    def _minimised(self, case: Case) -> Difference:
        text = minimised(case.text, lambda shorter: self.differs(Case(shorter, case.options)))
        small = Case(text, case.options)
        return Difference(small, converted(small), self._judge.html(*small) or "")


def converted(case: Case) -> str:
    """Our HTML; an exception, which content must never raise, as text."""
    try:
        return to_html(case.text, **case.options)
    except Exception as error:  # whatever it is, it is the finding
        return f"{type(error).__name__}: {error}"
