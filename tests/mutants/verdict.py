"""What a run on mutants must not do: raise, take longer than it may, or end with a code that its report belies."""

from __future__ import annotations

import io
import json
import signal
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from random import Random
from types import FrameType
from typing import Any
from unittest.mock import patch

from mutants.batch import Batch
from mutants.edits import mutant

from jekyll_tools import cli
from jekyll_tools.liquid import context
from jekyll_tools.render.plugins import changed
from jekyll_tools.render.rendering import Rendering
from jekyll_tools.render.sheets import Sheets
from jekyll_tools.reporters import names
from jekyll_tools.site.site import read
from jekyll_tools.target import TARGETS

SECONDS = 20.0  # of CPU time for a batch
STEPS = 500_000  # of Liquid in a page, instead of the ten million that it may take
CONFIG = "_config.yml"


class TooLongError(BaseException):
    """A batch takes longer than it may; nothing that catches exceptions catches it."""


def verdict(batch: Batch) -> str:
    """What is wrong with how a batch is read, or nothing."""
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        batch.write(Path(folder))
        try:
            with _limited(), patch.object(context, "LIQUID_STEPS", STEPS):
                return _judged(batch, folder)
        except TooLongError:
            return f"takes over {SECONDS} s"
        except Exception:
            return traceback.format_exc(limit=-4)


def _judged(batch: Batch, folder: str) -> str:
    code, out, said = _checked(batch, folder, "json")
    report = json.loads(out) if out else None
    wrong = _belied(batch, code, said, report)
    at = int(batch.name.partition(":")[2])
    if not wrong and at % 8 == 0:
        format = names()[at // 8 % len(names())]
        again = _checked(batch, folder, format)[0]
        wrong = f"ends with {again} as {format}, {code} as json" if again != code else ""
    if not wrong and at % 16 == 3 and code != cli.CANNOT_RUN:
        wrong = _with_baseline(batch, folder)
    if not wrong and at % 4 == 1:
        site = changed(read(folder, target=TARGETS[batch.target]))
        rendering = Rendering(site, Sheets(site.folder, site.config))
        rendering.run()
        rendering.problems()
    return wrong


def _with_baseline(batch: Batch, folder: str) -> str:
    """What is wrong with a check that has all findings in its baseline, and with one whose baseline is a mutant."""
    with tempfile.TemporaryDirectory(prefix="mutants-baseline-") as beside:
        baseline = Path(beside, "baseline.json")
        _checked(batch, folder, "json", "--write-baseline", str(baseline))
        code, _, said = _checked(batch, folder, "json", "--baseline", str(baseline))
        if code != cli.CLEAN:
            return f"ends with {code} where all is in the baseline: {said}"
        baseline.write_bytes(mutant([baseline.read_text(encoding="utf-8")], [""], Random(batch.name)))
        code, _, said = _checked(batch, folder, "json", "--baseline", str(baseline))
        return "refuses a baseline without a word" if code == cli.CANNOT_RUN and not said else ""


def _checked(batch: Batch, folder: str, format: str, *options: str) -> tuple[int, str, str]:
    arguments = ["check", "-s", folder, "--format", format, "--target", batch.target, "--fail-on", "error", "--debug"]
    with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()) as said:
        code = cli.main([*arguments, "--drafts", "--future", *options])
    return code, out.getvalue(), said.getvalue()


def _belied(batch: Batch, code: int, said: str, report: dict[str, Any] | None) -> str:
    """What an exit code says that is not so, or a finding that stands nowhere."""
    if report is None:
        return f"ends with {code} and no report: {said}"
    found = report["diagnostics"]
    errors = [one for one in found if one["level"] == "error"]
    nothing_checked = code == cli.CANNOT_RUN and CONFIG in batch.mutants and "configuration" in said
    if nothing_checked and any(one["path"] == CONFIG for one in errors):
        return ""
    if code != (cli.FINDINGS if errors else cli.CLEAN):
        return f"ends with {code} where there are {len(errors)} errors: {said}"
    if report["summary"]["errors"] != len(errors):
        return "miscounts errors"
    return next(filter(None, (_misplaced(one, {**batch.others, **batch.mutants}) for one in found)), "")


def _misplaced(found: dict[str, Any], files: dict[str, bytes]) -> str:
    start, end = (found["line"], found["column"]), (found["end_line"], found["end_column"])
    content = files.get(found["path"])
    # Lines are counted at LF, CR LF and CR; the one behind the last may be named.
    lines = len(content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")) if content is not None else 1
    return f"stands nowhere: {found}" if not (1, 1) <= start <= end or end[0] > lines else ""


@contextmanager
def _limited() -> Iterator[None]:
    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TooLongError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
