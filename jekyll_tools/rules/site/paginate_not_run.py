"""Posts are to be divided among pages, and the plugin that does it is not named.

## Why
`paginate:` is a setting of the plugin jekyll-paginate, which Jekyll 4 does not bring along. Without it there is no
`paginator`: the page that lists `paginator.posts` lists nothing, and there is no second page.

## Bad
    _config.yml:
    jekyll_tools: {target: jekyll}
    paginate: 5
    index.html:
    ---
    ---
    {% for post in paginator.posts %}{{ post.title }}{% endfor %}
    _posts/2024-02-20-news.md:
    Hello.

## Good
    _config.yml:
    jekyll_tools: {target: jekyll}
    paginate: 5
    plugins: [jekyll-paginate]
    index.html:
    ---
    ---
    {% for post in paginator.posts %}{{ post.title }}{% endfor %}
    _posts/2024-02-20-news.md:
    Hello.
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.site.site import Site

_PLUGIN = "jekyll-paginate"
_LISTED = "paginator.posts"


@rule(on="site", level="error")
def check(site: Site, _context: Context) -> Iterator[Finding]:
    entry = site.config.entries.get(("paginate",))
    if entry is None or not entry.value or _PLUGIN in site.target.plugins:
        return
    from jekyll_tools.render.plugins import named
    from jekyll_tools.site.lost_plugins import adding

    if any("paginat" in plugin for plugin in named(site)):
        return
    if listing := _listing(site):
        message = f"paginate says nothing, for {_PLUGIN} is not named: {listing} lists no posts"
        yield Finding(entry.location, message, adding(site.config, site.folder, _PLUGIN))


def _listing(site: Site) -> str:
    """The first page or template that lists the posts of the plugin; "" for none."""
    from jekyll_tools.site.templates import templates

    if not any(page.kind == "post" for page in site.published):
        return ""
    pages = (page.path for page in site.published if page.needs_liquid and _LISTED in page.body.string)
    return next(pages, "") or next((path for path, text in templates(site).items() if _LISTED in text), "")
