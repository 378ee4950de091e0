"""What stands between tags and looks like them: comments, CDATA, doctypes, and the text of scripts and titles."""

from __future__ import annotations

import re
from functools import cache

from jekyll_tools.regex import regex

_SPACE = r"\t\n\f\r "
_LETTER = regex("[A-Za-z]")
_COMMENT_END = regex("--!?>")
_SCRIPT = regex(rf"<!--|-->|(?i:<(/?)script)(?=[{_SPACE}/>])")


def behind(string: str, at: int, foreign: bool) -> int:
    """Where reading goes on after a `<` that begins no whole tag."""
    if string.startswith("<!--", at):
        return comment_end(string, at)
    if foreign and string.startswith("<![CDATA[", at):
        return _after(string, "]]>", at)
    following = string[at + 1 : at + 3]
    if following[:1] in ("!", "?") or (following[:1] == "/" and not _LETTER.match(following, 1)):
        return _after(string, ">", at)
    return len(string) if _LETTER.match(following.lstrip("/")) else at + 1


def comment_end(string: str, at: int) -> int:
    """Where the comment that begins there ends, as browsers read it; an unfinished one with the text."""
    if string.startswith((">", "->"), at + 4):
        return string.index(">", at) + 1
    closer = _COMMENT_END.search(string, at + 4)
    return closer.end() if closer else len(string)


def _after(string: str, closer: str, at: int) -> int:
    end = string.find(closer, at)
    return end + len(closer) if end >= 0 else len(string)


@cache
def _raw_closer(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?i:</{name})(?=[{_SPACE}/>])")


def raw_end(string: str, name: str, at: int) -> int:
    """Where the end tag of a raw text element stands; -1 where the rest of the text belongs to it."""
    if name == "script":
        return _script_end(string, at)
    if name == "plaintext":
        return -1
    match = _raw_closer(name).search(string, at)
    return match.start() if match else -1


def _script_end(string: str, at: int) -> int:
    """As `raw_end`: a script that was opened inside `<!--` ends at its own `</script>`, as old browsers needed it."""
    escaped = nested = False
    while match := _SCRIPT.search(string, at):
        at = match.end()
        if match[0] == "<!--":
            escaped, at = True, match.start() + 2  # `<!-->` closes itself
        elif match[0] == "-->":
            escaped = nested = False
        elif not match[1]:
            nested = escaped
        elif not nested:
            return match.start()
        else:
            nested = False
    return -1
