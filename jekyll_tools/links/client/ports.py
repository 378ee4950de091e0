"""Only the web's own ports are asked: a checker of links that strangers write must not search hosts for services."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from jekyll_tools.links.client.client import Client, Failure, Request, Response
from jekyll_tools.links.client.place import place


class Ports:
    """Asks at these ports alone."""

    def __init__(self, client: Client, allowed: AbstractSet[int]) -> None:
        self._client = client
        self._allowed = allowed

    def get(self, request: Request) -> Response:
        port = place(request.url).port
        if port in self._allowed:
            return self._client.get(request)
        return Response(request.url, failure=Failure("private", f"listens at port {port}, which is not asked"))
