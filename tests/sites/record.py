"""Records what the installed Jekyll makes of the sites here; a name limits it: `python tests/sites/record.py urls`."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))
from site_cases import HERE, SiteCase, folders, table, tables, write

RECORDER = Path(__file__).with_name("record.rb")


def ask(cases: Iterable[SiteCase], folder: Path) -> list[dict[str, Any]]:
    """Jekyll's answers, in order. Raises OSError where there is no Ruby."""
    lines = []
    for number, case in enumerate(cases):
        place = folder / str(number)
        place.mkdir()
        lines.append(json.dumps({"source": str(case.put(place)), "options": dict(case.options)}))
    run = subprocess.run(
        ["ruby", str(RECORDER)], input="\n".join(lines) + "\n", capture_output=True, text=True, timeout=300, check=False
    )
    if run.returncode:
        raise OSError(run.stderr.strip() or "ruby failed")
    return [json.loads(line) for line in run.stdout.split("\n") if line]


def build(case: SiteCase, folder: Path) -> Path:
    """Has Jekyll build a site at a fixed time; the folder it wrote. Raises OSError where there is no Jekyll."""
    source, output = case.put(folder), folder / "output"
    options = dict(case.options)
    configs = options.pop("configs", ["_config.yml"])
    overlay = folder / "overlay.yml"
    overlay.write_text(json.dumps({"time": "2026-01-01 00:00:00 +0000", "plugins_dir": "/nowhere", **options}))
    run = subprocess.run(
        ["jekyll", "build", "--disable-disk-cache", "--config", ",".join([*configs, str(overlay)]), "-d", str(output)],
        cwd=source,
        env={**os.environ, "JEKYLL_NO_BUNDLER_REQUIRE": "true", "TZ": "UTC", "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    if run.returncode:
        raise OSError(run.stderr.strip() or "jekyll failed")
    return output


def main(wanted: Sequence[str]) -> None:
    for case in folders():
        if not wanted or case.name in wanted:
            with tempfile.TemporaryDirectory() as folder:
                write(HERE / case.name / "pages.json", ask([case], Path(folder))[0])
            with tempfile.TemporaryDirectory() as folder:
                output = build(case, Path(folder))
                kept = HERE / case.name / "output"
                shutil.rmtree(kept, ignore_errors=True)
                shutil.copytree(output, kept)
    for name in tables():
        if not wanted or name in wanted:
            cases = list(table(name))
            with tempfile.TemporaryDirectory() as folder:
                answers = ask(cases, Path(folder))
            write(HERE / f"{name}.json", {case.name: answer for case, answer in zip(cases, answers, strict=True)})


if __name__ == "__main__":
    main(sys.argv[1:])
