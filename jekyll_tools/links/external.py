"""Links to other servers: each URL asked once, with one of three answers.

ok; broken (its reader gets nothing, or not the place meant); or it cannot be judged, because the server does not talk
to programs, did not answer in time, or is at an address that is not asked. Only "broken" is an error.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from jekyll_tools import limits, urls
from jekyll_tools.diagnostic import Problem
from jekyll_tools.links.encrypted import Encrypted
from jekyll_tools.links.link import Link
from jekyll_tools.links.malformed import Fault, fault
from jekyll_tools.links.resolve import Resolver
from jekyll_tools.links.scholarly import asked, is_registry
from jekyll_tools.links.verdict import Known, judge, with_anchor
from jekyll_tools.records import NamedTuple

if TYPE_CHECKING:
    from jekyll_tools.links.asking import Asking
    from jekyll_tools.links.client.client import Request, Response
    from jekyll_tools.links.client.shared import Shared
    from jekyll_tools.links.client.spread import Later
    from jekyll_tools.links.memory import Memory
    from jekyll_tools.links.profile import Profile
    from jekyll_tools.site.site import Site

# The answers that are kept for later runs: those about the page, not about this run or this network.
_KEPT = frozenset(("", "http", "fragment", "dns", "refused", "tls", "timeout", "reset", "protocol", "redirect"))
_MENDED = frozenset(("space", "backslash", "percent"))  # kinds of malformed URLs
_NOT_ASKED = frozenset(("action", "formaction", "ping"))  # a GET says nothing of what a form is sent to
# What is told of a link that works, the first that holds: the rule, and the field that says so.
_TOLD = (("error-page", "soft"), ("moved-link", "moved"), ("unencrypted-link", "encrypted"))

_Done = tuple["_Page", Mapping[str, Known]]
_Pages = dict[str, list[tuple[Link, str]]]  # by URL: the links to it, and what each looks for there


class Answer(NamedTuple):
    """What became of a link; `url` is what was asked, `anchor` what was looked for there, `cached` says that an earlier
    run was answered so; `archived` is a copy of what is broken.
    """

    link: Link
    found: Known
    url: str
    anchor: str = ""
    cached: bool = False
    archived: str = ""

    @property
    def target(self) -> str:
        """The URL with what was looked for there."""
        return _named(self.url, self.anchor)


class _Page(NamedTuple):
    """A URL without fragment, the links to it with the fragment of each; how often it was asked, and the time left.

    `first`: what it has been answered this time, where that is not all that is to be known.
    `encrypted`: its URL by `https:`, where it is to be asked for that; `known`: what is known by then.
    """

    url: str
    links: tuple[tuple[Link, str], ...]
    tries: int = 1
    left: float | None = None
    first: Response | None = None
    encrypted: str = ""
    known: Mapping[str, Known] = MappingProxyType({})


def problems(answers: Iterable[Answer]) -> Iterator[Problem]:
    """A Problem for every external link that is not as it should be: `broken-link`, `unjudged-link`, `moved-link`,
    `unencrypted-link` or `error-page`.

    Facts: url, kind, status, words; `to`: where it has moved to, or a copy of it. Malformed URLs are left to their own
    rule.
    """
    for answer in answers:
        kind, found = _problem(answer.found), answer.found
        if kind:
            to = found.moved or found.encrypted or answer.archived
            words = found.words or found.soft
            facts = {"url": answer.link.url, "kind": found.kind, "status": found.status, "words": words, "to": to}
            yield Problem(kind, answer.link.location, facts)


def _problem(found: Known) -> str:
    if found.kind == "malformed":
        return ""
    if found.verdict != "ok":
        return f"{found.verdict}-link"
    return next((kind for kind, said in _TOLD if getattr(found, said)), "")


def check(links: Iterable[tuple[Link, urls.Url]], asking: Asking) -> Iterator[Answer]:
    """The answer of every external link, as they come; equal URLs are asked once."""
    from jekyll_tools.links.client.spread import spread

    pages: _Pages = {}
    for link, url in links:
        wrong = _wrong(link.url, url)
        if wrong:
            yield Answer(link, Known("broken", "malformed", wrong.words), link.url)
        else:
            pages.setdefault(str(urls.sendable(url)), []).append((link, _anchor(url.fragment or "")))
    yield from _remembered(pages, asking.memory)
    wanted, left_out = _within(pages, asking.profile)
    yield from left_out
    per_host = Counter(host for host, _ in wanted)
    room = {host: asking.profile.per_host - number for host, number in per_host.items()}
    encrypted = Encrypted(asking.client, room, asking.profile.in_all - len(wanted), asking.with_tls)
    ask = _Ask(asking, encrypted)
    front = _Front(asking.shared, ask) if asking.shared is not None and wanted else None
    for page, found in spread(wanted, ask, asking.turns, asking.profile.workers, front):
        for link, anchor in page.links:
            if asking.memory and found[anchor].kind in _KEPT:
                asking.memory.put(_named(page.url, anchor), found[anchor])
            yield Answer(link, found[anchor], page.url, anchor)


def _wrong(written: str, url: urls.Url) -> Fault | None:
    """Why a link cannot be asked for. What browsers mend by themselves its server may well answer."""
    found = fault(written)
    if found is not None and found.kind in _MENDED:
        try:
            urls.sendable(url)
        except urls.UrlError as error:
            return Fault("host", str(error))
        return None
    return found


def _remembered(pages: _Pages, memory: Memory | None) -> Iterator[Answer]:
    """The answers that are known, which leave the pages that must be asked."""
    if memory is None:
        return
    known = memory.get({_named(where, anchor) for where, links in pages.items() for _, anchor in links})
    for where in list(pages) if known else ():
        found = [known.get(_named(where, anchor)) for _, anchor in pages[where]]
        if all(found):
            for (link, anchor), one in zip(pages.pop(where), found, strict=True):
                yield Answer(link, one or Known("ok"), where, anchor, cached=True)


def _named(url: str, anchor: str) -> str:
    return f"{url}#{anchor}" if anchor else url


def _within(pages: _Pages, profile: Profile) -> tuple[list[tuple[str, _Page]], list[Answer]]:
    """The pages that are asked, each with its host, and the answer of the links to those that are one too many."""
    from jekyll_tools.links.client.place import place

    hosts: Counter[str] = Counter()
    wanted: list[tuple[str, _Page]] = []
    left_out: list[Answer] = []
    for url, links in pages.items():
        host = place(url).host
        hosts[host] += 1
        if hosts[host] > profile.per_host or len(wanted) >= profile.in_all:
            words = f"has too many links for one run in the profile {profile.name}, so this one was not asked"
            left_out += (Answer(link, Known("unjudged", "limit", words), url) for link, _ in links)
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


class _Ask:
    """Asks for a page, and says what is known of it then."""

    def __init__(self, asking: Asking, encrypted: Encrypted) -> None:
        self._asking = asking
        self._encrypted = encrypted

    def __call__(self, page: _Page) -> _Done | Later[_Page]:
        if page.encrypted:
            return page, _with_tls(page) if self._encrypted.works(page.encrypted) else page.known
        started = self._asking.turns.clock()
        response = self._asking.client.get(self.request(page))
        return self.settled(page, response, self._asking.turns.clock() - started)

    @staticmethod
    def request(page: _Page) -> Request:
        """What is asked for a page."""
        from jekyll_tools.links.client.client import Request
        from jekyll_tools.links.client.deadline import Budget

        budget = None if page.left is None else Budget(page.left)
        wanted = limits.LINK_BODY_BYTES if any(anchor for _, anchor in page.links) else 0
        follow = not is_registry(page.url)
        return Request(asked(page.url), wanted, budget=budget, follow=follow, first=page.first)

    def settled(self, page: _Page, response: Response, took: float) -> _Done | Later[_Page]:
        """What an answer says, or what is to be asked yet."""
        from jekyll_tools.links.client.spread import Later

        seconds = self._asking.pause(response, page.tries)
        if seconds is not None and seconds < response.left:
            again = page._replace(tries=page.tries + 1, left=response.left - seconds, first=None)
            return Later(again, seconds)
        known = {anchor: judge(response, anchor, round(took, 3)) for anchor in {anchor for _, anchor in page.links}}
        address = self._encrypted.address(response) if response.url == page.url else ""
        return Later(page._replace(encrypted=address, known=known), 0.0) if address else (page, known)


class _Front:
    """Asks for pages ahead of the threads, and settles there what is simply there."""

    def __init__(self, shared: Shared, ask: _Ask) -> None:
        from jekyll_tools.links.client.ahead import Ahead

        self._ahead: Ahead[tuple[str, _Page]] = Ahead(shared)
        self._ask = ask
        self.wake = self._ahead.wake
        self.close = self._ahead.close

    def start(self, host: str, page: _Page) -> bool:
        if page.encrypted or page.tries > 1:
            return False
        return self._ahead.start((host, page), self._ask.request(page))

    def come(self, seconds: float | None) -> Iterator[tuple[str, _Page, _Done | Later[_Page] | None]]:
        for (host, page), response, took in self._ahead.wait(seconds):
            if response is None:
                yield host, page, None
            elif 200 <= response.status < 300:
                yield host, page, self._ask.settled(page, response, took)
            else:
                yield host, page._replace(first=response, left=response.left), None


def _with_tls(page: _Page) -> dict[str, Known]:
    """What is known of a page that `https:` gives too."""
    return {
        anchor: found._replace(encrypted=with_anchor(page.encrypted, anchor)) if found.verdict == "ok" else found
        for anchor, found in page.known.items()
    }


def _anchor(fragment: str) -> str:
    return fragment.partition(":~:")[0]
