"""The rules that there are: found by their files, read from their docstrings.

A rule is imported when it has something to judge: most listen for faults that a site does not have.
"""

from __future__ import annotations

import os
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cache, cached_property
from importlib import import_module
from typing import cast

from jekyll_tools.diagnostic import Level
from jekyll_tools.discovery import names
from jekyll_tools.importing import content, noted
from jekyll_tools.options import Option
from jekyll_tools.regex import regex
from jekyll_tools.rules.rule import Check, Listener
from jekyll_tools.spelling import close

_DECLARED = regex(
    rb'@rule\(\s*on=("[^"]+"|\(\s*"[^"]+"(?:,\s*"[^"]+")*,?\s*\)),\s*level="(error|warning|info)",?\s*\)\n'
)
_WORDS = regex(rb'"([^"]+)"')
_ROOT = os.path.dirname(__file__)


class Rule:
    """A rule: its id (the file's name with dashes), its family (the folder's) and what its file holds."""

    def __init__(self, family: str, stem: str) -> None:
        self.id = stem.replace("_", "-")
        self.family = family.replace("_", "-")
        self._place = family, stem

    @cached_property
    def _declared(self) -> tuple[tuple[str, ...], Level]:
        """What it listens to and its level, as its file says in plain words, or as Python makes it of other words."""
        on, level, _ = self._noted
        return on, cast("Level", level)

    @cached_property
    def _noted(self) -> tuple[tuple[str, ...], str, bool]:
        """These, and whether it may listen to problems: its file has to name them then, be it in words that Python
        makes. As an earlier check found them, if that file is as it was.
        """
        return noted(self._path, self._read)

    def _read(self) -> tuple[tuple[str, ...], str, bool]:
        on, level = self._of_source()
        return on, level, b"problem:" in self.source or not self.source

    def _of_source(self) -> tuple[tuple[str, ...], str]:
        said = _DECLARED.match(self.source, self.source.find(b"@rule("))
        if said is None:
            return self._listener[:2]
        return tuple(word.decode() for word in _WORDS.findall(said[1])), said[2].decode()

    @cached_property
    def source(self) -> bytes:
        """What its file says; nothing where it is installed without it."""
        try:
            return content(self._path)
        except OSError:
            return b""

    @cached_property
    def _listener(self) -> Listener:
        listener = import_module(self._module).check
        assert isinstance(listener, Listener)
        return listener

    @property
    def _path(self) -> str:
        return f"{os.sep.join((_ROOT, *self._place))}.py"

    @property
    def _module(self) -> str:
        return ".".join(("jekyll_tools.rules", *self._place))

    @property
    def names_problems(self) -> bool:
        """Whether it may listen to problems."""
        return self._noted[2]

    @property
    def on(self) -> tuple[str, ...]:
        """What it listens to."""
        return self._declared[0]

    @property
    def level(self) -> Level:
        """Its default level."""
        return self._declared[1]

    @cached_property
    def check(self) -> Check:
        """Its function."""
        return self._listener.check

    @property
    def options(self) -> Mapping[str, Option]:
        """The options that it declares (`OPTIONS` in its file), by name."""
        if self.source and b"\nOPTIONS = " not in self.source:
            return {}
        return cast("Mapping[str, Option]", getattr(import_module(self._module), "OPTIONS", {}))

    @property
    def manual(self) -> str:
        """Its file's docstring."""
        return (import_module(self._module).__doc__ or "").strip()

    @property
    def title(self) -> str:
        """The first line of the manual: the fault in one sentence."""
        return self.manual.split("\n", 1)[0]


def load() -> dict[str, Rule]:
    """Every rule by id, in order of family and id.

    Raises ValueError where two files share a name.
    """
    found: dict[str, Rule] = {}
    for family, stem in _files():
        rule = Rule(family, stem)
        if rule.id in found:
            raise ValueError(f"two rules are called {rule.id}")
        found[rule.id] = rule
    return found


def families() -> dict[str, str]:
    """The family of every rule, by id."""
    return {rule.id: rule.family for rule in load().values()}


def options_of(id: str) -> Mapping[str, Option]:
    """The options that a rule declares, by name."""
    return load()[id].options


def of_problems() -> list[Rule]:
    """The rules that may listen to problems."""
    return [rule for rule in load().values() if rule.names_problems]


@cache
def _files() -> tuple[tuple[str, str], ...]:
    """The family and name of every rule's file."""
    return tuple(_found())


def _found() -> Iterator[tuple[str, str]]:
    for family in names([_ROOT]):
        folder = os.path.join(_ROOT, family)
        if os.path.isdir(folder):
            yield from ((family, stem) for stem in names([folder]))


def called(ids: Container[str]) -> dict[str, Rule]:
    """The rules with these ids."""
    return {id: rule for id, rule in load().items() if id in ids}


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
