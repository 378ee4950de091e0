"""Texts, as Ruby's String has it."""

from __future__ import annotations

import re

from jekyll_tools.regex import regex

BLANKS = "\t\n\v\f\r "
_REFERENCE = regex(r"\\(\\|[&`'0-9]|k<[^>]*>)")


def lstrip(text: str) -> str:
    """Without the blanks (and NULs) before it; a no-break space is none."""
    return text.lstrip("\0" + BLANKS)


def rstrip(text: str) -> str:
    """Without the blanks and NULs behind it."""
    return text.rstrip("\0" + BLANKS)


def strip(text: str) -> str:
    """Without either."""
    return text.strip("\0" + BLANKS)


def split(text: str, by: str) -> list[str]:
    """`String#split`: a single space stands for any run of blanks, nothing for every character; empty ends are cut.

    >>> split("a,b,,", ","), split(" a  b ", " "), split("ab", ""), split(",a", ",")
    (['a', 'b'], ['a', 'b'], ['a', 'b'], ['', 'a'])
    """
    if by == " ":
        return [part for part in re.split(f"[{BLANKS}\0]+", text) if part]
    parts = text.split(by) if by else list(text)
    while parts and not parts[-1]:
        parts.pop()
    return parts


def replacement(text: str, old: str) -> str:
    r"""What stands for `old` in `gsub(old, text)`: `\0` and `\&` are `old`, groups are nothing.

    >>> replacement(r"<\0>\\", "a")
    '<a>\\'
    """
    if "\\" not in text:
        return text
    return _REFERENCE.sub(lambda match: {"\\": "\\", "&": old, "0": old}.get(match[1], ""), text)


def around(template: str) -> bool:
    """Whether a replacement speaks of what stands before or behind it."""
    return "\\`" in template or "\\'" in template


def gsub(text: str, old: str, template: str, most: int = -1) -> str:
    r"""`text.gsub(old, template)`, at most so many times, where the template speaks of what stands around.

    >>> gsub("abc", "b", r"<\`|\'>")
    'a<a|c>c'
    """
    made: list[str] = []
    done = 0
    at = text.find(old)
    while at >= 0 and most:
        end = at + len(old)
        marks = {"`": text[:at], "'": text[end:], "\\": "\\", "&": old, "0": old}
        made += text[done:at], _REFERENCE.sub(lambda match, marks=marks: marks.get(match[1], ""), template)  # type: ignore[misc]
        done, most = end, most - 1
        at = text.find(old, end if old else end + 1) if end < len(text) or old else -1
    return "".join(made) + text[done:]


def downcase(text: str) -> str:
    """Every letter small; a final sigma stays a plain one.

    >>> downcase("ΑΣ")
    'ασ'
    """
    return text.lower() if text.isascii() else "".join([character.lower() for character in text])


def capitalize(text: str) -> str:
    """The first letter big, all others small."""
    return text[:1].title() + downcase(text[1:]) if text else text
