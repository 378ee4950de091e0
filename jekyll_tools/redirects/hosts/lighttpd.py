"""lighttpd 1.4: a file to `include`; it needs mod_redirect.

Matched is the path as lighttpd writes it anew: percent-encoded, slashes in a row merged; what may stand either way is
matched both ways. The query is dropped. Statuses other than 301 take a condition each, on the
decoded path.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Sequence

from jekyll_tools.redirects.quoting import header, pattern, takes_all, whole
from jekyll_tools.redirects.table import Entry
from jekyll_tools.regex import regex

TITLE = "lighttpd"
FILENAME = "redirects.conf"
STATUSES = frozenset((301, 302, 303, 307, 308))
SLASH, CASE = True, True
MOST = BYTES = None
_UNRESERVED = frozenset("-_.~/")
_ODD = regex("[^0-9A-Za-z_/-]")

refusal = takes_all


def render(entries: Sequence[Entry]) -> str:
    folded = Counter(entry.path.lower() for entry in entries)
    alike = {path for path, number in folded.items() if number > 1}
    lines = [f'    "{_key(entry.path, alike)}" => "{_target(entry.target)}",\n' for entry in entries]
    others = [
        f'$HTTP["url"] =~ "{_decoded_key(entry.path, alike)}" {{ url.redirect-code = {entry.status} }}\n'
        for entry in entries
        if entry.status != 301
    ]
    return "".join([header(), "url.redirect-code = 301\n", "url.redirect = (\n", *lines, ")\n", *others])


# Keys that differ by case alone are the same to lighttpd, so that letters stand by their number there.


def _key(path: str, alike: Container[str]) -> str:
    text = _ODD.sub(_either, path)
    if path.lower() in alike:
        text = "".join(_numbered(each) if _is_letter(each) else _either(each) for each in path)
    return f"^{text}(?:\\?.*)?\\z"


def _decoded_key(path: str, alike: Container[str]) -> str:
    if path.lower() not in alike:
        return whole(pattern(path))
    return whole("".join(_numbered(each) if _is_letter(each) else pattern(each) for each in path))


def _is_letter(character: str) -> bool:
    return character.isascii() and character.isalpha()


def _numbered(letter: str) -> str:
    return f"\\x{ord(letter):02x}"


def _either(found: re.Match[str] | str) -> str:
    """The pattern of a character, in every form in which lighttpd may write it."""
    character = found if isinstance(found, str) else found[0]
    encoded = "".join(f"%{byte:02X}" for byte in character.encode())
    if character.isalnum() and character.isascii():
        return character
    if character in _UNRESERVED:
        return pattern(character)
    return encoded if character in "%?" or not character.isascii() else f"(?:{encoded}|{pattern(character)})"


def _target(target: str) -> str:
    return target.replace("%", "%%")  # else the number of a match
