"""`to_html` against Ruby's kramdown: CPU time of both for the same pages, in one run, highlighting off on both sides.

A page is all of the tests' own cases, one after the other; there are as many pages as make 0.9 MB. (As one document
of that length they would flatter us: kramdown took over a minute for it, far more than in proportion.) Each side
converts the pages three times in a process that is already warm; the best time of each counts.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path

from jekyll_tools.kramdown import to_html

CASES = Path(__file__).parent.parent / "tests" / "kramdown"
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
_RUBY = """
require "kramdown"; require "kramdown-parser-gfm"; require "json"
page, count, runs = JSON.parse($stdin.read)
options = {input: "GFM", hard_wrap: false, syntax_highlighter: nil}
times = Array.new(runs) do
  start = Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID)
  count.times { Kramdown::Document.new(page, options).to_html }
  Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID) - start
end
puts times.min
"""


def page() -> str:
    """The cases, with what ends every block between them."""
    paths = [path for path in sorted(CASES.rglob("*.text")) if _name(path) not in OPEN]
    return "".join([f"{path.read_text('utf-8')}\n\n^\n\n" for path in paths])


def _name(path: Path) -> str:
    return path.relative_to(CASES).with_suffix("").as_posix()


def ours(text: str, count: int) -> float:
    to_html(text, input="GFM", hard_wrap=False)
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        for _ in range(count):
            to_html(text, input="GFM", hard_wrap=False)
        times.append(time.process_time() - start)
    return min(times)


def theirs(text: str, count: int) -> float:
    given = json.dumps([text, count, RUNS])
    command = ["ruby", "-Eutf-8", "-e", _RUBY]
    return float(subprocess.run(command, input=given, capture_output=True, text=True, check=True, timeout=300).stdout)


def main() -> int:
    text = page()
    size = len(text.encode())
    count = -(-SIZE // size)
    mine = ours(text, count)
    print(f"jekyll-tools  {mine:6.2f} s for {count} pages of {size / 1000:.0f} kB, {count * size / 1e6:.2f} MB")
    if shutil.which("ruby") is None:
        print("Ruby is not installed: nothing to compare with")
        return 0
    other = theirs(text, count)
    print(f"kramdown      {other:6.2f} s   ratio {other / mine:.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
