"""What a misspelt word was likely meant to be."""

from __future__ import annotations

from collections.abc import Iterable

OWN_KEY = "jekyll_tools"
_OWN = frozenset(("jekylltools", "jekylltool"))


def is_own_key(word: object) -> bool:
    """Whether a key of front matter or settings was meant for this tool, and is not its own.

    >>> is_own_key("jekyll-tools"), is_own_key("jekyll_tools"), is_own_key("jekyll")
    (True, False, False)
    """
    if not isinstance(word, str) or word == OWN_KEY or word[:6].lower() != "jekyll":
        return False
    return word.lower().replace("-", "").replace("_", "").replace(" ", "") in _OWN


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


def meant(kind: str, word: str, known: Iterable[str]) -> str:
    """What to say of a word that is none of the known ones: which was likely meant, or which there are.

    >>> meant("format", "jsn", ["github", "json"]), meant("format", "pdf", ["github", "json"])
    ("no format 'jsn'; did you mean json?", "no format 'pdf'; there are github, json")
    """
    names = sorted(known)
    like = close(word, names)
    return f"no {kind} {word!r}; " + (f"did you mean {like}?" if like else f"there are {', '.join(names)}")


def close(word: str, known: Iterable[str]) -> str:
    """The known word that one was likely meant to be, or the one that it is a part of; "" for none.

    >>> close("stray", ["stray-end-tag"]), close("xyz", ["stray-end-tag"])
    ('stray-end-tag', '')
    """
    from difflib import get_close_matches

    names = sorted(known)
    whole = [name for name in names if len(word) > 2 and word in name]
    return (get_close_matches(word, names, 1) or whole or [""])[0]


def near(word: str, known: Iterable[str], letters: int = 2) -> str | None:
    """The first known word that differs in at most so many letters, in one of a word of four; None for a word of up to
    three letters.
    """
    if len(word) <= 3:
        return None
    letters = letters if len(word) > 4 else min(letters, 1)
    likely = (other for other in known if _is_likely(word, other, letters))
    return next((other for other in likely if distance(word, other) <= letters), None)


def slips(word: str, long: int = 6) -> int:
    """How many letters of a word may be wrong: two of a long one."""
    return 2 if len(word) >= long else 1


def _is_likely(word: str, other: str, letters: int) -> bool:
    """Whether two words may differ in so few letters: each letter that one of them lacks is one. Most words may not."""
    if abs(len(word) - len(other)) > letters or len(set(word).difference(other)) > letters:
        return False
    return len(set(other).difference(word)) <= letters
