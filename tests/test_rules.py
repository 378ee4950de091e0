"""Every rule against its cases: what it must say, and where it must be silent."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest
from rule_cases import Case, diagnose, mended, read_cases, shown

from jekyll_tools.manual import mending
from jekyll_tools.rules.catalogue import Rule, load

HERE = Path(__file__).parent / "rules"
FILES = sorted(HERE.rglob("*.md"))
CASES = [(file.stem.replace("_", "-"), case) for file in FILES for case in read_cases(file)]
OFFERS = {"safe": {True, False}, "guess": {False}, "none": set()}
FIXED = {rule for rule, case in CASES if case.fixed}


@pytest.mark.usefixtures("soon_at_the_limit")
@pytest.mark.parametrize(("rule", "case"), CASES, ids=[f"{rule}: {case.name}" for rule, case in CASES])
def test_case(rule: str, case: Case, tmp_path: Path) -> None:
    assert case.files, "a case without files shows nothing"
    found = diagnose(case, tmp_path, rule)
    assert shown(found) == case.expect
    if offered := {diagnostic.safe for diagnostic in found if diagnostic.fix}:
        assert offered <= OFFERS[mending(load()[rule])], "its page says otherwise"
    if rule in FIXED:
        assert mended(case, tmp_path, found, rule) == case.fixed


@pytest.mark.parametrize("rule", load().values(), ids=lambda rule: rule.id)
def test_every_rule_is_silent_first_and_fires(rule: object) -> None:
    stem = rule.id.replace("-", "_")  # type: ignore[attr-defined]
    file = HERE / rule.family.replace("-", "_") / f"{stem}.md"  # type: ignore[attr-defined]
    assert file in FILES, f"{rule.id} has no cases"  # type: ignore[attr-defined]
    cases = list(read_cases(file))
    assert cases[0].expect == "", "the case that must not fire stands first"
    assert any(case.expect for case in cases), "no case in which it fires"


@pytest.mark.parametrize("rule", load().values(), ids=lambda rule: rule.id)
def test_a_rule_is_as_its_file_declares_it(rule: Rule) -> None:
    listener = import_module(f"jekyll_tools.rules.{rule.family}.{rule.id}".replace("-", "_")).check
    assert (rule.on, rule.level) == (listener.on, listener.level)


def test_what_a_file_says_of_its_rule_is_what_python_makes_of_it() -> None:
    for rule in load().values():
        assert rule._declared == rule._listener[:2], rule.id


@pytest.mark.parametrize(
    ("module", "table", "prefix"),
    [
        ("front_matter.invalid_yaml", "KINDS", "problem:"),
        ("liquid.liquid_error", "_HINTS", "problem:"),
        ("links.blocked_resource", "_LOADING", "tag:"),
    ],
)
def test_a_rule_listens_to_all_that_it_has_words_for(module: str, table: str, prefix: str) -> None:
    made = import_module(f"jekyll_tools.rules.{module}")
    wanted = {prefix + name for name in getattr(made, table)}
    assert wanted <= set(made.check.on) <= wanted | {"problem:invalid-yaml"}
