"""The installed kramdown as a judge, asked one text after the other."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

_DRIVER = Path(__file__).with_name("judge.rb")


def installed() -> bool:
    """Whether Ruby has kramdown and its GFM parser."""
    if shutil.which("ruby") is None:
        return False
    done = subprocess.run(["ruby", "-e", "require 'kramdown-parser-gfm'"], check=False, capture_output=True)
    return done.returncode == 0


class Judge:
    """Ruby's kramdown, running: `with Judge() as judge: judge.html(text, options)`."""

    def __init__(self) -> None:
        self._ruby = subprocess.Popen(
            ["ruby", "-Eutf-8", str(_DRIVER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def html(self, text: str, options: Mapping[str, Any]) -> str | None:
        """What kramdown makes of a text; None where it fails or takes over two seconds."""
        assert self._ruby.stdin is not None
        assert self._ruby.stdout is not None
        self._ruby.stdin.write(json.dumps([text, options]) + "\n")
        self._ruby.stdin.flush()
        answer = json.loads(self._ruby.stdout.readline())
        return None if answer is None else str(answer[0])

    def all(self, cases: Iterable[tuple[str, Mapping[str, Any]]]) -> list[str | None]:
        """The same for many."""
        return [self.html(text, options) for text, options in cases]

    def __enter__(self) -> Judge:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        assert self._ruby.stdin is not None
        assert self._ruby.stdout is not None
        self._ruby.stdin.close()
        self._ruby.stdout.close()
        self._ruby.wait(timeout=10)
