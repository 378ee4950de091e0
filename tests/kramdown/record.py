"""Record what the installed kramdown makes of the cases here: `python tests/kramdown/record.py`, part of `make golden`.

Each `<case>.text` becomes `<case>.html`, under the options of `<case>.options` (JSON) where there are any, else
kramdown's own defaults without a highlighter. Needs Ruby with kramdown 2.4 and kramdown-parser-gfm 1.1.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

CASES = Path(__file__).parent
_RUBY = """
require "kramdown"; require "kramdown-parser-gfm"; require "json"
$stdin.each_line do |line|
  text, options = JSON.parse(line)
  options = {"syntax_highlighter" => nil}.merge(options)
  options["syntax_highlighter_opts"]&.transform_keys!(&:to_sym)
  options["typographic_symbols"]&.transform_keys!(&:to_sym)
  $stdout.puts JSON.generate([Kramdown::Document.new(text, options.transform_keys(&:to_sym)).to_html])
end
"""


def options(case: Path) -> dict[str, object]:
    """The options that a case is read with."""
    path = case.with_suffix(".options")
    return json.loads(path.read_text("utf-8")) if path.exists() else {}


def convert(cases: list[Path]) -> list[str]:
    """What kramdown makes of the cases."""
    lines = [json.dumps([case.read_text("utf-8"), options(case)]) for case in cases]
    done = subprocess.run(
        ["ruby", "-Eutf-8", "-e", _RUBY],
        input="\n".join(lines),
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return [json.loads(line)[0] for line in done.stdout.split("\n") if line]


def installed() -> bool:
    """Whether Ruby has kramdown and its GFM parser."""
    if shutil.which("ruby") is None:
        return False
    return (
        subprocess.run(["ruby", "-e", "require 'kramdown-parser-gfm'"], check=False, capture_output=True).returncode
        == 0
    )


def main() -> int:
    if not installed():
        print("kramdown is not installed: the recorded results stay as they are", file=sys.stderr)
        return 0
    cases = sorted(CASES.rglob("*.text"))
    for case, html in zip(cases, convert(cases), strict=True):
        case.with_suffix(".html").write_text(html, "utf-8", newline="")
    print(f"recorded {len(cases)} cases")
    return 0


if __name__ == "__main__":
    sys.exit(main())
