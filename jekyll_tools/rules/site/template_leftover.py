"""Something that came with the theme is still there.

## Why
The Academic Pages theme comes with sample papers, talks and posts, and with settings such as "Your Name". Visitors and
search engines take them for yours: a talk in Los Angeles that nobody gave, a profile that is somebody else's.

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
from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding
from jekyll_tools.psych import Entry
from jekyll_tools.regex import regex
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.site.page import Page
from jekyll_tools.site.site import Site

_TITLES = regex(
    r"Paper Title Number \d+|(?:Talk \d|Tutorial \d|Conference Proceeding talk \d) on Relevant Topic in Your Field"
    r"|Teaching experience \d|Portfolio item number \d|Blog Post number \d|Future Blog Post|Page not in menu"
    r"|Archive Layout with Content"
)
_SETTINGS = regex(
    r"Your Name\b.*|Your Sidebar Name|Short biography for the left-hand sidebar|Red Brick University|none@example\.org"
    r"|personal description|https?://academicpages\.github\.io/?|academicpages(?:/academicpages\.github\.io)?"
    r"|.*(?:yourfullgooglescholarurl|yourorcidurl|john\+snow|profile/yourprofile|user=yourid).*"
)
_REDIRECT = "/wordpress/blog-posts/"


@rule(on="site", level="info")
def check(site: Site, _context: Context) -> Iterator[Finding]:
    settings = [entry for entry in site.config.entries.values() if _is_kept(entry)]
    if settings:
        yield Finding(settings[0].location, _kept(settings), "write your own")
    samples = [page for page in filter(site.owns, site.published) if _is_sample(page)]
    if samples:
        entry = samples[0].front_matter.entries.get(("title",))
        place = entry.location if entry is not None else samples[0].text.locate(0)
        yield Finding(place, _sampled(samples), "delete them" if len(samples) > 1 else "delete it")
    for page in filter(site.owns, site.published):
        yield from _redirects(page)


def _is_sample(page: Page) -> bool:
    return _TITLES.fullmatch(str(page.data.get("title"))) is not None


def _sampled(pages: list[Page]) -> str:
    if len(pages) == 1:
        return "this page is a sample of the theme's"
    folders = Counter(page.path.rpartition("/")[0] or "the site's folder" for page in pages)
    places = ", ".join(f"{count} in {folder}" for folder, count in folders.items())
    return f"this page and {len(pages) - 1} more are samples of the theme's: {places}"


def _is_kept(entry: Entry) -> bool:
    return isinstance(entry.value, str) and _SETTINGS.fullmatch(entry.value.strip()) is not None


def _kept(settings: list[Entry]) -> str:
    names = [".".join(map(str, entry.path)) for entry in settings]
    if len(names) == 1:
        return f"the setting {names[0]} is as the theme has it"
    return f"the settings {', '.join(names[:-1])} and {names[-1]} are as the theme has them"


def _redirects(page: Page) -> Iterator[Finding]:
    for path, entry in page.front_matter.entries.items():
        if path[0] == "redirect_from" and entry.value == _REDIRECT:
            yield Finding(entry.location, f"the redirect from {_REDIRECT} came with the theme", "delete it")
