"""Patterns that outlive a run are those that Python compiles."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from jekyll_tools import compiled, regex
from jekyll_tools.cache import Cache

PATTERNS: list[tuple[str | bytes, int]] = [
    ("", 0),
    ("a|b(?P<last>c)?(?P<é>d)(e)", 0),
    (r"(?i)ſ[à-ö\d]*+" if sys.version_info >= (3, 11) else r"(?i)ſ[à-ö\d]*", 0),
    (r"^\s*(?:x{2,70000}|[^\x00-\U0010ffff])(?<!y)()\1?", re.M | re.A),
    ("(?x) a  # text\n", re.S),
    ("\ud800[\udfff]", re.I),
    (rb"(?P<bytes>[\x80-\xff])+", re.I),
]


@pytest.mark.parametrize(("source", "flags"), PATTERNS)
def test_a_kept_pattern_is_the_compiled_one(source: str | bytes, flags: int) -> None:
    kept = compiled._packed(compiled._make(source, flags))
    assert compiled._pattern(source, compiled._unpacked(kept)) == re.compile(source, flags)
    assert compiled._pattern(source, compiled._unpacked(kept)).groupindex == re.compile(source, flags).groupindex


def test_what_is_wrong_is_compiled_anew(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    whole = compiled._packed(compiled._make("(?P<a>b)+", 0))
    for wrong in (b"", whole[:3], whole[:-4], whole[:-5] + b"\xff", b"\xff" * len(whole)):
        store = Cache("wrong")
        store.put(compiled._key("(?P<a>b)+", 0), wrong)
        opened = _opened(store), {}  # type: tuple[Cache, dict[bytes, object]]
        monkeypatch.setattr(compiled, "_store", lambda opened=opened: opened)
        assert compiled._compiled(_never, "(?P<a>b)+") == re.compile("(?P<a>b)+")


def test_what_a_bundle_knows_is_not_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = compiled._make("(?P<a>b)+", 0)
    known = {(False, "(?P<a>b)+", 0): whole}
    monkeypatch.setattr(compiled, "patterns", lambda: known)
    monkeypatch.setattr(compiled, "_store", lambda: (None, {}))
    assert compiled._own("(?P<a>b)+", 0) == re.compile("(?P<a>b)+")
    flags, groups, names, code = whole
    for damaged in (
        (0, 1, {}, b"123"),
        (flags, groups, {"x": 9}, code),
        (flags, groups, ["a"], code),
        (flags, 1 << 40, names, code),
        (1 << 70, groups, names, code),
        None,
    ):
        known[False, "(?P<a>b)+", 0] = damaged  # type: ignore[assignment]
        assert compiled._own("(?P<a>b)+", 0) == re.compile("(?P<a>b)+")
        assert known == {(False, "(?P<a>b)+", 0): whole}


def test_of_other_patterns_the_bundle_gets_none(monkeypatch: pytest.MonkeyPatch) -> None:
    known: dict[tuple[bool, str | bytes, int], object] = {}
    monkeypatch.setattr(compiled, "patterns", lambda: known)
    monkeypatch.setattr(compiled, "_store", lambda: (Cache("none"), {}))
    monkeypatch.setattr(regex, "compile_own", compiled._own)
    assert compiled._compiled(_never, "of a site") == re.compile("of a site")
    assert known == {}
    assert regex.regex("of ours").match("of ours")
    assert regex.regex(b"of ours").match(b"of ours")
    assert list(known) == [(False, "of ours", 0), (True, b"of ours", 0)]


def _opened(store: Cache) -> Cache:
    store.save()
    return Cache("wrong")


def _never(*_: object) -> re.Pattern[str]:
    raise AssertionError


def test_a_second_run_compiles_nothing(tmp_path: Path) -> None:
    script = (
        "from jekyll_tools import compiled; compiled.remember()\n"
        "import re\n"
        "re.compile('a(b|c)*'); re.compile(b'[a-f]+', re.I)\n"
        "print(len(compiled._store()[1]))"
    )
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path)}
    runs = [
        subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
        for _ in range(2)
    ]
    assert [run.stdout.strip() for run in runs][1] == "0"
    assert int(runs[0].stdout) >= 2


def test_an_error_is_pythons() -> None:
    with pytest.raises(re.error) as ours:
        compiled._compiled(_never, "(a")
    with pytest.raises(re.error) as theirs:
        re.compile("(a")
    assert str(ours.value) == str(theirs.value)
