"""A file is not UTF-8.

## Why
Jekyll reads UTF-8. With a single byte that is not, the front matter of a page is lost and the whole file, keys and all,
becomes the page's text; at a page in Markdown, a file of `_data`, and a layout or an include that is used, it stops. A
post is left out, and with such a `_config.yml` nothing is built. Of a layout in UTF-16 it takes nothing, and the pages
with it are empty. Where no page comes to such an include, it is a warning. The usual source is an old editor that saves
Latin-1, or one on Windows that calls UTF-16 "Unicode". A picture that is named like a post and lies among them is read
as one, and is not published: a warning, for nothing but a link to it misses it, which has an error of its own.

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
from jekyll_tools.rules.front_matter.unseen_front_matter import COPIED
from jekyll_tools.rules.key_kinds import STOPS
from jekyll_tools.rules.rule import Context, rule

_OF_USE = {"config": "Jekyll will build nothing, and nothing else is checked", "data": STOPS}
_WIDE = ("UTF-16", "UTF-32")


@rule(on="problem:encoding", level="error")
def check(problem: Problem, context: Context) -> Iterator[Finding]:
    offset, guess = problem.facts["offset"], problem.facts.get("guess")
    if guess == "" and "_posts/" in problem.location.path:
        words = "this file lies among the posts and is a picture or the like, not a text: Jekyll leaves it out"
        hint = "move it to a folder for files, such as images or files"
        yield Finding(problem.location, words, hint, level="warning")
        return
    looks = f" (it looks like {guess})" if guess else ""
    what = f"the file is {guess}, not UTF-8" if guess in _WIDE else f"byte {offset} of the file is not UTF-8{looks}"
    yield Finding(
        problem.location,
        f"{what}: {_outcome(problem, context)}",
        "save the file as UTF-8, which your editor offers under Save As",
        level="warning" if "perhaps" in problem.facts else None,
    )


def _outcome(problem: Problem, context: Context) -> str:
    """What becomes of the file; kramdown refuses what is no UTF-8, and HTML is written as it is."""
    page, use, is_wide = context.page, str(problem.facts.get("use") or ""), problem.facts.get("guess") in _WIDE
    if use:
        return _OF_USE[use]
    if "included" in problem.facts:
        return f"{STOPS} where a page includes it"
    if problem.facts.get("layout"):
        if is_wide:
            return "Jekyll reads nothing of this layout, and the pages that have it are empty"
        return f"{STOPS} at a page that has this layout"
    if page is None:
        is_post = any(f"{folder}/" in problem.location.path for folder in ("_posts", "_drafts"))
        return "Jekyll leaves the post out" if is_post else COPIED
    if is_wide:
        return f"Jekyll cannot read the {page.kind}"
    return STOPS if page.converter == "markdown" else "Jekyll cannot read its front matter"
