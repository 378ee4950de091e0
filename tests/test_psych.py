"""YAML values against Psych's, places by slicing the source, faults by their cause, and what must never hurt."""

from __future__ import annotations

import json
import math
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from jekyll_tools import limits
from jekyll_tools.psych import Loaded, parse
from jekyll_tools.psych import kept as keeping
from jekyll_tools.ruby.show import to_s
from jekyll_tools.text import Text

HERE = Path(__file__).parent / "psych"
READERS = {"psych": ("cases.jsonl", "differences.yml"), "safe_yaml": ("pages.jsonl", "pages_differences.yml")}
CASES = [
    (reader, *json.loads(line))
    for reader, (name, _) in READERS.items()
    for line in (HERE / name).read_text(encoding="utf-8").splitlines()
]
IDS = [f"{reader}: {document}" for reader, document, _ in CASES]
OURS = {
    (reader, case["document"]): case["value"]
    for reader, (_, name) in READERS.items()
    for case in yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
}
FAULTS = yaml.safe_load((HERE / "faults.yml").read_text(encoding="utf-8"))


def loaded(document: str, reader: str = "psych") -> Loaded:
    return parse(Text.written("a.yml", document), yaml=reader)


def typed(value: object) -> list[Any]:
    if value is None:
        return ["nil"]
    if isinstance(value, bool):
        return ["bool", value]
    if isinstance(value, int):
        return ["int", str(value)]
    if isinstance(value, float):
        return ["float", "NaN" if math.isnan(value) else repr(value).replace("inf", "Infinity")]
    if isinstance(value, datetime):
        return ["time", value.strftime("%Y-%m-%d %H:%M:%S.%f"), to_s(value)]
    if isinstance(value, date):
        return ["date", value.isoformat()]
    if isinstance(value, list | tuple):
        return ["list", [typed(item) for item in value]]
    if isinstance(value, dict):
        return ["map", [[typed(key), typed(item)] for key, item in value.items()]]
    return ["str", value]


@pytest.mark.parametrize(("reader", "document", "wanted"), CASES, ids=IDS)
def test_value(reader: str, document: str, wanted: list[Any]) -> None:
    ours = typed(loaded(document, reader).value)
    if (reader, document) in OURS:
        assert ours == OURS[reader, document]
        assert ours != wanted, "this is no difference any more"
    else:
        assert ours == (["nil"] if wanted[0] == "error" else wanted)


@pytest.mark.parametrize(("reader", "document", "wanted"), CASES, ids=IDS)
def test_a_lost_document_says_why(reader: str, document: str, wanted: list[Any]) -> None:
    if wanted == ["error", "Psych::SyntaxError"]:
        assert [problem.kind for problem in loaded(document, reader).problems][-1] == "invalid-yaml"


@pytest.mark.parametrize("fault", FAULTS, ids=[fault["document"] for fault in FAULTS])
def test_fault(fault: dict[str, Any]) -> None:
    problems = [problem for problem in loaded(fault["document"]).problems if problem.kind == "invalid-yaml"]
    said = [f"{p.facts['cause']} {p.location.line}:{p.location.column} {p.location.text}" for p in problems]
    assert said == fault["is"]
    assert [p.facts["key"] for p in problems] == [fault.get("key", "")] * len(problems)


PLACED = """\
# comment
title:   "A: B"  # more
tags: [x, 'y z']
list:
  - one
  -   {k: v}
map:
    inner: |
        line 1

        line 2

    folded: >-
      a
# not a part
empty:
über: &a 𝒳y
again: *a
last: plain text
  goes on
"""


def test_places() -> None:
    entries = loaded(PLACED).entries
    assert {path: (entry.key.text, entry.location.text) for path, entry in entries.items()} == {
        ("title",): ("title", '"A: B"'),
        ("tags", 0): ("x", "x"),
        ("tags", 1): ("'y z'", "'y z'"),
        ("tags",): ("tags", "[x, 'y z']"),
        ("list", 0): ("one", "one"),
        ("list", 1, "k"): ("k", "v"),
        ("list", 1): ("{k: v}", "{k: v}"),
        ("list",): ("list", "- one\n  -   {k: v}"),
        ("map", "inner"): ("inner", "|\n        line 1\n\n        line 2"),
        ("map", "folded"): ("folded", ">-\n      a"),
        ("map",): ("map", "inner: |\n        line 1\n\n        line 2\n\n    folded: >-\n      a"),
        ("empty",): ("empty", ""),
        ("über",): ("über", "&a 𝒳y"),
        ("again",): ("again", "*a"),
        ("last",): ("last", "plain text\n  goes on"),
    }
    assert all(entry.raw == entry.location.text for entry in entries.values())


def test_places_in_a_part_of_a_file() -> None:
    whole = Text.written("a.md", "---\ntitle: é x\n---\n")
    entry = parse(whole.slice(4, 14)).entries[("title",)]
    assert (str(entry.key), str(entry.location)) == ("a.md:2:1", "a.md:2:8")


def test_a_byte_order_mark_shifts_nothing() -> None:
    assert loaded("\ufeffa: b").entries[("a",)].location.text == "b"


def test_duplicate_key() -> None:
    (problem,) = loaded("a: {x: 1}\nb: 1\n'a': 2\n").problems
    assert (problem.kind, str(problem.location), problem.location.text) == ("duplicate-key", "a.yml:3:1", "'a'")
    assert str(problem.facts["first"]) == "a.yml:1:1"
    assert list(loaded("a: {x: 1}\na: 2\n").entries) == [("a",)]


def test_no_duplicate_keys() -> None:
    assert loaded("a: &x {k: 1}\nk: 0\nb: {<<: *x, k: 2}\nc: [{k: 1}, {k: 2}]\n1: a\n'1': b\n").problems == ()


@pytest.mark.parametrize("depth", [41, 500, 25_000, 65_000])
@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_depth(opening: str, depth: int) -> None:
    (problem,) = loaded((opening * depth)[: limits.FRONT_MATTER_BYTES]).problems
    assert problem.kind == "yaml-too-deep"
    assert problem.location.line == 1


def test_depth_allowed() -> None:
    assert loaded("[" * limits.YAML_DEPTH + "]" * limits.YAML_DEPTH).problems == ()


def bomb(levels: int, width: int, pattern: str) -> str:
    lines = ["a0: &a0 {k: v}"]
    for level in range(1, levels):
        aliases = ", ".join([f"*a{level - 1}"] * width)
        lines.append(pattern.format(level=level, aliases=aliases))
    return "\n".join(lines)


@pytest.mark.parametrize("levels", [4, 5, 7, 9, 12, 20])
@pytest.mark.parametrize("pattern", ["a{level}: &a{level} [{aliases}]", "a{level}: &a{level} {{<<: [{aliases}]}}"])
def test_aliases(pattern: str, levels: int) -> None:
    kinds = [problem.kind for problem in loaded(bomb(levels, 9, pattern)).problems]
    assert kinds in ([], ["yaml-too-many-aliases"], ["yaml-too-big"])
    assert kinds or levels <= 5


def test_doubling_within_the_alias_budget() -> None:
    (problem,) = loaded(bomb(24, 2, "a{level}: &a{level} [{aliases}]")).problems
    assert (problem.kind, problem.facts["what"]) == ("yaml-too-big", "values, aliases counted out")


@pytest.mark.parametrize("document", ["a: &a [*a]", "a: &a {b: *a}", "&a {? *a : b}", "&a [[[*a]]]"])
def test_recursion_is_left_out(document: str) -> None:
    found = loaded(document)
    assert [problem.kind for problem in found.problems] == ["yaml-recursive"]
    json.dumps(typed(found.value))


def test_sizes() -> None:
    fits = "a: " + "x" * (limits.FRONT_MATTER_BYTES - 3)
    assert loaded(fits).problems == ()
    assert [(p.kind, p.facts["what"]) for p in loaded(fits + "x").problems] == [("yaml-too-big", "bytes")]
    assert [p.kind for p in loaded("é" * (limits.FRONT_MATTER_BYTES // 2 + 1)).problems] == ["yaml-too-big"]
    assert [p.facts["what"] for p in loaded("[" + "a," * (limits.YAML_NODES + 1) + "]").problems] == ["nodes"]


@pytest.mark.parametrize(
    "number", ["9" * 5000, "0x" + "f" * 60_000, "1:" * 30_000 + "1", "1" * 20, "1." + "1" * 60_000]
)
def test_long_numbers(number: str) -> None:
    value = loaded(f"a: {number}").value
    assert isinstance(value, dict)
    json.dumps(typed(value))


def test_lone_surrogates_and_nothing() -> None:
    assert [problem.kind for problem in loaded("a: \ud800").problems] == ["invalid-yaml"]
    assert loaded("") == Loaded(None)


def told(loaded: Loaded) -> list[Any]:
    """All that a document says, as values that can be compared."""
    entries = [
        (path, *each.key.order, *each.location.order, typed(each.value)) for path, each in loaded.entries.items()
    ]
    problems = [(problem.kind, problem.location.order, dict(problem.facts)) for problem in loaded.problems]
    return [typed(loaded.value), entries, problems]


def test_what_is_kept_comes_back_as_it_was() -> None:
    lost, changed = set(), []
    for reader, document, _ in CASES:
        text = Text.written("a.yml", f"---\n{document}").slice(4)
        read = parse(text, yaml=reader)
        kept = keeping.kept(read, text)
        if kept is None:
            lost.add(document)
        elif told(keeping.loaded(kept, text)) != told(read):
            changed.append(document)
    assert changed == []
    assert len(lost) < len(CASES) / 50, "nearly everything can be kept"
