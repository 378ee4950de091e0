"""Pages that are judged by two processes: what is said of them is what one says."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from jekyll_tools import sharing
from jekyll_tools.diagnostic import Diagnostic
from jekyll_tools.engine import Check, check
from jekyll_tools.site.site import read

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a system that makes no copies")

PAGE = """---
title: Page {number}
permalink: /page-{number}/
---
# One

A <span>span, [a link](/nowhere-{number}/), <font color="red">red</font></span></b> and [another](#nobody).

{{% include part.html n={number} %}}

"""


class Kept(dict[bytes, bytes]):
    """A store in memory."""

    def put(self, key: bytes, value: bytes) -> None:
        self[key] = value


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "_includes").mkdir()
    (tmp_path / "_includes" / "part.html").write_text("<p>{{ include.n }}<a href='/no/'></p></i>\n")
    (tmp_path / "_config.yml").write_text("title: Of many\n")
    for number in range(12):
        words = "Words of the page. " * 20 * number
        (tmp_path / f"page{number}.md").write_text(PAGE.format(number=number) + words)
    (tmp_path / "broken.md").write_text("---\npermalink: /broken/\n---\n{% if %}<b>never\n" + "word " * 3000)
    (tmp_path / "list.html").write_text("---\n---\n{% for p in site.pages %}{{ p.content }}{% endfor %}<div>\n")
    return tmp_path


def found(site: Path, store: Kept | None = None) -> list[Diagnostic]:
    return check(read(str(site)), Check(store=store))


@pytest.fixture
def copies(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many pages each copy was given."""
    given: list[int] = []

    class Counted(sharing.Copy):
        def __init__(self, pieces: list[int], *rest: object) -> None:
            given.append(len(pieces))
            super().__init__(pieces, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(sharing, "can_copy", lambda: True)
    monkeypatch.setattr(sharing, "Copy", Counted)
    return given


def test_two_say_what_one_says(site: Path, copies: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    two = found(site)
    assert copies == [13]  # the one that stops Liquid is not handed over
    monkeypatch.setattr(sharing, "can_copy", lambda: False)
    assert found(site) == two
    assert len(two) > 40


def test_what_the_copy_says_alone_is_the_same(site: Path, copies: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "can_copy", lambda: False)
    one, kept = found(site, first := Kept()), Kept()
    monkeypatch.setattr(sharing, "can_copy", lambda: True)
    monkeypatch.setattr(sharing.Copy, "next", _only_the_copy(os.getpid()))
    assert found(site, kept) == one
    assert kept == first
    assert copies == [13]


def test_what_is_known_is_not_handed_over(site: Path, copies: list[int]) -> None:
    kept = Kept()
    first = found(site, kept)
    assert found(site, kept) == first
    assert copies == [13]


def test_copy_that_fails_costs_nothing(site: Path, copies: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    two = found(site)
    monkeypatch.setattr(sharing.Sharing, "_handed", lambda *_: os._exit(1))
    assert found(site) == two
    assert copies == [13, 13]


def test_no_process_can_be_had(site: Path, copies: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    two = found(site)

    def fork() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", fork)
    assert found(site) == two
    assert copies == [13, 13]


def _only_the_copy(ours: int) -> object:
    take = sharing.Copy.next

    def next(copy: sharing.Copy) -> object:
        return () if os.getpid() == ours else take(copy)

    return next
