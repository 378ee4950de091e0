"""The manual of the rules, made from their docstrings: `python -m jekyll_tools.manual docs/rules`."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from functools import cache
from typing import Literal

from jekyll_tools import rules
from jekyll_tools.regex import regex
from jekyll_tools.rules.catalogue import Rule, load

Mending = Literal["safe", "guess", "none"]
MENDING: Mapping[Mending, str] = {
    "safe": "`check --fix` mends it where what was meant is beyond doubt; else the finding's hint says what to do.",
    "guess": (
        "The finding's hint says what to do. `check --fix` leaves it alone, for what was meant can but be guessed;\n"
        "the edit that is likely meant is in the reports in JSON and SARIF."
    ),
    "none": "The finding's hint says what to do; `check --fix` leaves it alone.",
}
_FOR_ALL = "Its level, and the files for which it speaks, are [set as for every rule](../check.md)."
_NO_OPTIONS = f"None of its own. {_FOR_ALL}"
_HELPER = regex(rb"from jekyll_tools\.rules\.(\w+) import")  # a file beside the families of rules


def page(rule: Rule) -> str:
    """A rule's page, in Markdown."""
    _, _, body = rule.manual.partition("\n")
    head = f"# {rule.id}\n\n{rule.title}\n\nFamily: {rule.family}. Level: {rule.level}."
    return f"{head}\n\n{body.strip()}\n\n## Mending\n{MENDING[mending(rule)]}\n\n## Options\n{_options(rule)}\n"


def _options(rule: Rule) -> str:
    """What can be set of it, beside what can of every rule."""
    if not rule.options:
        return _NO_OPTIONS
    example = ", ".join(f"{name}: […]" for name in rule.options)
    lines = [f"- `{each.name}` ({each.kind.name}): {each.doc}." for each in rule.options.values()]
    return "\n".join([f"    jekyll_tools: {{rules: {{{rule.id}: {{{example}}}}}}}", "", *lines, "", _FOR_ALL])


def mending(rule: Rule) -> Mending:
    """Whether `--fix` mends it, told from the fixes that its file, and what that takes from others, gives findings."""
    found = _offered(rule.source)
    for helper in _HELPER.findall(rule.source):
        found |= _offered(_helping(helper.decode()))
    return "safe" if True in found else "guess" if found else "none"


def _offered(source: bytes) -> set[bool]:
    """Of each finding with a fix that a file makes whether that may be safe."""
    import ast

    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    found = set()
    for call in calls:
        called = getattr(call.func, "id", "") or getattr(call.func, "attr", "")
        named = {word.arg: word.value for word in call.keywords}
        placed = dict(zip(("location", "message", "hint", "fix", "safe"), call.args, strict=False))
        fix, safe = (named.get(name, placed.get(name)) for name in ("fix", "safe"))
        if called == "Finding" and fix is not None:
            found.add(not isinstance(safe, ast.Constant) or bool(safe.value))
    return found


@cache
def _helping(name: str) -> bytes:
    """What a file beside the families of rules says."""
    with open(os.path.join(os.path.dirname(rules.__file__), f"{name}.py"), "rb") as file:
        return file.read()


def index(all_rules: Mapping[str, Rule]) -> str:
    """The page that lists all rules by family."""
    lines = ["# The rules", "", "Made from the rules' own docstrings by `make docs`.", ""]
    family = ""
    for rule in all_rules.values():
        if rule.family != family:
            family = rule.family
            lines += [f"\n## {family}\n", "| rule | level | what it finds |", "|---|---|---|"]
        lines.append(f"| [{rule.id}]({rule.id}.md) | {rule.level} | {rule.title} |")
    return "\n".join(lines) + "\n"


def pages() -> dict[str, str]:
    """Every page of the manual by file name."""
    found = load()
    return {"README.md": index(found), **{f"{id}.md": page(rule) for id, rule in found.items()}}


def examples(manual: str) -> dict[str, list[str]]:
    """The indented examples of a rule's docstring below "## Bad" and "## Good", without their indentation."""
    found: dict[str, list[str]] = {"Bad": [], "Good": []}
    section, block = "", ""
    for line in [*manual.splitlines(), "end"]:
        if line.startswith("    ") or (block and not line.strip()):
            block += line[4:] + "\n"
            continue
        if block and section in found:
            found[section].append(block.strip("\n") + "\n")
        block = ""
        section = line[3:].strip() if line.startswith("## ") else section
    return found


def write(folder: str) -> None:
    """Writes the manual, and removes pages of rules that are gone."""
    os.makedirs(folder, exist_ok=True)
    made = pages()
    for name, text in made.items():
        with open(os.path.join(folder, name), "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
    for name in os.listdir(folder):
        if name.endswith(".md") and name not in made:
            os.remove(os.path.join(folder, name))


if __name__ == "__main__":
    write(sys.argv[1])
