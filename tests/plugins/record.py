"""Records what Jekyll's plugins make of the sites here; a name limits it: `python tests/plugins/record.py titles`.

A variant for GitHub Pages is recorded with its own version of jekyll-relative-links, 0.6.1, whose `lib` folder the
environment names (`RELATIVE_LINKS`); without it what is recorded stays.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))
from plugin_cases import HERE, PluginCase, recorded, table, tables
from site_cases import write

RECORDER = Path(__file__).with_name("record.rb")


def ask(cases: Sequence[PluginCase], folder: Path, env: Mapping[str, str]) -> list[dict[str, Any]]:
    """Jekyll's answers, in order. Raises OSError where there is no Ruby."""
    lines = []
    for number, case in enumerate(cases):
        place = folder / str(number)
        place.mkdir()
        lines.append(json.dumps({"source": str(case.site.put(place))}))
    run = subprocess.run(
        ["ruby", str(RECORDER)],
        input="\n".join(lines) + "\n",
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    if run.returncode:
        raise OSError(run.stderr.strip() or "ruby failed")
    return [json.loads(line) for line in run.stdout.split("\n") if line]


def main(wanted: Sequence[str]) -> None:
    lib = os.environ.get("RELATIVE_LINKS", "")
    for name in tables():
        if wanted and name not in wanted:
            continue
        found = recorded(name)
        for target, env in (("jekyll", {}), ("github-pages", {"RUBYLIB": lib})):
            cases = [case for case in table(name) if case.target.name == target]
            if cases and (target == "jekyll" or lib):
                with tempfile.TemporaryDirectory() as folder:
                    answers = ask(cases, Path(folder), env)
                found |= {case.site.name: answer for case, answer in zip(cases, answers, strict=True)}
        write(HERE / f"{name}.json", {case.site.name: found[case.site.name] for case in table(name)})


if __name__ == "__main__":
    main(sys.argv[1:])
