"""What action.yml runs: `check` as its inputs say, and what becomes of the findings on GitHub.

Everything comes by environment variables, so that no word of a stranger is ever part of a command: `INPUT_…`, FORK
(whether a pull request comes from another repository), UNTRUSTED (whether it is one at all), SETTINGS (the commit that
has a say in how it is checked; "": none has), and GitHub's own. The findings go to the log as text, which the runner is
told not to read, and to annotations, the job's summary and files, which action.yml hands on.
"""

from __future__ import annotations

import io
import json
import os
import re
import secrets
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout

from jekyll_tools import cli, limits
from jekyll_tools.records import NamedTuple
from jekyll_tools.reporters import names
from jekyll_tools.spelling import meant
from jekyll_tools.terminal import github_data, visible_lines

SHOWN = ("annotations", "summary")  # any other format is a file
LEVELS = ("errors", "warnings", "infos")


class Inputs(NamedTuple):
    """The inputs of action.yml: options that name the site, options of `check`, what to make of the findings, and the
    folder of the reports.
    """

    site: Sequence[str]
    check: Sequence[str]
    formats: Sequence[str]
    never_fails: bool
    folder: str

    def file(self, format: str) -> str:
        """Where a report is written."""
        return os.path.join(self.folder, f"report.{format}")

    @property
    def reports(self) -> list[str]:
        """The formats that are written to files."""
        files = [name for name in self.formats if name not in SHOWN]
        return list(dict.fromkeys(["json", "github", "text", "summary", *files]))


def read(environment: Mapping[str, str]) -> Inputs:
    """The inputs, of the environment. Raises ValueError for a format that there is not."""
    given = {name[6:]: value.strip() for name, value in environment.items() if name.startswith("INPUT_")}
    site = [f"--source={given.get('SOURCE') or '.'}"]
    if given.get("CONFIG"):
        site.append(f"--config={given['CONFIG']}")
    check = [f"--{name.lower()}={given[name]}" for name in ("SELECT", "IGNORE", "SINCE") if given.get(name)]
    untrusted = environment.get("UNTRUSTED") == "true"
    if untrusted:  # nobody turns off in a pull request what it is checked for
        check.append(f"--settings-from={environment.get('SETTINGS', '')}")
    if given.get("LINKS") == "true":
        check += ["--links", f"--profile={'pull-request' if untrusted else 'trusted'}", *_wishes(given)]
    level = given.get("FAIL_ON")
    check += [f"--fail-on={level}"] if level and level != "never" else []
    paths = filter(None, map(str.strip, given.get("PATHS", "").splitlines()))
    formats = given.get("FORMATS", "").replace(",", " ").split()
    known = (*SHOWN, *names())
    wrong = next((name for name in formats if name not in known), "")
    if wrong:
        raise ValueError(meant("format", wrong, known))
    folder = tempfile.mkdtemp(prefix="jekyll-tools-reports-", dir=environment.get("RUNNER_TEMP"))
    return Inputs(site, [*check, "--", *paths], formats, level == "never", folder)


def _wishes(given: Mapping[str, str]) -> list[str]:
    """What the workflow says of links, and not leaves to the site's settings."""
    said = {"true": "--", "false": "--no-"}
    return [said[given[name]] + name.lower() for name in ("THEME", "SUGGEST") if given.get(name) in said]


def main(environment: Mapping[str, str] = os.environ) -> int:
    """Checks, and tells; returns 0, for the outcome is the output `exit-code`, with which action.yml ends."""
    try:
        inputs = read(environment)
    except ValueError as error:
        print(f"::error title=jekyll-tools::{github_data(str(error))}")
        return cli.CANNOT_RUN
    code = _checked(inputs)
    counts = _counts(inputs)
    if "annotations" in inputs.formats:
        sys.stdout.write(_text(inputs.file("github")))
    if "summary" in inputs.formats:
        _append(environment, "GITHUB_STEP_SUMMARY", summary(inputs))
    outputs = {**counts, "exit-code": 0 if inputs.never_fails and code == cli.FINDINGS else code}
    outputs |= {"reports": inputs.folder, "sarif": _uploaded(inputs, environment)}
    _append(environment, "GITHUB_OUTPUT", "".join(f"{name}={value}\n" for name, value in outputs.items()))
    return 0


def _checked(inputs: Inputs) -> int:
    """The exit code of the check, whose words go to the log where the runner takes none of them for a command."""
    reports = [f"--report={format}={inputs.file(format)}" for format in inputs.reports]
    token, said = secrets.token_hex(16), io.StringIO()
    print(f"::stop-commands::{token}")
    with redirect_stderr(said):
        code = _run(["check", *inputs.site, *reports, *inputs.check])
    print(said.getvalue(), end="")
    print(f"::{token}::")
    if code > cli.FINDINGS:
        print(f"::error title=jekyll-tools::{github_data(said.getvalue().strip())}")
    return code


def _run(arguments: Sequence[str]) -> int:
    try:
        return cli.main(arguments)
    except SystemExit as usage:  # a wrong option
        return int(usage.code or 0)


def _counts(inputs: Inputs) -> dict[str, object]:
    said = json.loads(_text(inputs.file("json")) or "{}").get("summary", {})
    return {level: said.get(level, 0) for level in LEVELS}


def _uploaded(inputs: Inputs, environment: Mapping[str, str]) -> str:
    """The file for code scanning, "" where there is none or it cannot be taken there."""
    file = inputs.file("sarif")
    if not os.path.exists(file):
        return ""
    if environment.get("FORK") == "true":
        print("::notice title=jekyll-tools::Nothing is sent to code scanning: a pull request from a fork may not")
        return ""
    return file


def summary(inputs: Inputs) -> str:
    """The job's summary: the findings, and the redirects, within what GitHub takes."""
    findings = _text(inputs.file("summary")) or "## jekyll-tools could not run\n"
    said = io.StringIO()
    with redirect_stdout(said), redirect_stderr(io.StringIO()):
        code = _run(["redirects", "--for=csv", *inputs.site])
    table = _fenced(visible_lines(said.getvalue()), limits.SUMMARY_REDIRECTS) if code == cli.CLEAN else ""
    redirects = f"\n<details><summary>The redirects of the site</summary>\n\n{table}\n</details>\n" if table else ""
    return findings + redirects


def _fenced(text: str, size: int) -> str:
    """A text between fences that nothing in it closes: no markup in it is read, nobody is called, nothing is loaded."""
    raw = text.encode()
    if len(raw) > size:
        kept = raw[:size].decode("utf-8", "ignore").rpartition("\n")[0]
        raw = f"{kept}\n… and more".encode()
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
    return f"{fence}text\n{raw.decode().rstrip()}\n{fence}\n" if raw.strip() else ""


def _text(path: str) -> str:
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except FileNotFoundError:
        return ""


def _append(environment: Mapping[str, str], name: str, text: str) -> None:
    """Adds to one of the files in which a step leaves word for the runner."""
    path = environment.get(name)
    if path:
        with open(path, "a", encoding="utf-8") as file:
            file.write(text)


if __name__ == "__main__":
    sys.exit(main())
