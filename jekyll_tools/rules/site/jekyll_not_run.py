"""GitHub Pages publishes the site as it is, without Jekyll.

## Why
A file `.nojekyll` tells GitHub Pages that what lies in the repository is to be published as it is. Folders whose names
begin with an underscore are published then too, but nothing is made of them: the pages in `_pages/` have no address,
and a file with front matter is shown with it. Whoever has a workflow build the site, or lists the file in `include:` so
that it is copied to where another program publishes from, is told nothing. All else is a level lower where this is
told: nobody meets it.

## Bad
    .nojekyll:
    (whatever it says)
    _config.yml:
    title: My site
    jekyll_tools: {target: github-pages}
    about.md:
    ---
    permalink: /
    ---

## Good
    _config.yml:
    title: My site
    jekyll_tools: {target: github-pages}
    about.md:
    ---
    permalink: /
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.site.site import Site
from jekyll_tools.site.workflow import NO_JEKYLL, is_unbuilt
from jekyll_tools.text import Location


@rule(on="site", level="warning")
def check(site: Site, _context: Context) -> Iterator[Finding]:
    pages = sum(map(site.owns, site.published))
    if not pages or not is_unbuilt(site):
        return
    which = f"its {pages} pages are not made" if pages > 1 else "its page is not made"
    message = f"because of this file GitHub Pages publishes the site as it is, without Jekyll: {which}"
    hint = "delete it, if Jekyll is to build the site; or delete what is Jekyll's, if the site has moved on from it"
    yield Finding(Location.of_file(NO_JEKYLL), message, hint)
