"""A redirect replaces a file that is not a page.

## Why
On GitHub Pages a redirect is a small page at the old address. A server tells browsers by the ending what a file is: a
page that is called `.pdf` is shown as a broken document, one called `.php` or `/v1.2` is offered as a download, and
nobody is sent on.

## Bad
    _config.yml:
    plugins: [jekyll-redirect-from]
    papers.md:
    ---
    permalink: /papers/
    redirect_from: /old.pdf
    ---

## Good
    _config.yml:
    plugins: [jekyll-redirect-from]
    papers.md:
    ---
    permalink: /papers/
    redirect_from: /old/
    ---
"""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import splitext

from jekyll_tools.diagnostic import Finding
from jekyll_tools.redirects.map import is_run
from jekyll_tools.redirects.redirect import Redirect
from jekyll_tools.rules.rule import Context, rule


@rule(on="redirect", level="warning")
def check(redirect: Redirect, context: Context) -> Iterator[Finding]:
    ending = splitext(redirect.destination)[1]
    if redirect.key == "redirect_from" and ending not in (".html", ".htm", ".xhtml") and is_run(context.site):
        message = (
            f"the redirect from {redirect.source} is served as {ending}, not as a page: browsers will not follow it"
        )
        yield Finding(redirect.location, message, "have the server redirect it (redirects --for), or keep the file")
