"""A page as JSON-LD."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from jekyll_tools.liquid.filters.dates import date_to_xmlschema
from jekyll_tools.liquid.filters.lists import jsonify
from jekyll_tools.liquid.seo.image import address
from jekyll_tools.ruby.classes import is_true

if TYPE_CHECKING:
    from jekyll_tools.liquid.seo.page import SeoPage


def written(page: SeoPage) -> str:
    """The page's JSON, what is not known left out. Raises LiquidError."""
    modified = (page.of_page("seo", "date_modified"), page.of_page("last_modified_at"), page.of_page("date"))
    image = page.image
    made: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": page.kind,
        "author": _author(page),
        "dateModified": _date(page, next(filter(is_true, modified), None)),
        "datePublished": _date(page, page.of_page("date")),
        "description": page.description,
        "headline": page.page_title,
        "image": image.data if image else None,
        "mainEntityOfPage": _main_entity(page),
        "name": page.name,
        "publisher": _publisher(page),
        "sameAs": _if_true(page.links),
        "url": page.address,
    }
    return jsonify(page.context, _without_nothing(made))


def _without_nothing(made: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in made.items() if value is not None}


def _if_true(value: object) -> object:
    return value if is_true(value) else None


def _date(page: SeoPage, value: object) -> object:
    return date_to_xmlschema(page.context, value) if is_true(value) else None


def _author(page: SeoPage) -> object:
    author = page.author
    if author is None or not is_true(author.name):
        return None
    return _without_nothing({"@type": "Person", "name": author.name, "url": _if_true(author.url)})


def _publisher(page: SeoPage) -> object:
    logo = page.of_site("logo")
    if not is_true(logo):
        return None
    author = page.author
    url = address(page.context, logo)
    made = {
        "@type": "Organization",
        "logo": {"@type": "ImageObject", "url": url},
        "name": _if_true(author and author.name),
    }
    return _without_nothing(made)


def _main_entity(page: SeoPage) -> object:
    if page.kind not in ("BlogPosting", "CreativeWork"):
        return None
    return {"@type": "WebPage", "@id": page.address}
