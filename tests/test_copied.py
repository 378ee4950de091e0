"""A copy of the process that does a part of the pieces: each is done once, and what goes wrong in it costs nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from jekyll_tools.copied import Copy, can_copy

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a system that makes no copies")


def nothing() -> bytes:
    return b""


def said(number: int) -> bytes:
    return b"%d" % number


def test_copy_does_what_nobody_else_takes() -> None:
    made, left = Copy([3, 1, 2], said, lambda: b"left").made()
    assert made == {1: b"1", 2: b"2", 3: b"3"}
    assert left == b"left"


def test_pieces_are_done_once() -> None:
    pieces = range(20_000)  # more than a pipe has room for, one by one
    copy = Copy(pieces, said, nothing)
    ours: list[int] = []
    while taken := copy.next():
        ours += taken
    theirs, _ = copy.made()
    assert sorted([*ours, *theirs]) == list(pieces)


def test_long_pieces_come_whole() -> None:
    made, _ = Copy([0, 1], lambda number: bytes([number]) * 3_000_000, nothing).made()
    assert made == {0: bytes(3_000_000), 1: b"\1" * 3_000_000}


def test_what_cannot_be_handed_over_is_missing() -> None:
    made, _ = Copy([0, 1, 2], lambda number: said(number) if number != 1 else None, nothing).made()
    assert made == {0: b"0", 2: b"2"}


def test_copy_that_fails_leaves_what_it_has_made(capfd: pytest.CaptureFixture[str]) -> None:
    def fails(number: int) -> bytes:
        if number == 2:
            raise RecursionError
        return said(number)

    made, left = Copy([0, 1, 2, 3], fails, lambda: b"left").made()
    assert made == {0: b"0", 1: b"1"}
    assert left == b""
    assert capfd.readouterr() == ("", "")


def test_copy_that_is_killed_leaves_what_it_has_made() -> None:
    def killed(number: int) -> bytes:
        if number == 1:
            os.kill(os.getpid(), 9)
        return said(number)

    made, _ = Copy([0, 1, 2], killed, nothing).made()
    assert made == {0: b"0"}


def test_no_process_can_be_had(monkeypatch: pytest.MonkeyPatch) -> None:
    def fork() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", fork)
    with pytest.raises(OSError):
        Copy([0, 1], said, nothing)


def test_only_a_command_with_a_core_free_makes_copies(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not can_copy()  # pytest has taken the output
    monkeypatch.setattr(sys, "stdout", sys.__stdout__)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: {0}, raising=False)
    assert not can_copy()


def test_a_copy_that_nobody_asks_is_stopped(tmp_path: Path) -> None:
    script = (
        "import sys, time; sys.path.insert(0, sys.argv[1])\n"
        "from jekyll_tools.copied import Copy\n"
        "Copy([0, 1], lambda number: time.sleep(600), bytes)\n"
        "raise SystemExit(3)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(ROOT)], cwd=tmp_path, timeout=50, check=False)
    assert done.returncode == 3
