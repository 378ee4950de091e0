"""What differs between the Jekylls that a site may be built by, as declared facts.

Code asks a target for a fact (`target.liquid >= (5, 0)`), never for its name. Each fact was recorded from the two
stacks running side by side.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from jekyll_tools.records import NamedTuple

_EXCLUDES = (
    "Gemfile",
    "Gemfile.lock",
    "node_modules",
    "vendor/bundle/",
    "vendor/cache/",
    "vendor/gems/",
    "vendor/ruby/",
)
_PAGES_PLUGINS = (
    "jekyll-coffeescript",
    "jekyll-commonmark-ghpages",
    "jekyll-gist",
    "jekyll-github-metadata",
    "jekyll-paginate",
    "jekyll-relative-links",
    "jekyll-optional-front-matter",
    "jekyll-readme-index",
    "jekyll-default-layout",
    "jekyll-titles-from-headings",
)
_PAGES_ALLOWED = (
    "jekyll-coffeescript",
    "jekyll-commonmark-ghpages",
    "jekyll-feed",
    "jekyll-gist",
    "jekyll-github-metadata",
    "jekyll-paginate",
    "jekyll-redirect-from",
    "jekyll-seo-tag",
    "jekyll-sitemap",
    "jekyll-avatar",
    "jemoji",
    "jekyll-mentions",
    "jekyll-relative-links",
    "jekyll-optional-front-matter",
    "jekyll-readme-index",
    "jekyll-default-layout",
    "jekyll-titles-from-headings",
    "jekyll-include-cache",
    "jekyll-octicons",
    "jekyll-remote-theme",
)


class Target(NamedTuple):
    """One Jekyll: its versions, and what follows from them.

    `title`: what people call it. `jekyll` and `liquid`: their versions. `environment`: what it builds for where
    JEKYLL_ENV does not say. `absent_filters`, `absent_tags`: those of Liquid 5.4 and Jekyll 4.3 that it lacks. `yaml`:
    what types its scalars.

    Settings. `defaults`: those under the site's own, other than Jekyll 4.3's. `overrides`: those over them. `nothings`:
    those that may be nothing (`key:`) although there is a default. `renamed`: keys read under another name, or not at
    all. `lists_from_text`: whether `include:` and `exclude:` may be a text with commas. `excludes`: what `exclude:`
    lists, `always_excludes` whether that is added to the site's own list, instead of replaced by it, `more_excludes`
    what else is left out where the site has no list of its own. `processors`: the values of `markdown:` that do not
    mean kramdown after all; none for any. `plugins`: those that run whatever the configuration says. `bundles`: whether
    those of the Gemfile do. `weekdate`: whether `permalink:` may be `weekdate`. `refused_items`: the types of items of
    `include:` at which it stops. `caches`: whether it keeps a cache, in the folder of `cache_dir:`.

    What pages hold. `orders_collections`: whether `order:` and `sort_by:` of a collection count. `dates_documents`:
    whether a document without a date has the build's, asked for it or not; `asks_dates`: the plugins that else ask for
    it, unless `future:` makes it idle. `shares_files`: whether `site.static_files` has those of collections,
    `copies_unwritten` whether these are copied even if their collection is not written, `whole_paths` whether their
    `:path` holds the extension. `whole_scopes`: whether the path of a scope of `defaults:` names a file or a folder,
    instead of whatever begins with it. `whole_excerpts`: whether an excerpt takes every link definition with it.
    `theme_drop`: whether there is `theme` beside `site`. `theme_settings`: whether a theme's `_config.yml` and `_data`
    count. `source_maps`: whether a style sheet brings a `.map` page. `newer_css`: whether CSS that is
    younger than Sass stays as it is in one. `joined_expressions`: whether `where_exp` takes `and` and `or`.
    `where_takes_nil`, `where_takes_lists`: whether `where` looks for nil, for the text of a list,
    instead of giving all back. `sorts_mixed`: whether `sort` by a property compares as texts what has no order.
    `blank_blocks_print`: whether a tag whose text is all blanks may still print something (the rows of `tablerow`).
    `asks_for_liquid`: whether `render_with_liquid: false` counts. `plain_text`: whether what Liquid makes may be plain
    ASCII (see `jekyll_tools.liquid.plain.Plain`). `counts_by_script`: whether `number_of_words` takes a mode.
    `slug_marks`: whether marks of letters stay in a slug (and numbers such as Ⅷ do not). `relative_links`: the version
    of jekyll-relative-links. `pages`: what GitHub calls its pages' environment where PAGES_ENV does not say, if it is
    GitHub that builds.
    """

    name: str
    title: str
    jekyll: str
    liquid: tuple[int, int]
    absent_filters: frozenset[str] = frozenset()
    absent_tags: frozenset[str] = frozenset()
    yaml: str = "psych"
    environment: str = "development"
    defaults: Mapping[str, Any] = MappingProxyType({})
    overrides: Mapping[str, Any] = MappingProxyType({})
    nothings: tuple[str, ...] = ("include", "exclude", "plugins")
    renamed: Mapping[str, str] = MappingProxyType({})
    lists_from_text: bool = False
    excludes: tuple[str, ...] = (".sass-cache", ".jekyll-cache", "gemfiles", *_EXCLUDES)
    always_excludes: bool = True
    more_excludes: tuple[str, ...] = ()
    processors: frozenset[str] = frozenset()
    plugins: tuple[str, ...] = ()
    bundles: bool = True
    weekdate: bool = True
    refused_items: tuple[type, ...] = (int, float, list, dict)
    caches: bool = True
    orders_collections: bool = True
    dates_documents: bool = True
    asks_dates: frozenset[str] = frozenset()
    shares_files: bool = True
    copies_unwritten: bool = False
    whole_paths: bool = False
    whole_scopes: bool = False
    whole_excerpts: bool = False
    theme_drop: bool = True
    theme_settings: bool = True
    source_maps: bool = True
    newer_css: bool = False
    joined_expressions: bool = True
    where_takes_nil: bool = True
    where_takes_lists: bool = False
    sorts_mixed: bool = True
    blank_blocks_print: bool = True
    asks_for_liquid: bool = True
    plain_text: bool = False
    counts_by_script: bool = True
    slug_marks: bool = True
    relative_links: tuple[int, int] = (0, 7)
    pages: str = ""


JEKYLL = Target("jekyll", "Jekyll 4.3", "4.3.1", (5, 4))

GITHUB_PAGES = Target(
    "github-pages",
    "GitHub Pages",
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
    environment="production",
    defaults=MappingProxyType(
        {
            "jailed": False,
            "theme": "jekyll-theme-primer",
            "rdiscount": {"extensions": []},
            "redcarpet": {"extensions": []},
            "kramdown": {
                "toc_levels": "1..6",
                "gfm_quirks": "paragraph_end",
                "syntax_highlighter_opts": {"default_lang": "plaintext"},
            },
            "sass": {"style": "compressed"},
        }
    ),
    overrides=MappingProxyType(
        {
            "safe": True,
            "lsi": False,
            "whitelist": list(_PAGES_ALLOWED),
            "highlighter": "rouge",
            "kramdown": {"template": "", "math_engine": "mathjax", "syntax_highlighter": "rouge"},
            "gist": {"noscript": False},
        }
    ),
    nothings=("theme",),
    renamed=MappingProxyType(
        {
            "gems": "plugins",
            "layouts": "layouts_dir",
            "data_source": "data_dir",
            "server_port": "",
            "server": "",
            "auto": "",
            "pygments": "",
        }
    ),
    lists_from_text=True,
    excludes=_EXCLUDES,
    more_excludes=("CNAME",),
    always_excludes=False,
    processors=frozenset(("kramdown", "gfm", "commonmarkghpages")),
    plugins=_PAGES_PLUGINS,
    bundles=False,
    weekdate=False,
    refused_items=(type(None),),
    caches=False,
    orders_collections=False,
    dates_documents=False,
    asks_dates=frozenset(("jekyll-redirect-from",)),
    shares_files=False,
    copies_unwritten=True,
    whole_paths=True,
    whole_scopes=True,
    whole_excerpts=True,
    theme_drop=False,
    theme_settings=False,
    source_maps=False,
    newer_css=True,
    joined_expressions=False,
    where_takes_nil=False,
    where_takes_lists=True,
    sorts_mixed=False,
    blank_blocks_print=False,
    asks_for_liquid=False,
    plain_text=True,
    counts_by_script=False,
    slug_marks=False,
    relative_links=(0, 6),
    pages="dotcom",
)

TARGETS: Mapping[str, Target] = MappingProxyType({target.name: target for target in (JEKYLL, GITHUB_PAGES)})
