"""A permalink gives the page another address than it seems to.

## Why
Jekyll takes almost any text for a permalink and makes a file of it: `..` vanishes, `?` and `#` become part of a file
name that no browser asks for, a quotation mark ends each link to the page, a full address becomes a folder `https:`,
`baseurl` (the path that the site is served from) is put in front once more. A placeholder (`:year`) that it does not
know stays in a page's address as it is, and in a post stops the build; so does a name that no file can have.

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

import os
import re
from collections.abc import Iterator

from jekyll_tools import urls
from jekyll_tools.diagnostic import Edit, Finding
from jekyll_tools.links.extract import KEYS
from jekyll_tools.links.unschemed import as_address
from jekyll_tools.psych import Entry
from jekyll_tools.redirects.map import is_run
from jekyll_tools.regex import regex
from jekyll_tools.rules.permalink_faults import Fault, faults
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.site.page import Page
from jekyll_tools.site.site import Site
from jekyll_tools.site.templates import templates

OF_PAGES = ("path", "basename", "output_ext")
OF_DOCUMENTS = frozenset(
    re.findall(
        r"\w+",
        "collection path output_ext title slug name categories slugified_categories year month i_month short_month"
        " long_month day i_day y_day short_year hour minute second week w_year w_day short_day long_day",
    )
)
_MARKS = regex(r"[?#]+(?=/|\Z)")  # such as a title ends with
_RESERVED = regex(r"[?#{}\"]|://|\.\.|\A//|\s\Z|\A\s")
PLACEHOLDER = regex(r":([a-z_]{1,40})")
_TAKEN = regex(r"\bpermalink[ \t]{1,9}contains[ \t]{1,9}[\"'](?:https?)?://")
_SHOWN = regex(r"href=[\"']\{\{-?\s*(?:page|post)\.permalink\s*-?\}\}[\"']")
_LINK = regex(r"\b(?:page|post)\.link\b")
HINT = "write a path from the site's root, such as /about/"
_ELSEWHERE = "; to let the title in lists lead elsewhere put that address under the key `link:`"
_WHOLE = regex(r"https?://[^\s\"\]<]+")
_ONWARD = "; to send readers of this page on to that address put it under the key `redirect_to:`"


@rule(on="key:permalink", level="error")
def check(entry: Entry, context: Context) -> Iterator[Finding]:
    page, value = context.page, entry.value
    if page is None or not isinstance(value, str):
        return
    value = as_whole(value) or value
    found = judged(value, page, context.site)
    if found is None or ("://" in value and _is_taken(context.site)):
        return
    level = "warning" if "://" in value and _is_shown(context.site) else found.level
    hint = found.hint or _hint(value, page, context.site)
    fix = (Edit(entry.location, found.meant),) if found.meant and entry.raw == value else ()
    yield Finding(entry.location, f"permalink {found.message}", hint, fix, level=level)


def judged(value: str, page: Page, site: Site) -> Fault | None:
    """What is wrong with a permalink, None for nothing."""
    value = as_whole(value) or value
    baseurl = "/" + site.config.baseurl.strip("/")
    message = _whole(value, page) or _start(value, page, baseurl)
    if message:
        return Fault(message)
    found = list(faults(value, page))
    if error := next((one for one in found if one.level is None), None):
        return error
    message = _characters(value, page) or _placeholder(value, page, site)
    return Fault(message) if message else next(iter(found), None)


def as_whole(value: str) -> str:
    """The whole address of a permalink that lacks but its `https://`, as in `www.example.org/x/`; "" for others."""
    whole = as_address(value) if "/" in value and not value.startswith("/") else ""
    return whole if whole.startswith("https://") else ""


def _is_shown(site: Site) -> bool:
    """Whether a template makes links of permalinks as they are, so that readers come to a whole address."""
    return any(_SHOWN.search(text) for text in templates(site).values())


def _hint(value: str, page: Page, site: Site) -> str:
    """What to write instead; themes have a key for a title that leads elsewhere."""
    url = urls.split(value)
    if url.host and url.host == urls.split(site.config.url).host:
        baseurl = "/" + site.config.baseurl.strip("/")
        return f"write {url.path.removeprefix(baseurl.rstrip('/')) or '/'}"
    plain = _MARKS.sub("", value if "<" in value else value.replace('"', "")).replace("\\", "/")
    if plain.strip("/") and plain != value and not _RESERVED.search(plain):
        return f"write {plain}"
    if _ends_in_dot(plain) and not _RESERVED.search(plain):
        first, *rest = (segment.rstrip(".") for segment in plain.split("/"))
        trimmed = "/".join((first, *filter(None, rest[:-1]), *rest[-1:]))
        return f"write {trimmed}" if "." not in trimmed else "write a path without dots, such as /about/"
    if held := _held(value, page):
        return f"delete this line: `{held}` has that address already"
    if "://" in value and any(_LINK.search(text) for text in templates(site).values()):
        return f"{HINT}{_ELSEWHERE}"
    is_page = page.kind == "page" and _WHOLE.fullmatch(value) is not None
    return f"{HINT}{_ONWARD}" if is_page and is_run(site) else HINT


def _held(value: str, page: Page) -> str:
    """Another key that has the same whole address, from which lists make a link; "" for none."""
    data = page.front_matter.data if page.kind != "page" and "://" in value else {}
    return next((str(key) for key, other in data.items() if key in KEYS and other == value), "")


def _is_taken(site: Site) -> bool:
    """Whether a template asks for permalinks that are whole addresses, as the menu of al-folio does."""
    return any(_TAKEN.search(text) for text in templates(site).values())


def _whole(value: str, page: Page) -> str:
    if not value:
        return "is empty: " + (
            "Jekyll will stop with an error" if page.kind == "page" else f"the address will be {page.url}"
        )
    if '"' in value:
        kind = "is HTML, where only a path can be" if "<" in value else "contains a quotation mark"
        return f"{kind}: links to the page break off there, and it will be at {page.url}"
    if "://" in value:
        if "](" in value:
            return f"is a Markdown link, which Jekyll takes for a path of this site: the page will be at {page.url}"
        return f"is a full address, which Jekyll takes for a path of this site: the page will be at {page.url}"
    if "\0" in value:
        return "contains a NUL character, which no file's name can hold: Jekyll will stop with an error"
    if any(ord(character) < 32 or ord(character) == 127 for character in value):
        return "contains an invisible control character, and so will the name of the file"
    if value != value.strip():
        return "starts or ends with a space, and so will the page's address"
    return ""


def _start(value: str, page: Page, baseurl: str) -> str:
    if value.startswith("//"):
        return f"starts with two slashes: the address will be {page.url}"
    is_own = value.strip("/") == os.path.splitext(os.path.basename(page.path))[0]  # cv.md of a site at /cv
    if baseurl != "/" and f"{value}/".startswith(f"{baseurl}/") and not is_own:
        return f"begins with the site's baseurl, which is added anyway: the address will be {baseurl}{page.url}"
    return ""


def _characters(value: str, page: Page) -> str:
    if ".." in value:
        return f"contains '..', which Jekyll takes out: the address will be {page.url}"
    if "\\" in value:
        return "contains a backslash: browsers ask for a slash instead, and find no page"
    for mark, name in (("?", "a question to a program"), ("#", "a place within a page")):
        if mark in value:
            asked = value.split(mark)[0]
            return f"contains {mark!r}: browsers take the rest for {name}, ask for {asked} and find no page"
    if "{{" in value or "{%" in value:
        return "contains Liquid, which Jekyll does not run there"
    if _ends_in_dot(value):
        return f"has a part that ends in a dot: the page is written to {page.destination}"
    return ""


def _ends_in_dot(value: str) -> bool:
    """Whether a part of it does, and is no lone dot before a slash, which Jekyll drops without harm."""
    *folders, last = value.split("/")
    return last.endswith(".") or any(part.endswith(".") and part != "." for part in folders)


def _placeholder(value: str, page: Page, site: Site) -> str:
    """What is wrong with a placeholder, "" for one that Ruby of the site's own may fill in."""
    message, name = placeholder_fault(value, page)
    if not message or page.kind == "page":
        return message
    from jekyll_tools.rules.own_placeholders import is_filled_in

    return "" if is_filled_in(name, site) else message


def placeholder_fault(value: str, page: Page) -> tuple[str, str]:
    """What is wrong with a placeholder of a permalink, and its name; nothing where nothing is."""
    for match in PLACEHOLDER.finditer(value):
        name = match[1]
        if page.kind != "page":
            if name not in OF_DOCUMENTS and name.removesuffix("_") not in OF_DOCUMENTS:
                return f"contains the unknown placeholder :{name}: Jekyll will stop with an error", name
        # A colon inside a word is just one; `/:year/` was meant to be filled in.
        elif not name.startswith(OF_PAGES) and (name in OF_DOCUMENTS or value[match.start() - 1] == "/"):
            return f"contains :{name}, which is not filled in for pages: the address will be {page.url}", name
    return "", ""
