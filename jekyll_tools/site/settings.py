"""Reading configuration files and laying them over each other as Jekyll does.

Kinds of problem, beside those of `jekyll_tools.psych`, all at their file:

- `missing-config`: a file named on the command line does not exist. Facts: `name`.
- `unreadable-file`: the system does not let it be read. Facts: `reason`.
- `file-too-big`: a limit is passed. Facts: `limit`.
- `encoding`: not UTF-8. Facts: `offset`, `guess`.
- `config-type`: a setting of a type that stops Jekyll; its default holds. Facts: `key`, `wanted`.
- `plugin-not-run`: a plugin that is named and, the configuration being safe, not allowed. Facts: `name`.
- `missing-theme`: see `jekyll_tools.site.theme`.
- `unknown-target`: see `jekyll_tools.site.choice`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from jekyll_tools.diagnostic import Problem
from jekyll_tools.psych import Entry, Loaded, Path
from jekyll_tools.regex import regex
from jekyll_tools.site import choice, layers
from jekyll_tools.site import theme as themes
from jekyll_tools.site.config import Config
from jekyll_tools.site.config_files import Part, read_files
from jekyll_tools.site.permalink import post_template
from jekyll_tools.site.scopes import merged
from jekyll_tools.site.setting_types import mended
from jekyll_tools.site.theme import Theme
from jekyll_tools.target import Target

_NO_LABEL = regex(r"[^A-Za-z0-9_.-]")
# What Jekyll itself depends on, and loads whatever the site names.
_PARTS = ("jekyll-sass-converter", "jekyll-watch", "kramdown-parser-gfm")


def load(folder: str, files: Sequence[str], overrides: Mapping[str, object], target: Target | None) -> Config:
    """See `jekyll_tools.site.config.read_config`."""
    chosen, parts = _read(folder, files, target)
    names = tuple(name for name, _ in parts)
    entries, problems = _gathered(loaded for _, loaded in parts)
    said = None if target else _said_target(parts)
    if said is not None and chosen.target.name != said:
        problems.append(choice.unknown(said, entries, names[0]))
    data = layers.below(chosen.target)
    for _, loaded in parts:
        if isinstance(loaded.value, dict):
            _merge(data, layers.renamed(loaded.value, chosen.target), chosen.target.nothings)
    _merge(data, overrides, chosen.target.nothings)
    problems += mended(data, entries, names, chosen.target)
    data = layers.finished(data, chosen.target)
    theme = themes.find(themes.wanted(data), folder)
    if theme is not None and chosen.target.theme_settings and data.get("ignore_theme_config") is not True:
        data = _over_theme(theme, data, chosen.target)
    problems += themes.missing(data, entries, names, theme)
    data["collections"] = _collections(data, weekdate=chosen.target.weekdate)
    gems = themes.plugins(data, theme, folder)
    config = Config(data, entries, names, tuple(problems), chosen.target, chosen.reason, theme, gems)
    return config._replace(problems=(*problems, *_not_run(config)))


def _over_theme(theme: Theme, data: dict[str, Any], target: Target) -> dict[str, Any]:
    """The settings over those of a theme, Jekyll's own among them: a theme says what nobody else does."""
    said = [loaded.value for _, loaded in read_files(theme.root, (), target.yaml)]
    return merged(said[0], data) if said and isinstance(said[0], dict) else data


def _read(folder: str, files: Sequence[str], target: Target | None) -> tuple[choice.Choice, list[Part]]:
    """The target, and the files as it types them; they themselves may say which it is."""
    chosen = choice.asked(target) if target else choice.guessed(folder)
    parts = read_files(folder, files, chosen.target.yaml)
    configured = None if target else choice.configured(_said_target(parts))
    if configured is None:
        return chosen, parts
    if configured.target.yaml != chosen.target.yaml:
        parts = read_files(folder, files, configured.target.yaml)
    return configured, parts


def _not_run(config: Config) -> list[Problem]:
    """The plugins that the site names and that are not allowed."""
    named = [e for path, e in config.entries.items() if len(path) == 2 and path[0] in ("plugins", "gems")]
    refused = set(config.strings("plugins")).difference(config.plugins, _PARTS)
    names = [e for e in named if isinstance(e.value, str) and e.value in refused]
    return [Problem("plugin-not-run", e.location, {"name": e.value}) for e in names]


def _gathered(parts: Iterable[Loaded]) -> tuple[dict[Path, Entry], list[Problem]]:
    """The places of what the files say, a later file's over an earlier one's, and what is wrong with them."""
    entries: dict[Path, Entry] = {}
    problems: list[Problem] = []
    for loaded in parts:
        problems += loaded.problems
        if isinstance(loaded.value, dict):
            entries.update(loaded.entries)
    return entries, problems


def _said_target(parts: Iterable[Part]) -> object:
    said = [choice.said(loaded.value) for _, loaded in parts if isinstance(loaded.value, dict)]
    return next((name for name in reversed(said) if name is not None), None)


def _merge(below: dict[str, Any], above: Mapping[Any, Any], nothings: Sequence[str]) -> None:
    """Lay `above` over `below`: mappings merge at every depth, nothing (`key:`) overrides `nothings` alone."""
    for key, value in above.items():
        known = below.get(key)
        if isinstance(value, dict) and isinstance(known, dict):
            below[key] = merged = dict(known)
            _merge(merged, value, nothings)
        elif value is not None or key not in below or key in nothings:
            below[key] = value


def _collections(data: Mapping[str, Any], *, weekdate: bool) -> dict[str, Any]:
    """The collections by label, posts first; a list of labels stands for mappings that say nothing.

    Jekyll drops what it wants in no label (blanks, slashes), and then misses what the configuration says of it.
    """
    given = data["collections"] or {}
    if isinstance(given, list):
        given = {str(label): {} for label in given}
    posts = dict(given["posts"]) if isinstance(given.get("posts"), dict) else {}
    posts["output"] = True
    posts.setdefault("permalink", post_template(data.get("permalink"), weekdate=weekdate))
    found: dict[str, Any] = {"posts": posts}
    for label, about in given.items():
        own = _NO_LABEL.sub("", str(label))
        if own and label != "posts":
            found[own] = about if own == str(label) and isinstance(about, dict | None) else {}
    return found
