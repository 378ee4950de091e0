"""Under which addresses a visitor of GitHub Pages gets a file."""

from __future__ import annotations

from collections.abc import Container, Iterator

from jekyll_tools.redirects.answer import composed, sent
from jekyll_tools.site.served import candidates


def forms(file: str, files: Container[str]) -> Iterator[str]:
    """The paths (decoded) that get `file`, of a site with `files`; first the one that is asked for most.

    >>> list(forms("x/index.html", {"x/index.html"})), list(forms("x.html", {"x.html", "x/index.html"}))
    (['/x/', '/x', '/x/index.html'], ['/x', '/x.html'])
    >>> list(forms("x/index.html", {"x.html", "x/index.html"}))
    ['/x/', '/x/index.html']
    """
    for name in dict.fromkeys((file, composed(file))):
        for path in _spelled(name):
            if next((each for each in candidates(sent(path)) if each == name or each in files), "") == name:
                yield path


def answer(path: str, files: Container[str]) -> str:
    """The file that a path (encoded) gets, "" where there is none."""
    return next((name for name in candidates(path) if name in files), "") if path else ""


def _spelled(name: str) -> Iterator[str]:
    stem = name.removesuffix("index.html")
    if stem != name and stem[-1:] in ("", "/"):
        yield from dict.fromkeys((f"/{stem}", f"/{stem.rstrip('/')}", f"/{name}"))
    elif name.endswith(".html"):
        yield from (f"/{name[:-5]}", f"/{name}")
    else:
        yield f"/{name}"
