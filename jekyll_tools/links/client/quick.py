"""A first try, as cheap as it can be: a kept connection, one GET, a head and as much of the body as is wanted.

What is not plain HTTP is left to requests (`plain.py`), which takes three times as long and knows more.
"""

from __future__ import annotations

import http.client
import io
import socket

from jekyll_tools import limits
from jekyll_tools.links.client import causes
from jekyll_tools.links.client.body import read
from jekyll_tools.links.client.client import Client, Failure, Request, Response
from jekyll_tools.links.client.deadline import SECONDS, Budget
from jekyll_tools.links.client.door import Failed
from jekyll_tools.links.client.place import Place, authority, path, place
from jekyll_tools.links.client.stream import Body, Chunks, Closed, Odd, Stream, body
from jekyll_tools.links.client.warm import Warm
from jekyll_tools.links.client.way import Way

ODD = Failure("odd", "answers in a way of its own")


class Quick:
    """Asks a URL once; `failure.kind` "odd" where another way of asking must tell."""

    def __init__(self, way: Way) -> None:
        self.warm = Warm(way)
        self._headers = "".join(f"{name}: {value}\r\n" for name, value in way.headers.items())

    def get(self, request: Request) -> Response:
        if request.first is not None:
            return request.first
        budget = request.budget or Budget(SECONDS)
        where = place(request.url)
        kept = self.warm.take(where)
        if kept is not None:
            try:
                return self._exchange(kept, where, request, budget)
            except (Closed, OSError):
                pass  # it had been closed while it waited
            except Odd:
                return Response(request.url, failure=ODD)
        try:
            return self._exchange(self.warm.open(where, budget), where, request, budget)
        except Odd:
            return Response(request.url, failure=ODD)
        except Closed:
            return Response(request.url, failure=causes.failure(ConnectionResetError()))
        except Failed as failed:
            return Response(request.url, failure=failed.failure)
        except (OSError, ValueError) as error:
            return Response(request.url, failure=causes.failure(error))

    def _exchange(self, connection: socket.socket, where: Place, request: Request, budget: Budget) -> Response:
        stays = False
        try:
            stream = Stream(connection, budget)
            stream.send(self.head(request))
            response, stays = received(stream, request)
            return response
        finally:
            if stays:
                self.warm.keep(where, connection)
            else:
                connection.close()

    def head(self, request: Request) -> bytes:
        """What is sent."""
        more = "".join(f"{name}: {value}\r\n" for name, value in request.headers)
        first = f"GET {path(request.url)} HTTP/1.1\r\nHost: {authority(request.url)}\r\n"
        return f"{first}{self._headers}{more}\r\n".encode("latin-1")


def received(stream: Stream, request: Request) -> tuple[Response, bool]:
    """An answer, and whether its connection may stay. Raises Odd, Closed, OSError."""
    status, headers, modern = stream.head()
    response = Response(request.url, status, headers)
    raw, budget = body(stream, status, headers), stream.budget
    if request.body:
        stream.budget = Budget(min(limits.LINK_BODY_SECONDS, budget.left()))
        response = read(response, raw.read, request.body)
        response = response._replace(late=stream.budget.left() <= 0)
    first = _drained(raw, stream)
    if not request.body and first:
        response = read(response, io.BytesIO(first).read, limits.LINK_SOFT_BYTES)
    stays = modern and response.header("connection").lower() != "close" and raw.done and not stream.buffer
    return response, stays


def _drained(raw: Body | Chunks, stream: Stream) -> bytes:
    """What is left of a body, read to its end if that is near, so that the next answer can follow."""
    if not raw.is_short:
        return stream.buffer
    if not raw.is_here:
        stream.budget = Budget(min(limits.LINK_KEPT_MS / 1000, stream.budget.left()))
    parts: list[bytes] = []
    try:
        while sum(map(len, parts)) < limits.LINK_KEPT_BYTES and (part := raw.read(limits.LINK_KEPT_BYTES)):
            parts.append(part)
    except (http.client.HTTPException, OSError):
        pass
    return b"".join(parts)


class Either:
    """Asks one way, and another where the first found the answer odd."""

    def __init__(self, first: Client, second: Client) -> None:
        self._first = first
        self._second = second

    def get(self, request: Request) -> Response:
        response = self._first.get(request)
        odd = response.failure is not None and response.failure.kind == "odd"
        return self._second.get(request._replace(first=None)) if odd else response
