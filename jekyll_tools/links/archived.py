"""Archived copies of pages that are gone, as the Wayback Machine of the Internet Archive offers them.

It is asked as any other server is: in turn, with its limits, no more often than the profile asks one host.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING
from urllib.parse import quote

from jekyll_tools import limits, urls
from jekyll_tools.links.verdict import Known
from jekyll_tools.regex import regex
from jekyll_tools.terminal import redacted

if TYPE_CHECKING:
    from jekyll_tools.links.asking import Asking
    from jekyll_tools.links.client.client import Client, Response
    from jekyll_tools.links.external import Answer

_COPY = regex(r"https?://web\.archive\.org/web/(\d{4,14})[a-z_]{0,8}/(\S{1,2000})")
_GONE = frozenset(("http", "dns", "refused", "tls", "reset", "protocol", "redirect"))


def with_copies(answers: Sequence[Answer], asking: Asking) -> list[Answer]:
    """The answers, those of broken links with the copy that there is of what they lead to."""
    wanted = [answer.url for answer in answers if answer.found.verdict == "broken" and answer.found.kind in _GONE]
    asked = {answer.url for answer in answers if not answer.cached}
    found = copies(dict.fromkeys(wanted), asking, asking.profile.in_all - len(asked))
    return [_with(answer, found.get(answer.url, "")) for answer in answers]


def _with(answer: Answer, copy: str) -> Answer:
    if not copy or answer.found.verdict != "broken":
        return answer
    return answer._replace(archived=f"{copy}#{answer.anchor}" if answer.anchor else copy)


def copies(pages: Iterable[str], asking: Asking, room: int) -> Mapping[str, str]:
    """The copy of each page that there is one of, asked for no more than `room` of them; no secret is told."""
    from jekyll_tools.links.client.retry import Retry
    from jekyll_tools.links.client.spread import spread

    lookups = {asking.archive + quote(page, safe=""): page for page in pages if redacted(page) == page}
    known = asking.memory.get(lookups) if asking.memory else {}
    found = {lookups[lookup]: answer.final for lookup, answer in known.items()}
    client = Retry(asking.client, asking.pause)
    jobs = [(urls.split(lookup).host, lookup) for lookup in lookups if lookup not in known]
    most = max(0, min(room, asking.profile.per_host))
    for lookup, copy in spread(jobs[:most], lambda lookup: (lookup, _copy(lookup, client)), asking.turns):
        if copy is not None:
            found[lookups[lookup]] = copy
            if asking.memory:
                asking.memory.put(lookup, Known("ok" if copy else "broken", final=copy))
    return {page: copy for page, copy in found.items() if copy}


def _copy(lookup: str, client: Client) -> str | None:
    """The copy that the archive names, "" where it has none, None where it does not say."""
    from jekyll_tools.links.client.client import Request

    return _named(client.get(Request(lookup, limits.LINK_SOFT_BYTES)))


def _named(response: Response) -> str | None:
    """The copy that an answer of the archive names, always by `https:`."""
    import json

    try:
        closest = json.loads(response.body)["archived_snapshots"].get("closest", {})
        copy = _COPY.fullmatch(closest.get("url", "")) if str(closest.get("status", "200"))[:1] == "2" else None
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    if response.status != 200:
        return None
    return f"https://web.archive.org/web/{copy[1]}/{copy[2]}" if copy else ""
