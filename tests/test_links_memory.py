"""Answers of earlier runs: kept for as long as they count, and never in the way."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from jekyll_tools.links.memory import Memory
from jekyll_tools.links.verdict import Known

OK = Known("ok", "", "", 200, "https://h.example/", "", "", 0.5)
BROKEN = Known("broken", "http", "answers 404 Not Found", 404)
UNJUDGED = Known("unjudged", "http", "answers 403 Forbidden, which says nothing about the page", 403)
HOUR, DAY = 3600, 86_400
URL = "https://h.example/#\u00fc"


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "links.sqlite")


def at(path: str, now: float, way: str = "", max_age: float | None = None) -> Memory:
    return Memory(way, max_age, lambda: now, path)


def get(memory: Memory, url: str) -> Known | None:
    return memory.get([url]).get(url)


def keep(path: str, known: Known) -> None:
    memory = at(path, 0)
    memory.put(URL, known)
    memory.close()
    assert memory.fault == ""


AGES = [  # an answer, the seconds since it came, --max-age, and whether it counts
    (OK, 0, None, True),
    (OK, 7 * DAY, None, True),
    (OK, 7 * DAY + 1, None, False),
    (OK, -1, None, False),  # of a clock that was wrong
    (OK, 8 * DAY, 30 * DAY, True),
    (OK, HOUR, 60, False),
    (BROKEN, HOUR, None, True),
    (BROKEN, HOUR + 1, None, False),
    (BROKEN, HOUR + 1, 30 * DAY, False),
    (BROKEN, 61, 60, False),
    (UNJUDGED, 6 * HOUR, None, True),
    (UNJUDGED, 6 * HOUR + 1, None, False),
]


@pytest.mark.parametrize(("known", "seconds", "max_age", "counts"), AGES)
def test_ages(path: str, known: Known, seconds: float, max_age: float | None, counts: bool) -> None:
    keep(path, known)
    memory = at(path, seconds, max_age=max_age)
    assert get(memory, URL) == (known if counts else None)
    memory.close()


def test_another_way_of_asking_asks_for_itself(path: str) -> None:
    keep(path, OK)
    memory = at(path, 1, way="pull-request")
    assert get(memory, URL) is None
    memory.close()


def test_what_is_too_old_is_forgotten(path: str) -> None:
    keep(path, OK)
    at(path, 8 * DAY).close()
    with sqlite3.connect(path) as database:
        assert list(database.execute("SELECT * FROM answers")) == []
    database.close()


@pytest.mark.parametrize("change", ["value = x'7b7d'", "asked = asked - 1", "sum = x''", "value = 1", "asked = 'x'"])
def test_a_changed_row_is_none(path: str, change: str) -> None:
    keep(path, OK)
    database = sqlite3.connect(path)
    with database:
        database.execute(f"UPDATE answers SET {change}")
    database.close()
    memory = at(path, 1)
    assert get(memory, URL) is None
    memory.close()


def test_no_database(path: str) -> None:
    Path(path).write_bytes(b"no database " * 1000)
    memory = at(path, 1)
    assert (get(memory, URL), memory.fault) == (None, "file is not a database")
    memory.put(URL, OK)
    memory.close()
    keep(path, OK)  # the next run begins anew


def test_a_database_damaged_within(path: str) -> None:
    memory = at(path, 0)
    for number in range(2000):
        memory.put(f"{URL}{number}", OK)
    memory.close()
    file = Path(path)
    whole = file.read_bytes()
    file.write_bytes(whole[:4096] + b"\xff" * 8192 + whole[12288:])
    memory = at(path, 1)
    assert {get(memory, f"{URL}{number}") for number in range(2000)} <= {OK, None}
    memory.close()


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    memory = at(str(tmp_path / "file" / "links.sqlite"), 1)
    memory.put(URL, OK)
    memory.close()
    assert memory.fault != ""


READ_ONLY = """
import os, sys
from jekyll_tools.links.memory import Memory
from jekyll_tools.links.verdict import Known
if os.geteuid() == 0:
    os.seteuid(65534)  # root may write everything
memory = Memory("", None, lambda: 1, sys.argv[1])
print(memory.get([sys.argv[2]]).get(sys.argv[2]))
memory.put(sys.argv[2], Known("broken"))
memory.close()
print(memory.fault)
"""


def test_a_file_that_may_only_be_read() -> None:
    with tempfile.TemporaryDirectory() as folder:  # not pytest's, into which no other user may look
        path = os.path.join(folder, "links.sqlite")
        keep(path, OK)
        whole = Path(path).read_bytes()
        os.chmod(path, 0o444)
        os.chmod(folder, 0o555)
        done = subprocess.run(
            [sys.executable, "-c", READ_ONLY, path, URL], capture_output=True, text=True, timeout=60, check=True
        )
        assert done.stdout.splitlines() == [str(OK), "attempt to write a readonly database"]
        assert Path(path).read_bytes() == whole
        os.chmod(folder, 0o755)


FILL = """
import resource, sys
from jekyll_tools.links.memory import Memory
from jekyll_tools.links.verdict import Known
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
import signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
memory = Memory("", None, lambda: 0, sys.argv[1])
for number in range(5000):
    memory.put(f"https://h.example/{number}", Known("ok", final="x" * 100))
    if number % 100 == 0:
        memory.write()
memory.close()
print(memory.fault)
"""


def test_a_full_disk(path: str) -> None:
    done = subprocess.run([sys.executable, "-c", FILL, path], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() in ("database or disk is full", "disk i/o error")
    memory = at(path, 1)
    found = [get(memory, f"https://h.example/{number}") for number in range(5000)]
    memory.close()
    assert set(found) <= {None, Known("ok", final="x" * 100)}
    assert found[0] is not None


WRITE = """
import sys
from jekyll_tools.links.memory import Memory
from jekyll_tools.links.verdict import Known
memory = Memory("", None, lambda: 0, sys.argv[1])
for number in range(int(sys.argv[2]), int(sys.argv[3])):
    memory.put(f"https://h.example/{number}", Known("ok", final=str(number)))
    memory.write()
    print(number, flush=True)
memory.close()
if memory.fault:
    print(memory.fault)
"""


def writer(path: str, first: int, end: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITE, path, str(first), str(end)], stdout=subprocess.PIPE, text=True
    )


def test_two_runs_at_once(path: str) -> None:
    runs = [writer(path, 0, 60), writer(path, 60, 120)]
    said = "".join(run.communicate(timeout=100)[0] for run in runs)
    assert sorted(map(int, said.split())) == list(range(120))
    check(path, 120, 120)


def check(path: str, written: int, of: int) -> None:
    """What was written is there, and everything there is right."""
    memory = at(path, 1)
    for number in range(of):
        found = get(memory, f"https://h.example/{number}")
        right = Known("ok", final=str(number))
        assert found == right or (found is None and number >= written)
    memory.close()
    assert memory.fault == ""


@pytest.mark.parametrize("turn", range(20))
def test_killed(path: str, turn: int) -> None:
    run = writer(path, 0, 100_000)
    assert run.stdout is not None
    written = [run.stdout.readline() for _ in range(random.Random(turn).randrange(1, 40))]
    os.kill(run.pid, signal.SIGKILL)
    written += run.stdout.readlines()
    run.communicate(timeout=10)
    check(path, len(written), len(written) + 10)
