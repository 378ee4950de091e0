"""Records the files of hosts for the table of redirects, once the servers at hand answer as the table says."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from hosts_table import GOLDEN, NAMES, made, recorded
from oracle.hosts import walked


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        table, _ = made(Path(folder))
    for name in NAMES:
        why = walked.missing(name) if name in walked.NAMES else "nothing to ask"
        wrong = [] if why else walked.walked(name, table.entries)[1]
        if wrong:
            sys.exit("\n".join([f"{name} answers otherwise:", *wrong]))
        print(f"{name}: {why or 'answers as it should'}")
        (GOLDEN / f"{name}.txt").write_text(recorded(name, table), encoding="utf-8")


if __name__ == "__main__":
    main()
