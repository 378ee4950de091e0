"""What a check found, written as the options ask."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from jekyll_tools.cli._findings import report
from jekyll_tools.cli.session import CannotRun, CannotWrite, columns, encoding, wants_color

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jekyll_tools.diagnostic import Report, Shows
    from jekyll_tools.outcome import Outcome


def asked(arguments: argparse.Namespace) -> list[tuple[str, str]]:
    """The format and the file of each `--report`. Raises CannotRun for what is none."""
    return [_wanted(word) for word in arguments.report]


def tell(
    found: Outcome,
    files: Sequence[tuple[str, str]],
    arguments: argparse.Namespace,
    seconds: float,
) -> None:
    """Writes what was found: to the files that are asked for, and last where `--format` goes."""
    color = wants_color(arguments)
    shows: Shows = "all" if arguments.all else "folded"
    for format, file in [*files, (arguments.format, arguments.output)]:
        width = 0 if file else columns()
        made = report(
            found,
            arguments.source,
            color=color and not file,
            format=format,
            seconds=seconds,
            columns=width,
            encoding="" if file else encoding(),
            shows=shows,
        )
        _write(made, format, file)


def _wanted(word: str) -> tuple[str, str]:
    """A format and a file of `--report`."""
    from jekyll_tools.reporters import names
    from jekyll_tools.spelling import meant

    format, _, file = word.partition("=")
    if not file:
        raise CannotRun(f"--report takes FORMAT=FILE, not {word}")
    if format not in names():
        raise CannotRun(f"--report: {meant('format', format, names())}")
    return format, file


def _write(report: Report, format: str, file: str | None) -> None:
    from jekyll_tools.reporters import reporter

    text = reporter(format)(report)
    if not file:
        sys.stdout.write(text)
        return
    from jekyll_tools.outputs.plan import OutputError
    from jekyll_tools.outputs.single import write_file

    try:
        write_file(file, text.encode("utf-8", "backslashreplace"))
    except OutputError as error:
        raise CannotWrite(str(error)) from None
