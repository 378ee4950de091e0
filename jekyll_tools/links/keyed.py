"""Links in the keys of pages that count from where they are printed: those that the page's layouts print.

What lists print of them is seen where the lists are.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from jekyll_tools.links.extract import KEYS, is_sure
from jekyll_tools.links.link import Link
from jekyll_tools.links.named import written
from jekyll_tools.links.prints import Output, of_layout
from jekyll_tools.records import NamedTuple
from jekyll_tools.site.page import Page
from jekyll_tools.site.site import Site


class KeyedLink(NamedTuple):
    """The link of a key, seen from its page, and the output by which a layout or an include prints it there."""

    link: Link
    output: Output


def keyed_links(site: Site) -> Iterator[Link]:
    """Those that do not say themselves where they lead: of the others `front_matter_links` knows."""
    for link, output in keyed(site):
        if not is_sure(link.url) and output.before not in ("either", "unknown"):
            yield link if output.before == "nothing" else link._replace(base="/")


@lru_cache(maxsize=1)
def keyed(site: Site) -> tuple[KeyedLink, ...]:
    """All that the layouts of published pages print of keys for links."""
    return tuple(_keyed(site))


def _keyed(site: Site) -> Iterator[KeyedLink]:
    for page in site.published:
        held = KEYS & page.front_matter.data.keys() if site.owns(page) else ()
        outputs = of_layout(site, str(page.data.get("layout"))) if held else {}
        yield from (found for key in sorted(held) if key in outputs and (found := _of_key(page, key, outputs[key])))


def _of_key(page: Page, key: str, output: Output) -> KeyedLink | None:
    entry = page.front_matter.entries.get((key,))
    url = entry.value.strip() if entry is not None and isinstance(entry.value, str) else ""
    return (
        KeyedLink(Link("uses", url, written(entry), page.url, key), output) if entry and url[:1] not in "#?" else None
    )
