"""Records, beside each `<language>/<case>.txt`, the HTML that the installed Rouge makes of it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).parent


def cases() -> list[Path]:
    """The snippets, in order; the folder is the language."""
    return sorted(HERE.glob("*/*.txt"))


def ask(snippets: Sequence[tuple[str, str]]) -> list[str]:
    """Rouge's HTML of each (language, code), in order. Raises OSError where there is no Ruby, or no Rouge."""
    lines = "".join(json.dumps(snippet) + "\n" for snippet in snippets)
    run = subprocess.run(
        ["ruby", str(HERE / "record.rb")], input=lines, capture_output=True, text=True, timeout=60, check=False
    )
    if run.returncode:
        raise OSError(run.stderr.strip() or "ruby failed")
    return [json.loads(line)[0] for line in run.stdout.split("\n") if line]


def read(path: Path) -> str:
    """The text as it stands there, its line ends too."""
    return path.read_bytes().decode("utf-8")


def main() -> None:
    files = cases()
    try:
        found = ask([(file.parent.name, read(file)) for file in files])
    except OSError as error:
        print(f"Colours of code: not recorded, for Rouge cannot be asked ({str(error).splitlines()[0]})")
        return
    for file, html in zip(files, found, strict=True):
        file.with_suffix(".html").write_bytes(html.encode("utf-8"))


if __name__ == "__main__":
    main()
