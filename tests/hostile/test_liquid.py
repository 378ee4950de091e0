"""Liquid that blows engines up: floods take time in proportion, and what has no end meets a limit before it is made."""

from __future__ import annotations

import tracemalloc

import pytest
from growth import too_fast_growing
from liquid_cases import SampleHost

from jekyll_tools.liquid.engine import Engine
from jekyll_tools.liquid.errors import LiquidError
from jekyll_tools.target import JEKYLL
from jekyll_tools.text import Text

FLOODS = [
    "{{", "{%", "{{}}", "{{ {%", "{ ", "}}", "%}", "{{ a }}", "{{ a b }}", "{{ 'a' | upcase }}", "{% assign a = 1 %}",
    "{% if a %}{% endif %}", "{% comment %}{% endcomment %}", "{% raw %}", "{% raw %}{% endraw %}", "{% endraw ",
    "{%- a -%}", "{{- a -}} ", " {%", "\n{{", "{% include a.html %}", "{% liquid\n echo 1 %}",
]  # fmt: skip
MARKUPS = [
    "a", "a ", "'", '"', "\" '", "(", "[", "a[", "a.", ".", "|", "| a", "| a: ", ",", ":", "=", "a=", "a=1 ", "{",
    "{{ a", "-", "1", "1.", "and ", "a and ", "' and ", "a=\"\\", "a: ", "1, ", "a or ", "#\n", "\n", "a/",
]  # fmt: skip
TAGS = (
    "{{{{ x {} }}}}", "{{% assign {} %}}", "{{% assign x = {} %}}", "{{% if {} %}}{{% endif %}}", "{{% for {} %}}",
    "{{% for a in {} %}}{{% endfor %}}", "{{% case 1 %}}{{% when {} %}}{{% endcase %}}", "{{% cycle {} %}}",
    "{{% capture {} %}}{{% endcapture %}}", "{{% include a.html {} %}}", "{{% include {} %}}", "{{% link {} %}}",
    "{{% tablerow {} %}}", "{{% highlight {} %}}{{% endhighlight %}}", "{{% post_url {} %}}", "{{% liquid {} %}}",
    "{{% # {} %}}", "{{{{ x | where_exp: 'i', '{}' }}}}",
)  # fmt: skip
FILTERS = (
    "strip_html", "escape_once", "escape", "slugify", "date: '%Y'", "url_encode", "url_decode", "truncatewords: 3",
    "normalize_whitespace", "number_of_words", "number_of_words: 'cjk'", "split: 'a' | join: 'bb'", "replace: 'a', 'b'",
    "relative_url", "uri_escape", "xml_escape", "newline_to_br", "jsonify", "inspect", "base64_decode", "capitalize",
    "strip_index", "plus: 1", "round", "to_integer",
)  # fmt: skip
TEXTS = [
    "<",
    "<script",
    "<!--",
    "<style></style",
    "&",
    "&#",
    " ",
    "a",
    "1",
    "%",
    "%4",
    "/",
    "\n",
    "é",
    "\\",
    "'",
    "-",
    ".",
]
DOUBLED = "{% assign s = 'xxxxxxxxxxxxxxxx' %}" + "{% assign s = s | append: s %}" * 20
LISTS = "{% assign s = 'a,b' | split: ',' %}" + "{% assign s = s | push: s | unshift: s %}" * 60
# What each meets: a limit's name, or what Jekyll itself says.
ENDLESS = {
    "{% for i in (1..100000000) %}{% endfor %}": "liquid-range",
    "{% for i in (1..99999999999999999999) limit:1 %}{% endfor %}": "liquid-range",
    "{{ (1..50000000) | join }}": "liquid-range",
    "{{ (1..50000000) | reverse | size }}": "liquid-range",
    "{% for i in (1..5000) %}{% for j in (1..5000) %}{% endfor %}{% endfor %}": "liquid-steps",
    "{% for i in (1..90000) %}{% endfor %}" * 120: "liquid-steps",
    "{% assign s = 'xxxxxxxx' %}" + "{% assign s = s | append: s %}" * 40: "liquid-characters",
    "{% assign s = 'xxxxxxxx' %}" + "{% assign s = s | replace: 'x', s %}" * 10: "liquid-characters",
    "{% assign s = 'xxxxxxxx' %}" + "{% assign s = s | replace: 'x', \"<\\'>\" %}" * 10: "liquid-characters",
    "{% assign s = 'a,b' | split: ',' %}" + "{% assign s = s | concat: s %}" * 40: "liquid-steps",
    DOUBLED + "{{ s | split: '' | size }}": "liquid-steps",
    DOUBLED + "{% for i in (1..1000) %}{% assign t = s | upcase %}{% endfor %}": "liquid-characters",
    DOUBLED + "{{ s | markdownify | size }}": "liquid-steps",
    "{% for i in (1..200) %}{% assign t = i | scssify %}{% endfor %}": "liquid-steps",
    "{{ '\"'" + " | jsonify" * 60 + " }}": "liquid-characters",
    "{{ '\"'" + " | inspect" * 60 + " }}": "liquid-characters",
    LISTS + "{{ s }}": "liquid-steps",
    LISTS + "{{ s | join | size }}": "liquid-steps",
    LISTS + "{% if s == s %}{% endif %}": "liquid-steps",
    "{% assign n = 99999999 %}" + "{% assign n = n | times: n %}" * 40: "ruby-digits",
    "{{ " + "9" * 50_000 + " }}": "ruby-digits",
    "{{ '" + "9" * 50_000 + "' | plus: 1 }}": "ruby-digits",
    "{{ 'now' | date: '%1000000000Y' }}": "Numerical result out of range",
    "{% assign f = '%c%c%c%c' %}" + "{% assign f = f | append: f %}" * 18 + "{{ 'now' | date: f }}": "liquid-steps",
    "{% if true %}" * 101 + "{% endif %}" * 101: "Nesting too deep",
    "{% comment %}" * 101: "Nesting too deep",
    "{{ " + "(" * 30_000 + " }}": "nesting",
    "{{ " + "a" * 70_000 + " }}": "liquid-tag",
    "{% include self.html %}": "Nesting too deep",
    "{% include twice.html %}": "Nesting too deep",
}
FILES = {
    "_includes/a.html": "",
    "_includes/self.html": "{% include self.html %}",
    "_includes/twice.html": "{% include twice.html %}{% include twice.html %}",
}
LENGTH = 2_000


def outcome(template: str, data: dict[object, object] | None = None) -> str:
    engine = Engine(JEKYLL, SampleHost(FILES, {}))
    try:
        return engine.render(engine.parse(Text.written("a.md", template)), engine.context(data or {})).string
    except LiquidError as error:
        return error.message


def test_floods_of_tags() -> None:
    found = {flood: too_fast_growing(lambda n, f=flood: outcome(f * (n // len(f))), LENGTH * 5) for flood in FLOODS}
    assert {flood: pair for flood, pair in found.items() if pair} == {}


@pytest.mark.parametrize("tag", TAGS)
def test_floods_within_a_tag(tag: str) -> None:
    found = {m: too_fast_growing(lambda n, m=m: outcome(tag.format(m * (n // len(m)))), LENGTH) for m in MARKUPS}
    assert {markup: pair for markup, pair in found.items() if pair} == {}


@pytest.mark.parametrize("name", FILTERS)
def test_floods_through_a_filter(name: str) -> None:
    template = f"{{{{ x | {name} }}}}"
    found = {t: too_fast_growing(lambda n, t=t: outcome(template, {"x": t * (n // len(t))}), LENGTH * 5) for t in TEXTS}
    assert {text: pair for text, pair in found.items() if pair} == {}


@pytest.mark.parametrize("template", ENDLESS, ids=lambda template: template[:60])
def test_what_has_no_end_meets_a_limit(template: str) -> None:
    assert outcome(template) == ENDLESS[template]


def test_nothing_big_is_made_on_the_way_to_a_limit() -> None:
    tracemalloc.start()
    for template, limit in ENDLESS.items():
        if limit != "liquid-steps":  # these take time, not room
            outcome(template)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 300 << 20
