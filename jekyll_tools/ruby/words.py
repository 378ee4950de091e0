"""Words, as Jekyll counts them."""

from __future__ import annotations

import re

_BLANKS = "\\t\\n\\v\\f\\r "
# The scripts Han, Hiragana, Katakana and Hangul.
_CJK = (
    "\u2e80-\u2e99\u2e9b-\u2ef3\u2f00-\u2fd5\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufa6d\ufa70-\ufad9\U00020000-\U0002fa1d\U00030000-\U0003134a\u3041-\u3096\u309d-\u309f\u30a1-\u30fa"
    "\u30fd-\u30ff\u31f0-\u31ff\u32d0-\u32fe\u3300-\u3357\uff66-\uff6f\uff71-\uff9d\u1100-\u11ff\u302e\u302f"
    "\u3131-\u318e\u3200-\u321e\u3260-\u327e\ua960-\ua97c\uac00-\ud7a3\ud7b0-\ud7c6\ud7cb-\ud7fb\uffa0-\uffbe"
    "\uffc2-\uffc7\uffca-\uffcf\uffd2-\uffd7\uffda-\uffdc"
)


def count(text: str, mode: str | None) -> int:
    """How many words there are. In the mode `cjk` every character of those scripts is one; in `auto`, where there are
    such.

    >>> count("two words", None), count("你好 a b", "cjk"), count("你好 a b", None)
    (2, 4, 3)
    """
    if mode in ("cjk", "auto"):
        characters = len(re.findall(f"[{_CJK}]", text))
        if characters or mode == "cjk":
            return characters + len(re.findall(f"[^{_CJK}{_BLANKS}]+", text))
    return len([word for word in re.split(f"[{_BLANKS}\\0]+", text) if word])
