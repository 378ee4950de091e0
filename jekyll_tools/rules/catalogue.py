"""The rules that there are: found by their files, read from their docstrings."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import NamedTuple

from jekyll_tools.diagnostic import Level
from jekyll_tools.discovery import modules, names
from jekyll_tools.rules.rule import Check, Listener
from jekyll_tools.spelling import close


class Rule(NamedTuple):
    """A rule: its id (the file's name with dashes), its family (the folder's) and what its file holds."""

    id: str
    family: str
    on: tuple[str, ...]
    level: Level
    check: Check
    manual: str

    @property
    def title(self) -> str:
        """The first line of the manual: the fault in one sentence."""
        return self.manual.split("\n", 1)[0]


def load(wanted: Callable[[str], bool] | None = None) -> dict[str, Rule]:
    """Every rule by id, in order of family and id; or those whose file is `wanted`, the others are not imported.

    Raises ValueError where two files share a name.
    """
    found: dict[str, Rule] = {}
    for name, module in modules("jekyll_tools.rules", wanted).items():
        listener = getattr(module, "check", None)
        if not isinstance(listener, Listener):
            continue
        family, _, stem = name.rpartition(".")
        rule = Rule(
            stem.replace("_", "-"),
            family.replace("_", "-"),
            listener.on,
            listener.level,
            listener.check,
            (module.__doc__ or "").strip(),
        )
        if rule.id in found:
            raise ValueError(f"two rules are called {rule.id}")
        found[rule.id] = rule
    return found


def families() -> dict[str, str]:
    """The family of every rule, by id; no rule is imported."""
    found: dict[str, str] = {}
    root = os.path.dirname(__file__)
    for family in names([root]):
        folder = os.path.join(root, family)
        if os.path.isdir(folder):
            found |= {stem.replace("_", "-"): family.replace("_", "-") for stem in names([folder])}
    return found


def about(kinds: Collection[str]) -> dict[str, Rule]:
    """The rules that may listen to problems of these kinds: a rule that does has the kind in its file."""

    def names_one(file: str) -> bool:
        with open(file, encoding="utf-8") as source:
            text = source.read()
        return any(f'{kind}"' in text for kind in kinds)

    return load(names_one)


def called(ids: Collection[str]) -> dict[str, Rule]:
    """The rules with these ids."""
    return load(lambda file: os.path.splitext(os.path.basename(file))[0].replace("_", "-") in ids)


def choose(rules: Mapping[str, Rule], select: Iterable[str], ignore: Iterable[str]) -> dict[str, Rule]:
    """The rules that are selected (none named: all) and not ignored, by rule id or family.

    Raises ValueError for a name that is neither, with the one that was likely meant.
    """
    chosen, dropped = _ids(rules, select) or set(rules), _ids(rules, ignore)
    return {id: rule for id, rule in rules.items() if id in chosen and id not in dropped}


def _ids(rules: Mapping[str, Rule], names: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for name in names:
        ids = {rule.id for rule in rules.values() if name in (rule.id, rule.family)}
        if not ids:
            raise ValueError(_unknown(name, rules))
        found |= ids
    return found


def _unknown(name: str, rules: Mapping[str, Rule]) -> str:
    like = close(name, [*rules, *{rule.family for rule in rules.values()}])
    return f"no rule or family {name!r}; " + (f"did you mean {like}?" if like else "jekyll-tools rules lists them")
