"""What `jekyll_tools:` in `_config.yml` sets of a check.

    jekyll_tools:
      select: [html, links]       # these rules and families only
      ignore: [insecure-link]     # not these
      levels: {obsolete-element: info, links: "off"}
      fail-on: warning
      paths:                      # for files, by pattern or folder: the last that fits wins
        _posts: {ignore: [html], levels: {missing-page: warning}}
      rules:                      # the options of rules
        unknown-key: {known: [doi]}
      links:                      # how other servers are asked
        exclude: ["https://*.example.org/"]

Kinds of problem: `unknown-setting` (facts: `name`, `known`), `setting-value` (`words`; `meaning`: the setting's, or "")
and `unknown-rule` (`name`, `known`; `sort`: "rule" where a family will not do).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from types import MappingProxyType
from typing import Any, cast

from jekyll_tools import options
from jekyll_tools.diagnostic import LEVELS, Diagnostic, Level, Problem
from jekyll_tools.options import BOOLEAN, STRING, Kind, Option
from jekyll_tools.psych import Path
from jekyll_tools.records import NamedTuple
from jekyll_tools.site.config import Config
from jekyll_tools.spelling import OWN_KEY, is_own_key
from jekyll_tools.text import Location

Declared = Callable[[str], Mapping[str, Option]]
KEY = OWN_KEY
OFF = "off"


def _names(value: Any) -> list[str]:
    listed = value.replace(",", " ").split() if isinstance(value, str) else value
    if not isinstance(listed, list) or not all(isinstance(name, str) for name in listed):
        raise ValueError
    return listed


def _mapping(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict) or not all(isinstance(name, str) for name in value):
        raise ValueError
    return value


def _level(value: Any) -> str:
    word = OFF if value is False else value  # `off` is false in YAML
    if word not in (*LEVELS, OFF):
        raise ValueError
    return str(word)


def _patterns(value: Any) -> list[str]:
    listed = [value] if isinstance(value, str) else value
    if not isinstance(listed, list) or not all(isinstance(pattern, str) and pattern for pattern in listed):
        raise ValueError
    return listed


def _seconds(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 3600:
        raise ValueError
    return float(value)


def _number(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 100:
        raise ValueError
    return value


def _fail_on(value: Any) -> Level:
    if value not in LEVELS:
        raise ValueError
    return cast(Level, value)


NAMES = Kind("a list of rules and families", _names)
MAPPING = Kind("keys with values", _mapping)
LEVEL = Kind("error, warning, info or off", _level)
PATTERNS = Kind("a list of URLs' beginnings", _patterns)
SECONDS = Kind("seconds up to 3600", _seconds)
OF_LINKS = options.table(
    [
        Option("exclude", PATTERNS, [], "URLs that are not asked for, by how they begin; * stands for anything"),
        Option("include", PATTERNS, [], "URLs that alone are asked for"),
        Option("timeout", SECONDS, None, "longest time for a URL, its redirects too"),
        Option("at-once", Kind("a number from 1 to 100", _number), None, "requests to one server at the same time"),
        Option("interval", SECONDS, None, "pause between two requests to one server"),
        Option("theme", BOOLEAN, False, "whether the links of layouts and includes are asked for too"),
        Option("suggest", BOOLEAN, False, "whether the Internet Archive is asked for copies of what is broken"),
    ]
)
OF_PATHS = options.table(
    [
        Option("ignore", NAMES, [], "these rules and families are silent there"),
        Option("levels", MAPPING, {}, "the levels of rules and families there"),
    ]
)
OF_SITE = options.table(
    [
        Option("target", STRING, "", "the Jekyll that builds the site: jekyll or github-pages"),
        Option("select", NAMES, [], "these rules and families only"),
        Option("ignore", NAMES, [], "not these rules and families"),
        Option("levels", MAPPING, {}, "the levels of rules and families: error, warning, info or off"),
        Option("fail-on", Kind("error, warning or info", _fail_on), None, "the level at which check ends with 1"),
        Option("paths", MAPPING, {}, "ignore and levels for files, by pattern or folder"),
        Option("rules", MAPPING, {}, "the options of rules, by rule"),
        Option("links", MAPPING, {}, "how other servers are asked"),
    ]
)


class Part(NamedTuple):
    """What is set for the files that fit a pattern ("": all): the rules that are silent, and the levels of others."""

    pattern: str
    ignored: frozenset[str]
    levels: Mapping[str, str]

    def fits(self, path: str) -> bool:
        """Whether a file is meant."""
        if not self.pattern or path.startswith(self.pattern.rstrip("/") + "/"):
            return True
        from fnmatch import fnmatchcase

        return fnmatchcase(path, self.pattern)


class Settings(NamedTuple):
    """What is set. `selected`: the ids of the rules to run, None for all; `ignored`: of those not to run;
    `options`: of the rules that are given any, by id.
    """

    selected: frozenset[str] | None = None
    ignored: frozenset[str] = frozenset()
    whole: Part = Part("", frozenset(), {})
    parts: tuple[Part, ...] = ()
    fail_on: Level | None = None
    problems: tuple[Problem, ...] = ()
    options: Mapping[str, Mapping[str, Any]] = MappingProxyType({})

    def runs(self, rule: str) -> bool:
        """Whether a rule is run at all."""
        return (self.selected is None or rule in self.selected) and rule not in self.ignored

    def settled(self, diagnostic: Diagnostic) -> Diagnostic | None:
        """The diagnostic with the level that is set; None where it is off."""
        level: str = diagnostic.level
        for part in (self.whole, *self.parts):
            if part.fits(diagnostic.location.path):
                level = OFF if diagnostic.rule in part.ignored else part.levels.get(diagnostic.rule, level)
        return None if level == OFF else diagnostic._replace(level=cast(Level, level))


def read(config: Config, families: Mapping[str, str], declared: Declared) -> Settings:
    """The settings of a site. `families`: of every rule, by id; `declared`: who says which options a rule has. Never
    raises: what cannot be read is a problem.
    """
    reader = _Reader(config, families)
    for name in config.data:
        if is_own_key(name):
            reader.note("unknown-setting", (name,), name=name, known=(KEY,))
    if KEY not in config.data:
        return Settings(problems=tuple(reader.problems)) if reader.problems else Settings()
    return reader.settings(declared)


def of_links(config: Config) -> Mapping[str, Any]:
    """How the site wants other servers to be asked, by the names of `OF_LINKS`; None is for what it does not say."""
    given = config.data.get(KEY)
    links = given.get("links") if isinstance(given, dict) else None
    return _Reader(config, {}).values((KEY, "links"), links, OF_LINKS)


class _Reader:
    def __init__(self, config: Config, families: Mapping[str, str]) -> None:
        self.config = config
        self.families = families
        self.problems: list[Problem] = []

    def settings(self, declared: Declared) -> Settings:
        values = self.values((KEY,), self.config.data[KEY], OF_SITE)
        selected = self.ids((KEY, "select"), values["select"])
        parts = tuple(
            self.part((KEY, "paths", pattern), pattern, self.values((KEY, "paths", pattern), about, OF_PATHS))
            for pattern, about in values["paths"].items()
        )
        self.values((KEY, "links"), values["links"], OF_LINKS)
        given = dict(self.of_rules(values["rules"], declared))
        ignored = self.ids((KEY, "ignore"), values["ignore"])
        whole = self.part((KEY,), "", {**values, "ignore": []})
        if selected:  # what is wrong with the settings themselves is told all the same
            selected |= {id for id, family in self.families.items() if family == "settings"}
        return Settings(selected or None, ignored, whole, parts, values["fail-on"], tuple(self.problems), given)

    def of_rules(self, given: Mapping[str, Any], declared: Declared) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """The options of each rule that is named."""
        for name, about in given.items():
            if name in self.families:
                yield name, self.values((KEY, "rules", name), about, declared(name))
            else:
                self.note("unknown-rule", (KEY, "rules", name), name=name, known=tuple(self.families), sort="rule")

    def values(self, path: Path, given: Any, declared: Mapping[str, Option]) -> dict[str, Any]:
        """The declared settings of a mapping, each with its default where it cannot be read."""
        values = options.read(declared, {})
        if not isinstance(given, dict):
            if given is not None:
                self.note("setting-value", path, words=f"{path[-1]} takes keys with values", meaning="")
            return values
        for name, value in given.items():
            if name not in declared:
                self.note("unknown-setting", (*path, name), name=str(name), known=tuple(declared))
            elif name != "target" and value is not None:
                values[name] = self.value(declared[name], value, (*path, name))
        return values

    def value(self, option: Option, given: Any, path: Path) -> Any:
        try:
            return option.kind.read(given)
        except (TypeError, ValueError):
            called = f"the {'level of' if option.kind is LEVEL else 'setting'} {option.name}"
            words = f"{called} takes {option.kind.name}{self.typed(path)}"
            self.note("setting-value", path, words=words, meaning=option.doc)
            return option.default

    def typed(self, path: Path) -> str:
        """What was typed as a value, where it fits into a sentence."""
        entry = self.config.entries.get(path)
        text = entry.location.text.strip() if entry else ""
        return f", not {text}" if text and "\n" not in text and len(text) <= 100 else ""

    def part(self, path: Path, pattern: str, values: Mapping[str, Any]) -> Part:
        ignored = self.ids((*path, "ignore"), values["ignore"])
        levels: dict[str, str] = {}
        # A rule's own level wins over its family's.
        for name in sorted(values["levels"], key=lambda name: name in self.families):
            place = (*path, "levels", name)
            level = self.value(Option(name, LEVEL, None, ""), values["levels"][name], place)
            levels |= dict.fromkeys(self.meant(name, place), level) if level else {}
        return Part(pattern, ignored, levels)

    def ids(self, path: Path, names: Collection[str]) -> frozenset[str]:
        return frozenset(id for at, name in enumerate(names) for id in self.meant(name, (*path, at)))

    def meant(self, name: str, path: Path) -> Iterator[str]:
        """The rules that a name stands for."""
        found = [id for id, family in self.families.items() if name in (id, family)]
        if not found:
            known = (*self.families, *sorted(set(self.families.values())))
            self.note("unknown-rule", path, name=name, known=known)
        yield from found

    def note(self, kind: str, path: Path, **facts: object) -> None:
        entries = self.config.entries
        entry = entries.get(path) or entries.get(path[:-1])
        file = self.config.files[0] if self.config.files else "_config.yml"
        of_key = kind == "unknown-setting" or (kind == "unknown-rule" and path[-2] in ("levels", "rules"))
        place = (entry.key if of_key else entry.location) if entry else Location.of_file(file)
        self.problems.append(Problem(kind, place, facts))
