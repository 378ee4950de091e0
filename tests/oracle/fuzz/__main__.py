"""Differential fuzzing: `make fuzz N=50000 SEED=1`. Texts of every kind, ours against the installed kramdown's.

Prints how many documents there were, how many kramdown did not finish, how many are identical, and every difference,
minimised. Ends with 1 where a difference is unexplained. Folders of Markdown given behind are mutated too.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from random import Random

from oracle.fuzz.compare import Comparison, Difference
from oracle.fuzz.documents import case
from oracle.fuzz.mutation import pages
from oracle.judge import Judge, installed


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("number", type=int, nargs="?", default=50_000, help="how many documents")
    parser.add_argument("seed", type=int, nargs="?", default=1, help="the same seed makes the same documents")
    parser.add_argument("folder", nargs="*", help="a folder of Markdown pages to mutate")
    given = parser.parse_args()
    if not installed():
        print("kramdown is not installed (make oracle)", file=sys.stderr)
        return 2
    texts = pages(given.folder)
    draw = Random(given.seed)
    with Judge() as judge:
        comparison = Comparison(judge)
        for _ in range(given.number):
            difference = comparison.add(case(draw, texts))
            if difference is not None:
                print(_shown(difference), flush=True)
    print(_summary(comparison))
    return int(bool(comparison.unexplained))


def _shown(difference: Difference) -> str:
    text, options = difference.case
    lines = [f"text:     {text!r}", f"options:  {options}", f"ours:     {difference.ours!r}"]
    return "\n".join([*lines, f"kramdown: {difference.theirs!r}", ""])


def _summary(comparison: Comparison) -> str:
    finished = comparison.number - comparison.unfinished
    share = comparison.identical / finished if finished else 1
    lines = [
        f"{comparison.number} documents, of which kramdown did not finish {comparison.unfinished}",
        f"{comparison.identical} of {finished} identical ({share:.3%}), {comparison.unexplained} unexplained",
    ]
    counts: Counter[str] = comparison.explained
    return "\n".join([*lines, *[f"{count} explained: {name}" for name, count in counts.most_common()]])


if __name__ == "__main__":
    sys.exit(main())
