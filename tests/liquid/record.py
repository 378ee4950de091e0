"""Records what Jekyll makes of the cases in *.yml, each `name`, `template`, and perhaps `data`, `files`, `config`.

Those in pages.yml are for the Jekyll that GitHub Pages runs: they are recorded where PAGES_STACK names a folder that
holds the sources of jekyll 3.10.0, liquid 4.0.4, safe_yaml 1.0.5 and jekyll-sass-converter 1.5.2, in folders of these
names; else they are left as they are.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from liquid_cases import MARK, Case, read_cases  # noqa: E402

LIBRARIES = ("liquid", "jekyll", "safe_yaml", "jekyll-sass-converter")
_PREFIX = re.compile(r"^Liquid(?: syntax)? error(?: \((?:[^()]*/)?[^()]*line (\d+)\))?: ")


def ask(given: Sequence[dict[str, Any]], stack: str = "") -> list[Any]:
    """Jekyll's answers, in order; of the one in the folder `stack` if it is given. Raises OSError without Ruby."""
    lines = "".join(json.dumps(case) + "\n" for case in given)
    paths = [f"-I{stack}/{name}/lib" for name in LIBRARIES if stack]
    run = subprocess.run(
        ["ruby", *paths, str(HERE / "record.rb")], input=lines, capture_output=True, text=True, timeout=300, check=False
    )
    if run.returncode:
        raise OSError("ruby or Jekyll is missing")
    return [json.loads(line) for line in run.stdout.split("\n") if line]


def _given(case: Case) -> dict[str, Any]:
    """What Ruby is asked; the data as YAML, which it reads itself."""
    found = [line for line in case.lines if line.startswith("  data: ")]
    data = found[0].removeprefix("  data: ") if found else "{}"
    return {"template": case.template, "yaml": data, "files": dict(case.files) or None, "config": dict(case.config)}


def _recorded(answer: dict[str, Any]) -> str:
    if "result" in answer:
        return f"  result: {json.dumps(answer['result'], ensure_ascii=False)}"
    words = _PREFIX.sub("", answer["message"])
    if answer["error"] == "NoMethodError":
        words = words.split("\n")[0]
    words = " ".join(re.split(r" in any of \[|\n\s*Valid syntax:| included $", words)[0].split())
    return f"  problem: {json.dumps(words, ensure_ascii=False)}"


def main() -> None:
    pages = os.environ.get("PAGES_STACK", "")
    for path in sorted(HERE.glob("*.yml")):
        stack = pages if path.name == "pages.yml" else ""
        if path.name == "pages.yml" and not pages:
            continue
        head = path.read_text(encoding="utf-8").split(MARK)[0]
        cases = list(read_cases(path))
        texts = [
            MARK + "\n".join([*case.lines, _recorded(answer)]) + "\n"
            for case, answer in zip(cases, ask([_given(case) for case in cases], stack), strict=True)
        ]
        path.write_text(head + "".join(texts), encoding="utf-8")


if __name__ == "__main__":
    main()
