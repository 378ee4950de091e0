"""jekyll-paginate: the posts, some to a page, as its version 1.1.0 divides them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jekyll_tools.render.subject import Subject
from jekyll_tools.site import pagination
from jekyll_tools.site.permalink import destination, url

if TYPE_CHECKING:
    from jekyll_tools.render.drops.document import DocumentDrop
    from jekyll_tools.render.rendering import Rendering

GEM = "jekyll-paginate"


def generate(rendering: Rendering) -> None:
    """Gives the page that lists posts its part of them, and adds a page for each further part."""
    config = rendering.site.config.data
    size = pagination.size(config)
    template = pagination.template(config, rendering.contents.pages)
    if not size or template is None:
        return
    posts = [post for post in rendering.contents.latest_posts if post.get("hidden") in (None, False)]
    count = -(-len(posts) // size)
    paths = [template.url, *(pagination.folder(config, number) for number in range(2, count + 1))]
    for number in range(1, count + 1):
        page = template if number == 1 else _copy(template, paths[number - 1])
        page.pager = _pager(posts, size, number, paths)
        if number > 1:
            rendering.contents.pages.append(page)


def _copy(template: Subject, folder: str) -> Subject:
    """The template once more, in another folder; with a permalink of its own it stays where it is."""
    own = template.data.get("permalink")
    made = url(own if isinstance(own, str) and own else "/:path/", {"path": folder, "basename": "index"})
    page = Subject(
        f"{template.folder}{template.name}".lstrip("/"),
        made,
        destination(made, ".html"),
        template.text,
        data=dict(template.data),
        converter=template.converter,
    )
    page.layout = template.layout
    return page


def _pager(posts: list[DocumentDrop], size: int, number: int, paths: list[str]) -> dict[Any, Any]:
    before = number - 1 if number > 1 else None
    after = number + 1 if number < len(paths) else None
    return {
        "page": number,
        "per_page": size,
        "posts": posts[(number - 1) * size : number * size],
        "total_posts": len(posts),
        "total_pages": len(paths),
        "previous_page": before,
        "previous_page_path": None if before is None else paths[before - 1],
        "next_page": after,
        "next_page_path": None if after is None else paths[after - 1],
    }
