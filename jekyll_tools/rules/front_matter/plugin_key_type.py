"""A key that a plugin reads has a value at which it stops Jekyll.

## Why
jekyll-sitemap makes a date of `last_modified_at`, and so does the tag `seo` of jekyll-seo-tag, which also wants a text
of `lang` and `locale` and a path in `image`. At another value the build ends with an error that names a layout or
`sitemap.xml`, but not the page that has the key. It is told where such a plugin reads the page: the sitemap lists it,
or its layout has the tag.

## Bad
    _config.yml:
    plugins: [jekyll-sitemap]
    about.md:
    ---
    permalink: /about/
    last_modified_at: last spring
    ---

## Good
    _config.yml:
    plugins: [jekyll-sitemap]
    about.md:
    ---
    permalink: /about/
    last_modified_at: 2024-04-02
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding
from jekyll_tools.psych import Entry
from jekyll_tools.psych.entry import Path
from jekyll_tools.rules.key_kinds import STOPS, is_date, said
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.site.page import Page
from jekyll_tools.site.site import Site
from jekyll_tools.site.templates import is_seo_run

_MAP = "jekyll-sitemap"
_SEO = "the tag seo of jekyll-seo-tag"


@rule(on=("key:image", "key:lang", "key:last_modified_at", "key:locale", "key:seo"), level="error")
def check(entry: Entry, context: Context) -> Iterator[Finding]:
    page, site = context.page, context.site
    if page is None or not page.published or "redirect_to" in page.data:
        return
    for part, wants, hint in _refused(entry, page, site):
        is_mapped = part.path == ("last_modified_at",) and _is_mapped(page, site)
        if is_mapped or (_is_for_seo(part.path, page) and is_seo_run(page, site)):
            who = _MAP if is_mapped else _SEO
            name = ".".join(map(str, part.path))
            message = f"{name} takes {wants}, not {said(part.value)}: {STOPS}, as {who} reads it"
            yield Finding(part.location, message, hint)


def _refused(entry: Entry, page: Page, site: Site) -> Iterator[tuple[Entry, str, str]]:
    """The values that a key gives, of those that are not read, with what is wanted and what to write."""
    name = entry.path[0]
    if name in ("lang", "locale"):
        languages = (page.data.get("locale"), site.config.data.get("locale"))
        is_read = name == "locale" or not any(map(_is_said, languages))
        if is_read and _is_said(entry.value) and not isinstance(entry.value, str):
            yield entry, "text", "write a language such as en, or en_GB"
        return
    if name == "last_modified_at":
        parts: list[Entry | None] = [entry]
    else:
        parts = [page.front_matter.entries.get((name, "path" if name == "image" else "date_modified"))]
    for part in filter(None, parts):
        if name == "image":
            if _is_said(part.value) and not isinstance(part.value, str):
                yield part, "text", "write an address such as /images/me.png"
        elif not _is_day(part.value):
            yield part, "a date", "write it with month and day, such as 2024-02-29"


def _is_said(value: object) -> bool:
    return value is not None and value is not False


def _is_day(value: object) -> bool:
    """Whether Liquid makes a date of it, or nothing; of a number it takes the seconds."""
    if not _is_said(value) or value == "" or (isinstance(value, int | float) and value is not True):
        return True
    return is_date(value) or (isinstance(value, str) and (value.isdecimal() or value.startswith("0000-")))


def _is_mapped(page: Page, site: Site) -> bool:
    """Whether jekyll-sitemap lists it."""
    if _MAP not in site.config.plugins or page.data.get("sitemap") is False or page.url == "/404.html":
        return False
    if page.kind == "page" and not page.destination.endswith(".html"):
        return False
    return all(each.destination != "sitemap.xml" for each in site.published)


def _is_for_seo(path: Path, page: Page) -> bool:
    """Whether jekyll-seo-tag asks for a key, or has found what it wants in another."""
    seo = page.data.get("seo")
    return path != ("last_modified_at",) or not (isinstance(seo, dict) and _is_said(seo.get("date_modified")))
