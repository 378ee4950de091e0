"""Links to other servers: each URL asked once, with one of three answers.

ok; broken (its reader gets nothing, or not the place meant); or it cannot be judged, because the server does not talk
to programs, did not answer in time, or is at an address that is not asked. Only "broken" is an error.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from jekyll_tools import urls
from jekyll_tools.diagnostic import Problem
from jekyll_tools.links.encrypted import Encrypted
from jekyll_tools.links.link import Link
from jekyll_tools.links.malformed import Fault, fault
from jekyll_tools.links.pages import Ask, Front, Page
from jekyll_tools.links.resolve import Resolver
from jekyll_tools.links.verdict import Known
from jekyll_tools.records import NamedTuple

if TYPE_CHECKING:
    from jekyll_tools.links.asking import Asking
    from jekyll_tools.links.memory import Memory
    from jekyll_tools.links.profile import Profile
    from jekyll_tools.site.site import Site

# The answers that are kept for later runs: those about the page, not about this run or this network.
_KEPT = frozenset(("", "http", "fragment", "dns", "refused", "tls", "timeout", "reset", "protocol", "redirect"))
_MENDED = frozenset(("space", "backslash", "percent"))  # kinds of malformed URLs
_NOT_ASKED = frozenset(("action", "formaction", "ping"))  # a GET says nothing of what a form is sent to
# What is told of a link that works, the first that holds: the rule, and the field that says so.
_TOLD = (("error-page", "soft"), ("moved-link", "moved"), ("unencrypted-link", "encrypted"))

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
    ask = Ask(asking, encrypted)
    front = Front(asking.shared, ask) if asking.shared is not None and wanted else None
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


def _within(pages: _Pages, profile: Profile) -> tuple[list[tuple[str, Page]], list[Answer]]:
    """The pages that are asked, each with its host, and the answer of the links to those that are one too many."""
    from jekyll_tools.links.client.place import place

    hosts: Counter[str] = Counter()
    wanted: list[tuple[str, Page]] = []
    left_out: list[Answer] = []
    for url, links in pages.items():
        host = place(url).host
        hosts[host] += 1
        if hosts[host] > profile.per_host or len(wanted) >= profile.in_all:
            words = f"has too many links for one run in the profile {profile.name}, so this one was not asked"
            left_out += (Answer(link, Known("unjudged", "limit", words), url) for link, _ in links)
        else:
            wanted.append((host, Page(url, tuple(links))))
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


def _anchor(fragment: str) -> str:
    return fragment.partition(":~:")[0]
