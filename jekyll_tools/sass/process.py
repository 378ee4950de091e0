"""The two ways to have a process of one's own: a copy of this one, or a new one.

A copy is there at once and has imported nearly all that it needs; a new Python takes 50 ms to come to that.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from typing import Any, NoReturn


class Forked:
    """A copy that is asked for a sheet."""

    def __init__(self, asked: Mapping[str, Any]) -> None:
        self._answer, theirs = os.pipe()
        self._child = os.fork()
        if self._child == 0:
            os.close(self._answer)  # else the pipe would never break, should nobody read it any more
            _serve(asked, theirs)
        os.close(theirs)

    def answer(self) -> bytes:
        """What it says, whole."""
        with open(self._answer, "rb") as pipe:
            said = pipe.read()
        os.waitpid(self._child, 0)
        return said


def _serve(asked: Mapping[str, Any], pipe: int) -> NoReturn:
    try:
        from jekyll_tools.sass.child import answer

        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):  # on the theme's own sheets libsass writes hundreds of remarks, without a place
            os.dup2(nowhere, stream)
        with open(pipe, "wb") as out:
            answer(asked, out)
    finally:
        os._exit(0)


class Spawned:
    """A new process that is asked for a sheet."""

    def __init__(self, asked: Mapping[str, Any]) -> None:
        import subprocess

        self._child = subprocess.Popen(
            [sys.executable, "-m", "jekyll_tools.sass.child"],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert self._child.stdin is not None
        with self._child.stdin as stdin:
            stdin.write(json.dumps(asked).encode())
        self._child.stdin = None

    def answer(self) -> bytes:
        """What it says, whole."""
        return self._child.communicate()[0]
