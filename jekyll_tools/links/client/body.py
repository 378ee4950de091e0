"""A response's body, read and unpacked as far as it is wanted and no further.

A megabyte of gzip may hold a gigabyte, so it is unpacked here, bounded, and not by the library.
"""

from __future__ import annotations

import http.client
import zlib
from collections.abc import Callable

from jekyll_tools.links.client.client import Response

_CHUNK = 16 << 10
_ENCODINGS = {"": None, "identity": None, "gzip": 47, "x-gzip": 47, "deflate": 15}  # zlib's windowBits
_ZLIB = 15


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
            body += chunk if unpacker is None else unpacker.decompress(chunk, limit - len(body))
    except (zlib.error, http.client.HTTPException, OSError):
        return response._replace(body=body, garbled=True)
    return response._replace(body=body[:limit])


def _is_zlib(data: bytes) -> bool:
    # Some servers send what zlib's envelope should hold without the envelope, and browsers take it.
    return len(data) > 1 and data[0] & 15 == 8 and int.from_bytes(data[:2], "big") % 31 == 0
