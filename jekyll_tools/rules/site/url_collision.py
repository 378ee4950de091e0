"""Two files of the site have one address.

## Why
Jekyll writes both to the same file, one over the other, and only the last one is ever seen. Documents of collections
are written last, after files that are only copied, and those after pages; of two pages the later one wins. Where both
are the same, text and keys, it is but a warning. Where only one of the two has an address that goes with its file's
name, the other one's was copied, and it is told there.

## Bad
    _pages/about.md:
    ---
    permalink: /about/
    ---
    _pages/me.md:
    ---
    permalink: /about/
    ---

## Good
    _pages/about.md:
    ---
    permalink: /about/
    ---
    _pages/me.md:
    ---
    permalink: /me/
    ---
"""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import basename, splitext

from jekyll_tools.diagnostic import Finding
from jekyll_tools.regex import regex
from jekyll_tools.render.destinations import Claim, Destination
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.site.site import Site

_LANGUAGES = frozenset(("jekyll-polyglot", "jekyll-multiple-languages-plugin"))
NOT_FILES = ("redirect", "generated")
_DATE = regex(r"\A[0-9]{4}-[0-9]{1,2}(?:-[0-9]{1,2})?-")
_WORD = regex(r"[^\W_]+")
_WHOLE, _DATELESS = 3, 2
_SHORT = 3  # characters, which stand in any name
_OTHER = "write another permalink here, or delete the one that is not to be seen"


@rule(on="destination", level="error")
def check(destination: Destination, context: Context) -> Iterator[Finding]:
    if not _LANGUAGES.isdisjoint(context.site.config.plugins):  # a page of each language has the address
        return
    files = [claim for claim in destination.claims if claim.kind not in NOT_FILES]
    for lost in files[:-1]:
        winner = files[-1]
        if lost.path == winner.path:  # one file, as a page by `include:` and as a document
            continue
        yield _finding(lost, winner, destination, context.site)


def _finding(lost: Claim, winner: Claim, destination: Destination, site: Site) -> Finding:
    kind = "file" if lost.kind == "static" else lost.kind
    is_one = lost.url == winner.url
    taken = f"has the same address, {winner.url}," if is_one else f"is written to {destination.path} too,"
    message = f"this {kind} is never seen: {winner.path} {taken} and replaces it"
    if _is_same(lost, winner, site):
        return Finding(lost.location, f"{message} with the same text", "remove one of them", level="warning")
    fits, others = _fit(lost), _fit(winner)
    if fits <= others:
        is_copied = fits < others and winner.kind != "static"  # a file's own address is nobody's to copy
        hint = _OTHER if is_copied else "give one of them another address, or delete the one that is not to be seen"
        return Finding(lost.location, message, hint)
    hint = f"write another permalink here; or delete {lost.path}, if this is the one to be seen"
    taken = f"has the address of {lost.path}" if is_one else f"is written to {destination.path}, as {lost.path} is,"
    return Finding(winner.location, f"this {winner.kind} {taken} and replaces it: that {kind} is never seen", hint)


def _fit(claim: Claim) -> int:
    """How well an address goes with the name of its file: as it is, without the date, as a part, or not at all."""
    path = splitext(claim.url.removesuffix("/index.html").strip("/"))[0]
    if not path or claim.location.start == claim.location.end:  # a home page may have any name; or no permalink
        return _WHOLE
    names = [splitext(name)[0].casefold() for name in claim.path.split("/")]
    name, last = names[-2] if names[-1] == "index" and len(names) > 1 else names[-1], basename(path).casefold()
    if _letters(name) == _letters(last):
        return _WHOLE
    name, last = _DATE.sub("", name), _DATE.sub("", last)
    if _letters(name) == _letters(last):
        return _DATELESS
    return int(_is_part(name, last) or _is_part(last, name))


def _letters(name: str) -> str:
    return "".join(_WORD.findall(name))


def _is_part(one: str, other: str) -> bool:
    """Whether a name is a word of another one, or a long part of it."""
    return one in _WORD.findall(other) or (len(one) > _SHORT and one in other)


def _is_same(lost: Claim, winner: Claim, site: Site) -> bool:
    """Whether nothing is lost: two pages have the same keys and the same text, read in the same way; two files none."""
    both = [page for page in site.pages if page.path in (lost.path, winner.path)]
    files = [file for file in site.static_files if file.path in (lost.path, winner.path)]
    if len(files) == 2 and all(file.empty for file in files):
        return True
    return len(both) == 2 and both[0].text.string == both[1].text.string and both[0].converter == both[1].converter
