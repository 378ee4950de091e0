"""The manual runs: each rule's bad example makes it speak, its good example does not; docs/rules is current."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rule_cases import Case, diagnose, unescape

from jekyll_tools.manual import examples, pages
from jekyll_tools.rules.catalogue import Rule, load

DOCS = Path(__file__).parents[1] / "docs" / "rules"
# Their bad examples say in words what no example can show: servers, rights, links, great length.
IN_WORDS = {
    "broken-link",
    "error-page",
    "moved-link",
    "unencrypted-link",
    "unjudged-link",
    "unreadable-file",
    "symlink",
    "too-complex",
}
FILE = re.compile(r"^(\S*\.\w+( \(before\))?):$")  # a line of an example that names the file that follows
BEFORE = " (before)"  # that it was so at the commit that it is compared with


def files(example: str) -> dict[str, bytes]:
    """An example as files: the body of a page, a whole page, or several files each below a line with its name."""
    found: dict[str, str] = {}
    name = "_pages/example.md"
    for line in example.splitlines(keepends=True):
        if match := FILE.match(line):
            name = match[1]
        else:
            found[name] = found.get(name, "") + line
    return {name: unescape(text if _is_whole(name, text) else f"---\n---\n{text}") for name, text in found.items()}


def case(example: str, *, built: bool = False) -> Case:
    found = files(example)
    before = {name.removesuffix(BEFORE): text for name, text in found.items() if name.endswith(BEFORE)}
    return Case("", {k: v for k, v in found.items() if not k.endswith(BEFORE)}, built=built, before=before)


def _is_whole(name: str, text: str) -> bool:
    return not name.removesuffix(BEFORE).endswith((".md", ".html")) or text.startswith(("---", "\\ufeff"))


@pytest.mark.usefixtures("soon_at_the_limit")
@pytest.mark.parametrize("rule", load().values(), ids=lambda rule: rule.id)
def test_examples(rule: Rule, tmp_path: Path) -> None:
    shown = examples(rule.manual)
    assert shown["Bad"], "no bad example"
    assert shown["Good"], "no good example"
    for number, example in enumerate(shown["Good"]):
        assert [d.message for d in diagnose(case(example), tmp_path / f"good{number}", rule.id)] == []
    for number, example in enumerate(shown["Bad"]):
        kinds = [case(example, built=built) for built in (False, True)]
        said = [diagnose(kind, tmp_path / f"bad{number}{kind.built}", rule.id) for kind in kinds]
        assert rule.id in IN_WORDS or any(said)


@pytest.mark.parametrize("rule", load().values(), ids=lambda rule: rule.id)
def test_manual_has_its_shape(rule: Rule) -> None:
    assert re.findall(r"^## (\w+)$", rule.manual, re.M)[:3] == ["Why", "Bad", "Good"]
    assert rule.title.endswith(".")
    assert len(rule.title) <= 100


def test_the_pages_are_current() -> None:
    made = {path.name: path.read_text(encoding="utf-8") for path in DOCS.glob("*.md")}
    assert made == pages(), "run make docs"
