"""A permalink gives the page another address than it seems to.

## Why
Jekyll takes almost any text for a permalink and makes a file of it: `..` vanishes, `?` and `#` become part of a file
name that no browser asks for, a full address becomes a folder `https:`, `baseurl` is put in front once more. A
placeholder that it does not know stays in a page's address as it is, and in a post stops the build.

## Bad
    ---
    permalink: /about?lang=en
    ---

## Good
    ---
    permalink: /about/
    ---
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding
from jekyll_tools.psych import Entry
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.site.page import Page

OF_PAGES = frozenset(("path", "basename", "output_ext"))
OF_DOCUMENTS = OF_PAGES - {"basename"} | frozenset(
    re.findall(
        r"\w+",
        "collection title slug name categories slugified_categories year month i_month short_month long_month day"
        " i_day y_day short_year hour minute second week w_year w_day short_day long_day",
    )
)
PLACEHOLDER = re.compile(r":([a-z_]{1,40})")
HINT = "write a path from the site's root, such as /about/"


@rule(on="key:permalink", level="error")
def check(entry: Entry, context: Context) -> Iterator[Finding]:
    page, value = context.page, entry.value
    if page is None or not isinstance(value, str):
        return
    baseurl = "/" + context.site.config.baseurl.strip("/")
    message = _whole(value, page) or _start(value, page, baseurl) or _characters(value, page)
    if message := message or _placeholder(value, page):
        yield Finding(entry.location, f"permalink {message}", HINT)


def _whole(value: str, page: Page) -> str:
    if not value:
        return "is empty: " + ("Jekyll will stop at it" if page.kind == "page" else f"the address will be {page.url}")
    if "://" in value:
        return f"is a full address: the page's own will be {page.url}"
    if any(ord(character) < 32 or ord(character) == 127 for character in value):
        return "holds a control character, and so will the name of the file"
    if value != value.strip():
        return "starts or ends with a space, and so will the page's address"
    return ""


def _start(value: str, page: Page, baseurl: str) -> str:
    if value.startswith("//"):
        return f"starts with two slashes: the address will be {page.url}"
    if not value.startswith("/"):
        return f"has no leading slash; Jekyll puts it there: {page.url}"
    if baseurl != "/" and f"{value}/".startswith(f"{baseurl}/"):
        return f"repeats the baseurl: the address will be {baseurl}{page.url}"
    return ""


def _characters(value: str, page: Page) -> str:
    if ".." in value:
        return f"holds '..', which Jekyll takes out: the address will be {page.url}"
    if "\\" in value:
        return "holds a backslash: browsers ask for a slash instead, and find no page"
    for mark, name in (("?", "a query"), ("#", "a fragment")):
        if mark in value:
            return f"holds {mark!r}: browsers take the rest for {name}, ask for {value.split(mark)[0]} and find no page"
    if "{{" in value or "{%" in value:
        return "holds Liquid, which Jekyll does not run there"
    if any(segment.endswith(".") for segment in value.split("/")):
        return f"has a part that ends in a dot: the page is written to {page.destination}"
    return ""


def _placeholder(value: str, page: Page) -> str:
    known = OF_PAGES if page.kind == "page" else OF_DOCUMENTS
    for match in PLACEHOLDER.finditer(value):
        if page.kind == "page" and not any(match[1].startswith(name) for name in known) and match[1] in OF_DOCUMENTS:
            return f"holds :{match[1]}, which only posts and documents have: the address will be {page.url}"
        if page.kind != "page" and match[1] not in known:
            return f"holds the unknown placeholder :{match[1]}: Jekyll will stop at it"
    return ""
