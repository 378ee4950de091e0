"""Plugins that `_config.yml` names in a list which a second `plugins:` overrides, or does not name."""

from __future__ import annotations

import re

from jekyll_tools.regex import regex
from jekyll_tools.site.bundled import bundled
from jekyll_tools.site.config import Config
from jekyll_tools.text import Location

_NEXT_KEY = regex(r"^[^\s#-]", re.MULTILINE)
_LISTS = ("plugins", "gems")
_ALLOWED = "whitelist"  # which runs none
_COMMENT = regex(r"(?:^|(?<=\s))#.*", re.MULTILINE)


def named_in_vain(config: Config, plugin: str) -> str:
    """What to do about a plugin that is named in such a list; "" where it is in none."""
    name = re.compile(rf"(?<![\w-]){re.escape(plugin)}(?![\w-])")
    for problem in config.problems:
        first = problem.facts.get("first")
        if problem.kind != "duplicate-key" or problem.facts["key"] != "plugins" or not isinstance(first, Location):
            continue
        text = first.origin.string
        following = _NEXT_KEY.search(text, first.end)
        lost = text[first.end : following.start() if following else len(text)]
        if first.column == 1 and name.search(_COMMENT.sub("", lost)):
            return (
                f"make one list of the two below `plugins:` in {first.path}: {plugin} is in that of line {first.line},"
                f" which the one on line {problem.location.line} overrides"
            )
    return ""


def adding(config: Config, folder: str, plugin: str) -> str:
    """How to have a plugin run: where the settings have its old name, `gems:`, Jekyll 3 reads that list alone; and what
    a Gemfile lacks stops a build that goes by it. A list of another name, and a line that is a comment, were meant so.
    """
    gems = bundled(config, folder)
    if gems and plugin not in gems:
        return f'add gem "{plugin}" to the group :jekyll_plugins of the Gemfile'
    if (misnamed := _misnamed(config, plugin)) is not None:
        key, path = misnamed
        return f"write plugins: instead of {key}: in {path}, so that {plugin} runs"
    if (silent := _commented_out(config, plugin)) is not None:
        return f"take away the # before {plugin} in {silent.path}, line {silent.line}"
    return f"add {plugin} to `{'gems' if ('gems',) in config.entries else 'plugins'}:` in _config.yml"


def _misnamed(config: Config, plugin: str) -> tuple[str, str] | None:
    """The list that names a plugin where there is none of the name that Jekyll reads."""
    if any((name,) in config.entries for name in _LISTS):
        return None
    for path, entry in config.entries.items():
        if len(path) == 2 and entry.value == plugin and path[0] != _ALLOWED:
            return str(path[0]), entry.location.path
    return None


def _commented_out(config: Config, plugin: str) -> Location | None:
    """The line of the list of plugins that names one behind a `#`."""
    said = config.entries.get(("plugins",)) or config.entries.get(("gems",))
    if said is None:
        return None
    origin = said.location.origin
    line = re.compile(rf"^[ \t]*#[# \t]*-[ \t]*{re.escape(plugin)}[ \t]*$", re.MULTILINE)
    found = line.search(origin.string, said.location.start)
    following = _NEXT_KEY.search(origin.string, said.location.end)
    if found is None or (following is not None and following.start() < found.start()):
        return None
    return Location(origin, found.start(), found.end())
