"""The site's `url` names another place than the one where the site is.

## Why
`url` is what the feed, the sitemap, the canonical address of each page and the previews of social media begin with, and
in some themes every link of the menu. Search engines are told there that the site is somewhere else: at the owner's old
address, or at the page of whoever the site was copied from. Where the site is, GitHub Pages goes by the repository and
by the file `CNAME`, not by `url`; what is compared with it are that file, `repository:`, and the git remote `origin`.

## Bad
    _config.yml:
    url: https://someone-else.github.io
    repository: me/me.github.io

## Good
    _config.yml:
    url: https://me.github.io
    repository: me/me.github.io
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jekyll_tools import git, urls
from jekyll_tools.diagnostic import Finding
from jekyll_tools.regex import regex
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.site.domain import PAGES, domain_of
from jekyll_tools.site.site import Site

_REPOSITORY = regex(r"(?:.*github\.com[:/])?([\w-]+)/([\w.-]+?)(?:\.git)?/?", re.ASCII)
_THEMES = frozenset(("academicpages", "alshedivat", "mmistakes"))  # whom the settings of a copy may still name
_TOLD = "the feed, the sitemap and search engines are given the wrong addresses"


@rule(on="site", level="warning")
def check(site: Site, _context: Context) -> Iterator[Finding]:
    entry, url = site.config.entries.get(("url",)), site.config.url
    host = urls.split(url).host.lower() if "//" in url else ""
    if entry is None or entry.value != url or not host:  # none, or an option is given instead
        return
    if domain := domain_of(site):
        if domain.removeprefix("www.") != host.removeprefix("www."):
            message = f"url is {url}, and the file CNAME says that the site is at {domain}: if it is, {_TOLD}"
            yield Finding(entry.location, message, f"write https://{domain}, or delete CNAME if that is not yours")
    elif host.endswith(PAGES) and (found := _repository(site, host)):
        name, why = found
        yield Finding(entry.location, f"url is {url}, and {why} {name}: {_TOLD}", f"write https://{name}")


def _repository(site: Site, host: str) -> tuple[str, str] | None:
    """The repository of another owner that the site is in, if it is that owner's own site, and who says so.

    A repository by another name is also whoever's that works at another's site, in a copy; so is one by that of the
    other's. The theme's address is a leftover of it, which template-leftover tells.
    """
    if host.removesuffix(PAGES) in _THEMES:
        return None
    said = site.config.string("repository")
    for address, why in ((said, "`repository:` is"), (git.origin(site.folder), "the site's repository is")):
        found = _REPOSITORY.fullmatch(address)
        owner, name = (found[1].lower(), found[2].lower()) if found else ("", "")
        if owner not in _THEMES and name == owner + PAGES != host:
            return name, why
    return None
