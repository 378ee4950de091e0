"""Hosts as their own published code has them, run by Node."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).parent
NAMES = ("netlify", "netlify-toml", "cloudflare", "vercel", "firebase")
Answers = dict[str, tuple[int, str]]


class Refused(Exception):
    """The host does not take the file; the text is what it said."""


def missing() -> str:
    """Why the hosts cannot be asked, "" where they can."""
    if shutil.which("node") is None:
        return "node is not installed (make servers)"
    return "" if (HERE / "node_modules").is_dir() else "the hosts' packages of npm are not installed (make servers)"


def ask(name: str, text: str, paths: Sequence[str]) -> Answers:
    """Status and Location for each path (0 where nothing matches). Raises Refused."""
    question = json.dumps({"host": name, "text": text, "paths": list(paths)})
    command = ["node", str(HERE / "emulate.mjs")]
    done = subprocess.run(command, input=question, capture_output=True, text=True, timeout=120, check=False)
    answer = json.loads(done.stdout)
    if isinstance(answer, dict):
        raise Refused(answer["error"])
    return {path: (status, place) for path, (status, place) in zip(paths, answer, strict=True)}
