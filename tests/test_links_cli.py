"""`jekyll-tools links` and `check --links` on a small site, against the loopback address."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from links.server import Server, running, send

from jekyll_tools.cli import main

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
def server() -> Iterator[Server]:
    behaviours = {"/ok": send(200, b"<p id=one>"), "/no": send(403), "/gone": send(404)}
    with running(behaviours) as found:
        yield found


@pytest.fixture
def site(tmp_path: Path, server: Server) -> Path:
    (tmp_path / "_config.yml").write_text("title: Links\n")
    for name, text in (("index.html", PAGE), ("other.html", OTHER)):
        (tmp_path / name).write_text(text.replace("HOME", f"http://127.0.0.1:{server.port}"))
    return tmp_path


def said(capsys: pytest.CaptureFixture[str], server: Server) -> str:
    out, err = capsys.readouterr()
    assert err == ""
    return out.replace(f"http://127.0.0.1:{server.port}", "HOME")


ALL = """broken:
  index.html:2:7: HOME/gone: answers 404 Not Found
  other.html:3:10: HOME/ok#two: has the page, but no #two in it
cannot be judged:
  index.html:6:10: HOME/no: answers 403 Forbidden, which says nothing about the page
ok:
  index.html:4:10: HOME/ok
  index.html:5:10: HOME/ok#one
5 external links to 3 URLs: 2 broken, 1 cannot be judged, 2 ok
"""


def test_links(site: Path, server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["links", "-s", str(site), "--allow-private", "127.0.0.0/8", "--timeout", "5"]) == 1
    assert said(capsys, server) == ALL
    assert sum(server.times.values()) == 3


def test_links_of_one_file(site: Path, server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    wanted = ["links", "-s", str(site), str(site / "other.html"), "--allow-private", "127.0.0.0/8"]
    assert main(wanted) == 1
    assert said(capsys, server) == (
        "broken:\n  other.html:3:10: HOME/ok#two: has the page, but no #two in it\n"
        "1 external link to 1 URL: 1 broken, 0 cannot be judged, 0 ok\n"
    )


def test_private_addresses_are_no_fault(site: Path, server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["links", "-s", str(site), str(site / "other.html")]) == 0
    assert said(capsys, server) == (
        "cannot be judged:\n"
        "  other.html:3:10: HOME/ok#two: is at 127.0.0.1, a loopback address, which is not asked\n"
        "1 external link to 1 URL: 0 broken, 1 cannot be judged, 0 ok\n"
    )
    assert server.asked == []


def test_check_asks_only_with_links(site: Path, server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    wanted = ["check", "-s", str(site), "--format", "json", "--select", "links"]
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
