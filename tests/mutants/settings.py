"""Settings of every kind with values of every type, and file names as nobody means them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from random import Random
from typing import Any

import yaml
from mutants.seeds import CONFIG, seeds

from jekyll_tools.kramdown.options import DECLARED
from jekyll_tools.site import layers
from jekyll_tools.target import GITHUB_PAGES, JEKYLL

_VALUES = (
    "",
    "null",
    "true",
    "0",
    "-1",
    "1.5",
    "9" * 25,
    ".nan",
    "2024-02-30",
    "2024-01-01 10:00:00",
    "text",
    "''",
    r'"\e[31m\n::error::\0"',
    "'{{ page.x }}{% y'",
    "../..",
    "/:a/:title/:categories/",
    "//a.example/",
    "!!binary aGk=",
    "&a [1, *a]",
    "[]",
    "[1, [null, {a: b}], _talks, '*', '']",
    "{}",
    "{a: {b: [c]}, 1: 2, null: {output: true}}",
    "[{scope: {path: 1, type: [a]}, values: {layout: {}}}, {scope: {path: '_*/**'}, values: {permalink: 3}}, 5]",
    "{talks: {output: 1, permalink: [], relative_directory: .., sort_by: {}}, '../x': null, 'a b': {output: true}}",
)
_DEFAULT = "defaults: [{{scope: {{path: {}, type: {}}}, values: {{{}: {}}}}}]"
_KEYS = ("layout", "permalink", "redirect_from", "published", "date", "jekyll_tools", "tags", "title")
_ODD = (
    *("\n", "\r", "\t", "\x1b[31m", "\x7f", " ", ".", "..", "%2e%2e", "%", "#", "?", "&", "'", '"', "`", "|", "<b>"),
    *("\\", "{{ x }}", "{% y", "::error::", "##[error]", "\u202e", "\u2028", "e\u0301", "\ufb01", "\udcff", "~", "$1"),
    *("CON.", "2024-13-45-", "2024-01-01-", "x" * 180, ":", "*", "_", "]]>"),
)


def settings(draw: Random) -> bytes:
    """Some lines of a configuration."""
    return "".join(f"\n{_setting(draw)}" for _ in range(draw.choice((1, 1, 2, 4)))).encode() + b"\n"


def renamed(path: str, draw: Random) -> str:
    """A path with something odd in its file's name."""
    folder, slash, name = path.rpartition("/")
    at = draw.randrange(name.rfind(".") + 1)
    return f"{folder}{slash}{name[:at]}{draw.choice(_ODD)}{name[at:]}"


def _setting(draw: Random) -> str:
    value = draw.choice(_VALUES)
    if draw.random() < 0.2:
        return _DEFAULT.format(draw.choice(_VALUES), draw.choice(_VALUES), draw.choice(_KEYS), value)
    *outer, last = draw.choice(_paths())
    return "".join(f"{key}: {{" for key in outer) + f"{last}: {value}" + "}" * len(outer)


@cache
def _paths() -> list[tuple[str, ...]]:
    """Where a setting stands: those of Jekyll, of kramdown, and of the configurations that mutants begin as."""
    found = {("kramdown", name) for name in DECLARED} | {("jekyll_tools", "rules", "empty-alt", "level")}
    for target in (JEKYLL, GITHUB_PAGES):
        found.update(_within(layers.below(target)))
    for text in seeds()[CONFIG]:
        try:
            found.update(_within(yaml.safe_load(text)))
        except (yaml.YAMLError, ValueError):
            continue
    return sorted(found)


def _within(value: Any) -> Iterator[tuple[str, ...]]:
    for key, inner in value.items() if isinstance(value, dict) else ():
        if isinstance(key, str) and key.replace("_", "").replace("-", "").isalnum():
            yield (key,)
            yield from ((key, *path) for path in _within(inner))
