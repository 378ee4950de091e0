"""The links that layouts and includes put around the pages, each told once.

A place in a layout that makes another link on every page (to share it, to edit it) is told as the first page has it.
What Liquid prints there is told where it is written, in the site's settings or data; and what stands in a theme's gem,
where nobody here can mend it, is not told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from jekyll_tools.html.scan import Tag, raw_tags, scan
from jekyll_tools.links.extract import tag_urls
from jekyll_tools.links.link import Link
from jekyll_tools.links.named import written
from jekyll_tools.liquid.mask import has_hole
from jekyll_tools.render.around import around
from jekyll_tools.render.reading import Reading

if TYPE_CHECKING:
    from jekyll_tools.site.config import Config
    from jekyll_tools.site.site import Site
    from jekyll_tools.text import Location, Text


def theme_links(site: Site, told: Iterable[Link]) -> Iterator[Link]:
    """The links around the pages, but those that are `told` already."""
    told = list(told)
    seen = {(link.location, link.url) for link in told}
    known = {link.url for link in told}
    first: dict[Location, str] = {}  # the page that a place is told of
    of_gem = f"{site.config.theme.label}/" if site.config.theme else None
    for page, text in around(Reading(site)):
        for name, url, place in _urls(text):
            if first.setdefault(place, page.path) != page.path:
                continue
            printed = _is_printed(place)
            at = _settled(site.config, url) or place if printed else place
            in_gem = of_gem is not None and at.path.startswith(of_gem)
            if (at, url) not in seen and not (in_gem or (printed and url in known)):
                seen.add((at, url))
                yield Link("uses", url, at, page.url, name)


def _urls(text: Text) -> Iterator[tuple[str, str, Location]]:
    text = text.with_line_ends()
    for tag in scan(text, list(raw_tags(text.string))):
        if isinstance(tag, Tag):
            yield from (found for found in tag_urls(tag) if not has_hole(found[1]))


def _is_printed(place: Location) -> bool:
    """Whether Liquid had a part in what stands there."""
    return "{{" in place.text or "{%" in place.text


def _settled(config: Config, url: str) -> Location | None:
    """Where the settings say a URL, or the name that it ends in: an account's, say."""
    plain = url.rstrip("/")
    for entry in config.entries.values():
        said = str(entry.value).rstrip("/") if isinstance(entry.value, str) else ""
        if said and (plain == said or (plain.endswith(said) and plain[-len(said) - 1] in "/=@")):
            return written(entry)
    return None
