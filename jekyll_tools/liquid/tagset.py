"""The tags that a site has. A tag's module is imported when a template has the tag."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

from jekyll_tools import discovery
from jekyll_tools.liquid import tags

if TYPE_CHECKING:
    from jekyll_tools.liquid.parser import TagParser

# What no file can be called.
_SIGNS = {"inline_comment": "#"}


class TagSet:
    """The modules of `tags/` by the tag's name: its file's, where an underscore at the end keeps the name from being a
    word of Python's. One with a `PLUGIN` needs it; `absent` are those that the target lacks. `foreign`: the tags of
    plugins that are not run here, each with what has it.
    """

    def __init__(
        self, plugins: Collection[str], absent: Collection[str], foreign: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        self.plugins = plugins
        self.foreign = foreign
        stems = {_SIGNS.get(stem, stem.rstrip("_")): stem for stem in discovery.names(tags.__path__)}
        self._stems = {name: stem for name, stem in stems.items() if name not in absent}
        self._known: dict[str, TagParser | None] = {}

    def __contains__(self, name: str) -> bool:
        return self.get(name) is not None

    def get(self, name: str) -> TagParser | None:
        """What reads a tag; None where there is none of that name."""
        if name not in self._known:
            self._known[name] = self._find(name)
        return self._known[name]

    def _find(self, name: str) -> TagParser | None:
        if name not in self._stems:
            return None
        module = import_module(f"{tags.__name__}.{self._stems[name]}")
        parse: TagParser = module.parse
        return parse if not hasattr(module, "PLUGIN") or module.PLUGIN in self.plugins else None
