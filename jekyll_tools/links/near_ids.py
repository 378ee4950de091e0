"""The ids of a page that one it lacks was likely meant for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection

from jekyll_tools.regex import regex

_PARTS = regex(r"[^\W\d_]+|\d+")
_TAGGED = regex(
    r"\b(?:id|name)=?[\"'“”]([^\"'“”]{1,200})[\"'“”]"
)  # an editor's name of a heading that begins with a tag
_BEFORE_LETTER = regex(r"\A[\d\W_]+")
_ARTICLES = frozenset(("a", "an", "the"))
_LONG = 4  # letters of a word
_LONGEST, _COMPARED = 500, 1_000  # letters of a name; ids that it is compared with
_LEAST, _MUCH = 8, 0.5  # letters of an id, and how much that is of a name
_MOST = 3  # with the same words at their beginning: of more nobody knows which


class NearIds:
    """Guesses for one page, whose ids are `names`. `close` finds the one that is a slip of the pen away, or ""."""

    def __init__(self, names: Collection[str], close: Callable[[str, Collection[str]], str]) -> None:
        self._names = sorted(filter(None, names))
        self._close = close
        self._tables = [_table(self._names, fold) for fold in _FOLDS]
        self._by_word = _table(self._names, lambda name: "".join(_words(name)[:1]))

    def of(self, name: str, given: Collection[str] = ()) -> tuple[str, ...]:
        """The ids: one, a few that begin with the same words, or none. Of several that are as near, that which the
        author gave (`given`) by itself.
        """
        tagged = _TAGGED.search(name)
        if tagged and tagged[1] in given:
            return (tagged[1],)
        for fold, table in zip(_FOLDS, self._tables, strict=True):
            if len(found := _chosen(table.get(fold(name), []), given)) == 1:
                return tuple(found)
        own = sorted(filter(None, given))
        close = self._close(name, own) or self._close(name, self._names)
        if close and not _differ_in_number(close, name):
            return (close,)
        if within := self._within(_letters(name)):
            return (within,)
        words = _words(name)
        if ending := self._with(words):
            return ending
        begun = [each for each in self._by_word.get("".join(words[:1]), []) if _goes_on(each, words)]
        begun = _chosen(begun, given)
        return tuple(begun) if len(begun) <= _MOST else ()

    def _with(self, words: list[str]) -> tuple[str, ...]:
        """The one id in which a word stands that no other has: `statistics-books` for `books`."""
        if len(words) != 1 or len(words[0]) < _LONG or len(self._names) > _COMPARED:
            return ()
        word = words[0].rstrip("s")
        found = [name for name in self._names if word in (each.rstrip("s") for each in _PARTS.findall(name.casefold()))]
        return tuple(found) if len(found) == 1 else ()

    def _within(self, letters: str) -> str:
        """The longest id that most of a name is made of: editors put a heading's tags into the names that they make."""
        if len(letters) > _LONGEST or len(self._names) > _COMPARED:
            return ""
        made = ((len(own), name) for own, names in self._tables[1].items() if own in letters for name in names)
        length, name = max(made, default=(0, ""))
        return name if length >= _LEAST and length >= _MUCH * len(letters) else ""


def _chosen(names: list[str], given: Collection[str]) -> list[str]:
    """Of several ids the one that the author gave, if there is but one."""
    own = [name for name in names if name in given] if len(names) > 1 else []
    return own if len(own) == 1 else names


def _words(name: str) -> list[str]:
    """The words and numbers of a name, without articles."""
    return [part for part in _PARTS.findall(name.casefold()) if part not in _ARTICLES]


def _letters(name: str) -> str:
    return "".join(_PARTS.findall(name.casefold()))


def _plain(name: str) -> str:
    """The letters without what stands above and below them."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", name.casefold())))


def _ascii(name: str) -> str:
    """What kramdown's own ids leave of a heading."""
    return re.sub("[^a-z0-9]", "", _BEFORE_LETTER.sub("", name.casefold()))


def _unnumbered(name: str) -> str:
    return _plain(_BEFORE_LETTER.sub("", name))


def _singular(name: str) -> str:
    """The words without the numbers before them, of several things as of one: `13-architectures` is `architecture`."""
    return "".join(word.rstrip("s") for word in _PARTS.findall(_BEFORE_LETTER.sub("", name.casefold())))


_FOLDS = (str.casefold, _letters, _plain, _unnumbered, _ascii, _singular)


def _table(names: Collection[str], fold: Callable[[str], str]) -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for name in names:
        if key := fold(name):
            table.setdefault(key, []).append(name)
    return table


def _differ_in_number(one: str, other: str) -> bool:
    """Whether both have numbers, and others: `papers-2020` and `papers-2021` are two things."""
    numbers, others = (re.findall(r"\d+", name) for name in (one, other))
    return bool(numbers and others) and numbers != others


def _goes_on(name: str, words: list[str]) -> bool:
    """Whether the words of an id begin with all of these, or these with all of its, if it has several.

    One that only goes on with a number is another thing.
    """
    own = _words(name)
    length = min(len(own), len(words))
    more = own[length:] or words[length:]
    is_long = len(own) > len(words) or length > 1
    return is_long and own[:length] == words[:length] and not all(map(str.isdigit, more))
