"""PowerShell, as Rouge 3.30 divides it: behind a command's name, words are its parameters until the line ends."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from pygments.lexer import include
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Text

from jekyll_tools.kramdown.highlight.letters import MARKED
from jekyll_tools.kramdown.highlight.lexer import Lexer, groups
from jekyll_tools.limits import CODE_COMMENT, CODE_NAME

NAMES = ("powershell", "posh", "microsoftshell", "msshell")

_KEYWORDS = """
assembly base begin break catch class command configuration continue data define do dynamicparam else elseif end enum
exit filter finally for foreach from function hidden if in inlinescript interface module namespace parallel param
private process public return sequence static switch throw trap try type until using var while workflow
"""
_OPERATORS = """
and as band bor bxor ccontains ceq cge cgt cle clike clt cmatch cne cnotcontains cnotlike cnotmatch contains creplace
csplit eq ge gt icontains ieq ige igt ile ilike ilt imatch ine inotcontains inotlike inotmatch ireplace is isnot isplit
join le like lt match ne not notcontains notlike notmatch or replace shl shr split xor
"""
# Their names in this very case; what follows such a name is none of it: `$nullable` is `$null` and `able`.
_VARIABLES = """
ConsoleFileName Error Event ExecutionContext HOME Host IsCoreCLR IsLinux IsMacOS IsWindows LastExitCode Matches
MyInvocation NestedPromptLevel PID PROFILE PSBoundParameters PSCmdlet PSCommandPath PSCulture PSDebugContext PSHOME
PSItem PSScriptRoot PSSenderInfo PSUICulture PSVersionTable PWD ShellId StackTrace args false foreach input null switch
this true
"""
_DOCUMENTED = """
component description example externalhelp forwardhelpcategory forwardhelptargetname functionality inputs link notes
outputs parameter remotehelprunspace role synopsis
"""
_END = rf"(?!{MARKED}|[²³¹¼½¾])"  # the end of a word
_BRACED = rf"\{{(?:[^`]|`.)(?:[^`}}]|`.){{0,{CODE_NAME}}}\}}"  # of one character at least, be it a `}`
_PATH = r"[\w.:/\\~-]*"


def _any(words: str) -> str:
    return f"(?:{'|'.join(words.split())})"


class PowerShell(Lexer):
    flags = re.ASCII
    # Bounds, so that nothing that is never closed is looked for all through the text again and again.
    tokens: ClassVar[dict[str, list[Any]]] = {
        "root": [
            (r"\s+", Text.Whitespace),
            include("value"),
            (
                r"(?i)(function)(\s+)(?:(\w+)(:))?(\w[-\w]+)",
                groups(Keyword.Reserved, Text.Whitespace, Name.Namespace, Punctuation, Name.Function),
            ),
            (r"(?i)(class)(\s+)(\w+)", groups(Keyword.Reserved, Text.Whitespace, Name.Class), "class"),
            (rf"(?i){_any(_KEYWORDS)}{_END}(?![-.])", Keyword.Reserved),
            (r"[0-9]+\.[0-9]+", Number.Float),
            include("option"),
            (rf"([a-zA-Z~/\\]{_PATH})(\s?)", groups(Name, Text.Whitespace), "parameters"),
            (r"[0-9]+", Number.Integer),
            (r"\{", Punctuation, "braces"),
            (r"\[", Punctuation, "brackets"),
            include("sign"),
            (r"[=|]", Operator),
            (r"[()};]", Punctuation),
        ],
        "value": [
            ("<#", Comment.Multiline, "comment"),
            (r"#[^\n]*", Comment),
            ('@"', String.Heredoc, "heredoc"),
            (rf"@'[^']*(?:'(?!@)[^']*){{0,{CODE_COMMENT}}}'@", String.Heredoc),
            ('"', String.Double, "string"),
            (r"'[^']*'?", String.Single),
            include("variable"),
            (r"@\{", Punctuation, "hash"),
            (r"@\(", Punctuation, "array"),
        ],
        "variable": [
            (rf"\$(?:[$?^_]|{_any(_VARIABLES)})", Name.Builtin.Pseudo),
            (rf"(\$)(\w+)(:)(\w+|{_BRACED})", groups(Name.Variable, Name.Namespace, Punctuation, Name.Variable)),
            (r"\$\w+", Name.Variable),
            (rf"\${_BRACED}", Name.Variable),
        ],
        "option": [
            (rf"(?i)-{_any(_OPERATORS)}{_END}|[-+*/%]=(?!{_END})", Operator),
            (r"--?\w+", Name.Tag),
            (rf"([-\w]{{1,{CODE_NAME}}})(\[)", groups(Name, Punctuation), "brackets"),
        ],
        "sign": [
            (r"(\.)([-\w]+)(\()", groups(Operator, Name.Function, Punctuation), "parameters"),
            (r"(\.)([-\w]+)(\[)", groups(Operator, Name, Punctuation), "brackets"),
            (r"(\.)([-\w]+)(\s?)", groups(Operator, Name.Function, Text.Whitespace)),
            include("option"),
            (r"\.\.(?=\.?[0-9])", Operator),
            (r"\?", Name.Function, "parameters"),
            (r"[-+*%!&.]", Operator),
            (r"[:,]", Punctuation),
        ],
        "parameters": [
            (r"[^\S\n]+", Text.Whitespace),
            (r"\n", Text.Whitespace, "#pop"),
            (r"`[\s\S]", String.Escape),
            include("value"),
            (rf"[\w~/\\]{_PATH}", Name.Other),
            include("sign"),
            (r"[=|]", Operator, "#pop"),
            (r"[(){}\];]", Punctuation, "#pop"),
            (r"\[", Punctuation, "brackets"),
        ],
        "braces": [(r"\}", Punctuation, "#pop"), include("root")],
        "brackets": [("]", Punctuation, "#pop"), (r"[a-zA-Z]\w+\.?", Name), include("root")],
        "embedded": [(r"\)", String.Interpol, "#pop"), include("root")],
        "class": [
            (r"\s+", Text.Whitespace),
            (r"\w+", Name.Class),
            (r"[:,]", Punctuation),
            (r"\{", Punctuation, "#pop"),
        ],
        "element": [
            (r"\s+", Text.Whitespace),
            include("value"),
            (r"[0-9]*\.[0-9]+", Number.Float),
            (r"[0-9]+", Number.Integer),
            (r"[,;]", Punctuation),
            (r"\{", Punctuation, "braces"),
            (r"\[", Punctuation, "brackets"),
        ],
        "array": [include("element"), (r"\)", Punctuation, "#pop")],
        "hash": [include("element"), (r"\w+", Name.Other), ("=", Operator), (r"\}", Punctuation, "#pop")],
        "comment": [
            ("#>", Comment.Multiline, "#pop"),
            (rf"(?i)\.{_any(_DOCUMENTED)}", Comment.Special),
            (r"[^#.]+|[#.]+", Comment.Multiline),
        ],
        "inside": [
            (r"`.?", String.Escape),
            (r"\$\(", String.Interpol, "embedded"),
            include("variable"),
            (r"\$", Error),
        ],
        "string": [(r'\$?#?"', String.Double, "#pop"), include("inside"), (r'[^"$`]+', String.Double)],
        "heredoc": [
            (r'\$?#?"@', String.Heredoc, "#pop"),
            include("inside"),
            (r'[^"$`]+|"+', String.Heredoc),
        ],
    }


LEXER = PowerShell
