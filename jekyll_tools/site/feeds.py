"""The feeds of jekyll-feed, as `feed:` of the configuration asks for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from jekyll_tools.records import NamedTuple
from jekyll_tools.regex import regex

_NO_NAME = regex(r"[^a-zA-Z0-9_]")


class Feed(NamedTuple):
    """A feed: its path from the site's root ("/feed.xml"), and what it holds."""

    path: str
    collection: str = "posts"
    category: object = None
    tag: object = None


def feeds(config: Mapping[str, Any], tags: Iterable[object]) -> Iterator[Feed]:
    """One of each collection and category, one of the posts, and one of each of the posts' `tags` that is wished."""
    said = config.get("feed")
    settings: Mapping[str, Any] = said if isinstance(said, dict) else {}
    wanted = settings.get("collections")
    names = wanted if isinstance(wanted, list) else ()
    collections = dict(wanted) if isinstance(wanted, dict) else dict.fromkeys(map(str, names))
    about = collections.get("posts")
    posts = dict(about) if isinstance(about, dict) else {}
    for key in ("path", "categories"):
        posts[key] = posts.get(key) or settings.get(key)
    collections["posts"] = posts
    for name, given in collections.items():
        yield from _of(str(name), given if isinstance(given, dict) else {})
    yield from _by_tag(settings, dict.fromkeys(tags))


def _of(name: str, said: Mapping[str, Any]) -> Iterator[Feed]:
    prefix = "/feed" if name == "posts" else f"/feed/{name}"
    listed = said.get("categories")
    for category in dict.fromkeys(listed if isinstance(listed, list) else ()):
        yield Feed(f"{prefix}/{category}.xml", name, category)
    yield Feed(str(said.get("path") or f"{prefix}.xml"), name)


def _by_tag(settings: Mapping[str, Any], known: Mapping[object, None]) -> Iterator[Feed]:
    said = settings.get("tags")
    if not said or not known:
        return
    given = said if isinstance(said, dict) else {}
    left_out = given.get("except") or ()
    for tag in dict.fromkeys(given.get("only") or known):
        if tag not in left_out and not _NO_NAME.search(str(tag)):
            yield Feed(f"{given.get('path') or '/feed/by_tag/'}{tag}.xml", tag=tag)
