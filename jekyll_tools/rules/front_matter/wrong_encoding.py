"""A file is not UTF-8.

## Why
Jekyll reads UTF-8. With a single byte that is not, the front matter of a page is lost and the whole file, keys and all,
becomes the page's text; with such a `_config.yml` nothing is built. The usual source is an old editor that saves
Latin-1. A picture that is named like a post and lies among them is read as one, and is not published: a
warning, for nothing but a link to it misses it, which has an error of its own.

## Bad
    ---
    title: caf\\xe9
    ---

## Good
    ---
    title: café
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.rules.rule import Context, rule


@rule(on="problem:encoding", level="error")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    offset, guess = problem.facts["offset"], problem.facts.get("guess")
    if guess == "" and "_posts/" in problem.location.path:
        words = "this file lies among the posts and is a picture or the like, not a text: Jekyll leaves it out"
        hint = "move it to a folder for files, such as images or files"
        yield Finding(problem.location, words, hint, level="warning")
        return
    looks = f" (it looks like {guess})" if guess else ""
    yield Finding(
        problem.location,
        f"byte {offset} of the file is not UTF-8{looks}: Jekyll cannot read its front matter",
        "save the file as UTF-8, which your editor offers under Save As",
    )
