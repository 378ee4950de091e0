"""What differs between the Jekylls that a site may be built by, as declared facts.

Code asks a target for a fact (`target.liquid >= (5, 0)`), never for its name. Each fact was recorded from the two
stacks running side by side.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

_PAGES_PLUGINS = (
    "jekyll-commonmark-ghpages",
    "jekyll-coffeescript",
    "jekyll-gist",
    "jekyll-github-metadata",
    "jekyll-paginate",
    "jekyll-relative-links",
    "jekyll-optional-front-matter",
    "jekyll-readme-index",
    "jekyll-default-layout",
    "jekyll-titles-from-headings",
)
_PAGES_ALLOWED = frozenset(
    (
        *_PAGES_PLUGINS,
        "jekyll-feed",
        "jekyll-redirect-from",
        "jekyll-seo-tag",
        "jekyll-sitemap",
        "jekyll-avatar",
        "jemoji",
        "jekyll-mentions",
        "jekyll-include-cache",
        "jekyll-octicons",
        "jekyll-remote-theme",
    )
)


class Target(NamedTuple):
    """One Jekyll: its versions, and what follows from them.

    `jekyll` and `liquid`: their versions. `absent_filters`, `absent_tags`: those of Liquid 5.4 and Jekyll 4.3 that it
    lacks. `yaml`: what types its scalars. `plugins`: those that run whatever the configuration says. `allowed_plugins`:
    the only others that run; None for any. `defaults`: settings under the site's own. `overrides`: settings over them.
    `default_excludes`: whether Jekyll's own `exclude:` is added to the site's, instead of replaced by it.
    `page_excerpts`: whether pages have `excerpt`. `theme_drop`: whether there is `theme` beside `site`.
    `source_maps`: whether a style sheet brings a `.map` page. `joined_expressions`: whether `where_exp` takes `and` and
    `or`. `where_takes_nil`, `where_takes_lists`: whether `where` looks for nil, for the text of a list, instead of
    giving all back. `sorts_mixed`: whether `sort` by a property compares as texts what has no order.
    `blank_blocks_print`: whether a tag whose text is all blanks may still print something (the rows of `tablerow`).
    `counts_by_script`: whether `number_of_words` takes a mode. `slug_marks`: whether marks of letters stay in a slug
    (and numbers such as Ⅷ do not). `relative_links`: the version of jekyll-relative-links.
    """

    name: str
    jekyll: str
    liquid: tuple[int, int]
    absent_filters: frozenset[str] = frozenset()
    absent_tags: frozenset[str] = frozenset()
    yaml: str = "psych"
    plugins: tuple[str, ...] = ()
    allowed_plugins: frozenset[str] | None = None
    defaults: Mapping[str, Any] = MappingProxyType({})
    overrides: Mapping[str, Any] = MappingProxyType({})
    default_excludes: bool = True
    page_excerpts: bool = True
    theme_drop: bool = True
    source_maps: bool = True
    joined_expressions: bool = True
    where_takes_nil: bool = True
    where_takes_lists: bool = False
    sorts_mixed: bool = True
    blank_blocks_print: bool = True
    counts_by_script: bool = True
    slug_marks: bool = True
    relative_links: tuple[int, int] = (0, 7)

    def running(self, named: Iterable[str]) -> frozenset[str]:
        """The plugins that run where the configuration names these."""
        allowed = named if self.allowed_plugins is None else self.allowed_plugins.intersection(named)
        return frozenset((*self.plugins, *allowed))


JEKYLL = Target("jekyll", "4.3.1", (5, 4))

GITHUB_PAGES = Target(
    "github-pages",
    "3.10.0",
    (4, 0),
    absent_filters=frozenset(
        (
            "base64_decode",
            "base64_encode",
            "base64_url_safe_decode",
            "base64_url_safe_encode",
            "find",
            "find_exp",
            "remove_last",
            "replace_last",
        )
    ),
    absent_tags=frozenset(("#", "echo", "liquid", "render")),
    yaml="safe_yaml",
    plugins=_PAGES_PLUGINS,
    allowed_plugins=_PAGES_ALLOWED,
    defaults=MappingProxyType(
        {
            "future": True,
            "theme": "jekyll-theme-primer",
            "kramdown": {
                "input": "GFM",
                "hard_wrap": False,
                "gfm_quirks": "paragraph_end",
                "syntax_highlighter_opts": {"default_lang": "plaintext"},
            },
        }
    ),
    overrides=MappingProxyType(
        {
            "safe": True,
            "lsi": False,
            "highlighter": "rouge",
            "kramdown": {"math_engine": "mathjax", "syntax_highlighter": "rouge", "template": ""},
            "gist": {"noscript": False},
        }
    ),
    default_excludes=False,
    page_excerpts=False,
    theme_drop=False,
    source_maps=False,
    joined_expressions=False,
    where_takes_nil=False,
    where_takes_lists=True,
    sorts_mixed=False,
    blank_blocks_print=False,
    counts_by_script=False,
    slug_marks=False,
    relative_links=(0, 6),
)

TARGETS: Mapping[str, Target] = MappingProxyType({target.name: target for target in (JEKYLL, GITHUB_PAGES)})
