"""`--since`: what a change brought, told from a repository that strangers may have made."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from jekyll_tools.cli import main
from jekyll_tools.git.commit import Commit
from jekyll_tools.git.tree import write

CONFIG = "include: [_pages]\nplugins: [jekyll-redirect-from]\nurl: https://example.org\n"
OLD = "---\npermalink: /old/\n---\nAn old </span> fault.\n\n[x](/nowhere/) [y](https://example.com/a)\n"
Told = Callable[..., tuple[int, list[str]]]


def git(folder: Path, *arguments: str, given: bytes | None = None) -> str:
    who = {"GIT_AUTHOR_NAME": "n", "GIT_AUTHOR_EMAIL": "e", "GIT_COMMITTER_NAME": "n", "GIT_COMMITTER_EMAIL": "e"}
    env = {**os.environ, **who, "GIT_CONFIG_GLOBAL": os.devnull}
    command = ["git", "-C", str(folder), *arguments]
    return subprocess.run(command, env=env, input=given, capture_output=True, check=True).stdout.decode().strip()


def put(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / (name.replace("__", "/") + ("" if name.startswith("_config") else ".md"))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def commit(folder: Path, branch: str = "") -> str:
    if branch:
        git(folder, "checkout", "-q", "-b", branch)
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", "x")
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a site whose one page has two faults, on a branch of its own."""
    folder = tmp_path / "site"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    (folder / "_config.yml").write_text(CONFIG)
    put(folder, _pages__old=OLD)
    commit(folder)
    git(folder, "checkout", "-q", "-b", "change")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Told:
    """Runs `check`; gives the exit code and each finding as `path:line rule`, or what was said instead."""

    def run(*arguments: str) -> tuple[int, list[str]]:
        code = main(["check", "--format", "json", *arguments])
        out, err = capsys.readouterr()
        found = json.loads(out)["diagnostics"] if out else []
        return code, [f"{d['path']}:{d['line']} {d['rule']}" for d in found] + err.splitlines()

    return run


def test_nothing_new(site: Path, told: Told) -> None:
    put(site, _pages__old=OLD.replace("An old", "New words.\n\nAn old").replace("---\nNew", "---\n\n\nNew"))
    assert told("--since", "main") == (0, [])
    git(site, "mv", "_pages/old.md", "_pages/renamed.md")
    assert told("--since", "main") == (0, [])
    commit(site)
    assert told("--since", "main") == (0, [])


def test_a_new_fault_and_a_lost_address(site: Path, told: Told) -> None:
    put(site, _pages__old=OLD.replace("/old/", "/new/") + "Another </span> fault.\n\nAn old </span> fault.\n")
    faults = ["_pages/old.md:2 lost-url", "_pages/old.md:7 stray-end-tag", "_pages/old.md:9 stray-end-tag"]
    assert told("--since", "main") == (1, faults)
    put(site, _pages__other="---\n---\nx </b>\n")
    assert told("--since", "main", "_pages/other.md") == (1, ["_pages/other.md:3 stray-end-tag"])


def test_of_what_is_told_once_the_new_place(site: Path, told: Told) -> None:
    put(site, _pages__old=OLD.replace("An old", "New.\n\nAn old") + "\n[again](/nowhere/)\n")
    assert told("--since", "main") == (1, ["_pages/old.md:10 missing-page"])


FORMS = [
    ("permalink: /new/\n", "permalink: /new/\nredirect_from: /old/\n"),
    ("permalink: /new/\nredirect_from:\n  - /a/\n", "permalink: /new/\nredirect_from:\n  - /old/\n  - /a/\n"),
    ("permalink: /new/\nredirect_from: [/a/]\n", None),
]


@pytest.mark.parametrize(("keys", "mended"), FORMS)
def test_the_line_is_pasted(site: Path, told: Told, keys: str, mended: str | None) -> None:
    page = site / "_pages/old.md"
    page.write_text(f"---\n{keys}---\nAn old </span> fault.\n")
    left = [] if mended else ["_pages/old.md:2 lost-url"]
    code, found = told("--since", "main", "--fix", "-q")
    assert (code, found) == (1 if left else 0, left)
    assert page.read_text() == f"---\n{mended or keys}---\nAn old </span> fault.\n"


def test_what_a_setting_loses_is_redirected(site: Path, told: Told) -> None:
    (site / "_config.yml").write_text(f"{CONFIG}permalink: /:title/\n")
    (site / "_posts").mkdir()
    for name in ("a", "b"):
        (site / "_posts" / f"2020-01-01-{name}.md").write_text("---\n---\n")
    commit(site)
    (site / "_config.yml").write_text(f"{CONFIG}permalink: /blog/:title/\n")
    assert told("--since", "HEAD") == (1, ["_config.yml:4 lost-url"])
    code, said = told("--since", "HEAD", "--fix", "-q")
    assert (code, said) == (0, [])
    assert (site / "_posts/2020-01-01-b.md").read_text() == "---\nredirect_from: /b/\n---\n"


def test_a_picture_among_posts(site: Path, told: Told) -> None:
    (site / "_posts").mkdir()
    (site / "_posts/2020-01-01-a.png").write_bytes(b"\x89PNG\0\xff")
    commit(site)
    assert told("--since", "HEAD") == (0, [])


def test_what_others_did_meanwhile_is_not_told(site: Path, told: Told) -> None:
    put(site, _pages__mine="---\n---\nx </i>\n")
    commit(site)
    git(site, "checkout", "-q", "main")
    put(site, _pages__old=OLD.replace("</span>", ""), _pages__theirs="---\n---\n")
    commit(site)
    git(site, "checkout", "-q", "change")
    assert told("--since", "main") == (1, ["_pages/mine.md:3 stray-end-tag"])


def test_a_site_in_a_folder_and_named_configurations(site: Path, told: Told) -> None:
    put(site, docs___pages__a="---\npermalink: /a/\n---\n")
    (site / "docs/_config.yml").write_text(CONFIG)
    (site / "docs/more.yml").write_text("include: [_pages, _x]\n")
    commit(site)
    git(site, "rm", "-q", "docs/_pages/a.md")
    lost = (1, ["_pages/a.md:1 lost-url"])
    assert told("-s", "docs", "--since", "HEAD") == lost
    assert told("-s", "docs", "--config", "_config.yml,docs/more.yml", "--since", "HEAD") == lost
    assert told("-s", "docs", "--since", "main") == (0, [])  # there was no site then


LISTS = " (git branch lists the branches, git log the commits)"
SAID = [
    ("nonsense", f"no commit 'nonsense' in the repository{LISTS}"),
    ("mian", "no commit 'mian' in the repository; did you mean main?"),
    ("--output=x", f"no commit '--output=x' in the repository{LISTS}"),
    ("main:_config.yml", f"no commit 'main:_config.yml' in the repository{LISTS}"),
]


@pytest.mark.parametrize(("name", "words"), SAID)
def test_an_unknown_revision(site: Path, told: Told, name: str, words: str) -> None:
    assert told(f"--since={name}") == (2, [f"jekyll-tools: --since {name}: {words}"])


def test_the_first_branch_has_another_name(site: Path, told: Told) -> None:
    said = ["jekyll-tools: --since master: no commit 'master' in the repository; did you mean main?"]
    assert told("--since", "master") == (2, said)


def test_no_repository(tmp_path: Path, told: Told) -> None:
    (tmp_path / "_config.yml").write_text(CONFIG)
    words = (
        "the folder is in no git repository, so there is no earlier state to compare with; "
        "leave the option out, or see --baseline"
    )
    for option in ("--since", "--settings-from"):
        said = [f"jekyll-tools: {option} main: {words}"]
        assert told("-s", str(tmp_path), option, "main") == (2, said)
    git(tmp_path, "init", "-q")
    said = ["jekyll-tools: --since main: no commit 'main' in the repository, which has no commit yet"]
    assert told("-s", str(tmp_path), "--since", "main") == (2, said)


def test_a_repository_of_somebody_else(site: Path, told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "true")
    monkeypatch.setattr("jekyll_tools.git.command._KEPT", ("GIT_TEST",))
    words = "the repository belongs to somebody else, so git does not read it; if you trust it: git config"
    said = [f"jekyll-tools: --since main: {words} --global --add safe.directory {site}"]
    assert told("--since", "main") == (2, said)


SETTINGS = [
    ("main", ["_pages/old.md:4 stray-end-tag"]),
    ("", ["_pages/old.md:4 stray-end-tag", "_pages/old.md:6 missing-page"]),
]


@pytest.mark.parametrize(("revision", "found"), SETTINGS)
def test_the_settings_of_another_commit(site: Path, told: Told, revision: str, found: list[str]) -> None:
    git(site, "checkout", "-q", "main")
    (site / "_config.yml").write_text(f"{CONFIG}jekyll_tools: {{ignore: links}}\n")
    commit(site)
    git(site, "checkout", "-q", "change")
    (site / "_config.yml").write_text(f"{CONFIG}jekyll_tools: {{ignore: html}}\n")
    source = f"taken from {revision}" if revision else "not used"
    said = f"jekyll-tools: the settings under jekyll_tools: in _config.yml are {source}"
    assert told(f"--settings-from={revision}") == (1, [*found, said])


def test_no_git(site: Path, told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "." + os.pathsep + str(site))
    (site / "git").write_text("#!/bin/sh\ntouch ran\n")
    (site / "git").chmod(0o755)
    monkeypatch.setenv("PATH", ".")
    assert told("--since", "main") == (2, ["jekyll-tools: --since main: git cannot be run: it is not installed"])
    assert not (site / "ran").exists()


def test_a_configuration_that_was_broken(site: Path, told: Told) -> None:
    (site / "_config.yml").write_text("a: b: c\n")
    commit(site)
    (site / "_config.yml").write_text(CONFIG)
    found = ["_pages/old.md:4 stray-end-tag", "_pages/old.md:6 missing-page"]
    words = "jekyll-tools: the configuration was broken at HEAD: with nothing to compare, everything is reported"
    assert told("--since", "HEAD") == (1, [*found, words])
    (site / "_config.yml").write_text("a: b: c\n")
    code, found = told("--since", "HEAD")
    assert (code, found[0]) == (2, "_config.yml:1 invalid-yaml")


def test_a_shallow_clone(site: Path, told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(site, _pages__old=OLD + "</b>\n")
    commit(site)
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{site}", "clone")
    clone = tmp_path / "clone"
    monkeypatch.chdir(clone)
    words = "is a shallow clone: fetch it first (git fetch --depth=1 origin, and its name)"
    said = f"jekyll-tools: --since main: no commit 'main' in the repository, which {words}"
    assert told("--since", "main") == (2, [said])
    git(clone, "fetch", "-q", "--depth=1", "origin", "main:refs/remotes/origin/main")
    assert told("--since", "main") == (2, [said.split(",")[0] + "; did you mean origin/main?"])
    words = "compared with origin/main itself: this copy of the repository does not show where the branch began"
    assert told("--since", "origin/main") == (1, ["_pages/old.md:7 stray-end-tag", f"jekyll-tools: {words}"])


def test_a_clone_without_all_objects(site: Path, told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(site)
    git(site, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "-q", "--filter=blob:none", "--no-checkout", f"file://{site}", "clone")
    clone = tmp_path / "clone"
    (clone / "_config.yml").write_text(CONFIG)
    monkeypatch.chdir(clone)
    code, said = told("--since", "HEAD")
    words = "jekyll-tools: --since HEAD: this clone lacks some of that commit's files"
    assert (code, [line.split(" (")[0] for line in said]) == (2, [words])


def test_the_links_that_are_new(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(site, "mv", "_pages/old.md", "_pages/renamed.md")
    put(site, _pages__renamed=OLD + "[z](http://127.0.0.1:1/) [y](https://example.com/a)\n")
    main(["links", "--since", "main"])
    assert capsys.readouterr().out.splitlines()[-1].split(": ")[0] == "1 external link to 1 URL"


# Every setting that could make git run something, and every attribute: none is heeded.
ACTING = """
[core]
fsmonitor = "touch RAN"
pager = "touch RAN"
sshCommand = "touch RAN"
attributesFile = {site}/attributes
hooksPath = {site}/hooks
alternateRefsCommand = "touch RAN"
[pager]
ls-tree = "touch RAN"
cat-file = "touch RAN"
rev-parse = "touch RAN"
[alias]
rev-parse = "!touch RAN"
[filter "f"]
smudge = "touch RAN"
clean = "touch RAN"
process = "touch RAN"
[diff "d"]
textconv = "touch RAN"
command = "touch RAN"
[diff]
external = "touch RAN"
[credential]
helper = "!touch RAN"
"""
HOOKS = ("post-checkout", "reference-transaction", "post-index-change", "pre-auto-gc", "fsmonitor-watchman")


def test_a_repository_has_no_say_in_what_is_run(site: Path, told: Told) -> None:
    (site / ".gitattributes").write_text("* filter=f diff=d export-ignore export-subst ident\n")
    put(site, _pages__ident="---\npermalink: /i/\n---\n$Id$ $Format:%H$ </b>\n")
    commit(site)
    ran = site.parent / "ran"
    for name in HOOKS:
        for folder in (site / ".git/hooks", site / "hooks"):
            folder.mkdir(exist_ok=True)
            (folder / name).write_text(f"#!/bin/sh\ntouch {ran}\n")
            (folder / name).chmod(0o755)
    with open(site / ".git/config", "a") as config:
        config.write(ACTING.replace("RAN", str(ran)).format(site=site))
    assert told("--since", "HEAD") == (0, [])
    assert not ran.exists()


def test_a_folder_that_looks_like_a_repository(site: Path, told: Told) -> None:
    ran = site.parent / "ran"
    git(site, "init", "-q", "--bare", "inner")
    (site / "inner/_config.yml").write_text(CONFIG)
    with open(site / "inner/config", "a") as config:
        config.write(ACTING.replace("RAN", str(ran)).format(site=site))
    code, said = told("-s", "inner", "--since", "HEAD")
    assert (code, len(said)) == (2, 1)
    assert not ran.exists()


def tree(folder: Path, *entries: tuple[str, str, str]) -> str:
    """A tree that git itself would not make, of (mode, name, content or tree)."""
    raw = b""
    for mode, name, content in entries:
        made = content if mode == "40000" else git(folder, "hash-object", "-w", "--stdin", given=content.encode())
        raw += f"{mode} {name}\0".encode() + bytes.fromhex(made)
    return git(folder, "hash-object", "-t", "tree", "-w", "--literally", "--stdin", given=raw)


def test_trees_that_would_write_elsewhere(site: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    inner = tree(site, ("100644", "x.md", "x"))
    entries = [
        ("120000", "a", str(outside)),
        ("40000", "a", inner),
        ("100644", "..", "x"),
        ("40000", "..", inner),
        ("40000", ".git", inner),
        ("40000", ".GIT", inner),
        ("100644", "../../x.md", "x"),
        ("100644", str(outside / "y.md"), "x"),
        ("120000", "l", str(outside)),
        ("40000", "l", tree(site, ("120000", "m", "/etc/passwd"))),
        ("160000", "module", "x"),
        ("100644", "good.md", "x" * 2_000_000),
        ("100644", "b.png", "x" * 10),
        ("100644", "b.png", "again"),
    ]
    into = tmp_path / "into"
    into.mkdir()
    write(str(site), Commit(tree(site, *entries), ""), str(into))
    written = sorted(str(path.relative_to(into)) for path in into.rglob("*") if not path.is_dir() or path.is_symlink())
    assert written == ["a/x.md", "b.png", "good.md", "l"]
    assert list(outside.iterdir()) == []
    assert [(into / name).stat().st_size for name in ("good.md", "b.png")] == [2_000_000, 10]
    assert not (tmp_path / "x.md").exists()
