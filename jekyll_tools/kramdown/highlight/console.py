"""Shell sessions, as Rouge 3.30 colours them: what is typed behind a prompt is a shell's, the rest is its output."""

from __future__ import annotations

from pygments.lexer import Lexer
from pygments.token import Comment, Generic, Text

from jekyll_tools.kramdown.highlight.lexer import Pieces
from jekyll_tools.kramdown.highlight.shell import ShellLexer
from jekyll_tools.regex import regex

NAMES = ("console", "terminal", "shell_session", "shell-session")

_LINE = regex(r".*\n|.+")
_LEFT_OUT = regex(r"(?a:\s*(?:\.+|<\.+>)\s*\Z)")
_PROMPT = regex(r"(?a:([^$#>;\n]*[$#>;])(\s*))")


class ConsoleLexer(Lexer):
    """Line by line; the lines typed at prompts one after the other are one text to the shell (`> ` goes on)."""

    def get_tokens_unprocessed(self, text: str) -> Pieces:
        """The tokens of prompts (all up to the first of `$#>;`), of what is typed there, of output and `...`."""
        shell, states = ShellLexer(), ["root"]
        for line in _LINE.finditer(text):
            left_out = _LEFT_OUT.match(line[0])
            prompt = None if left_out else _PROMPT.match(line[0])
            if prompt is None:
                states = ["root"]
                yield line.start(), Comment if left_out else Generic.Output, line[0]
                continue
            typed = line.start() + prompt.end()
            yield line.start(), Generic.Prompt, prompt[1]
            yield typed - len(prompt[2]), Text.Whitespace, prompt[2]
            yield from ((typed + at, kind, piece) for at, kind, piece in shell.pieces(text[typed : line.end()], states))


LEXER = ConsoleLexer
