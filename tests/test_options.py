"""Declared options: what is not declared, or not of its type, is refused with the words that help."""

from __future__ import annotations

import pytest

from jekyll_tools import options
from jekyll_tools.options import BOOLEAN, STRING, Kind, Option, OptionError

WORD = Kind("a word", str.upper, lambda value: str(value).strip())
DECLARED = options.table(
    [Option("wrap", BOOLEAN, False, ""), Option("name", STRING, "", ""), Option("word", WORD, "", "")]
)


def test_defaults() -> None:
    assert options.read(DECLARED, {}) == {o.name: o.default for o in DECLARED.values()}


@pytest.mark.parametrize(
    ("name", "given", "value"),
    [("wrap", "true", True), ("wrap", False, False), ("name", 5, "5"), ("word", "a", "A")],
)
def test_values_are_read(name: str, given: object, value: object) -> None:
    assert options.read(DECLARED, {name: given})[name] == value
    assert options.heal(DECLARED[name], given) == value


@pytest.mark.parametrize(
    ("name", "given", "words"),
    [
        ("wrapp", True, "unknown option 'wrapp'; did you mean wrap?"),
        ("zzz", True, "unknown option 'zzz'; there are wrap, name, word"),
        ("wrap", 1, "option wrap takes true or false, not 1"),
        ("name", True, "option name takes text, not True"),
        ("word", 5, "option word takes a word, not 5"),
    ],
)
def test_wrong_ones_are_refused(name: str, given: object, words: str) -> None:
    with pytest.raises(OptionError) as caught:
        options.read(DECLARED, {name: given})
    assert str(caught.value) == words


def test_what_nobody_can_say_again_is_healed() -> None:
    assert options.heal(DECLARED["word"], 5) == "5"
    with pytest.raises(OptionError) as caught:
        options.heal(DECLARED["wrap"], 1)
    assert str(caught.value) == "option wrap takes true or false, not 1"


def test_a_name_is_declared_once() -> None:
    with pytest.raises(ValueError, match="option a is declared twice"):
        options.table([Option("a", STRING, "", ""), Option("a", STRING, "", "")])
