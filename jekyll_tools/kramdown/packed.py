"""Many short strings in a few bytes each, for one by itself takes fifty more than it has; long ones squeezed."""

from __future__ import annotations

from array import array
from collections.abc import Iterator

_SOME = 256
_PARTS, _PART = 8, 4096  # of so many bytes
_LITTLE = 10  # times as short: real pages are squeezed to a fifth
MUCH = 1 << 18  # characters that are worth to be squeezed


class Squeezed:
    """A long text that is wanted later, but once. What is written over and over, as in all that makes very much of
    little, takes a hundredth of its room so; and what is written of it behind does not find the heap full of holes.
    Other text, as some parts of it tell, is kept as it is: that would take a tenth of the time of all the rest.
    """

    __slots__ = ("_bytes", "_is_compressed")

    def __init__(self, text: str) -> None:
        from zlib import compress

        self._bytes = text.encode("utf-8", "surrogatepass")
        step = len(self._bytes) // _PARTS + 1
        part = b"".join([self._bytes[at : at + _PART] for at in range(0, len(self._bytes), step)])
        self._is_compressed = len(compress(part, 1)) * _LITTLE < len(part)
        if self._is_compressed:
            self._bytes = compress(self._bytes, 1)

    def __iter__(self) -> Iterator[str]:
        yield str(self)

    def __str__(self) -> str:
        from zlib import decompress

        whole = decompress(self._bytes) if self._is_compressed else self._bytes
        return whole.decode("utf-8", "surrogatepass")


class Packed:
    """Strings, to be gone through in the order in which they were added."""

    __slots__ = ("_last", "_lengths", "_texts")

    def __init__(self) -> None:
        self._last: list[str] = []
        self._texts: list[str] = []  # so many each, joined
        self._lengths = array("i")

    def add(self, string: str) -> None:
        self._last.append(string)
        if len(self._last) == _SOME:
            self._texts.append("".join(self._last))
            self._lengths.extend(map(len, self._last))
            self._last.clear()

    def __iter__(self) -> Iterator[str]:
        number = 0
        for text in self._texts:
            at = 0
            for length in self._lengths[number : number + _SOME]:
                yield text[at : at + length]
                at += length
            number += _SOME
        yield from self._last
