"""A picture or file that a page asks for is not there.

## Why
The picture is a hole in the page, the download is "not found". The file was never added, is in another folder, has
another ending, or is left out by `exclude:`. For pictures that front matter and settings name (`teaser`, `avatar`) any
folder will do, because themes differ in where they look. Many files of a folder that is not there are told once. It is
a warning where browsers take another source of the same `<video>`, `<audio>` or `<picture>`, where but previews on
other sites lack it (`og_image`), where a workflow that builds the site runs programs or copies files, and where the
site brings plugins of its own. What styles of a page ask for (`url(…)`) is looked at, too.

## Bad
    _pages/about.md:
    ![A cat](/images/cat.png) [CV](/files/cv.pdf)

## Good
    _pages/about.md:
    ![A cat](/images/cat.png)
    images/cat.png:
    (the picture)
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping

from jekyll_tools import urls
from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.links import own_computer
from jekyll_tools.links.dead import FILES
from jekyll_tools.links.link import PICTURE_KEY
from jekyll_tools.rules.placeholder import unfilled
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.rules.unproven import of_idle_map, of_sample_picture, unproven
from jekyll_tools.site.samples import PICTURE

_MISSING = "add the file, or take this out"
_WITHOUT = {
    ".js": ", so it does not run",
    ".css": ", so the page is shown without it",
    ".html": ", so an error page is shown",
    **dict.fromkeys((".eot", ".otf", ".ttf", ".woff", ".woff2"), ", so its words are shown in another font"),
    **dict.fromkeys((".mp3", ".m4a", ".ogg", ".wav"), ", so nothing is played"),
}
# What the Academic Pages theme asks for and leaves to its users.
_LEFT = {
    "/files/cv.pdf": "put your CV there as files/cv.pdf, or delete this link",
    PICTURE: "it is the theme's sample picture: name one of yours, or take it out",
}
_SHOWN = ", so nothing is shown"
_WITHIN = ", so browsers show what the <object> holds instead, if anything"


@rule(on="problem:missing-file", level="error")
def check(problem: Problem, context: Context) -> Iterator[Finding]:
    facts = problem.facts
    if facts.get("listed"):
        message = f"the {facts['named']} is found from this page, but not from {facts['listed']}, which repeats it"
        yield Finding(problem.location, message, f"write {facts['near']}", level="warning")
        return
    if facts.get("folder"):
        message = f"a file is asked for in {facts['folder']}, and this site has no such folder"
        hint, level = unproven(facts, "add the folder with its files, or take the addresses out")
        yield Finding(problem.location, message, hint, level=level, once="site")
        return
    path = urls.decoded(urls.split(str(facts["url"])).path)
    nothing_shown = _WITHIN if facts["attribute"] == "data" else _SHOWN
    shown = _WITHOUT.get(posixpath.splitext(path)[1], nothing_shown if facts["attribute"] in FILES else "")
    is_local = own_computer.may_be_local(str(facts["url"])) and not facts["near"]
    hint, level = (own_computer.mend(str(facts["url"])), None) if is_local else unproven(facts, _hint(facts))
    if facts["taken"]:
        shown, level = f": browsers take {facts['taken']} instead", "warning"
    if facts.get("preview"):
        shown, level = ", so previews on other sites (Facebook, LinkedIn) show no picture", "warning"
    hint, of_sample = of_sample_picture(problem, hint)
    hint, idle = of_idle_map(problem, context.site, hint)
    level = level or of_sample or idle
    nothing = f"{facts['sought']}, where no file is" if facts.get("sought") else "no file of this site"
    yield Finding(
        problem.location,
        f"the {facts['named']} leads to {facts['reason'] or nothing}{shown}",
        hint,
        level=level,
        once="" if facts["near"] or facts.get("keyed") else "file",  # what is added is there for all
    )


def _hint(facts: Mapping[str, object]) -> str:
    near = str(facts["near"]).replace(" ", "%20")
    if facts["attribute"] == PICTURE_KEY and near.startswith("/"):  # what the theme puts before it is its own affair
        return f"did you mean the file {near[1:]}?"
    if near and near != facts["taken"]:
        return f"did you mean {near}?"
    path = posixpath.normpath("/" + urls.split(str(facts["url"])).path.lstrip("/"))
    left = next((words for end, words in _LEFT.items() if path.endswith(end)), _MISSING)
    return unfilled(str(facts["url"])) or str(facts.get("mend") or left)
