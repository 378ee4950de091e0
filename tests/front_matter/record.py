"""Records what Jekyll makes of the files in cases.jsonl, each line `[bytes as Latin-1, what it made]`."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def ask(files: Sequence[str]) -> list[Any]:
    """Jekyll's readings, in order. Raises OSError where there is no Ruby."""
    lines = "".join(json.dumps(file) + "\n" for file in files)
    run = subprocess.run(
        ["ruby", str(HERE / "record.rb")], input=lines, capture_output=True, text=True, timeout=120, check=False
    )
    if run.returncode:
        raise OSError("ruby or Jekyll is missing")
    return [json.loads(line) for line in run.stdout.split("\n") if line]


def main() -> None:
    file = HERE / "cases.jsonl"
    files = [json.loads(line)[0] for line in file.read_text(encoding="utf-8").splitlines()]
    lines = (json.dumps(pair, ensure_ascii=True) + "\n" for pair in zip(files, ask(files), strict=True))
    file.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
