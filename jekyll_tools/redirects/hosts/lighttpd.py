"""lighttpd 1.4: a file to `include`; it needs mod_redirect.

Matched is the path as lighttpd writes it anew: percent-encoded, slashes in a row merged; what may stand either way is
matched both ways. The query is dropped. Statuses other than 301 take a condition each, on the
decoded path.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from jekyll_tools.redirects.quoting import header, pattern, takes_all, whole
from jekyll_tools.redirects.table import Entry

TITLE = "lighttpd"
FILENAME = "redirects.conf"
STATUSES = frozenset((301, 302, 303, 307, 308))
SLASH, CASE = True, True
MOST = BYTES = None
_UNRESERVED = frozenset("-_.~/")
_ODD = re.compile("[^0-9A-Za-z_/-]")

refusal = takes_all


def render(entries: Sequence[Entry]) -> str:
    folded = Counter(entry.path.lower() for entry in entries)
    keyed = [(_key(entry.path, folded), entry) for entry in entries]
    lines = [f'    "{key}" => "{_target(entry.target)}",\n' for key, entry in keyed]
    others = [
        f'$HTTP["url"] =~ "{whole(pattern(entry.path))}" {{ url.redirect-code = {entry.status} }}\n'
        for entry in entries
        if entry.status != 301
    ]
    return "".join([header(), "url.redirect-code = 301\n", "url.redirect = (\n", *lines, ")\n", *others])


def _key(path: str, folded: Counter[str]) -> str:
    # Keys that differ by case alone are the same to lighttpd, so that letters stand by their number there.
    text = _ODD.sub(_either, path)
    if folded[path.lower()] > 1:
        text = "".join(f"\\x{ord(each):02x}" if each.isascii() and each.isalpha() else _either(each) for each in path)
    return f"^{text}(?:\\?.*)?\\z"


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
