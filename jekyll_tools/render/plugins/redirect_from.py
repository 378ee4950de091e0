"""jekyll-redirect-from: the files it adds to a site."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from jekyll_tools import front_matter, limits
from jekyll_tools.outputs.plan import parents
from jekyll_tools.records import NamedTuple
from jekyll_tools.redirects.hosts import jekyll
from jekyll_tools.redirects.map import collect, is_mapped, is_run
from jekyll_tools.redirects.redirect import Redirect
from jekyll_tools.render.destinations import Claim, Destination, destinations
from jekyll_tools.render.layouts import Layout
from jekyll_tools.site.files import inside
from jekyll_tools.site.site import Site
from jekyll_tools.text import Text

if TYPE_CHECKING:
    from jekyll_tools.render.rendering import Rendering

GEM = "jekyll-redirect-from"
NOT_NAMED = "the configuration does not name jekyll-redirect-from"


class Files(NamedTuple):
    """Texts by path below the output folder, and remarks, each a sentence, on what is not as it may seem."""

    texts: dict[str, str]
    notices: tuple[str, ...] = ()


def files(site: Site, redirects: Sequence[Redirect]) -> Files:
    """The map and every stub that Jekyll would leave on the disk.

    A stub that loses its file to a static file or a document is not among them.
    """
    notices = [] if is_run(site) else [f"{NOT_NAMED}: Jekyll itself would write no redirects"]
    template, why = _template(site)
    texts: dict[str, str] = {}
    if why:
        notices.append(f"no pages that redirect are written: {why}")
    else:
        written = destinations(site, redirects)
        winners = list(_winners(redirects, written))
        misfits = _misfits(winners, written)
        notices += misfits.values()
        texts = {r.destination: template or jekyll.stub(r) for r in winners if r.destination not in misfits}
    if is_mapped(site):
        texts[jekyll.FILENAME] = jekyll.render(redirects)
    return Files(texts, tuple(notices))


def generate(rendering: Rendering) -> None:
    """Adds the stubs and the map to the site's pages, and makes a stub of each page that has `redirect_to`."""
    if "redirect" not in rendering.layouts:
        rendering.layouts.add("redirect", Layout("redirect.html", Text.written("redirect.html", jekyll.TEMPLATE), {}))
    redirects, problems = collect(rendering.site)
    rendering.noted += problems
    subjects = {subject.page: subject for subject in rendering.contents.subjects}
    for redirect in redirects:
        said = {
            "sitemap": False,
            "layout": "redirect",
            "permalink": redirect.source,
            "redirect": {"from": redirect.source, "to": redirect.target},
        }
        if redirect.key == "redirect_from":
            rendering.contents.add("redirect.html", redirect.source, redirect.destination, _nothing(), said)
        else:
            subjects[redirect.page].replace(_nothing(), said)
    if is_mapped(rendering.site):
        text = Text.written(jekyll.FILENAME, jekyll.render(redirects))
        rendering.contents.add(jekyll.FILENAME, "/" + jekyll.FILENAME, jekyll.FILENAME, text, {"layout": None})


def _nothing() -> Text:
    return Text.written("redirect.html", "")


def _misfits(redirects: Iterable[Redirect], written: Iterable[Destination]) -> dict[str, str]:
    """Stubs that cannot be written because a file stands where they need a folder, or the reverse; with a remark."""
    taken = {destination.path for destination in written}
    folders = {parent for path in taken for parent in parents(path)}
    remarks: dict[str, str] = {}
    for redirect in redirects:
        file = next((parent for parent in parents(redirect.destination) if parent in taken), "")
        if redirect.destination in folders or file:
            words = f"{file or redirect.destination} would have to be a file and a folder"
            remarks[redirect.destination] = (
                f"{redirect.location}: no page for the redirect from {redirect.source}: {words}"
            )
    return remarks


def _winners(redirects: Iterable[Redirect], written: Iterable[Destination]) -> Iterable[Redirect]:
    """Each redirect whose stub is what stands in its file in the end."""
    winner = {destination.path: destination.winner for destination in written}
    return (redirect for redirect in redirects if _stands(redirect, winner[redirect.destination]))


def _stands(redirect: Redirect, winner: Claim) -> bool:
    if redirect.key == "redirect_from":
        return winner.redirect is redirect
    # Style sheets are pages too, but Jekyll gives them no layout: they come out empty, and lead nowhere.
    return winner.redirect is None and winner.path == redirect.page.path and redirect.page.converter != "scss"


def _template(site: Site) -> tuple[str, str]:
    """The text of the site's own layout `redirect`, if it has one that is the same for every stub, and why not."""
    folder = inside(str(site.config.data.get("layouts_dir") or "_layouts"))
    place = os.path.join(site.folder, folder)
    names = [name for name in _names(place) if os.path.splitext(name)[0] == "redirect"]
    if not names:
        return "", ""
    name = f"{folder}/{names[-1]}"
    raw = _read(site.folder, os.path.join(place, names[-1]))
    if raw is None:
        return "", f"the site's own layout {name} cannot be read"
    layout = front_matter.parse(name, raw)
    if "{{" in str(layout.body) or "{%" in str(layout.body) or layout.data.get("layout"):
        return "", f"the site's own layout {name} needs Liquid"
    return str(layout.body), ""


def _names(folder: str) -> list[str]:
    return sorted(os.listdir(folder)) if os.path.isdir(folder) else []


def _read(root: str, path: str) -> bytes | None:
    """A file's bytes; None for one outside the site, a symlink, one too large, or one that cannot be read."""
    inside = os.path.realpath(path) == os.path.join(os.path.realpath(root), os.path.relpath(path, root))
    try:
        if inside and os.path.getsize(path) <= limits.FILE_BYTES:
            with open(path, "rb") as stream:
                return stream.read()
    except OSError:
        pass
    return None
