"""URLs that cannot be used as they are written, and those that only look odd."""

from __future__ import annotations

import pytest

from jekyll_tools.links.malformed import fault

FINE = [
    "", "#top", "/about/", "about.html", "../a b.pdf", "a:b/c", "2020: x", "C++.html", "?q=100%", "x\ty",
    "https://example.org", "HTTP://EXAMPLE.org:8080/a/b?c#d", "https://x.org./", "http://localhost:4000/",
    "http://127.1/", "http://[::1]:80/", "//cdn.x.org/a.js", "https://b\u00fccher.example/\u00e4?q=\u00fc",
    "https://web.archive.org/web/2020/https://x.org/", "https://user:pw@x.org/", "https://x.org/a_(b)",
    "https://x.org/?q=100%", "https://en.wikipedia.org/wiki/K%C3%A4se", "https://x.org/a|b[c]",
    "https://x.org/?u=http://y.org&v={a}", "http://exa_mple.org", "http://ex%41mple.org/",
    "mailto:me@x.org?subject=a b", "mailto:?subject=x", "mailto:a%40x.org", "mailto:a@x.org,b@y.org",
    "mailto: me@x.org",
    "tel:+65 123", "javascript:a={{}}",
    "data:image/svg+xml,%3csvg {% a](", "zoommtg://x", "foo:bar",
]  # fmt: skip


@pytest.mark.parametrize("url", FINE)
def test_fine(url: str) -> None:
    assert fault(url) is None


NO_HOST = "names no server"
ONLY_BEGUN = ("is only the beginning of an address", "write the whole address, or take this out")
WHOLE = "write the whole address, such as name@example.org"
NO_NAME = "has {} for a host, which is no name a host can have"
A_SERVER = "write the server's name with its dots, as in https://example.org/"
FOUR = "write four numbers up to 255 with dots between, or the server's name"
NO_IPV4 = "has {} for a host, which is no IPv4 address"
NO_IPV6 = "has {} for a host, which is no IPv6 address"
NO_PORT = "has {} for a port, which is no number up to 65535"
NO_COLON = "has no colon after {}, so browsers look for it on this site"
SLASHES = "lacks the two slashes after {}:"
TWICE = "begins with http:// or https:// twice"
NO_SCHEME = "begins with {}:, which no browser knows"
UNKNOWN = "begins with {}:, which no browser knows"
A_PATH = "begins with `{}`, so browsers look for it on this site"
SPACE_IN_HOST = ("space-in-host", "contains a space", "remove it")
SPACE = ("space", "contains a space", "write it as %20, or remove it")
ESCAPE = ("percent", "contains a % without two hexadecimal digits (0-9, A-F) after it", "write %25 for the sign itself")
MARKDOWN = ("markdown", "contains `](`, the middle of another Markdown link", "write https://x.org/, or the other one")
LIQUID = ("liquid", "contains Liquid that Jekyll does not run here", "")

FAULTS = {
    "http:/x.org/a": ("slashes", SLASHES.format("http"), "write http://x.org/a"),
    "https:x.org": ("slashes", SLASHES.format("https"), "write https://x.org"),
    "https:": ("slashes", SLASHES.format("https"), ""),
    "http//x.org": ("no-colon", NO_COLON.format("http"), "write http://x.org"),
    "https;//x.org": ("no-colon", NO_COLON.format("https"), "write https://x.org"),
    "HTTPS.//x.org": ("no-colon", NO_COLON.format("https"), "write https://x.org"),
    "htp://x.org": ("scheme", NO_SCHEME.format("htp"), "write http://x.org"),
    "hhttps://x.org": ("scheme", NO_SCHEME.format("hhttps"), "write https://x.org"),
    "ttps://x.org": ("scheme", NO_SCHEME.format("ttps"), "write https://x.org"),
    "mailt:me@x.org": ("scheme", NO_SCHEME.format("mailt"), "write mailto:me@x.org"),
    "doi:10.1000/182": ("scheme", UNKNOWN.format("doi"), "write https://doi.org/10.1000/182"),
    "arXiv:2010.1": ("scheme", UNKNOWN.format("arXiv"), "write https://arxiv.org/abs/2010.1"),
    "https://https://x.org/": ("twice", TWICE, "write https://x.org/"),
    "https://http//x.org": ("twice", TWICE, "write http://x.org"),
    "http:https://x.org": ("twice", TWICE, "write https://x.org"),
    "http://": ("begun", *ONLY_BEGUN),
    "//": ("begun", *ONLY_BEGUN),
    "///x.org": ("host", NO_HOST, "write the server's name behind //, as in https://example.org/"),
    "https:///x.org": (
        "slashes-more",
        "has more than two slashes before the name of its server",
        "write https://x.org",
    ),
    "https:// //x.org/a": ("space-in-host", "contains a space before the name of its server", "write https://x.org/a"),
    "https:/ /x.org": ("space-in-host", "contains a space before the name of its server", "write https://x.org"),
    "http: //x.org": ("space-in-host", "contains a space before the name of its server", "write http://x.org"),
    "http s ://x.org": (
        "scheme",
        "contains a space in https:, so browsers look for it on this site",
        "write https://x.org",
    ),
    "http://:80/": ("host", NO_HOST, A_SERVER),
    "http://?a": ("host", NO_HOST, A_SERVER),
    "https://#a": ("host", NO_HOST, A_SERVER),
    "https://x.org:abc/": ("host", NO_PORT.format("abc"), "write https://x.org/, or a port up to 65535"),
    "https://x.org:99999/": ("host", NO_PORT.format("99999"), "write https://x.org/, or a port up to 65535"),
    "http://[::1/": (
        "host",
        NO_IPV6.format("[::1"),
        "an address of numbers and colons ends with ]: write http://[::1]/",
    ),
    "http://[zz]/": (
        "host",
        NO_IPV6.format("[zz]"),
        "write an IPv6 address between the brackets, or the server's name without them",
    ),
    "http://1.2.3.4.5/": ("host", NO_IPV4.format("1.2.3.4.5"), FOUR),
    "http://256.1.1.1/": ("host", NO_IPV4.format("256.1.1.1"), FOUR),
    "http://a..b/": ("host", NO_NAME.format("a..b"), "did you mean http://a.b/?"),
    "http://-/": ("host", NO_NAME.format("-"), A_SERVER),
    "https://...": ("host", NO_NAME.format("..."), A_SERVER),
    "http://x.org,": ("host", NO_NAME.format("x.org,"), "did you mean http://x.org?"),
    "http://x .org/a": SPACE_IN_HOST,
    "https://x.org/a b": SPACE,
    "//x.org/a b": SPACE,
    "https:\\\\x.org\\a": ("backslash", "contains a backslash", "write https://x.org/a"),
    "files\\cv.pdf": ("backslash", "contains a backslash", "write files/cv.pdf"),
    "https://x.org/a_\\(b\\)": ("backslash", "contains a backslash", "write https://x.org/a_(b)"),
    "https://exam\x01ple.org": ("control", "contains the invisible control character U+0001", "remove it"),
    "/a\ud800": ("control", "contains the invisible control character U+D800", "remove it"),
    "{{ site.url }}/x": LIQUID,
    "/{% link a.md %}": LIQUID,
    "https://x.org/](http://y.org": MARKDOWN,
    "mailto:me": ("mailto", "has no mail address after mailto:", "write the address behind it, or take the link out"),
    "tel:": ("tel", "has no number after tel:", "write one behind it, as in tel:+49301234567, or take the link out"),
    "\u200bhttps://x.org/": (
        "hidden",
        "begins with the invisible character U+200B, so browsers look for it on this site",
        "delete it: put the cursor before the next letter and press Backspace",
    ),
    "](https://x.org/)": ("markdown", "begins with `](`, which is there already", "write https://x.org/"),
    "[x](https://x.org/)": ("markdown", "is a Markdown link, where only an address can be", "write https://x.org/"),
    "mailto:me[at]x.org": (
        "hidden-mailto",
        "has an address after mailto: that has a word for its @, so no mail gets there",
        "write mailto:me@x.org, or show the words without a link",
    ),
    "mailto:me@host": ("mailto", "has me@host after mailto:, which is not a mail address", WHOLE),
    "mailto:a@x.org,b@@y.org": ("mailto", "has b@@y.org after mailto:, which is not a mail address", WHOLE),
    "mailto:a b@x.org": ("mailto", "has a b@x.org after mailto:, which is not a mail address", WHOLE),
    "mailto:": ("mailto", "has no mail address after mailto:", "write the address behind it, or take the link out"),
    "mailto://me@x.org": ("mailto", "has slashes after mailto:", "write mailto:me@x.org"),
    "\u201chttps://x.org\u201d": ("quotes", A_PATH.format("\u201c"), "write https://x.org"),
    "<https://x.org>": ("quotes", A_PATH.format("<"), "write https://x.org"),
    "(https://x.org)": ("quotes", A_PATH.format("("), "write https://x.org"),
    "https://x.org/100%": ESCAPE,
    "/%zz": ESCAPE,
}


@pytest.mark.parametrize("url", FAULTS)
def test_fault(url: str) -> None:
    found = fault(url)
    assert found is not None
    assert (found.kind, found.words, found.hint) == FAULTS[url]
