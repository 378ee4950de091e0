"""Record what the installed kramdown and Jekyll make of the options here; null where they stop.

`values.yml` holds values of each option, `texts.yml` and `github.yml` texts that set options for themselves,
`native.yml` HTML that is taken for Markdown's elements, `elements.yml` texts in which every element stands once for
`TAG`, `sites.yml` settings of sites. Needs Ruby with Jekyll 4.3,
kramdown 2.4 and kramdown-parser-gfm 1.1.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
ELEMENTS = """
a abbr address applet area article b br button caption center code col colgroup dd del details div dl dt em
embed fieldset figcaption figure footer form h2 head hgroup hr html i iframe img input kbd label legend li
link map mark menu nav noscript object ol optgroup option p param pre q rp script section small span strong
style sub summary table tbody td textarea tfoot th thead tr u ul video wbr foo
"""
SITE_TEXT = """`a` b
c "d" &copy; -- $$x$$[^1]

# H *x*

~~~
x = 1
~~~

~~~ python
x = 1
~~~

* [u][v]
{:toc}

<div>*a*</div>

[^1]: n
"""


def load(name: str) -> list[Any]:
    cases: list[Any] = yaml.safe_load((HERE / f"{name}.yml").read_text("utf-8"))
    return cases


def questions() -> dict[str, list[Any]]:
    """What is asked, by the file that holds the answers: a text and options, or a site's settings."""
    return {
        "values": [[c["text"], {c["option"]: v} | _dialect(c["option"])] for c in load("values") for v in c["values"]],
        "texts": [[text, {}] for text in load("texts")],
        "github": [[text, {"input": "GFM"}] for text in load("github")],
        "native": [[text, {"html_to_native": True}] for text in load("native")],
        "elements": [
            [text.replace("TAG", name), {"html_to_native": True}]
            for text in load("elements")
            for name in ELEMENTS.split()
        ],
        "sites": load("sites"),
    }


def _dialect(option: str) -> dict[str, str]:
    return {"input": "GFM"} if option in ("hard_wrap", "gfm_quirks") else {}


def main() -> int:
    if shutil.which("ruby") is None:
        print("Ruby is not installed: the recorded results stay as they are", file=sys.stderr)
        return 0
    for name, asked in questions().items():
        lines = [json.dumps([SITE_TEXT, one] if name == "sites" else one) for one in asked]
        run = subprocess.run(
            ["ruby", "-Eutf-8", str(HERE / "record.rb"), "site" if name == "sites" else "kramdown"],
            input="\n".join(lines) + "\n",
            capture_output=True,
            text=True,
            check=True,
            timeout=300,
        )
        answers = [json.loads(line)[0] for line in run.stdout.split("\n") if line]
        shown = ",\n".join(json.dumps(answer, ensure_ascii=False) for answer in answers)
        (HERE / f"{name}.json").write_text(f"[\n{shown}\n]\n", "utf-8")
        print(f"recorded {len(answers)} {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
