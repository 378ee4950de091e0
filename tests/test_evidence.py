"""What is in a folder is known by what may be read of it."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from jekyll_tools.evidence import evidence, is_untouched

LONG = 100_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "files" / ".git").mkdir(parents=True)
    (tmp_path / "a.md").write_bytes(b"a" * LONG)
    (tmp_path / "files" / "talk.PDF").write_bytes(b"p" * LONG)
    return tmp_path


@pytest.mark.parametrize("at", [0, LONG // 2, LONG - 1])
def test_a_text_is_read_as_a_whole(folder: Path, at: int) -> None:
    before = evidence(str(folder))
    change(folder / "a.md", at)
    assert evidence(str(folder)) != before


@pytest.mark.parametrize(("at", "is_told"), [(0, True), (4095, True), (LONG // 2, False), (LONG - 1, True)])
def test_of_what_nobody_reads_the_ends_count(folder: Path, at: int, is_told: bool) -> None:
    before = evidence(str(folder))
    change(folder / "files" / "talk.PDF", at)
    assert (evidence(str(folder)) != before) is is_told


def test_so_does_its_length(folder: Path) -> None:
    before = evidence(str(folder))
    (folder / "files" / "talk.PDF").write_bytes(b"p" * (LONG + 1))
    assert evidence(str(folder)) != before


@pytest.mark.parametrize(("name", "begins"), [("talk.PDF", b"---"), ("_includes/x.png", b"p")])
def test_what_may_be_read_is_read_as_a_whole(folder: Path, name: str, begins: bytes) -> None:
    (folder / "files" / "_includes").mkdir()
    (folder / "files" / name).write_bytes(begins.ljust(LONG, b"p"))
    before = evidence(str(folder))
    change(folder / "files" / name, LONG // 2)
    assert evidence(str(folder)) != before


def change(file: Path, at: int) -> None:
    with file.open("r+b") as opened:
        opened.seek(at)
        opened.write(b"x")


def test_a_folder_is_untouched_where_all_is_older(folder: Path) -> None:
    later = time.time() + 60
    assert is_untouched(str(folder), later)
    assert not is_untouched(str(folder), time.time()), "what is just written may be written again without being told"
    for place in (folder / "a.md", folder / "files", folder):
        os.utime(place, (later, later))
        assert not is_untouched(str(folder), later)
        os.utime(place, (0, 0))
    os.utime(folder / "files" / ".git", (later, later))
    assert is_untouched(str(folder), later)
    assert not is_untouched(str(folder / "nowhere"), later)
    link = folder.parent / "link"
    link.symlink_to(folder)
    os.utime(folder, (later, later))
    os.utime(link, (0, 0), follow_symlinks=False)
    assert not is_untouched(str(link), later)
