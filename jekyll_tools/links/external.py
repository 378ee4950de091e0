"""Links to other servers: each URL asked once, with one of three answers.

ok; broken (its reader gets nothing, or not the place meant); or it cannot be judged, because the server does not talk
to programs, did not answer in time, or is at an address that is not asked. Only "broken" is an error.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from http import HTTPStatus
from typing import TYPE_CHECKING, Literal, NamedTuple

from jekyll_tools import limits, urls
from jekyll_tools.diagnostic import Problem
from jekyll_tools.links.fragment import judge
from jekyll_tools.links.link import Link
from jekyll_tools.links.malformed import fault
from jekyll_tools.links.resolve import Resolver

if TYPE_CHECKING:
    import ssl

    from jekyll_tools.links.client.client import Client, Response
    from jekyll_tools.site.site import Site

Verdict = Literal["ok", "broken", "unjudged"]

SHUT = frozenset((401, 403, 407, 429, 451, 999))  # answers to programs, or to this country, not about the page
BROKEN = frozenset(("dns", "refused", "tls", "reset", "protocol", "redirect", "url"))
_NOT_ASKED = frozenset(("action", "formaction", "ping"))  # a GET says nothing of what a form is sent to


class Answer(NamedTuple):
    """What became of a link. `kind`: "http", "fragment", "malformed" or a failure's kind; "" for ok.

    `words` go on after "the server" or "the URL"; `url` is what was asked, `final` where redirects led.
    """

    link: Link
    verdict: Verdict
    kind: str
    words: str
    url: str
    final: str = ""


class _Page(NamedTuple):
    """A URL without fragment, and the links to it with the fragment of each."""

    url: str
    links: tuple[tuple[Link, str], ...]


def client(
    allow_private: Iterable[str] = (),
    seconds: float = limits.LINK_SECONDS,
    context: ssl.SSLContext | None = None,
    follow: bool = True,
) -> Client:
    """The client that the tool uses: every wrapper around the plain one; without `follow` all but the redirects'.

    Raises ValueError for a network of `allow_private` that is none.
    """
    from jekyll_tools import __version__
    from jekyll_tools.address import user_agent
    from jekyll_tools.links.client.deadline import Deadline
    from jekyll_tools.links.client.hosts import Hosts
    from jekyll_tools.links.client.peer import Peers
    from jekyll_tools.links.client.plain import Plain
    from jekyll_tools.links.client.redirect import Redirect
    from jekyll_tools.links.client.retry import Retry

    asking: Client = Hosts(Plain(user_agent(__version__), Peers(allow_private), context))
    return Retry(Deadline(Redirect(asking) if follow else asking, seconds))


def problems(site: Site, links: Iterable[Link], asking: Client | None = None) -> Iterator[Problem]:
    """A Problem `broken-link` or `unjudged-link` for every external link that is not ok.

    Facts: url, kind, words. Malformed URLs are left to their own rule.
    """
    for answer in check(site, links, asking or client()):
        if answer.verdict != "ok" and answer.kind != "malformed":
            kind = "broken-link" if answer.verdict == "broken" else "unjudged-link"
            facts = {"url": answer.link.url, "kind": answer.kind, "words": answer.words}
            yield Problem(kind, answer.link.location, facts)


def check(site: Site, links: Iterable[Link], asking: Client) -> Iterator[Answer]:
    """The answer of every external link, as they come; equal URLs are asked once."""
    from jekyll_tools.links.client.hosts import spread

    pages: dict[str, list[tuple[Link, str]]] = {}
    for link, url in external(site, links):
        wrong = fault(link.url)
        if wrong:
            yield Answer(link, "broken", "malformed", wrong.words, link.url)
        else:
            pages.setdefault(str(urls.sendable(url)), []).append((link, url.fragment or ""))
    jobs = ((urls.split(url).host, _Page(url, tuple(found))) for url, found in pages.items())
    for answers in spread(jobs, lambda page: _ask(page, asking)):
        yield from answers


def external(site: Site, links: Iterable[Link]) -> Iterator[tuple[Link, urls.Url]]:
    """The links that lead to other servers, malformed ones included, with their whole URL."""
    resolver = Resolver(site)
    for link in links:
        if link.role == "uses" and link.attribute not in _NOT_ASKED:
            target = resolver.resolve(link)
            if target.kind == "outside" or (target.kind == "inside" and target.bare):
                target = resolver.at_home(target) if target.bare else target
            if target.kind == "outside":
                yield link, target.url


def _ask(page: _Page, asking: Client) -> Sequence[Answer]:
    from jekyll_tools.links.client.client import Request

    wanted = limits.LINK_BODY_BYTES if any(_anchor(fragment) for _, fragment in page.links) else 0
    response = asking.get(Request(page.url, wanted))
    verdict, kind, words = _verdict(response)
    answers = []
    for link, fragment in page.links:
        found = (verdict, kind, words)
        if verdict == "ok" and _anchor(fragment):
            found = judge(response, _anchor(fragment))
        answers.append(Answer(link, *found, page.url, response.url))
    return answers


def _anchor(fragment: str) -> str:
    return fragment.partition(":~:")[0]


def _verdict(response: Response) -> tuple[Verdict, str, str]:
    failure, status = response.failure, response.status
    if failure is not None:
        return ("broken" if failure.kind in BROKEN else "unjudged"), failure.kind, failure.words
    if 200 <= status < 300:
        return "ok", "", ""
    if status in SHUT or (status == 503 and response.header("retry-after")):
        return "unjudged", "http", f"answers {_status(status)}, which says nothing about the page"
    return "broken", "http", f"answers {_status(status)}"


def _status(status: int) -> str:
    # The server's own phrase is a stranger's text; the number says it all.
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)
