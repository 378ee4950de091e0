"""The client itself, on requests: one GET, one answer, the connection closed early.

Nothing of the environment is trusted: no proxy, no .netrc, no cookies of other requests. requests' adapter is used
below its sessions, which would add these.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
from functools import partial
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import HTTPError
from urllib3.response import HTTPResponse

from jekyll_tools.links.client import causes
from jekyll_tools.links.client.body import read
from jekyll_tools.links.client.client import Request, Response
from jekyll_tools.links.client.deadline import SECONDS, Budget
from jekyll_tools.links.client.door import Door, Failed
from jekyll_tools.links.client.place import path
from jekyll_tools.links.client.way import Way
from jekyll_tools.links.client.wire import Answer

_HOSTS = 100_000  # kept at most: more than any site links to
_current = threading.local()  # `door`: the one of the request that this thread is making


class Plain:
    """Asks a URL once, on a connection of its own."""

    def __init__(self, way: Way) -> None:
        self._way = way
        self._adapter = _Adapter(way.context)

    def get(self, request: Request) -> Response:
        budget = request.budget or Budget(SECONDS)
        _current.door = self._way.door(budget, guarded=True)
        try:
            response = self._get(request, budget.left())
            # A connection that the deadline shut looks like one whose server was done.
            return response if budget.left() > 0 else response._replace(whole=False, garbled=True)
        except Failed as failed:
            return Response(request.url, failure=failed.failure)
        except requests.exceptions.InvalidURL:
            return Response(request.url, failure=causes.UNSENDABLE)
        except (OSError, HTTPError, http.client.HTTPException, ValueError) as error:
            return Response(request.url, failure=causes.failure(error))
        finally:
            _current.door.close()

    def _get(self, request: Request, seconds: float) -> Response:
        answer = self._adapter.send(self._prepared(request), stream=True, timeout=max(seconds, 0.001))
        try:
            headers = tuple(answer.raw.headers.items())
            response = Response(request.url, answer.status_code, headers)
            return read(response, partial(_more, answer.raw), request.body) if request.body else response
        finally:
            answer.raw.close()  # never drained: an endless body is nobody's business

    def _prepared(self, request: Request) -> requests.PreparedRequest:
        prepared = _AsWritten()
        headers = {**self._way.headers, **dict(request.headers)}
        prepared.prepare(method="GET", url=request.url, headers=headers)
        prepared.url = request.url
        return prepared


def _more(raw: HTTPResponse, amount: int) -> bytes:
    """The next bytes of a body as they were sent. Raises http.client.HTTPException, OSError."""
    try:
        return raw.read(amount, decode_content=False)
    except HTTPError as error:
        raise http.client.HTTPException(str(error)) from error


class _AsWritten(requests.PreparedRequest):
    """A request for exactly the path and query of its URL (requests drops an empty query)."""

    @property
    def path_url(self) -> str:
        return path(str(self.url))


class _Adapter(HTTPAdapter):
    def __init__(self, context: ssl.SSLContext) -> None:
        self._context = context
        # A pool that makes room for another host's is closed under the threads that use it.
        super().__init__(pool_connections=_HOSTS, pool_maxsize=1, max_retries=0)

    def init_poolmanager(self, *args: Any, **options: Any) -> None:
        super().init_poolmanager(*args, **options, ssl_context=self._context)
        self.poolmanager.pool_classes_by_scheme = {"http": _Pool, "https": _TlsPool}

    def cert_verify(self, *args: Any) -> None:
        # The shared context already holds the certificates; requests would read the bundle for every connection.
        pass


class _Connection(HTTPConnection):
    response_class = Answer

    def _new_conn(self) -> socket.socket:
        return _open(self.host, self.port)


class _TlsConnection(HTTPSConnection):
    response_class = Answer

    def _new_conn(self) -> socket.socket:
        return _open(self.host, self.port)


def _open(host: str, port: int | None) -> socket.socket:
    door: Door = _current.door
    return door.open(host, port or 80)


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Connection


class _TlsPool(HTTPSConnectionPool):
    ConnectionCls = _TlsConnection
