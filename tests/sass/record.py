"""Records what Ruby Sass makes of the sheets here, in GitHub Pages' style; null for those that it refuses.

Debian's `ruby-sass` is the version that runs there, 3.7.4. Without it what is recorded stays.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import yaml

HERE = Path(__file__).parent
ASK = """
require "json"
require "sass"
made = JSON.parse(STDIN.read).map do |sheet|
  Sass::Engine.new(sheet, :syntax => :scss, :style => :compressed, :cache => false).render
rescue StandardError
  nil
end
puts JSON.generate(made)
"""


def main() -> None:
    sheets = yaml.safe_load((HERE / "newer_css.yml").read_text(encoding="utf-8"))
    asked = ["ruby", "-W0", "-e", ASK]
    run = subprocess.run(asked, input=json.dumps(sheets), capture_output=True, text=True, timeout=60, check=False)
    if run.returncode:
        if "cannot load such file -- sass" in run.stderr:
            return
        sys.exit(run.stderr)
    answers = dict(zip(sheets, json.loads(run.stdout), strict=True))
    (HERE / "newer_css.json").write_text(json.dumps(answers, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
