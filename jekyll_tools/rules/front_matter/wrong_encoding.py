"""A file is not UTF-8.

## Why
Jekyll reads UTF-8. With a single byte that is not, the front matter of a page is lost and the whole file, keys and all,
becomes the page's text; at a page in Markdown, a file of `_data`, and a layout or an include that is used, it stops. A
post is left out, and with such a `_config.yml` nothing is built. The usual source is an old editor that saves Latin-1,
or one on Windows that calls UTF-16 "Unicode". A picture that is named like a post and lies among them is read as one,
and is not published: a warning, for nothing but a link to it misses it, which has an error of its own.

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
from jekyll_tools.front_matter.encoding import read_text
from jekyll_tools.regex import regex
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.site.files import read_inside
from jekyll_tools.site.site import Site
from jekyll_tools.site.templates import reached, templates

_STOP = "Jekyll will stop with an error"
_OF_USE = {"config": "Jekyll will build nothing, and nothing else is checked", "data": _STOP, "template": _STOP}
_LOST = "\ufffd"  # what is no UTF-8 is read as
_COPIED = "Jekyll will copy this file as it is instead of making a page of it"
_INCLUDE = regex(r"\{%-?\s{0,99}include(?:_cached)?\s{1,99}([\w./-]{1,200})")
_WIDE = ("UTF-16", "UTF-32")


@rule(on=("problem:encoding", "site"), level="error")
def check(read: Problem | Site, context: Context) -> Iterator[Finding]:
    for problem in _of_templates(read) if isinstance(read, Site) else (read,):
        yield from _of(problem, context)


def _of_templates(site: Site) -> Iterator[Problem]:
    """The layouts that are in use, and the includes; the others Jekyll does not read, or makes nothing of them."""
    marked = [path for path, text in templates(site).items() if _LOST in text]
    if not marked:
        return
    used = {each.name for each in reached(site, {str(page.data.get("layout")) for page in site.published})}
    texts = (page.body.string for page in site.published if page.needs_liquid)
    used |= {f"_includes/{name}" for text in texts for name in _INCLUDE.findall(text)}
    for path in marked:
        if path in used:
            raw = read_inside(site.folder, path)
            problem = read_text(path, raw, "template")[1] if isinstance(raw, bytes) else None
            if problem is not None:
                yield problem


def _of(problem: Problem, context: Context) -> Iterator[Finding]:
    offset, guess = problem.facts["offset"], problem.facts.get("guess")
    if guess == "" and "_posts/" in problem.location.path:
        words = "this file lies among the posts and is a picture or the like, not a text: Jekyll leaves it out"
        hint = "move it to a folder for files, such as images or files"
        yield Finding(problem.location, words, hint, level="warning")
        return
    looks = f" (it looks like {guess})" if guess else ""
    what = f"the file is {guess}, not UTF-8" if guess in _WIDE else f"byte {offset} of the file is not UTF-8{looks}"
    hint = "save the file as UTF-8, which your editor offers under Save As"
    yield Finding(problem.location, f"{what}: {_outcome(problem, context)}", hint)


def _outcome(problem: Problem, context: Context) -> str:
    """What becomes of the file; kramdown refuses what is no UTF-8, and HTML is written as it is."""
    page, use = context.page, str(problem.facts.get("use", ""))
    if use:
        return _OF_USE[use]
    if page is None and problem.location.path in templates(context.site):
        return _STOP
    if page is None:
        is_post = any(f"{folder}/" in problem.location.path for folder in ("_posts", "_drafts"))
        return "Jekyll leaves the post out" if is_post else _COPIED
    if problem.facts.get("guess") in _WIDE:
        return f"Jekyll cannot read the {page.kind}"
    return _STOP if page.converter == "markdown" else "Jekyll cannot read its front matter"
