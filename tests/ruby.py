"""The installed Ruby with its Jekyll, or with the one that GitHub Pages runs (see oracle/pages_stack.rb)."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

STACK = os.environ.get("PAGES_STACK", "")
_PRELUDE = Path(__file__).parent / "oracle" / "pages_stack.rb"


def command(script: Path, *, pages: bool = False) -> list[str]:
    """How a script is run; with `pages` by the Jekyll in the folder that PAGES_STACK names."""
    return ["ruby", "-r", str(_PRELUDE), str(script)] if pages else ["ruby", str(script)]


def answers(script: Path, questions: Iterable[Any], *, pages: bool = False) -> list[Any]:
    """What a script that reads and writes JSON lines answers. Raises OSError where there is no Ruby, or no Jekyll."""
    lines = "".join(json.dumps(question) + "\n" for question in questions)
    run = subprocess.run(
        command(script, pages=pages), input=lines, capture_output=True, text=True, timeout=300, check=False
    )
    if run.returncode:
        raise OSError(run.stderr.strip() or "ruby or Jekyll is missing")
    return [json.loads(line) for line in run.stdout.split("\n") if line]


def recordings(folder: Path) -> list[tuple[Path, bool]]:
    """The files of cases to record: cases.jsonl, and pages.jsonl (with `pages`) where PAGES_STACK is set."""
    return [(folder / "cases.jsonl", False)] + ([(folder / "pages.jsonl", True)] if STACK else [])
