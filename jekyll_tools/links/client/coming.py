"""An answer that comes while others are awaited, too."""

from __future__ import annotations

import re
import socket
import ssl

from jekyll_tools import limits
from jekyll_tools.links.client.deadline import Budget
from jekyll_tools.links.client.stream import READ, Stream
from jekyll_tools.regex import regex

_LENGTH = regex(rb"\r\n(?:content-length: ?(\d{1,18})\r|transfer-encoding: ?chunked)", re.IGNORECASE)
_CHUNKED = -1


class Coming(Stream):
    """A connection that is read as far as something is there, and never waited for."""

    def __init__(self, connection: socket.socket, budget: Budget) -> None:
        super().__init__(connection, budget)
        self._wanted: int | None = None  # bytes in all, below 0 where only its chunks tell

    def fill(self) -> bool:
        """There is no more than has been taken."""
        return False

    def take(self, *, all: bool) -> bool:
        """Takes what is there, or `all` that is there; True at the end. Raises OSError."""
        while len(self.buffer) <= limits.LINK_HEAD_BYTES + limits.LINK_KEPT_BYTES:
            try:
                part = self.connection.recv(READ)
            except (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError):
                return False
            if not part:
                return True
            self.buffer += part
            if not all:
                return False
        return True

    @property
    def has_head(self) -> bool:
        """Whether the head is there."""
        if self._wanted is None and (end := self.buffer.find(b"\r\n\r\n")) >= 0:
            self._wanted = self._length(end + 4)
        return self._wanted is not None

    @property
    def has_enough(self) -> bool:
        """Whether no more is needed to read the answer; of a long body its head is enough, and so it is of nonsense."""
        if not self.has_head:
            return not b"HTTP/1.1 ".startswith(self.buffer[:7])
        if self._wanted == _CHUNKED:
            return len(self.buffer) > limits.LINK_KEPT_BYTES or self.buffer.endswith(b"0\r\n\r\n")
        return len(self.buffer) >= (self._wanted or 0)

    def _length(self, head: int) -> int:
        found = _LENGTH.search(self.buffer, 0, head)
        if found is None:
            return head
        length = int(found.group(1) or _CHUNKED)
        return _CHUNKED if length < 0 else head + length if length <= limits.LINK_KEPT_BYTES else head
