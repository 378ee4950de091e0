"""`to_html` against Ruby's kramdown: CPU time of both for the same text, in one run, highlighting off on both sides.

Three texts of about 0.9 MB: the project's own page, over and over; its prose (this repository's Markdown files) as one
long document; and the tests' own cases, 7 kB of all the syntax there is, as many times. Each side converts each three
times in a process that is already warm, and the best time counts.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path

from jekyll_tools.front_matter import parse
from jekyll_tools.kramdown import to_html

ROOT = Path(__file__).parent.parent
CASES = ROOT / "tests" / "kramdown"
# Cases that would take in what follows them, and leave next to nothing to convert.
OPEN = {
    "block_extension/unknown",
    "block_html/never_closed",
    "block_html/raw",
    "codeblock_fenced/never_closed",
    "codeblock_fenced/shorter_end",
    "codeblock_fenced/two_words",
}
SIZE = 900_000
RUNS = 3
OPTIONS = {"input": "GFM", "hard_wrap": False, "syntax_highlighter": None}
_RUBY = """
require "kramdown"; require "kramdown-parser-gfm"; require "json"
text, count, runs, options = JSON.parse($stdin.read)
options = options.transform_keys(&:to_sym)
Kramdown::Document.new(text[0, 5000], options).to_html
times = Array.new(runs) do
  start = Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID)
  count.times { Kramdown::Document.new(text, options).to_html }
  Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID) - start
end
puts times.min
"""


def texts() -> dict[str, str]:
    """What is converted, by name; short ones are converted as often as makes `SIZE`."""
    page = parse("about.md", (ROOT / "_pages" / "about.md").read_bytes()).body.string
    prose = "\n\n".join(
        path.read_text("utf-8") for path in [*sorted(ROOT.glob("*.md")), *sorted(ROOT.glob("docs/**/*.md"))]
    )
    cases = [path for path in sorted(CASES.rglob("*.text")) if f"{path.parent.name}/{path.stem}" not in OPEN]
    return {
        "the project's page": page,
        "its prose, one document": "\n\n".join([prose] * (SIZE // len(prose))),
        "the tests' cases": "".join([f"{path.read_text('utf-8')}\n\n^\n\n" for path in cases]),
    }


def ours(text: str, count: int) -> float:
    """The best CPU seconds of `RUNS` runs."""
    to_html(text[:5000], **OPTIONS)
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        for _ in range(count):
            to_html(text, **OPTIONS)
        times.append(time.process_time() - start)
    return min(times)


def theirs(text: str, count: int) -> float:
    """The same, for Ruby's kramdown. Raises CalledProcessError."""
    given = json.dumps([text, count, RUNS, OPTIONS])
    done = subprocess.run(["ruby", "-e", _RUBY], input=given, capture_output=True, text=True, check=True)
    return float(done.stdout)


def main() -> None:
    has_ruby = shutil.which("ruby") is not None
    if (
        not has_ruby
        or subprocess.run(["ruby", "-e", 'require "kramdown-parser-gfm"'], capture_output=True, check=False).returncode
    ):
        print("kramdown: skipped, Ruby's kramdown is not installed (make oracle installs it)")
        return
    print("kramdown, CPU seconds")
    for name, text in texts().items():
        count = max(1, SIZE // len(text))
        one, other = ours(text, count), theirs(text, count)
        print(f"  {name:<24} to_html {one:5.2f}  kramdown {other:5.2f}  {other / one:.1f} times as long")


if __name__ == "__main__":
    sys.exit(main())
