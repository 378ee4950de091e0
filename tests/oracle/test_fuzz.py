"""Fuzzed texts, converted by the installed kramdown and by us: a short run of `make fuzz`, always the same."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import randoms
from oracle.fuzz.compare import Comparison
from oracle.fuzz.documents import case, grammatical
from oracle.fuzz.grammar import produce
from oracle.fuzz.minimise import minimised
from oracle.judge import Judge, installed

pytestmark = pytest.mark.skipif(not installed(), reason="kramdown and its GFM parser are not installed (make oracle)")
DOCUMENTS = 3000


@pytest.fixture(scope="module")
def judge() -> Iterator[Judge]:
    with Judge() as judge:
        yield judge


def test_random_texts(judge: Judge) -> None:
    """Mutated are texts that the grammar makes: they do not change as the project's own pages do."""
    draw, comparison = Random(2026), Comparison(judge)
    texts = [produce("blocks", draw) for _ in range(50)]
    found = [comparison.add(case(draw, texts)) for _ in range(DOCUMENTS)]
    assert [difference for difference in found if difference is not None] == []
    assert comparison.unfinished < DOCUMENTS // 50, "too many that kramdown does not finish"


@settings(max_examples=200, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(randoms(use_true_random=False))
def test_grammar(judge: Judge, draw: Random) -> None:
    """hypothesis draws from the grammar, and knows how to make simpler what differs."""
    assert not Comparison(judge).differs(grammatical(draw))


def test_a_late_text_costs_no_other(judge: Judge) -> None:
    slow = "*a **b " * 300
    answers = judge.all([("a", {}), (slow, {}), ("b", {})])
    assert answers == ["<p>a</p>\n", None, "<p>b</p>\n"]


@pytest.mark.parametrize(
    ("text", "needed", "shortest"),
    [("one\ntwo\nthree\n", "two", "two"), ("a(b)c\n(d)e", "(d", "(d"), ("xyz", "", "")],
)
def test_texts_are_made_short(text: str, needed: str, shortest: str) -> None:
    assert minimised(text, lambda shorter: needed in shorter) == shortest
