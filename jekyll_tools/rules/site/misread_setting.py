"""A setting of `_config.yml` does something else than it seems to.

## Why
To Ruby all texts are a yes: `future: "false"` publishes what is dated later, and `output: "no"` a collection's files. A
`permalink:` that is neither one of Jekyll's styles nor has a placeholder is one address for all posts. A `timezone:`
that there is not means UTC, so that posts may get another day.

## Bad
    _config.yml:
    future: "false"

## Good
    _config.yml:
    future: false
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Edit, Finding
from jekyll_tools.psych import Entry
from jekyll_tools.regex import regex
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.site.dates import is_zone
from jekyll_tools.site.permalink import STYLES
from jekyll_tools.site.site import Site
from jekyll_tools.spelling import near

_NOES = ("false", "no", "off", "n")
_ASKED = {
    "future": "posts of the future are published",
    "show_drafts": "drafts are published",
    "unpublished": "pages that say `published: false` are published",
    "safe": "no plugin but those of `whitelist:` runs",
    "strict_front_matter": "Jekyll stops at front matter that is no YAML",
    "incremental": "pages are built anew only where they have changed",
}
_ZONE = regex(r"[A-Za-z_ ]{2,}(?:/[A-Za-z_ ]+){1,2}|[A-Za-z]+(?: [A-Za-z]+)+")
_CITIES = {
    "Asia/Shanghai": "Beijing Guangzhou Shenzhen Wuhan Hangzhou Nanjing China",
    "Asia/Kolkata": "Mumbai Delhi New_Delhi Bangalore Bengaluru Chennai Hyderabad India",
    "America/Los_Angeles": "San_Francisco Seattle San_Diego Pacific",
    "America/New_York": "Boston Washington Philadelphia Pittsburgh Eastern",
    "America/Chicago": "Austin Houston Dallas Central",
    "Europe/Berlin": "Munich Hamburg Frankfurt Cologne",
    "Europe/Zurich": "Geneva Lausanne Basel Bern",
}  # without a zone of their own name
_NEWER = ("US/", "Canada/", "Brazil/", "Chile/", "Mexico/")  # old names, which not every computer has


@rule(on="site", level="warning")
def check(site: Site, _context: Context) -> Iterator[Finding]:
    entries = site.config.entries
    for key, outcome in _ASKED.items():
        if (entry := entries.get((key,))) is not None and _is_no(entry.value) and key not in site.target.overrides:
            yield _yes(entry, outcome)
    for path, entry in entries.items():
        if path[-1] == "output" and len(path) == 3 and path[0] == "collections" and _is_no(entry.value):
            yield _yes(entry, "the collection is published")
    if (entry := entries.get(("permalink",))) is not None:
        yield from _permalink(entry, site)
    if (entry := entries.get(("timezone",))) is not None:
        yield from _zone(entry)


def _is_no(value: object) -> bool:
    return isinstance(value, str) and value.lower() in _NOES


def _yes(entry: Entry, outcome: str) -> Finding:
    message = f"{entry.path[-1]} is the text {entry.value!r}, which is a yes: {outcome}"
    return Finding(entry.location, message, "write false, without quotes", (Edit(entry.location, "false"),))


def _permalink(entry: Entry, site: Site) -> Iterator[Finding]:
    value = entry.value
    styles = [style for style in STYLES if style != "weekdate" or site.target.weekdate]
    if not isinstance(value, str) or not value or ":" in value or "/" in value or value in styles:
        return
    posts = [page for page in site.published if page.kind == "post" and "permalink" not in page.data]
    if not posts:
        return
    outcome = f"is at {posts[0].url}" if len(posts) == 1 else f"are all at {posts[0].url}, and one is seen"
    message = f"there is no style {value} of permalinks: the post{'s' if len(posts) > 1 else ''} {outcome}"
    meant = value.lower() if value.lower() in styles else near(value.lower(), styles)
    hint = f"did you mean {meant}?" if meant else f"write one that there is ({', '.join(styles)}), or /:year/:title/"
    fix = (Edit(entry.location, meant),) if meant else ()
    yield Finding(entry.location, message, hint, fix, safe=False, level="error")


def _zone(entry: Entry) -> Iterator[Finding]:
    """Of names alone: `CET-1` and the like say what they mean."""
    value = entry.value
    if not isinstance(value, str) or not _ZONE.fullmatch(value) or value.startswith(_NEWER) or is_zone(value):
        return
    if not is_zone("Europe/Berlin"):  # none is known on this computer
        return
    meant = _near_zone(value)
    message = f"there is no time zone {value}: dates are read and shown in UTC"
    hint = f"did you mean {meant}?" if meant else "write one by its name, such as Europe/Berlin or America/New_York"
    yield Finding(entry.location, message, hint, (Edit(entry.location, meant),) if meant else (), safe=False)


def _near_zone(value: str) -> str | None:
    """A zone of the same place: by a name that is near, or in another part of the world."""
    from zoneinfo import available_timezones

    plain = value.replace(" ", "_")
    zones = sorted(available_timezones())
    place = plain.rpartition("/")[2]
    same = [zone for zone in zones if "/" in zone and zone.rpartition("/")[2] == place]
    return next((zone for zone, names in _CITIES.items() if place in names.split()), None) or (
        near(plain, zones) or (same[0] if same else None)
    )
