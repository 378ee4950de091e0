"""A folder that Jekyll reads for another purpose is published, for `include:` lists it.

## Why
`include:` is for folders and files that Jekyll would pass over, such as `_pages`. Layouts, includes, data, posts and
the folders of collections are read without it. Listed there, their files become pages and files of the site, too:
search engines find templates at `/_layouts/`, and each document a second time at `/_talks/`.

## Bad
    _config.yml:
    include: [_pages, _layouts]
    _layouts/page.html:
    <p>{{ content }}</p>

## Good
    _config.yml:
    include: [_pages]
    _layouts/page.html:
    <p>{{ content }}</p>
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Level
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.site.collection import collections
from jekyll_tools.site.patterns import matching
from jekyll_tools.site.site import Site
from jekyll_tools.text import Location

_ROLES = {
    "layouts_dir": "they are layouts",
    "includes_dir": "they are includes",
    "data_dir": "they are data",
    "plugins_dir": "they are plugins",
}
_OTHERS = {
    "_sass": "they are styles",
    "_posts": "it publishes them as posts already",
    "_drafts": "they are drafts",
}
_NAME = "name in `include:` what is to be pages, such as _pages, and nothing else"
_HARMLESS = frozenset(("they are data", "they are styles"))  # which nobody meets there who does not look for them


@rule(on="site", level="warning")
def check(site: Site, _context: Context) -> Iterator[Finding]:
    patterns = site.config.strings("include")
    for folder, why in _folders(site).items():
        pattern = matching(patterns, folder, True)
        if pattern is None or not folder.startswith("_") or not _is_published(site, folder):
            continue
        is_own = pattern.strip("/") == folder
        hint = f"take it out: Jekyll reads {folder} without it, for what it is" if is_own else _NAME
        level: Level | None = "info" if why in _HARMLESS else None
        message = f"for this Jekyll publishes the files of {folder} at /{folder}/, though {why}"
        yield Finding(_place(site, pattern), message, hint, level=level)


def _folders(site: Site) -> dict[str, str]:
    """The folders with a purpose, and why their files are no pages."""
    config = site.config
    found = {config.string(key): words for key, words in _ROLES.items()}
    written = [made.label for made in collections(config).values() if made.output and made.label != "posts"]
    above = f"{config.collections_dir}/" if config.collections_dir else ""
    named = {f"{above}_{label}": f"it publishes them as the collection `{label}` already" for label in written}
    return {**named, **_OTHERS, **found}


def _is_published(site: Site, folder: str) -> bool:
    """Whether a file there is a page, or copied, beside what it is by its purpose."""
    documents = {page.destination for page in site.published if page.kind != "page"}
    pages = (page for page in site.published if page.kind == "page" and page.destination not in documents)
    if any(page.path.startswith(f"{folder}/") for page in pages):
        return True
    return any(file.path.startswith(f"{folder}/") and file.destination.startswith("_") for file in site.static_files)


def _place(site: Site, pattern: str) -> Location:
    """Where a pattern is listed."""
    entries = site.config.entries
    listed = (entry for path, entry in entries.items() if path[:1] == ("include",) and entry.value == pattern)
    found = next(listed, None) or entries.get(("include",))
    return found.location if found is not None else Location.of_file("_config.yml")
