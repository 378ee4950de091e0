"""Settings against those that Jekyll makes of the same files, and what is said about broken ones."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from jekyll_tools import limits
from jekyll_tools.cli import main
from jekyll_tools.site.config import Config, read_config
from jekyll_tools.target import GITHUB_PAGES, JEKYLL, Target

HERE = Path(__file__).parent / "config"
FILES = {"cases.jsonl": JEKYLL, "pages.jsonl": GITHUB_PAGES}
CASES = [
    (target, *json.loads(line))
    for name, target in FILES.items()
    for line in (HERE / name).read_text(encoding="utf-8").splitlines()
]
LATER = (["a: :sym"], ["markdown_ext: [md]"])  # at which Jekyll stops later, and ours there
READ = [case for case in CASES if "error" not in case[2] and case[1] not in LATER]
STOPS = [case[:2] for case in CASES if "error" in case[2]]


def config(folder: Path, texts: list[str], target: Target = JEKYLL) -> Config:
    names = [f"_config{number}.yml" for number in range(len(texts))]
    for name, text in zip(names, texts, strict=True):
        (folder / name).write_text(text, encoding="utf-8", newline="")
    return read_config(str(folder), names, target=target)


@pytest.mark.parametrize(("target", "texts", "wanted"), READ, ids=[f"{case[0].name} {case[1]}" for case in READ])
def test_settings(target: Target, texts: list[str], wanted: dict[str, Any], tmp_path: Path) -> None:
    ours = config(tmp_path, texts, target).data
    left_out = {"cache_dir", "destination", "source"}
    plain = {key: str(value) if isinstance(value, date) else value for key, value in ours.items()}
    assert {key: value for key, value in plain.items() if key not in left_out} == wanted


@pytest.mark.parametrize(("target", "texts"), STOPS, ids=[f"{case[0].name} {case[1]}" for case in STOPS])
def test_what_stops_jekyll_is_a_problem(target: Target, texts: list[str], tmp_path: Path) -> None:
    assert config(tmp_path, texts, target).problems != ()


def said(found: Config) -> list[str]:
    return [f"{problem.kind} {problem.location}" for problem in found.problems]


def test_no_file_is_no_problem(tmp_path: Path) -> None:
    found = read_config(str(tmp_path), target=JEKYLL)
    assert (found.files, found.problems, found.url, found.baseurl, found.plugins) == ((), (), "", "", ())


def test_the_file_by_either_name(tmp_path: Path) -> None:
    (tmp_path / "_config.yaml").write_text("url: a")
    assert read_config(str(tmp_path)).url == "a"
    (tmp_path / "_config.yml").write_text("url: b")
    assert read_config(str(tmp_path)).files == ("_config.yml",)


def test_overrides_win(tmp_path: Path) -> None:
    (tmp_path / "_config.yml").write_text("baseurl: /a\nplugins: [x]")
    found = read_config(str(tmp_path), (), {"baseurl": "/b"}, JEKYLL)
    assert (found.baseurl, found.plugins) == ("/b", ("x",))


def test_places_are_those_of_the_last_file(tmp_path: Path) -> None:
    found = config(tmp_path, ["# one\nurl: a\n", "url: b\n"])
    assert str(found.entries[("url",)].location) == "_config1.yml:1:6"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("a: b: c\n", ["invalid-yaml _config0.yml:1:5"]),
        ("- a\n", ["invalid-yaml _config0.yml:1:1"]),
        ("url: x\nexclude: a.md\n", ["config-type _config0.yml:2:10"]),
        ("collections: c\n", ["config-type _config0.yml:1:14"]),
        ("collections:\n  a: {}\n  b: true\n  c:\n", ["config-type _config0.yml:3:6"]),
        ("a: 1\na: 2\n", ["duplicate-key _config0.yml:2:1"]),
        ("a: " + "[" * 500, ["yaml-too-deep _config0.yml:1:43"]),
        ("a: " + "x" * limits.CONFIG_BYTES, ["file-too-big _config0.yml:1:1"]),
    ],
)
def test_broken_files(text: str, kinds: list[str], tmp_path: Path) -> None:
    found = config(tmp_path, [text])
    assert said(found) == kinds
    assert found.data["include"] == [".htaccess"]


def test_missing_unreadable_and_not_utf8(tmp_path: Path) -> None:
    assert said(read_config(str(tmp_path), ["no.yml"])) == ["missing-config no.yml:1:1"]
    (tmp_path / "folder.yml").mkdir()
    assert said(read_config(str(tmp_path), ["folder.yml"])) == ["unreadable-file folder.yml:1:1"]
    (tmp_path / "bad.yml").write_bytes(b"a: caf\xe9")
    assert said(read_config(str(tmp_path), ["bad.yml"])) == ["encoding bad.yml:1:7"]


def test_a_symlink_is_read_only_where_the_user_names_it(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("url: x\n")
    site = tmp_path / "site"
    site.mkdir()
    (site / "_config.yml").symlink_to(tmp_path / "secret")
    found = read_config(str(site))
    assert (found.url, said(found)) == ("", ["symlink _config.yml:1:1"])
    assert read_config(str(site), ["_config.yml"]).url == "x"


def test_names_are_those_of_the_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "site" / "more").mkdir(parents=True)
    for name in ("site/_config.yml", "site/more/dev.yml", "other.yml"):
        (tmp_path / name).write_text("a: 1\n")
    monkeypatch.chdir(tmp_path)
    names = ["site/_config.yml", "more/dev.yml", str(tmp_path / "site" / "_config.yml"), "other.yml"]
    assert read_config("site", names).files == ("_config.yml", "more/dev.yml", "_config.yml", "other.yml")


UNUSABLE = [
    'data_dir: "a\\0b"',
    'layouts_dir: "../\\0"',
    'plugins_dir: "\\0"',
    'collections_dir: "\\0"',
    'destination: "\\0"',
    'include: [1, "\\0", _pages]',
    'exclude: ["\\0"]',
    'theme: "\\0"',
    'url: "\\e[31m\\n::error::\\0"',
    'baseurl: "\\0"',
]


@pytest.mark.parametrize("setting", UNUSABLE)
@pytest.mark.parametrize("command", ["check", "render -d out", "build -d out", "redirects --for netlify -d out"])
def test_no_setting_that_no_file_can_have_is_a_fault_of_ours(
    setting: str, command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "_config.yml").write_text(f"plugins: [jekyll-redirect-from]\n{setting}\n")
    (tmp_path / "index.md").write_text("---\ntitle: a\nredirect_from: /x/\n---\n{{ site.data.a }}\n")
    monkeypatch.chdir(tmp_path)
    assert main([*command.split(), "--debug"]) in (0, 1, 2)
    assert "this is a fault" not in capsys.readouterr().err
