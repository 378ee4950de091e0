"""git, run so that a repository from strangers has no say in what else is run.

Only commands that read objects: they ask no file system monitor, run no hook and no filter, and fetch nothing. Where
the user's own settings trust a repository that belongs to somebody else, git trusts it; else it refuses, in its words.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator

from jekyll_tools import limits

# A folder that looks like a repository without a work tree may lie in a site; its settings are then a stranger's.
_SETTINGS = {
    "core.fsmonitor": "false",
    "core.hooksPath": os.devnull,
    "protocol.allow": "never",
    "safe.bareRepository": "explicit",
}
_VARIABLES = {
    "GIT_ALLOW_PROTOCOL": "none",  # objects that a partial clone lacks are not fetched
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
_KEPT = ("GIT_CONFIG", "GIT_CEILING", "GIT_EXEC_PATH")  # the user's own settings; a hook sets others


class GitError(Exception):
    """git cannot tell what was asked; the text is one sentence."""


def ask(folder: str, *arguments: str) -> str:
    """What a command says, without the last line end; paths in it as `os.fsdecode` has them.

    Raises GitError with git's words where it fails.
    """
    try:
        done = subprocess.run(
            _command(folder, arguments),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env=_environment(),
            timeout=limits.GIT_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise GitError(f"git took over {limits.GIT_SECONDS} seconds") from None
    except OSError as error:
        raise GitError(f"git cannot be run: {error.strerror or error}") from None
    if done.returncode:
        words = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["git failed"]
        raise GitError(next((line[7:] for line in words if line.startswith("fatal: ")), words[0]))
    return os.fsdecode(done.stdout.removesuffix(b"\n"))


def answers(folder: str, *arguments: str) -> bool:
    """Whether a command succeeds."""
    try:
        ask(folder, *arguments)
    except GitError:
        return False
    return True


def talk(folder: str, *arguments: str) -> subprocess.Popen[bytes]:
    """A command that answers each line it is given. Raises OSError where git is not there."""
    return subprocess.Popen(
        _command(folder, arguments),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
    )


def _command(folder: str, arguments: tuple[str, ...]) -> list[str]:
    settings = [word for name, value in _SETTINGS.items() for word in ("-c", f"{name}={value}")]
    return [_program(), "--no-pager", "-C", folder, *settings, *arguments]


def _program() -> str:
    # Never a file of the folder at hand: Windows looks there first, and a search path may name it.
    found = next(filter(lambda file: os.path.isfile(file) and os.access(file, os.X_OK), _candidates()), "")
    if not found:
        raise FileNotFoundError(2, "it is not installed")
    return found


def _candidates() -> Iterator[str]:
    for folder in os.get_exec_path():
        if os.path.isabs(folder):
            yield from (os.path.join(folder, name) for name in ("git.exe" if os.name == "nt" else "git",))


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name[:4] != "GIT_" or name.startswith(_KEPT)}
    return {**kept, **_VARIABLES}
