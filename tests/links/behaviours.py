"""What servers do, and what is owed for it: one row a behaviour, those that are fine first."""

from __future__ import annotations

import gzip
import zlib
from dataclasses import dataclass
from typing import Literal

from links.server import (
    Behaviour,
    after,
    answer,
    chunked,
    cookie_wall,
    drip,
    endless,
    first_then,
    for_get,
    kept,
    raw,
    redirect,
    reset,
    send,
)

PAGE = '<!doctype html><meta charset="utf-8"><h1 id="one">1</h1><a name="two"></a><p id="drei-ü">3</p>'.encode()
BOMB = gzip.compress(b"\0" * (64 << 20), 1)
LATIN = "<meta charset=iso-8859-1><p id=caf\xe9>".encode("latin-1")
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
LONG = PAGE + b"<p>text</p>" * 200_000
SCRIPT = b"<script>var a = '<p id=\"one\">'</script><p id='two'>"


@dataclass(frozen=True)
class Row:
    """A path (with query and fragment), what the server does there, and the answer owed."""

    name: str
    path: str
    behaviour: Behaviour
    verdict: Literal["ok", "broken", "unjudged"] = "ok"
    kind: str = ""
    words: str = ""

    @property
    def served(self) -> str:
        return self.path.partition("#")[0].partition("?")[0]


SAYS_NOTHING = ", which says nothing about the page"
LATE = "gave no answer within 2 s"

ROWS = [
    Row("200", "/200", send(200, PAGE)),
    Row("204", "/204", send(204)),
    Row("206", "/206", send(206, PAGE)),
    Row("query kept", "/query?a=1&b=%2F", send()),
    Row("103 before the answer", "/103", raw(b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n", answer(200, PAGE))),
    Row("100 and 102 before it", "/102", raw(b"HTTP/1.1 100 C\r\n\r\nHTTP/1.1 102 P\r\n\r\n", answer(200))),
    Row("no reason phrase", "/phrase", raw(b"HTTP/1.1 200\r\n\r\n")),
    Row("HTTP/1.0 without length", "/1.0", raw(b"HTTP/1.0 200 OK\r\n\r\nhello")),
    Row("200 headers", "/headers", send(200, PAGE, *(f"X-{number}: {number}" for number in range(200)))),
    Row("a redirect after 200 headers", "/more", redirect("/200", 302, *(f"X-{n}: {n}" for n in range(200)))),
    Row("slow, but in time", "/slow", after(0.1, send())),
    Row("a body cut short", "/short", send(200, b"abc", "Content-Length: 10")),
    Row("a wrong length", "/length", send(200, PAGE, "Content-Length: -5")),
    Row("an endless body", "/endless", endless(HEAD + b"\r\n")),
    Row("a dripping body", "/drip-body", drip(HEAD + b"\r\n", b"x")),
    Row("bad gzip, unread", "/gzip", send(200, b"no gzip", "Content-Encoding: gzip")),
    Row("relative redirect", "/a/relative", redirect("../200")),
    Row("absolute redirect", "/absolute", redirect("http://127.0.0.1:{port}/200", 301)),
    Row("scheme-relative redirect", "/scheme", redirect("//127.0.0.1:{port}/200", 307)),
    Row("redirect to raw UTF-8", "/utf8", redirect("/caf\u00e9")),
    Row("raw UTF-8 in the link", "/caf\u00e9", send()),
    Row("redirect to a space", "/space", redirect("/a b", 308)),
    Row("a space, encoded", "/a%20b", send()),
    Row("a space, raw, behind a ?", "/a%20b?a b", send()),
    Row("a backslash", "/a\\relative", redirect("/200")),
    Row("a lone %", "/200?50%", send(200, PAGE)),
    Row("ten redirects", "/hop0", redirect("/hop1")),
    *(Row(f"hop {number}", f"/hop{number}", redirect(f"/hop{number + 1}")) for number in range(1, 10)),
    Row("the last hop", "/hop10", send()),
    Row("a cookie wall", "/wall", cookie_wall(send())),
    Row("503 once", "/503-once", first_then("/503-once", send(503), send())),
    Row("500 once", "/500-once", first_then("/500-once", send(500), send())),
    Row("429 once, soon", "/429-once", first_then("/429-once", send(429, b"", "Retry-After: 0"), send())),
    Row("a reset once", "/reset-once", first_then("/reset-once", reset, send())),
    Row("an id", "/200#one", send(200, PAGE)),
    Row("a name", "/200#two", send(200, PAGE)),
    Row("UTF-8 id", "/200#drei-\u00fc", send(200, PAGE)),
    Row("percent-encoded id", "/200#drei-%C3%BC", send(200, PAGE)),
    Row("the top", "/200#top", send(200, PAGE)),
    Row("empty fragment", "/200#", send(200, PAGE)),
    Row("text directive", "/200#:~:text=hello", send(200, PAGE)),
    Row("id and text directive", "/200#one:~:text=hello", send(200, PAGE)),
    Row("a script's route", "/200#/route", send(200, PAGE)),
    Row("PDF page", "/pdf#chapter", send(200, b"%PDF", "Content-Type: application/pdf")),
    Row("plain text", "/text#L7", send(200, b"text", "Content-Type: text/plain")),
    Row("SVG id", "/svg#one", send(200, b'<svg><g id="one"/></svg>', "Content-Type: image/svg+xml")),
    Row(
        "charset of the header",
        "/latin-header#caf\u00e9",
        send(200, LATIN[24:], "Content-Type: text/html; charset=latin1"),
    ),
    Row("charset of meta", "/latin-meta#caf\u00e9", send(200, LATIN)),
    Row("gzip with the id", "/packed#one", send(200, gzip.compress(PAGE), "Content-Encoding: gzip")),
    Row(
        "chunked", "/chunked#one", send(200, b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE), "Transfer-Encoding: chunked")
    ),
    Row("the id at once, then endless", "/endless-id#one", endless(HEAD + b"\r\n" + PAGE)),
    Row("fragment across a redirect", "/carry#one", redirect("/200")),
    Row("fragment of the redirect", "/own", redirect("/200#two")),
    # Broken.
    Row("404", "/404", send(404), "broken", "http", "answers 404 Not Found"),
    Row("410", "/410", send(410), "broken", "http", "answers 410 Gone"),
    Row("400", "/400", send(400), "broken", "http", "answers 400 Bad Request"),
    Row("500", "/500", send(500), "broken", "http", "answers 500 Internal Server Error"),
    Row("503", "/503", send(503), "broken", "http", "answers 503 Service Unavailable"),
    Row("an unknown status", "/599", send(599), "broken", "http", "answers 599"),
    Row("304 to nobody's question", "/304", send(304), "broken", "http", "answers 304 Not Modified"),
    Row("redirect without place", "/nowhere", send(302), "broken", "http", "answers 302 Found"),
    Row("redirect to 404", "/to-404", redirect("/404"), "broken", "http", "answers 404 Not Found"),
    Row("redirect to itself", "/loop", redirect("/loop"), "broken", "redirect", "redirects in a circle"),
    Row("redirects for two", "/ping", redirect("/pong"), "broken", "redirect", "redirects in a circle"),
    Row("and back", "/pong", redirect("/ping"), "broken", "redirect", "redirects in a circle"),
    Row(
        "redirect to a file",
        "/file",
        redirect("file:///etc/passwd"),
        "broken",
        "redirect",
        "redirects to file:, which is no web page",
    ),
    Row(
        "redirect to mail",
        "/mail",
        redirect("mailto:a@b.c"),
        "broken",
        "redirect",
        "redirects to mailto:, which is no web page",
    ),
    Row(
        "redirect to no host",
        "/http",
        redirect("http://"),
        "broken",
        "redirect",
        "redirects to a URL that names no server",
    ),
    Row("reset", "/reset", reset, "broken", "reset", "closes the connection without an answer"),
    Row("closed at once", "/closed", raw(), "broken", "reset", "closes the connection without an answer"),
    Row(
        "header cut off",
        "/cut",
        raw(b"HTTP/1.1 200 OK\r\nContent-"),
        "broken",
        "protocol",
        "does not speak proper HTTP",
    ),
    Row("no HTTP", "/ssh", raw(b"SSH-2.0-OpenSSH_9.2\r\n"), "broken", "protocol", "does not speak proper HTTP"),
    Row(
        "bad status line", "/line", raw(b"HTTP/1.1 2xx OK\r\n\r\n"), "broken", "protocol", "does not speak proper HTTP"
    ),
    Row("a header without end", "/head", endless(HEAD + b"X: "), "broken", "protocol", "does not speak proper HTTP"),
    Row("missing id", "/200#four", send(200, PAGE), "broken", "fragment", "has the page, but no #four in it"),
    Row(
        "missing across a redirect",
        "/carry#four",
        redirect("/200"),
        "broken",
        "fragment",
        "has the page, but no #four in it",
    ),
    Row("an id in a script", "/script#one", send(200, SCRIPT), "broken", "fragment", "has the page, but no #one in it"),
    # Not to be judged.
    Row("401", "/401", send(401), "unjudged", "http", "answers 401 Unauthorized" + SAYS_NOTHING),
    Row("403", "/403", send(403), "unjudged", "http", "answers 403 Forbidden" + SAYS_NOTHING),
    Row("429", "/429", send(429), "unjudged", "http", "answers 429 Too Many Requests" + SAYS_NOTHING),
    Row(
        "429 for an hour",
        "/hour",
        send(429, b"", "Retry-After: 3600"),
        "unjudged",
        "http",
        "answers 429 Too Many Requests" + SAYS_NOTHING,
    ),
    Row(
        "503 until tomorrow",
        "/date",
        send(503, b"", "Retry-After: Fri, 01 Jan 2100 00:00:00 GMT"),
        "unjudged",
        "http",
        "answers 503 Service Unavailable" + SAYS_NOTHING,
    ),
    Row("999", "/999", send(999), "unjudged", "http", "answers 999" + SAYS_NOTHING),
    Row("never", "/never", after(60, send()), "unjudged", "timeout", LATE),
    Row("dripping header", "/drip-head", drip(HEAD, b"X-A: b\r\n"), "unjudged", "timeout", LATE),
    Row(
        "dripping body, wanted",
        "/drip-wanted#one",
        drip(HEAD + b"\r\n", b"x"),
        "unjudged",
        "fragment",
        "sends a page that cannot be read, so #one was not found",
    ),
    Row(
        "endless body, wanted",
        "/endless-wanted#one",
        endless(HEAD + b"\r\n"),
        "unjudged",
        "fragment",
        "sends a page too long to look for #one in",
    ),
    Row(
        "bad gzip, wanted",
        "/bad-gzip#one",
        send(200, b"no gzip", "Content-Encoding: gzip"),
        "unjudged",
        "fragment",
        "sends a page that cannot be read, so #one was not found",
    ),
    Row(
        "unknown packing, wanted",
        "/zstd#one",
        send(200, b"what", "Content-Encoding: zstd"),
        "unjudged",
        "fragment",
        "sends a page that cannot be read, so #one was not found",
    ),
    Row(
        "gzip bomb, wanted",
        "/bomb#one",
        send(200, BOMB, "Content-Encoding: gzip"),
        "unjudged",
        "fragment",
        "sends a page too long to look for #one in",
    ),
    Row(
        "cut short, wanted",
        "/cut-short#one",
        send(200, b"abc", "Content-Length: 10"),
        "unjudged",
        "fragment",
        "sends a page that cannot be read, so #one was not found",
    ),
    Row(
        "beyond what is read",
        "/long#end",
        send(200, LONG + b"<p id=end>"),
        "unjudged",
        "fragment",
        "sends a page too long to look for #end in",
    ),
    Row(
        "redirect to a private address",
        "/inside",
        redirect("http://127.0.0.2:{port}/200"),
        "unjudged",
        "private",
        "is at 127.0.0.2, a loopback address, which is not asked",
    ),
    Row(
        "redirect to the cloud's own",
        "/cloud",
        redirect("http://169.254.169.254/latest"),
        "unjudged",
        "private",
        "is at 169.254.169.254, a link-local address, which is not asked",
    ),
]


def statuses(numbers: str, verdict: Literal["broken", "unjudged"]) -> list[Row]:
    """A row for each status, "404 Not Found"."""
    ending = SAYS_NOTHING if verdict == "unjudged" else ""
    return [
        Row(status, f"/status-{status[:3]}", send(int(status[:3])), verdict, "http", f"answers {status}{ending}")
        for status in numbers.split("; ")
    ]


def anchors(verdict: Literal["ok", "broken"], pages: dict[str, tuple[str, Behaviour]]) -> list[Row]:
    """A row for each page, by its name: the fragment and what is sent."""
    words = "has the page, but no #{} in it" if verdict == "broken" else ""
    kind = "fragment" if verdict == "broken" else ""
    return [
        Row(name, f"/anchor-{name.replace(' ', '-')}#{fragment}", behaviour, verdict, kind, words.format(fragment))
        for name, (fragment, behaviour) in pages.items()
    ]


def html(markup: str, *headers: str) -> Behaviour:
    return send(200, markup.encode(), *headers)


def fine(behaviours: dict[str, Behaviour]) -> list[Row]:
    """A row for each behaviour, by its name, that is well."""
    return [Row(name, f"/fine-{name.replace(' ', '-')}", behaviour) for name, behaviour in behaviours.items()]


ZLIB, PACKED = zlib.compress(PAGE), gzip.compress(PAGE)
UTF16 = "\ufeff<p id=one>".encode("utf-16-le")
MANY = "".join(f"<p id=p{number}>text</p>" for number in range(5000))
FIELDS = [f"Set-Cookie: c{number}={number}; Path=/" for number in range(40)]

ROWS += [
    *fine(
        {
            "201": send(201),
            "202": send(202),
            "203": send(203),
            "205": send(205),
            "HEAD refused": for_get(send(), send(405)),
            "HEAD forbidden": for_get(send(), send(403)),
            "HEAD unknown": for_get(send(), send(501)),
            "HEAD not found": for_get(send(), send(404)),
            "HEAD resets": for_get(send(), reset),
            "HEAD hangs": for_get(send(), after(60, send())),
            "HEAD redirects in a circle": for_get(send(), redirect("/fine-HEAD-redirects-in-a-circle")),
            "a connection that stays": kept(b"hello"),
            "a connection said to stay": kept(b"hello", closes=True),
            "an empty body": send(200, b""),
            "no content type": raw(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"),
            "a header without a value": send(200, b"", "X-Empty:"),
            "a header twice": send(200, b"", "X-Twice: 1", "X-Twice: 2"),
            "a long header": send(200, b"", "X-Long: " + "a" * 60_000),
            "a header in Latin-1": send(200, b"", "X-Name: caf\u00e9"),
            "a folded header": send(200, b"", "X-Folded: a\r\n b"),
            "no spaces in headers": raw(b"HTTP/1.1 200 OK\r\nContent-Type:text/html\r\nContent-Length:0\r\n\r\n"),
            "bare line feeds": raw(b"HTTP/1.1 200 OK\nContent-Length: 0\n\n"),
            "a reason of its own": raw(b"HTTP/1.1 200 All is \xfcber\r\nContent-Length: 0\r\n\r\n"),
            "three interim answers": raw(*[b"HTTP/1.1 103 Early Hints\r\n\r\n"] * 3, answer(200)),
            "chunks": chunked(PAGE),
            "chunks with extensions": chunked(PAGE, end=b"0;a=b\r\n\r\n"),
            "chunks with trailers": chunked(PAGE, end=b"0\r\nX-Sum: 1\r\n\r\n"),
            "chunks that are none": send(200, b"zz\r\n", "Transfer-Encoding: chunked"),
            "gzip": send(200, gzip.compress(PAGE), "Content-Encoding: gzip"),
            "deflate": send(200, ZLIB, "Content-Encoding: deflate"),
            "an unknown packing": send(200, b"what", "Content-Encoding: zstd"),
            "a bomb that nobody opens": send(200, BOMB, "Content-Encoding: gzip"),
            "a big file": send(200, b"x" * 2_000_000, "Content-Type: application/zip"),
            "a picture": send(200, b"\x89PNG", "Content-Type: image/png"),
            "slow headers in time": raw(b"HTTP/1.1 200 OK\r\n", b"Content-Length: 0\r\n", b"\r\n"),
            "forty cookies": send(200, b"", *FIELDS),
            "301": redirect("/200", 301),
            "303": redirect("/200", 303),
            "307": redirect("/200", 307),
            "308": redirect("/200", 308),
            "a redirect by query alone": first_then("/fine-a-redirect-by-query-alone", redirect("?a"), send()),
            "a redirect with a body": raw(answer(302, PAGE, "Location: /200")),
            "a redirect in capitals": redirect("HTTP://127.0.0.1:{port}/200"),
            "a redirect up too far": redirect("../../../200"),
            "a redirect with backslashes": redirect("\\200"),
            "a redirect with escapes": redirect("/a%20b"),
            "a redirect with a user name": redirect("http://me:secret@127.0.0.1:{port}/200"),
            "a redirect with spaces around": redirect("  /200  "),
            "504 once": first_then("/fine-504-once", send(504), send()),
            "502 once": first_then("/fine-502-once", send(502), send()),
            "408 once": first_then("/fine-408-once", send(408), send()),
            "429 once without a time": first_then("/fine-429-once-without-a-time", send(429), send()),
            "503 once with a date": first_then(
                "/fine-503-once-with-a-date",
                send(503, b"", "Retry-After: Thu, 01 Jan 1970 00:00:00 GMT"),
                send(),
            ),
            "a redirect with one slash": redirect("http:/200"),
            "closed once": first_then("/fine-closed-once", raw(), send()),
            "hangs once": first_then("/fine-hangs-once", after(0.1, reset), send()),
        }
    ),
    *statuses(
        "402 Payment Required; 405 Method Not Allowed; 406 Not Acceptable; 409 Conflict; 411 Length Required; "
        "412 Precondition Failed; 414 URI Too Long; 415 Unsupported Media Type; "
        "421 Misdirected Request; 422 Unprocessable Content; 423 Locked; 426 Upgrade Required; 300 Multiple Choices; "
        "501 Not Implemented; 502 Bad Gateway; 504 Gateway Timeout; 505 HTTP Version Not Supported; 520; 530",
        "broken",
    ),
    *statuses("407 Proxy Authentication Required; 451 Unavailable For Legal Reasons", "unjudged"),
    *anchors(
        "ok",
        {
            "in capitals": ("ONE", html("<P ID=ONE>")),
            "in quotes": ("a%20b", html("<p id='a b'>")),
            "with a reference": ("a%26b", html("<p id='a&amp;b'>")),
            "of a picture": ("pic", html("<img id=pic src=x>")),
            "of many": ("p4999", html(MANY)),
            "in chunks": ("one", chunked(PAGE, size=7)),
            "in a second gzip": ("one", send(200, gzip.compress(b"<p>") + PACKED, "Content-Encoding: gzip")),
            "in deflate": ("one", send(200, ZLIB, "Content-Encoding: deflate")),
            "in raw deflate": ("one", send(200, ZLIB[2:-4], "Content-Encoding: deflate")),
            "in UTF-16": ("one", send(200, UTF16)),
            "of GitHub": ("readme", html("<h1 id=user-content-readme>")),
            "in XHTML": ("one", html("<p id='one'/>", "Content-Type: application/xhtml+xml")),
            "of no type": ("one", raw(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n<p id=one>")),
            "of JSON": ("/a/b", html("{}", "Content-Type: application/json")),
            "of a line": ("L10-L20", html("<p>", "Content-Type: text/x-python")),
            "of a film": ("t=20", html("", "Content-Type: video/mp4")),
            "of a PDF page": ("page=3", html("%PDF", "Content-Type: application/pdf")),
            "called top": ("Top", html("<p>")),
            "of a hash bang": ("!/page", html("<p>")),
        },
    ),
    *anchors(
        "broken",
        {
            "in other case": ("One", html("<p id=one>")),
            "in a comment": ("one", html("<!-- <p id=one> -->")),
            "in a style": ("one", html("<style>#one {}</style><p>one")),
            "in a text": ("one", html("<p>id=one")),
            "of a class": ("one", html("<p class=one>")),
            "of a template": ("one", html("<textarea><p id=one></textarea>")),
            "as a name of no link": ("one", html("<meta name=one><input name=one>")),
            "of another id": ("one", html("<p id=one-two>")),
            "on an empty page": ("one", html("")),
        },
    ),
]
