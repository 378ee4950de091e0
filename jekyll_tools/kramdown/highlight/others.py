"""Languages without a lexer of ours: Pygments' own, which divide code differently than Rouge does."""

from __future__ import annotations

from functools import cache

from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

COSTLY_FROM = 20_000  # characters: some of Pygments' patterns take time that grows with the square of the input
# What Rouge calls otherwise than Pygments.
_NAMES = {
    **dict.fromkeys(("conf", "config", "configuration"), "ini"),
    **dict.fromkeys(("json-doc", "jsonc"), "json"),
    **dict.fromkeys(("lithaskell", "literate_haskell"), "lhs"),
    **dict.fromkeys(("obj_c", "objective_c"), "objc"),
    **dict.fromkeys(("obj-cpp", "obj_c++", "obj_cpp", "objcpp", "objective_cpp", "objectivecpp"), "objc++"),
    **dict.fromkeys(("robot", "robot-framework", "robot_framework"), "robotframework"),
    **dict.fromkeys(("rs,ignore", "rs,no_run", "rs,should_panic"), "rust"),
    **dict.fromkeys(("rust,ignore", "rust,no_run", "rust,should_panic"), "rust"),
    **dict.fromkeys(("hql", "plsql"), "sql"),
    **dict.fromkeys(("viml", "vimscript"), "vim"),
    "batchfile": "batch",
    "common_lisp": "common-lisp",
    "dlang": "d",
    "eruby": "erb",
    "gnumake": "make",
    "gradle": "groovy",
    "hbs": "handlebars",
    "mkd": "markdown",
    "ml": "sml",
    "patch": "diff",
    "plist": "xml",
    "pp": "puppet",
    "ps": "postscript",
    "vb": "vb.net",
}


@cache
def other(language: str) -> Lexer | None:
    """Pygments' lexer for a language of Rouge's; None where it has none."""
    try:
        return get_lexer_by_name(_NAMES.get(language, language))
    except ClassNotFound:
        return None
