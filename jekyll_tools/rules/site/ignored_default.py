"""An entry of `defaults:` gives no page anything.

## Why
Jekyll takes `defaults:` for a list of entries, each with keys below `values:`, and passes over what is none, at best
with a line among those of its build. So the layout or the author that all posts were to have is missing in them. What
stands within `scope:`, other than `path:` and `type:`, says nothing, and a `type:` of which there is no collection fits
no page.

## Bad
    _config.yml:
    defaults:
      - scope: {path: ""}
        value: {layout: single}

## Good
    _config.yml:
    defaults:
      - scope: {path: ""}
        values: {layout: single}
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from jekyll_tools.diagnostic import Edit, Finding
from jekyll_tools.psych import Entry
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.site.config import Config
from jekyll_tools.site.scopes import OLD_NAMES
from jekyll_tools.site.site import Site
from jekyll_tools.spelling import near, slips

_OF_SCOPES = ("path", "type")
_LONG = 7  # letters, of which two may be wrong


@rule(on="site", level="warning")
def check(site: Site, _context: Context) -> Iterator[Finding]:
    said, entry = site.config.data.get("defaults"), site.config.entries.get(("defaults",))
    if entry is None or not said:
        return
    if not isinstance(said, list):
        hint = _hint_of_list(said)
        message = "defaults takes a list of entries, each with scope and values: Jekyll passes over what is here"
        yield from [Finding(entry.key, message, hint)] if hint else ()
        return
    for number, item in enumerate(said):
        place = site.config.entries.get(("defaults", number))
        if place is not None and item is not None:
            yield from _of_item(item, number, place, site.config)


def _hint_of_list(said: object) -> str:
    """What makes a list of keys; "" for those that are the author's own."""
    if not isinstance(said, dict):
        return ""
    if isinstance(said.get("defaults"), list):
        return "delete the second defaults: below this line"
    is_entry = "scope" in said or "values" in said
    return "write - before scope, and values below it as far in as scope is" if is_entry else ""


def _of_item(item: object, number: int, place: Entry, config: Config) -> Iterator[Finding]:
    values = item.get("values") if isinstance(item, dict) else None
    if not isinstance(item, dict) or not isinstance(values, dict):
        yield _valueless(item if isinstance(item, dict) else {}, number, place, config)
    elif isinstance(scope := item.get("scope"), dict):
        yield from _of_scope(scope, number, config)
    yield from _of_type(config.entries.get(("defaults", number, "scope", "type")), config)


def _valueless(item: Mapping[Any, Any], number: int, place: Entry, config: Config) -> Finding:
    """Of an entry that gives no values, at what was meant to be them."""
    scope = item.get("scope")
    inner = config.entries.get(("defaults", number, "scope", "values"))
    said = config.entries.get(("defaults", number, "values"))
    meant = next((str(key) for key in item if isinstance(key, str) and near(key, ("values",))), "")
    typed = config.entries.get(("defaults", number, meant))
    why = "Jekyll passes over this default"
    if said is not None:
        return Finding(
            said.key, f"values has no keys: {why}", "write keys with values below it, such as layout: single"
        )
    if isinstance(scope, dict) and inner is not None:
        empty = not isinstance(inner.value, dict)
        hint = "write values as far in as scope is" + (", and its keys below it" if empty else ", not below it")
        return Finding(inner.key, f"values stands within scope, not beside it: {why}", hint)
    if typed is not None:
        fix = (Edit(typed.key, "values"),)
        return Finding(typed.key, f"there is no values, but {meant}: {why}", "did you mean values?", fix, safe=False)
    hint = "write values: with keys below it, as far in as scope is"
    return Finding(place.key, f"there is no values here: {why}", hint)


def _of_scope(scope: Mapping[Any, Any], number: int, config: Config) -> Iterator[Finding]:
    for key in scope:
        entry = config.entries.get(("defaults", number, "scope", key))
        if entry is None or key in (*_OF_SCOPES, "values"):
            continue
        meant = near(str(key), _OF_SCOPES, 1)
        if meant and meant not in scope:
            message = f"nothing reads {key} in a scope: the default is for more pages than that"
            yield Finding(entry.key, message, f"did you mean {meant}?", (Edit(entry.key, meant),), safe=False)
        else:
            message = f"nothing reads {key} in a scope: what it says is lost"
            yield Finding(entry.key, message, "write it below values, if pages are to have it; else delete it")


def _of_type(entry: Entry | None, config: Config) -> Iterator[Finding]:
    """Of a type that is near to one that there is; others are of collections that a site has no longer."""
    collections: dict[str, Any] = config.data["collections"]  # type: ignore[assignment]
    known = (*OLD_NAMES.values(), *collections)
    if entry is None or not isinstance(entry.value, str) or entry.value in (*OLD_NAMES, *known, ""):
        return
    meant = near(entry.value, known, slips(entry.value, _LONG))
    if meant:
        message = f"there is no collection {entry.value}: this default fits no page"
        yield Finding(entry.location, message, f"did you mean {meant}?", (Edit(entry.location, meant),), safe=False)
