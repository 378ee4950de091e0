"""`check --fix` and `--diff`: the edits of findings that are beyond doubt, made or shown."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence

from jekyll_tools import limits
from jekyll_tools.cli.session import CannotWrite, notice
from jekyll_tools.diagnostic import Diagnostic
from jekyll_tools.site.site import Site

Checked = tuple[Site, list[Diagnostic]]


def mend(first: Checked, again: Callable[[], Checked], arguments: argparse.Namespace) -> Checked:
    """Makes the safe edits, round by round until none is left; returns the site as it is then, and what is left."""
    from jekyll_tools.fixes import changes, write
    from jekyll_tools.outputs.plan import OutputError

    site, diagnostics = first
    mended, files = 0, set()
    for _ in range(limits.FIX_ROUNDS):
        made = changes(site.folder, diagnostics)
        for change in made:
            try:
                write(site.folder, change)
            except OutputError as error:
                raise CannotWrite(str(error)) from None
            mended += change.mended
            files.add(change.path)
        if not made:
            break
        site, diagnostics = again()
    if mended:
        notice(arguments, f"mended {_counted(mended, 'finding')} in {_counted(len(files), 'file')}")
    return site, diagnostics


def show(site: Site, diagnostics: Sequence[Diagnostic]) -> int:
    """Writes what a round of `--fix` would change, for the eye; returns the exit code, 1 where there is anything."""
    from jekyll_tools.fixes import changes, diff
    from jekyll_tools.terminal import shown

    made = changes(site.folder, diagnostics)
    for change in made:
        lines = diff(change).removesuffix("\n").split("\n")
        sys.stdout.write("".join("\t".join(map(shown, line.split("\t"))) + "\n" for line in lines))
    return 1 if made else 0


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
