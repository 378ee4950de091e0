"""The tags or categories below pages are links to a page that is not there.

## Why
The theme makes a link of every tag and category of a page: into the page that `tag_archive:` and `category_archive:` in
`_config.yml` name, /tags/ and /categories/ as the theme comes. Where that page was deleted or moved, each of these
links leads to "not found". Where that page lists posts alone, as the theme's does, those below other documents lead to
its top; that is but a remark.

## Bad
    _config.yml:
    tag_archive: {type: liquid, path: /tags/}
    _posts/2024-05-01-a-post.md:
    ---
    layout: single
    tags: [birds]
    ---
    _layouts/single.html:
    {% for tag in page.tags %}<a href="{{ site.tag_archive.path }}#{{ tag | slugify }}">{{ tag }}</a>
    {% endfor %}{{ content }}

## Good
    _config.yml:
    tag_archive: {type: liquid, path: /tags/}
    _posts/2024-05-01-a-post.md:
    ---
    layout: single
    tags: [birds]
    ---
    tags.html:
    ---
    permalink: /tags/
    ---
    _layouts/single.html:
    {% for tag in page.tags %}<a href="{{ site.tag_archive.path }}#{{ tag | slugify }}">{{ tag }}</a>
    {% endfor %}{{ content }}
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.rules.rule import Context, rule


@rule(on=("problem:missing-archive", "problem:unlisted-in-archive"), level="warning")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    facts = problem.facts
    key, url, count = facts["key"], facts["url"], int(str(facts["pages"]))
    where = f"of {facts['first']}" if count == 1 else f"of {count} pages, such as {facts['first']},"
    if problem.kind == "unlisted-in-archive":
        message = f"{key} {where} lead to the top of this page, for it lists those of posts alone"
        yield Finding(problem.location, message, "write collection=site.documents", level="info")
        return
    message = f"the {key} {where} lead to {url}, and this site has no such page"
    setting = "tag_archive" if key == "tags" else "category_archive"
    yield Finding(
        problem.location,
        message,
        f"make a page that lists the {key}, with permalink: {url}\n"
        f"or remove {setting}: here, and pages print no links to {key}",
    )
