"""What Rouge takes for a letter: Unicode's property Alphabetic, where Python's `\\w` has another idea.

Python counts numbers such as ² and ½ as word characters, and vowel signs (of Hindi, Thai, ...) as none.
"""

from __future__ import annotations

_NUMBERS = """
00b2-00b3 00b9 00bc-00be 09f4-09f9 0b72-0b77 0bf0-0bf2 0c78-0c7e 0d58-0d5e 0d70-0d78 0f2a-0f33 1369-137c 17f0-17f9
19da 2070 2074-2079 2080-2089 2150-215f 2189 2460-249b 24ea-24ff 2776-2793 2cfd 3192-3195 3220-3229 3248-324f
3251-325f 3280-3289 32b1-32bf a830-a835
"""
_SIGNS = """
0345 05b0-05bd 05bf 05c1-05c2 05c4-05c5 05c7 0610-061a 064b-0657 0659-065f 0670 06d6-06dc 06e1-06e4 06e7-06e8 06ed
0711 0730-073f 07a6-07b0 0816-0817 081b-0823 0825-0827 0829-082c 08d4-08df 08e3-08e9 08f0-0903 093a-093b 093e-094c
094e-094f 0955-0957 0962-0963 0981-0983 09be-09c4 09c7-09c8 09cb-09cc 09d7 09e2-09e3 0a01-0a03 0a3e-0a42 0a47-0a48
0a4b-0a4c 0a51 0a70-0a71 0a75 0a81-0a83 0abe-0ac5 0ac7-0ac9 0acb-0acc 0ae2-0ae3 0afa-0afc 0b01-0b03 0b3e-0b44
0b47-0b48 0b4b-0b4c 0b56-0b57 0b62-0b63 0b82 0bbe-0bc2 0bc6-0bc8 0bca-0bcc 0bd7 0c00-0c03 0c3e-0c44 0c46-0c48
0c4a-0c4c 0c55-0c56 0c62-0c63 0c81-0c83 0cbe-0cc4 0cc6-0cc8 0cca-0ccc 0cd5-0cd6 0ce2-0ce3 0d00-0d03 0d3e-0d44
0d46-0d48 0d4a-0d4c 0d57 0d62-0d63 0d81-0d83 0dcf-0dd4 0dd6 0dd8-0ddf 0df2-0df3 0e31 0e34-0e3a 0e4d 0eb1 0eb4-0eb9
0ebb-0ebc 0ecd 0f71-0f81 0f8d-0f97 0f99-0fbc 102b-1036 1038 103b-103e 1056-1059 105e-1060 1062-1064 1067-106d
1071-1074 1082-108d 108f 109a-109d 1712-1713 1732-1733 1752-1753 1772-1773 17b6-17c8 1885-1886 18a9 1920-192b
1930-1938 1a17-1a1b 1a55-1a5e 1a61-1a74 1abf-1ac0 1b00-1b04 1b35-1b43 1b80-1b82 1ba1-1ba9 1bac-1bad 1be7-1bf1
1c24-1c36 1de7-1df4 24b6-24e9 2de0-2dff a674-a67b a69e-a69f a802 a80b a823-a827 a880-a881 a8b4-a8c3 a8c5 a8ff
a926-a92a a947-a952 a980-a983 a9b4-a9bf a9e5 aa29-aa36 aa43 aa4c-aa4d aa7b-aa7d aab0 aab2-aab4 aab7-aab8 aabe
aaeb-aaef aaf5 abe3-abea fb1e
"""
_MARKS = """
0300-0344 0346-036f 0483-0489 0591-05af 0658 06df-06e0 06ea-06ec 0740-074a 07eb-07f3 07fd 0818-0819 082d 0859-085b
08d3 08e0-08e1 08ea-08ef 093c 094d 0951-0954 09bc 09cd 09fe 0a3c 0a4d 0abc 0acd 0afd-0aff 0b3c 0b4d 0b55 0bcd 0c04
0c4d 0cbc 0ccd 0d3b-0d3c 0d4d 0dca 0e47-0e4c 0e4e 0eba 0ec8-0ecc 0f18-0f19 0f35 0f37 0f39 0f3e-0f3f 0f82-0f84
0f86-0f87 0fc6 1037 1039-103a 135d-135f 1714 1734 17b4-17b5 17c9-17d3 17dd 180b-180d 1939-193b 1a60 1a75-1a7c 1a7f
1ab0-1abe 1b34 1b44 1b6b-1b73 1baa-1bab 1be6 1bf2-1bf3 1c37 1cd0-1cd2 1cd4-1ce8 1ced 1cf4 1cf7-1cf9 1dc0-1de6
1df5-1df9 1dfb-1dff 203f-2040 2054 20d0-20f0 2cef-2cf1 2d7f 302a-302f 3099-309a a66f-a672 a67c-a67d a6f0-a6f1 a806
a82c a8c4 a8e0-a8f1 a92b-a92d a953 a9b3 a9c0 aabf aac1 aaf6 abec-abed fe00-fe0f fe20-fe2f fe33-fe34 fe4d-fe4f ff3f
"""


def _ranges(points: str) -> str:
    """The inside of a character class, of hexadecimal code points and ranges of them."""
    return "".join("-".join(rf"\u{point}" for point in part.split("-")) for part in points.split())


NUMBERS, SIGNS = _ranges(_NUMBERS), _ranges(_SIGNS)
# Patterns that are Unicode's whatever the flags: a letter, `_` or digit; the same but a digit; and a name of them.
# (A class that holds the signs takes 3 ms to compile, so that there is one only.)
WORD = rf"(?u:[^\W{NUMBERS}]|[{SIGNS}])"
LETTER = rf"(?u:(?!\d){WORD})"
NAME = rf"(?u:(?!\d){WORD}+)"
MARKED = rf"(?u:[^\W{NUMBERS}]|[{SIGNS}{_ranges(_MARKS)}])"  # the same with accents and joining lines: \p{Word}
