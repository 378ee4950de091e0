"""What a folder seems to be built by that is no Jekyll site, by the files that other builders go by.

GitHub Pages has Jekyll build every folder, one without `_config.yml` too: so only a folder in which nothing speaks for
Jekyll, and something for another builder, is taken for another's.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence

from jekyll_tools.diagnostic import Problem
from jekyll_tools.regex import regex
from jekyll_tools.site.files import read_inside
from jekyll_tools.site.site import Site
from jekyll_tools.text import Location

_SCRIPTS = ("js", "mjs", "cjs", "ts")
_HEXO = ("scaffolds", "source")
# Builders, each by paths that are there together; of several the first counts.
_MARKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("The Carpentries Workbench", ("config.yaml", "episodes")),
    *(("VuePress", (f"{above}.vuepress",)) for above in ("", "docs/", "src/")),
    *(("VitePress", (f"{above}.vitepress",)) for above in ("", "docs/", "src/")),
    *(("Docusaurus", (f"docusaurus.config.{ending}",)) for ending in _SCRIPTS),
    ("Eleventy", (".eleventy.js",)),
    *(("Eleventy", (f"eleventy.config.{ending}",)) for ending in _SCRIPTS),
    *(("Astro", (f"astro.config.{ending}",)) for ending in _SCRIPTS),
    *(("Gatsby", (f"gatsby-config.{ending}",)) for ending in _SCRIPTS),
    *(("Next.js", (f"next.config.{ending}",)) for ending in _SCRIPTS),
    ("Hexo", _HEXO),
    ("MkDocs", ("mkdocs.yml",)),
    ("MkDocs", ("mkdocs.yaml",)),
    ("Quarto", ("_quarto.yml",)),
    ("Quarto", ("_quarto.yaml",)),
    ("bookdown", ("_bookdown.yml",)),
    ("R Markdown", ("_site.yml", "index.Rmd")),
    ("Jupyter Book", ("_toc.yml",)),
    ("MyST", ("myst.yml",)),
    ("mdBook", ("book.toml",)),
    ("Pelican", ("pelicanconf.py",)),
    *(("Hugo", (f"hugo.{ending}",)) for ending in ("toml", "yaml", "json")),
    ("Zola", ("config.toml", "content", "templates")),
    *(("Hugo", (f"config.{ending}", "content")) for ending in ("toml", "yaml", "json")),
    *(("Sphinx", (f"{above}conf.py", f"{above}index.rst")) for above in ("", "source/", "docs/", "docs/source/")),
    ("", (".nojekyll",)),  # nobody
)
_SHARING = ("Hexo", "Jupyter Book")  # those whose settings are in a `_config.yml` of their own kind
# What speaks for Jekyll.
_FOLDERS = ("_layouts", "_includes", "_posts")
_SETTINGS = ("remote_theme", "jekyll_tools")
_THEME = "theme"  # Hexo has it, too
_GEM = regex(rb"""^[ \t]{0,32}gem[ \t(]{0,32}["'](?:jekyll|github-pages)["']""", re.MULTILINE)


def other_builder(site: Site) -> Problem | None:
    """An `other-builder` at the file that speaks for one (facts: `name`, "" where files are published as they are)."""
    return None if _speaks_for_jekyll(site) else next(_found(site), None)


def _speaks_for_jekyll(site: Site) -> bool:
    if any((key,) in site.config.entries for key in _SETTINGS):
        return True
    if (_THEME,) in site.config.entries and not _are_there(site, _HEXO):
        return True
    if any(_are_there(site, (name,)) for name in _FOLDERS):
        return True
    gems = read_inside(site.folder, "Gemfile")
    return isinstance(gems, bytes) and _GEM.search(gems) is not None


def _are_there(site: Site, paths: Sequence[str]) -> bool:
    return all(os.path.exists(os.path.join(site.folder, path)) for path in paths)


def _found(site: Site) -> Iterator[Problem]:
    for name, paths in _MARKS:
        if site.config.files and name not in _SHARING:
            continue
        if _are_there(site, paths):
            yield Problem("other-builder", Location.of_file(paths[0]), {"name": name})
