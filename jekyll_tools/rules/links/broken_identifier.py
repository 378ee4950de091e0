"""A DOI or an arXiv identifier cannot be right.

## Why
A digit is missing or one too many, nothing follows, or there is an address within the address: doi.org and arxiv.org
answer "not found". A full stop at the end of a DOI is but a warning: there may be one that ends so.
What a DOI and an arXiv identifier look like is known, so no network is needed to see it.

## Bad
    [The paper](https://doi.org/10.1000) and its [preprint](https://arxiv.org/abs/2312.1617)

## Good
    [The paper](https://doi.org/10.1000/182) and its [preprint](https://arxiv.org/abs/2312.16170)
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Level
from jekyll_tools.links.extract import KEYS
from jekyll_tools.links.identifiers import arxiv_fault, doi_fault, named
from jekyll_tools.links.link import Link
from jekyll_tools.links.malformed import fault
from jekyll_tools.rules.rule import Context, rule


@rule(on="link", level="error")
def check(link: Link, _context: Context) -> Iterator[Finding]:
    identifier = named(link.url)
    if identifier is None or fault(link.url):
        return
    if identifier == ("doi", "") and link.attribute not in KEYS:
        return  # the home page of all of them
    kind, name = identifier[0], " ".join(identifier[1].split())  # a %0A is shown as a blank
    judge = doi_fault if kind == "doi" else arxiv_fault
    wrong = judge(name)
    if wrong:
        level: Level | None = "warning" if wrong.is_likely else None
        first = name.split(" ")[0].removesuffix(".pdf")
        hint = f"did you mean {wrong.better}?" if wrong.better else "compare it with the paper's own page"
        if not name:
            hint = "write the paper's behind it, or take the link out"
        if " " in name and judge(first) is None:
            hint = f"let the address end with {first}"
        if name.startswith(("http://", "https://")) and wrong.better == name:
            yield _twice(link, name)
        else:
            yield Finding(link.location, f"{name[:80] or link.url} {wrong.words}", hint, level=level)


def _twice(link: Link, second: str) -> Finding:
    """What is said of an address behind doi.org: where Liquid prints it, its key should have the identifier alone."""
    message = f"{link.url.removesuffix(second)} is followed by another whole address, {second[:80]}"
    place, identifier = link.location, named(second)
    if place.is_made:
        return Finding(place, message, f"write {second}", tag=link.url)
    if identifier and place.origin.string.startswith("{{", place.end):
        return Finding(place, message, f"write only {identifier[1]} where that is typed", tag=second)
    return Finding(place, message, f"write {second}")
