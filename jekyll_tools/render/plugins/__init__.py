"""Jekyll's plugins, a module each: `GEM`, its name, and one of

- `generate(rendering)`, which adds its pages to a site that is to be rendered;
- `change(site, target)`, which gives the site with other pages, titles, layouts or texts, for every command to see. Its
  `SETTINGS` is the key of the configuration that holds its settings, `PRIORITY` says when it runs: the higher the
  earlier, as Jekyll's generators.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from jekyll_tools.diagnostic import Problem
from jekyll_tools.discovery import names
from jekyll_tools.psych import Path
from jekyll_tools.redirects.map import is_run
from jekyll_tools.site.bundled import bundled
from jekyll_tools.site.config import Config
from jekyll_tools.site.files import inside
from jekyll_tools.site.plugins import generated
from jekyll_tools.site.site import Site
from jekyll_tools.text import Location

if TYPE_CHECKING:
    from jekyll_tools.render.rendering import Rendering

# What stops Jekyll is anything but a mapping, or nothing.
_MAPPING = "keys with values"
# jekyll-redirect-from runs before the others, which run in the order in which the configuration names them.
_FIRST = "jekyll-redirect-from"


# Those that are not run here, and add no pages or files.
_PAGELESS = (
    "jekyll-avatar",
    "jekyll-coffeescript",
    "jekyll-commonmark-ghpages",
    "jekyll-data",
    "jekyll-email-protect",
    "jekyll-last-modified-at",
    "jekyll-link-attributes",
    "jekyll-mentions",
    "jekyll-octicons",
    "jekyll-remote-theme",
    "jekyll-spaceship",
    "jekyll-target-blank",
    "jekyll-toc",
    "jekyll-twitter-plugin",
    "jemoji",
)
# Those that add tags, which our Liquid has, or what is here without them.
_OTHERS = (
    "jekyll-avatar",
    "jekyll-gist",
    "jekyll-include-cache",
    "jekyll-seo-tag",
    "jekyll-sass-converter",
    "jekyll-watch",
    "kramdown-parser-gfm",
)


def changed(site: Site) -> Site:
    """The site as those of its plugins leave it that change pages before any is rendered.

    Settings at which Jekyll stops become problems of the configuration (`config-type`).
    """
    made = [module for module in _modules(site.config.plugins) if hasattr(module, "change")]
    if not made:
        return site
    wrong = [problem for module in made for problem in _wrong_settings(site.config, module.SETTINGS)]
    site = site._replace(config=site.config._replace(problems=(*site.config.problems, *wrong)))
    for module in sorted(made, key=lambda module: -module.PRIORITY):
        site = module.change(site, site.target)
    made_of = bundled(site.config, site.folder)
    return site._replace(generated=generated(site.config, site.pages, site.static_files, made_of))


def settings(site: Site, key: str) -> Mapping[str, Any]:
    """A plugin's settings; none where they are no mapping, and `false` turns it off."""
    said = site.config.data.get(key)
    return {"enabled": False} if said is False else said if isinstance(said, dict) else {}


def is_off(said: Mapping[str, Any]) -> bool:
    """Whether a plugin's settings turn it off: only `enabled: false` does."""
    return said.get("enabled") is False


def _wrong_settings(config: Config, key: str) -> Iterator[Problem]:
    said = config.data.get(key)
    if said is not None and said is not False and not isinstance(said, dict):
        entry = config.entries.get((key,))
        place = entry.location if entry else Location.of_file(config.files[0] if config.files else "_config.yml")
        yield Problem("config-type", place, {"key": key, "wanted": _MAPPING})


def _module(gem: str) -> ModuleType | None:
    """The module of a plugin, by the plugin's name; the others are not imported."""
    name = gem.removeprefix("jekyll-").replace("-", "_")
    if name not in _ours():
        return None
    module = import_module(f"{__name__}.{name}")
    return module if gem == module.GEM else None


@cache
def _ours() -> frozenset[str]:
    """The names of the modules here."""
    return frozenset(names(__path__))


def _modules(gems: Iterable[str]) -> list[ModuleType]:
    """The modules of those that we have, in order, each once."""
    return [module for module in map(_module, dict.fromkeys(gems)) if module]


def generate(rendering: Rendering) -> None:
    """Runs the plugins that the configuration names."""
    gems = rendering.site.config.plugins
    if is_run(rendering.site):
        _generate_first(rendering, _before(gems))
    for module in _modules(gem for gem in gems if gem != _FIRST):
        if hasattr(module, "generate"):
            module.generate(rendering)


def _generate_first(rendering: Rendering, before: Sequence[str]) -> None:
    """Puts the pages of the first before those that others made of files, but for others that run `before` it."""
    pages = rendering.contents.pages
    late = [subject for subject in pages if subject.page and subject.page.made_by not in ("", *before)]
    for subject in late:
        pages.remove(subject)
    for module in _modules([_FIRST]):
        module.generate(rendering)
    pages += late


def _before(gems: Sequence[str]) -> Sequence[str]:
    """The plugins of the first's own priority that are named before it."""
    place = gems.index(_FIRST) if _FIRST in gems else len(gems)
    return [gem for gem in gems[:place] if getattr(_module(gem), "PRIORITY", -1) >= 0]


def named(site: Site) -> frozenset[str]:
    """The plugins whose tags a site may use: those of its configuration, `gems:` included, and of its Gemfile."""
    return frozenset((*site.config.plugins, *site.config.strings("gems"), *bundled(site.config, site.folder)))


def foreign(site: Site) -> dict[str, str]:
    """The tags of the site's plugins that are not run here, each with what has it."""
    from jekyll_tools.render.plugins import _tags

    return _tags.foreign(site, [name for name in named(site) if _module(name) is None])


def plugin_of(tag: str) -> str:
    """A plugin that is known to have a tag, be it run here or not; "" where none is."""
    from jekyll_tools.render.plugins import _tags

    return _tags.plugin_of(tag)


def own(site: Site) -> bool:
    """Whether the site brings Ruby of its own, which is never run here.

    Nor does a Jekyll that is safe, but who writes such files has another build the site.
    """
    place = os.path.join(site.folder, inside(site.config.string("plugins_dir", "_plugins")))
    return os.path.isdir(place) and any(name.endswith(".rb") for name in os.listdir(place))


def maker(site: Site) -> str:
    """What of the site's plugins may add pages that are not seen here, in words; "" for nothing."""
    if own(site):
        return f"the Ruby in {site.config.string('plugins_dir', '_plugins')}"
    named = [str(problem.facts["name"]) for problem in missing(site)]
    named += [gem for gem in bundled(site.config, site.folder) if gem.startswith("jekyll-") and _module(gem) is None]
    return next((f"the plugin {name}" for name in named if name not in (*_PAGELESS, *_OTHERS)), "")


def missing(site: Site) -> list[Problem]:
    """The plugins that the configuration names and that are not run here (`missing-plugin`; facts: `name`)."""
    config = site.config
    return [
        Problem("missing-plugin", _place(config, name), {"name": name})
        for name in config.plugins
        if name not in _OTHERS and name not in site.target.plugins and _module(name) is None
    ]


def _place(config: Config, name: str) -> Location:
    """Where a plugin is named, or the theme that brings it."""
    named = config.strings("plugins")
    path: Path = ("plugins", named.index(name)) if name in named else ("theme",)
    entry = config.entries.get(path) or config.entries.get(("plugins",))
    return entry.location if entry else Location.of_file(config.files[0] if config.files else "_config.yml")
