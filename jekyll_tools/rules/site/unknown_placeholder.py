"""A permalink in `_config.yml` has a placeholder that Jekyll does not know.

## Why
Jekyll fills in `:year`, `:title`, `:categories` and some others. At a name that is none of them it stops with an error
where a post or a document has the address, and builds nothing; in the address of a page the name stays as it is. (In
front matter `permalink-shape` tells it.)

## Bad
    _config.yml:
    permalink: /:categoris/:title/
    _posts/2024-02-20-news.md:
    Hello.

## Good
    _config.yml:
    permalink: /:categories/:title/
    _posts/2024-02-20-news.md:
    Hello.
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Edit, Finding, Problem
from jekyll_tools.psych import Entry, Path
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.site.config import Config
from jekyll_tools.site.page import Page


@rule(on=("page", "problem:unknown-placeholder"), level="error")
def check(thing: Page | Problem, context: Context) -> Iterator[Finding]:
    page = context.page
    if page is None or not page.published or "permalink" in page.front_matter.data:
        return
    own = page.data.get("permalink")  # of `defaults:`
    template = own if isinstance(own, str) else ""
    if isinstance(thing, Page) and (page.kind != "page" or ":" not in template):
        return
    entry = _setting(context.site.config, page, template)
    if entry is not None and isinstance(entry.value, str):
        yield from _told(entry, entry.value, page)


def _setting(config: Config, page: Page, template: str) -> Entry | None:
    """Where the settings say a page's permalink: its `template`, else what holds for its collection."""
    if template:
        said = (entry for entry in config.defaults if entry.path[-1] == "permalink")
        return next((entry for entry in said if entry.value == template), None)
    paths: tuple[Path, ...] = (("collections", page.collection, "permalink"), ("permalink",))
    return next((config.entries[path] for path in paths if path in config.entries), None)


def _told(entry: Entry, value: str, page: Page) -> Iterator[Finding]:
    from jekyll_tools.rules.front_matter.permalink_shape import OF_DOCUMENTS, OF_PAGES, PLACEHOLDER, placeholder_fault
    from jekyll_tools.spelling import near, slips

    message, name = placeholder_fault(value, page)
    if not message:
        return
    if page.kind == "page":  # the same of all of them
        message = f"{message.partition(': ')[0]}: the name stays in their addresses as it is"
    known = sorted(OF_DOCUMENTS if page.kind != "page" else OF_PAGES)
    meant = near(name, known, slips(name))
    such = ":basename" if page.kind == "page" else ":title"
    hint = f"did you mean :{meant}?" if meant else f"take :{name} out, or write one that is, such as {such}"
    start = next((found.start() for found in PLACEHOLDER.finditer(value) if found[1] == name), -1)
    place = entry.location
    if place.text.count(f":{name}") == 1 and start >= 0:
        at = place.start + place.text.index(f":{name}")
        place = place._replace(start=at, end=at + len(name) + 1)
    fix = (Edit(place, f":{meant}"),) if meant and place is not entry.location else ()
    yield Finding(place, f"permalink {message}", hint, fix, safe=False)
