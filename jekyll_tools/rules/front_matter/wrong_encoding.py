"""A file is not UTF-8.

## Why
Jekyll reads UTF-8. With a single byte that is not, the front matter of a page is lost and the whole file, keys and all,
becomes the page's text; with such a `_config.yml` nothing is built. The usual source is an old editor that saves
Latin-1. A picture that is named like a post and lies among them is read as one, and is not published: a
warning, for nothing but a link to it misses it, which has an error of its own. At an include, a layout or a data file
that is not UTF-8 Jekyll stops; of a layout in UTF-16 it takes nothing, and the pages with it are empty. Where no page
comes to such an include, it is a warning.

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
from jekyll_tools.site.config import Config
from jekyll_tools.site.files import inside

_ROLES = tuple((f"{name}_dir", f"_{name}") for name in ("layouts", "data"))


@rule(on="problem:encoding", level="error")
def check(problem: Problem, context: Context) -> Iterator[Finding]:
    offset, guess = problem.facts["offset"], str(problem.facts.get("guess") or "")
    if problem.facts.get("guess") == "" and "_posts/" in problem.location.path:
        words = "this file lies among the posts and is a picture or the like, not a text: Jekyll leaves it out"
        hint = "move it to a folder for files, such as images or files"
        yield Finding(problem.location, words, hint, level="warning")
        return
    looks = f" (it looks like {guess})" if guess else ""
    outcome = _outcome(problem, context.site.config, is_wide=guess.startswith("UTF-"))
    yield Finding(
        problem.location,
        f"byte {offset} of the file is not UTF-8{looks}: {outcome}",
        "save the file as UTF-8, which your editor offers under Save As",
        level="warning" if "perhaps" in problem.facts else None,
    )


def _outcome(problem: Problem, config: Config, *, is_wide: bool) -> str:
    """What Jekyll makes of such a file, by where it lies."""
    path = problem.location.path
    if path in config.files:
        return "Jekyll will stop with an error"
    if "included" in problem.facts:
        return "Jekyll will stop with an error where a page includes it"
    role = next((role for role in _ROLES if path.startswith(f"{inside(config.string(*role))}/")), None)
    if role is None:
        return "Jekyll cannot read " + ("it" if is_wide else "its front matter")
    if role[0] == "layouts_dir" and is_wide:
        return "Jekyll reads nothing of this layout, and the pages that have it are empty"
    if role[0] == "data_dir":
        return "Jekyll will stop with an error"
    return "Jekyll will stop with an error at a page that has this layout"
