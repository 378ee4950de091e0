"""An HTTP response's head, read before `http.client` sees it.

`http.client` takes an interim answer (103) for the answer, a header cut off by the end of the connection for a whole
one, and gives up at a hundred headers. So the head is read here, bounded, and handed on as it should be.
"""

from __future__ import annotations

import http.client
import io
from typing import Any, BinaryIO

from jekyll_tools import limits

HEADERS = 100  # more make http.client give up
INTERIM = 10
_WANTED = (b"location:", b"set-cookie:", b"content-", b"transfer-encoding:", b"retry-after:", b"connection:")


class Answer(http.client.HTTPResponse):
    """A response whose head is whole, final and short."""

    def begin(self) -> None:
        # The type stubs know no `fp`; it is the file that http.client reads the response from.
        file: Any = self
        if self.headers is None:
            file.fp = io.BufferedReader(_Chain(head(file.fp), file.fp), 64 << 10)
        super().begin()


class _Chain(io.RawIOBase):
    def __init__(self, first: bytes, rest: BinaryIO) -> None:
        self._first = first
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        size = len(buffer)
        part, self._first = self._first[:size], self._first[size:]
        part = part or self._rest.read1(size)  # type: ignore[attr-defined]
        buffer[: len(part)] = part
        return len(part)

    def close(self) -> None:
        self._rest.close()
        super().close()


def head(file: BinaryIO) -> bytes:
    """The status line and headers of the final answer, with the empty line behind them.

    Raises http.client.HTTPException where they are cut off or too long.
    """
    for _ in range(INTERIM):
        lines = _block(file)
        if not _is_interim(lines):
            return b"".join(_short(lines))
    raise http.client.HTTPException("too many interim answers")


def _block(file: BinaryIO) -> list[bytes]:
    lines: list[bytes] = []
    size = 0
    while True:
        line = file.readline(64 << 10)
        size += len(line)
        if not line and lines:
            raise http.client.HTTPException("the header is cut off")
        if size > limits.LINK_HEAD_BYTES:
            raise http.client.HTTPException("the header is too long")
        lines.append(line)
        if line in (b"", b"\n", b"\r\n") or not lines[0].startswith(b"HTTP/"):
            return lines


def _is_interim(lines: list[bytes]) -> bool:
    words = lines[0].split(None, 2)
    return len(words) > 1 and words[1][:1] == b"1" and len(words[1]) == 3 and words[1] != b"101"


def _short(lines: list[bytes]) -> list[bytes]:
    if len(lines) <= HEADERS:
        return lines
    wanted = [line for line in lines[1:-1] if line.lower().startswith(_WANTED)]
    return [lines[0], *wanted[: HEADERS - 10], lines[-1]]
