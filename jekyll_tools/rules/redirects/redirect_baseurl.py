"""A redirect's old address begins with the site's `baseurl`.

## Why
The plugin jekyll-redirect-from puts the `baseurl` of `_config.yml` before it anyway. With `baseurl: /home`,
`redirect_from: /home/old/` answers at `/home/home/old/`, where nobody asks, and `/home/old/` stays "not found".

## Bad
    _config.yml:
    baseurl: /home
    plugins: [jekyll-redirect-from]
    about.md:
    ---
    permalink: /about/
    redirect_from: /home/me/
    ---

## Good
    _config.yml:
    baseurl: /home
    plugins: [jekyll-redirect-from]
    about.md:
    ---
    permalink: /about/
    redirect_from: /me/
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding
from jekyll_tools.redirects.redirect import Redirect
from jekyll_tools.rules.rule import Context, rule


@rule(on="redirect", level="warning")
def check(redirect: Redirect, context: Context) -> Iterator[Finding]:
    base = "/" + context.site.config.baseurl.strip("/")
    if redirect.key == "redirect_from" and base != "/" and redirect.source.startswith(base + "/"):
        message = f"the redirect from {redirect.source} has the baseurl in it: it will start at {base}{redirect.source}"
        yield Finding(redirect.location, message, f"write {redirect.source[len(base) :]}")
