"""The addresses that layouts and includes write themselves, each once: those of this site that no value has a part in.

Read as written, not rendered: a layout counts that a published page has, with those around it and what they include
by name; and in these what stands in no condition or loop. Before an address may stand what theme authors put there for
the site's own (`{{ base_path }}`, `{{ site.url }}{{ site.baseurl }}`), or behind it such a filter (`relative_url`).
"""

from __future__ import annotations

import posixpath
import re
from bisect import bisect_right
from collections.abc import Iterator

from jekyll_tools.html.scan import Tag, raw_tags, scan
from jekyll_tools.links.extract import tag_urls
from jekyll_tools.links.link import Link
from jekyll_tools.liquid.mask import mask
from jekyll_tools.regex import regex
from jekyll_tools.site.site import Site
from jekyll_tools.site.templates import own_layouts, reached, stretches
from jekyll_tools.text import Location, Text

_HOME = regex(r"(?:\{\{-?\s*(?:base_path|site\.(?:base)?url)\s*-?\}\}){1,2}(/[^{}]*)")
_ROOTED = regex(r"/(?!/)[^{}]*")
_RELATIVE = regex(r"(?:\./)?[\w.-]+/?[^:{}#?\s]*")  # no scheme, no #fragment, and nothing that Liquid prints
_FILTERED = regex(
    r"""\{\{-?\s*["'](/[^"'{}]*)["']\s*\|\s*(?:relative_url|absolute_url|prepend:\s*(?:site\.baseurl|base_path))"""
    r"""(?:\s*\|\s*prepend:\s*site\.url)?\s*-?\}\}"""
)


def template_links(site: Site) -> Iterator[tuple[Link, tuple[str, ...]]]:
    """The links of the site's own layouts and includes, each at its place in the file.

    Beside one that counts from the page stands a page of each folder that has it; such are left out where a `<base>`
    may say more.
    """
    found = list(_templates(site))
    has_base = any("<base" in text.string.lower() for text, _ in found)
    for text, pages in found:
        for name, place in _addresses(text):
            if url := _address(site, place.text):
                yield Link("uses", url, place, "/", name), ()
            elif not has_base and _RELATIVE.fullmatch(place.text):
                yield Link("uses", place.text, place, "/", name), pages


def _templates(site: Site) -> Iterator[tuple[Text, tuple[str, ...]]]:
    """The layouts and includes that pages have for certain, each with one page of each folder."""
    pages: dict[str, dict[str, str]] = {}
    for page in filter(site.owns, site.published):
        if page.converter == "scss" or page.path.endswith((".yml", ".yaml")):
            continue  # Jekyll puts these into no layout
        pages.setdefault(str(page.data.get("layout")), {}).setdefault(posixpath.dirname(page.url), page.url)
    texts: dict[str, Text] = {}
    having: dict[str, dict[str, str]] = {}
    for name in sorted(pages.keys() & own_layouts(site).keys()):
        for template in reached(site, [name], certain=True):
            if template.text is not None:
                texts.setdefault(template.name, template.text)
                having.setdefault(template.name, {}).update(pages[name])
    return ((text, tuple(having[name].values())) for name, text in texts.items())


def _addresses(text: Text) -> Iterator[tuple[str, Location]]:
    """The addresses that stand in no condition or loop, each with its attribute."""
    certain = stretches(text.string)
    starts = [start for start, _ in certain]
    for tag in scan(text, list(raw_tags(mask(text.string)))):
        at = bisect_right(starts, tag.location.start) - 1
        if isinstance(tag, Tag) and at >= 0 and tag.location.start < certain[at][1]:
            yield from ((name, place) for name, _, place in tag_urls(tag))


def _address(site: Site, written: str) -> str:
    """The path of this site that a value names, "" where it is none or values have a part in it."""
    found = _HOME.fullmatch(written) or _FILTERED.fullmatch(written)
    if found:
        base = site.config.baseurl.strip("/")
        return (f"/{base}" if base else "") + re.sub("/{2,}", "/", found[1])
    return written if _ROOTED.fullmatch(written) else ""
