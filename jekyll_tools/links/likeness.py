"""Whether two names or paths are so much alike that one was meant for the other."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection

from jekyll_tools.regex import regex

BEHIND = ").,;:"  # what ends a sentence rather than an address
_SAME_WORD = 0.6  # how much of two words, of names with as many each
_CLOSE = 0.8  # how much of two names must be alike, as difflib counts
_WORDS = regex(r"[a-z]+|[0-9]+")
_LAST_NUMBER = regex(r"(?<![0-9])[0-9]{1,3}\Z")
_LONG = 4  # letters: shorter ones are initials and endings
# What is added to a name for a form of the same thing.
_FORMS = frozenset(
    ("copy", "draft", "final", "latest", "preprint", "print", "revised", "small", "thumb", "updated", "version")
)
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".ico", ".bmp", ".tif", ".tiff")
_PICTURED, _WRITINGS = frozenset(PICTURES), frozenset((".doc", ".docx", ".pdf", ".ps"))
# What a paper has besides itself: slides, sources, a recording.
_BESIDES = frozenset(
    (".bib", ".csv", ".gz", ".ipynb", ".key", ".mov", ".mp3", ".mp4", ".odp", ".ppt", ".pptx", ".tex", ".txt", ".zip")
)
_TWO_DIGITS = 2
_TEXTS = frozenset(("", ".htm", ".html", ".md"))
_WHOLE_YEAR = regex(r"(?:19|20)[0-9]{2}")
_YEAR = regex(r"(?:[0-9]{2}|[0-9]{4})(?![0-9]|-[0-9]{2}-[0-9]{2})")  # and no date
_ANY_PICTURE = regex(
    r"(?:diagram|fig|figure|image|img|photo|pic|picture|plot|screenshot|slide|table|untitled)?[-_ ]?[0-9]{1,4}"
)
_CAPITAL = regex(r"(?<=[a-z])(?=[A-Z])")
_LANGUAGE = regex(r"^/[a-z]{2}(?=/)")


def alike(one: str, other: str) -> bool:
    """Whether two names are close without their endings: CV.pdf and UT.pdf share a path and little else.

    Files of two kinds (`.gif`, `.png`) have to have one name, and the slides of a paper are none of it. Nor are those
    close that differ both in their words and in their numbers, such as the pictures of two papers; nor those that
    differ in a short number alone, such as the sheets of two weeks, in two numbers, in the number at their ends, in a
    year before all words, or, of pages, in a year at all. Nor, where a word is quite another, or one has a further word
    that makes it another thing, such as the slides of a paper.
    """
    from difflib import SequenceMatcher

    (first, ending), (second, other_ending) = (posixpath.splitext(name.casefold()) for name in (one, other))
    if {ending, other_ending} & _WRITINGS and {ending, other_ending} & _PICTURED:  # a picture of a paper is none
        return False
    if ending and other_ending.rstrip(BEHIND) not in ("", ending) and _letters(first) != _letters(second):
        return False
    if {ending, other_ending} & _BESIDES and "" not in (ending, other_ending) and ending[:4] != other_ending[:4]:
        return False
    if differ_at_end(first, second) or _goes_further(first, second):
        return False
    (words, numbers), (other_words, others) = map(_parts, (first, second))
    if numbers != others and (
        words != other_words
        or _is_short(numbers, others)
        or _differ_twice(numbers, others)
        or _is_yearly(first, second)
        or ({ending, other_ending} <= _TEXTS and _are_of_years(numbers, others))
    ):
        return False
    if len(words) == len(other_words) > 1 and any(
        SequenceMatcher(None, *pair).ratio() < _SAME_WORD for pair in zip(words, other_words, strict=True)
    ):
        return False
    return SequenceMatcher(None, first, second).ratio() >= 0.7


def _goes_further(one: str, other: str) -> bool:
    """Whether a name has all words of another and more, and these say more than how finished it is."""
    words, others = ({word for word in _parts(name)[0] if len(word) >= _LONG} for name in (one, other))
    more = words ^ others
    return bool(words and others) and (words < others or others < words) and not more <= _FORMS


def _letters(name: str) -> str:
    return "".join(_WORDS.findall(name))


def _parts(name: str) -> tuple[list[str], list[str]]:
    """The words of a name, and its numbers."""
    parts = _WORDS.findall(name)
    return [part for part in parts if not part.isdigit()], [part for part in parts if part.isdigit()]


def _is_short(numbers: list[str], others: list[str]) -> bool:
    """Whether each has one number, of two digits at most."""
    return len(numbers) == len(others) == 1 and max(len(numbers[0]), len(others[0])) <= _TWO_DIGITS


def _is_yearly(one: str, other: str) -> bool:
    """Whether each begins with another year: `2023-trip` and `2025-trip`, `15_a_2` and `16_a_2`."""
    first, second = _YEAR.match(one), _YEAR.match(other)
    return first is not None and second is not None and first[0] != second[0] and len(first[0]) == len(second[0])


def _are_of_years(numbers: list[str], others: list[str]) -> bool:
    """Whether each names a year, and not the same: `cs-101-2024` and `cs-101-2025`."""
    years, other_years = ([number for number in found if _WHOLE_YEAR.fullmatch(number)] for found in (numbers, others))
    return bool(years and other_years) and years != other_years


def _differ_twice(numbers: list[str], others: list[str]) -> bool:
    """Whether the last number is another, and one before it, where there are as many: `2015-talk-1`, `2016-talk-2`."""
    return len(numbers) == len(others) and numbers[-1] != others[-1] and numbers[:-1] != others[:-1]


def differ_at_end(one: str, other: str) -> bool:
    """Whether two names without endings end in short numbers, and not in the same: `talk-1` and `talk-2`.

    >>> differ_at_end("2014-03-01-talk-1", "2014-03-01-talk-2"), differ_at_end("talk-1", "talk-01")
    (True, False)
    """
    first, second = _LAST_NUMBER.search(one), _LAST_NUMBER.search(other)
    return first is not None and second is not None and int(first[0]) != int(second[0])


def is_namesake(one: str, other: str) -> bool:
    """Whether two paths end in the same name, in different folders."""
    return last(one).casefold() == last(other).casefold() and one.casefold() != other.casefold()


def is_of_another(one: str, other: str) -> bool:
    """Whether two paths have a name that any picture may have, `image2.png`, in folders of other names.

    >>> is_of_another("/a/fig2.png", "/b/fig2.png"), is_of_another("/fig2.png", "/b/fig2.png")
    (True, False)
    """
    folder, another = (last(posixpath.dirname(path.rstrip("/"))).casefold() for path in (one, other))
    is_any = _ANY_PICTURE.fullmatch(posixpath.splitext(last(one).casefold())[0]) is not None
    return bool(is_any and folder and another and folder != another)


def in_another_language(one: str, other: str) -> bool:
    """Whether two paths are one but for the folder of a language, `/ja/research/`."""
    return _LANGUAGE.sub("", one.casefold()) == _LANGUAGE.sub("", other) and one.casefold() != other


def words_of(name: str) -> list[str]:
    """The words of a file's name, without its ending, in small letters."""
    return re.split(r"[\W_]+", _CAPITAL.sub(" ", posixpath.splitext(name)[0]).casefold())


def last(path: str) -> str:
    return posixpath.basename(path.rstrip("/"))


def close_name(name: str, names: Collection[str]) -> str:
    """The one of the names that is a slip of the pen away, or "".

    >>> close_name("papper", ["me", "Papers"])
    'Papers'
    """
    folded = {known.casefold(): known for known in sorted(names, reverse=True) if abs(len(known) - len(name)) < 10}
    length = len(name.casefold())
    if not any(2 * min(len(known), length) >= _CLOSE * (len(known) + length) for known in folded):
        return ""  # so it would be told below, for which difflib takes longer to import than to look
    from difflib import get_close_matches

    near = get_close_matches(name.casefold(), folded, 1, _CLOSE)
    return folded[near[0]] if near else ""
