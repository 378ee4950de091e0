"""What a rendering asks of the world around its template, so that one knows when it would come out otherwise."""

from __future__ import annotations

from collections.abc import Callable

TIME = "time"
UNDATED = "time undated"  # asked for by a document without a date, which is given that of the build


class Reads:
    """The questions that were asked since `begin`, each with a digest of its answer.

    `answer` answers a question: the digest of what a template that asks it would see at this moment.
    """

    __slots__ = ("_answer", "_mine", "asked", "lasting")

    def __init__(self, answer: Callable[[str], str]) -> None:
        self._answer = answer
        self.asked: dict[str, str] = {}
        self.lasting = True
        self._mine: set[str] = set()

    def begin(self) -> None:
        """Forgets what was asked."""
        self.asked = {}
        self.lasting = True
        self._mine = set()

    def note(self, question: str) -> None:
        """A question is asked."""
        if question not in self.asked and question not in self._mine:
            self.asked[question] = self._answer(question)

    def own(self, question: str) -> None:
        """From now on the answer is what was made here."""
        self._mine.add(question)

    def forget(self, question: str) -> None:
        """A question was asked for the sake of another, which is noted instead."""
        self.asked.pop(question, None)

    def never(self) -> None:
        """What is rendered depends on what no question asks for: chance, say."""
        self.lasting = False


class Unwatched(Reads):
    """Nobody wants to know."""

    __slots__ = ()

    def __init__(self) -> None:
        super().__init__(str)

    def note(self, question: str) -> None:
        """Nothing is noted."""

    def own(self, question: str) -> None:
        """Nothing is noted."""


UNWATCHED = Unwatched()
