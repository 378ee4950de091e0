"""Records what the Jekyll of GitHub Pages makes of the sites here, which PAGES_STACK names (see oracle/pages_stack.rb).

The tables as `pages/<table>.json`, the whole sites as `<site>/pages_output/`, style sheets apart. It stops at `garden`,
which has Liquid that only Jekyll 4 leaves alone.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from ruby import answers, command  # noqa: E402
from site_cases import SiteCase, folders, table, tables, write  # noqa: E402

BUILD = HERE.parent / "oracle" / "pages_build.rb"
NAME = "someone/someone.github.io"  # the repository that the sites are said to be


def ask(cases: Sequence[SiteCase], folder: Path) -> list[Any]:
    """What it reads of sites, in order. Raises OSError where there is no Ruby, or no stack."""
    questions = []
    for number, case in enumerate(cases):
        place = folder / str(number)
        place.mkdir()
        questions.append({"source": str(case.put(place)), "options": dict(case.options)})
    return answers(HERE / "record.rb", questions, pages=True)


def build(case: SiteCase, folder: Path) -> Path:
    """Has it build a site at a fixed time, without a theme; the folder it wrote. Raises OSError where it cannot."""
    source = case.put(folder)
    run = subprocess.run(
        [*command(BUILD, pages=True), str(source), str(folder), json.dumps({"theme": False, **case.options})],
        env={**os.environ, "PAGES_REPO_NWO": NAME, "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    if run.returncode:
        raise OSError(run.stderr.strip() or "the build failed")
    return folder / "site"


def main(wanted: Sequence[str]) -> None:
    for name in tables():
        if not wanted or name in wanted:
            cases = list(table(name))
            with tempfile.TemporaryDirectory() as folder:
                made = zip(cases, ask(cases, Path(folder)), strict=True)
                write(HERE / "pages" / f"{name}.json", {case.name: answer for case, answer in made})
    for case in folders():
        if case.name != "garden" and (not wanted or case.name in wanted):
            with tempfile.TemporaryDirectory() as folder:
                kept = HERE / case.name / "pages_output"
                shutil.rmtree(kept, ignore_errors=True)
                shutil.copytree(build(case, Path(folder)), kept, ignore=shutil.ignore_patterns("*.css"))


if __name__ == "__main__":
    main(sys.argv[1:])
