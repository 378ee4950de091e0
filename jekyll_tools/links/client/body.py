"""A response's body, read and unpacked as far as it is wanted and no further.

A megabyte of gzip may hold a gigabyte, so it is unpacked here, bounded, and not by the library.
"""

from __future__ import annotations

import http.client
import zlib
from collections.abc import Callable
from typing import Any

from jekyll_tools.links.client.client import Response

_CHUNK = 16 << 10
_ENCODINGS = {"": None, "identity": None, "gzip": 47, "x-gzip": 47, "deflate": 15}  # zlib's windowBits
_ZLIB = 15
_GZIP = b"\x1f\x8b"


def read(response: Response, more: Callable[[int], bytes], limit: int) -> Response:
    """The response with at most `limit` bytes of its body; `more` reads at most so many as they were sent."""
    encoding = response.header("content-encoding").strip().lower()
    if encoding not in _ENCODINGS:
        return response._replace(garbled=True)
    bits = _ENCODINGS[encoding]
    unpacker = None
    body, sent = b"", 0
    try:
        while len(body) < limit and sent < limit:
            chunk = more(_CHUNK)
            sent += len(chunk)
            if bits is not None and unpacker is None:
                unpacker = zlib.decompressobj(bits if bits != _ZLIB or _is_zlib(chunk) else -15)
            if not chunk:
                whole = unpacker is None or unpacker.eof
                return response._replace(body=body, whole=whole, garbled=not whole)
            if unpacker is not None:
                chunk, unpacker = _unpacked(unpacker, chunk, limit - len(body))
            body += chunk
    except (zlib.error, http.client.HTTPException, OSError):
        return response._replace(body=body, garbled=True)
    return response._replace(body=body[:limit])


def _unpacked(unpacker: Any, chunk: bytes, room: int) -> tuple[bytes, Any]:
    """What a chunk holds, at most so many bytes, and what unpacks the next: one gzip may follow another."""
    part = unpacker.decompress(chunk, room)
    while unpacker.unused_data[:2] == _GZIP and len(part) < room:
        rest, unpacker = unpacker.unused_data, zlib.decompressobj(_ENCODINGS["gzip"] or 0)
        part += unpacker.decompress(rest, room - len(part))
    return part, unpacker


def _is_zlib(data: bytes) -> bool:
    # Some servers send what zlib's envelope should hold without the envelope, and browsers take it.
    return len(data) > 1 and data[0] & 15 == 8 and int.from_bytes(data[:2], "big") % 31 == 0
