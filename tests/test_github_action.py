"""action.yml's steps on a sample pull request, run as the runner runs them; hostile names, titles and links in it."""

from __future__ import annotations

import json
import os
import re
import shutil
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
UNTRUSTED = "startsWith(github.event_name, 'pull_request')"
BASE = "github.event.pull_request.base.sha || github.event.before"
EXPRESSION = re.compile(r"\$\{\{ *(.*?) *\}\}")


class Runner:
    """As much of GitHub's runner as a composite action meets; steps that use other actions are passed over."""

    def __init__(self, workspace: Path, temporary: Path, event: str, known: Mapping[str, str]) -> None:
        self.workspace = workspace
        self.known = {"runner.temp": str(temporary), "github.token": "", "github.event_name": event}
        self.known |= {UNTRUSTED: str(event.startswith("pull_request")).lower(), **known}
        self.temporary = temporary
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(temporary),
            "PYTHONPATH": "",
            "RUNNER_TEMP": str(temporary),
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_SERVER_URL": "https://github.example",
            "GITHUB_SHA": known.get("github.sha", git(workspace, "rev-parse", "HEAD")),
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


LOOSE = "jekyll_tools: {ignore: [html, redirects]}\n"


@pytest.mark.parametrize(
    ("event", "inputs", "errors"),
    [
        ("push", {"since": "main"}, "0"),
        ("pull_request", {}, "2"),
        ("pull_request", {"since": "all"}, "2"),  # two tags that close nothing
        ("pull_request_target", {"since": "main"}, "2"),
    ],
)
def test_a_pull_request_has_no_say_in_what_it_is_checked_for(
    tmp_path: Path, event: str, inputs: Mapping[str, str], errors: str
) -> None:
    clone = pull_request(tmp_path, BEFORE, {**AFTER, "_config.yml": CONFIG + LOOSE})
    runner, _, _ = run(tmp_path, clone, event, {BASE: git(tmp_path / "origin", "rev-parse", "main")}, **inputs)
    assert runner.output("errors") == errors


def test_where_the_base_is_not_to_be_had_no_settings_count(tmp_path: Path) -> None:
    clone = pull_request(tmp_path, BEFORE, {**AFTER, "_config.yml": CONFIG + LOOSE})
    git(clone, "remote", "set-url", "origin", str(tmp_path / "nowhere"))
    runner, code, log = run(tmp_path, clone)
    said = [line.split("::")[1] for line in commands(log)]
    assert (code, runner.output("errors"), said[:2]) == (1, "2", ["warning title=jekyll-tools"] * 2)


def test_a_merge_of_the_branch_itself_is_no_base(tmp_path: Path) -> None:
    """A checkout of the branch, whose last commit is a merge: its first parent is what the stranger had before."""
    pull_request(tmp_path, BEFORE, {**AFTER, "_config.yml": CONFIG + LOOSE})
    origin, branch = tmp_path / "origin", tmp_path / "branch"
    git(origin, "checkout", "-q", "main")
    git(origin, "commit", "-q", "--allow-empty", "-m", "meanwhile")
    git(origin, "checkout", "-q", "change")
    git(origin, "merge", "-q", "-m", "merge", "main")
    git(tmp_path, "clone", "-q", "--depth=1", "--branch=change", f"file://{origin}", "branch")
    known = {BASE: git(origin, "rev-parse", "main"), "github.sha": git(origin, "rev-parse", "pull")}
    runner, _, _ = run(tmp_path, branch, known=known)
    assert runner.output("errors") == "2"


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
    runner, code, _ = run(tmp_path, clone, since="main", **inputs)
    assert (code, runner.output("errors"), runner.output("warnings")) == (expected, "0", "1")


ASKED = [
    ("true", {}, ["--settings-from=abc", "--links", "--profile=pull-request"]),
    ("false", {}, ["--links", "--profile=trusted"]),
    ("false", {"THEME": "true", "SUGGEST": "false"}, ["--links", "--profile=trusted", "--theme", "--no-suggest"]),
    ("false", {"THEME": "yes"}, ["--links", "--profile=trusted"]),
    ("false", {"LINKS": "false", "THEME": "true"}, []),
]


@pytest.mark.parametrize(("untrusted", "inputs", "expected"), ASKED)
def test_strangers_links_have_their_profile(
    tmp_path: Path, untrusted: str, inputs: Mapping[str, str], expected: list[str]
) -> None:
    given = {f"INPUT_{name}": value for name, value in {"LINKS": "true", **inputs}.items()}
    said = read({**given, "UNTRUSTED": untrusted, "SETTINGS": "abc", "RUNNER_TEMP": str(tmp_path)})
    assert said.check == [*expected, "--"]


def test_what_is_kept_between_runs(tmp_path: Path) -> None:
    """The cache that a run leaves is used by the next, and makes no difference to it when somebody has spoilt it."""
    clone = pull_request(tmp_path, BEFORE, AFTER)
    told = [commands(run(tmp_path, clone, "push", since="all")[2])]
    kept = [file for file in (tmp_path / "temporary/jekyll-tools-cache").rglob("*") if file.is_file()]
    assert kept
    told.append(commands(run(tmp_path, clone, "push", since="all")[2]))
    for file in kept:
        file.write_bytes(b"spoilt" + file.read_bytes()[6:-1])
    told.append(commands(run(tmp_path, clone, "push", since="all")[2]))
    assert told == [told[0]] * 3
    assert len(told[0]) == 2


# The API as far as the workflow asks it; `--jq` is done by jq.
GH = f"""#!{sys.executable}
import json, pathlib, shutil, subprocess, sys
words, here = sys.argv[1:], pathlib.Path(__file__).parent
path = next(word for word in words if word.startswith("repos/"))
with open(here / "log", "a") as log:
    log.write(path + "\\n")
if path.endswith("/zip"):
    sys.stdout.buffer.write((here / "zip").read_bytes())
elif "PATCH" in words or "POST" in words:
    shutil.copy("comment.md", here / "body")
else:
    given = json.loads((here / "api.json").read_text())[path.rpartition("/")[2]]
    subprocess.run(["jq", "-r", words[words.index("--jq") + 1]], input=json.dumps(given).encode(), check=True)
"""
API: dict[str, Any] = {
    "pulls": [{"number": 6, "head": {"sha": "b"}}, {"number": 7, "head": {"sha": "a"}}],
    "artifacts": {
        "artifacts": [
            {"id": 10, "name": "other", "size_in_bytes": 9},
            {"id": 11, "name": "jekyll-tools-report", "size_in_bytes": 999_999},
        ]
    },
    "comments": [
        {"id": 1, "user": {"login": "github-actions[bot]"}, "body": "of another workflow"},
        {"id": 2, "user": {"login": "a-stranger"}, "body": "<!-- jekyll-tools -->"},
    ],
}
ASKING = ["pulls", "actions/runs/1/artifacts", "actions/artifacts/11/zip", "issues/7/comments", "issues/7/comments"]
HOSTILE = (
    "@org/team ![](https://evil.example/x)\n```\n</details><img src=x>\n<!-- -->\x1b[31m\u202e````\n" + "y" * 50_000
)


def comment(tmp_path: Path, members: Mapping[str, str], **api: Any) -> tuple[int, list[str], str]:
    """docs/workflows/comment.yml, with a `gh` of our own and an archive that a stranger made: the exit code, what the
    API is asked, and the comment.
    """
    if not shutil.which("jq"):
        pytest.skip("jq is not installed")
    here = tmp_path / "bin"
    here.mkdir()
    with zipfile.ZipFile(here / "zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    (here / "gh").write_text(GH)
    (here / "gh").chmod(0o755)
    (here / "api.json").write_text(json.dumps(API | api))
    workflow = yaml.safe_load((ROOT / "docs/workflows/comment.yml").read_text(encoding="utf-8"))
    [step] = workflow["jobs"]["comment"]["steps"]
    environment = {"PATH": f"{here}:{os.environ['PATH']}", "TMPDIR": str(tmp_path)}
    environment |= {"RUN": "1", "GH_REPO": "o/n", "HEAD": "a", "OWNER": "$(touch ran)", "BRANCH": "x;touch ran"}
    code = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", step["run"]], env=environment, check=False, cwd=tmp_path
    ).returncode
    assert not list(tmp_path.rglob("ran"))
    asked = [line.removeprefix("repos/o/n/") for line in (here / "log").read_text().splitlines()]
    body = here / "body"
    return code, asked, body.read_text() if body.exists() else ""


def test_the_comment_takes_a_text_and_nothing_else(tmp_path: Path) -> None:
    code, asked, body = comment(tmp_path, {"../../../outside": "x", "report.text": HOSTILE})
    assert (code, asked, outside(body)) == (0, ASKING, ["<!-- jekyll-tools -->"])
    assert (body.count("\x1b"), body.count("\u202e"), body.splitlines()[1]) == (0, 0, "`````text")
    assert len(body) < 21_000


def test_the_comment_is_renewed(tmp_path: Path) -> None:
    own = {"id": 3, "user": {"login": "github-actions[bot]"}, "body": "<!-- jekyll-tools -->\n"}
    code, asked, body = comment(tmp_path, {"report.text": "x"}, comments=[*API["comments"], own, {**own, "id": 4}])
    assert (code, asked[-1], body) == (0, "issues/comments/3", "<!-- jekyll-tools -->\n```text\nx\n```\n")


ARTIFACT = API["artifacts"]["artifacts"][1]


@pytest.mark.parametrize(
    ("api", "asked"),
    [
        ({"artifacts": {"artifacts": [{**ARTIFACT, "size_in_bytes": 1_000_000}]}}, ASKING[:2]),  # too big
        ({"artifacts": {"artifacts": []}}, ASKING[:2]),
        ({"pulls": [{"number": 7, "head": {"sha": "c"}}]}, ASKING[:2]),  # the branch has gone on
        ({"pulls": []}, ASKING[:2]),
    ],
)
def test_where_there_is_nothing_to_comment(tmp_path: Path, api: Mapping[str, Any], asked: list[str]) -> None:
    assert comment(tmp_path, {"report.text": "x"}, **api) == (0, asked, "")


@pytest.mark.parametrize("members", [{"other.text": "x"}, {"../report.text": "x"}])
def test_an_archive_without_report(tmp_path: Path, members: Mapping[str, str]) -> None:
    assert comment(tmp_path, members) == (1, ASKING[:3], "")


def test_an_archive_that_unpacks_to_very_much(tmp_path: Path) -> None:
    _, _, body = comment(tmp_path, {"report.text": "`" * 50_000_000})
    assert (len(body), body.count("`")) == (60_031, 60_002)  # GitHub takes 65,536 characters
