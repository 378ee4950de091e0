"""Reading stays linear: four times the input takes less than six times as long."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from growth import too_fast_growing

from jekyll_tools import front_matter, psych
from jekyll_tools.site.dates import parsed, zone
from jekyll_tools.site.patterns import Glob, matching
from jekyll_tools.site.permalink import destination, url
from jekyll_tools.site.site import read
from jekyll_tools.site.slug import slug
from jekyll_tools.text import Text

YAML: dict[str, Callable[[int], str]] = {
    "keys": lambda n: "".join(f"k{i}: v\n" for i in range(n)),
    "duplicate keys": lambda n: "".join(f"k{i}: v\n" for i in range(n // 2)) + "k1: []\n" * (n // 2),
    "duplicate mappings": lambda n: "".join(f"k{i}: v\n" for i in range(n // 2)) + "k: {a: 1, b: 2}\n" * (n // 4),
    "list": lambda n: "".join(f"- item {i}\n" for i in range(n)),
    "flow": lambda n: "[" + "a, " * n + "]",
    "tags": lambda n: "".join(f"- !x{i} a\n" for i in range(n)),
    "tags without blanks": lambda n: "[" + "!x," * n + "]",
    "anchors without blanks": lambda n: "[" + "&x," * n + "]",
    "long text": lambda n: "a: " + "x " * n,
    "quotes": lambda n: 'a: "' + "\\u00e9" * n + '"',
    "unclosed quote": lambda n: "a: '" + "x\n " * n,
    "unclosed bracket": lambda n: "a: [" + "x,\n " * n,
    "second colon": lambda n: "a: b\n" * n + "c: " + "d" * n + ": e",
    "blank lines before a fault": lambda n: "a:b" + "\n" * n + "c: d",
    "comments": lambda n: "# c\n" * n + "a: b: c",
    "digits": lambda n: "a: " + "1" * n,
    "separators": lambda n: "a: " + "1," * n,
    "base sixty": lambda n: "a: " + "1:" * n + "1",
    "spaces in a time": lambda n: "a: 2024-01-01" + " " * n + "x",
    "anchors": lambda n: "".join(f"- &a{i} x\n" for i in range(n)),
    "openings": lambda n: "[" * n,
    "mixed openings": lambda n: "[{? - " * n,
    "block text": lambda n: "a: |\n" + "  x\n" * n + "\n" * n,
}
FILES: dict[str, Callable[[int], str]] = {
    "blank lines": lambda n: "---\n" + "\n" * n,
    "blank lines, CRLF": lambda n: "---\r\n" + "\r\n" * n,
    "fences": lambda n: "---\n" * n,
    "almost fences": lambda n: "---\n" + "--- x\n" * n,
    "dashes": lambda n: "---\n" + "-" * n,
    "lines of dashes": lambda n: "---\n" + "----- -\n" * n,
    "blank lines behind": lambda n: "---\na: 1\n---\n" + " \n" * n + "x",
    "spaces behind a fence": lambda n: "---" + " " * n + "x",
    "blanks before": lambda n: "\n" * n + "---\na: 1\n---\n",
    "returns": lambda n: "---\r" * n,
}


def grows_linearly(work: Callable[[int], object], size: int) -> None:
    work(size // 4)  # imports and caches
    assert too_fast_growing(work, size) is None


@pytest.mark.parametrize("make", YAML.values(), ids=YAML)
def test_yaml(make: Callable[[int], str]) -> None:
    grows_linearly(lambda n: psych.parse(Text.written("a.yml", make(n)), 1 << 20), 2000)


@pytest.mark.parametrize("make", FILES.values(), ids=FILES)
def test_front_matter(make: Callable[[int], str]) -> None:
    grows_linearly(lambda n: front_matter.parse("a.md", make(n).encode()), 40_000)


def test_names_and_patterns() -> None:
    grows_linearly(lambda n: matching(["*a" * 20 + "b"], "a" * n, False), 250)
    grows_linearly(lambda n: Glob.of("**/" * 20 + "x").covers("/".join(["y"] * n)), 100)
    grows_linearly(lambda n: slug("-_" * n, pretty=True), 20_000)
    grows_linearly(lambda n: url("/:" * n + "x", {"a": "b"}), 20_000)
    grows_linearly(lambda n: url(":" + "a" * n, {"a": "b"}), 20_000)
    grows_linearly(lambda n: destination("%C3" * n + "/../" * n, ".html"), 20_000)
    grows_linearly(lambda n: parsed("1 " * n, zone("UTC")), 20_000)
    grows_linearly(lambda n: parsed("1:1" * n, zone("UTC")), 20_000)


def test_many_scopes(tmp_path: Path) -> None:
    for number in range(20):
        (tmp_path / f"p{number}.md").write_text("---\n---\n")

    def work(n: int) -> object:
        scopes = "".join(f"- scope: {{path: '*/{i}'}}\n  values: {{a: 1}}\n" for i in range(n))
        (tmp_path / "_config.yml").write_text("defaults:\n" + scopes)
        return read(str(tmp_path))

    grows_linearly(work, 200)
