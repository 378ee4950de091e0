"""`init`: what it finds, shows and writes, and what it leaves alone."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
import yaml
from test_cli import CONFIG, PAGE

from jekyll_tools import address
from jekyll_tools.cli import main

ROOT = Path(__file__).parents[1]
MADE = (".github/workflows/jekyll-tools.yml", ".pre-commit-config.yaml", "Makefile")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site in a repository."""
    git = tmp_path / ".git"
    git.mkdir()
    (git / "config").write_text('[remote "origin"]\n\turl = https://github.com/x/y\n')
    (tmp_path / "_pages").mkdir()
    (tmp_path / "_config.yml").write_text(CONFIG)
    (tmp_path / "_pages/about.md").write_text(PAGE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def written(folder: Path) -> list[str]:
    return sorted(name for name in MADE if (folder / name).exists())


def test_it_says_what_it_found_and_writes_nothing_unasked(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:5] == [
        "site     in the top folder of the repository",
        "theme    its own",
        "plugins  jekyll-redirect-from",
        "host     GitHub Pages",
        "built    by GitHub Pages: the site has no Gemfile",
    ]
    assert next(line for line in lines if line.endswith(":")) == f"{MADE[0]}, a new file:"
    assert lines[-1] == "nothing is written yet: jekyll-tools init --yes writes it"
    assert written(site) == []


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("mkdocs.yml", "MkDocs, it seems, not by Jekyll: then there is nothing to check"),
        (".nojekyll", "nobody: a file .nojekyll has GitHub Pages publish it as it is"),
    ],
)
def test_a_site_of_another_builder(site: Path, capsys: pytest.CaptureFixture[str], file: str, words: str) -> None:
    (site / "_config.yml").rename(site / file)
    (site / "_pages/about.md").rename(site / "about.md")
    assert main(["init"]) == 0
    assert capsys.readouterr().out.splitlines()[4] == f"built    by {words}"


def test_what_it_writes_is_what_the_manual_shows_and_works(site: Path) -> None:
    assert main(["init", "--yes"]) == 0
    assert written(site) == sorted(MADE)
    assert (site / MADE[0]).read_text() == (ROOT / "docs/workflows/check.yml").read_text(encoding="utf-8")
    [repository] = yaml.safe_load((site / MADE[1]).read_text())["repos"]
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert (repository["repo"], repository["rev"]) == (address.repository(), address.PINNED)
    assert [hook["id"] for hook in repository["hooks"]] == [hook["id"] for hook in hooks]


def test_the_workflows_of_the_manual_use_the_same_commit() -> None:
    for file in (ROOT / "docs/workflows").glob("*.yml"):
        for line in file.read_text(encoding="utf-8").splitlines():
            if "uses: jekyll-tools/" in line:
                assert line.split("@")[1] == f"{address.PINNED} # main"


def test_a_site_in_a_folder(site: Path) -> None:
    folder = site / "my docs"
    (site / "_config.yml").rename(site / "moved.yml")
    folder.mkdir()
    (site / "moved.yml").rename(folder / "_config.yml")
    assert main(["init", "-y", "-s", str(folder)]) == 0
    workflow = yaml.safe_load((site / MADE[0]).read_text())
    assert workflow["jobs"]["check"]["steps"][1]["with"] == {"source": "my docs"}
    [hook] = yaml.safe_load((site / MADE[1]).read_text())["repos"][0]["hooks"]
    assert hook["args"] == ["--source=my docs"]
    assert (site / MADE[2]).read_text().splitlines()[-1] == "\t$(JEKYLL_TOOLS) check --source 'my docs'"


@pytest.mark.parametrize("name", ["$(touch ran)", "a'b", 'a"b', "${{ 1 }}", "a\nb", "a: b"])
def test_a_folder_whose_name_acts(site: Path, name: str) -> None:
    (site / name).mkdir()
    (site / "_config.yml").rename(site / name / "_config.yml")
    assert main(["init", "-y", "-s", str(site / name)]) == 2
    assert written(site) == []


def test_nothing_that_is_there_is_changed(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / ".github").symlink_to("/tmp")
    (site / MADE[1]).symlink_to("nowhere")
    (site / MADE[2]).write_text("all:\n")
    assert main(["init", "-y"]) == 0
    said = [line for line in capsys.readouterr().out.splitlines()[5:] if line and not line.startswith("  |")]
    assert said == [
        f"{MADE[0]} is left out: a symbolic link leads out of the repository.",
        f"{MADE[1]} is there and stays as it is; you may add this to it:",
        f"{MADE[2]} is there and stays as it is; you may add this to it:",
    ]
    assert (site / MADE[2]).read_text() == "all:\n"
    (site / MADE[2]).write_text("check:\n\tjekyll-tools check\n")
    main(["init"])
    assert capsys.readouterr().out.splitlines()[-1] == f"{MADE[2]} names jekyll-tools already: nothing to do."


@pytest.mark.parametrize(("answer", "files"), [("y\n", sorted(MADE)), ("\n", []), ("", [])])
def test_it_asks_on_a_terminal(site: Path, monkeypatch: pytest.MonkeyPatch, answer: str, files: list[str]) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Terminal(answer))
    assert main(["init"]) == 0
    assert written(site) == files


def test_no_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["init", "-y"]) == 2
    assert list(tmp_path.iterdir()) == []
