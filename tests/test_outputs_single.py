"""A report is written whole, or what was there stays."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from jekyll_tools.outputs.plan import OutputError
from jekyll_tools.outputs.single import write_file


def test_a_file_is_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "report"
    path.write_bytes(b"old")
    write_file(str(path), b"new")
    assert (path.read_bytes(), os.listdir(tmp_path)) == (b"new", ["report"])


@pytest.mark.parametrize("there", ["file", "folder", "nothing", "pipe"])
def test_a_link_is_replaced_and_not_followed(tmp_path: Path, there: str) -> None:
    (tmp_path / "file").write_bytes(b"kept")
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    path = tmp_path / "report"
    path.symlink_to(tmp_path / there)
    write_file(str(path), b"new")
    assert (path.is_symlink(), path.read_bytes(), (tmp_path / "file").read_bytes()) == (False, b"new", b"kept")
    assert sorted(os.listdir(tmp_path)) == ["file", "folder", "pipe", "report"]


def test_a_link_of_the_systems_is_followed(tmp_path: Path) -> None:
    with open(tmp_path / "report", "w+b") as file:
        write_file(f"/dev/fd/{file.fileno()}", b"new")
    assert (tmp_path / "report").read_bytes() == b"new"


def test_a_device_is_written_to() -> None:
    write_file(os.devnull, b"gone")
    assert not os.path.isfile(os.devnull)


def test_a_full_device_is_said() -> None:
    with pytest.raises(OutputError) as caught:
        write_file("/dev/full", b"x")
    assert str(caught.value) == "cannot write '/dev/full': no space left on device"


@pytest.mark.parametrize(
    ("name", "words"),
    [("missing/report", "no such file or directory"), ("a\0b", "a name cannot hold a NUL character")],
)
def test_a_place_that_is_none(tmp_path: Path, name: str, words: str) -> None:
    path = f"{tmp_path}/{name}"
    with pytest.raises(OutputError) as caught:
        write_file(path, b"x")
    assert str(caught.value) == f"cannot write {path!r}: {words}"
    assert os.listdir(tmp_path) == []
