"""Records what Jekyll makes of the configurations in the files of cases, each line `[texts of the files, settings]`.

cases.jsonl is for Jekyll 4.3; pages.jsonl, for the Jekyll that GitHub Pages runs, holds the same texts and some more.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from ruby import answers, recordings  # noqa: E402


def ask(cases: Sequence[Sequence[str]], *, pages: bool = False) -> list[Any]:
    """Jekyll's settings, in order. Raises OSError where there is no Ruby."""
    return answers(HERE / "record.rb", cases, pages=pages)


def main() -> None:
    for file, pages in recordings(HERE):
        cases = [json.loads(line)[0] for line in file.read_text(encoding="utf-8").splitlines()]
        made = zip(cases, ask(cases, pages=pages), strict=True)
        file.write_text("".join(json.dumps(pair, ensure_ascii=True) + "\n" for pair in made), encoding="utf-8")


if __name__ == "__main__":
    main()
