"""A Markdown file has no front matter, and is copied as it is.

## Why
Jekyll makes pages only of files that begin with `---`, so this one is offered for download as Markdown. (GitHub Pages
makes pages of such files outside of collections.)

## Bad
    _config.yml:
    jekyll_tools: {target: jekyll}
    about.markdown:
    # About me

    Hello.

## Good
    _config.yml:
    jekyll_tools: {target: jekyll}
    about.markdown:
    ---
    title: About me
    ---
    Hello.
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.site.page import StaticFile
from jekyll_tools.site.site import Site
from jekyll_tools.text import Location

_MARKDOWN = (".md", ".markdown", ".mkd", ".mkdn", ".mkdown")


@rule(on="site", level="warning")
def check(site: Site, _context: Context) -> Iterator[Finding]:
    pages = {page.path for page in site.pages}  # a plugin may have made one of the file, and have it copied too
    for file in site.static_files:
        if file.path not in pages and not file.root and not file.problems and _is_meant(file) and not file.empty:
            message = f"the file has no front matter: it is copied to {file.destination} as it is, and is not a page"
            yield Finding(Location.of_file(file.path), message, "begin it with two lines of ---")


def _is_meant(file: StaticFile) -> bool:
    """Whether a file lies where pages do, and is none that speaks of the repository."""
    above, _, name = file.path.rpartition("/")
    stem = name.rpartition(".")[0]
    texts = name.lower().endswith(_MARKDOWN) and not stem.isupper() and "readme" not in stem.lower()
    return texts and (bool(file.collection) or not above or above.startswith("_"))
