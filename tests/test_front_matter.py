"""Front matter against Jekyll's reading of the same bytes, and what is said about files that miss it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import frontmatter
import pytest
import yaml

from jekyll_tools import front_matter
from jekyll_tools.front_matter import JekyllHandler, parse

HERE = Path(__file__).parent / "front_matter"
CASES = [json.loads(line) for line in (HERE / "cases.jsonl").read_text(encoding="utf-8").splitlines()]
READ = [(raw.encode("latin-1"), wanted) for raw, wanted in CASES if "error" not in wanted]
STOPS = [raw.encode("latin-1") for raw, wanted in CASES if "error" in wanted]
PROBLEMS = yaml.safe_load((HERE / "problems.yml").read_text(encoding="utf-8"))


def ruby(value: object) -> str:
    """A value as Ruby's `inspect` shows it (for what the cases hold)."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else str(value)


def body(wanted: dict[str, Any]) -> str:
    return str(wanted["body"].encode("latin-1").decode("utf-8", "replace"))


@pytest.mark.parametrize(("raw", "wanted"), READ, ids=[repr(raw) for raw, _ in READ])
def test_page(raw: bytes, wanted: dict[str, Any]) -> None:
    read = parse("a.md", raw)
    assert read.present == (wanted["page"] is not None)
    if wanted["page"] and b": :s" not in raw:  # a symbol: see tests/psych/differences.yml
        assert {ruby(key): ruby(value) for key, value in read.data.items()} == wanted["page"]["data"]
        assert read.body.string == body(wanted["page"])


@pytest.mark.parametrize(("raw", "wanted"), READ, ids=[repr(raw) for raw, _ in READ])
def test_post(raw: bytes, wanted: dict[str, Any]) -> None:
    read = parse("a.md", raw, post=True)
    if wanted["post"]:
        assert read.body.string == body(wanted["post"])
    else:
        assert "encoding" in [problem.kind for problem in read.problems]


@pytest.mark.parametrize("raw", STOPS, ids=repr)
def test_what_stops_jekyll(raw: bytes) -> None:
    read = parse("a.md", raw)
    assert [problem.facts["cause"] for problem in read.problems] == ["not-a-mapping"]
    assert read.data == {}


@pytest.mark.parametrize("case", PROBLEMS, ids=[repr(case["file"]) for case in PROBLEMS])
def test_problems(case: dict[str, Any]) -> None:
    raw = case["file"] if isinstance(case["file"], bytes) else case["file"].encode()
    found = parse("a.md", raw, post=case.get("post", False)).problems
    said = []
    for problem in found:
        facts = {key: str(value) for key, value in problem.facts.items() if key in case.get("facts", ())}
        at = problem.location
        where = f"{at.line}:{at.column}-{at.end_line}:{at.end_column}"
        said.append(f"{problem.kind} {where}" + "".join(f" {key}={value}" for key, value in facts.items()))
    assert said == case["is"]


@pytest.mark.parametrize(("raw", "_"), READ, ids=[repr(raw) for raw, _ in READ])
def test_places_in_the_file(raw: bytes, _: object) -> None:
    read = parse("a.md", raw)
    whole = raw.decode("utf-8", "replace")
    at = read.body.locate(0, len(read.body))
    assert at.origin.string == whole
    assert whole[at.start :] == read.body.string
    for entry in read.entries.values():
        assert entry.location.text == entry.raw
        assert entry.key.path == "a.md"


def test_handler_reads_as_jekyll() -> None:
    text = "---\ntitle: A\ntimes: 1:30\n...\n\nbody\n"
    handler = JekyllHandler()
    assert handler.detect(text)
    assert not handler.detect("\n" + text)
    assert handler.split(text) == ("title: A\ntimes: 1:30\n", "body\n")
    assert handler.load("title: A: B") == {}
    post = frontmatter.loads(text, handler=handler)
    assert (post.metadata, post.content) == ({"title": "A", "times": 5400}, "body")


def test_handler_round_trip() -> None:
    text = "---\ntitle: A\n---\n\nbody"
    post = frontmatter.loads(text, handler=JekyllHandler())
    assert frontmatter.dumps(post) == text


def test_handler_without_front_matter() -> None:
    with pytest.raises(ValueError, match="no front matter"):
        JekyllHandler().split("----\na: 1\n----\n")


def test_the_package_has_no_other_late_names() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        front_matter.nothing  # noqa: B018
