"""Mutated sites: `make mutants N=200000 SEED=1`. Front matter, Markdown, HTML, Liquid, data and configuration.

Each batch is checked as the command does it, by both targets; some in every format, some against a baseline, and some
are rendered whole. Prints every batch that raises, takes too long or ends with a code that its report belies, with the
file that is to blame where one is, and ends with 1 if there was any. `make mutants ONLY=1:42` runs the batch of that
name.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable

from mutants.batch import Batch, batch, batches
from mutants.verdict import verdict


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("number", type=int, nargs="?", default=200_000, help="how many mutants")
    parser.add_argument("seed", type=int, nargs="?", default=1, help="the same seed makes the same mutants")
    parser.add_argument("only", nargs="?", default="", help="the name of one batch")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="mutants-cache-") as folder:
        os.environ["XDG_CACHE_HOME"] = folder  # what is kept of the user's own sites stays
        return _run([batch(given.only)] if given.only else batches(given.number, given.seed))


def _run(sites: Iterable[Batch]) -> int:
    kinds: Counter[str] = Counter()
    wrong = 0
    slowest = (0.0, "")
    for one in sites:
        started = time.process_time()
        words = verdict(one)
        slowest = max(slowest, (time.process_time() - started, one.name))
        kinds.update(name.split("/")[0] if name.startswith("_") else "pages" for name in one.mutants)
        if words:
            wrong += 1
            print(_shown(one, words), flush=True)
    print(f"{kinds.total()} mutants: " + ", ".join(f"{count} {kind}" for kind, count in kinds.most_common()))
    print(f"{wrong} batches at fault; {time.process_time():.0f} s of CPU, {slowest[0]:.1f} s for batch {slowest[1]}")
    return int(bool(wrong))


def _shown(one: Batch, words: str) -> str:
    blamed = next((alone for alone in one.alone() if verdict(alone)), None) if len(one.mutants) > 1 else one
    files = (blamed or one).mutants if blamed else {}
    lines = [f"batch {one.name}, as {one.target}: {words}", *(f"{name}: {text!r}" for name, text in files.items())]
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    sys.exit(main())
