"""URLs as browsers read them."""

from __future__ import annotations

import pytest

from jekyll_tools.urls import UrlError, decoded, resolve, sendable, split

BASE = "https://h.example/a/b?q#f"

# WHATWG's reading of a reference on the page at BASE.
RESOLVED = {
    "": "https://h.example/a/b?q",
    "#x": "https://h.example/a/b?q#x",
    "?x": "https://h.example/a/b?x",
    "x": "https://h.example/a/x",
    "./x": "https://h.example/a/x",
    ".": "https://h.example/a/",
    "..": "https://h.example/",
    "../../../x": "https://h.example/x",
    "x/..": "https://h.example/a/",
    "x/%2e%2E/y": "https://h.example/a/y",
    "/x/./y/../z": "https://h.example/x/z",
    "//i.example/x": "https://i.example/x",
    "\\\\i.example\\x": "https://i.example/x",
    "http:\\\\i.example": "http://i.example/",
    " \tx\n": "https://h.example/a/x",
    "x\ny": "https://h.example/a/xy",
    "a//b": "https://h.example/a/a//b",
    "1:2": "https://h.example/a/1:2",
    "mailto:a@b": "mailto:a@b",
    "HTTP://I.example": "http://I.example/",
    "x?y/../z": "https://h.example/a/x?y/../z",
    "x?a?b#c#d": "https://h.example/a/x?a?b#c#d",
    "...": "https://h.example/a/...",
}


@pytest.mark.parametrize("reference", RESOLVED)
def test_resolve(reference: str) -> None:
    assert str(resolve(split(BASE), split(reference))) == RESOLVED[reference]


SENT = {
    "http://h.example": "http://h.example/",
    "https://h.example:443/": "https://h.example/",
    "https://h.example:80/": "https://h.example:80/",
    "https://h.example:/": "https://h.example/",
    "https://h.example/?": "https://h.example/?",
    "https://h.example/a%2Fb//c+d%25": "https://h.example/a%2Fb//c+d%25",
    "https://h.example/a b\u00e4{}<>^`|": "https://h.example/a%20b%C3%A4%7B%7D%3C%3E%5E%60|",
    "https://h.example/?a b\u00e4{}<>'|": "https://h.example/?a%20b%C3%A4{}%3C%3E%27|",
    "https://me:pw@h.example/#x": "https://h.example/",
    "https://H\u00c4.example/": "https://xn--h-0fa.example/",
    "https://%68.example/": "https://h.example/",
    "http://1.2.3/": "http://1.2.0.3/",
    "http://[::ffff:1.2.3.4]/": "http://[::ffff:102:304]/",
}


@pytest.mark.parametrize("url", SENT)
def test_sendable(url: str) -> None:
    assert str(sendable(split(url))) == SENT[url]


REFUSED = {
    "http://": "names no server",
    "http://a b/": "has a b for a host, which is no name a host can have",
    "http://a..b/": "has a..b for a host, which is no name a host can have",
    "http://" + "a" * 64 + "/": f"has {'a' * 60} for a host, which is no name a host can have",
    "http://256.1.1.1/": "has 256.1.1.1 for a host, which is no IPv4 address",
    "http://1.2.3.08/": "has 1.2.3.08 for a host, which is no IPv4 address",
    "http://[::1/": "has [::1 for a host, which is no IPv6 address",
    "http://h:1a/": "has 1a for a port, which is no number up to 65535",
    "http://h:65536/": "has 65536 for a port, which is no number up to 65535",
    "http://\u00ad/": "has \u00ad for a host, which is no name a host can have",
}


@pytest.mark.parametrize("url", REFUSED)
def test_not_sendable(url: str) -> None:
    with pytest.raises(UrlError) as caught:
        sendable(split(url))
    assert str(caught.value) == REFUSED[url]


def test_decoded() -> None:
    assert [decoded(text) for text in ("a", "%41", "%", "%4", "%zz", "%ff", "\u00e4%C3%A4", "\ud800%41")] == [
        "a",
        "A",
        "%",
        "%4",
        "%zz",
        "\ufffd",
        "\u00e4\u00e4",
        "\ufffd\ufffd\ufffdA",
    ]
