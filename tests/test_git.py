"""A repository's remote and commit, read from its files."""

from __future__ import annotations

from pathlib import Path

import pytest

from jekyll_tools import git

COMMIT = "0123456789abcdef0123456789abcdef01234567"
CONFIG = '[core]\n\tbare = false\n[remote "fork"]\n\turl = https://github.com/x/y\n[remote "origin"]\n\turl = {}\n'


def repository(folder: Path, **files: str) -> None:
    for name, text in files.items():
        file = folder / ".git" / name.replace("__", "/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def test_no_repository(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert git.origin(str(tmp_path)) == git.revision(str(tmp_path)) == ""


@pytest.mark.parametrize("url", ["https://github.com/a/b.git", "git@github.com:a/b.git"])
def test_origin(tmp_path: Path, url: str) -> None:
    repository(tmp_path, config=CONFIG.format(url))
    (tmp_path / "docs").mkdir()
    assert git.origin(str(tmp_path / "docs")) == url


def test_no_origin(tmp_path: Path) -> None:
    repository(tmp_path, config='[remote "fork"]\n\turl = x\n')
    assert git.origin(str(tmp_path)) == ""


@pytest.mark.parametrize(
    ("files", "commit"),
    [
        ({"HEAD": COMMIT + "\n"}, COMMIT),
        ({"HEAD": "ref: refs/heads/main\n", "refs__heads__main": COMMIT + "\n"}, COMMIT),
        ({"HEAD": "ref: refs/heads/main\n", "packed-refs": f"# pack\n{COMMIT} refs/heads/main\n"}, COMMIT),
        ({"HEAD": "ref: refs/heads/main\n"}, ""),
        ({"HEAD": "ref: ../../secret\n"}, ""),
        ({"HEAD": "nonsense"}, ""),
    ],
)
def test_revision(tmp_path: Path, files: dict[str, str], commit: str) -> None:
    repository(tmp_path, **files)
    assert git.revision(str(tmp_path)) == commit
