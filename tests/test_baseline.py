"""A baseline knows what was there, and nothing that comes later."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jekyll_tools.cli import main

PAGE = "---\ntitle: A\n---\nA <tt>b</tt></i>.\n\nA <tt>c</tt>.\n\nA <tt>c</tt>.\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "_config.yml").write_text("title: A\n")
    (tmp_path / "a.md").write_text(PAGE)
    return tmp_path


def found(site: Path, capsys: pytest.CaptureFixture[str], *options: str) -> list[str]:
    capsys.readouterr()
    main(["check", "-s", str(site), "--format=json", "--baseline", str(site / "known.json"), *options])
    return [f"{d['rule']} {d['line']}" for d in json.loads(capsys.readouterr().out)["diagnostics"]]


def test_only_what_is_new_is_told(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    known = site / "known.json"
    assert main(["check", "-s", str(site), "--write-baseline", str(known)]) == 0
    said = capsys.readouterr()
    assert (said.out, said.err) == (
        "",
        f"jekyll-tools: 4 findings in {known}; --baseline {known} reports only others\n",
    )
    assert json.loads(known.read_text()) == {
        "version": 1,
        "findings": [
            {"path": "a.md", "rule": "obsolete-element", "line": "A <tt>b</tt></i>.", "count": 1},
            {"path": "a.md", "rule": "obsolete-element", "line": "A <tt>c</tt>.", "count": 2},
            {"path": "a.md", "rule": "stray-end-tag", "line": "A <tt>b</tt></i>.", "count": 1},
        ],
    }
    assert found(site, capsys) == []
    moved = (
        PAGE.replace("---\nA", "---\nNew.\n\nA", 1).replace("A <tt>b", "The <tt>b")
        + "\n* A <tt>c</tt>.\n\nA <tt>c</tt>.\n"
    )
    (site / "a.md").write_text(moved)
    assert found(site, capsys) == [
        "obsolete-element 6",
        "stray-end-tag 6",
        "obsolete-element 12",
        "obsolete-element 14",
    ]
    assert found(site, capsys, "--fix", "--select=obsolete-element") == []
    assert (site / "a.md").read_text().count("<tt>") == 2


def test_a_long_line_is_known_by_a_digest(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "a.md").write_text(f"---\n---\n{'word ' * 100}<tt>b</tt>\n")
    main(["check", "-s", str(site), "--write-baseline", str(site / "known.json")])
    [row] = json.loads((site / "known.json").read_text())["findings"]
    assert len(row["line"]) == 200 + len("… ") + 16
    assert found(site, capsys) == []
    (site / "a.md").write_text(f"---\n---\n{'word ' * 100}new <tt>b</tt>\n")
    assert found(site, capsys) == ["obsolete-element 3"]


def test_what_is_told_once_is_known_by_each_place(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = "---\ntitle: A\n---\n[a](/gone/)\n\n<img src='a.png'>\n"
    (site / "a.png").write_bytes(b"")
    (site / "a.md").write_text(page)
    main(["check", "-s", str(site), "--write-baseline", str(site / "known.json")])
    assert found(site, capsys) == []
    (site / "a.md").write_text(page + "\nsee [again](/gone/) here\n\n<img src='a.png' class='b'>\n\n[more](/gone/)\n")
    assert found(site, capsys) == ["missing-page 8", "missing-alt 10"]
    capsys.readouterr()
    main(["check", "-s", str(site), "--baseline", str(site / "known.json"), "--select=missing-page", "--format=json"])
    [told] = json.loads(capsys.readouterr().out)["diagnostics"]
    assert told["message"] == "the link /gone/ leads to no page or file of this site, like 1 more in this file"


BROKEN = [
    (b"[", "it is not JSON"),
    (b"[" * 100_000, "it is not JSON"),
    (b"\xff", "it is not JSON"),
    (b"[]", "check --write-baseline has not written it"),
    (b'{"version": 2, "findings": []}', "check --write-baseline has not written it"),
    (b'{"version": 1, "findings": [1]}', "one of its findings lacks rule, path, line or count"),
    (
        b'{"version": 1, "findings": [{"rule": "a", "path": [], "line": "", "count": 1}]}',
        "one of its findings has a value of another kind",
    ),
    (None, "no such file or directory"),
]


@pytest.mark.parametrize(("raw", "words"), BROKEN, ids=[str(number) for number in range(len(BROKEN))])
def test_a_file_that_is_no_baseline(
    raw: bytes | None, words: str, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    known = site / "known.json"
    if raw is not None:
        known.write_bytes(raw)
    assert main(["check", "-s", str(site), "--baseline", str(known)]) == 2
    assert capsys.readouterr().err == f"jekyll-tools: --baseline {known}: {words}\n"


def test_no_baseline_of_a_broken_site(site: Path) -> None:
    (site / "_config.yml").write_text("title: A: B\n")
    assert main(["check", "-q", "-s", str(site), "--write-baseline", str(site / "known.json")]) == 2
    assert not (site / "known.json").exists()
