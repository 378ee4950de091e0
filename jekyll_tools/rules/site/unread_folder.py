"""A folder looks like a collection's, but is not one.

## Why
Jekyll reads `_posts`, `_drafts` and the folders of the collections that `_config.yml` names. What lies in another
folder whose name begins with `_` is not published, without a word; nearly always a letter is wrong. Where no page lies
in it, that is but a warning. So it is of a folder with a name of its own whose files say that they are documents, by a
`permalink:` or by `collection:` with that name: the line in `_config.yml` is missing that makes a collection of it.

## Bad
    _config.yml:
    collections: {publications: {output: true}}
    _pulications/2019.md:
    ---
    title: A paper
    ---

## Good
    _config.yml:
    collections: {publications: {output: true}}
    _publications/2019.md:
    ---
    title: A paper
    ---
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from jekyll_tools import front_matter
from jekyll_tools.diagnostic import Finding
from jekyll_tools.regex import regex
from jekyll_tools.rules.rivals import named, owner_of
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.site.entries import MOVED, POSTS, parts_folders
from jekyll_tools.site.files import read_inside
from jekyll_tools.site.page import Skipped
from jekyll_tools.site.site import Site
from jekyll_tools.site.undeclared import TEXTS, Undeclared, undeclared
from jekyll_tools.text import Location

_SAMPLE = regex(
    r"/(?:[0-9-]{10}-)?(?:paper-title-number|talk|tutorial|(?:[a-z]+-)?teaching|portfolio|blog-post)-[0-9]\.\w+\Z"
)
_UNUSED = "delete it: it holds nothing but the theme's samples"
_FILES = "to publish its files, move them into a folder whose name does not begin with _"


@rule(on="site", level="error")
def check(site: Site, _context: Context) -> Iterator[Finding]:
    if site.config.is_unread:  # the collections are not known then
        return
    yield from _nowhere(site)
    for skipped in site.skipped:
        reason, mark, meant = skipped.reason.partition("; did you mean ")
        if reason.startswith(POSTS) and any(name.endswith(TEXTS) for name in skipped.files):
            hint = f"move it to `{site.config.collections_dir}/{skipped.path}`"
            yield Finding(Location.of_file(skipped.path), f"nothing in this folder is published: {reason}", hint)
        elif mark and (role := meant.strip("`?")) in parts_folders(site.config):
            yield _of_templates(role, skipped.path, site)
        elif mark:
            message = f"nothing in this folder is published: {reason}"
            yield _of_documents(skipped, message, meant, site)
    yield from map(_without_collection, undeclared(site))


def _of_documents(skipped: Skipped, message: str, meant: str, site: Site) -> Finding:
    """Of a folder that looks like a collection's; `meant`: the folder that might be, as it is shown."""
    place = Location.of_file(skipped.path)
    if owners := _owners(site, skipped.files):
        hint = f"delete the folder: what it holds has no address but that of {named(owners)}"
        return Finding(place, message, hint, level="warning")
    if skipped.reason.startswith(MOVED):
        return Finding(place, message, f"move what it holds to {meant.rstrip('?')}")
    if meant == f"`{skipped.path}`?":  # `_pages`, which is no collection
        listed = ("include",) in site.config.entries
        hint = f"add {skipped.path} to `include:`" if listed else f"add the line include: [{skipped.path}]"
        return Finding(place, message, f"{hint} in _config.yml")
    texts = [name for name in skipped.files if name.endswith(TEXTS)]
    if not texts:
        return Finding(place, message, _FILES, level="warning")
    if not any(_is_page(site, name) for name in texts):
        hint = f"{_FILES}, or leave it: none of them has front matter, which a page needs"
        return Finding(place, message, hint, level="info")
    above, _, name = skipped.path.rpartition("/")
    if above and meant == f"`{name}`?":  # put away, as likely as not
        message = f"nothing in this folder is published: Jekyll looks for {name} in the site's own folder"
        return Finding(place, message, f"{_FILES}, or leave it, if it was put away here", level="info")
    if all(map(_SAMPLE.search, texts)):
        return Finding(place, message, _UNUSED, level="info")
    if _is_there(meant.strip("`?"), site):  # `_talks_x`, beside `_talks`
        hint = f"move what is to be seen to {meant.rstrip('?')}, or leave it, if the folder was put away"
        return Finding(place, message, hint, level="info")
    return Finding(place, message, f"did you mean {meant}")


def _of_templates(meant: str, path: str, site: Site) -> Finding:
    """Of a folder whose name is near to that of one that is read for what its files are."""
    what = f"Jekyll does not read this folder: it looks for {meant}"
    if os.path.isdir(os.path.join(site.folder, meant)):
        hint = f"move what is to be used to {meant}, or leave it, if the folder was put away"
        return Finding(Location.of_file(path), what, hint, level="info")
    return Finding(Location.of_file(path), what, f"did you mean {meant}?", level="warning")


def _owners(site: Site, files: Sequence[str]) -> list[str]:
    """The published pages that have the permalinks of all pages among files; none if one has an address of its own."""
    owners = []
    for path in files:
        raw = read_inside(site.folder, path) if path.endswith(TEXTS) else None
        if not isinstance(raw, bytes):
            continue
        owner = owner_of(front_matter.parse(path, raw).data.get("permalink"), site)
        if owner is None:
            return []
        owners.append(owner.path)
    return owners


def _is_page(site: Site, path: str) -> bool:
    """Whether a file has front matter."""
    raw = read_inside(site.folder, path)
    return isinstance(raw, bytes) and raw.removeprefix(b"\xef\xbb\xbf").startswith(b"---")


def _nowhere(site: Site) -> Iterator[Finding]:
    """Of a `collections_dir` that names the site's own folder, with which Jekyll finds no posts."""
    said, config = site.config.entries.get(("collections_dir",)), site.config
    if said is None or not config.string("collections_dir") or config.collections_dir:
        return
    if any("collections_dir:" in skipped.reason for skipped in site.skipped):
        message = f"with collections_dir: {config.string('collections_dir')} Jekyll finds no posts: none is published"
        yield Finding(said.location, message, 'write collections_dir: "", or delete the line')


def _without_collection(found: Undeclared) -> Finding:
    """A folder that no setting makes a collection of."""
    said = "have a permalink" if found.key == "permalink" else f"say `collection: {found.label}`"
    if found.number == 1:
        said = said.replace("have", "has").replace("say", "says")
    which = "one of its files" if found.number == 1 else f"{found.number} of its files"
    message = f"nothing in this folder is published, though {which} {said}: {found.folder.reason}"
    hint = f"add {found.label} with `output: true` to `collections:` in _config.yml, or delete the folder"
    return Finding(Location.of_file(found.folder.path), message, hint, level="warning")


def _is_there(folder: str, site: Site) -> bool:
    """Whether the folder that might be meant has files that are published."""
    return any(page.path.startswith(f"{folder}/") for page in site.published)
