"""A link says `http:` where `https:` is known to work.

## Why
What is sent by `http:` can be read and changed on the way. The host of this link has answered `https:` for years and
sends its visitors there anyway, by one request more.

## Bad
    [Kramdown](http://en.wikipedia.org/wiki/Markdown)

## Good
    [Kramdown](https://en.wikipedia.org/wiki/Markdown)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jekyll_tools import urls
from jekyll_tools.diagnostic import Edit, Finding
from jekyll_tools.links.identifiers import better
from jekyll_tools.links.link import Link
from jekyll_tools.links.secure import is_secure
from jekyll_tools.rules.rule import Context, rule


@rule(on="links", level="info")
def check(links: Sequence[Link], context: Context) -> Iterator[Finding]:
    own = urls.split(context.site.config.url).host  # another rule's
    found = {link.location: link for link in links if _is_insecure(link, own)}
    if found:
        first = next(iter(found.values()))
        fix = tuple(Edit(place, _fixed(link)) for place, link in found.items() if place.text == link.url)
        more = f"; {len(found) - 1} more on this page" if len(found) > 1 else ""
        message = f"{first.url} works with https: too{more}"
        yield Finding(first.location, message, f"write {_fixed(first)}", fix if len(fix) == len(found) else ())


def _is_insecure(link: Link, own: str) -> bool:
    if link.url[:7].lower() != "http://" or link.location.is_made or better(link.url):
        return False
    url = urls.split(link.url)
    return url.port is None and url.host != own and is_secure(url.host)


def _fixed(link: Link) -> str:
    return f"https://{link.url[7:]}"
