"""Untrusted text made safe for each sink it is written to.

File names, front matter, addresses and servers' words come from strangers; a terminal, a workflow runner and an HTML
page each have their own characters that act instead of being shown. Everything shown passes here.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator

from jekyll_tools.regex import regex

_SIGNS = {"…": "...", "→": "->", "–": "-", "—": "-", "“": '"', "”": '"', "‘": "'", "’": "'"}  # ours, in ASCII
_SUSPECT = regex(r"[^\x20-\x7e]")
_HIDDEN = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp", "Co", "Cn"))
_USERINFO = regex(r"(?<=//)(?<!mailto://)[^/\s?#\"<>]{1,256}@")  # up to the last @, where a server's name begins
_NAMED = (
    r"(?:token|key|sig|signature|secret|pass|passwd|password|pwd|auth|authorization|credentials?|jwt"
    r"|sess(?:ion)?(?:id)?)"
)
# What ends a value is what ends an address in Markdown, HTML or a sentence; what Liquid prints is no secret yet.
_SECRET = regex(rf"(?i)(?:(?<=[?&#])|(?<=&amp;))[a-z0-9_.\[-]{{0,40}}{_NAMED}\]?=((?!\{{[{{%])[^&#\s\"'<>()`|\]]+)")


def visible(text: str) -> str:
    """The text with every character that would act on a terminal (controls, bidi marks, surrogates) spelt out.

    >>> visible("a\\x1b[31m\\u202eb")
    'a\\\\x1b[31m\\\\u202eb'
    """
    return _SUSPECT.sub(_spell, text)


def _spell(match: re.Match[str]) -> str:
    character = match.group()
    if unicodedata.category(character) not in _HIDDEN:
        return character
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def shown(text: str) -> str:
    r"""The text as a person may read it on a terminal or in a workflow's log: visible, redacted, no command.

    >>> shown("::error::x")
    ':\u200b:error:\u200b:x'
    """
    return _unmarked(redacted(visible(text)))


def spell(error: UnicodeError) -> tuple[str | bytes, int]:
    """A handler of codecs: our own signs where a terminal has only ASCII, `\\u4e2d` and the like for other letters."""
    sign = _SIGNS.get(error.object[error.start]) if isinstance(error, UnicodeEncodeError) else None
    return (sign, error.start + 1) if sign is not None else codecs.backslashreplace_errors(error)  # type: ignore[attr-defined]


def spelt(text: str, encoding: str) -> str:
    r"""The text as it comes out on a terminal of that encoding; "" stands for one that has all characters.

    >>> spelt("caf\xe9\u2026", "ascii")
    'caf\\xe9...'
    """
    if encoding.lower() in ("", "utf-8"):
        return text
    codecs.register_error("jekyll-tools", spell)
    return text.encode(encoding, "jekyll-tools").decode(encoding)


def redacted(text: str) -> str:
    """The text without passwords and tokens in the addresses it holds.

    >>> redacted("https://me:pw@h.org/?token=1&a=2")
    'https://h.org/?token=…&a=2'
    """
    parts: list[str] = []
    done = 0
    for start, end, sign in secrets(text):
        parts += text[done:start], sign
        done = end
    return "".join([*parts, text[done:]]) if parts else text


def secrets(text: str) -> Iterator[tuple[int, int, str]]:
    """What of a text is not to be shown, in order: where it begins and ends, and what stands for it."""
    found: list[tuple[int, int, str]] = []
    if "//" in text:
        found += ((*match.span(), "") for match in _USERINFO.finditer(text))
    if "=" in text:
        found += ((*match.span(1), "…") for match in _SECRET.finditer(text))
    done = 0
    for start, end, sign in sorted(found):
        if start >= done:
            yield start, end, sign
            done = end


def github_data(text: str) -> str:
    """The text as a workflow command's message: nothing in it can start or end a command."""
    return _unmarked(visible_lines(text)).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def github_property(text: str) -> str:
    """The text as a workflow command's property (a file name, a title)."""
    return github_data(text).replace(":", "%3A").replace(",", "%2C")


def ascii_json(value: object) -> str:
    r"""The value as JSON that a terminal and a workflow's log show as it is: ASCII, and no command of the runner's.

    >>> ascii_json("##[error]\u202e")
    '"##\\u005berror]\\u202e"\n'
    """
    import json

    return json.dumps(value, ensure_ascii=True, allow_nan=False, indent=1).replace("##[", "##\\u005b") + "\n"


def visible_lines(text: str) -> str:
    """As `visible`, with line feeds left in place."""
    return "\n".join(visible(line) for line in text.split("\n"))


def _unmarked(text: str) -> str:
    # The runner looks for `##[` anywhere in a line and for `::` at its start; a zero-width space breaks both.
    return text.replace("##[", "#\u200b#[").replace("::", ":\u200b:")
