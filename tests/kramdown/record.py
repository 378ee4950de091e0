"""Record what the installed kramdown makes of the cases here: `python tests/kramdown/record.py`, part of `make golden`.

Each `<case>.text` becomes `<case>.html`, under the options of `<case>.options` (JSON) where there are any, else
kramdown's own defaults without a highlighter. Needs Ruby with kramdown 2.4 and kramdown-parser-gfm 1.1.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

CASES = Path(__file__).parent
sys.path.insert(0, str(CASES.parent))

from oracle.judge import Judge, installed  # noqa: E402 (found by the line above)


def options(case: Path) -> dict[str, object]:
    """The options that a case is read with."""
    path = case.with_suffix(".options")
    return json.loads(path.read_text("utf-8")) if path.exists() else {}


def main() -> int:
    if not installed():
        print("kramdown is not installed: the recorded results stay as they are", file=sys.stderr)
        return 0
    cases = sorted(CASES.rglob("*.text"))
    with Judge() as judge:
        for case in cases:
            text, given = case.read_text("utf-8"), options(case)
            html = judge.html(text, given) or judge.html(text, given)  # a slow moment of the machine is no fault
            if html is None:
                raise ValueError(f"kramdown does not finish {case}")
            case.with_suffix(".html").write_text(html, "utf-8", newline="")
    print(f"recorded {len(cases)} cases")
    return 0


if __name__ == "__main__":
    sys.exit(main())
