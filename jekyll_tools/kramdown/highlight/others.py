"""Languages without a lexer of ours: Pygments' own, which divide code differently than Rouge does."""

from __future__ import annotations

from functools import cache

from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

COSTLY_FROM = 20_000  # characters: some of Pygments' patterns take time that grows with the square of the input
# What Rouge calls otherwise than Pygments.
_NAMES = {
    "batchfile": "batch",
    "conf": "ini",
    "config": "ini",
    "configuration": "ini",
    "dlang": "d",
    "eruby": "erb",
    "gnumake": "make",
    "gradle": "groovy",
    "hbs": "handlebars",
    "json-doc": "json",
    "jsonc": "json",
    "mkd": "markdown",
    "ml": "sml",
    "obj_c": "objc",
    "obj_c++": "objc++",
    "objcpp": "objc++",
    "patch": "diff",
    "plist": "xml",
    "pp": "puppet",
    "ps": "postscript",
    "robot": "robotframework",
    "vb": "vb.net",
    "viml": "vim",
    "vimscript": "vim",
}


@cache
def other(language: str) -> Lexer | None:
    """Pygments' lexer for a language of Rouge's; None where it has none."""
    try:
        return get_lexer_by_name(_NAMES.get(language, language))
    except ClassNotFound:
        return None
