"""CSS that Ruby Sass 3.7 leaves to the browser, and libsass takes for its own and stops at.

`min(…)` and `max(…)` of nothing but CSS, a colour that a variable of the browser's stands for (`rgb(var(--x))`), and
ranges in media queries (`width >= 60rem`). Written as `#{"min(100%, 60rem)"}` they come out of libsass untouched.
"""

from __future__ import annotations

import re

from jekyll_tools.regex import regex

_COMMENT = r"/\*(?:[^*]|\*(?!/))*(?:\*/|\Z)"
_BLANK = rf"(?:\s|{_COMMENT})*"
_BARE = r"[^()\"'#$;{}\\]"
_RAW = rf"(?:{_BARE}|\((?:{_BARE}|\({_BARE}*\))*\))*"
_NUMBER = r"(?P<whole>\d*)(?:\.(?P<part>\d+))?(?P<unit>%|[a-zA-Z]+)?(?![\w%.])"
# Looks ahead, for most sheets hold none of it.
_MARKS = ("min(", "max(", "var(", "@media")
_WORTH = regex(r"\b(?:min|max)\(|(?:rgb|hsl)a?\(\s*var\(|@media[^{};@]*[<>]")
# What is looked for, behind what may seem to hold it: comments, quotes, what is the browser's anyway, names of mixins.
_FOUND = regex(
    rf"{_COMMENT}|//[^\n]*|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|(?<![\w-])--[\w-]+\s*:[^;{{}}]*"
    rf"|(?<![\w-])(?:url\([^()\n]*\)|calc\({_RAW}\))|@(?:include|mixin|function)\s+[\w-]+"
    r"|@media(?P<media>[^{};\"'#$\\]*)"
    rf"|(?<![\w$%.-])(?:(?P<call>min|max)\(|(?P<colour>(?:rgb|hsl)a?)\(\s*(?P<value>var\({_RAW}\))"
    rf"\s*(?:(?P<mark>[/,])\s*(?:{_NUMBER}|(?P<other>var\({_RAW}\)))\s*)?\))"
)
_RANGE = regex(r"\(([^()<>]*[<>][^()]*)\)")
_COMPARED = regex(r"\s*([<>]=?)\s*")
_OPERAND = regex(rf"{_BLANK}(?:(?P<open>(?:min|max)?\()|(?P<raw>(?:calc|env|var)\({_RAW}\))|{_NUMBER})")
# A sign has blanks on both sides or on none: `1px -2px` are two values.
_OPERATOR = regex(rf"{_BLANK}(?P<close>[),])|(?P<sum>\s+[-+]\s+|[-+](?=[\w(.]))|{_BLANK}(?P<product>\*|/(?!\*))")


def kept(text: str) -> str:
    """A sheet in which libsass leaves these alone. Lines stay where they are, columns move behind one of them."""
    if not any(mark in text for mark in _MARKS) or _WORTH.search(text) is None:
        return text
    made, last, at = [], 0, 0
    while found := _FOUND.search(text, at):
        at = found.end()
        written = ""
        if found["call"]:
            written, at = _plain(text, at, found["call"])
        elif found["colour"]:
            written = _colour(found)
        elif found["media"] and _RANGE.search(found["media"]):
            made += [text[last : found.start("media")], _RANGE.sub(_ranged, found["media"])]
            last = at
        if written:
            made += [text[last : found.start()], _quoted(written), "\n" * text.count("\n", found.start(), at)]
            last = at
    return "".join((*made, text[last:]))


def _quoted(written: str) -> str:
    return f'#{{"{written}"}}'


def _ranged(found: re.Match[str]) -> str:
    compared = _COMPARED.sub(r" \1 ", _on_a_line(found[1]).strip())
    return _quoted(f"({compared})") + "\n" * found[1].count("\n")


def _colour(found: re.Match[str]) -> str:
    """A colour as Ruby Sass writes it; "" for half of one."""
    more = ""
    if found["mark"]:
        if not (found["whole"] or found["part"] or found["other"]):
            return ""
        more = ("/" if found["mark"] == "/" else ", ") + (found["other"] or _number(found))
    return f"{found['colour']}({_on_a_line(found['value'] + more)})"


def _plain(text: str, at: int, name: str) -> tuple[str, int]:
    """A call as Ruby Sass writes it, "" where it holds more than CSS; and where its text ends, or is more."""
    opened, made = [name], [f"{name}("]
    while opened:
        operand = _OPERAND.match(text, at)
        if operand is None:
            return "", at
        at = operand.end()
        if operand["open"] is not None:
            opened.append(operand["open"][:-1])
            made.append(operand["open"])
            continue
        if operand["raw"] is None and not (operand["whole"] or operand["part"]):
            return "", at
        made.append(_on_a_line(operand["raw"]) if operand["raw"] else _number(operand))
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


def _on_a_line(text: str) -> str:
    """A text without the ends of its lines, which nothing in quotes may have."""
    return text.replace("\n", " ")


def _number(found: re.Match[str]) -> str:
    """A number as Ruby Sass writes it."""
    decimals = (found["part"] or "").rstrip("0")
    return f"{found['whole'].lstrip('0') or '0'}{'.' + decimals if decimals else ''}{found['unit'] or ''}"
