"""What a page uses and defines: every URL at the place where it is written."""

from __future__ import annotations

import pytest

from jekyll_tools.front_matter import parse
from jekyll_tools.html.scan import Tag, scan
from jekyll_tools.links.extract import page_links
from jekyll_tools.links.link import Link
from jekyll_tools.site.page import Page


def links(text: str, skipped: str = "") -> list[Link]:
    front_matter = parse("a.html", text.encode())
    page = Page(
        "a.html",
        "page",
        "pages",
        front_matter.body,
        front_matter,
        front_matter.data,
        "/a/",
        "a/index.html",
        "html",
        skipped=skipped,
    )
    tags = [tag for tag in scan(front_matter.body) if isinstance(tag, Tag)]
    return list(page_links(page, tags, {}))


def used(text: str) -> list[tuple[str, str, str]]:
    """Attribute, URL, and what stands at the place."""
    return [(link.attribute, link.url, link.location.text) for link in links(text) if link.role == "uses"]


SILENT = [
    "",
    "<a name=x><a href><a href=''><a href='  '><img alt='/x'><p href=/x>",
    "<link rel=preconnect href=https://x.example><link rel='dns-prefetch' href=//x.example>",
    "<!-- <a href=/x> --><script>'<a href=/x>'</script>",
    "<a href='\ue000/x'><img src='/a/\ue000.png'>",
    "---\nlink:\nteaser: x.png\nheader: {teaser: x.png, image: /x.png}\nurl: /x\npaperurl: x.pdf\nother: https://x.example\n---\n",
]


@pytest.mark.parametrize("text", SILENT)
def test_no_link(text: str) -> None:
    assert used(text) == []


USED = {
    "<a href=/x>": [("href", "/x", "/x")],
    "<a href='/x?a&amp;b'>": [("href", "/x?a&b", "/x?a&amp;b")],
    '<A HREF = " /x\n">': [("href", "/x", "/x")],
    "<area href=a><link href=b><form action=c><blockquote cite=d><q cite=e><del cite=f>": [
        ("href", "a", "a"),
        ("href", "b", "b"),
        ("action", "c", "c"),
        ("cite", "d", "d"),
        ("cite", "e", "e"),
        ("cite", "f", "f"),
    ],
    "<img src=a srcset='b, c 2x'><source srcset=d><video src=e poster=f><audio src=g><track src=h>": [
        ("src", "a", "a"),
        ("srcset", "b", "b"),
        ("srcset", "c", "c"),
        ("srcset", "d", "d"),
        ("src", "e", "e"),
        ("poster", "f", "f"),
        ("src", "g", "g"),
        ("src", "h", "h"),
    ],
    "<img srcset='a&amp;b 1x, c 2x'>": [
        ("srcset", "a&b", "srcset='a&amp;b 1x, c 2x'"),
        ("srcset", "c", "srcset='a&amp;b 1x, c 2x'"),
    ],
    "<iframe src=a></iframe><embed src=b><object data=c></object><script src=d></script>": [
        ("src", "a", "a"),
        ("src", "b", "b"),
        ("data", "c", "c"),
        ("src", "d", "d"),
    ],
    "<svg><use href='#a'/><image xlink:href=b></svg>": [("href", "#a", "#a"), ("xlink:href", "b", "b")],
    "---\nlink: 'https://x.example'\npaperurl: /files/x.pdf\nslidesurl: \"http//y.example\"\n---\n": [
        ("link", "https://x.example", "https://x.example"),
        ("paperurl", "/files/x.pdf", "/files/x.pdf"),
        ("slidesurl", "http//y.example", "http//y.example"),
    ],
    "---\nredirect_to: https://x.example/y\n---\n": [("redirect_to", "https://x.example/y", "https://x.example/y")],
    "---\nredirect_to:\n  - https://x.example/y\n  - https://z.example\n---\n": [
        ("redirect_to", "https://x.example/y", "https://x.example/y"),
    ],
    "---\nheader:\n  teaser: https://x.example/a.png\nactions:\n  - {label: x, url: https://y.example}\n---\n": [
        ("teaser", "https://x.example/a.png", "https://x.example/a.png"),
        ("url", "https://y.example", "https://y.example"),
    ],
}


@pytest.mark.parametrize("text", USED)
def test_used(text: str) -> None:
    assert used(text) == USED[text]


def test_defined() -> None:
    found = links("<p id=one><a name=two><a id=three name=four><p name=five><p id=''>")
    assert [(link.url, link.location.text) for link in found if link.role == "defines"] == [
        ("/a/", ""),
        ("/a/#one", "one"),
        ("/a/#two", "two"),
        ("/a/#three", "three"),
        ("/a/#four", "four"),
    ]


def test_an_unpublished_page_has_no_links() -> None:
    assert links("<a href=/x>", skipped="published: false") == []
