"""Our modules imported on a short way: as Python imports them, or left to it."""

from __future__ import annotations

import marshal
import os
import sys
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from py_compile import PycInvalidationMode, compile

import pytest

from jekyll_tools.importing import Finder

FINDER = Finder("")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "inner").mkdir()
    for name in ("one.py", "inner/__init__.py"):
        (tmp_path / name).write_text(f"NAME = {name!r}\n")
        compile(str(tmp_path / name), invalidation_mode=PycInvalidationMode.TIMESTAMP)
    return tmp_path


@pytest.mark.parametrize("place", [None, "one.py"])
@pytest.mark.parametrize("name", ["jekyll_tools.one", "jekyll_tools.inner"])
def test_a_module_is_found_as_python_finds_it(folder: Path, name: str, place: str | None) -> None:
    compile(str(folder / "one.py"), dfile=place, invalidation_mode=PycInvalidationMode.TIMESTAMP)
    ours = FINDER.find_spec(name, [str(folder)])
    pythons = PathFinder.find_spec(name, [str(folder)])
    assert ours is not None
    assert pythons is not None
    for attribute in ("name", "parent", "origin", "cached", "has_location", "submodule_search_locations"):
        assert getattr(ours, attribute) == getattr(pythons, attribute), attribute
    codes = [spec.loader.get_code(name) for spec in (ours, pythons)]  # type: ignore[union-attr]
    assert codes[0] == codes[1]
    assert codes[0].co_filename == codes[1].co_filename == pythons.origin


def test_what_is_not_ours_or_not_there_is_left_to_python(folder: Path) -> None:
    assert FINDER.find_spec("one", [str(folder)]) is None
    assert FINDER.find_spec("jekyll_tools", None) is None
    assert FINDER.find_spec("jekyll_tools.two", [str(folder)]) is None


def test_byte_code_that_does_not_fit_is_left_to_python(folder: Path) -> None:
    source = folder / "one.py"
    cached = Path(compile(str(source), invalidation_mode=PycInvalidationMode.CHECKED_HASH) or "")
    assert FINDER.find_spec("jekyll_tools.one", [str(folder)]) is None
    compile(str(source), invalidation_mode=PycInvalidationMode.TIMESTAMP)
    assert FINDER.find_spec("jekyll_tools.one", [str(folder)]) is not None
    cached.write_bytes(cached.read_bytes()[:-3])
    assert FINDER.find_spec("jekyll_tools.one", [str(folder)]) is None
    compile(str(source), invalidation_mode=PycInvalidationMode.TIMESTAMP)
    os.utime(source, (0, 0))
    assert FINDER.find_spec("jekyll_tools.one", [str(folder)]) is None


@pytest.fixture
def writing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def found(finder: Finder, folder: Path, *names: str) -> list[ModuleSpec | None]:
    return [finder.find_spec(f"jekyll_tools.{name}", [str(folder)]) for name in names]


def bundled(folder: Path, *names: str) -> Path:
    """What is left by a check that imports these."""
    bundle = folder / "bundle"
    finder = Finder(str(bundle))
    finder.open()
    found(finder, folder, *names)
    finder.keep()
    return bundle


def without_byte_code(folder: Path) -> None:
    for file in folder.rglob("*.pyc"):
        file.unlink()


@pytest.mark.usefixtures("writing")
def test_a_bundle_holds_what_python_would_find(folder: Path) -> None:
    pythons = [PathFinder.find_spec(f"jekyll_tools.{name}", [str(folder)]) for name in ("one", "inner")]
    codes = [spec.loader.get_code(spec.name) for spec in pythons if spec]  # type: ignore[union-attr]
    finder = Finder(str(bundled(folder, "one", "inner")))
    without_byte_code(folder)
    assert found(finder, folder, "one", "inner") == [None, None], "nothing is taken before it is asked for"
    finder.open()
    ours = found(finder, folder, "one", "inner")
    assert [spec.loader.get_code(spec.name) for spec in ours if spec] == codes  # type: ignore[union-attr]
    assert [spec and spec.submodule_search_locations for spec in ours] == [None, [str(folder / "inner")]]


@pytest.mark.usefixtures("writing")
def test_of_a_bundle_nothing_is_taken_whose_source_has_changed(folder: Path) -> None:
    bundle = bundled(folder, "one", "inner")
    without_byte_code(folder)
    os.utime(folder / "one.py", (0, 0))
    (folder / "inner" / "__init__.py").unlink()
    finder = Finder(str(bundle))
    finder.open()
    assert found(finder, folder, "one", "inner") == [None, None]


@pytest.mark.usefixtures("writing")
def test_a_bundle_gets_what_it_lacks(folder: Path) -> None:
    one, inner = str(folder / "one.py"), str(folder / "inner" / "__init__.py")

    def held(*names: str) -> list[str]:
        return [name for name in marshal.loads(bundled(folder, *names).read_bytes()[16:]) if os.sep in name]

    assert held("one") == [one]
    assert held("inner") == [one, inner]
    assert held("one") == [one, inner]
    os.utime(one, (0, 0))
    compile(one, invalidation_mode=PycInvalidationMode.TIMESTAMP)
    without = folder / "inner" / "__pycache__"
    for file in without.iterdir():
        file.unlink()
    assert held("one") == [one], "what is out of date is made anew, what has no byte code any more is left out"


@pytest.mark.usefixtures("writing")
def test_a_bundle_holds_what_python_made_of_patterns(folder: Path) -> None:
    finder = Finder(str(folder / "bundle"))
    finder.open()
    finder.patterns[False, "a(?P<b>c)", 0] = early = 0, 1, {"b": 1}, b"1234"
    found(finder, folder, "one")
    finder.keep()
    other = Finder(str(folder / "bundle"))
    other.patterns[True, b"a", 2] = late = 2, 0, {}, b"5678"  # met before the bundle is read
    other.open()
    assert other.patterns == {(False, "a(?P<b>c)", 0): early, (True, b"a", 2): late}


@pytest.mark.usefixtures("writing")
def test_a_bundle_that_is_none_is_left_alone(folder: Path) -> None:
    whole = bundled(folder, "one").read_bytes()
    without_byte_code(folder)
    other = marshal.dumps(["one"])
    for wrong in (
        b"",
        whole[:-1],
        whole + b" ",
        b"\0" + whole[1:],
        whole[:4] + b"jt 0" + whole[8:],
        whole[:16] + b"?" * (len(whole) - 16),
        whole[:8] + (len(other) + 16).to_bytes(8, "little") + other,
    ):
        (folder / "bundle").write_bytes(wrong)
        finder = Finder(str(folder / "bundle"))
        finder.open()
        assert found(finder, folder, "one") == [None]


@pytest.mark.usefixtures("writing")
def test_where_nothing_can_be_written_nothing_is_kept(folder: Path) -> None:
    finder = Finder(str(folder / "missing" / "bundle"))
    finder.open()
    found(finder, folder, "one")
    finder.keep()
    (folder / "bundle").mkdir()
    assert bundled(folder, "one").is_dir()
    assert sorted(path.name for path in folder.iterdir()) == ["__pycache__", "bundle", "inner", "one.py"]


def test_no_bundle_is_written_where_no_byte_code_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert not bundled(folder, "one").exists()


def test_what_is_noted_of_a_source_counts_as_long_as_that_is_as_it_was(folder: Path, writing: None) -> None:
    bundle, made = folder / "bundle", []
    source = folder / "one.py"

    def noted() -> tuple[str, bool]:
        finder = Finder(str(bundle))
        finder.open()
        found = finder.noted(str(source), lambda: made.append(1) or ("said", True))
        finder.keep()
        return found

    assert noted() == noted() == ("said", True)
    assert len(made) == 1
    os.utime(source, (0, 0))
    assert noted() == ("said", True)
    assert len(made) == 2
    assert Finder(str(bundle)).noted(str(source), lambda: "anew") == "anew"  # where no bundle is read
