"""Reads an answer off a connection: its head, then its body, as far as either is plain."""

from __future__ import annotations

import http.client
import re
import socket

from jekyll_tools import limits
from jekyll_tools.links.client.deadline import Budget
from jekyll_tools.regex import regex

READ = 64 << 10
_STATUS = regex(r"HTTP/1\.([01]) ([2-9]\d\d)(?: |$)")
_SIZE = regex(rb"\s{0,8}([0-9A-Fa-f]{1,12})\s{0,8}(?:;|$)")
HEADERS = 100

Headers = tuple[tuple[str, str], ...]


class Odd(Exception):
    """An answer that is not plain; another way of asking will tell what it is."""


class Closed(Exception):
    """The server closed the connection and said nothing."""


class Stream:
    """A connection whose every read ends with the time that is left."""

    def __init__(self, connection: socket.socket, budget: Budget) -> None:
        self.connection = connection
        self.budget = budget
        self.buffer = b""

    def fill(self) -> bool:
        """Reads on; False at the end. Raises OSError."""
        left = self.budget.left()
        if left <= 0:
            raise TimeoutError
        self._set_timeout(left)
        more = self.connection.recv(READ)
        self.buffer += more
        return bool(more)

    def send(self, data: bytes) -> None:
        """Sends all of it. Raises OSError."""
        self._set_timeout(self.budget.left())
        self.connection.sendall(data)

    def _set_timeout(self, left: float) -> None:
        # Setting it hands Python's lock to another thread, as dear as a read; a second more or less does no harm.
        if abs((self.connection.gettimeout() or 0.0) - left) > min(1.0, left / 4):
            self.connection.settimeout(left)

    def line(self) -> bytes:
        """The next line, without its end. Raises http.client.HTTPException, OSError."""
        while (end := self.buffer.find(b"\n")) < 0:
            if len(self.buffer) > 8192 or not self.fill():
                raise http.client.HTTPException("a line is cut off")
        line, self.buffer = self.buffer[:end], self.buffer[end + 1 :]
        return line.rstrip(b"\r")

    def head(self) -> tuple[int, Headers, bool]:
        """The status, the headers, and whether the connection may stay. Raises Odd, Closed, OSError."""
        while (end := self.buffer.find(b"\r\n\r\n")) < 0:
            if len(self.buffer) > limits.LINK_HEAD_BYTES or not b"HTTP/1.1 ".startswith(self.buffer[:7]):
                raise Odd
            if not self.fill():
                raise Odd if self.buffer else Closed
        lines = self.buffer[:end].decode("latin-1").split("\r\n")
        self.buffer = self.buffer[end + 4 :]
        status = _STATUS.match(lines[0])
        if status is None or len(lines) > HEADERS:
            raise Odd
        headers = tuple(_header(line) for line in lines[1:])
        return int(status.group(2)), headers, status.group(1) == "1"


def _header(line: str) -> tuple[str, str]:
    name, colon, value = line.partition(":")
    if not colon or not name or name != name.strip() or "\n" in line or "\r" in line:
        raise Odd
    return name, value.strip()


class Body:
    """A body of a length that is known, or without one, up to the connection's end."""

    def __init__(self, stream: Stream, length: int | None) -> None:
        self._stream = stream
        self._left = length

    @property
    def done(self) -> bool:
        """Whether the next answer begins here."""
        return self._left == 0

    @property
    def is_here(self) -> bool:
        """Whether what is left of it has come already, and nothing else."""
        return self._left == len(self._stream.buffer)

    @property
    def is_short(self) -> bool:
        """Whether it is worth reading to keep the connection."""
        return self._left is not None and self._left <= limits.LINK_KEPT_BYTES

    def read(self, amount: int) -> bytes:
        """Some of it, b"" at the end. Raises http.client.HTTPException, OSError."""
        if self.done:
            return b""
        stream = self._stream
        if not stream.buffer and not stream.fill():
            if self._left is None:
                return b""
            raise http.client.IncompleteRead(b"")
        amount = amount if self._left is None else min(amount, self._left)
        part, stream.buffer = stream.buffer[:amount], stream.buffer[amount:]
        if self._left is not None:
            self._left -= len(part)
        return part


class Chunks:
    """A body in chunks."""

    is_short = True  # most are; whoever reads on counts
    is_here = False

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._chunk = Body(stream, 0)
        self._first = True
        self.done = False

    def read(self, amount: int) -> bytes:
        """Some of it, b"" at the end. Raises http.client.HTTPException, OSError."""
        if self.done:
            return b""
        if self._chunk.done:
            self._begin()
        return b"" if self.done else self._chunk.read(amount)

    def _begin(self) -> None:
        if not self._first and self._stream.line():
            raise http.client.HTTPException("a chunk is longer than it says")
        self._first = False
        size = _SIZE.match(self._stream.line())
        if size is None:
            raise http.client.HTTPException("a chunk has no size")
        length = int(size.group(1), 16)
        if length == 0:
            for _ in range(HEADERS):
                if not self._stream.line():
                    self.done = True
                    return
            raise http.client.HTTPException("a trailer has no end")
        self._chunk = Body(self._stream, length)


def body(stream: Stream, status: int, headers: Headers) -> Body | Chunks:
    """How to read what follows a head. Raises Odd."""
    named = {name.lower(): value for name, value in headers}
    if status in (204, 304):
        return Body(stream, 0)
    coding = named.get("transfer-encoding", "").lower()
    if coding:
        if coding != "chunked":
            raise Odd
        return Chunks(stream)
    length = named.get("content-length")
    if length is None:
        return Body(stream, None)
    if not re.fullmatch(r"[0-9]{1,18}", length):
        raise Odd
    return Body(stream, int(length))
