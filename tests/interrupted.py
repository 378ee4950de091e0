"""A command that is interrupted in the midst of its work, however slow the machine is."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

# Says when the first page is about to be rendered. What a shell starts in the background passes over Ctrl-C, and so
# does all that this starts, unless it says otherwise.
TELLING = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from jekyll_tools.cli import main
from jekyll_tools.render.rendering import Rendering
def render(self, subject, _render=Rendering.render):
    print("begun", file=sys.stderr, flush=True)
    Rendering.render = _render
    _render(self, subject)
Rendering.render = render
sys.exit(main())
"""


def interrupted(*arguments: str, cwd: Path) -> tuple[int, str, str]:
    """The exit code and what is said of a command that gets Ctrl-C once it has begun to render."""
    command = [sys.executable, "-c", TELLING, *arguments]
    with subprocess.Popen(command, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        assert process.stderr.readline() == "begun\n"
        process.send_signal(signal.SIGINT)
        out, said = process.communicate(timeout=100)
    return process.returncode, out, said
