"""Documents have no layout.

## Why
Jekyll publishes them without the site's head, menu and styles: who opens one sees bare text, and no way on. Mostly the
collection is new, and `defaults:` in `_config.yml` gives its layout to the others only. Of a collection it is told
once; it is but a remark where its documents are empty, or the theme's samples. (GitHub Pages gives Markdown pages and
posts a layout, if the site has one of the name `page`, `post` or `default`; it gives documents none.)

## Bad
    _config.yml:
    collections: {talks: {output: true}}
    _talks/first.md:
    ---
    title: My first talk
    ---
    What I said.
    _talks/second.md:
    ---
    title: My second talk
    layout: single
    ---
    What I said then.
    _layouts/single.html:
    {{ content }}

## Good
    _config.yml:
    collections: {talks: {output: true}}
    defaults: [{scope: {type: talks}, values: {layout: single}}]
    _talks/first.md:
    ---
    title: My first talk
    ---
    What I said.
    _layouts/single.html:
    {{ content }}
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from jekyll_tools.diagnostic import Finding, Level
from jekyll_tools.regex import regex
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.site.document import has_lost_keys
from jekyll_tools.site.page import Page
from jekyll_tools.site.samples import is_sample_title
from jekyll_tools.site.site import Site
from jekyll_tools.site.templates import own_layouts

_WHOLE = regex(
    r"(?i)<(?:!doctype|html|head|body|frameset|meta|script)\b"
)  # a page that needs no layout, or sends its readers on
_AROUND = ("default", "compress")  # the themes' own, which others stand in
_USUAL = ("single", "post", "page", "default")
_SEEN = "readers see bare text, without the site's head, menu and styles"


@rule(on="site", level="warning")
def check(site: Site, _context: Context) -> Iterator[Finding]:
    layouts = own_layouts(site)
    asked = [page for page in site.published if str(page.data.get("layout")) in layouts]
    if not asked:  # a site without layouts, or one whose theme is not read
        return
    bare = sorted(
        filter(_is_bare, filter(site.owns, site.published)), key=lambda page: (page.collection, _is_idle(page))
    )
    for label, pages in groupby(bare, key=lambda page: page.collection):
        yield from _told(site, label, list(pages), asked)


def _is_bare(page: Page) -> bool:
    """Whether readers see a page's text and nothing around it."""
    if page.converter not in ("markdown", "html") or not page.destination.endswith(".html"):
        return False
    if page.data.get("layout") is not None or "redirect_to" in page.data or page.made_by or has_lost_keys(page):
        return False  # `layout: none` says that there is to be none
    text = page.body.string
    return bool(text.strip() or page.kind != "page") and not _WHOLE.search(text)


def _is_idle(page: Page) -> bool:
    """Whether there is nothing to be read on a page."""
    return not page.body.string.strip() or is_sample_title(page.data.get("title"))


def _told(site: Site, label: str, pages: Sequence[Page], asked: Sequence[Page]) -> Iterator[Finding]:
    """What is said of the pages of a collection: at its settings if that is true of all, else at the first page."""
    layout = _layout_of(asked, label)
    entry, is_own = site.config.entries.get(("collections", label)), label not in ("pages", "posts")
    count = sum(page.collection == label and site.owns(page) for page in site.published)
    default = (
        f'add to `defaults:` in _config.yml: - {{scope: {{path: "", type: {label}}}, values: {{layout: {layout}}}}}'
    )
    if is_own and entry is not None and len(pages) == count:
        who = f"the documents of {label} have" if count > 1 else f"the document of {label} has"
        hint = f"{default}; or set `output: false` for {label}, if it is not to have pages of its own"
        yield Finding(entry.key, f"{who} no layout: {_SEEN}", hint, level="info" if _is_idle(pages[0]) else None)
        return
    for page in pages:
        what = f"document of {label}" if is_own else label.removesuffix("s")
        hint = f"write `layout: {layout}` in its front matter" if label == "pages" else default
        level: Level | None = "info" if _is_idle(page) else None
        yield Finding(page.place("layout"), f"this {what} has no layout: {_SEEN}", hint, level=level, once="site")


def _layout_of(asked: Sequence[Page], label: str) -> str:
    """The layout that is meant, as far as others have one: those of the collection, or of any, or one for its kind."""
    asked = [page for page in asked if page.data["layout"] not in _AROUND] or asked
    others = [page for page in asked if page.collection == label] or [page for page in asked if page.kind != "page"]
    names = Counter(str(page.data["layout"]) for page in others or asked)
    usual = (name for name in _USUAL if name in {str(page.data["layout"]) for page in asked})
    return names.most_common(1)[0][0] if others else next(usual, names.most_common(1)[0][0])
