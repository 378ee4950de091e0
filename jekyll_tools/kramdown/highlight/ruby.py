"""Ruby, as Rouge 3.30 divides it: behind which words a regular expression, a `%` literal or a character may stand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, ClassVar

from pygments.lexer import RegexLexer, default, include
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Text, _TokenType

from jekyll_tools.kramdown.highlight import ruby_texts as texts
from jekyll_tools.kramdown.highlight.lexer import Action, groups
from jekyll_tools.kramdown.highlight.ruby_texts import PLAIN, REGEX, RubyTexts

NAMES = ("ruby", "rb")

_KEYWORDS = """
BEGIN END alias begin break case do else elsif end ensure for if in next raise redo rescue retry return super then undef
unless until when while yield
"""
_PSEUDO = """
__FILE__ __LINE__ alias_method attr catch extend false include loop module_function nil private protected public throw
true
"""
_BUILTINS = """
__id__ __send__ abort ancestors at_exit attr_accessor attr_reader attr_writer autoload binding callcc caller chomp chop
class_eval class_variables clone const_get const_missing const_set constants display dup eval exec exit fail fork format
freeze getc gets global_variables gsub hash id included_modules inspect instance_eval instance_method instance_methods
instance_variable_get instance_variable_set instance_variables lambda load local_variables method method_missing methods
module_eval name object_id open p print printf private_class_method private_instance_methods private_methods proc
protected_instance_methods protected_methods public_class_method public_instance_methods public_methods putc puts rand
readline readlines require require_relative scan select self send set_trace_func singleton_methods sleep split sprintf
srand sub syscall system taint test to_a to_s trace_var trap untaint untrace_var warn
"""
_QUESTIONS = """
autoload? block_given? chomp! chop! const_defined? eql? equal? exit! frozen? gsub! instance_of? is_a? iterator? kind_of?
method_defined? private_method_defined? protected_method_defined? public_method_defined? respond_to? sub! tainted?
"""
_WORDS: dict[str, tuple[_TokenType, str]] = {
    **dict.fromkeys(_KEYWORDS.split(), (Keyword, "operand")),
    **dict.fromkeys(_PSEUDO.split(), (Keyword.Pseudo, "operand")),
    **dict.fromkeys(_BUILTINS.split(), (Name.Builtin, "call")),
    "class": (Keyword, "class"),
    "def": (Keyword, "def"),
    "defined?": (Keyword, "operand"),
}
_LETTERS = "[iqrswxIQW]"
# Where no quote is left that ends it, the last with a backslash does.
_SINGLE = r"'[^'\\]*(?:\\[\s\S][^'\\]*)*'|'[\s\S]*'"
_QUOTED = "|".join(rf"{quote}(?:[a-zA-Z_]\w*)?{quote}" for quote in "\"'`")
_HEREDOC = rf"(<<([-~]?))([a-zA-Z_]\w*|{_QUOTED})"
_CHARACTER = r"\?(?:\\[MC]-)*(?:\\(?:[\\abefnrstv#\"']|x[0-9a-fA-F]{1,2}|[0-7]{1,3})|\S)(?!\w)"
_DEFINED = r"[a-zA-Z_]\w*[?!]?|\*\*?|[+-]@?|[/%&|^`~]|\[\]=?|<<|>>|[<>]|===?"
_MARK = String.Interpol


def _one_of(names: Iterable[str]) -> str:
    return rf"(?:{'|'.join(map(re.escape, names))})"


def _known(_: RegexLexer, match: re.Match[str]) -> Action:
    """A word that is known, if it ends to Unicode too; most keywords do not ask."""
    kind, behind = _WORDS[match[0]]
    known = texts.is_word(match) or (kind is Keyword and behind == "operand")
    yield match.start(), kind if known else Name, match[0]
    return (behind if known else "call",)


_ESCAPE = (r"\\(?:x[0-9a-fA-F]{1,2}|[0-7]{1,3}|[^\n])", String.Escape)
_INTERPOLATION = [
    (r"#\{", _MARK, "interpolation"),
    (r"#(?:@@?|\$)[a-zA-Z_]\w*", _MARK),
]


def _quoted(quote: str, kind: _TokenType) -> list[Any]:
    return [
        _ESCAPE,
        *_INTERPOLATION,
        (rf"[^{quote}\\#]+|[\\#]", kind),
        (quote, kind, "#pop"),
    ]


class Ruby(RubyTexts):
    """Lies in wait for an operand behind operators and keywords; behind names (`call`) where blanks tell it is one."""

    flags = re.ASCII
    tokens: ClassVar[dict[str, list[Any]]] = {
        "root": [
            include("blank"),
            (r"__END__[\s\S]*", Comment.Preproc),
            include("symbols"),
            (r"0_?[0-7]+(?:_[0-7]+)*", Number.Oct),
            (r"0x[0-9A-Fa-f]+(?:_[0-9A-Fa-f]+)*", Number.Hex),
            (r"0b[01]+(?:_[01]+)*", Number.Bin),
            (r"[0-9]+(?:_[0-9]+)*(?:\.[0-9]+(?:_[0-9]+)*(?:[eE][+-]?[0-9]+)?|[eE][+-]?[0-9]+)", Number.Float),
            (r"[0-9]+(?:_[0-9]+)*", Number.Integer),
            (r"@@[a-zA-Z_]\w*", Name.Variable.Class),
            (r"@[a-zA-Z_]\w*", Name.Variable.Instance),
            (r"\$(?:\w+|[!@&`'+~=/\\,;.<>*$?:\"]|-[0adFiIlpvw])", Name.Variable.Global),
            (r'"', String.Double, "double"),
            (r"`", String.Backtick, "backtick"),
            (_SINGLE, String.Single),
            (r"\.{2,3}", Operator, "operand"),
            (r"(module)(\s+)([a-zA-Z_]\w*(?:::[a-zA-Z_]\w*)*)", groups(Keyword, Text, Name.Namespace)),
            (_one_of(_QUESTIONS.split()), Name.Builtin, "operand"),
            (rf"{_one_of(_WORDS)}(?!\w)", _known),
            (_HEREDOC, texts.announced),
            (r"[A-Z]\w*", Name.Constant, "call"),
            (r"(\.)(\s*)([a-z_]\w*[?!]?|[*%&^`~+,./<=>\[-])", groups(Punctuation, Text, Name.Function), "call"),
            (r"[a-z_]\w*[?!]", Name, "operand"),
            (r"[a-z_]\w*", Name, "call"),
            (r"::", Operator),
            (r"\*\*|\|\||<<|===?|=[~>]|!~|[%~^|/!+*-]=?|[<>&.=]", Operator, "operand"),
            (r"[\[({,;\\:]", Punctuation, "operand"),
            (r"[)\]}]", Punctuation),
            (r"\?", Punctuation, ("ternary", "operand")),
        ],
        "blank": [
            (r"\n\s*", Text, "operand"),
            (r"[ \t\r]+", Text),
            (r"#[^\n]*", Comment.Single),
            (r"=(?=(begin)(?!\w))", texts.documented),
        ],
        "symbols": [
            (r"[a-z_]\w*[?!]?:\s+", String.Symbol, "operand"),
            (r":(?:\*\*|[+-]@|===?|<=>?|<<|>>|<>|\[\]=?|[/%<~&|^`])", String.Symbol),
            (r":(?:[a-zA-Z_]\w*[?!]?|@@?[a-zA-Z_]\w*[?!]?)", String.Symbol),
            (rf":(?:{_SINGLE})", String.Symbol),
            (r':"', String.Symbol, "symbol"),
        ],
        "operand": [
            (rf"(\s*)(%{_LETTERS}? \S* )", groups(Text, PLAIN), "#pop"),
            (r"[ \t\r]+", Text),
            (_CHARACTER, String.Char, "#pop"),
            (r"/", REGEX, ("#pop", "regex")),
            (rf"%({_LETTERS}?)([^\w\s\\])", texts.opened),
            default("#pop"),
        ],
        "call": [
            (r"[ \t\r]*[\v\f]\s*(?![/\s])", Text, ("#pop", "operand")),
            (r"[ \t\r]+", Text, ("#pop", "argument")),
            (r"#[^\n]*", Comment.Single, ("#pop", "argument")),
            default("#pop"),
        ],
        "argument": [
            include("blank"),
            (r"/(?![\s=]|\Z)|/(?=\s*/)", REGEX, ("#pop", "regex")),
            (rf"%(?!=)({_LETTERS}?)([^\w\s\\])", texts.opened),
            default("#pop"),
        ],
        "ternary": [
            # Behind a colon with a blank, or the last in its line, is what is chosen else.
            (r"(:)(\s+)", groups(Punctuation, Text), ("#pop", "operand")),
            (r":(?![^:\\#\n]*[:\\])", Punctuation, ("#pop", "operand")),
            include("root"),
        ],
        "class": [
            (r"\s+", Text),
            (r"<<", Operator, ("#pop", "operand")),
            (r"\w+(?:::\w+)+", Name.Class),
            (r"[A-Z_]\w*", Name.Class, "#pop"),
            default("#pop"),
        ],
        "def": [
            (r"\s+", Text),
            (r"\(", Punctuation, "singleton"),
            (rf"([a-zA-Z_]\w*)(\.)({_DEFINED})", groups(Name.Class, Operator, Name.Function), "#pop"),
            (_DEFINED, Name.Function, "#pop"),
            default("#pop"),
        ],
        "singleton": [
            (r"(\))(\.|::)?", groups(Punctuation, Operator), "#pop"),
            (r"\(", Punctuation, "#push"),
            include("root"),
        ],
        "comment": [(r"[^\n]*(?:\n(=end(?!\w))?)?", texts.comment_line)],
        "double": _quoted('"', String.Double),
        "backtick": _quoted("`", String.Backtick),
        "symbol": _quoted('"', String.Symbol),
        "interpolation": [(r"\}", _MARK, "#pop"), include("root")],
        "regex": [
            *_INTERPOLATION,
            (r"[^\\/#]+|\\[\\/]|[\\#]", REGEX),
            (r"/[eimnosux]*", REGEX, "#pop"),
        ],
        "flags": [(r"[eimnosux]+", REGEX), default("#pop")],
        "literal": [(r"\w+|\s+", texts.within), (r"\\[\s\S]?", texts.escape), (r"[\s\S]", texts.within)],
        "hashed": [_ESCAPE, (r"\\", Error), (r"\w+|\s+|[\s\S]", texts.within)],
        "interpolated": [*_INTERPOLATION, include("hashed")],
        "announced": [(r"\n(?=([^\n]*))", texts.line_end), include("root")],
        "heredoc": [
            (r"\n(?=([^\n]*))", texts.line_end),
            _ESCAPE,
            *_INTERPOLATION,
            (r"[^\n\\#]+|[\\#]", String.Heredoc),
        ],
        "name": [(r"[^\n]*", texts.last_line)],
    }


LEXER = Ruby
