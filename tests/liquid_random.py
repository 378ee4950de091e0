"""Random templates: of every tag and filter, mostly right, sometimes with a stray character."""

from __future__ import annotations

from random import Random

DATA = {
    "a": [1, 2, 3],
    "b": ["x", "Y", "z", None],
    "c": {"k": "v", "n": {"m": [1, {"q": "deep"}]}, "size": 9},
    "d": [{"t": "A", "n": 2, "g": ["u", "v"]}, {"t": "b", "n": 10, "g": []}, {"t": None, "n": None}, {"n": "3"}],
    "s": "Hello, World! <b>x</b> it's",
    "e": "",
    "n": None,
    "t": True,
    "f": False,
    "i": 7,
    "m": -3,
    "r": 2.5,
    "w": " a  b\n c ",
    "o": "12",
    "p": "3.75",
    "h": "2024-02-29 13:14:15 +0200",
    "u": "Ünï çødé ß",
    "page": {"title": "T & t", "path": "page.md", "tags": ["p", "q"], "url": "/a b/"},
}
_NAMES = [*DATA, "nope", "x", "y", "item", "forloop"]
_KEYS = [".k", ".n", ".t", ".size", ".first", ".last", ".title", ".g", "[0]", "[-1]", "['k']", "[i]", "[a[0]]", "[o]"]
_LITERALS = [
    "'a'", '"b"', "1", "0", "-2", "2.5", "'x,y'", "''", "nil", "true", "false", "'k'", "'t'", "10", "'1'", "(1..3)",
    "3.0", "' '", "'-'", "'n.m'",
]  # fmt: skip
_PROPERTIES = ["'t'", "'n'", "'g'", "'k'", "'n.m'"]
_CONDITIONS = [
    "item.n > 1",
    "item == 1",
    "item.t == 'A' and item.n",
    "item",
    "item.n == nil or item.t",
    "item contains 'x'",
]
_FORMATS = ["'%Y-%m-%d'", "'%b %-d, %Y'", "'%s'", "'%A %e %j %U %H:%M:%S %z'", "'%^a %10Y %-m %03d'"]
# A filter and what its arguments are: v any value, p a property, c a condition, f a format, i the name of an item.
_FILTERS = [line.split() for line in """
append v|prepend v|upcase|downcase|capitalize|strip|lstrip|rstrip|split v|join v|join|size|first|last|reverse|sort
sort p|sort_natural|sort_natural p|uniq|uniq p|compact|compact p|map p|where p v|find p v|plus v|minus v|times v
divided_by v|modulo v|abs|round|round v|floor|ceil|at_least v|at_most v|default v|escape|escape_once|strip_html
strip_newlines|newline_to_br|truncate|truncate v|truncate v v|truncatewords v|replace v v|replace v|replace_first v v
replace_last v v|remove v|remove_first v|remove_last v|slice v|slice v v|url_encode|url_decode|date f|concat v|jsonify
inspect|slugify|slugify v|xml_escape|cgi_escape|uri_escape|number_of_words|normalize_whitespace|push v|pop|shift
array_to_sentence_string|unshift v|to_integer|group_by p|date_to_string|date_to_long_string|date_to_xmlschema
date_to_rfc822|strip_index|where_exp i c|find_exp i c|group_by_exp i c|base64_encode|nofilter v
""".replace("\n", "|").strip("|").split("|")]  # fmt: skip
_NOISE = ["(", ")", "|", "'", '"', "%", ",", ":", " and ", "=", "!", "&", "-", ".", "?", "é", " in ", "[", "]", "@"]
_MARKS = [("", "")] * 6 + [("-", ""), ("", "-"), ("-", "-")]


class Templates:
    """Templates of one seed."""

    def __init__(self, seed: int) -> None:
        self._draw = Random(seed)

    def one(self) -> str:
        """The next."""
        return self._output() if self._draw.random() < 0.4 else self._block(0, False)

    def _of(self, *choices: str) -> str:
        return self._draw.choice(choices)

    def _value(self) -> str:
        if self._draw.random() < 0.45:
            return self._of(*_LITERALS)
        return self._of(*_NAMES) + "".join(self._of(*_KEYS) for _ in range(self._draw.choice([0, 0, 0, 1, 1, 2])))

    def _noisy(self, text: str) -> str:
        if self._draw.random() > 0.04:
            return text
        at = self._draw.randrange(len(text) + 1)
        return text[:at] + self._of(*_NOISE) + text[at:]

    def _filter(self) -> str:
        name, *kinds = self._draw.choice(_FILTERS)
        made = {
            "p": lambda: self._of(*_PROPERTIES),
            "c": lambda: f'"{self._of(*_CONDITIONS)}"',
            "f": lambda: self._of(*_FORMATS),
            "i": lambda: "'item'",
        }
        given = [made.get(kind, self._value)() for kind in kinds]
        if self._draw.random() < 0.03:
            given.append(self._value())
        return name + (": " + ", ".join(given) if given else "")

    def _expression(self) -> str:
        calls = "".join(f" | {self._filter()}" for _ in range(self._draw.choice([0, 1, 1, 2, 3])))
        return self._noisy(self._value() + calls)

    def _condition(self) -> str:
        parts = [self._comparison()]
        for _ in range(self._draw.choice([0, 0, 1, 2])):
            parts += self._of("and", "or"), self._comparison()
        return self._noisy(" ".join(parts))

    def _comparison(self) -> str:
        if self._draw.random() < 0.3:
            return self._value()
        return f"{self._value()} {self._of('==', '!=', '<', '>', '<=', '>=', 'contains', '<>')} {self._value()}"

    def _output(self) -> str:
        before, after = self._draw.choice(_MARKS)
        return f"{{{{{before} {self._expression()} {after}}}}}"

    def _tag(self, markup: str) -> str:
        before, after = self._draw.choice(_MARKS)
        return f"{{%{before} {markup} {after}%}}"

    def _block(self, depth: int, loop: bool) -> str:
        return "".join(self._node(depth, loop) for _ in range(self._draw.randint(0, 4)))

    def _node(self, depth: int, loop: bool) -> str:
        place = self._draw.random()
        if place < 0.4:
            return self._of("", " ", "\n", "\n  ", "text", "<p>", "a\n")
        if place < 0.62 or depth > 3:
            return self._output()
        if place < 0.7:
            return self._tag("assign " + self._noisy(f"{self._of('x', 'y', 'z-1')} = {self._expression()}"))
        if place < 0.8:
            return self._line(loop)
        return self._group(depth + 1, loop)

    def _line(self, loop: bool) -> str:
        if loop and self._draw.random() < 0.3:
            return self._tag(self._of("break", "continue"))
        if self._draw.random() < 0.5:
            return self._tag(f"{self._of('increment', 'decrement')} {self._of('ctr', 'q', 'x')}")
        values = ", ".join(self._value() for _ in range(self._draw.randint(1, 3)))
        return self._tag(f"cycle {self._of('', 'x: ', chr(39) + 'g' + chr(39) + ': ')}{values}")

    def _group(self, depth: int, loop: bool) -> str:
        name = self._of(
            "if", "if", "unless", "for", "for", "capture", "case", "comment", "raw", "ifchanged", "tablerow"
        )
        if name == "raw":
            return self._tag("raw") + self._of("{{ a }}", " ", "{% if %}", "x") + "{% endraw %}"
        other = self._tag("else") + self._block(depth, loop) if self._draw.random() < 0.4 else ""
        heads = {
            "if": lambda: f" {self._condition()}",
            "unless": lambda: f" {self._condition()}",
            "capture": lambda: " x",
            "tablerow": lambda: f" item in {self._of('a', 'd', 'c')}{self._of('', ' cols:2', ' limit:2 cols:1')}",
            "for": lambda: self._noisy(f" item in {self._of('(1..3)', 'a', 'd', self._value())}{self._range()}"),
            "case": lambda: f" {self._value()}",
        }
        head = self._tag(name + heads.get(name, lambda: "")())
        if name == "case":
            head += "".join(self._when(depth, loop) for _ in range(2))
        body = self._block(depth, loop or name == "for")
        return head + body + (other if name in ("if", "unless", "for", "case") else "") + self._tag(f"end{name}")

    def _range(self) -> str:
        return self._of("", "", " reversed", " limit:2", " offset:1", " offset:continue", f" limit: {self._value()}")

    def _when(self, depth: int, loop: bool) -> str:
        return self._tag(f"when {self._value()}{self._of(', ', ' or ')}{self._value()}") + self._block(depth, loop)
