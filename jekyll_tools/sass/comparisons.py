"""`min(…)` and `max(…)` as Ruby Sass 3.7 has them: of nothing but CSS they are the browser's, and stay as they are.

libsass takes them for its own functions, which stop at `min(100%, 60rem)`. Written as `#{"min(100%, 60rem)"}` they
come out of it untouched.
"""

from __future__ import annotations

from jekyll_tools.regex import regex

_COMMENT = r"/\*(?:[^*]|\*(?!/))*(?:\*/|\Z)"
_BLANK = rf"(?:\s|{_COMMENT})*"
_BARE = r"[^()\"'#$;{}\\]"
_RAW = rf"(?:{_BARE}|\((?:{_BARE}|\({_BARE}*\))*\))*"
# A call, behind whatever may seem to hold one: comments, quotes, what is the browser's anyway, and names of mixins.
_CALL = regex(
    rf"{_COMMENT}|//[^\n]*|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|--[\w-]+\s*:[^;{{}}]*"
    rf"|(?<![\w-])(?:url\([^()\n]*\)|calc\({_RAW}\))|@(?:include|mixin|function)\s+[\w-]+"
    r"|(?<![\w$%.-])(min|max)\("
)
_OPERAND = regex(
    rf"{_BLANK}(?:(?P<open>(?:min|max)?\()|(?P<raw>(?:calc|env|var)\({_RAW}\))"
    r"|(?P<whole>\d*)(?:\.(?P<part>\d+))?(?P<unit>%|[a-zA-Z]+)?(?![\w%.]))"
)
# A sign has blanks on both sides or on none: `1px -2px` are two values.
_OPERATOR = regex(rf"{_BLANK}(?P<close>[),])|(?P<sum>\s+[-+]\s+|[-+](?=[\w(.]))|{_BLANK}(?P<product>\*|/(?!\*))")


def kept(text: str) -> str:
    """A sheet in which libsass leaves such calls alone. Lines stay where they are, columns move behind a call."""
    made, last, at = [], 0, 0
    while found := _CALL.search(text, at):
        at = found.end()
        if found[1] is None:
            continue
        written, end = _plain(text, at, found[1])
        if written:
            made += [text[last : found.start()], f'#{{"{written}"}}', "\n" * text.count("\n", at, end)]
            last = end
        at = max(at, end)
    return "".join((*made, text[last:]))


def _plain(text: str, at: int, name: str) -> tuple[str, int]:
    """A call as Ruby Sass writes it, "" where it holds more than CSS; and where its text ends, or is more."""
    opened, made = [name], [f"{name}("]
    while opened:
        operand = _OPERAND.match(text, at)
        if operand is None or operand.end() == at:
            return "", at
        at = operand.end()
        if operand["open"] is not None:
            opened.append(operand["open"][:-1])
            made.append(operand["open"])
            continue
        if operand["raw"] is None and not (operand["whole"] or operand["part"]):
            return "", at
        raw = operand["raw"] and operand["raw"].replace("\n", " ")  # a text in quotes is on one line
        made.append(raw or _number(operand["whole"], operand["part"] or "", operand["unit"] or ""))
        while opened:
            operator = _OPERATOR.match(text, at)
            if operator is None or (operator["close"] == "," and not opened[-1]):
                return "", at
            at = operator.end()
            if operator["close"] != ")":
                made.append(", " if operator["close"] else f" {(operator['sum'] or operator['product']).strip()} ")
                break
            opened.pop()
            made.append(")")
    return "".join(made), at


def _number(whole: str, part: str, unit: str) -> str:
    """A number as Ruby Sass writes it."""
    decimals = part.rstrip("0")
    return f"{whole.lstrip('0') or '0'}{'.' + decimals if decimals else ''}{unit}"
