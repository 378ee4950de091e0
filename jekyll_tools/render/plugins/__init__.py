"""Jekyll's plugins, a module each: `GEM`, its name, and `generate(rendering)`, which adds its pages to a site's."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from jekyll_tools import limits
from jekyll_tools.diagnostic import Problem
from jekyll_tools.discovery import modules
from jekyll_tools.redirects.map import is_run
from jekyll_tools.site.config import Config
from jekyll_tools.site.site import Site
from jekyll_tools.text import Location

if TYPE_CHECKING:
    from jekyll_tools.render.rendering import Rendering

# jekyll-redirect-from runs before the others, which run in the order in which the configuration names them.
_FIRST = "jekyll-redirect-from"


# Those that add tags, which our Liquid has, or what is here without them.
_GEM = re.compile(r"""^[ \t]{0,32}gem[ \t(]{0,32}["']([\w-]{1,64})["']""", re.MULTILINE)
_OTHERS = ("jekyll-gist", "jekyll-include-cache", "jekyll-sass-converter", "jekyll-watch", "kramdown-parser-gfm")


def generate(rendering: Rendering) -> None:
    """Runs the plugins that the configuration names."""
    known = {module.GEM: module for module in modules(__name__).values()}
    named = [gem for gem in rendering.site.config.plugins if gem != _FIRST]
    first = [_FIRST] if is_run(rendering.site) else []
    for gem in dict.fromkeys((*first, *named)):
        if gem in known:
            known[gem].generate(rendering)


def named(site: Site) -> frozenset[str]:
    """The plugins whose tags a site may use: those of its configuration, `gems:` included, and of its Gemfile."""
    return frozenset((*site.config.plugins, *site.config.strings("gems"), *_bundled(site.folder)))


def _bundled(folder: str) -> list[str]:
    # `bundle exec jekyll` runs what the Gemfile lists in its group of plugins.
    try:
        with open(f"{folder}/Gemfile", encoding="utf-8", errors="replace") as gemfile:
            return _GEM.findall(gemfile.read(limits.FILE_BYTES))
    except OSError:
        return []


def own(site: Site) -> bool:
    """Whether the site brings Ruby of its own, which is never run here."""
    folder = os.path.join(site.folder, site.config.string("plugins_dir", "_plugins"))
    return os.path.isdir(folder) and any(name.endswith(".rb") for name in os.listdir(folder))


def missing(site: Site) -> list[Problem]:
    """The plugins that the configuration names and that are not run here (`missing-plugin`; facts: `name`)."""
    known = {module.GEM for module in modules(__name__).values()} | set(_OTHERS)
    config = site.config
    return [
        Problem("missing-plugin", _place(config, number), {"name": name})
        for number, name in enumerate(config.plugins)
        if name not in known
    ]


def _place(config: Config, number: int) -> Location:
    entry = config.entries.get(("plugins", number)) or config.entries.get(("plugins",))
    return entry.location if entry else Location.of_file(config.files[0] if config.files else "_config.yml")
