"""`_config.yml` over Jekyll's defaults."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jekyll_tools.diagnostic import Problem
from jekyll_tools.psych import Entry, Path
from jekyll_tools.records import NamedTuple
from jekyll_tools.site.files import inside
from jekyll_tools.site.theme import Theme
from jekyll_tools.target import JEKYLL, Target

# The problems that lose all of a file; Jekyll builds nothing then.
UNREAD = (
    "unreadable-file",
    "encoding",
    "invalid-yaml",
    "yaml-too-deep",
    "yaml-too-many-aliases",
    "yaml-too-big",
    "yaml-recursive",
)


class Config(NamedTuple):
    """The settings of a site: `data` as Jekyll's `site.config`, `entries` the places of what the files say.

    `files`: the paths that were read, in order; a later one wins. `target`: the Jekyll that builds the site, and
    `reason` why that one ("the site has no Gemfile"). `theme`: the gem that `theme:` names, if it is on this machine;
    `theme_plugins` come with it.
    """

    data: Mapping[str, object]
    entries: Mapping[Path, Entry]
    files: tuple[str, ...]
    problems: tuple[Problem, ...] = ()
    target: Target = JEKYLL
    reason: str = ""
    theme: Theme | None = None
    theme_plugins: tuple[str, ...] = ()

    @property
    def is_unread(self) -> bool:
        """Whether a file of it could not be read, so that what it says is not known."""
        return any(problem.kind in UNREAD for problem in self.problems)

    @property
    def url(self) -> str:
        """`url:`, or "" where there is none."""
        return self.string("url")

    @property
    def baseurl(self) -> str:
        """`baseurl:`, or "" where there is none."""
        return self.string("baseurl")

    @property
    def plugins(self) -> tuple[str, ...]:
        """The plugins that are run: where the configuration is safe, only those of its white list."""
        named = (*self.theme_plugins, *self.strings("plugins"))
        allowed = self.strings("whitelist") if self.is_safe else named
        return tuple(dict.fromkeys(name for name in named if name in allowed))

    @property
    def is_safe(self) -> bool:
        """Whether Jekyll runs nothing of the site's own."""
        return self.data.get("safe") not in (None, False)

    @property
    def defaults(self) -> list[Entry]:
        """What `defaults:` says that pages are to have, key by key."""
        places = self.entries.items()
        return [entry for path, entry in places if path[0] == "defaults" and path[2:-1] == ("values",)]

    @property
    def collections_dir(self) -> str:
        """The folder that holds the collections, "" for the site's own; `..` leads nowhere, as in Jekyll."""
        return inside(self.string("collections_dir"))

    def string(self, key: str, default: str = "") -> str:
        """A setting that is a text; `default` where it is none."""
        value = self.data.get(key)
        return value if isinstance(value, str) else default

    def strings(self, key: str) -> tuple[str, ...]:
        """The texts of a setting that is a list; () where it is none."""
        value = self.data.get(key)
        return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list) else ()


def read_config(
    folder: str,
    files: Sequence[str] = (),
    overrides: Mapping[str, object] | None = None,
    target: Target | None = None,
) -> Config:
    """The settings of the site in `folder`, by Jekyll's defaults, then its files, then `overrides`.

    `files`: paths, from the folder or absolute, instead of `_config.yml` or else `_config.yaml`. `target`: the Jekyll
    that builds the site (default: what the configuration says, else what its Gemfile means). Never raises: a file that
    is missing or broken gives a Problem (`missing-config`, `unreadable-file`, `invalid-yaml`, `config-type`, …).
    """
    from jekyll_tools.site.settings import load

    return load(folder, files, overrides or {}, target)
