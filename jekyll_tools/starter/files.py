"""The files that set a site up, each as it would be written, or what to add to one that is there."""

from __future__ import annotations

import os
from collections.abc import Iterator

from jekyll_tools import limits
from jekyll_tools.address import PACKAGE, PINNED, repository
from jekyll_tools.records import NamedTuple
from jekyll_tools.regex import regex
from jekyll_tools.starter.site import Facts

# Where a template goes, where the part of it begins that is added to a file that is there, and the lines that it does
# without where the site lies in the root.
_TEMPLATES = (
    ("workflow.yml", f".github/workflows/{PACKAGE}.yml", "name:", "        with:\n          source: PLACE\n"),
    ("pre-commit-config.yaml", ".pre-commit-config.yaml", "  - repo:", '        args: ["--source=PLACE"]\n'),
    ("Makefile", "Makefile", "JEKYLL_TOOLS", " --source 'PLACE'"),
)
_PLAIN = regex(r"[\w./ -]*")  # what means nothing to YAML, make, a shell or a workflow


class File(NamedTuple):
    """A file to be: `path` below the repository's root, its text, and the part to add by hand to what is there.

    `state`: "new"; "there" for a file that stays as it is; "done" for one that names this tool; "outside" where a
    symlink leads out of the repository.
    """

    path: str
    text: str
    part: str
    state: str


def files(facts: Facts) -> Iterator[File]:
    """The files for a site. Raises ValueError for a folder whose name would mean something in them."""
    if not _PLAIN.fullmatch(facts.prefix):
        raise ValueError(f"the folder {facts.prefix!r} has a name that means something else in workflows and in make")
    for name, path, begins, left_out in _TEMPLATES:
        text = _filled(_template(name), facts, left_out)
        yield File(path, text, text[text.index(begins) :], _state(facts.root, path))


def _template(name: str) -> str:
    with open(os.path.join(os.path.dirname(__file__), name), encoding="utf-8") as file:
        return file.read()


def _filled(text: str, facts: Facts, left_out: str) -> str:
    address = repository()
    owned = "/".join(address.split("/")[-2:])
    text = text.replace("OWNER/NAME", owned).replace("ADDRESS", address).replace("COMMIT", PINNED)
    return text.replace("PLACE", facts.prefix) if facts.prefix else text.replace(left_out, "")


def _state(root: str, path: str) -> str:
    whole = os.path.join(root, path)
    folder = os.path.dirname(whole)
    if os.path.realpath(folder) != os.path.join(os.path.realpath(root), os.path.dirname(path)).rstrip(os.sep):
        return "outside"
    if not os.path.lexists(whole):
        return "new"
    try:
        with open(whole, encoding="utf-8", errors="replace") as file:
            return "done" if PACKAGE in file.read(limits.FILE_BYTES) else "there"
    except OSError:
        return "there"
