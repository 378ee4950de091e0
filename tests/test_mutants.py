"""Mutated sites are read without an exception, in time, and with an exit code that is true: a short `make mutants`."""

from __future__ import annotations

from mutants.batch import batches
from mutants.verdict import verdict

MUTANTS = 400


def test_mutants() -> None:
    found = {one.name: verdict(one) for one in batches(MUTANTS, 2026)}
    assert {name: words for name, words in found.items() if words} == {}
