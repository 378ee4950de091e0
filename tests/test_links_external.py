"""External links: every behaviour of a server answered as owed, on the loopback address."""

from __future__ import annotations

import json
import socket
import ssl
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from urllib.parse import quote

import jsonschema
import pytest
from links.behaviours import PAGE, ROWS
from links.fake import Fake, failure, status
from links.server import CERTIFICATE, Server, after, kept, redirect, running, send

from jekyll_tools import __version__
from jekyll_tools.address import user_agent
from jekyll_tools.links import external
from jekyll_tools.links.archived import with_copies
from jekyll_tools.links.asking import Asking, asking
from jekyll_tools.links.client.client import Response
from jekyll_tools.links.client.names import names_are_found
from jekyll_tools.links.client.redirect import Redirect
from jekyll_tools.links.client.retry import pause
from jekyll_tools.links.client.turns import Turns
from jekyll_tools.links.encrypted import Encrypted
from jekyll_tools.links.fragment import judge
from jekyll_tools.links.link import Link
from jekyll_tools.links.memory import Memory
from jekyll_tools.links.profile import TRUSTED
from jekyll_tools.links.soft import soft
from jekyll_tools.links.verdict import Known
from jekyll_tools.site.config import Config
from jekyll_tools.site.site import Site
from jekyll_tools.text import Location

SITE = Site("", Config({}, {}, ()), (), (), ())
Owed = tuple[str, str, str]
OK = ("ok", "", "")


def client(allowed: Iterable[str] = ("127.0.0.1/32",), context: ssl.SSLContext | None = None) -> Asking:
    """The tool's own stack of wrappers, in a hurry."""
    stack = asking(allowed, 2, context, profile=TRUSTED._replace(interval=0.0))
    return stack._replace(pause=lambda answer, tries: 0.01 if tries == 1 and pause(answer, tries) is not None else None)


def ask(urls: Iterable[str], asking: Asking) -> dict[str, Owed]:
    return {url: answer[:3] for url, answer in known(urls, asking).items()}


def known(urls: Iterable[str], asking: Asking) -> dict[str, Known]:
    links = [Link("uses", url, Location.of_file("a.md"), "/") for url in urls]
    return {answer.link.url: answer.found for answer in external.check(external.external(SITE, links), asking)}


def test_behaviours() -> None:
    behaviours = {row.served.replace("\u00e9", "%C3%A9"): row.behaviour for row in ROWS}
    with running(behaviours) as server:
        home = f"http://127.0.0.1:{server.port}"
        found = ask([home + row.path for row in ROWS], client())
        owed = {row.name: (row.verdict, row.kind, row.words) for row in ROWS}
        assert {row.name: found[home + row.path] for row in ROWS} == owed
        assert server.times["/200"] < 20  # one for its five links, the others come by redirects
        assert {head.split(" ")[1] for head in server.asked} >= {"/query?a=1&b=%2F", "/caf%C3%A9", "/a%20b"}


def test_behaviours_on_a_connection_that_was_kept() -> None:
    rows = [row for row in ROWS if "#" not in row.path]
    behaviours = {row.served.replace("\u00e9", "%C3%A9"): row.behaviour for row in ROWS}
    with running(behaviours | {"/warm": kept(b"hello")}) as server:
        home = f"http://127.0.0.1:{server.port}"
        one = client()._replace(profile=TRUSTED._replace(workers=1, interval=0.0))
        # One after the other: each finds the connection of the one before.
        urls = [url for n, row in enumerate(rows) for url in (f"{home}/warm?{n}", home + row.path)]
        found = ask(urls, one)
        owed = {row.name: (row.verdict, row.kind, row.words) for row in rows}
        assert {row.name: found[home + row.path] for row in rows} == owed
        assert all(found[f"{home}/warm?{n}"] == OK for n in range(len(rows)))
        assert (server.times["/404"], server.times["/never"], server.times["/warm"]) == (2, 1, len(rows))


def test_no_connection() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    urls = {
        f"http://127.0.0.1:{port}/": ("broken", "refused", "refuses the connection"),
        "http://nothing.invalid/": ("broken", "dns", "has a name that does not exist"),
        "https://https://example.org/": ("broken", "malformed", "begins with http:// or https:// twice"),
        "http://example.org:99999/": (
            "broken",
            "malformed",
            "has 99999 for a port, which is no number up to 65535",
        ),
    }
    assert ask(urls, client()) == urls


def test_encrypted() -> None:
    there, gone, error = send(200, PAGE), send(404), send(200, b"<title>Page not found</title>")
    plain = dict.fromkeys(("/both", "/only", "/back", "/soft"), there)
    plain |= {"/error": error, "/gone": gone, "/moved": redirect("/both", 301)}
    context = ssl.create_default_context(cafile=CERTIFICATE)
    context.check_hostname = False
    with running(plain) as http, running({}, tls=True) as https:
        back = redirect(f"http://127.0.0.1:{http.port}/back")
        https.behaviours |= {"/both": there, "/only": gone, "/back": back, "/soft": error, "/gone": there}

        def with_tls(url: str) -> str:
            return url.replace(f"http://127.0.0.1:{http.port}", f"https://127.0.0.1:{https.port}")

        stack = client(context=context)._replace(with_tls=with_tls)
        urls = [f"http://127.0.0.1:{http.port}{path}" for path in [*plain, "/both#one", "/both#three"]]
        found = {url: answer.encrypted for url, answer in known(urls, stack).items() if answer.encrypted}
        assert found == {urls[0]: with_tls(urls[0]), urls[-2]: with_tls(urls[-2])}
        assert (http.times["/back"], https.times["/error"], https.times["/gone"], https.times["/moved"]) == (2, 0, 0, 0)
        https.asked.clear()
        few = stack._replace(profile=stack.profile._replace(per_host=len(plain)))
        assert not any(answer.encrypted for answer in known(urls, few).values())
        few = stack._replace(profile=stack.profile._replace(in_all=len(plain)))
        assert not any(answer.encrypted for answer in known(urls, few).values())
        assert https.asked == []


def test_a_host_without_tls_is_found_out_once() -> None:
    encrypted = Encrypted(Fake([failure("refused")]), {"h.example": 9}, 9)
    url = encrypted.address(Response("http://h.example/one", 200))
    assert (url, encrypted.works(url)) == ("https://h.example/one", False)
    assert encrypted.address(Response("http://h.example/two", 200)) == ""


PRIVATE = [
    ("http://127.1:{port}/", "127.0.0.1, a loopback address"),
    ("http://2130706433:{port}/", "127.0.0.1, a loopback address"),
    ("http://0x7f.1:{port}/", "127.0.0.1, a loopback address"),
    ("http://0177.0.0.1:{port}/", "127.0.0.1, a loopback address"),
    ("http://0:{port}/", "0.0.0.0, no address of a host"),
    ("http://[::ffff:127.0.0.1]:{port}/", "::ffff:127.0.0.1, a loopback address"),
    ("http://10.0.0.1/", "10.0.0.1, a private address"),
    ("http://169.254.169.254/", "169.254.169.254, a link-local address"),
    ("http://[64:ff9b::7f00:1]/", "64:ff9b::7f00:1, a loopback address"),
    ("http://[2002:7f00:1::]/", "2002:7f00:1::, a loopback address"),
    ("http://[fd00:ec2::254]/", "fd00:ec2::254, a private address"),
    ("http://224.0.0.1/", "224.0.0.1, a multicast address"),
    ("http://168.63.129.16/", "168.63.129.16, a reserved address"),
]


def test_private_addresses_are_not_asked() -> None:
    with running({"/": send()}) as server:
        owed = {
            url.format(port=server.port): ("unjudged", "private", f"is at {place}, which is not asked")
            for url, place in PRIVATE
        }
        assert ask(owed, client(allowed=())) == owed
        assert server.asked == []


def test_a_certificate_that_nobody_trusts() -> None:
    with running({"/": send()}, tls=True) as server:
        url = f"https://127.0.0.1:{server.port}/"
        assert ask([url], client()) == {
            url: ("broken", "tls", "has a certificate that it signed itself, which nobody trusts")
        }


def test_a_certificate_that_is_trusted() -> None:
    with running({"/": send()}, tls=True) as server:
        context = ssl.create_default_context(cafile=str(CERTIFICATE))
        url = f"https://127.0.0.1:{server.port}/"
        assert ask([url], client(context=context)) == {url: ("ok", "", "")}


def test_http_where_tls_is_wanted() -> None:
    with running({"/": send()}) as server:
        url = f"https://127.0.0.1:{server.port}/"
        assert ask([url], client()) == {url: ("broken", "tls", "gets no TLS connection to stand")}


def test_a_host_is_asked_four_things_at_a_time() -> None:
    with running({"/": after(0.2, send())}) as server:
        found = ask([f"http://127.0.0.1:{server.port}/?{number}" for number in range(12)], client())
        assert set(found.values()) == {("ok", "", "")}
        assert server.most == 4


def test_a_connection_is_kept() -> None:
    with running({"/": kept(b"hello"), "/last": send(), "/long": kept(b"x" * 100_000)}) as server:
        home = f"http://127.0.0.1:{server.port}/"
        one = client()._replace(profile=TRUSTED._replace(workers=1))
        urls = [f"{home}?{number}" for number in range(5)]
        assert set(ask([*urls, home + "last", f"{home}?6", home + "long", f"{home}?7"], one).values()) == {OK}
        # Closed by the server's wish, and with a body that is not read to its end.
        assert (len(server.asked), server.connections) == (9, 3)


def test_a_kept_connection_that_the_server_closes_is_opened_anew() -> None:
    with running({"/": kept(b"hello", closes=True)}) as server:
        home = f"http://127.0.0.1:{server.port}/"
        one = client()._replace(profile=TRUSTED._replace(workers=1))
        assert set(ask([f"{home}?{number}" for number in range(3)], one).values()) == {OK}
        assert (len(server.asked), server.connections) == (3, 3)


def test_a_name_that_leads_inside(monkeypatch: pytest.MonkeyPatch) -> None:
    def getaddrinfo(_name: str, port: int, **_: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    with running({"/": send()}) as server:
        url = f"http://inside.example:{server.port}/"
        refused = ("unjudged", "private", "is at 127.0.0.1, a loopback address, which is not asked")
        assert ask([url], client(allowed=())) == {url: refused}
        # The name says one thing, the connection another.
        monkeypatch.setattr(socket.socket, "getpeername", lambda _: ("10.0.0.1", 80))
        inside = ("unjudged", "private", "is at 10.0.0.1, a private address, which is not asked")
        assert ask([url], client()) == {url: inside}
        assert server.asked == []


def test_no_more_of_a_host_than_a_run_may_ask() -> None:
    few = client()._replace(profile=TRUSTED._replace(per_host=2, in_all=3))
    with running({"/": send()}) as server:
        urls = [f"http://{host}:{server.port}/?{number}" for host in ("127.0.0.1", "localhost") for number in range(3)]
        found = ask(urls, few)
        words = "has too many links for one run in the profile trusted, so this one was not asked"
        left_out = ("unjudged", "limit", words)
        assert [found[url] for url in urls[2:]] == [left_out, found[urls[3]], left_out, left_out]
        assert len(server.asked) == 3 - (found[urls[3]][1] == "private")


def test_what_a_server_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login me password secret\n")
    monkeypatch.setenv("NETRC", str(netrc))
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9/")
    with running({"/": send()}) as server:
        ask([f"http://user:password@127.0.0.1:{server.port}/?a#b"], client())
        assert heads(server) == [
            "GET /?a HTTP/1.1",
            "Accept-Encoding: gzip, deflate",
            "Accept: text/html,application/xhtml+xml;q=0.9,*/*;q=0.8",
            f"Host: 127.0.0.1:{server.port}",
            f"User-Agent: {user_agent(__version__)}",
        ]


def heads(server: Server) -> list[str]:
    """The lines of the one request, its headers sorted."""
    (head,) = server.asked
    first, *rest = head.strip().split("\r\n")
    return [first, *sorted(rest)]


def test_a_broken_network_of_our_own() -> None:
    with pytest.raises(ValueError, match=r"^'nonsense' does not appear to be an IPv4 or IPv6 network$"):
        asking(["nonsense"])


def test_what_the_resolver_says(monkeypatch: pytest.MonkeyPatch) -> None:
    def answering(error: int, *, online: bool = True) -> Owed:
        def getaddrinfo(name: str, *_: object, **__: object) -> list[tuple[object, ...]]:
            if online and name == "example.com":
                return [()]
            raise socket.gaierror(error, "")

        names_are_found.cache_clear()
        monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
        return ask(["http://h.example/"], client())["http://h.example/"]

    for_now = ("unjudged", "unreachable", "has a name that could not be looked up for now")
    assert answering(socket.EAI_NONAME) == ("broken", "dns", "has a name that does not exist")
    assert answering(socket.EAI_AGAIN) == for_now
    assert answering(socket.EAI_NONAME, online=False) == for_now
    names_are_found.cache_clear()


def test_a_network_without_a_way_there(monkeypatch: pytest.MonkeyPatch) -> None:
    def connect(self: socket.socket, place: object) -> None:
        raise OSError(113, "No route to host")

    monkeypatch.setattr(socket.socket, "connect", connect)
    owed = ("unjudged", "unreachable", "cannot be reached (No route to host)")
    assert ask(["http://192.0.2.1/", "http://127.0.0.1/"], client(["0.0.0.0/0"])) == {
        "http://192.0.2.1/": owed,
        "http://127.0.0.1/": owed,
    }


OWN = Site("", Config({"url": "https://me.example", "baseurl": "/home"}, {}, ()), (), (), ())
TARGETS = {  # from the page /about/ of OWN: what is asked, None for a link that is not
    "/home/x": None,
    "https://me.example/home/x": None,
    "#x": None,
    "mailto:a@b.c": None,
    "x.html": None,
    "/elsewhere/": "https://me.example/elsewhere/",
    "https://me.example/elsewhere/#x": "https://me.example/elsewhere/#x",
    "//h.example/x": "https://h.example/x",
    "http://me.example:8080/": "http://me.example:8080/",
}


@pytest.mark.parametrize("url", TARGETS)
def test_which_links_are_external(url: str) -> None:
    found = list(external.external(OWN, [Link("uses", url, Location.of_file("a.md"), "/about/")]))
    assert [str(asked) for _, asked in found] == ([TARGETS[url]] if TARGETS[url] else [])


def test_what_is_no_external_link() -> None:
    links = [
        Link("defines", "https://h.example/", Location.of_file("a.md"), "/"),
        Link("uses", "https://h.example/", Location.of_file("a.md"), "/", "action"),
    ]
    assert list(external.external(OWN, links)) == []


def test_anchors_that_scripts_make() -> None:
    def judged(url: str, body: bytes, name: str = "x") -> Owed:
        return judge(Response(url, 200, (("Content-Type", "text/html"),), body, whole=True), name)

    by_script = ("unjudged", "fragment", "makes anchors by script, so #x was not found")
    assert judged("https://github.com/a/b", b"<p id=user-content-x>") == ("ok", "", "")
    assert judged("https://github.com/a/b", b"<p>") == by_script
    assert judged("https://docs.google.com/a", b"<p>") == by_script
    assert judged("https://notgithub.com/a", b"<p>") == ("broken", "fragment", "has the page, but no #x in it")
    assert judged("https://h.example/a", b"<meta charset=windows-999><p id=x>") == ("ok", "", "")
    assert judged("https://h.example/a", b"", "page=2") == ("ok", "", "")


README = b'<div id=readme><article class="markdown-body"><a id="user-content-install" href="#install">'
IN_DATA = b'<script>{"richText":"\\u003cp class=\\"markdown-body\\" id=\\"user-content-install\\"..."}</script>'
MISSING = ("broken", "fragment", "has the page, but no #gone in it")
BY_SCRIPT = ("unjudged", "fragment", "makes anchors by script, so #gone was not found")


def page(body: bytes = b"") -> Response:
    return Response("", 200, (("Content-Type", "text/html"),), body, whole=True)


SCHOLARLY = {  # a link, its server's answer, and what is owed; nothing else is asked
    "https://doi.org/10.1000/182": (status(302, ("Location", "https://publisher.example/")), OK),
    "https://doi.org/10.1000/182#a": (status(301, ("Location", "https://publisher.example/")), OK),
    "https://hdl.handle.net/1/2": (status(303, ("Location", "https://library.example/")), OK),
    "https://doi.org/10.1000/gone": (status(404), ("broken", "http", "answers 404 Not Found")),
    "https://doi.org/10.1000/odd": (status(302), ("broken", "http", "answers 302 Found")),
    "https://arxiv.org/abs/2010.1": (status(404), ("broken", "http", "answers 404 Not Found")),
    "https://github.com/a/b/blob/main/c.py#L1-L9": (page(), OK),
    "https://github.com/a/b/issues/1#issuecomment-9": (page(), OK),
    "https://gitlab.com/a/b/-/blob/main/c.py#L1-9": (page(), OK),
    "https://github.com/a/b#readme": (page(), OK),
    "https://github.com/a/b/#MIT-1-ov-file": (page(), OK),
    "https://github.com/a/b#install": (page(README), OK),
    "https://github.com/a/b#Install": (page(README), OK),
    "https://github.com/a/b/blob/main/README.md#install": (page(IN_DATA), OK),
    "https://github.com/a/b/wiki/Home#install": (page(README), OK),
    "https://gist.github.com/a/0123#install": (page(README), OK),
    "https://github.com/a/b#gone": (page(README), MISSING),
    "https://github.com/a/b/tree/main/docs#gone": (page(IN_DATA), MISSING),
    "https://github.com/c/d#gone": (page(), BY_SCRIPT),
    "https://github.com/a/b/releases#gone": (page(README), BY_SCRIPT),
}


@pytest.mark.parametrize("url", SCHOLARLY)
def test_scholarly_links(url: str) -> None:
    answer, owed = SCHOLARLY[url]
    fake = Fake([answer._replace(url=url.partition("#")[0]), failure("reset")])
    assert ask([url], Asking(Redirect(fake), Turns())) == {url: owed}
    assert fake.urls == [url.partition("#")[0]]


def test_a_paper_is_asked_for_by_its_abstract() -> None:
    papers = ["http://arxiv.org/pdf/2312.16170v2.pdf", "https://arxiv.org/pdf/cs.LG/0601001", "https://arxiv.org/pdf/x"]
    fake = Fake([status(404)])
    assert set(ask(papers, Asking(Redirect(fake), Turns())).values()) == {("broken", "http", "answers 404 Not Found")}
    assert sorted(fake.urls) == [
        "https://arxiv.org/abs/2312.16170v2", "https://arxiv.org/abs/cs.LG/0601001", "https://arxiv.org/pdf/x"
    ]  # fmt: skip


def test_copies_of_what_is_gone(tmp_path: Path) -> None:
    copy = b'{"archived_snapshots": {"closest": {"url": "http://web.archive.org/web/2020/http://h.example/"}}}'
    with running({"/copy": send(200, copy)}) as server:
        home = f"http://127.0.0.1:{server.port}"
        urls = [f"{home}/a?b#c", f"{home}/a?b", f"{home}/?token=1", f"{home}/d", "http://nothing.invalid/"]

        def archived(stack: Asking) -> dict[str, str]:
            links = [Link("uses", url, Location.of_file("a.md"), "/") for url in urls]
            answers = list(external.check(external.external(SITE, links), stack))
            return {answer.link.url: answer.archived for answer in with_copies(answers, stack)}

        found, plain = "https://web.archive.org/web/2020/http://h.example/", client()
        stack = plain._replace(archive=f"{home}/copy?of=", profile=plain.profile._replace(per_host=4))
        owed = {urls[0]: f"{found}#c", urls[1]: found, urls[2]: "", urls[3]: found, urls[4]: found}
        memory = Memory("", path=str(tmp_path / "answers"))
        assert archived(stack._replace(memory=memory)) == owed
        asked = sorted(line.split()[1] for line in server.asked if line.startswith("GET /copy"))
        assert asked == [f"/copy?of={quote(url, safe='')}" for url in (urls[1], urls[3], urls[4])]
        memory.write()
        assert archived(stack._replace(memory=memory)) == owed
        assert len(server.asked) == 3 + 3
        memory.close()
        strangers = client(())._replace(archive=f"{home}/copy?of=")
        assert archived(strangers) == dict.fromkeys(urls, "")
        few = stack._replace(profile=plain.profile._replace(in_all=len(urls)))
        assert any(archived(few).values())
        assert len(server.asked) == 3 + 3 + 4


def test_rules_of_hosts_are_as_their_schema_says() -> None:
    folder = files("jekyll_tools.links")
    rules, schema = (json.loads(folder.joinpath(f"hosts{end}").read_text("utf-8")) for end in (".json", ".schema.json"))
    jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker()).validate(rules)
    assert not jsonschema.Draft202012Validator(schema).is_valid([{"host": "h.example", "why": "nothing is said"}])


def test_rules_count_for_a_host_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    def getaddrinfo(_name: str, port: int, **_: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    with running({"/a/b": send(200, README)}) as server:
        home = f"http://github.com:{server.port}/a/b"
        assert ask([f"{home}#install", f"{home}#gone"], client()) == {f"{home}#install": OK, f"{home}#gone": MISSING}
        assert len(server.asked) == 1


PAGES = """
    Chapter 404 of the book
    Room 404: a novel
    Not found in translation
    Why links rot: the 404 problem
    Lost and Found
    Item response theory
    Peugeot 404
    A page a day
    Documents found in the archive
    HTTP 404 - Wikipedia
    Not all who wander
    BMW 404 GT
    Missing data analysis
    404 Media
    Error analysis
"""
ERROR_PAGES = """
    404 Not Found
    Page not found
    Page Not Found – University
    404
    Error 404
    Oops! That page can’t be found.
    404 | Lab
    Lab | 404
    404: This page could not be found
    Not Found
    Page cannot be found
    The page you requested was not found
    File not found
    Page Not Found (404)
    HTTP 404
    Seite nicht gefunden
    Page introuvable
    Página no encontrada
    Pagina non trovata
    Sorry, this page isn't available
    Object not found!
    Error 404 (Not Found)!!1
    404 - File or directory not found.
    This page does not exist
    Page doesn't exist
    Page no longer available
    We can't find that page
    404 Error
    Site not found · GitHub Pages
    Page Missing
    Page unavailable
    お探しのページは見つかりませんでした
    页面不存在
    页面未找到
    Страница не найдена
    Pagina niet gevonden
    Sidan hittades inte
    Strona nie została znaleziona
"""


def test_pages_that_look_like_error_pages() -> None:
    def looks(title: str) -> bool:
        body = f"<meta charset=utf-8><title>{title}</title>".encode()
        return bool(soft(Response("https://h.example/", 200, (("Content-Type", "text/html"),), body)))

    assert [title for title in map(str.strip, PAGES.strip().split("\n")) if looks(title)] == []
    assert [title for title in map(str.strip, ERROR_PAGES.strip().split("\n")) if not looks(title)] == []
