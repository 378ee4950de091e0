"""A site's git repository: what its files say of itself, which is read here without running git.

`command` runs git, so that nothing of the repository's settings is run with it; `tree` writes what a commit holds.
"""

from __future__ import annotations

import os
import re

from jekyll_tools import limits
from jekyll_tools.regex import regex

_ORIGIN = regex(r'^\[remote "origin"\][^\[]*?^\s*url\s*=\s*(\S+)', re.MULTILINE)
_COMMIT = regex(r"[0-9a-f]{40}")


def root(folder: str) -> str:
    """The work tree that holds a folder; "" where there is none."""
    return os.path.dirname(_repository(folder))


def workflows(folder: str) -> str:
    """The folder that holds the workflows of the repository that a folder lies in."""
    return os.path.join(root(folder) or folder, ".github", "workflows")


def origin(folder: str) -> str:
    """The address of the remote `origin` of the repository that holds a folder; "" where there is none."""
    found = _ORIGIN.search(_read(_repository(folder), "config"))
    return found[1] if found else ""


def revision(folder: str) -> str:
    """The commit that is checked out; "" where none is."""
    repository = _repository(folder)
    head = _read(repository, "HEAD").strip()
    if not head.startswith("ref: "):
        return head if _COMMIT.fullmatch(head) else ""
    name = head[5:]
    if ".." in name:
        return ""
    loose = _read(repository, name).strip()
    if _COMMIT.fullmatch(loose):
        return loose
    packed = re.search(rf"^([0-9a-f]{{40}}) {re.escape(name)}$", _read(repository, "packed-refs"), re.MULTILINE)
    return packed[1] if packed else ""


def pretend(folder: str, origin: str, revision: str) -> None:
    """Lets a folder seem the work tree of a repository, as far as it is read here. Raises OSError as writing does."""
    inside = os.path.join(folder, ".git")
    os.makedirs(inside, exist_ok=True)
    for name, text in (("config", f'[remote "origin"]\n\turl = {origin}\n' if origin else ""), ("HEAD", revision)):
        with open(os.path.join(inside, name), "w", encoding="utf-8", errors="replace") as file:
            file.write(text)


def _repository(folder: str) -> str:
    """The folder `.git` of a folder or one above it; "" for none."""
    at = os.path.abspath(folder)
    while True:
        inside = os.path.join(at, ".git")
        if os.path.isdir(inside):
            return inside
        above = os.path.dirname(at)
        if above == at:
            return ""
        at = above


def _read(repository: str, name: str) -> str:
    if not repository:
        return ""
    try:
        with open(os.path.join(repository, name), encoding="utf-8", errors="replace") as file:
            return file.read(limits.FILE_BYTES)
    except OSError:
        return ""
