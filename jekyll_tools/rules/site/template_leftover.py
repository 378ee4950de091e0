"""Something that came with the theme is still there.

## Why
The Academic Pages theme comes with sample papers, talks and posts, and with settings such as "Your Name". Visitors and
search engines take them for yours: a talk in Los Angeles that nobody gave, a profile that is somebody else's. They are
reported once for the whole site. As long as the samples are there, what is told of one of them is a level lower: a
warning instead of an error, a remark instead of a warning.

## Bad
    _config.yml:
    name: "Your Name"
    collections: {talks: {output: true}}
    _talks/2012-03-01-talk-1.md:
    ---
    title: "Talk 1 on Relevant Topic in Your Field"
    ---

## Good
    _config.yml:
    name: "Ann Author"
    collections: {talks: {output: true}}
    _talks/2024-03-01-loops.md:
    ---
    title: "Loops"
    ---
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from jekyll_tools.diagnostic import Finding
from jekyll_tools.psych import Entry
from jekyll_tools.regex import regex
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.site.page import Page
from jekyll_tools.site.samples import samples
from jekyll_tools.site.site import Site
from jekyll_tools.text import Location

_SETTINGS = regex(
    r"Your Name\b.*|Your Sidebar Name|Short biography for the left-hand sidebar|Red Brick University|none@example\.org"
    r"|personal description|https?://academicpages\.github\.io/?|academicpages(?:/academicpages\.github\.io)?"
    r"|.*(?:yourfullgooglescholarurl|yourorcidurl|john\+snow|profile/yourprofile|user=yourid).*"
)
_REDIRECT = "/wordpress/blog-posts/"


@rule(on="site", level="info")
def check(site: Site, _context: Context) -> Iterator[Finding]:
    settings = [entry for entry in site.config.entries.values() if _is_kept(entry)]
    pages = samples(site)
    redirects = [entry.location for page in filter(site.owns, site.published) for entry in _redirects(page)]
    places = [*(entry.location for entry in settings), *(page.place("title") for page in pages), *redirects]
    if places:
        numbers = {"setting": len(settings), "sample page": len(pages), "redirect": len(redirects)}
        counts = [f"{number} {thing}{'s' if number > 1 else ''}" for thing, number in numbers.items() if number]
        verb, them = ("is", "it") if len(places) == 1 else ("are", "them")
        message = f"{_listed(counts)} {verb} as the theme has {them}"
        yield Finding(places[0], message, "\n".join(_advice(settings, pages, redirects)))


def _advice(settings: list[Entry], pages: Sequence[Page], redirects: list[Location]) -> Iterator[str]:
    if settings:
        yield f"write your own {_listed(['.'.join(map(str, entry.path)) for entry in settings])}"
    if pages:
        folders = Counter(page.path.rpartition("/")[0] or "the site's folder" for page in pages)
        places = _listed([f"{count} in {folder}" for folder, count in folders.items()])
        yield f"delete the samples, or write your own pages: {places}, such as {pages[0].path}"
    for place in redirects:
        yield f"delete the redirect from {_REDIRECT} at {place}"


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _is_kept(entry: Entry) -> bool:
    return isinstance(entry.value, str) and _SETTINGS.fullmatch(entry.value.strip()) is not None


def _redirects(page: Page) -> Iterator[Entry]:
    for path, entry in page.front_matter.entries.items():
        if path[0] == "redirect_from" and entry.value == _REDIRECT:
            yield entry
