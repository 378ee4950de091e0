"""A post's file name does not begin with a date.

## Why
Jekyll takes only files named like `2024-02-20-title.md` for posts, and drops the others of `_posts` without a word. A
month or day of one digit will do; another order, or another mark between the numbers, will not.

## Bad
    _posts/20-02-2024-news.md:
    Hello.

## Good
    _posts/2024-02-20-news.md:
    Hello.
"""

from __future__ import annotations

from collections.abc import Iterator
from os.path import basename, splitext

from jekyll_tools.diagnostic import Finding
from jekyll_tools.regex import regex
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.site.documents import UNDATED
from jekyll_tools.site.site import Site
from jekyll_tools.text import Location

_TEXTS = (".md", ".markdown", ".mkd", ".mkdn", ".mkdown", ".html", ".htm")
_DATE = regex(r"(?P<year>\d{4})(?P<mark>[-_. –])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)")
_CLOSE = regex(r"(?P<year>(?:19|20)\d\d)(?P<mark>)(?P<month>\d\d)(?P<day>\d\d)(?!\d)")
_SHORT = regex(r"\d{4}-\d{1,2}(?=-\D)")
_TURNED = regex(r"(?P<day>\d{1,2})(?P<mark>[-_.])(?P<month>\d{1,2})(?P=mark)(?P<year>\d{4})(?!\d)")
_MONTHS, _DAYS = 12, 31


@rule(on="site", level="warning")
def check(site: Site, _context: Context) -> Iterator[Finding]:
    for skipped in site.skipped:
        if skipped.reason == UNDATED and skipped.path.lower().endswith(_TEXTS):
            why, name = _wrong(basename(skipped.path))
            message = f"the post is not published: {why}"
            yield Finding(Location.of_file(skipped.path), message, f"name it like {name}")


def _wrong(name: str) -> tuple[str, str]:
    """What is wrong with a post's name, and a right one: its own, as far as that says the day."""
    stem, ext = splitext(name)
    found = _DATE.match(stem) or _CLOSE.match(stem)
    if found is None:
        return _undated(stem, ext)
    day = f"{found['year']}-{found['month']:0>2}-{found['day']:0>2}"
    if int(found["month"]) > _MONTHS or int(found["day"]) > _DAYS:
        return "its name does not begin with a date", f"2024-02-20-title{ext}"
    rest = stem[found.end() :]
    right = f"{day}-{_word(rest)}{ext}"
    if found["mark"] != "-":
        return "in the date that its name begins with the numbers have no hyphens between them", right
    if not rest.strip(" -_"):
        return "its name is a date alone, without a title behind it", right
    if rest[0] == " ":
        return "a blank follows the date in its name, not a hyphen", right
    return f"no hyphen follows the date in its name, but {rest[0]}", right


def _undated(stem: str, ext: str) -> tuple[str, str]:
    if short := _SHORT.match(stem):
        return "its name begins with a month, and no day", f"{short[0]}-01{stem[short.end() :]}{ext}"
    turned = _TURNED.match(stem)
    is_plain = turned is not None and (int(turned["day"]) > _MONTHS or int(turned["day"]) == int(turned["month"]))
    if turned is None or not is_plain or int(turned["month"]) > _MONTHS or int(turned["day"]) > _DAYS:
        return "its name does not begin with a date", f"2024-02-20-title{ext}"
    day = f"{turned['year']}-{turned['month']:0>2}-{turned['day']:0>2}"
    return (
        "the date that its name begins with does not begin with the year",
        f"{day}-{_word(stem[turned.end() :])}{ext}",
    )


def _word(rest: str) -> str:
    """What follows the date, as a title."""
    return rest.lstrip(" -_.–—") or "title"
