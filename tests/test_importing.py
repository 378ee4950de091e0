"""Our modules imported on a short way: as Python imports them, or left to it."""

from __future__ import annotations

import os
from importlib.machinery import PathFinder
from pathlib import Path
from py_compile import PycInvalidationMode, compile

import pytest

from jekyll_tools.importing import _Finder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "inner").mkdir()
    for name in ("one.py", "inner/__init__.py"):
        (tmp_path / name).write_text(f"NAME = {name!r}\n")
        compile(str(tmp_path / name), invalidation_mode=PycInvalidationMode.TIMESTAMP)
    return tmp_path


@pytest.mark.parametrize("name", ["jekyll_tools.one", "jekyll_tools.inner"])
def test_a_module_is_found_as_python_finds_it(folder: Path, name: str) -> None:
    ours = _Finder().find_spec(name, [str(folder)])
    pythons = PathFinder.find_spec(name, [str(folder)])
    assert ours is not None
    assert pythons is not None
    for attribute in ("name", "parent", "origin", "cached", "has_location", "submodule_search_locations"):
        assert getattr(ours, attribute) == getattr(pythons, attribute), attribute
    assert ours.loader.get_code(name) == pythons.loader.get_code(name)  # type: ignore[union-attr]


def test_what_is_not_ours_or_not_there_is_left_to_python(folder: Path) -> None:
    assert _Finder().find_spec("one", [str(folder)]) is None
    assert _Finder().find_spec("jekyll_tools", None) is None
    assert _Finder().find_spec("jekyll_tools.two", [str(folder)]) is None


def test_byte_code_that_does_not_fit_is_left_to_python(folder: Path) -> None:
    source = folder / "one.py"
    cached = Path(compile(str(source), invalidation_mode=PycInvalidationMode.CHECKED_HASH) or "")
    assert _Finder().find_spec("jekyll_tools.one", [str(folder)]) is None
    compile(str(source), dfile="/elsewhere/one.py", invalidation_mode=PycInvalidationMode.TIMESTAMP)
    assert _Finder().find_spec("jekyll_tools.one", [str(folder)]) is None
    compile(str(source), invalidation_mode=PycInvalidationMode.TIMESTAMP)
    assert _Finder().find_spec("jekyll_tools.one", [str(folder)]) is not None
    cached.write_bytes(cached.read_bytes()[:-3])
    assert _Finder().find_spec("jekyll_tools.one", [str(folder)]) is None
    compile(str(source), invalidation_mode=PycInvalidationMode.TIMESTAMP)
    os.utime(source, (0, 0))
    assert _Finder().find_spec("jekyll_tools.one", [str(folder)]) is None
