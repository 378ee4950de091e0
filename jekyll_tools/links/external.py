"""Links to other servers: each URL asked once, with one of three answers.

ok; broken (its reader gets nothing, or not the place meant); or it cannot be judged, because the server does not talk
to programs, did not answer in time, or is at an address that is not asked. Only "broken" is an error.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from http import HTTPStatus
from typing import TYPE_CHECKING, Literal, NamedTuple

from jekyll_tools import limits, urls
from jekyll_tools.diagnostic import Problem
from jekyll_tools.links.fragment import judge
from jekyll_tools.links.link import Link
from jekyll_tools.links.malformed import fault
from jekyll_tools.links.resolve import Resolver

if TYPE_CHECKING:
    from jekyll_tools.links.asking import Asking
    from jekyll_tools.links.client.client import Response
    from jekyll_tools.links.client.spread import Later
    from jekyll_tools.links.profile import Profile
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
    """A URL without fragment, the links to it with the fragment of each; how often it was asked, and the time left."""

    url: str
    links: tuple[tuple[Link, str], ...]
    tries: int = 1
    left: float | None = None


def problems(site: Site, links: Iterable[Link], asking: Asking) -> Iterator[Problem]:
    """A Problem `broken-link` or `unjudged-link` for every external link that is not ok.

    Facts: url, kind, words. Malformed URLs are left to their own rule.
    """
    for answer in check(site, links, asking):
        if answer.verdict != "ok" and answer.kind != "malformed":
            kind = "broken-link" if answer.verdict == "broken" else "unjudged-link"
            facts = {"url": answer.link.url, "kind": answer.kind, "words": answer.words}
            yield Problem(kind, answer.link.location, facts)


def check(site: Site, links: Iterable[Link], asking: Asking) -> Iterator[Answer]:
    """The answer of every external link, as they come; equal URLs are asked once."""
    from jekyll_tools.links.client.spread import spread

    pages: dict[str, list[tuple[Link, str]]] = {}
    for link, url in external(site, links):
        wrong = fault(link.url)
        if wrong:
            yield Answer(link, "broken", "malformed", wrong.words, link.url)
        else:
            pages.setdefault(str(urls.sendable(url)), []).append((link, url.fragment or ""))
    wanted, left_out = _within(pages, asking.profile)
    yield from left_out
    for answers in spread(wanted, lambda page: _ask(page, asking), asking.turns, asking.profile.workers):
        yield from answers


def _within(
    pages: Mapping[str, list[tuple[Link, str]]], profile: Profile
) -> tuple[list[tuple[str, _Page]], list[Answer]]:
    """The pages that are asked, each with its host, and the answer of the links to those that are one too many."""
    hosts: Counter[str] = Counter()
    wanted: list[tuple[str, _Page]] = []
    left_out: list[Answer] = []
    for url, links in pages.items():
        host = urls.split(url).host
        hosts[host] += 1
        if hosts[host] > profile.per_host or len(wanted) >= profile.in_all:
            words = f"has too many links for one run in the profile {profile.name}, so this one was not asked"
            left_out += (Answer(link, "unjudged", "limit", words, url) for link, _ in links)
        else:
            wanted.append((host, _Page(url, tuple(links))))
    return wanted, left_out


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


def _ask(page: _Page, asking: Asking) -> Sequence[Answer] | Later[_Page]:
    from jekyll_tools.links.client.client import Request
    from jekyll_tools.links.client.deadline import Budget
    from jekyll_tools.links.client.spread import Later

    wanted = limits.LINK_BODY_BYTES if any(_anchor(fragment) for _, fragment in page.links) else 0
    budget = None if page.left is None else Budget(page.left)
    request = Request(page.url, wanted, budget=budget)
    response = asking.client.get(request)
    seconds = asking.pause(response, page.tries)
    if seconds is not None and seconds < response.left:
        return Later(page._replace(tries=page.tries + 1, left=response.left - seconds), seconds)
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
