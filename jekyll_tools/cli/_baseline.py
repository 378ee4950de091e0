"""`check --write-baseline` and `--baseline`: the findings that there are, set aside so that only new ones are told."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from jekyll_tools.cli.session import CannotRun, CannotWrite, fatal_problems, notice
from jekyll_tools.diagnostic import Diagnostic
from jekyll_tools.site.site import Site


def record(site: Site, diagnostics: Sequence[Diagnostic], arguments: argparse.Namespace) -> int:
    """Writes the baseline that knows these findings; returns the exit code."""
    from jekyll_tools.baseline import render
    from jekyll_tools.outputs.plan import OutputError
    from jekyll_tools.outputs.single import write_file

    if fatal_problems(site.config.problems):
        raise CannotRun("the configuration is broken, so nothing could be checked: mend it first")
    try:
        write_file(arguments.write_baseline, render(diagnostics).encode())
    except OutputError as error:
        raise CannotWrite(str(error)) from None
    number = f"{len(diagnostics)} finding{'' if len(diagnostics) == 1 else 's'}"
    notice(
        arguments, f"{number} in {arguments.write_baseline}; --baseline {arguments.write_baseline} reports only others"
    )
    return 0


def without_known(diagnostics: Sequence[Diagnostic], path: str) -> list[Diagnostic]:
    """The findings that the baseline in a file does not know. Raises CannotRun where it cannot be read."""
    from jekyll_tools.baseline import BaselineError, read, unknown

    try:
        return unknown(diagnostics, read(path))
    except BaselineError as error:
        raise CannotRun(f"--baseline {path}: {error}") from None
    except OSError as error:
        raise CannotRun(f"--baseline {path}: {(error.strerror or str(error)).lower()}") from None
