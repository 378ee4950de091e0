"""What a site is made with, as far as its files tell."""

from __future__ import annotations

import os
from collections.abc import Mapping

from jekyll_tools import git
from jekyll_tools.records import NamedTuple
from jekyll_tools.site.builder import other_builder
from jekyll_tools.site.domain import OTHER_HOSTS
from jekyll_tools.site.site import Site

# Themes that are copied, not installed, by files that each of their sites has.
_THEMES: Mapping[str, tuple[str, ...]] = {
    "Academic Pages": ("_includes/author-profile.html", "_layouts/talk.html"),
    "Minimal Mistakes": ("_sass/minimal-mistakes.scss",),
    "al-folio": ("_layouts/about.html", "_layouts/bib.liquid"),
    "Just the Docs": ("_sass/custom/custom.scss", "_includes/nav_footer_custom.html"),
    "Lesson template of The Carpentries": ("_layouts/lesson.html", "bin/lesson_check.py"),
}


class Facts(NamedTuple):
    """`root`: the repository's folder, or the site's where there is no repository; `prefix`: the site's folder in it,
    "" or "docs". `plugins`: those that its configuration names. The rest is for people to read; "" for what is not
    known.
    """

    root: str
    prefix: str
    theme: str
    plugins: tuple[str, ...]
    host: str
    reading: str


def look(site: Site) -> Facts:
    """The facts of a site."""
    root = git.root(site.folder) or os.path.abspath(site.folder)
    prefix = os.path.relpath(os.path.realpath(site.folder), os.path.realpath(root)).replace(os.sep, "/")
    plugins = tuple(str(entry.value) for path, entry in site.config.entries.items() if path[:-1] == ("plugins",))
    return Facts(root, "" if prefix == "." else prefix, _theme(site), plugins, _host(site, root), _reading(site))


def _reading(site: Site) -> str:
    other = other_builder(site)
    if other is None:
        return f"{site.target.title}: {site.config.reason}"
    if other.facts["name"]:
        return f"{other.facts['name']}, it seems, not by Jekyll: then there is nothing to check"
    return "nobody: a file .nojekyll has GitHub Pages publish it as it is"


def _theme(site: Site) -> str:
    for key in ("remote_theme", "theme"):
        if (key,) in site.config.entries and site.config.string(key):
            return site.config.string(key)
    return next((name for name, files in _THEMES.items() if all(_has(site.folder, file) for file in files)), "")


def _host(site: Site, root: str) -> str:
    for file, name in OTHER_HOSTS.items():
        if _has(site.folder, file) or _has(root, file):
            return name
    return "GitHub Pages" if "github.com" in git.origin(site.folder) else ""


def _has(folder: str, file: str) -> bool:
    return os.path.lexists(os.path.join(folder, file))
