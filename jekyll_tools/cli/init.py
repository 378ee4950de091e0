"""set up a workflow for GitHub, pre-commit and make for the site.

Says what it found, shows what it would write, and asks. Files that are there are never changed: what to add to them is
shown.
"""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

from jekyll_tools.cli.session import CannotRun, CannotWrite, add_site_options, open_site
from jekyll_tools.terminal import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jekyll_tools.starter.files import File
    from jekyll_tools.starter.site import Facts

_STATES = {
    "new": "{}, a new file:",
    "there": "{} is there and stays as it is; you may add this to it:",
    "done": "{} names jekyll-tools already: nothing to do.",
    "outside": "{} is left out: a symbolic link leads out of the repository.",
}


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-y", "--yes", action="store_true", help="write without asking")
    add_site_options(parser)


def run(arguments: argparse.Namespace) -> int:
    from jekyll_tools.starter.files import files
    from jekyll_tools.starter.site import look

    site = open_site(arguments)
    facts = look(site)
    try:
        made = list(files(facts))
    except ValueError as error:
        raise CannotRun(str(error)) from None
    for line in _found(facts):
        print(shown(line))
    print("\n".join(_shown(made)))  # words of our own, with the tabs that make wants
    new = [file for file in made if file.state == "new"]
    if new and _agreed(arguments):
        _write(facts.root, new)
        print("written: commit these files. jekyll-tools check says what is wrong with the site now")
    return 0


def _found(facts: Facts) -> Iterator[str]:
    yield f"site     {facts.prefix or 'in the top folder of the repository'}"
    yield f"theme    {facts.theme or 'its own'}"
    yield f"plugins  {', '.join(facts.plugins) or 'none'}"
    yield f"host     {facts.host or 'not known'}"
    yield f"built    by {facts.reading}"


def _shown(files: Iterable[File]) -> Iterator[str]:
    for file in files:
        yield ""
        yield _STATES[file.state].format(file.path)
        if file.state in ("new", "there"):
            text = file.text if file.state == "new" else file.part
            yield from (f"  | {line}" for line in text.splitlines())


def _agreed(arguments: argparse.Namespace) -> bool:
    if arguments.yes:
        return True
    if not sys.stdin.isatty():
        print("\nnothing is written yet: jekyll-tools init --yes writes it")
        return False
    print("\nwrite the new files? [y/N] ", end="", flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def _write(root: str, files: Iterable[File]) -> None:
    for file in files:
        path = os.path.join(root, file.path)
        try:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "x", encoding="utf-8", newline="\n") as opened:
                opened.write(file.text)
        except OSError as error:
            raise CannotWrite(f"cannot write {file.path}: {(error.strerror or str(error)).lower()}") from None
