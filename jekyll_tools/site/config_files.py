"""The files of the configuration, each read and typed; their problems are listed in `jekyll_tools.site.settings`."""

from __future__ import annotations

import os
from collections.abc import Sequence

from jekyll_tools import limits, psych
from jekyll_tools.diagnostic import Problem
from jekyll_tools.front_matter.encoding import read_text
from jekyll_tools.paths import leads_out, seen_from
from jekyll_tools.psych import Loaded
from jekyll_tools.text import Location, Text

NAMES = ("_config.yml", "_config.yaml")
Part = tuple[str, Loaded]  # a file's name, and what it says


def read_files(folder: str, files: Sequence[str], yaml: str) -> list[Part]:
    """What each file says; `yaml`: see `jekyll_tools.psych.parse`."""
    found = [_place(folder, name) for name in files] or _found(folder)
    return [(name, _read(name, file, yaml, trusted=bool(files))) for name, file in found]


def _found(folder: str) -> list[tuple[str, str]]:
    files = ((name, os.path.join(folder, name)) for name in NAMES)
    return [(name, file) for name, file in files if os.path.isfile(file)][:1]


def _place(folder: str, name: str) -> tuple[str, str]:
    """A named file, which counts from the site, else from here; its path in the site where it lies there."""
    inside = os.path.join(folder, name)
    file = inside if os.path.exists(inside) else name
    path = seen_from(folder, file)
    return (path if os.path.exists(file) and not leads_out(path) else name), file


def _read(name: str, file: str, yaml: str, *, trusted: bool) -> Loaded:
    """One file's settings; None where it is missing or broken. Only a file named by the user may be a symlink."""
    place = Location.of_file(name)
    if os.path.islink(file) and not trusted:
        return _lost(Problem("symlink", place, {"target": os.readlink(file)}))
    try:
        if os.path.getsize(file) > limits.CONFIG_BYTES:
            return _lost(Problem("file-too-big", place, {"limit": limits.CONFIG_BYTES}))
        with open(file, "rb") as opened:
            raw = opened.read()
    except FileNotFoundError:
        return _lost(Problem("missing-config", place, {"name": name}))
    except OSError as error:
        return _lost(Problem("unreadable-file", place, {"reason": error.strerror or str(error)}))
    return _parsed(name, raw, yaml)


def _parsed(name: str, raw: bytes, yaml: str) -> Loaded:
    text, problem = read_text(name, raw, "config")
    if problem is not None:
        return _lost(problem)
    return _checked(psych.parse(text, limits.CONFIG_BYTES, yaml=yaml), text)


def _lost(problem: Problem) -> Loaded:
    return Loaded(None, {}, (problem,))


def _checked(loaded: Loaded, text: Text) -> Loaded:
    """A list or a text is no configuration; Jekyll goes on without it."""
    if loaded.value in (None, False) or isinstance(loaded.value, dict):
        return loaded
    facts = {"detail": "no mapping", "cause": "not-a-mapping", "key": "", "character": ""}
    return Loaded(None, {}, (*loaded.problems, Problem("invalid-yaml", text.locate(0, len(text)), facts)))
