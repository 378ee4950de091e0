"""action.yml's steps on a sample pull request, run as the runner runs them; hostile names, titles and links in it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from jekyll_tools import limits
from jekyll_tools.github_action import read

ROOT = Path(__file__).parents[1]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
CONFIG = "include: [_pages]\nplugins: [jekyll-redirect-from]\nurl: https://example.org\n"
FORK = "github.event.pull_request && github.event.pull_request.head.repo.full_name != github.repository"
UNTRUSTED = "github.event_name == 'pull_request'"
BASE = "github.event.pull_request.base.sha || github.event.before"
EXPRESSION = re.compile(r"\$\{\{ *(.*?) *\}\}")


class Runner:
    """As much of GitHub's runner as a composite action meets; steps that use other actions are passed over."""

    def __init__(self, workspace: Path, temporary: Path, event: str, known: Mapping[str, str]) -> None:
        self.workspace = workspace
        self.known = {"runner.temp": str(temporary), "github.token": "", "github.event_name": event, **known}
        self.temporary = temporary
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(temporary),
            "PYTHONPATH": "",
            "RUNNER_TEMP": str(temporary),
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_SERVER_URL": "https://github.example",
            "GITHUB_STEP_SUMMARY": str(temporary / "summary.md"),
            "GITHUB_OUTPUT": str(temporary / "output"),
        }
        for name, value in ACTION["inputs"].items():
            self.known.setdefault(f"inputs.{name}", self.filled(str(value["default"])))
        self.known["steps.python.outputs.python-path"] = sys.executable
        self.known["steps.install.outputs.tool"] = sys.executable  # its step would ask the package index

    def filled(self, text: str) -> str:
        return EXPRESSION.sub(lambda match: self.known.get(match[1], ""), text)

    def run(self) -> tuple[int, str]:
        """The exit code of the last step, and the log."""
        log = ""
        for step in ACTION["runs"]["steps"]:
            if "run" not in step or step.get("id") == "install":
                continue
            output = self.temporary / "output"
            output.write_text("")
            script = self.temporary / "step.sh"
            script.write_text(step["run"])
            done = subprocess.run(
                ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", str(script)],
                cwd=self.workspace,
                env={**self.environment, **{k: self.filled(v) for k, v in step.get("env", {}).items()}},
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                check=False,
            )
            log += done.stdout.decode()
            for line in output.read_text().splitlines():
                name, _, value = line.partition("=")
                self.known[f"steps.{step.get('id')}.outputs.{name}"] = value
            if done.returncode:
                return done.returncode, log
        return 0, log

    def output(self, name: str) -> str:
        return self.filled(ACTION["outputs"][name]["value"])


def commands(log: str) -> list[str]:
    """The commands that the runner would take from a log, by its two parsers, stopped and resumed as it does."""
    found: list[str] = []
    stopped = ""
    for line in log.splitlines():
        word = line.lstrip()
        if stopped:
            stopped = "" if word == f"::{stopped}::" else stopped
            continue
        if word.startswith("::") and "::" in word[2:]:
            if word.startswith("::stop-commands::"):
                stopped = word[17:]
            else:
                found.append(word)
        elif "##[" in line:
            found.append(line)
    return found


def git(folder: Path, *arguments: str) -> str:
    who = {"GIT_AUTHOR_NAME": "n", "GIT_AUTHOR_EMAIL": "e", "GIT_COMMITTER_NAME": "n", "GIT_COMMITTER_EMAIL": "e"}
    env = {**os.environ, **who, "GIT_CONFIG_GLOBAL": os.devnull}
    done = subprocess.run(["git", "-C", str(folder), *arguments], env=env, capture_output=True, check=True)
    return done.stdout.decode().strip()


def pull_request(tmp_path: Path, before: Mapping[str, str], after: Mapping[str, str]) -> Path:
    """What actions/checkout makes of a pull request: a clone of its merge, of depth one."""
    origin, clone = tmp_path / "origin", tmp_path / "clone"
    origin.mkdir()
    git(origin, "init", "-q", "-b", "main")
    git(origin, "config", "uploadpack.allowAnySHA1InWant", "true")
    for branch, files in (("main", before), ("change", after)):
        if branch == "change":
            git(origin, "checkout", "-q", "-b", "change")
        for name, text in files.items():
            (origin / name).parent.mkdir(parents=True, exist_ok=True)
            (origin / name).write_text(text)
        git(origin, "add", "-A")
        git(origin, "commit", "-q", "-m", "x")
    git(origin, "checkout", "-q", "-b", "pull", "main")
    git(origin, "merge", "-q", "--no-ff", "-m", "merge", "change")
    clone.mkdir()
    git(clone, "init", "-q")
    git(clone, "remote", "add", "origin", f"file://{origin}")
    git(clone, "fetch", "-q", "--depth=1", "origin", "pull")
    git(clone, "checkout", "-q", "FETCH_HEAD")
    return clone


def run(
    tmp_path: Path,
    clone: Path,
    event: str = "pull_request",
    known: Mapping[str, str] | None = None,
    **inputs: str,
) -> tuple[Runner, int, str]:
    temporary = tmp_path / "temporary"
    temporary.mkdir(exist_ok=True)
    known = {**(known or {}), **{f"inputs.{name.replace('_', '-')}": value for name, value in inputs.items()}}
    runner = Runner(clone, temporary, event, known)
    return runner, *runner.run()


OLD = "---\npermalink: /old/\n---\nAn old </span> fault.\n"
BEFORE = {"_config.yml": CONFIG, "_pages/a.md": OLD}
AFTER = {"_pages/a.md": OLD.replace("An", "First.\n\nAn").replace("/old/", "/new/") + "\nA new </b> one.\n"}


def test_a_pull_request(tmp_path: Path) -> None:
    runner, code, log = run(tmp_path, pull_request(tmp_path, BEFORE, AFTER))
    places = [line.split("::")[1].split(",title=")[0] for line in commands(log)]
    assert places == [
        "error file=_pages/a.md,line=2,endLine=2,col=12,endColumn=17",
        "error file=_pages/a.md,line=8,endLine=8,col=7,endColumn=11",
    ]
    counts = [runner.output(name) for name in ("errors", "warnings", "infos", "exit-code")]
    assert (code, counts) == (1, ["2", "0", "0", "1"])
    summary = (tmp_path / "temporary/summary.md").read_text()
    assert summary.splitlines()[0] == "## jekyll-tools: ❌ 2 errors in 1 file"
    assert json.loads((Path(runner.output("reports")) / "report.json").read_text())["summary"]["errors"] == 2


def test_what_a_push_brings(tmp_path: Path) -> None:
    clone = pull_request(tmp_path, BEFORE, AFTER)
    before = git(tmp_path / "origin", "rev-parse", "main")
    _, code, log = run(tmp_path, clone, "push", {BASE: before})
    assert (code, len(commands(log)), "shallow" in log) == (1, 2, False)
    assert [line.rpartition(",title=")[2].split("::")[0] for line in commands(log)] == ["lost-url", "stray-end-tag"]


def test_everything_is_told_of_a_new_branch_and_where_it_is_asked_for(tmp_path: Path) -> None:
    clone = pull_request(tmp_path, BEFORE, AFTER)
    for event, since in (("push", "auto"), ("schedule", "auto"), ("pull_request", "all")):
        _, code, log = run(tmp_path, clone, event, {BASE: "0" * 40}, since=since)
        assert (code, len(commands(log))) == (1, 2)  # two tags that close nothing, no address that is lost
        assert [line.rpartition(",title=")[2].split("::")[0] for line in commands(log)] == ["stray-end-tag"] * 2


def test_since_a_branch(tmp_path: Path) -> None:
    _, code, log = run(tmp_path, pull_request(tmp_path, BEFORE, AFTER), since="main", fail_on="never")
    assert (code, len(commands(log))) == (0, 2)


@pytest.mark.parametrize("since", ["nowhere", "--upload-pack=touch ran", "$(touch ran)", "a;touch ran", "-"])
def test_a_base_that_cannot_be_fetched(tmp_path: Path, since: str) -> None:
    clone = pull_request(tmp_path, BEFORE, AFTER)
    _, code, log = run(tmp_path, clone, since=since)
    assert (code, commands(log)[0].split("::")[1]) == (1, "warning title=jekyll-tools")
    assert not (clone / "ran").exists()


def test_what_cannot_be_run_is_an_error_of_its_own(tmp_path: Path) -> None:
    clone = pull_request(tmp_path, BEFORE, AFTER)
    for inputs, words in [
        ({"select": "nonsense"}, "jekyll-tools: no rule or family 'nonsense'"),
        ({"source": "nowhere"}, "jekyll-tools: no such folder: nowhere"),
        ({"paths": "nowhere.md"}, "jekyll-tools: nowhere.md: no such file in the site"),
    ]:
        runner, code, log = run(tmp_path, clone, **inputs)
        assert (code, runner.output("errors")) == (2, "0")
        assert [line.split(";")[0] for line in commands(log)] == [f"::error title=jekyll-tools::{words}"]
    _, code, log = run(tmp_path, clone, formats="annotations,pdf")
    assert (code, len(commands(log))) == (2, 1)


def test_nothing_of_a_stranger_acts(tmp_path: Path) -> None:
    """File names, titles, links and modules that would act on a shell, the runner, Python or a summary."""
    ran = tmp_path / "ran"
    names = [
        "$(touch RAN).md",
        "`touch RAN`.md",
        "; touch RAN;.md",
        "a\n::error::x.md",
        "a\n::stop-commands::x.md",
        "##[error]x.md",
        "-s.md",
        "a%0A::warning::y.md",
        "\x1b[31m.md",
        "```.md",
        "@org/team <img src=x>.md",
    ]
    title = '"\\n::set-output name=errors::0\\n```\\n<img src=https://evil.example/x> @org/team ##[add-mask]a ${{ 1 }}"'
    bad = f"---\ntitle: {title}\npermalink: {title}\nredirect_from: [{title}, '/a`b/']\nlayout: {title}\n---\n"
    bad += "</b> [x](/::error::y`````x) [y](</$(touch RAN)>) [::error::](javascript:x)\n\n::error::x\n\n</i>\n"
    after = {f"_pages/{name}".replace("RAN", ran.name): bad.replace("RAN", str(ran)) for name in names}
    after |= {f"{module}.py": f"open({str(ran)!r}, 'w')\n" for module in ("argparse", "json", "yaml", "sitecustomize")}
    after["jekyll_tools/__init__.py"] = f"open({str(ran)!r}, 'w')\n"
    runner, code, log = run(tmp_path, pull_request(tmp_path, BEFORE, after), paths="")
    assert code == 1
    assert not ran.exists()
    assert not (tmp_path / "clone" / ran.name).exists()
    found = commands(log)
    assert len(found) <= 3 * limits.ANNOTATIONS
    assert [
        line for line in found if not re.match(r"::(error|warning|notice) (file=_pages/|title=jekyll-tools)", line)
    ] == []
    assert int(runner.output("errors")) > 10
    summary = (tmp_path / "temporary/summary.md").read_text()
    assert len(summary.encode()) < 1 << 20
    shown = "\n".join(outside(summary))
    assert [word for word in ("<img", "@org", "](https://evil", "##[", "::", "$(") if word in shown] == []


def outside(markdown: str) -> list[str]:
    """The lines of a summary that are not within a fence, but for those around the redirects."""
    found: list[str] = []
    fence = ""
    for line in markdown.splitlines():
        ticks = re.match(r"(`{3,})(text)?$", line)
        if ticks and (not fence or ticks[1] == fence):
            fence = "" if fence else ticks[1]
        elif not fence and line and "details>" not in line:
            found.append(line)
    return found


def test_a_summary_of_many_findings_stays_within_its_limit(tmp_path: Path) -> None:
    page = "---\nredirect_from: [" + "/a/, " * 400 + "]\n---\n" + "x </b>\n\n" * 400
    clone = pull_request(tmp_path, BEFORE, {f"_pages/{n}.md": page for n in range(20)})
    _, code, log = run(tmp_path, clone, since="all")
    assert (code, len(commands(log))) == (1, limits.ANNOTATIONS)
    most = limits.SUMMARY_BYTES + limits.SUMMARY_REDIRECTS + 1000
    assert len((tmp_path / "temporary/summary.md").read_bytes()) <= most < 1 << 20


@pytest.mark.parametrize("fork", ["true", "false"])
def test_code_scanning(tmp_path: Path, fork: str) -> None:
    clone = pull_request(tmp_path, BEFORE, AFTER)
    runner, code, log = run(tmp_path, clone, known={FORK: fork}, formats="sarif")
    notices = [line.split("::")[1] for line in commands(log)]
    assert (code, notices) == (1, ["notice title=jekyll-tools"] if fork == "true" else [])
    sarif = Path(runner.output("reports")) / "report.sarif"
    assert runner.known["steps.check.outputs.sarif"] == ("" if fork == "true" else str(sarif))
    assert len(json.loads(sarif.read_text())["runs"][0]["results"]) == 2


def test_a_pull_request_has_no_say_in_what_it_is_checked_for(tmp_path: Path) -> None:
    loose = "jekyll_tools: {ignore: [html, redirects]}\n"
    clone = pull_request(tmp_path, BEFORE, {**AFTER, "_config.yml": CONFIG + loose})
    for untrusted, errors in (("true", "2"), ("false", "0")):
        runner, _, _ = run(tmp_path, clone, known={UNTRUSTED: untrusted})
        assert runner.output("errors") == errors


@pytest.mark.parametrize(
    ("inputs", "base", "changed", "expected"),
    [
        ({}, "", "", 0),  # a warning alone is no failure
        ({}, "warning", "", 1),  # the site's own level
        ({"fail_on": "error"}, "warning", "", 0),  # the workflow's wins
        ({}, "warning", "error", 1),  # a pull request does not change it
    ],
)
def test_the_level_that_the_site_fails_at(
    tmp_path: Path, inputs: Mapping[str, str], base: str, changed: str, expected: int
) -> None:
    said = {level: f"{CONFIG}jekyll_tools: {{fail-on: {level}}}\n" if level else CONFIG for level in (base, changed)}
    after = {"_pages/a.md": OLD + "\n<center>old</center>\n", **({"_config.yml": said[changed]} if changed else {})}
    clone = pull_request(tmp_path, {**BEFORE, "_config.yml": said[base]}, after)
    runner, code, _ = run(tmp_path, clone, known={UNTRUSTED: "true"}, since="main", **inputs)
    assert (code, runner.output("errors"), runner.output("warnings")) == (expected, "0", "1")


@pytest.mark.parametrize(("untrusted", "profile"), [("true", "pull-request"), ("false", "trusted")])
def test_strangers_links_have_their_profile(tmp_path: Path, untrusted: str, profile: str) -> None:
    inputs = read({"INPUT_LINKS": "true", "UNTRUSTED": untrusted, "RUNNER_TEMP": str(tmp_path)})
    assert inputs.check == ["--links", f"--profile={profile}", "--"]


GH = f"""#!{sys.executable}
import json, shutil, sys
words = sys.argv[1:]
with open("LOG", "a") as log:
    log.write(json.dumps(words) + "\\n")
path = next(word for word in words if word.startswith("repos/"))
if path.endswith("/zip"):
    sys.stdout.buffer.write(open("ZIP", "rb").read())
elif path.endswith("/pulls"):
    print(7)
elif path.endswith("/artifacts"):
    print(11)
elif "PATCH" in words or "POST" in words:
    shutil.copy("comment.md", "BODY")
"""


def test_the_comment_takes_a_text_and_nothing_else(tmp_path: Path) -> None:
    """docs/workflows/comment.yml, with a `gh` of our own and an archive that a stranger made."""
    report = (
        "@org/team ![](https://evil.example/x)\n```\n</details><img src=x>\n<!-- -->\x1b[31m\u202e````\n" + "y" * 50_000
    )
    with zipfile.ZipFile(tmp_path / "report.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../../outside", "x")
        archive.writestr("report.text", report)
    gh = tmp_path / "bin/gh"
    gh.parent.mkdir()
    words = GH.replace("LOG", str(tmp_path / "log")).replace("ZIP", str(tmp_path / "report.zip"))
    gh.write_text(words.replace("BODY", str(tmp_path / "body.md")))
    gh.chmod(0o755)
    workflow = yaml.safe_load((ROOT / "docs/workflows/comment.yml").read_text(encoding="utf-8"))
    [step] = workflow["jobs"]["comment"]["steps"]
    environment = {"PATH": f"{gh.parent}:{os.environ['PATH']}", "TMPDIR": str(tmp_path)}
    environment |= {"RUN": "1", "GH_REPO": "o/n", "HEAD": "a", "OWNER": "$(touch ran)", "BRANCH": "x;touch ran"}
    subprocess.run(["bash", "-e", "-o", "pipefail", "-c", step["run"]], env=environment, check=True, cwd=tmp_path)
    body = (tmp_path / "body.md").read_text()
    assert outside(body) == ["<!-- jekyll-tools -->"]
    assert (body.count("\x1b"), body.count("\u202e"), body.splitlines()[1]) == (0, 0, "`````text")
    assert len(body) < 21_000
    assert not (tmp_path / "ran").exists()
    asked = [json.loads(line) for line in (tmp_path / "log").read_text().splitlines()]
    assert [next(word for word in words if word.startswith("repos/")) for words in asked] == [
        "repos/o/n/pulls",
        "repos/o/n/actions/runs/1/artifacts",
        "repos/o/n/actions/artifacts/11/zip",
        "repos/o/n/issues/7/comments",
        "repos/o/n/issues/7/comments",
    ]
