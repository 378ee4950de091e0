"""Includes that are there, but behind a symbolic link."""

from __future__ import annotations

import os

from jekyll_tools.diagnostic import Finding
from jekyll_tools.records import NamedTuple
from jekyll_tools.site.files import inside, linked
from jekyll_tools.site.site import Site
from jekyll_tools.text import Location

INSTEAD = "put there what the link leads to"


class Unfollowed(NamedTuple):
    """The include by its `name`, the `link` on the way to it, the `target` of that, and what Jekyll makes of it."""

    name: str
    link: str
    target: str
    is_there: bool  # something that the link leads to
    stops: bool


def unfollowed(name: str, site: Site) -> Unfollowed | None:
    """An include behind a symbolic link; a Jekyll that is safe follows none that leads out of the includes' folder."""
    folder = inside(site.config.string("includes_dir", "_includes"))
    path = f"{folder}/{name.lstrip('/')}"
    found = linked(site.folder, path) if name and ".." not in path.split("/") else None
    if found is None:
        return None
    whole = os.path.join(site.folder, path)
    above = os.path.join(os.path.realpath(site.folder), folder, "")
    is_there = os.path.isfile(whole)
    is_refused = site.config.is_safe and not os.path.realpath(whole).startswith(above)
    return Unfollowed(name, *found, is_there=is_there, stops=is_refused or not is_there)


def linked_layout(name: str, path: str, target: str, site: Site) -> Finding:
    """What is to be said of a layout that is a symbolic link, without its place; one that is safe leaves the site by
    none.
    """
    root, whole = os.path.realpath(site.folder), os.path.realpath(os.path.join(site.folder, path))
    what = f"the layout {name} is a symbolic link to {target}"
    if os.path.isfile(whole) and (whole.startswith(os.path.join(root, "")) or not site.config.is_safe):
        message = f"{what}, which is not followed here: what it adds to the page is not checked"
        return Finding(Location.of_file(path), message, INSTEAD, level="warning")
    why = "which Jekyll does not follow" if os.path.exists(whole) else "where nothing is"
    message = f"{what}, {why}: the page will have no header, menu or styles"
    return Finding(Location.of_file(path), message, INSTEAD)


def found_behind(found: Unfollowed, place: Location, included: str = "") -> Finding:
    """What is to be said of it where it is included; `included`: where that is included itself, in words."""
    what = f"{found.link} is a symbolic link to {found.target}"
    hint = f"{INSTEAD}{included}"
    if not found.is_there:
        message = f"there is no include {found.name}, for {what}, where nothing is: Jekyll will stop with an error"
        return Finding(place, message, hint)
    if found.stops:
        message = f"{what}, which Jekyll does not follow to the include {found.name}: it will stop with an error"
        return Finding(place, message, hint)
    message = f"{what}, which is not followed here: what includes {found.name} is not checked"
    return Finding(place, message, hint, level="warning")
