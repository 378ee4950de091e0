"""The plugins that a site's Gemfile names: `bundle exec jekyll` runs what it lists in its group of plugins."""

from __future__ import annotations

import re

from jekyll_tools import limits
from jekyll_tools.regex import regex
from jekyll_tools.site.config import Config

_GEM = regex(r"""^[ \t]{0,32}gem[ \t(]{0,32}["']([\w-]{1,64})["']""", re.MULTILINE)


def bundled(config: Config, folder: str) -> tuple[str, ...]:
    """The gems of the Gemfile in a site's folder, in order; none where its Jekyll does not read it."""
    if not config.target.bundles:
        return ()
    try:
        with open(f"{folder}/Gemfile", encoding="utf-8", errors="replace") as gemfile:
            return tuple(_GEM.findall(gemfile.read(limits.FILE_BYTES)))
    except OSError:
        return ()
