"""A link leads to a page or file that is not published.

## Why
It is there in the source, so its author takes it for published; its reader gets "not found". The message says why it is
left out: `published: false`, a date in the future, `exclude:`, a folder that Jekyll copies nothing out of, such as
`_data` or `_posts`, a collection without `output: true`. Of many files in one such folder it is told once. So it is of
a collection, in `_config.yml`, however many of its documents are linked to, and that is a warning, as the author has
said so.

## Bad
    _pages/about.md:
    My [thesis](/thesis/).
    _pages/thesis.md:
    ---
    permalink: /thesis/
    published: false
    ---

## Good
    _pages/about.md:
    My [thesis](/thesis/).
    _pages/thesis.md:
    ---
    permalink: /thesis/
    ---
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.rules.unproven import unproven
from jekyll_tools.site.site import Site
from jekyll_tools.text import Location


@rule(on="problem:unpublished-target", level="error")
def check(problem: Problem, context: Context) -> Iterator[Finding]:
    facts, label = problem.facts, str(problem.facts.get("collection") or "")
    if label:  # one setting is to blame, however many documents are linked to
        place = _setting(label, context.site)
        links = f"a link to a document of `{label}` leads" if place is None else f"links to documents of `{label}` lead"
        message = f"{links} to nothing: {facts['reason']}"
        where = "" if place is None else f": {problem.location} is one of them"
        hint, _ = unproven(facts, f"set `output: true` for {label} in _config.yml, or take the links out{where}")
        yield Finding(place or problem.location, message, hint, level="warning", once="site")  # its author said so
        return
    if facts.get("folder"):
        yield _of_folder(problem)
        return
    message = f"the {facts['named']} leads to nothing: {facts['reason']}"
    hint, level = unproven(facts, _moved(facts) if facts.get("move") else "publish it, or take the link out")
    yield Finding(problem.location, message, hint, level=level)


def _of_folder(problem: Problem) -> Finding:
    """What is said of several files in a folder, once."""
    facts = problem.facts
    above, _, name = str(facts["lost"]).rpartition("/")
    message = (
        f"a file in {above} that is linked to is not published: Jekyll copies none out of {above.partition('/')[0]}"
    )
    to, near = str(facts["move"]).rpartition("/")[0] or "the site's own folder", str(facts["near"])
    hint = f"move them to {to}"
    if not str(facts["url"]).endswith(near):
        whole = near.rpartition("/")[0]
        whole += f"/{above.rpartition('/')[2]}" if "/" in above else ""  # others may have the same names
        hint = f"move them to {whole.lstrip('/')}, and write {whole}/{name} for {name}, and so on"
    hint, level = unproven(facts, hint)
    return Finding(problem.location, message, hint, level=level, once="site")


def _moved(facts: Mapping[str, object]) -> str:
    is_right = str(facts["url"]).endswith(str(facts["near"]))
    return f"move the file to {facts['move']}" + ("" if is_right else f", and write {facts['near']}")


def _setting(label: str, site: Site) -> Location | None:
    """Where the settings say that a collection is not published, or name it."""
    entries = site.config.entries
    said = entries.get(("collections", label, "output"))
    named = entries.get(("collections", label))
    return said.location if said is not None else named.key if named is not None else None
