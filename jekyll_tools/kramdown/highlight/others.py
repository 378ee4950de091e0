"""Languages without a lexer of ours: Pygments' own, which divide code differently than Rouge does.

Some of them take time that grows with the square of the code, or worse. So the code's length and the time are bounded;
one that exceeds its time on some code is not asked again.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import islice
from time import process_time

import pygments.lexers
from pygments.lexer import ExtendedRegexLexer, Lexer, RegexLexer, RegexLexerMeta
from pygments.token import _TokenType
from pygments.util import ClassNotFound

from jekyll_tools.kramdown.highlight import lexer as ours
from jekyll_tools.kramdown.highlight.extended import Extended

COSTLY_FROM = 10_000  # characters; a page's code has hundreds
_SECONDS = 0.5  # for code of any length, which is what compiling a lexer's patterns may take, and
_SECONDS_EACH = 50e-6  # for a character: twenty times what is usual
_AT_ONCE = 16  # tokens, until the clock is looked at
_LONGEST = 40  # characters of a language's name: Pygments' have 25
_NAMED = 128  # languages that are remembered, for pages may name any number of what are none
_PATIENCE = 8  # lexers that may prove slow, until none is asked again
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
    **dict.fromkeys(("varnish", "varnishconf"), "vcl"),
    **dict.fromkeys(("viml", "vimscript"), "vim"),
    "aug": "augeas",
    "batchfile": "batch",
    "behat": "gherkin",
    "common_lisp": "common-lisp",
    "dlang": "d",
    "e-mail": "email",
    "eps": "postscript",
    "eruby": "erb",
    "ff": "freefem",
    "gnumake": "make",
    "gradle": "groovy",
    "hbs": "handlebars",
    "isa": "isabelle",
    "jdn": "janet",
    "kdb+": "q",
    "ls": "livescript",
    "mkd": "markdown",
    "ml": "sml",
    "mustache": "handlebars",
    "patch": "diff",
    "plist": "xml",
    "pp": "puppet",
    "pry": "irb",
    "ps": "postscript",
    "unit-file": "systemd",
    "vb": "vb.net",
    "vuejs": "vue",
    "zir": "zig",
}

# What happens to be installed beside us changes no page; and to look for it takes 4 MB and 50 ms. Lexers look, too, for
# the languages of code within theirs.
pygments.lexers.find_plugin_lexers = tuple

_slow: set[type[Lexer]] = set()


class TooSlow(Exception):
    """A lexer has taken too long for the code."""


def other(language: str) -> Lexer | None:
    """Pygments' lexer for a language of Rouge's; None where it has none, or where that has proved slow."""
    lexer = _find(language) if len(language) <= _LONGEST else None
    return None if type(lexer) in _slow or len(_slow) >= _PATIENCE else lexer


def pieces(lexer: Lexer, code: str) -> list[tuple[_TokenType, str]]:
    """The types and texts of all tokens. Raises TooSlow, and whatever goes wrong in the lexer."""
    end = process_time() + _SECONDS + _SECONDS_EACH * len(code)
    found: list[tuple[_TokenType, str]] = []
    tokens = ((kind, text) for _, kind, text in lexer.get_tokens_unprocessed(code))
    while some := list(islice(tokens, _AT_ONCE)):
        if process_time() > end:
            _slow.add(type(lexer))
            raise TooSlow
        found += some
    return found


@lru_cache(maxsize=_NAMED)
def _find(language: str) -> Lexer | None:
    try:
        found = pygments.lexers.find_lexer_class_by_name(_NAMES.get(language, language))
    except ClassNotFound:
        return None
    lexer: Lexer = _quick(found)()
    return lexer


@cache
def _quick(lexer: type[Lexer]) -> type[Lexer]:
    """A lexer that goes through its states as ours do, where it is nothing but a table of states."""
    if type(lexer) is not RegexLexerMeta or hasattr(lexer, "token_variants"):
        return lexer
    if lexer.get_tokens_unprocessed is RegexLexer.get_tokens_unprocessed:
        return type(lexer.__name__, (lexer, _Pygments), {})
    if lexer.get_tokens_unprocessed is ExtendedRegexLexer.get_tokens_unprocessed:
        return type(lexer.__name__, (lexer, Extended), {})
    return lexer


class _Pygments(ours.Lexer):
    """What it adds to a lexer of Pygments'."""

    forgets = True
