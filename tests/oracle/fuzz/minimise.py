"""A text made as short as it can be while it still shows the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence

ATTEMPTS = 1500


class _Spent(Exception):
    """The attempts are used up."""


def minimised(text: str, shows: Callable[[str], bool], attempts: int = ATTEMPTS) -> str:
    """The shortest text found that `shows`: lines are left out first, then characters, then made plain."""
    search = _Search(text, shows, attempts)
    try:
        while search.round():
            pass
    except _Spent:
        pass
    return search.text


class _Search:
    def __init__(self, text: str, shows: Callable[[str], bool], attempts: int) -> None:
        self.text = text
        self._shows = shows
        self._left = attempts
        self._tried: set[str] = {text}

    def round(self) -> bool:
        """Whether anything could be left out or made plainer."""
        before = self.text
        self._shorten(lambda text: text.splitlines(keepends=True))
        self._shorten(list)
        self._plainer()
        return self.text != before

    def _try(self, text: str) -> bool:
        if text in self._tried:
            return False
        if self._left <= 0:
            raise _Spent
        self._left -= 1
        self._tried.add(text)
        if not self._shows(text):
            return False
        self.text = text
        return True

    def _shorten(self, split: Callable[[str], list[str]]) -> None:
        """Leave out stretches of parts, long ones first."""
        size = max(1, len(split(self.text)) // 2)
        while size:
            at = 0
            while at < len(parts := split(self.text)):
                if not self._try(_without(parts, at, size)):
                    at += size
            size //= 2

    def _plainer(self) -> None:
        for at, character in enumerate(self.text):
            if character.isalnum() and character not in "ab":
                for plain in "ab":
                    if self._try(self.text[:at] + plain + self.text[at + 1 :]):
                        break


def _without(parts: Sequence[str], at: int, size: int) -> str:
    return "".join([*parts[:at], *parts[at + size :]])
