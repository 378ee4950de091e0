"""A client that answers from a list, for tests of what wraps one."""

from __future__ import annotations

from collections.abc import Iterable

from jekyll_tools.links.client.client import Failure, FailureKind, Request, Response


class Fake:
    """Gives its answers in order, the last again and again; keeps what it was asked."""

    def __init__(self, answers: Iterable[Response]) -> None:
        self.answers = list(answers)
        self.asked: list[Request] = []

    def get(self, request: Request) -> Response:
        self.asked.append(request)
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]

    @property
    def urls(self) -> list[str]:
        return [request.url for request in self.asked]


def status(number: int, *headers: tuple[str, str]) -> Response:
    return Response("", number, headers)


def failure(kind: FailureKind) -> Response:
    return Response("", failure=Failure(kind, kind))
