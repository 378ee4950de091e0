"""`jekyll-tools links` and `check --links` on a small site, against the loopback address."""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from links.server import Server, running, send

from jekyll_tools.cli import main
from jekyll_tools.cli._bar import Bar
from jekyll_tools.links.client.names import names_are_found

PAGE = """---
link: HOME/gone
---
<a href="HOME/ok">one</a>
<a href="HOME/ok#one">two</a>
<a href="HOME/no">three</a>
<a href="mailto:me@example.org">four</a> <a href="/index.html">five</a>
"""
OTHER = "---\n---\n<a href='HOME/ok#two'>six</a>\n"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Server]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    behaviours = {"/ok": send(200, b"<p id=one>"), "/no": send(403), "/gone": send(404)}
    with running(behaviours) as found:
        yield found


@pytest.fixture
def site(tmp_path: Path, server: Server) -> Path:
    tmp_path /= "site"
    tmp_path.mkdir()
    (tmp_path / "_config.yml").write_text("title: Links\n")
    for name, text in (("index.html", PAGE), ("other.html", OTHER)):
        (tmp_path / name).write_text(text.replace("HOME", f"http://127.0.0.1:{server.port}"))
    return tmp_path


def said(capsys: pytest.CaptureFixture[str], server: Server) -> str:
    out, err = capsys.readouterr()
    assert err == ""
    return re.sub(r"\(\d+\.\d s, ", "(0.1 s, ", out.replace(f"http://127.0.0.1:{server.port}", "HOME"))


ALL = """broken:
  index.html:2:7: HOME/gone: answers 404 Not Found
  other.html:3:10: HOME/ok#two: has the page, but no #two in it
cannot be judged:
  index.html:6:10: HOME/no: answers 403 Forbidden, which says nothing about the page
ok:
  index.html:4:10: HOME/ok
  index.html:5:10: HOME/ok#one
5 external links to 3 URLs: 2 broken, 1 cannot be judged, 2 ok (0.1 s, profile trusted)
"""


def test_links(site: Path, server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["links", "-s", str(site), "--allow-private", "127.0.0.0/8", "--timeout", "5"]) == 1
    assert said(capsys, server) == ALL
    assert sum(server.times.values()) == 3


DATA = {
    "papers.yml": "- {title: HOME/ok, pdf: 'HOME/no'}\n- link: HOME/gone\n  words: see HOME/gone\n",
    "more/talks.json": '[{"slides": "HOME/gone", "path": "/ok"}]',
    "talks.csv": 'title,url,by\n"a, b","HOME/a,b",me\nc,HOME/gone,you\nhttp or not,,\n',
    "talks.tsv": "url\ttitle\nHOME/a,b\tx\r\nHOME/{{ x }}\ty",
    ".hidden.yml": "url: HOME/gone",
    "broken.yml": "url: [HOME/gone",
}


def test_links_of_data_files(site: Path, server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    for name, text in DATA.items():
        path = site / "_data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace("HOME", f"http://127.0.0.1:{server.port}"), newline="")
    server.behaviours["/a,b"] = send(200)
    wanted = ["-s", str(site), str(site / "_data"), "--allow-private", "127.0.0.0/8"]
    found = (
        "broken:\n"
        "  _data/more/talks.json:1:14: HOME/gone: answers 404 Not Found\n"
        "  _data/papers.yml:2:9: HOME/gone: answers 404 Not Found\n"
        "  _data/talks.csv:3:3: HOME/gone: answers 404 Not Found\n"
        "cannot be judged:\n"
        "  _data/papers.yml:1:XX: HOME/no: answers 403 Forbidden, which says nothing about the page\n"
        "ok:\n"
        "  _data/papers.yml:1:11: HOME/ok\n"
        "  _data/talks.csv:2:9: HOME/a,b\n"
        "  _data/talks.tsv:2:1: HOME/a,b\n"
        "7 external links to 4 URLs: 3 broken, 1 cannot be judged, 3 ok (0.1 s, profile trusted)\n"
    ).replace("XX", str(len(f"- {{title: http://127.0.0.1:{server.port}/ok, pdf: '") + 1))
    assert main(["links", *wanted]) == 1
    assert said(capsys, server) == found
    assert main(["check", *wanted, "--links", "--select", "broken-link", "--format", "json"]) == 1
    told = json.loads(said(capsys, server))["diagnostics"]
    assert [(one["path"], one["line"]) for one in told] == [
        ("_data/more/talks.json", 1),
        ("_data/papers.yml", 2),
        ("_data/talks.csv", 3),
    ]


THEME = {
    "_layouts/default.html": "---\nlayout: html\n---\n{% include foot.html %}\n"
    "<a href='HOME/share?u={{ page.url }}'>s</a>\n"
    "{% if page.more %}<a href='HOME/gone'>more</a>{% endif %}<a href='{{ page.link }}'>l</a>{{ content }}\n",
    "_layouts/html.html": "---\nlayout: bad\n---\n{{content}}\n<a href='HOME/{{ site.account }}'></a> {{ site.cv }}\n",
    "_layouts/bad.html": "{% if %}",
    "_includes/foot.html": "<a href='HOME/ok'>theme</a>\n",
    "_config.yml": "title: Links\naccount: me\ncv: <a href='HOME/ok#two'>cv</a>\n",
    "index.html": "---\nlayout: default\nlink: HOME/no\n---\n{% include foot.html %}<a href='HOME/ok'>one</a>\n",
    "other.html": "---\nlayout: default\nmore: true\nlink: HOME/gone\n---\n",
    "third.html": "---\nlayout: default\nmore: true\nlink: HOME/gone\n---\n",
}
OF_THEME = """broken:
  _config.yml:2:10: HOME/me: answers 404 Not Found
  _layouts/default.html:5:10: HOME/share?u=/: answers 404 Not Found
  _layouts/default.html:6:28: HOME/gone: answers 404 Not Found
  _layouts/html.html:5:58: HOME/ok#two: has the page, but no #two in it
  other.html:4:7: HOME/gone: answers 404 Not Found
  third.html:4:7: HOME/gone: answers 404 Not Found
cannot be judged:
  index.html:3:7: HOME/no: answers 403 Forbidden, which says nothing about the page
ok:
  _includes/foot.html:1:10: HOME/ok
  index.html:5:33: HOME/ok
9 external links to 5 URLs: 6 broken, 1 cannot be judged, 2 ok (0.1 s, profile trusted)
"""


def test_links_of_layouts(site: Path, server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    for name, text in THEME.items():
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_text(text.replace("HOME", f"http://127.0.0.1:{server.port}"))
    wanted = ["-s", str(site), "--allow-private", "127.0.0.0/8", "--theme"]
    assert main(["links", *wanted]) == 1
    assert said(capsys, server) == OF_THEME
    with open(site / "_config.yml", "a") as config:
        config.write("jekyll_tools: {links: {theme: true}}\n")
    assert main(["links", *wanted[:-1]]) == 1
    known = OF_THEME.replace("to 5 URLs:", "to 5 URLs, 5 known from earlier runs:")
    assert said(capsys, server) == known
    for less in ("--no-theme", "--profile=pull-request"):  # strangers' settings ask for no more
        main(["links", *wanted[:-1], less])
        assert said(capsys, server).splitlines()[-1].startswith("5 external links to 3 URLs")
    assert main(["check", *wanted, "--links", "--select", "broken-link", "--format", "json"]) == 1
    told = json.loads(said(capsys, server))["diagnostics"]
    assert [f"  {one['path']}:{one['line']}:{one['column']}" for one in told] == [
        line.partition(": ")[0] for line in OF_THEME.splitlines()[1:7]
    ]


def test_links_of_one_file(site: Path, server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    wanted = ["links", "-s", str(site), str(site / "other.html"), "--allow-private", "127.0.0.0/8"]
    assert main(wanted) == 1
    assert said(capsys, server) == (
        "broken:\n  other.html:3:10: HOME/ok#two: has the page, but no #two in it\n"
        "1 external link to 1 URL: 1 broken (0.1 s, profile trusted)\n"
    )


def test_private_addresses_are_no_fault(site: Path, server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["links", "-s", str(site), str(site / "other.html")]) == 0
    assert said(capsys, server) == (
        "cannot be judged:\n"
        "  other.html:3:10: HOME/ok#two: is at 127.0.0.1, a loopback address, which is not asked\n"
        "1 external link to 1 URL: 1 cannot be judged (0.1 s, profile trusted)\n"
    )
    assert server.asked == []


def test_check_asks_only_with_links(site: Path, server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    wanted = ["check", "-s", str(site), "--format", "json", "--select", "links", "--ignore", "local-address"]
    assert main(wanted) == 0
    assert json.loads(said(capsys, server))["diagnostics"] == []
    assert main([*wanted, "--links"]) == 0
    found = json.loads(said(capsys, server))["diagnostics"]
    assert {(one["rule"], one["level"]) for one in found} == {("unjudged-link", "info")}
    assert len(found) == 5
    assert server.asked == []


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--allow-private", "here"], "--allow-private: 'here' does not appear to be an IPv4 or IPv6 network"),
        (["--at-once", "0"], "--at-once: takes a number from 1 to 100, not 0"),
        (["--interval", "-1"], "--interval: takes seconds up to 3600, not -1"),
        (["--max-age", "1y"], "--max-age: takes an age such as 90s, 30m, 12h, 7d or 2w, not 1y"),
        (["--timeout", "0"], "--timeout: takes seconds between 0 and 3600, not 0"),
        (["--timeout", "soon"], "--timeout: takes seconds between 0 and 3600, not soon"),
        (["images/none.png"], "images/none.png: no such file in the site"),
    ],
)
def test_bad_usage(site: Path, arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    try:
        code = main(["links", "-s", str(site), *arguments])
    except SystemExit as exit:
        code = int(str(exit.code))
    out, err = capsys.readouterr()
    assert (code, out) == (2, "")
    assert err.splitlines()[-1].removeprefix("jekyll-tools links: ").removeprefix("jekyll-tools: ") == sentence


def test_json(site: Path, server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    wanted = ["links", "-s", str(site), "--allow-private", "127.0.0.0/8", "--format", "json"]
    assert main(wanted) == 1
    found = json.loads(said(capsys, server))
    urls = {link["url"]: (link["answer"], link["kind"], link["status"], link["cached"]) for link in found["links"]}
    assert urls == {
        "HOME/gone": ("broken", "http", 404, False),
        "HOME/no": ("unjudged", "http", 403, False),
        "HOME/ok#one": ("ok", "", 200, False),
        "HOME/ok#two": ("broken", "fragment", 200, False),
        "HOME/ok": ("ok", "", 200, False),
    }
    assert found["links"][0]["places"] == [{"path": "index.html", "line": 2, "column": 7}]
    assert {**found["summary"], "seconds": 0} == {
        "profile": "trusted", "links": 5, "urls": 5, "ok": 2, "broken": 2, "unjudged": 1, "cached": 0, "seconds": 0
    }  # fmt: skip


def test_a_second_run_asks_nothing(site: Path, server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    wanted = ["links", "-s", str(site), "--allow-private", "127.0.0.0/8"]
    known = ALL.replace("to 3 URLs:", "to 3 URLs, 3 known from earlier runs:")
    assert (main(wanted), said(capsys, server)) == (1, ALL)
    assert (main(wanted), said(capsys, server)) == (1, known)
    assert len(server.asked) == 3
    assert (main([*wanted, "--no-cache"]), said(capsys, server)) == (1, ALL)
    assert (main([*wanted, "--timeout", "7"]), said(capsys, server)) == (1, ALL)
    assert (main([*wanted, "--max-age", "0s"]), len(server.asked)) == (1, 12)
    said(capsys, server)
    assert main(["check", "-s", str(site), "--links", "--allow-private", "127.0.0.0/8", "--select", "broken-link"]) == 1
    assert len(server.asked) == 12


def test_exclude_and_include(site: Path, server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    wanted = ["links", "-s", str(site), "--allow-private", "127.0.0.0/8", "--include", "*/ok", "--exclude", "*#t*"]
    assert main(wanted) == 0
    assert said(capsys, server) == (
        "ok:\n  index.html:4:10: HOME/ok\n  index.html:5:10: HOME/ok#one\n"
        "2 external links to 1 URL: 2 ok (0.1 s, profile trusted)\n"
    )


def test_settings(site: Path, server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "_config.yml").write_text("jekyll_tools: {links: {exclude: ['*/no', '*/gone'], timeout: 5, at-once: 1}}\n")
    assert main(["links", "-s", str(site), "--allow-private", "127.0.0.0/8", "--exclude", "*#two"]) == 0
    assert said(capsys, server).endswith("2 external links to 1 URL: 2 ok (0.1 s, profile trusted)\n")


def test_strangers_ask_no_more_than_their_profile(
    site: Path, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = [
        "links",
        "-s",
        str(site),
        "--allow-private",
        "127.0.0.0/8",
        "--profile",
        "pull-request",
        "--interval",
        "0",
    ]
    assert main(wanted) == 0
    port = f"listens at port {server.port}, which is not asked"
    assert said(capsys, server) == (
        f"cannot be judged:\n  index.html:2:7: HOME/gone: {port}\n  index.html:4:10: HOME/ok: {port}\n"
        f"  index.html:5:10: HOME/ok#one: {port}\n  index.html:6:10: HOME/no: {port}\n"
        f"  other.html:3:10: HOME/ok#two: {port}\n"
        "5 external links to 3 URLs: 5 cannot be judged (0.1 s, profile pull-request)\n"
    )
    assert server.asked == []


def test_interrupted(
    site: Path, server: Server, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Bar, "show", interrupt)
    wanted = ["links", "-s", str(site), str(site / "other.html"), "--allow-private", "127.0.0.0/8"]
    assert main(wanted) == 130
    out, err = capsys.readouterr()
    assert err == "jekyll-tools: interrupted: 0 of 1 links are not checked\n"
    assert out.startswith("broken:\n  other.html:3:10: ")


def test_offline(site: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def getaddrinfo(*_: object, **__: object) -> list[object]:
        raise socket.gaierror(socket.EAI_AGAIN, "")

    (site / "other.html").write_text("---\n---\n<a href='http://h.example/'>six</a>\n")
    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    names_are_found.cache_clear()
    assert main(["links", "-s", str(site), str(site / "other.html")]) == 2
    names_are_found.cache_clear()
    assert capsys.readouterr() == (
        "",
        "jekyll-tools: there is no network: not even example.com is found, so no link was checked\n",
    )
