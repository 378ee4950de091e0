"""Fixes made: whole or not at all, at files as they were checked, the bytes around them kept."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from jekyll_tools.cli import main
from jekyll_tools.diagnostic import Diagnostic, Edit
from jekyll_tools.fixes import changes, diff
from jekyll_tools.text import Location, Origin

BROKEN = b"\xef\xbb\xbf---\r\npermalink: about\r\n---\r\nA <tt>b\x1b[31m ::error::</tt>\r\nand <tt>c</tt>"


def at(origin: Origin, *edits: tuple[int, int, str], safe: bool = True) -> Diagnostic:
    fix = tuple(Edit(Location(origin, start, end), text) for start, end, text in edits)
    return Diagnostic("a", "error", fix[0].location, "a", "", fix, safe)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "_config.yml").write_bytes(b"include: [_pages]\n")
    (tmp_path / "_pages").mkdir()
    (tmp_path / "_pages" / "a.md").write_bytes(BROKEN)
    os.chmod(tmp_path / "_pages" / "a.md", 0o600)
    return tmp_path


def test_of_fixes_that_touch_the_first_is_made(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"one\r\ntwo")
    origin = Origin("a", "one\r\ntwo")
    found = [at(origin, (0, 1, "O"), (2, 3, "E\n")), at(origin, (5, 6, "T"), (3, 3, "x")), at(origin, (6, 7, "W"))]
    assert [change.after for change in changes(str(tmp_path), found)] == ["OnE\r\n\r\ntWo"]


@pytest.mark.parametrize("case", ["guess", "changed", "foreign", "link", "outside", "gone", "no text"])
def test_what_is_left_alone(case: str, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    (tmp_path / "other").write_bytes(b"ab")
    name = {"outside": "../other", "link": "link", "gone": "gone"}.get(case, "a")
    (folder / "a").write_bytes({"changed": b"ba", "no text": b"a\xff"}.get(case, b"ab"))
    (folder / "link").symlink_to("../other")
    origin = Origin(name, "ab" if case != "no text" else "a\ufffd")
    origin.foreign = case == "foreign"
    assert changes(str(folder), [at(origin, (0, 1, "x"), safe=case != "guess")]) == []


def test_a_diff_of_a_last_line_without_its_end(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"one\ntwo")
    [change] = changes(str(tmp_path), [at(Origin("a", "one\ntwo"), (4, 5, "T"))])
    assert diff(change) == (
        "--- a/a\n+++ b/a\n@@ -1,2 +1,2 @@\n one\n-two\n\\ No newline at end of file\n"
        "+Two\n\\ No newline at end of file\n"
    )


def test_fix_keeps_the_bytes_around(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "-s", str(site), "--fix"]) == 0
    assert capsys.readouterr().err == "jekyll-tools: mended 3 findings in 1 file\n"
    mended = (site / "_pages" / "a.md").read_bytes()
    style = b'<span style="font-family: monospace">'
    assert mended == (
        b"\xef\xbb\xbf---\r\npermalink: /about\r\n---\r\n"
        b"A " + style + b"b\x1b[31m ::error::</span>\r\nand " + style + b"c</span>"
    )
    assert (site / "_pages" / "a.md").stat().st_mode & 0o777 == 0o600
    assert main(["check", "-s", str(site), "--fix"]) == 0
    assert (site / "_pages" / "a.md").read_bytes() == mended
    assert os.listdir(site / "_pages") == ["a.md"]


def test_a_diff_acts_on_no_terminal(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "_pages" / "a.md").write_bytes(BROKEN[3:])
    assert main(["check", "-s", str(site), "--select", "obsolete-element", "--diff"]) == 1
    zero = "\u200b"
    assert capsys.readouterr().out == (
        "--- a/_pages/a.md\n+++ b/_pages/a.md\n@@ -1,5 +1,5 @@\n ---\\x0d\n permalink: about\\x0d\n ---\\x0d\n"
        f"-A <tt>b\\x1b[31m :{zero}:error:{zero}:</tt>\\x0d\n-and <tt>c</tt>\n\\ No newline at end of file\n"
        f'+A <span style="font-family: monospace">b\\x1b[31m :{zero}:error:{zero}:</span>\\x0d\n'
        '+and <span style="font-family: monospace">c</span>\n\\ No newline at end of file\n'
    )
    assert (site / "_pages" / "a.md").read_bytes() == BROKEN[3:]


def test_a_file_that_cannot_be_written_stays(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert main(["check", "-s", str(site), "--fix"]) == 3
    assert (site / "_pages" / "a.md").read_bytes() == BROKEN
    assert os.listdir(site / "_pages") == ["a.md"]
    assert capsys.readouterr().out == ""


def test_what_liquid_made_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = '---\nh: "###Foo"\nb: "x | y"\n---\n{{ page.h }}\n\n{{ page.b }} a | b\n\n##Bar {{ page.h }}\n'
    (tmp_path / "a.md").write_text(page)
    main(["check", "-s", str(tmp_path), "--no-cache", "--format", "json"])
    fixes = {row["line"]: row["fix"] for row in json.loads(capsys.readouterr().out)["diagnostics"]}
    assert [(line, bool(fix)) for line, fix in sorted(fixes.items())] == [(5, False), (7, False), (9, True)]
