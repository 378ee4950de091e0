"""How long `jekyll-tools --version` takes, as a multiple of the interpreter's own start."""

from __future__ import annotations

import os
import sys

from timing import best

ours = os.path.join(os.path.dirname(sys.executable), "jekyll-tools")
times = best({"python -c pass": [sys.executable, "-c", "pass"], "jekyll-tools --version": [ours, "--version"]}, 21)
base, start = times.values()
print("start-up")
print(f"  python -c pass {base * 1000:.1f} ms, jekyll-tools --version {start * 1000:.1f} ms: {start / base:.2f} times")
