"""Shells, bash and its kin, as Rouge 3.30 colours them."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable
from copy import copy
from typing import Any, ClassVar

from pygments.lexer import include
from pygments.regexopt import regex_opt
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text, _TokenType

from jekyll_tools.kramdown.highlight.letters import WORD
from jekyll_tools.kramdown.highlight.lexer import Lexer, Pieces

NAMES = ("shell", "bash", "zsh", "ksh", "sh")

_KEYWORDS = "continue do done elif else esac fi for function if in return select then until while"
_BUILTINS = """
alias arch awk b2sum base32 base64 basename bg bind break builtin caller cat cd chcon chgrp chmod chown chroot cksum
comm command compgen complete cp csplit cut date dd declare df dir dircolors dirname dirs disown du echo enable env
eval exec exit expand export expr factor false fc fg fmt fold getopts grep groups gunzip gzip hash head help history
hostid hostname id install jobs join kill let link ln local logname logout ls mapfile md5sum mkdir mkfifo mknod mktemp
mv nice nl nohup nproc numfmt od paste pathchk popd pr printenv printf ptx pushd pwd read readlink readonly realpath
rm rmdir runcon sed seq set sha1sum sha224sum sha256sum sha384sum sha512sum shift shopt shred shuf sleep sort source
split stat stdbuf stty sudo sum suspend sync tac tail tar tee test time timeout times touch tr trap true truncate
tsort tty type typeset ulimit umask unalias uname unexpand uniq unlink unset uptime users vdir wait wc who whoami yes
"""

# Ruby's \w and \s are ASCII's, its \b is Unicode's, and what stands before a token does not count.
_S = r"(?a:\s)"
_W = r"(?a:\w)"
_WITHIN_WORD = rf"(?:{WORD}|[²³¹¼-¾\u0300-\u036f])"
_END = rf"(?!{_WITHIN_WORD})"


def _one_of(names: str) -> str:
    return rf"{regex_opt(names.split())}(?:{_S}+(?={_WITHIN_WORD})|{_END})"


def _heredoc(lexer: ShellLexer, match: re.Match[str]) -> Pieces:
    """`<<'NAME'`: from here on the text is the heredoc's, until a line that is its name."""
    lexer.heredoc = match["name"]
    yield match.start(), Operator, match["arrows"]
    yield match.start("space"), Text, match["space"]
    yield match.start("mark"), String.Heredoc, match["mark"]
    yield match.start("name"), Name.Constant, match["name"]
    yield match.start("quote"), String.Heredoc, match["quote"]


def _one_word(lexer: ShellLexer, match: re.Match[str]) -> Generator[tuple[int, _TokenType, str], None, str | None]:
    """A line of one word ends the heredoc if the word is its name; quotes and `<<-` make no difference to Rouge."""
    ends = match["name"] == lexer.heredoc
    yield match.start(), Name.Constant if ends else String.Heredoc, match[0]
    return "#pop" if ends else None


class ShellLexer(Lexer):
    """Rouge's states of a shell. The name of the last heredoc is all that is remembered beside them."""

    flags = re.M
    heredoc = ""

    tokens: ClassVar[dict[str, list[Any]]] = {
        "root": [
            include("basic"),
            include("quoted"),
            include("dollar"),
            include("words"),
        ],
        "basic": [
            (rf"{_S}+", Text),
            (r"#.*", Comment),
            (_one_of(_KEYWORDS), Keyword),
            (rf"case{_END}", Keyword, "case"),
            (_one_of(_BUILTINS) + r"(?![-.])", Name.Builtin),
            (rf"\.(?={_S})", Name.Builtin),
            (rf"{_W}+(?==)", Name.Variable),
            (r"--?(?a:[\w-]+)", Name.Tag),
            (r"<<<", Operator),
            (
                rf"(?P<arrows><<-?)(?P<space>{_S}*)(?P<mark>(?P<open>['\"]?)\\?)(?P<name>{_W}+)(?P<quote>(?P=open))",
                _heredoc,
                "heredoc",
            ),
            (r"[\[\]{}()!=>]|&&|\|\|", Operator),
            (r"\\.?", String.Escape),
        ],
        "dollar": [
            (r"\$\(\(", Keyword, "math"),
            (r"\$\(", String.Interpol, "command"),
            (r"\$\{#?", Keyword, "parameter"),
            (rf"\$#?(?:{_W}+|.)", Name.Variable),
        ],
        "quoted": [
            (r'\$?"', String.Double, "double"),
            (r"\$'", String.Single, "ansi"),
            (r"'", String.Single, "single"),
            (r"`", String.Backtick, "backticks"),
        ],
        "words": [
            (r"\*", Keyword),
            (r";", Punctuation),
            (r"[^=* \t\n\v\f\r{}()$\"'`\\<;]+", Text),
            (r"<", Text),
        ],
        "double": [
            (r'"', String.Double, "#pop"),
            (r"\\.?", String.Escape),
            (r'\$#?(?=")', String.Double),
            include("dollar"),
            (r"`", String.Backtick, "backticks"),
            (r'[^"`\\$]+', String.Double),
        ],
        "single": [
            (r"'", String.Single, "#pop"),
            (r"[^']+", String.Single),
        ],
        "ansi": [
            (r"\\.", String.Escape),
            (r"[^\\']+", String.Single),
            include("single"),
        ],
        "backticks": [
            (r"`", String.Backtick, "#pop"),
            include("root"),
        ],
        "heredoc": [
            (rf"^{_S}*(?P<name>{_W}+){_S}*\n", _one_word),
            (rf"^{_S}*\n", String.Heredoc),
            (r"\n", String.Heredoc),
            (r"\\.?", String.Escape),
            (r"\$(?=\n|\Z)", String.Heredoc),
            include("dollar"),
            (r"[^$\\\n]+", String.Heredoc),
        ],
        "parameter": [
            (r"\}", Keyword, "#pop"),
            (r":-", Keyword),
            (rf"{_W}+", Name.Variable),
            (r"[^}:\"'`$]+", Punctuation),
            include("root"),
        ],
        "math": [
            (r"\)\)", Keyword, "#pop"),
            (r"[-+*/%^|&]", Operator),
            (rf"[0-9]+#{_W}+|[0-9]+", Number),
            include("root"),
        ],
        "command": [
            (r"\)", String.Interpol, "#pop"),
            (r"\(", Operator, "parentheses"),
            include("root"),
        ],
        "parentheses": [
            (r"\(", Operator, "#push"),
            (r"\)", Operator, "#pop"),
            include("root"),
        ],
        "case": [
            (rf"esac{_END}", Keyword, "#pop"),
            (r"\|", Punctuation),
            (r"\)", Punctuation, "clause"),
            include("root"),
        ],
        "clause": [
            (r";;", Punctuation, "#pop"),
            include("root"),
        ],
    }

    def get_tokens_unprocessed(self, text: str, stack: Iterable[str] = ("root",)) -> Pieces:
        """The tokens of one text."""
        return self.for_one_text().pieces(text, list(stack))

    def for_one_text(self) -> ShellLexer:
        """A lexer of its own for each text, so that no heredoc of another is remembered."""
        return copy(self)


LEXER = ShellLexer
