"""The manual of the rules, made from their docstrings: `python -m jekyll_tools.manual docs/rules`."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from jekyll_tools.rules.catalogue import Rule, load


def page(rule: Rule) -> str:
    """A rule's page, in Markdown."""
    _, _, body = rule.manual.partition("\n")
    return f"# {rule.id}\n\n{rule.title}\n\nFamily: {rule.family}. Level: {rule.level}.\n\n{body.strip()}\n"


def index(rules: Mapping[str, Rule]) -> str:
    """The page that lists all rules by family."""
    lines = ["# The rules", "", "Made from the rules' own docstrings by `make docs`.", ""]
    family = ""
    for rule in rules.values():
        if rule.family != family:
            family = rule.family
            lines += [f"\n## {family}\n", "| rule | level | what it finds |", "|---|---|---|"]
        lines.append(f"| [{rule.id}]({rule.id}.md) | {rule.level} | {rule.title} |")
    return "\n".join(lines) + "\n"


def pages() -> dict[str, str]:
    """Every page of the manual by file name."""
    rules = load()
    return {"README.md": index(rules), **{f"{id}.md": page(rule) for id, rule in rules.items()}}


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
