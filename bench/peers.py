"""The converters that `to_html` is measured by: Ruby's kramdown, and mistune as it comes, with its plugins.

All convert the same texts, in turn, in processes that are warm; what counts is the least CPU time of several rounds.
"""

from __future__ import annotations

import gc
import json
import shutil
import subprocess
import time
from collections.abc import Callable, Sequence
from typing import Any

import mistune

from jekyll_tools.kramdown import jekyll_options, to_html

ROUNDS = 4
PLUGINS = ["strikethrough", "footnotes", "table", "task_lists", "def_list", "abbr", "math"]
_RUBY = """
require "kramdown"; require "kramdown-parser-gfm"; require "rouge"; require "json"
texts, options = JSON.parse($stdin.gets)
options = options.transform_keys(&:to_sym)
options[:syntax_highlighter_opts] = options[:syntax_highlighter_opts].transform_keys(&:to_sym)
$stdout.sync = true
texts.each { |text| Kramdown::Document.new(text[0, 2000], options).to_html }
puts
while $stdin.gets
  GC.start
  start = Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID)
  texts.each { |text| Kramdown::Document.new(text, options).to_html }
  puts Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID) - start
end
"""


def has_ruby() -> bool:
    """Whether Ruby's kramdown is installed."""
    command = ["ruby", "-e", 'require "kramdown-parser-gfm"; require "rouge"']
    return (
        shutil.which("ruby") is not None and subprocess.run(command, capture_output=True, check=False).returncode == 0
    )


def options(highlight: bool) -> dict[str, Any]:
    """What Jekyll sets, with code coloured or not."""
    return (
        jekyll_options({})
        if highlight
        else jekyll_options({"kramdown": {"syntax_highlighter_opts": {"disable": True}}})
    )


class Kramdown:
    """Ruby's kramdown, in a process of its own."""

    def __init__(self, texts: Sequence[str], highlight: bool) -> None:
        given = {**options(highlight), "toc_levels": "1..6", "smart_quotes": "lsquo,rsquo,ldquo,rdquo"}
        self._process = subprocess.Popen(
            ["ruby", "-e", _RUBY], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self._ask(json.dumps([texts, given]))

    def __call__(self) -> float:
        """The CPU seconds of one round."""
        return float(self._ask(""))

    def close(self) -> None:
        self._process.communicate()

    def _ask(self, line: str) -> str:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()
        return self._process.stdout.readline()


def times(texts: Sequence[str], highlight: bool = False, peers: bool = True) -> dict[str, float]:
    """The CPU seconds that each converter takes for the texts."""
    given = options(highlight)
    stock = mistune.create_markdown(escape=False, plugins=PLUGINS)
    kramdown = Kramdown(texts, highlight)
    rounds: dict[str, Callable[[], float]] = {
        "to_html": lambda: seconds(lambda text: to_html(text, **given), texts),
        "kramdown": kramdown,
    }
    if peers:
        rounds["mistune"] = lambda: seconds(stock, texts)
    best = dict.fromkeys(rounds, float("inf"))
    for _ in range(ROUNDS):
        for name, run in rounds.items():
            best[name] = min(best[name], run())
    kramdown.close()
    return best


def seconds(convert: Callable[[str], object], texts: Sequence[str]) -> float:
    """The CPU seconds of one round of a converter in this process."""
    gc.collect()
    start = time.process_time()
    for text in texts:
        convert(text)
    return time.process_time() - start


def show(name: str, texts: Sequence[str], highlight: bool = False) -> None:
    """Measures and prints a line: our time, and how many times as long the others take."""
    found = times(texts, highlight)
    ours = found.pop("to_html")
    size = sum(map(len, texts)) / 1e6
    others = "  ".join(f"{peer} {other * 1000:6.0f} ms ({other / ours:.1f})" for peer, other in found.items())
    print(f"  {name:<32} {size:5.2f} MB  to_html {ours * 1000:6.0f} ms  {others}", flush=True)
