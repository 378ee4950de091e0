"""Outputs: what may be written, what stays, and that a run leaves the old tree or the new one, whatever stops it."""

from __future__ import annotations

import os
import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jekyll_tools import outputs
from jekyll_tools.outputs import OutputError, staging, whole


def tree(folder: Path) -> dict[str, str]:
    """Every file and symlink below a folder but manifests, with its text or where it points."""
    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = f"-> {path.readlink()}"
        elif path.is_file() and path.name != outputs.MANIFEST:
            found[name] = path.read_text()
        elif path.is_dir() and not any(path.iterdir()):
            found[name + "/"] = ""
    return found


def put(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


def write(folder: Path, files: dict[str, str], owner: str = "redirects") -> None:
    outputs.write(folder, {name: text.encode() for name, text in files.items()}, owner)


GOOD = ["a", "a.html", "a/b.html", "a b/ü.html", ".well-known/x", "x" * 200, "~", "-x", "%2e%2e/x", "a?b#c", "CON"]
BAD = [
    ("", "has an empty segment"),
    ("/a", "has an empty segment"),
    ("a//b", "has an empty segment"),
    ("a/", "has an empty segment"),
    (".", "has a '.' segment"),
    ("..", "has a '..' segment"),
    ("a/../b", "has a '..' segment"),
    ("../a", "has a '..' segment"),
    ("a\\b", "contains a backslash"),
    ("a\0b", "contains an invisible control character"),
    ("a\nb", "contains an invisible control character"),
    ("a\x7fb", "contains an invisible control character"),
    ("a\x85b", "contains an invisible control character"),
    ("a\udcffb", "is not Unicode text"),
    ("x" * 201, "has a segment longer than 200 bytes"),
    ("ü" * 101, "has a segment longer than 200 bytes"),
    ("/".join(["x" * 100] * 11), "is longer than 1024 bytes"),
]


@pytest.mark.parametrize("path", GOOD)
def test_a_path_that_may_be_written(path: str, tmp_path: Path) -> None:
    assert outputs.fault(path) == ""
    write(tmp_path / "out", {path: "text"})
    assert tree(tmp_path / "out") == {path: "text"}


@pytest.mark.parametrize(("path", "words"), BAD)
def test_a_path_that_may_not(path: str, words: str, tmp_path: Path) -> None:
    assert outputs.fault(path) == words
    with pytest.raises(OutputError) as caught:
        write(tmp_path / "out", {"fine": "1", path: "2"})
    assert str(caught.value) == f"{path!r} cannot be written: the path {words}"
    assert not (tmp_path / "out").exists()


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(path=st.text(st.sampled_from("./\\ab\0\n%2eü\ud800"), max_size=12))
def test_every_text_is_refused_or_stays_inside(path: str, tmp_path: Path) -> None:
    if outputs.fault(path) == "":
        place = os.path.realpath(tmp_path / "out" / path)
        assert place.startswith(os.path.realpath(tmp_path / "out") + os.sep)


CLASHES = [
    ({"a", "a/b"}, "a/b cannot be written: a is a file, not a folder"),
    ({"a/b/c", "a/b/c/d/e"}, "a/b/c/d/e cannot be written: a/b/c is a file, not a folder"),
    ({outputs.MANIFEST}, ".jekyll-tools.json cannot be written: the list of our own files has that name"),
]


@pytest.mark.parametrize(("paths", "message"), CLASHES)
def test_a_plan_that_contradicts_itself(paths: set[str], message: str) -> None:
    with pytest.raises(OutputError) as caught:
        outputs.check(paths)
    assert str(caught.value) == message


def test_a_plan_that_does_not() -> None:
    outputs.check({"a", "a.b/c", "a-b", "b/a", "b/a.html"})


def test_files_of_others_stay(tmp_path: Path) -> None:
    out = tmp_path / "out"
    put(out, {"notes.txt": "mine", "deep/er/notes.txt": "mine"})
    (out / "empty").mkdir()
    (out / "link").symlink_to("nowhere")
    inode = (out / "notes.txt").stat().st_ino
    write(out, {"x/index.html": "1", "deep/y.html": "2"})
    write(out, {"x.html": "3"})
    kept = {"notes.txt": "mine", "deep/er/notes.txt": "mine", "empty/": "", "link": "-> nowhere"}
    assert tree(out) == kept | {"x.html": "3"}
    assert (out / "notes.txt").stat().st_ino == inode
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_each_command_deletes_its_own_files_only(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, {"a.html": "fragment", "b.html": "fragment"}, "render")
    write(out, {"redirects.json": "{}", "b.html": "stub"}, "redirects")
    assert tree(out) == {"a.html": "fragment", "b.html": "stub", "redirects.json": "{}"}
    write(out, {"c.html": "fragment"}, "render")
    assert tree(out) == {"b.html": "stub", "c.html": "fragment", "redirects.json": "{}"}
    write(out, {}, "redirects")
    assert tree(out) == {"c.html": "fragment"}


def test_the_manifest(tmp_path: Path) -> None:
    put(tmp_path / "out", {"same.html": "text"})
    write(tmp_path / "out", {"same.html": "text", "b/c.html": "1", "a.html": "2"})
    expected = '{\n "version": 1,\n "files": {\n  "redirects": [\n   "a.html",\n   "b/c.html"\n  ]\n }\n}\n'
    assert (tmp_path / "out" / outputs.MANIFEST).read_text() == expected


def test_a_file_may_become_a_folder_and_back(tmp_path: Path) -> None:
    out = tmp_path / "out"
    for files in ({"x": "1"}, {"x/y": "2"}, {"x": "3"}):
        write(out, files)
        assert tree(out) == files


@pytest.mark.parametrize("standing", [{}, {"b/d": "1"}, {"notes": "mine"}], ids=["nothing", "ours", "others'"])
def test_what_is_awaited_comes_last(standing: dict[str, str], tmp_path: Path) -> None:
    out = tmp_path / "out"
    if "notes" in standing:
        put(out, standing)
    else:
        write(out, standing)
    outputs.write(out, {"a": b"1", "b/c": b"2"}, "redirects", {"b/d": b"3", "e/f": b"4", "g": None})
    assert tree(out) == {"a": "1", "b/c": "2", "b/d": "3", "e/f": "4"} | {
        n: t for n, t in standing.items() if n == "notes"
    }
    write(out, {})
    assert tree(out) == {n: t for n, t in standing.items() if n == "notes"}


def test_an_unchanged_file_is_not_touched(tmp_path: Path) -> None:
    write(tmp_path / "out", {"a": "1", "b": "2"})
    before = (tmp_path / "out/a").stat()
    write(tmp_path / "out", {"a": "1", "b": "3"})
    after = (tmp_path / "out/a").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_modes_stay(tmp_path: Path) -> None:
    out = tmp_path / "out"
    put(out, {"sub/notes.txt": "mine"})
    out.chmod(0o750)
    (out / "sub").chmod(0o500)
    write(out, {"a": "1"})
    assert [oct((out / name).stat().st_mode & 0o777) for name in ("", "sub")] == ["0o750", "0o500"]
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


IN_THE_WAY = [
    ({"a.html": "mine"}, {"a.html": "ours"}, "a.html is in the way in out: this tool did not write it"),
    ({"x/notes.txt": "mine"}, {"x": "ours"}, "x is in the way in out: it is no plain file"),
    ({"x": "mine"}, {"x/index.html": "ours"}, "x is in the way in out: a folder must stand there"),
]


@pytest.mark.parametrize(("standing", "files", "message"), IN_THE_WAY)
def test_what_is_in_the_way_is_not_replaced(
    standing: dict[str, str], files: dict[str, str], message: str, tmp_path: Path
) -> None:
    put(tmp_path / "out", standing)
    with pytest.raises(OutputError) as caught:
        write(tmp_path / "out", {"fine": "1"} | files)
    assert str(caught.value) == message
    assert tree(tmp_path) == {f"out/{name}": text for name, text in standing.items()}


@pytest.mark.parametrize("planned", ["trap", "trap/x.html"])
@pytest.mark.parametrize("points", ["victim", "victim/file", "."])
def test_a_symlink_is_never_written_through(planned: str, points: str, tmp_path: Path) -> None:
    put(tmp_path, {"victim/file": "precious", "out/a": "mine"})
    (tmp_path / "out/trap").symlink_to(tmp_path / points)
    with pytest.raises(OutputError) as caught:
        write(tmp_path / "out", {planned: "ours"})
    words = "it is no plain file" if planned == "trap" else "a folder must stand there"
    assert str(caught.value) == f"trap is in the way in out: {words}"
    assert (tmp_path / "victim/file").read_text() == "precious"
    write(tmp_path / "out", {"b": "ours"})
    assert tree(tmp_path / "victim") == {"file": "precious"}


def test_our_file_that_became_a_symlink_is_not_ours(tmp_path: Path) -> None:
    put(tmp_path, {"victim": "precious"})
    write(tmp_path / "out", {"a": "1"})
    (tmp_path / "out/a").unlink()
    (tmp_path / "out/a").symlink_to(tmp_path / "victim")
    with pytest.raises(OutputError):
        write(tmp_path / "out", {"a": "2"})
    write(tmp_path / "out", {})
    assert tree(tmp_path) == {"victim": "precious", "out/a": f"-> {tmp_path / 'victim'}"}


def test_a_manifest_cannot_reach_outside(tmp_path: Path) -> None:
    put(tmp_path, {"precious": "1", "out/b": "mine"})
    (tmp_path / "out" / outputs.MANIFEST).write_text('{"files": {"redirects": ["../precious", "/etc/passwd", "a/.."]}}')
    write(tmp_path / "out", {"a": "1"})
    assert tree(tmp_path) == {"precious": "1", "out/a": "1", "out/b": "mine"}


@pytest.mark.parametrize("text", ["", "[]", "{", '{"files": 1}', '{"files": {"redirects": 1}}', "[" * 9000, "\xff"])
def test_a_broken_manifest_makes_nothing_ours(text: str, tmp_path: Path) -> None:
    put(tmp_path / "out", {"a": "1", outputs.MANIFEST: text})
    write(tmp_path / "out", {"b": "2"})
    assert tree(tmp_path / "out") == {"a": "1", "b": "2"}


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(OutputError) as caught:
        write(tmp_path / "out", {"a": "1"})
    assert str(caught.value) == f"cannot write {tmp_path / 'out'}: {tmp_path / 'out'} is a file, not a folder"
    with pytest.raises(OutputError) as caught:
        write(tmp_path / "out/sub", {"a": "1"})
    assert str(caught.value) == f"cannot write {tmp_path / 'out/sub'}: {tmp_path / 'out'} is a file, not a folder"


def test_the_current_folder_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    for folder in (".", "..", tmp_path, tmp_path / "here"):
        with pytest.raises(OutputError) as caught:
            write(Path(folder), {"a": "1"})
        assert str(caught.value) == f"cannot write {folder}: choose a folder below or beside the current one"
    write(Path("out"), {"a": "1"})
    assert tree(tmp_path / "here/out") == {"a": "1"}


def test_a_symlink_to_the_folder_is_the_folder(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "out").symlink_to("real")
    write(tmp_path / "out", {"a": "1"})
    assert tree(tmp_path / "real") == {"a": "1"}
    assert (tmp_path / "out").is_symlink()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    (tmp_path / "locked").mkdir(mode=0o500)
    with pytest.raises(OutputError) as caught:
        write(tmp_path / "locked/out", {"a": "1"})
    assert str(caught.value) == f"cannot write {tmp_path / 'locked/out'}: permission denied"


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a file system that nobody can write to")
def test_a_file_system_that_takes_no_files() -> None:
    with pytest.raises(OutputError):
        write(Path("/proc/self/out"), {"a": "1"})


def test_two_names_that_are_one_to_the_file_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = os.open

    def folded(path: Path, flags: int, mode: int = 0o777, dir_fd: int | None = None) -> int:
        return plain(Path(str(path).lower()) if flags & os.O_EXCL else path, flags, mode, dir_fd=dir_fd)

    monkeypatch.setattr(os, "open", folded)
    low = Path(str(tmp_path).lower())
    low.mkdir(parents=True, exist_ok=True)
    with pytest.raises(OutputError) as caught:
        write(low / "out", {"A.html": "1", "a.html": "2"})
    words = "two of the files have names that this file system takes for one"
    assert str(caught.value) == f"cannot write {low / 'out'}: {words}"
    assert list(low.glob(".out*")) == []


def test_a_limit_on_file_size_costs_nothing(tmp_path: Path) -> None:
    write(tmp_path / "out", {"a": "old"})
    code = (
        "import resource, sys; from jekyll_tools import outputs\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
        "try: outputs.write(sys.argv[1], {'a': b'new', 'big': b'x' * 200_000}, 'redirects')\n"
        "except outputs.OutputError as error: print(error)"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "out")]
    run = subprocess.run(command, capture_output=True, text=True, timeout=30, check=True)
    assert run.stdout == f"cannot write {tmp_path / 'out'}: a file would be larger than this process may write\n"
    assert tree(tmp_path) == {"out/a": "old"}


CALLS = {"write": (whole, "_write_file"), "fsync": (os, "fsync"), "swap": (staging, "swap"), "replace": (os, "replace")}
ALL_NEW = {"a": "new", "b": "new"}
ONE_NEW = {"a": "new", "b": "old"}


@pytest.mark.parametrize(
    ("call", "plan"),
    [
        ("write", ALL_NEW), ("fsync", ALL_NEW), ("swap", ALL_NEW),
        ("write", ONE_NEW), ("fsync", ONE_NEW), ("replace", ONE_NEW),
    ],
)  # fmt: skip
def test_a_full_disk_costs_nothing(
    call: str, plan: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "out", {"a": "old", "b": "old"})
    before = tree(tmp_path)

    def full(*arguments: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(*CALLS[call], full)
    with pytest.raises(OutputError) as caught:
        write(tmp_path / "out", plan)
    assert str(caught.value) == f"cannot write {tmp_path / 'out'}: no space left on device"
    assert tree(tmp_path) == before


@pytest.mark.parametrize(("call", "plan"), [("swap", ALL_NEW), ("replace", ONE_NEW)])
def test_an_interruption_leaves_nothing_behind(
    call: str, plan: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "out", {"a": "old", "b": "old"})
    before = tree(tmp_path)

    def interrupted(*arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(*CALLS[call], interrupted)
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path / "out", plan)
    assert tree(tmp_path) == before


def test_one_file_changes_alone(tmp_path: Path) -> None:
    write(tmp_path / "out", {"a/b": "old", "c": "old"})
    folder = (tmp_path / "out").stat().st_ino
    write(tmp_path / "out", {"a/b": "new", "c": "old"})
    assert tree(tmp_path) == {"out/a/b": "new", "out/c": "old"}
    assert (tmp_path / "out").stat().st_ino == folder
    write(tmp_path / "out", {"a/b": "newer", "c": "newer"})
    assert tree(tmp_path) == {"out/a/b": "newer", "out/c": "newer"}
    assert (tmp_path / "out").stat().st_ino != folder


def test_where_folders_cannot_be_exchanged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staging, "_exchange", lambda one, other: False)
    write(tmp_path / "out", {"a": "1", "b": "1"})
    write(tmp_path / "out", {"a": "2", "b": "2"})
    assert tree(tmp_path) == {"out/a": "2", "out/b": "2"}


def test_a_run_that_died_between_two_renames_is_put_right(tmp_path: Path) -> None:
    write(tmp_path / "out", {"a": "1"})
    (tmp_path / "out").rename(tmp_path / ".out.jekyll-tools.old-00000000")
    put(tmp_path, {".out.jekyll-tools.new-00000000/a": "half"})
    write(tmp_path / "out", {"b": "2"}, "render")
    assert tree(tmp_path / "out") == {"a": "1", "b": "2"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


WRITER = """
import sys
from jekyll_tools import outputs
print("ready", flush=True)
for n in range(1, 10_000):
    text = str(n).encode() * 300
    outputs.write(sys.argv[1], {f"{name}/f.html": text for name in "abcdefghij"}, sys.argv[2])
"""


def start(folder: Path, owner: str = "redirects") -> subprocess.Popen[str]:
    process = subprocess.Popen([sys.executable, "-c", WRITER, str(folder), owner], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    process.stdout.readline()
    return process


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a kill may fall between two renames")
def test_a_kill_leaves_the_old_tree_or_the_new_one(tmp_path: Path) -> None:
    out = tmp_path / "out"
    put(out, {"notes.txt": "mine"})
    for _ in range(8):
        process = start(out)
        time.sleep(random.uniform(0.005, 0.12))
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=10)
        found = tree(out)
        assert found.pop("notes.txt") == "mine"
        assert len(found) in (0, 10)
        assert len(set(found.values())) <= 1
    write(out, {"a": "1"})
    assert tree(tmp_path) == {"out/a": "1", "out/notes.txt": "mine"}


def test_two_writers_do_not_lose_each_others_files(tmp_path: Path) -> None:
    code = (
        "import sys; from jekyll_tools import outputs\n"
        "for n in range(8): outputs.write(sys.argv[1], {f'{sys.argv[2]}{n}': b'x'}, f'{sys.argv[2]}{n}')"
    )
    arguments = [[sys.executable, "-c", code, str(tmp_path / "out"), name] for name in ("a", "b")]
    processes = [subprocess.Popen(words) for words in arguments]
    assert [process.wait(timeout=60) for process in processes] == [0, 0]
    assert set(tree(tmp_path / "out")) == {f"{name}{n}" for name in "ab" for n in range(8)}


def test_a_large_plan_needs_few_open_files(tmp_path: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, hard))
    try:
        write(tmp_path / "out", {f"{n}/index.html": "x" for n in range(300)})
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert len(tree(tmp_path / "out")) == 300
