"""Records what Jekyll makes of the configurations in cases.jsonl, each line `[texts of the files, settings]`."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def ask(cases: Sequence[Sequence[str]]) -> list[Any]:
    """Jekyll's settings, in order. Raises OSError where there is no Ruby."""
    lines = "".join(json.dumps(texts) + "\n" for texts in cases)
    run = subprocess.run(
        ["ruby", str(HERE / "record.rb")], input=lines, capture_output=True, text=True, timeout=120, check=False
    )
    if run.returncode:
        raise OSError("ruby or Jekyll is missing")
    return [json.loads(line) for line in run.stdout.split("\n") if line]


def main() -> None:
    file = HERE / "cases.jsonl"
    cases = [json.loads(line)[0] for line in file.read_text(encoding="utf-8").splitlines()]
    lines = (json.dumps(pair, ensure_ascii=True) + "\n" for pair in zip(cases, ask(cases), strict=True))
    file.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
