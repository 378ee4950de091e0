"""A page's tags for its head."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from jekyll_tools.liquid.access import fetch
from jekyll_tools.liquid.filters.dates import date_to_xmlschema
from jekyll_tools.liquid.filters.pages import absolute_url
from jekyll_tools.liquid.seo import data
from jekyll_tools.liquid.sizes import shown, text
from jekyll_tools.ruby.classes import is_true

if TYPE_CHECKING:
    from jekyll_tools.liquid.seo.page import SeoPage

_VERIFICATIONS = {
    "google": "google-site-verification",
    "bing": "msvalidate.01",
    "alexa": "alexaVerifyID",
    "yandex": "yandex-verification",
    "baidu": "baidu-site-verification",
    "facebook": "facebook-domain-verification",
}


def lines(page: SeoPage, *, titled: bool) -> Iterator[str]:
    """The tags, one a line; `titled`: with a `<title>`. Raises LiquidError."""
    yield "<!-- Begin Jekyll SEO tag v2.8.0 -->"
    if titled and page.title:
        yield f"<title>{page.title}</title>"
    yield _meta("name", "generator", f"Jekyll v{page.context.target.jekyll}")
    yield from _page(page)
    yield from _image(page)
    yield from _date(page)
    yield from _neighbours(page)
    yield from _twitter(page)
    yield from _others(page)
    yield f'<script type="application/ld+json">\n{data.written(page)}</script>'
    yield "<!-- End Jekyll SEO tag -->"


def _meta(kind: str, name: str, content: str) -> str:
    return f'<meta {kind}="{name}" content="{content}" />'


def _shown(page: SeoPage, kind: str, name: str, value: object) -> Iterator[str]:
    """A tag for a value that is there."""
    if is_true(value):
        yield _meta(kind, name, shown(page.context, value))


def _page(page: SeoPage) -> Iterator[str]:
    yield from _shown(page, "property", "og:title", page.page_title)
    yield from _shown(page, "name", "author", page.author.name if page.author else None)
    yield _meta("property", "og:locale", page.locale)
    yield from _shown(page, "name", "description", page.description)
    yield from _shown(page, "property", "og:description", page.description)
    if is_true(page.of_site("url")):
        address = shown(page.context, page.address)
        yield f'<link rel="canonical" href="{address}" />'
        yield _meta("property", "og:url", address)
    yield from _shown(page, "property", "og:site_name", page.site_title)


def _image(page: SeoPage) -> Iterator[str]:
    image = page.image
    if image is not None:
        yield _meta("property", "og:image", image.url)
        for key in ("height", "width", "alt"):
            yield from _shown(page, "property", f"og:image:{key}", image.more.get(key))


def _neighbours(page: SeoPage) -> Iterator[str]:
    for relation, key in (("prev", "previous_page"), ("next", "next_page")):
        if is_true(fetch(page.paginator, key)):
            address = absolute_url(page.context, fetch(page.paginator, f"{key}_path"))
            yield f'<link rel="{relation}" href="{address}" />'


def _date(page: SeoPage) -> Iterator[str]:
    date = page.of_page("date")
    yield _meta("property", "og:type", "article" if is_true(date) else "website")
    if is_true(date):
        yield from _shown(page, "property", "article:published_time", date_to_xmlschema(page.context, date))


def _twitter(page: SeoPage) -> Iterator[str]:
    image = page.image
    cards = (page.of_page("twitter", "card"), page.of_site("twitter", "card"), "summary_large_image")
    card = next(card for card in cards if is_true(card) and card not in ("", [], {})) if image else "summary"
    yield _meta("name", "twitter:card", shown(page.context, card))
    if image is not None:
        yield _meta("property", "twitter:image", image.url)
        yield from _shown(page, "name", "twitter:image:alt", image.more.get("alt"))
    yield from _shown(page, "property", "twitter:title", page.page_title)
    if is_true(page.of_site("twitter")):
        site = text(page.context, page.of_site("twitter", "username")).replace("@", "")
        yield _meta("name", "twitter:site", f"@{site}")
        if page.author and page.author.twitter is not None:
            yield _meta("name", "twitter:creator", f"@{page.author.twitter}")


def _others(page: SeoPage) -> Iterator[str]:
    yield from _shown(page, "property", "fb:admins", page.of_site("facebook", "admins"))
    yield from _shown(page, "property", "article:publisher", page.of_site("facebook", "publisher"))
    yield from _shown(page, "property", "fb:app_id", page.of_site("facebook", "app_id"))
    if is_true(page.of_site("webmaster_verifications")):
        for key, name in _VERIFICATIONS.items():
            yield from _shown(page, "name", name, page.of_site("webmaster_verifications", key))
    else:
        yield from _shown(page, "name", "google-site-verification", page.of_site("google_site_verification"))
