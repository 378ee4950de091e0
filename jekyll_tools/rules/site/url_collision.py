"""Two files of the site have one address.

## Why
Jekyll writes both to the same file, one over the other, and only the last one is ever seen. Documents of collections
are written last, after files that are only copied, and those after pages; of two pages the later one wins. All files
that have one address are told in one finding. Where only one of them has an address that goes with its file's name, the
others' were copied, and it is told there. It is but a warning where no reader misses anything: of two that are the
same, text and keys, or text and title or name; of an earlier state of the page that is seen (its title, most of its
lines, and no more words); of a sample of the theme's, a page in a folder of old ones, one without a word, a copy
by its name (`cv copy.md`), a second 404, or a page that only lists a collection, if that has no page but the theme's
samples, or a page of the same name or title was written instead; where a whole home page of HTML is seen; and where a
page gives its address to a file that is no page, such as a PDF. A README without a permalink is not told.

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

from collections.abc import Iterator, Sequence
from posixpath import splitext

from jekyll_tools.diagnostic import Finding
from jekyll_tools.render.destinations import Claim, Destination
from jekyll_tools.rules.own_placeholders import has_own
from jekyll_tools.rules.rivals import (
    BY_CHANCE,
    DATELESS,
    are_much_alike,
    dated,
    fit,
    is_backup,
    is_blank,
    is_by_chance,
    is_copy,
    is_home,
    is_idle_list,
    is_one_page,
    is_outgrown,
    is_same,
    is_sample,
    is_written_instead,
    named,
    own_address,
)
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.site.site import Site

_LANGUAGES = frozenset(("jekyll-polyglot", "jekyll-multiple-languages-plugin"))
_NOT_FILES = ("redirect", "generated")
_RIVALS = 2
_WEB = (".html", ".htm", ".xhtml")
_NOT_FOUND = ("/404.html", "/404/")
_LISTED = ("page", "document")
_NAMED = ("post", "document")  # these have an address by their names in their collection's
_EACH = "give each a permalink of its own, or delete what is not to be seen"
_BY_NAME = (
    "take the permalink out of each but one: Jekyll then gives it an address by its file's name; or delete what is not"
    " to be seen"
)


@rule(on="destination", level="error")
def check(destination: Destination, context: Context) -> Iterator[Finding]:
    site = context.site
    if not _LANGUAGES.isdisjoint(site.config.strings("plugins")):  # a page of each language has the address
        return
    if "/:" in f"/{destination.path}" and has_own(destination.path, site):
        return
    files = [claim for claim in destination.claims if claim.kind not in _NOT_FILES]
    if len(files) < _RIVALS or destination.winner.kind == "redirect":  # redirect-collision tells of that
        return
    winner = files[-1]
    # One file may have two claims, as a page by `include:` and as a document.
    files = [claim for claim in files if claim is winner or not _is_readme(claim)]
    others = list({claim.path: claim for claim in files if claim.path != winner.path}.values())
    told = [finding for lost in others for finding in _harmless(lost, winner, destination, site)]
    yield from told
    named_already = {finding.location.path for finding in told}
    missed = [lost for lost in others if lost.path not in named_already]
    if len(missed) == 1:
        yield _of_two(missed[0], winner, destination, site)
    elif missed:
        yield _of_many(missed, winner, destination, site)


def _is_readme(claim: Claim) -> bool:
    """Whether it is what jekyll-readme-index makes the home page where there is no other."""
    return claim.url == "/" and claim.path.casefold().startswith("readme.") and not claim.location.text


def _harmless(lost: Claim, winner: Claim, destination: Destination, site: Site) -> Iterator[Finding]:
    """What is told of a file that no reader misses; nothing for others."""
    message = _never_seen(lost, winner, destination)
    if is_same(lost, winner, site):
        yield Finding(lost.location, f"{message} with the same text", "remove one of them", level="warning")
    elif hint := _for_winner(lost, winner, site) or _for_lost(lost, winner, site):
        yield Finding(lost.location, message, hint, level="warning")


def _for_winner(lost: Claim, winner: Claim, site: Site) -> str:
    """What to do where the file that is seen was put there on purpose; "" for others."""
    if winner.kind == "static" and splitext(winner.path)[1].lower() not in _WEB:
        return f"if its address is to lead to {winner.path} nothing is to be done; else write another permalink here"
    if is_home(winner, site):
        return f"delete this file, or give it a permalink of its own, if {winner.path} is the home page that you mean"
    if winner.kind in ("document", "post") and is_idle_list(lost, site, winner.path):
        return f"delete this file, if {winner.path} says all that it does: it lists nothing else"
    if is_written_instead(winner, lost, site):
        return f"delete this file, which only lists a collection, if {winner.path} is what was written in its stead"
    return ""


def _for_lost(lost: Claim, winner: Claim, site: Site) -> str:
    """What to do about a file that says nothing, or nothing else; "" for others."""
    if lost.url in _NOT_FOUND:
        return f"delete one of the two, this or {winner.path}"
    if is_blank(lost, site):
        return "delete this file: it has no word for a reader"
    if is_idle_list(lost, site):
        return f"delete this file: the collection that it lists has no page of yours, and {winner.path} is seen instead"
    if is_backup(lost, winner, site):
        return f"delete this file, or write published: false in it, if {winner.path} is the one to be seen"
    if is_outgrown(lost, winner, site):
        return (
            f"delete this file, if it is but an earlier state of {winner.path}; or give one of them another permalink"
        )
    if is_sample(lost, site):
        return "delete this file: it is a sample of the theme's"
    if is_copy(lost.path, winner.path):
        return f"give it a permalink of its own; or delete it, if it is but a copy of {winner.path}, as its name says"
    return ""


def _never_seen(lost: Claim, winner: Claim, destination: Destination) -> str:
    is_one = lost.url == winner.url
    taken = f"has the same address, {winner.url}," if is_one else f"is written to {destination.path} too,"
    return f"this {_kind(lost)} is never seen: {winner.path} {taken} and replaces it"


def _of_two(lost: Claim, winner: Claim, destination: Destination, site: Site) -> Finding:
    message = _never_seen(lost, winner, destination)
    if is_by_chance(lost, winner, site):
        return Finding(lost.location, f"{message}{BY_CHANCE}", _EACH)
    if is_sample(winner, site) and not is_sample(lost, site):
        hint = f"delete this file, a sample of the theme's, so that {lost.path} is seen"
        return Finding(winner.location, _replaced(lost, winner, destination), hint)
    if is_copy(winner.path, lost.path) or is_blank(winner, site):
        own = "" if is_blank(winner, site) else "give it a permalink of its own; or "
        hint = f"{own}delete this file, so that {lost.path} is seen"
        return Finding(winner.location, _replaced(lost, winner, destination), hint)
    if are_much_alike(lost, winner, site):
        hint = (
            "give one of the two a permalink of its own; or, as they are much alike, delete the one that is out of"
            f" date, this or {winner.path}"
        )
        return Finding(lost.location, message, hint)
    fits, others = (fit(lost), dated(lost)), (fit(winner), dated(winner))
    if fits > others:
        hint = _other_here(lost, winner, lost.path, "this", own_address(winner, lost, site))
        return Finding(winner.location, _replaced(lost, winner, destination), hint)
    if fits < others and winner.kind != "static":  # a file's own address is nobody's to copy
        hint = _other_here(lost, winner, "this file", winner.path, own_address(lost, winner, site))
    elif is_one_page(lost, winner):
        one = "this page" if winner.kind == "static" else "one of them"
        hint = f"give {one} a permalink of its own; or delete the one that is out of date, this or {winner.path}"
    else:
        hint = _EACH
    return Finding(lost.location, message, hint)


def _other_here(lost: Claim, winner: Claim, one: str, other: str, address: str) -> str:
    """Another address, if it is known which, or one file less: a page may be the list of all documents, of which one
    replaces it.
    """
    is_enough = "says all that it does" if (lost.kind, winner.kind) == _LISTED else "is the one to be seen"
    another = f"permalink: {address}" if address else "another permalink"
    return f"write {another} here; or delete {one}, if {other} {is_enough}"


def _replaced(lost: Claim, winner: Claim, destination: Destination) -> str:
    is_one = lost.url == winner.url
    taken = f"has the address of {lost.path}" if is_one else f"is written to {destination.path}, as {lost.path} is,"
    return f"this {_kind(winner)} {taken} and replaces it: that {_kind(lost)} is never seen"


def _of_many(missed: Sequence[Claim], winner: Claim, destination: Destination, site: Site) -> Finding:
    """Of several that one replaces: told at that, unless it alone has an address that goes with its name."""
    is_one = all(lost.url == winner.url for lost in missed)
    where = f"have one address, {winner.url}," if is_one else f"are written to {destination.path},"
    paths = [lost.path for lost in missed]
    message = f"{len(missed) + 1} files {where} and only {winner.path} is seen: it replaces {named(paths)}"
    if any(is_by_chance(lost, winner, site) for lost in missed):
        return Finding(winner.location, f"{message}{BY_CHANCE}", _EACH)
    best = max(map(fit, (*missed, winner)))
    owners = [claim for claim in (*missed, winner) if fit(claim) == best]
    if len(owners) > 1 or best < DATELESS:
        have_names = all(claim.kind in _NAMED and claim.location.text for claim in (*missed, winner))
        return Finding(winner.location, message, _BY_NAME if have_names else _EACH)
    hint = f"leave the address to {owners[0].path}, and give each other one a permalink of its own, or delete it"
    return Finding((missed[0] if owners[0] is winner else winner).location, message, hint)


def _kind(claim: Claim) -> str:
    return "file" if claim.kind == "static" else claim.kind
