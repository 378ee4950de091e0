"""`redirects --check URL`: the running host is asked for every redirect."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from jekyll_tools import urls
from jekyll_tools.cli.session import CannotRun
from jekyll_tools.links.asking import asking
from jekyll_tools.links.walk import Expected, walk
from jekyll_tools.redirects.answer import sent
from jekyll_tools.redirects.table import Entry, prefix
from jekyll_tools.terminal import shown

if TYPE_CHECKING:
    from jekyll_tools.redirects.redirect import Redirect
    from jekyll_tools.site.site import Site

# The user names the host, and a redirect is followed for stubs alone, which the user serves: any address may be asked.
_ANYWHERE = ("0.0.0.0/0", "::/0")


def entries(arguments: argparse.Namespace, site: Site, table: Iterable[Entry]) -> int:
    """Whether a host answers as a table says; the exit code."""
    expected = [Expected(sent(each.path), each.status, each.target, each.location) for each in table]
    return _report(_origin(arguments.check, site), expected, follow=False)


def stubs(arguments: argparse.Namespace, site: Site, redirects: Iterable[Redirect], texts: Mapping[str, str]) -> int:
    """Whether a host serves the stubs of Jekyll, byte for byte; the exit code."""
    home = prefix(site.config)
    expected = []
    for file, redirect in {redirect.destination: redirect for redirect in redirects}.items():
        if file in texts:
            path = sent(f"{home}/{file}".removesuffix("index.html"))
            body = texts[file].encode(errors="surrogateescape")
            expected.append(Expected(path, 200, redirect.target, redirect.location, body))
    return _report(_origin(arguments.check, site), expected, follow=True)


def _origin(text: str, site: Site) -> str:
    url = urls.split(text)
    path = urls.decoded(url.path.rstrip("/"))
    if url.scheme not in ("http", "https") or not url.host or path not in ("", prefix(site.config)):
        raise CannotRun(f"--check takes the address of the site, such as https://example.org, not {text}")
    try:
        return str(urls.sendable(url._replace(path="/", query=None))).rstrip("/")
    except urls.UrlError as error:
        raise CannotRun(f"--check: {text} {error}") from None


def _report(origin: str, expected: Sequence[Expected], follow: bool) -> int:
    answers = list(walk(origin, expected, asking(_ANYWHERE, follow=follow)))
    wrong = sorted((each for each in answers if each.words), key=lambda each: each.expected)
    for each in wrong:
        print(shown(f"{each.expected.location}: {each.expected.path} {each.words}"))
    print(f"{len(answers):,} paths asked: {len(answers) - len(wrong):,} answered as they should, {len(wrong):,} not")
    return 1 if wrong else 0
