"""Who is to blame: a judge for each complaint of libyaml's, which names the cause and the culprit's place."""

from __future__ import annotations

from collections.abc import Callable

from jekyll_tools.psych.case import KEY, Case, Fault
from jekyll_tools.regex import regex

_MISSING_SPACE = regex(r"[ ]*(?:- +)*[A-Za-z_][\w-]{0,60}[ ]{0,40}(:)(?=[^\s:/]|/(?!/))")
_FULLWIDTH = regex(r"[ ]*(?:- +)*[A-Za-z_][\w -]{0,60}(：)")
_SMART = "“”„‟‘’‚‛«»"
_RESERVED = "@`%*&!|>?,]}"


def plain(case: Case) -> Fault:
    """No culprit: where libyaml stopped."""
    at = case.at
    if at >= len(case.string.rstrip()) and at:  # at the end of the text there is nothing to see; show its last line
        at = case.line_start(len(case.string.rstrip()) - 1) if case.string.strip() else 0
    return case.fault(at, case.line_end(at), "")


def _bad_start(case: Case) -> Fault | None:
    """A character that starts no value: a tab, or one that YAML keeps for itself."""
    tab = case.string.find("\t", case.at, case.line_end(case.at))
    character = case.string[case.at : case.at + 1]
    if character == "\t" or (tab >= 0 and "tab" in case.detail):
        return case.fault(max(tab, case.at), max(tab, case.at) + 1, "tab")
    if character == "%" and case.string[case.at - 1 : case.at] == "{":
        return case.fault(case.at - 1, case.at + 1, "liquid")
    return case.fault(case.at, case.at + 1, "reserved-character", character)


def _second_colon(case: Case) -> Fault | None:
    """A colon where no key can be: this line holds two, or the line before is no `key: value`."""
    begin = case.line_start(case.at)
    key = KEY.match(case.line(case.at))
    if key and begin + key.end() <= case.at:
        value = begin + key.end()
        value += len(case.string[value : case.at]) - len(case.string[value : case.at].lstrip())
        if case.string[value] in _SMART:
            return case.fault(value, value + 1, "smart-quote", case.string[value])
        return case.fault(case.at, case.at + 1, "colon")
    before = _line_before(case, begin)
    if before is None:
        return None
    is_inner = _indent(case.line(begin)) > _indent(case.line(before))
    is_item = case.line(begin).lstrip().startswith("- ")
    found = None if is_inner and is_item and case.line(before).lstrip().startswith("- ") else _no_pair(case, before)
    if found:
        return found._replace(cause="missing-colon") if is_inner and found.cause == "indentation" else found
    return case.fault(begin, max(case.string.find(case.line(begin).strip(), begin), begin), "indentation")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _no_pair(case: Case, at: int) -> Fault | None:
    """What keeps the line at `at` from being `key: value`."""
    line, begin = case.line(at), case.line_start(at)
    for pattern, cause in ((_FULLWIDTH, "fullwidth-colon"), (_MISSING_SPACE, "missing-space")):
        match = pattern.match(line)
        if match:
            return case.fault(begin + match.start(1), begin + match.end(1), cause)
    if "\xa0" in line:
        space = begin + line.index("\xa0")
        return case.fault(space, space + 1, "no-break-space")
    if ":" not in line and line.strip():
        start = begin + len(line) - len(line.lstrip())
        words = line.strip()
        cause = "fence" if words.startswith("---") else "indentation" if words.startswith("- ") else "missing-colon"
        return case.fault(start, begin + len(line.rstrip()), cause)
    return None


def _line_before(case: Case, begin: int) -> int | None:
    """The start of the last line above that is neither blank nor a comment."""
    while begin > 0:
        begin = case.line_start(begin - 1)
        line = case.line(begin).strip()
        if line and not line.startswith(("#", "---")):
            return begin
    return None


def _lone_line(case: Case) -> Fault | None:
    return _no_pair(case, case.context)


def _surplus(case: Case) -> Fault | None:
    """Something after a finished value: the value ended too early, or the line is indented oddly."""
    start, end = case.last
    quote = case.string[start : start + 1]
    if quote in ("'", '"') and end <= case.at and not case.string[end : case.at].strip(" "):
        return _after_quote(case, quote)
    before = case.string[: case.at].rstrip(" ")
    if before.endswith(("]", "}")):
        liquid = case.string.find(": {{", case.line_start(case.at), case.at) + 2
        if liquid > 1:
            return case.fault(liquid, liquid + 2, "liquid")
        return case.fault(case.at, case.line_end(case.at), "text-after-bracket")
    begin = case.line_start(case.at)
    found = _no_pair(case, begin)
    return found or case.fault(begin, max(case.at, begin), "indentation")


def _after_quote(case: Case, quote: str) -> Fault:
    start, end = case.last
    if case.line_start(start) != case.line_start(end):
        return case.fault(start, case.line_end(start), "unclosed-quote", quote)
    rest = case.string[case.at : case.line_end(case.at)].rstrip()
    inside = rest.endswith(quote) and not rest.startswith(quote)
    if inside or (end == case.at and quote == "'"):
        return case.fault(end - 1, end, "apostrophe" if quote == "'" else "inner-quote", quote)
    return case.fault(case.at, case.at + len(rest), "text-after-quote", quote)


def _unclosed_quote(case: Case) -> Fault | None:
    quote = case.string[case.context : case.context + 1]
    return case.fault(case.context, case.line_end(case.context), "unclosed-quote", quote)


def _flow(case: Case) -> Fault | None:
    """A list or mapping in brackets that does not go on as it should."""
    opening = max(case.string.rfind("[", 0, case.at), case.string.rfind("{", 0, case.at))
    start = case.context if case.string[case.context : case.context + 1] in ("[", "{") else opening
    if start < 0:
        return _reserved(case)
    if case.string.startswith(("{{", "{%"), start) or case.string.startswith("{{", max(start - 1, 0)):
        return case.fault(start, start + 2, "liquid")
    line = case.string[start : case.line_end(start)]
    if line.count("[") > line.count("]") or line.count("{") > line.count("}"):
        return case.fault(start, start + len(line), "unclosed-bracket", case.string[start])
    return None


def _reserved(case: Case) -> Fault | None:
    for at in (case.context, case.at):
        if case.string[at : at + 1] in tuple(_RESERVED):
            return case.fault(at, at + 1, "reserved-character", case.string[at])
    return None


def _dash(case: Case) -> Fault | None:
    begin = case.line_start(case.at)
    if case.string[begin : case.at].strip():
        return case.fault(case.at, case.at + 1, "dash")
    return case.fault(begin, max(case.at, begin), "indentation")


def _backslash(case: Case) -> Fault | None:
    at = case.string.rfind("\\", 0, case.at + 1)
    return case.fault(at, at + 2, "backslash") if at >= 0 else None


JUDGES: tuple[tuple[str, Callable[[Case], Fault | None]], ...] = (
    ("cannot start any token", _bad_start),
    ("found a tab character", _bad_start),
    ("mapping values are not allowed", _second_colon),
    ("could not find expected ':'", _lone_line),
    ("did not find expected key", _surplus),
    ("did not find expected '-' indicator", _surplus),
    ("did not find expected <document start>", _surplus),
    ("unexpected end of stream", _unclosed_quote),
    ("unexpected document indicator", _unclosed_quote),
    ("did not find expected ','", _flow),
    ("did not find expected node content", _flow),
    ("did not find expected alphabetic or numeric character", _reserved),
    ("did not find expected comment or line break", _reserved),
    ("did not find expected whitespace or line break", _reserved),
    ("did not find URI escaped octet", _reserved),
    ("did not find expected tag URI", _reserved),
    ("mapping keys are not allowed", _reserved),
    ("block sequence entries are not allowed", _dash),
    ("unknown escape character", _backslash),
    ("hexdecimal number", _backslash),
    ("invalid Unicode character escape", _backslash),
)
