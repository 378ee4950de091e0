"""The command line as a user meets it: exit codes, one clear sentence, no traceback."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from interrupted import interrupted

from jekyll_tools import __version__
from jekyll_tools.cli import main
from jekyll_tools.limits import SAME_FINDINGS

PAGE = "---\ntitle: About\npermalink: /about/\n---\n\nHello *there*.\n"
CONFIG = "include: [_pages]\nplugins: [jekyll-redirect-from]\nkramdown: {input: GFM}\nurl: https://example.org\n"


def run(*arguments: str, cwd: Path, **extra: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "jekyll_tools", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=60, check=False, **extra)  # type: ignore[call-overload,no-any-return]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "_pages").mkdir()
    (tmp_path / "_config.yml").write_text(CONFIG)
    (tmp_path / "_pages" / "about.md").write_text(PAGE)
    return tmp_path


def write(site: Path, text: str | bytes, name: str = "_pages/bad.md") -> None:
    (site / name).write_bytes(text.encode() if isinstance(text, str) else text)


def test_version(tmp_path: Path) -> None:
    assert run("--version", cwd=tmp_path).stdout == f"jekyll-tools {__version__}\n"


def test_a_clean_site(site: Path) -> None:
    done = run("check", "--format", "json", cwd=site)
    made = json.loads(done.stdout)
    assert (done.returncode, made["diagnostics"], made["summary"]["files"], done.stderr) == (0, [], 1, "")


def test_findings_are_exit_code_1(site: Path) -> None:
    write(site, "---\ntitle: A: B\n---\n")
    assert run("check", cwd=site).returncode == 1


def test_fail_on_sets_the_level(site: Path) -> None:
    write(site, "---\ntitle: A\ntitle: B\n---\n")
    assert run("check", cwd=site).returncode == 0
    assert run("check", "--fail-on", "warning", cwd=site).returncode == 1


CONFIG_TYPO = "jekyll-tools: no such configuration file: _confg.yml; did you mean _config.yml?\n"
USAGE = [
    (["chek"], "jekyll-tools: no command 'chek'; did you mean check?\n"),
    (
        ["check", "--fromat", "json"],
        "jekyll-tools check: no option --fromat; did you mean --format?\n",
    ),
    (
        ["check", "--select", "stray-end-tags"],
        "jekyll-tools: no rule or family 'stray-end-tags'; did you mean stray-end-tag?\n",
    ),
    (["check", "-s", "nowhere"], "jekyll-tools: no such folder: nowhere\n"),
    (["check", "-s", "_page"], "jekyll-tools: no such folder: _page; did you mean _pages?\n"),
    (["check", "--config", "no.yml"], "jekyll-tools: no such configuration file: no.yml\n"),
    (["check", "--config", "_confg.yml"], CONFIG_TYPO),
    (
        ["check", "--report", "jsn=x"],
        "jekyll-tools: --report: no format 'jsn'; did you mean json?\n",
    ),
    (["check", "images/photo.png"], "jekyll-tools: images/photo.png: no such file in the site\n"),
    (
        ["check", "_pages/abuot.md"],
        "jekyll-tools: _pages/abuot.md: no such file in the site; did you mean _pages/about.md?\n",
    ),
    (["check", "_page"], "jekyll-tools: _page: no such file in the site; did you mean _pages?\n"),
    (["check", "about.md"], "jekyll-tools: about.md: no such file in the site; did you mean _pages/about.md?\n"),
    (["rules", "stray"], "jekyll-tools: no rule or family 'stray'; did you mean stray-end-tag?\n"),
    (["rules", "xyz"], "jekyll-tools: no rule or family 'xyz'; jekyll-tools rules lists them\n"),
    (["redirects", "--for", "jekyl"], "jekyll-tools: no host 'jekyl'; did you mean jekyll?\n"),
    (["check", "--format", "jsn"], "jekyll-tools check: --format: no choice 'jsn'; did you mean json?\n"),
    (["check", "--fail-on", "x"], "jekyll-tools check: --fail-on: no choice 'x'; there are error, info, warning\n"),
    (["check", "--since"], "jekyll-tools check: --since takes a value\n"),
    (["check", "-d"], "jekyll-tools check: no option -d (jekyll-tools check -h lists them)\n"),
    (["build"], "jekyll-tools build: --destination is missing (jekyll-tools build -h says what it is)\n"),
    (["--hlep"], "jekyll-tools: no option --hlep; did you mean --help?\n"),
]


@pytest.mark.parametrize(("arguments", "words"), USAGE, ids=[" ".join(arguments) for arguments, _ in USAGE])
def test_a_typo_gets_one_sentence_and_exit_code_2(
    site: Path, arguments: list[str], words: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(site)
    try:
        code = main(arguments)
    except SystemExit as usage:
        code = int(usage.code or 0)
    assert (code, *capsys.readouterr()) == (2, "", words)


@pytest.mark.parametrize(
    "command", [["check"], ["render"], ["redirects"], ["pages"], ["links"], ["build", "-d", "out"]]
)
def test_no_site(tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "docs").mkdir()
    words = "jekyll-tools: no site in .: it has neither _config.yml nor a page"
    done = run(*command, cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"{words} (--source names the site's folder)\n")
    (tmp_path / "docs/_config.yml").write_text(CONFIG)
    assert run(*command, cwd=tmp_path).stderr == words + "; did you mean --source docs?\n"
    assert [path.name for path in tmp_path.iterdir()] == ["docs"]


@pytest.mark.parametrize(
    ("folder", "words"),
    [
        (".", ". holds the site's source, and nothing is built there"),
        ("_pages", "_pages is a folder of the site's source, with files that no build wrote: name another"),
    ],
)
def test_nothing_is_built_among_the_sources(site: Path, folder: str, words: str) -> None:
    before = sorted(site.rglob("*"))
    done = run("build", "-d", folder, cwd=site)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"jekyll-tools: {words}\n")
    assert sorted(site.rglob("*")) == before


def test_pages_without_a_configuration(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\n---\n</b>\n")
    assert run("check", cwd=tmp_path).returncode == 1


def test_a_thousand_findings_fit_a_screen(site: Path) -> None:
    write(site, "---\n---\n" + "x </b> y\n\n" * 1000)
    lines = run("check", cwd=site).stdout.splitlines()
    assert len(lines) == 1 + 4 * SAME_FINDINGS + 3
    assert lines[-3] == "  …       980 more of stray-end-tag in this file"


def test_a_sample_page_is_to_be_deleted_and_the_others_are_told_by_rule(site: Path) -> None:
    write(site, "---\ntitle: Page not in menu\n---\n<strike>a</strike>\n")
    for number in range(9):
        write(site, "---\ntitle: A\n---\n<strike>a</strike>\n", f"_pages/{number}.md")
    found = json.loads(run("check", "--format", "json", cwd=site).stdout)["diagnostics"]
    assert [(d["path"], d["level"]) for d in found if d["level"] != "warning"] == [("_pages/bad.md", "info")] * 2
    assert len(found) == 11
    folded, whole = (run("check", *option, cwd=site).stdout.splitlines() for option in ([], ["--all"]))
    assert len(folded) == 12
    assert len(whole) == 11 * 4 + 10 * 2 + 1


def test_forty_columns(site: Path) -> None:
    write(site, "---\ntitle: " + "x" * 200 + ": b\n---\n" + "x" * 50 + " </b> y\n")
    report = json.loads(run("check", "--format", "json", cwd=site).stdout)
    text = run_on_a_terminal("check", columns=40, cwd=site)
    assert report["summary"]["errors"] >= 1
    assert [line for line in text.splitlines()[:-1] if len(line) > 40] == []


def run_on_a_terminal(*arguments: str, columns: int, cwd: Path) -> str:
    command = shlex.join([sys.executable, "-m", "jekyll_tools", *arguments, "--color=never"])
    done = subprocess.run(
        ["script", "-qec", f"stty cols {columns}; {command}", "/dev/null"],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.replace("\r\n", "\n")


def test_no_unicode(site: Path) -> None:
    write(site, "---\n---\n" + "x" * 200 + " </b> [a](/\u00e9\u4e2d::error::x/)\n")
    ascii_only = {**os.environ, "PYTHONIOENCODING": "ascii"}
    made, plain = (run("check", cwd=site, env=env).stdout for env in (ascii_only, {**os.environ, "PYTHONUTF8": "1"}))
    spelt = plain.replace("\u2026", "...").encode("ascii", "backslashreplace").decode()
    both = [[line for line in text.splitlines()[:-1] if "^" not in line] for text in (made, spelt)]
    assert both[0] == both[1]  # but for the carets, which stand below what is spelt out
    assert "::error::" not in made


def test_interrupted(site: Path) -> None:
    write(site, "---\n---\n" + "{% for a in (1..3000) %}{% for b in (1..3000) %}{{ a | md }}{% endfor %}{% endfor %}\n")
    assert interrupted("check", cwd=site) == (130, "", "jekyll-tools: interrupted\n")


def test_a_broken_configuration_is_a_finding_and_exit_code_2(site: Path) -> None:
    write(site, "title: A: B\n", "_config.yml")
    done = run("check", "--format", "json", cwd=site)
    found = [(d["rule"], d["path"], d["line"], d["column"]) for d in json.loads(done.stdout)["diagnostics"]]
    assert (done.returncode, found) == (2, [("invalid-yaml", "_config.yml", 1, 9)])
    assert run("render", "-d", "out", cwd=site).returncode == 2
    assert not (site / "out").exists()


HOSTILE = {
    "25 KB of brackets": "---\na: " + "[" * 25_000 + "\n---\n",
    "an alias bomb": "---\nk0: &b0 [x]\n"
    + "".join(f"k{n + 1}: &b{n + 1} [{f'*b{n},' * 9}]\n" for n in range(9))
    + "---\n",
    "a merge bomb": "---\na0: &a0 {x: 1}\n"
    + "".join(f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}\n" for n in range(1, 60))
    + "---\n",
    "latin-1": "---\ntitle: caf\xe9\n---\n".encode("latin-1"),
    "a NUL": "---\ntitle: a\0b\n---\n",
    "a path out of the site": "---\nredirect_from: /../../x\n---\n",
    "a megabyte and more": "---\ntitle: x\n---\n" + "word " * 300_000,
    "a link to nowhere": "---\ntitle: x\n---\n[x](/nowhere/)\n",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_bad_input_is_a_finding_and_the_rest_goes_on(site: Path, text: str | bytes) -> None:
    write(site, text)
    write(site, "---\ntitle: C\n---\n</span>\n", "_pages/other.md")
    done = run("check", "--format", "json", cwd=site)
    assert (done.returncode, done.stderr) == (1, "")
    assert {d["path"] for d in json.loads(done.stdout)["diagnostics"]} == {"_pages/bad.md", "_pages/other.md"}


@pytest.mark.parametrize("path", ["_includes/a.html", "_includes", "_pages/bad.md", "_pages", "."])
def test_a_fault_of_an_include_is_reported_for_its_file_and_for_pages_that_have_it(site: Path, path: str) -> None:
    (site / "_includes").mkdir()
    write(site, "a</span>\n", "_includes/a.html")
    write(site, "---\n---\n{% include a.html %}\n")
    done = run("check", path, "--format", "json", cwd=site)
    assert [d["path"] for d in json.loads(done.stdout)["diagnostics"]] == ["_includes/a.html"]
    assert not json.loads(run("check", "_pages/about.md", "--format", "json", cwd=site).stdout)["diagnostics"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_file(site: Path) -> None:
    write(site, PAGE)
    (site / "_pages" / "bad.md").chmod(0)
    done = run("check", "--format", "json", cwd=site)
    assert [d["path"] for d in json.loads(done.stdout)["diagnostics"]] == ["_pages/bad.md"]


def test_a_folder_named_like_a_page(site: Path) -> None:
    (site / "_pages" / "dir.md").mkdir()
    assert run("check", cwd=site).returncode == 0


def test_a_full_disk_under_the_report(site: Path) -> None:
    with open("/dev/full", "w") as full:
        command = [sys.executable, "-m", "jekyll_tools", "check"]
        done = subprocess.run(command, cwd=site, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 3
    assert done.stderr == "jekyll-tools: could not write the report: No space left on device\n"


@pytest.mark.parametrize(
    ("closed", "code", "said"),
    [
        (">&-", 3, "jekyll-tools: could not write the report: Bad file descriptor\n"),
        ("<&- >&-", 3, "jekyll-tools: could not write the report: Bad file descriptor\n"),
        ("2>&- >/dev/null", 1, ""),
        (">&- 2>&-", 3, ""),
        ("--output report >&-", 1, ""),
    ],
)
def test_closed_streams(closed: str, code: int, said: str, site: Path) -> None:
    write(site, "---\n---\n</span>\n")
    command = f"{sys.executable} -m jekyll_tools check --no-cache {closed}"
    done = subprocess.run(["sh", "-c", command], cwd=site, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (code, "", said)


def test_a_reader_that_goes_away(site: Path) -> None:
    command = f"{sys.executable} -m jekyll_tools check | true"
    done = subprocess.run(["sh", "-c", command], cwd=site, capture_output=True, text=True, check=False)
    assert done.stderr == ""


@pytest.mark.parametrize(("before", "left"), [("", ""), ("import cProfile", "taken apart")])
def test_a_process_ends_at_once_unless_it_is_watched(before: str, left: str, site: Path) -> None:
    script = (
        f"{before}\nimport atexit, sys, jekyll_tools.cli\n"
        "sys.argv[1:] = ['check', '--output', 'report']\n"
        "atexit.register(print, 'at exit', flush=True)\n"
        "last = open('last', 'w')\n"
        "last.write('taken apart')\n"
        "sys.exit(jekyll_tools.cli.main())\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=site, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "at exit\n", "")
    assert (site / "last").read_text() == left


def test_one_page_to_stdout(site: Path) -> None:
    assert run("render", "_pages/about.md", cwd=site).stdout == "<p>Hello <em>there</em>.</p>\n"


def test_pages_into_a_folder(site: Path) -> None:
    write(site, "---\ntitle: L\n---\n{{ page.title }}\n")
    done = run("render", "-d", "out", cwd=site)
    made = sorted(path.relative_to(site / "out").as_posix() for path in (site / "out").rglob("*.html"))
    assert made == ["_pages/about.md.html", "_pages/bad.md.html"]
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "jekyll-tools: 2 fragments in out\n")


def test_a_page_with_liquid(site: Path) -> None:
    write(site, "---\ntitle: L\n---\n*{{ page.title }}* {% assign x = site.pages.size %}{{ x }}\n")
    assert run("render", "_pages/bad.md", cwd=site).stdout == "<p><em>L</em> 3</p>\n"


def test_a_page_whose_liquid_fails(site: Path) -> None:
    write(site, "---\ntitle: L\n---\n\nx {% nonsense %}\n")
    done = run("render", "_pages/bad.md", cwd=site)
    words = "jekyll-tools: _pages/bad.md:5:3: not rendered: Unknown tag 'nonsense'\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", words)
    done = run("render", "-d", "out", cwd=site)
    assert (done.returncode, done.stderr) == (1, "jekyll-tools: 1 fragment in out\n")


def test_a_site_built(site: Path) -> None:
    write(site, "---\ntitle: L\n---\n{{ page.title }}\n")
    (site / "plain.txt").write_text("x")
    done = run("build", "-d", "out", cwd=site)
    made = sorted(path.relative_to(site / "out").as_posix() for path in (site / "out").rglob("*") if path.is_file())
    assert made == [".jekyll-tools.json", "_pages/bad.html", "about/index.html", "plain.txt", "redirects.json"]
    assert (done.returncode, done.stdout, done.stderr) == (
        0,
        "",
        "jekyll-tools: 4 files in out, built as GitHub Pages does: the site has no Gemfile\n",
    )
    assert run("build", "-d", "out", "-q", cwd=site).stderr == ""  # the output is not read as a part of the site


def test_the_summary_names_the_target(site: Path) -> None:
    write(site, "---\ntitle: L\n---\nx\n")
    (site / "Gemfile").write_text('gem "jekyll"')
    words = "read as Jekyll 4.3 does: the site's Gemfile does not name github-pages"
    assert run("check", cwd=site).stdout.strip().split("s), ")[1] == words
    asked = run("check", "--target", "github-pages", cwd=site).stdout
    assert asked.strip().split("s), ")[1] == "read as GitHub Pages does: as asked for"


def test_what_can_be_built_is_built(site: Path) -> None:
    write(site, "---\n---\n{% if x %}\n")
    done = run("build", "-d", "out", "-q", cwd=site)
    made = sorted(path.relative_to(site / "out").as_posix() for path in (site / "out").rglob("*.html"))
    assert (done.returncode, made) == (1, ["about/index.html"])


def test_a_build_tells_what_it_leaves_out(site: Path) -> None:
    write(site, "---\nredirect_from: /a?b/\n---\nx\n")
    done = run("build", "-d", "out", "-q", cwd=site)
    assert (done.returncode, [word for word in done.stdout.split() if word[0] == "["]) == (1, ["[unsafe-redirect]"])


def test_the_report_goes_to_a_file(site: Path) -> None:
    done = run("check", "--format", "json", "--output", "report.json", cwd=site)
    assert (done.returncode, done.stdout) == (0, "")
    assert json.loads((site / "report.json").read_text())["version"] == 1


def test_more_reports_go_to_files(site: Path) -> None:
    done = run("check", "--report", "json=a.json", "--report", "github=b", "--output", "c", cwd=site)
    assert (done.returncode, done.stdout) == (0, "")
    assert json.loads((site / "a.json").read_text())["version"] == 1
    assert ((site / "b").read_text(), (site / "c").exists()) == ("", True)


def test_a_report_that_cannot_be_written(site: Path) -> None:
    done = run("check", "--output", "missing/report.json", cwd=site)
    assert done.returncode == 3
    assert done.stderr.count("\n") == 1


COMPLETED = [("che", "check"), ("check --sin", "--since"), ("check --format g", "github"), ("pages _co", "_config.yml")]


@pytest.mark.parametrize(("typed", "offered"), COMPLETED)
def test_bash_completes(site: Path, typed: str, offered: str) -> None:
    script = run("completion", "bash", cwd=site).stdout
    words = f"COMP_WORDS=(jekyll-tools {typed}) COMP_CWORD={len(typed.split())}"
    ask = f"{words}; $(complete -p jekyll-tools | sed 's/.*-F //; s/ .*//'); printf '%s\\n' \"${{COMPREPLY[@]}}\""
    done = subprocess.run(["bash", "-c", script + "\n" + ask], cwd=site, capture_output=True, text=True, check=True)
    assert (done.stdout.split(), done.stderr) == ([offered], "")


@pytest.mark.parametrize("shell", ["zsh", "fish", "tcsh", "powershell"])
def test_other_shells_get_a_script(site: Path, shell: str) -> None:
    done = run("completion", shell, cwd=site)
    assert (done.returncode, done.stderr) == (0, "")


def test_every_command_explains_itself(tmp_path: Path) -> None:
    overview = run("--help", cwd=tmp_path)
    names = [line.split()[0] for line in overview.stdout.splitlines() if line.startswith("  ") and "--" not in line]
    assert names == ["build", "check", "completion", "init", "limits", "links", "pages", "redirects", "render", "rules"]
    for name in names:
        assert run(name, "-h", cwd=tmp_path).returncode == 0


# What Windows lacks, a way from one drive to another too; the command is run without it.
NOT_UNIX = """
import os, sys
sys.modules.update(dict.fromkeys(("fcntl", "resource")))
for name in ("O_DIRECTORY", "O_NOFOLLOW", "O_NONBLOCK", "fork", "geteuid", "getuid", "mkfifo", "pread"):
    delattr(os, name)
seen = os.path.relpath
def relpath(path, start=os.curdir):
    found = seen(path, start)
    if found.startswith("..") and os.path.exists(path):
        raise ValueError("path is on mount 'C:', start on mount 'D:'")
    return found
os.path.relpath = relpath
from jekyll_tools.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize("command", ["build", "render", "redirects"])
def test_what_is_written_is_the_same_without_what_only_unix_has(command: str, tmp_path: Path) -> None:
    book = str(Path(__file__).parent / "book")
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache")}
    made: list[dict[str, bytes]] = []
    for way in (["-m", "jekyll_tools"], ["-c", NOT_UNIX], ["-c", NOT_UNIX]):  # the last finds what the second left
        folder = tmp_path / str(way[0] == "-c")
        words = [sys.executable, *way, command, "-q", f"--source={book}", "-d", str(folder)]
        done = subprocess.run(words, env=environment, capture_output=True, check=False)
        assert (done.returncode in (0, 1), done.stderr) == (True, b"")
        files = [path for path in folder.rglob("*") if path.is_file()]
        made.append({path.relative_to(folder).as_posix(): path.read_bytes() for path in files})
    assert made[0] == made[1] == made[2] != {}
