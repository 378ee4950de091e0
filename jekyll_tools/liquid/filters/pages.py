"""Jekyll's filters of texts: Markdown, slugs, URLs, escapes, words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jekyll_tools import addressable
from jekyll_tools.addressable import InvalidURL
from jekyll_tools.limits import LIQUID_CONVERTED, LIQUID_SHEET
from jekyll_tools.liquid.errors import argument_error, no_method
from jekyll_tools.liquid.filter import ABSENT, liquid_filter
from jekyll_tools.liquid.filters.markup import escaped, url_encode
from jekyll_tools.liquid.properties import needs
from jekyll_tools.liquid.sizes import growth, text
from jekyll_tools.regex import regex
from jekyll_tools.ruby.classes import class_name
from jekyll_tools.ruby.show import to_s
from jekyll_tools.ruby.strings import strip
from jekyll_tools.site import slug as slugs

if TYPE_CHECKING:
    from jekyll_tools.liquid.context import Context

_BLANKS = regex(r"\s+", re.ASCII)
_INDEX = regex(r"/index\.html?$", re.MULTILINE)


@liquid_filter("markdownify")
def markdownify(context: Context, value: object) -> str:
    """Markdown as HTML."""
    return context.host.markdownify(_converted(context, value))


@liquid_filter("smartify")
def smartify(context: Context, value: object) -> str:
    """Quotes, dashes and ellipses as typesetters have them."""
    return context.host.smartify(_converted(context, value))


def _converted(context: Context, value: object) -> str:
    """A value as the text that it is, its conversion paid for."""
    string = text(context, value)
    context.spend(LIQUID_CONVERTED * len(string))
    return string


@liquid_filter("sassify")
def sassify(context: Context, value: object) -> str:
    """Indented Sass as CSS."""
    context.spend(LIQUID_SHEET)
    return context.host.sassify(text(context, value))


@liquid_filter("scssify")
def scssify(context: Context, value: object) -> str:
    """SCSS as CSS."""
    context.spend(LIQUID_SHEET)
    return context.host.scssify(text(context, value))


@liquid_filter("slugify")
def slugify(context: Context, value: object, mode: object = None) -> str | None:
    """A text as a part of a URL."""
    if value is None:
        return None
    if not isinstance(value, str):
        plain = (
            mode is not None and mode is not False and to_s(mode) not in ("raw", "default", "pretty", "ascii", "latin")
        )
        raise no_method("downcase" if plain else "gsub", value)
    return slugs.slugify(value, "default" if mode is None or mode is False else to_s(mode), context.target.slug_marks)


@liquid_filter("xml_escape")
def xml_escape(context: Context, value: object) -> str:
    """A text as it stands in XML."""
    given = text(context, value)
    if "'" not in given:
        return escaped(context, given)
    context.hold(len(given))
    return escaped(context, given).replace("&#39;", "&apos;")


@liquid_filter("cgi_escape")
def cgi_escape(context: Context, value: object) -> str | None:
    """A text as it stands in a form's query."""
    return url_encode(context, needs(value))


@liquid_filter("uri_escape")
def uri_escape(context: Context, value: object) -> str | None:
    """A text as a URL has it: what is no character of one is escaped."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise argument_error(f"Can't convert {class_name(value)} into String.")
    given = value
    made = addressable.normalize_component(given)
    growth(context, len(made), len(given))
    return made


@liquid_filter("number_of_words")
def number_of_words(context: Context, value: object, mode: object = ABSENT) -> int:
    """How many words; in the modes `cjk` and `auto` each Chinese or Japanese character is one."""
    from jekyll_tools.ruby.words import count

    if mode is not ABSENT and not context.target.counts_by_script:
        raise argument_error("wrong number of arguments (given 2, expected 1)")
    if not isinstance(value, str):
        raise no_method("split", value)
    return count(value, None if mode is ABSENT else to_s(mode))


@liquid_filter("normalize_whitespace")
def normalize_whitespace(context: Context, value: object) -> str:
    """Single spaces for blanks."""
    return strip(_BLANKS.sub(" ", text(context, value)))


@liquid_filter("strip_index")
def strip_index(context: Context, value: object) -> str | None:
    """Without `index.html` at its end."""
    if to_s(value) == "":
        return None
    if not isinstance(value, str):
        raise no_method("sub", value)
    return _INDEX.sub("/", value, count=1)


@liquid_filter("relative_url")
def relative_url(context: Context, value: object) -> str | None:
    """A path behind the site's `baseurl`."""
    if value is None:
        return None
    try:
        return addressable.relative_url(text(context, value), to_s(context.host.config.get("baseurl")))
    except InvalidURL as error:
        raise argument_error(str(error)) from None


@liquid_filter("absolute_url")
def absolute_url(context: Context, value: object) -> str | None:
    """A path behind the site's `url` and `baseurl`."""
    if value is None:
        return None
    config = context.host.config
    try:
        return addressable.absolute_url(text(context, value), to_s(config.get("url")), to_s(config.get("baseurl")))
    except InvalidURL as error:
        raise argument_error(str(error)) from None
