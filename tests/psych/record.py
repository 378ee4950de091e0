"""Records what Psych makes of the documents in cases.jsonl, each line `[document, value]`."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def ask(documents: Sequence[str]) -> list[Any]:
    """Psych's values, in order. Raises OSError where there is no Ruby."""
    lines = "".join(json.dumps(document) + "\n" for document in documents)
    run = subprocess.run(
        ["ruby", str(HERE / "record.rb")], input=lines, capture_output=True, text=True, timeout=60, check=False
    )
    if run.returncode:
        raise OSError(run.stderr.strip() or "ruby failed")
    return [json.loads(line) for line in run.stdout.split("\n") if line]


def main() -> None:
    file = HERE / "cases.jsonl"
    documents = [json.loads(line)[0] for line in file.read_text(encoding="utf-8").splitlines()]
    lines = (json.dumps(pair, ensure_ascii=True) + "\n" for pair in zip(documents, ask(documents), strict=True))
    file.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
