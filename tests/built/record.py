"""Records what the installed Jekyll writes of the sites here; a name limits it: `python tests/built/record.py seo`."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))
from built_cases import HERE, BuiltCase, table, tables
from site_cases import write

RECORDER = Path(__file__).with_name("record.rb")


def ask(cases: Sequence[BuiltCase], folder: Path) -> list[dict[str, Any]]:
    """Jekyll's answers, in order. Raises OSError where there is no Ruby."""
    lines = []
    for number, case in enumerate(cases):
        place = folder / str(number) / "site"
        place.mkdir(parents=True)
        lines.append(json.dumps({"source": str(case.site.put(place)), "env": dict(case.env)}))
    run = subprocess.run(
        ["ruby", str(RECORDER)], input="\n".join(lines) + "\n", capture_output=True, text=True, timeout=600, check=False
    )
    if run.returncode:
        raise OSError(run.stderr.strip() or "ruby failed")
    return [json.loads(line) for line in run.stdout.split("\n") if line]


def main(wanted: Sequence[str]) -> None:
    for name in tables():
        if not wanted or name in wanted:
            cases = list(table(name))
            with tempfile.TemporaryDirectory() as folder:
                answers = ask(cases, Path(folder))
            write(HERE / f"{name}.json", {case.site.name: answer for case, answer in zip(cases, answers, strict=True)})


if __name__ == "__main__":
    main(sys.argv[1:])
