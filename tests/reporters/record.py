"""Records the goldens of the reporters; read what changed before it is committed."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from reporters.sample import report  # noqa: E402

from jekyll_tools.reporters import names, reporter  # noqa: E402

for name in names():
    (HERE / f"sample.{name}").write_text(reporter(name)(report()), encoding="utf-8")
(HERE / "sample.color").write_text(reporter("text")(report(color=True)), encoding="utf-8")
(HERE / "sample.folded").write_text(reporter("text")(report(shows="folded")), encoding="utf-8")
