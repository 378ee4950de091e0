"""What a misspelt word was likely meant to be."""

from __future__ import annotations

from collections.abc import Iterable


def distance(one: str, other: str) -> int:
    """How many letters to add, drop, change or swap with the next; 3 where the lengths differ by three or more.

    difflib, which guesses for commands and options, takes longer to import than a page to read.
    """
    if abs(len(one) - len(other)) > 2:
        return 3
    above: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one):
        following = [i + 1]
        for j, its in enumerate(other):
            least = min(row[j + 1] + 1, following[j] + 1, row[j] + (letter != its))
            if i and j and letter == other[j - 1] and its == one[i - 1]:
                least = min(least, above[j - 1] + 1)
            following.append(least)
        above, row = row, following
    return row[-1]


def near(word: str, known: Iterable[str], letters: int = 2) -> str | None:
    """The first known word that differs in at most so many letters; None for a word of up to three letters."""
    if len(word) <= 3:
        return None
    return next((other for other in known if distance(word, other) <= letters), None)
