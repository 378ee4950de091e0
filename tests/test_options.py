"""Declared options: what is not declared, or not of its type, is refused with the words that help."""

from __future__ import annotations

import pytest

from jekyll_tools import options
from jekyll_tools.options import BOOLEAN, INTEGER, MAPPING, STRING, Option, OptionError, choice, optional, strings

DECLARED = options.table(
    [
        Option("wrap", BOOLEAN, False, ""),
        Option("depth", INTEGER, 1, ""),
        Option("name", STRING, "", ""),
        Option("mode", choice("a", "b"), "a", ""),
        Option("more", optional(STRING), None, ""),
        Option("words", strings(), (), ""),
        Option("extra", MAPPING, {}, ""),
    ]
)


def test_defaults() -> None:
    assert options.read(DECLARED, {}) == {o.name: o.default for o in DECLARED.values()}


@pytest.mark.parametrize(
    ("name", "given", "value"),
    [
        ("wrap", "true", True),
        ("wrap", False, False),
        ("depth", "3", 3),
        ("name", 5, "5"),
        ("mode", ":b", "b"),
        ("more", None, None),
        ("words", "x, y,,", ("x", "y")),
        ("words", ["x", 1], ("x", "1")),
        ("extra", {"a": 1}, {"a": 1}),
    ],
)
def test_values_are_read(name: str, given: object, value: object) -> None:
    assert options.read(DECLARED, {name: given})[name] == value


@pytest.mark.parametrize(
    ("name", "given", "words"),
    [
        ("wrapp", True, "unknown option 'wrapp'; did you mean wrap?"),
        ("zzz", True, "unknown option 'zzz'"),
        ("wrap", 1, "option wrap takes true or false, not 1"),
        ("depth", True, "option depth takes a whole number, not True"),
        ("depth", 1.5, "option depth takes a whole number, not 1.5"),
        ("depth", "x", "option depth takes a whole number, not 'x'"),
        ("name", True, "option name takes text, not True"),
        ("mode", "c", "option mode takes one of a, b, not 'c'"),
        ("more", [], "option more takes text or nothing, not []"),
        ("words", 3, "option words takes a list of words, not 3"),
        ("extra", [], "option extra takes a mapping, not []"),
    ],
)
def test_wrong_ones_are_refused(name: str, given: object, words: str) -> None:
    with pytest.raises(OptionError) as caught:
        options.read(DECLARED, {name: given})
    assert str(caught.value) == words


def test_a_name_is_declared_once() -> None:
    with pytest.raises(ValueError, match="option a is declared twice"):
        options.table([Option("a", STRING, "", ""), Option("a", STRING, "", "")])
