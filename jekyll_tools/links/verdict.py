"""What an answer says about a link: ok, broken, or nothing."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Literal

from jekyll_tools.links import fragment
from jekyll_tools.links.scholarly import is_registry
from jekyll_tools.links.soft import soft
from jekyll_tools.records import NamedTuple

if TYPE_CHECKING:
    from jekyll_tools.links.client.client import Response

Verdict = Literal["ok", "broken", "unjudged"]

SHUT = frozenset((401, 403, 407, 429, 451, 999))  # answers to programs, or to this country, not about the page
BROKEN = frozenset(("dns", "refused", "tls", "reset", "protocol", "redirect", "url"))


# As HTTP has it today (RFC 9110); Python's own words are those of its age.
_NAMES = {
    413: "Content Too Large",
    414: "URI Too Long",
    416: "Range Not Satisfiable",
    422: "Unprocessable Content",
}


class Known(NamedTuple):
    """What is known of a link. `kind`: "http", "fragment", "malformed", "limit" or a failure's kind; "" for ok.

    `words` go on after "the server" or "the URL"; `final` is where redirects led, `moved` where its server says that it
    has moved to for good, `soft` why an ok page looks like an error page, `encrypted` its URL by `https:` where
    that works.
    """

    verdict: Verdict
    kind: str = ""
    words: str = ""
    status: int = 0
    final: str = ""
    moved: str = ""
    soft: str = ""
    seconds: float = 0.0
    encrypted: str = ""


def judge(response: Response, anchor: str = "", seconds: float = 0.0) -> Known:
    """What an answer says about a link with that fragment."""
    verdict, kind, words = _verdict(response)
    if verdict == "ok" and anchor and not is_registry(response.url):
        verdict, kind, words = fragment.judge(response, anchor)
    ok = verdict == "ok"
    moved = with_anchor(response.moved, anchor) if ok else ""
    softly = soft(response) if ok else ""
    return Known(verdict, kind, words, response.status, response.url, moved, softly, seconds)


def with_anchor(url: str, anchor: str) -> str:
    """A page's other address, with what a link looks for there."""
    return f"{url}#{anchor}" if url and anchor and "#" not in url else url


def _verdict(response: Response) -> tuple[Verdict, str, str]:
    failure, status = response.failure, response.status
    if failure is not None:
        return ("broken" if failure.kind in BROKEN else "unjudged"), failure.kind, failure.words
    if 200 <= status < 300 or (300 <= status < 400 and response.header("location") and is_registry(response.url)):
        return "ok", "", ""
    if status in SHUT or (status == 503 and response.header("retry-after")):
        return "unjudged", "http", f"answers {named(status)}, which says nothing about the page"
    return "broken", "http", f"answers {named(status)}"


def named(status: int) -> str:
    """A status with its name, which the server's own words, a stranger's text, have no part in."""
    try:
        return f"{status} {_NAMES.get(status) or HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)
