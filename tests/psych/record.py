"""Records what Psych makes of the documents in cases.jsonl, each line `[document, value]`, safe_yaml in pages.jsonl."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from ruby import answers, recordings  # noqa: E402


def ask(documents: Sequence[str], *, pages: bool = False) -> list[Any]:
    """The values, in order. Raises OSError where there is no Ruby."""
    return answers(HERE / "record.rb", documents, pages=pages)


def main() -> None:
    for file, pages in recordings(HERE):
        documents = [json.loads(line)[0] for line in file.read_text(encoding="utf-8").splitlines()]
        made = zip(documents, ask(documents, pages=pages), strict=True)
        file.write_text("".join(json.dumps(pair, ensure_ascii=True) + "\n" for pair in made), encoding="utf-8")


if __name__ == "__main__":
    main()
