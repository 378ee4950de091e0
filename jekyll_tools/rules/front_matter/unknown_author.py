"""A page's author is none of those that the site knows.

## Why
The theme looks up `author` in `_data/authors.yml`, and without a word shows the site's own author where it finds
nothing: the page shows somebody else. An author is called by what is before the colon there, not by the full name.

## Bad
    post.md:
    ---
    author: Ann Doe
    ---
    _data/authors.yml:
    ann: {name: Ann Doe, bio: A chemist}
    _includes/author-profile.html:
    {% assign author = site.data.authors[page.author] %}{{ author.bio }}

## Good
    post.md:
    ---
    author: ann
    ---
    _data/authors.yml:
    ann: {name: Ann Doe, bio: A chemist}
    _includes/author-profile.html:
    {% assign author = site.data.authors[page.author] %}{{ author.bio }}
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from jekyll_tools.diagnostic import Edit, Finding
from jekyll_tools.psych import Entry
from jekyll_tools.regex import regex
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.site.data_files import data_of
from jekyll_tools.site.site import Site
from jekyll_tools.site.templates import templates
from jekyll_tools.spelling import near, slips

_WORD = regex(r"[\w.-]{1,40}")
_NAMED = 4  # authors in a hint
_LOOKED_UP = "site.data.authors[page.author]"


@rule(on="key:author", level="warning")
def check(entry: Entry, context: Context) -> Iterator[Finding]:
    page, name = context.page, entry.value
    if page is None or not page.published or not isinstance(name, str) or not name.strip():
        return
    authors = _authors(context.site)
    if not authors or name in authors or name in _own(context.site):
        return
    meant = _named(name, authors) or near(name, authors, slips(name))
    message = f"the site's list of authors has no {name}: the site's own author will be shown"
    if meant is not None:
        yield Finding(entry.location, message, f"did you mean {meant}?", (Edit(entry.location, meant),), safe=False)
    elif _WORD.fullmatch(name):  # others are words for readers
        more = f" and {len(authors) - _NAMED} more" if len(authors) > _NAMED else ""
        hint = f"add {name} to _data/authors.yml, or write one of those there: {', '.join([*authors][:_NAMED])}{more}"
        yield Finding(entry.location, message, hint, once="site")


def _own(site: Site) -> str:
    """The name of the site's own author."""
    own = site.config.data.get("author")
    return str(own.get("name") if isinstance(own, dict) else own)


def _named(name: str, authors: Mapping[str, Any]) -> str | None:
    """The author who bears a name."""
    found = (key for key, author in authors.items() if isinstance(author, dict) and author.get("name") == name)
    return next(found, None)


@lru_cache(maxsize=1)
def _authors(site: Site) -> Mapping[str, Any]:
    """The authors that templates of the site look up for a page; none where none does."""
    if not any(_LOOKED_UP in text for text in templates(site).values()):
        return {}
    found = data_of(site).values.get("authors")
    return {str(key): author for key, author in found.items()} if isinstance(found, dict) else {}
