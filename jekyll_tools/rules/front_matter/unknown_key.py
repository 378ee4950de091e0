"""A key of the front matter is misspelt.

## Why
Jekyll takes any key, so a wrong letter is no error to it: the page just has no excerpt, or no redirect. A key that no
template of the site asks for, and that is but a letter or two from one that Jekyll, its plugins or the theme read, is
nearly always such a slip. So it is in `defaults:` of `_config.yml`, and among the keys of a page's `header:`.

## Bad
    ---
    redirect_form: /old/
    ---

## Good
    ---
    redirect_from: /old/
    ---
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from jekyll_tools.diagnostic import Edit, Finding
from jekyll_tools.options import WORDS, Option, table
from jekyll_tools.psych import Entry
from jekyll_tools.regex import regex
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.site.site import Site
from jekyll_tools.site.templates import templates
from jekyll_tools.spelling import near, slips

# Jekyll's own, its plugins' and the theme's.
_WORDS = (
    "layout permalink published title date category categories tags excerpt excerpt_separator render_with_liquid"
    " redirect_from redirect_to sitemap last_modified_at description image author authors canonical_url pagination"
    " author_profile collection venue location paperurl slidesurl bibtexurl citation link header teaser classes"
    " comments share related read_time sidebar gallery toc toc_label toc_icon toc_sticky search locale"
)
_KEYS = _WORDS.split()
_WORDS = (
    "teaser image image_description og_image overlay_image overlay_color overlay_filter caption actions cta_url"
    " cta_label video"
)
_OF_HEADER = _WORDS.split()
_JEKYLLS = _KEYS[: _KEYS.index("sitemap")]
_NO_SLIPS = frozenset(("released",))  # words that are near a key and mean something of their own
OPTIONS = table([Option("known", WORDS, (), "keys that something else than Jekyll and the site's templates reads")])
_NAME = regex(r"[.\[\"'](\w[\w-]*)")


@rule(on=("key:*", "site"), level="warning")
def check(thing: Entry | Site, context: Context) -> Iterator[Finding]:
    known = context.options.get("known", ())
    given = thing.config.defaults if isinstance(thing, Site) else (thing,)
    yield from (found for entry in given if entry.path[-1] not in known for found in _of(entry, context.site))
    if isinstance(thing, Entry) and thing.path == ("header",) and isinstance(thing.value, dict) and context.page:
        entries = context.page.front_matter.entries
        for key in thing.value:
            if key not in known:
                yield from _within(entries.get(("header", key)), context.site)


def _of(entry: Entry, site: Site) -> Iterator[Finding]:
    key = entry.path[-1]
    if not isinstance(key, str) or key in _KEYS:
        return
    meant = _meant(key)
    if meant is None or key.rstrip("s") == meant.rstrip("s") or key in asked(site):
        return
    if key.lower() == meant and meant not in (*_JEKYLLS, *asked(site)):
        return  # written so it would be read by nobody either
    message, hint = f"nothing reads the key {key}: what it says is lost", f"did you mean {meant}?"
    if unseen := next((letter for letter in key if letter.isspace() or not letter.isprintable()), ""):
        why = f"an invisible character (U+{ord(unseen):04X}) is part of this key"
        message, hint = f"{why}, so that nothing reads it", f"delete the character, so that {meant} is left"
    yield Finding(entry.key, message, hint, (Edit(entry.key, meant),), safe=False)


def _within(entry: Entry | None, site: Site) -> Iterator[Finding]:
    """A key of a page's `header:`, of which the themes show pictures."""
    key = entry.path[-1] if entry else None
    if entry is None or not isinstance(key, str) or key in _OF_HEADER:
        return
    meant = near(key, _OF_HEADER, slips(key))
    if meant is not None and key not in asked(site) and meant in asked(site):
        message = f"nothing reads the key {key} of header: what it says is lost"
        yield Finding(entry.key, message, f"did you mean {meant}?", (Edit(entry.key, meant),), safe=False)


@lru_cache(maxsize=256)  # nearly all pages have the same ones
def _meant(key: str) -> str | None:
    if key.lower() in _KEYS or key in _NO_SLIPS:
        return key.lower() if key not in _NO_SLIPS else None
    return near(key, _KEYS, slips(key))


@lru_cache(maxsize=1)
def asked(site: Site) -> frozenset[str]:
    """The names that anything of the site may be asked for: whatever looks like one in templates and pages."""
    found: set[str] = set()
    for page in site.pages:
        if page.needs_liquid:
            found.update(_NAME.findall(page.body.string))
    for text in templates(site).values():
        found.update(_NAME.findall(text))
    return frozenset(found)
