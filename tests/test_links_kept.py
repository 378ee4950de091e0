"""What pages link to, as an earlier run read it: the same links at the same places, whatever else has changed."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from site_cases import HERE

from jekyll_tools import cache
from jekyll_tools.cache import Cache
from jekyll_tools.cli._page_links import PageLinks
from jekyll_tools.render.body import Body
from jekyll_tools.site.site import read
from jekyll_tools.target import JEKYLL

SITES = {name: HERE / name / "source" for name in ("academic", "handbook")}
INCLUDE = '<p><a href="{{ include.to }}">b</a> <a href="https://b.example/">c</a></p>'
FILES = {
    "_config.yml": "title: Kept\n",
    "_includes/note.html": INCLUDE,
    "one.md": "---\nlink: https://a.example/\n---\n[a](https://a.example/1) {% include note.html to='/two' %}\r\n",
    "two.html": "---\n---\n<base href='/sub/'><img srcset='a.png, b.png 2x'>{{ site.pages | map: 'content' | join }}",
    "not.md": "---\n---\n[x](https://c.example/) {{ 1 | none: }} {% nothing %}",
}
Place = tuple[str, str, str, object, object]


def links(folder: Path, cache: Cache | None) -> list[Place]:
    found = PageLinks(read(str(folder), target=JEKYLL), cache).links()
    return [
        (page.path, link.url, link.base + link.attribute, link.location, link.location.through)
        for page, links in found
        for link in links
    ]


def kept(folder: Path) -> list[Place]:
    cache = Cache("links")
    found = links(folder, cache)
    cache.save()
    return found


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """The pages that are read, not recalled."""
    from jekyll_tools.render import reading

    def read_body(*given: object) -> Body:
        body = original(*given)  # type: ignore[arg-type]
        pages.append(body.page.path)
        return body

    pages: list[str] = []
    original = reading.read
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(reading, "read", read_body)
    return pages


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, newline="")
    return tmp_path / "site"


@pytest.mark.parametrize("name", SITES)
def test_the_same_again(name: str, reads: list[str], tmp_path: Path) -> None:
    folder = tmp_path / "site"
    shutil.copytree(SITES[name], folder)
    fresh = links(folder, None)
    assert fresh
    assert kept(folder) == fresh
    reads.clear()
    assert (kept(folder), reads) == (fresh, [])


def test_only_what_says_something_else_is_read(reads: list[str], site: Path) -> None:
    first = kept(site)
    reads.clear()
    (site / "_config.yml").write_text("title: Another\n")
    (site / "two.html").write_text("---\n---\n<a href='/three'>x</a>")
    assert kept(site) == [*(place for place in first if place[0] != "two.html"), *links(site, None)[-1:]]
    assert set(reads) == {"two.html", "one.md"}


def test_an_include_that_moves_its_links(reads: list[str], site: Path) -> None:
    kept(site)
    (site / "_includes" / "note.html").write_text("\n" + INCLUDE)
    assert kept(site) == links(site, None)


def test_sites_that_are_built_leave_room_for_those_whose_links_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(cache, "CACHE_FILES", 2)
    for number, name in enumerate(["links-1", "links-2", "1", "2", "3", "links-3"]):
        made = Cache(name)
        made.put(b"0" * 16, b"value")
        made.save()
        os.utime(tmp_path / "jekyll-tools" / f"{name}.cache", (number, number))
    left = sorted(path.stem for path in (tmp_path / "jekyll-tools").iterdir())
    assert left == ["2", "3", "links-2", "links-3"]
