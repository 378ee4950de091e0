"""A page's title, description, address, language and kind, from its keys and the site's settings."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from jekyll_tools.liquid.access import fetch
from jekyll_tools.liquid.errors import argument_error, no_method
from jekyll_tools.liquid.filters.markup import escape_once, strip_html
from jekyll_tools.liquid.filters.pages import absolute_url, markdownify, normalize_whitespace
from jekyll_tools.liquid.seo.author import Author
from jekyll_tools.liquid.seo.image import Image
from jekyll_tools.regex import regex
from jekyll_tools.ruby.classes import class_name, is_true
from jekyll_tools.ruby.show import to_s

if TYPE_CHECKING:
    from jekyll_tools.liquid.context import Context

_HOME = regex(r"/(?:about/)?(?:index\.html?)?")
_INDEX = regex(r"/index\.html$", re.MULTILINE)
_PLACE = regex(r"%(?:(%)|\{(\w+)\}|<(\w+)>([-+0 ]*)(\d{0,3})[sd]|)", re.ASCII)
_NUMBER = "Page %<current>s of %<total>s for "


class SeoPage:
    """The page at hand. Each part is made when it is first asked for, and may raise LiquidError."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.page = context.environment.get("page")
        self.site = context.environment.get("site")
        self.paginator = context.environment.get("paginator")

    def of_page(self, *keys: str) -> object:
        """A key of the page, or of what it holds."""
        return _reached(self.page, keys)

    def of_site(self, *keys: str) -> object:
        """The same of the site's settings."""
        return _reached(self.site, keys)

    def plain(self, value: object) -> str | None:
        """Markdown as the text of an attribute; None for nothing."""
        if value is None:
            return None
        context = self.context
        html = markdownify(context, to_s(value))
        return escape_once(context, normalize_whitespace(context, strip_html(context, html))) or None

    @cached_property
    def site_title(self) -> str | None:
        title = self.of_site("title")
        return self.plain(title if is_true(title) else self.of_site("name"))

    @cached_property
    def page_title(self) -> str | None:
        return self.plain(self.of_page("title")) or self.site_title

    @cached_property
    def site_description(self) -> str | None:
        return self.plain(self.of_site("description"))

    @cached_property
    def description(self) -> str | None:
        said = self.of_page("description")
        return self.plain(said if is_true(said) else self.of_page("excerpt")) or self.site_description

    @cached_property
    def title(self) -> str | None:
        """What stands in `<title>`."""
        title = self.page_title
        if title and self.site_title and title != self.site_title:
            title = f"{title} | {self.site_title}"
        elif self.site_title and self.site_description:
            tagline = self.plain(self.of_site("tagline")) or self.site_description
            title = f"{self.site_title} | {tagline}"
        return self._numbered(title)

    def _numbered(self, title: str | None) -> str | None:
        number = fetch(self.paginator, "page")
        if not isinstance(number, int) or number < 2:
            return title
        said = self.of_site("seo_paginator_message")
        message = said if is_true(said) else _NUMBER
        if not isinstance(message, str):
            raise argument_error(f"no implicit conversion of {class_name(message)} into String")
        values = {"current": number, "total": fetch(self.paginator, "total_pages")}
        before = _PLACE.sub(lambda match: _filled(match, values), message)
        if title is None:
            raise argument_error("no implicit conversion of nil into String")
        return before + title

    @cached_property
    def is_home(self) -> bool:
        """Whether it is the site's first page, or the one about it."""
        return _HOME.fullmatch(to_s(self.of_page("url"))) is not None

    @cached_property
    def name(self) -> str | None:
        """What the thing is called that the page is about."""
        own = self.plain(said) if is_true(said := self.of_page("seo", "name")) else None
        if own or not self.is_home:
            return own
        social = self.of_site("social", "name")
        return self.plain(social) if is_true(social) else self.site_title

    @cached_property
    def author(self) -> Author | None:
        return Author.of(self.page, self.site)

    @cached_property
    def image(self) -> Image | None:
        return Image.of(self.context, self.of_page("image"))

    @cached_property
    def kind(self) -> object:
        """The type of schema.org."""
        said = self.of_page("seo", "type")
        if is_true(said):
            return said
        if self.is_home:
            return "WebSite"
        return "BlogPosting" if is_true(self.of_page("date")) else "WebPage"

    @cached_property
    def links(self) -> object:
        """Other addresses of the same thing."""
        said = self.of_page("seo", "links")
        if is_true(said):
            return said
        return self.of_site("social", "links") if self.is_home else None

    @cached_property
    def locale(self) -> str:
        said = (self.of_page("locale"), self.of_site("locale"), self.of_page("lang"), self.of_site("lang"), "en_US")
        found = next(filter(is_true, said))
        if not isinstance(found, str):
            raise no_method("tr", found)
        return found.replace("-", "_")

    @cached_property
    def address(self) -> object:
        """The one address of the page."""
        said = self.of_page("canonical_url")
        if to_s(said):
            return said
        return _INDEX.sub("/", absolute_url(self.context, self.of_page("url")) or "")


def _reached(value: object, keys: tuple[str, ...]) -> object:
    for key in keys:
        value = fetch(value, key)
    return value


def _filled(match: re.Match[str], values: dict[str, object]) -> str:
    """A place in the message for paginated pages, as Ruby's `format` fills it."""
    if match[1]:
        return "%"
    name = match[2] or match[3]
    if not name:
        raise argument_error("malformed format string in seo_paginator_message")
    if name not in values:
        raise argument_error(f"key<{name}> not found")
    return to_s(values[name]) if match[2] else f"%{match[4]}{match[5]}d" % values[name]
