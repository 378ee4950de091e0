"""Which file of the built site a visitor's path gets, by GitHub Pages' rules."""

from __future__ import annotations

from jekyll_tools.urls.escapes import decoded


def candidates(path: str) -> tuple[str, ...]:
    """The files that may answer a path (percent-encoded, without baseurl); the first that is there does.

    Names are case-sensitive, and slashes in a row count as one.

    >>> candidates("/a%20b"), candidates("/x/"), candidates("/")
    (('a b', 'a b.html', 'a b/index.html'), ('x/index.html',), ('index.html',))
    """
    plain = "/".join(filter(None, decoded(path).split("/")))
    folder = f"{plain}/index.html" if plain else "index.html"
    return (folder,) if not plain or path.endswith("/") else (plain, f"{plain}.html", folder)
