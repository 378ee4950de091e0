"""Jekyll 4.3.1's own settings, as `Jekyll.configuration` prints them for an empty folder."""

from __future__ import annotations

from typing import Any


def settings() -> dict[str, Any]:
    """A fresh copy, without what concerns the server and the command line."""
    return {
        "destination": "_site",
        "collections_dir": "",
        "cache_dir": ".jekyll-cache",
        "plugins_dir": "_plugins",
        "layouts_dir": "_layouts",
        "data_dir": "_data",
        "includes_dir": "_includes",
        "collections": {},
        "safe": False,
        "include": [".htaccess"],
        "exclude": [],
        "keep_files": [".git", ".svn"],
        "encoding": "utf-8",
        "markdown_ext": "markdown,mkdown,mkdn,mkd,md",
        "strict_front_matter": False,
        "show_drafts": None,
        "limit_posts": 0,
        "future": False,
        "unpublished": False,
        "whitelist": [],
        "plugins": [],
        "markdown": "kramdown",
        "highlighter": "rouge",
        "lsi": False,
        "excerpt_separator": "\n\n",
        "incremental": False,
        "baseurl": None,
        "permalink": "date",
        "paginate_path": "/page:num",
        "timezone": None,
        "defaults": [],
        "liquid": {"error_mode": "warn", "strict_filters": False, "strict_variables": False},
        "kramdown": {
            "auto_ids": True,
            "toc_levels": [1, 2, 3, 4, 5, 6],
            "entity_output": "as_char",
            "smart_quotes": "lsquo,rsquo,ldquo,rdquo",
            "input": "GFM",
            "hard_wrap": False,
            "guess_lang": True,
            "footnote_nr": 1,
            "show_warnings": False,
        },
    }
