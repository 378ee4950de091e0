"""`jekyll-tools redirects` as a user meets it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

PAGE = "---\npermalink: /about/\nredirect_from:\n  - /me/\n  - /café\n  - /../x\n  - 404\n---\n\nHello.\n"
CONFIG = "include: [_pages]\nplugins: [jekyll-redirect-from]\nurl: https://example.org\n"
MAP = '{"/me/":"https://example.org/about/","/café":"https://example.org/about/"}'
LEFT_OUT = (
    "jekyll-tools: _pages/about.md:6:5: redirect_from contains '..': left out\n"
    "jekyll-tools: _pages/about.md:7:5: redirect_from is not a text: left out\n"
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "site/_pages").mkdir(parents=True)
    (tmp_path / "site/_config.yml").write_text(CONFIG)
    (tmp_path / "site/_pages/about.md").write_text(PAGE)
    return tmp_path / "site"


def run(*arguments: str, cwd: Path, **environment: str) -> tuple[int, str, str]:
    command = [sys.executable, "-m", "jekyll_tools", "redirects", *arguments]
    env = {"PYTHONPATH": str(Path(__file__).parents[1]), "PATH": "", **environment}
    done = subprocess.run(command, cwd=cwd, capture_output=True, timeout=60, check=False, env=env)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_the_map_to_the_terminal(site: Path) -> None:
    assert run(cwd=site) == (0, MAP, LEFT_OUT)
    assert run("--for", "jekyll", "-q", cwd=site) == (0, MAP, "")
    assert run("-q", cwd=site, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0") == (0, MAP, "")


def test_the_files(site: Path) -> None:
    out = site.parent / "out"
    assert run("-d", str(out), cwd=site) == (0, "", f"{LEFT_OUT}jekyll-tools: 3 files in {out}\n")
    assert sorted(p.relative_to(out).as_posix() for p in out.rglob("*") if p.is_file()) == [
        ".jekyll-tools.json",
        "café.html",
        "me/index.html",
        "redirects.json",
    ]
    assert (out / "redirects.json").read_text() == MAP
    assert (out / "me/index.html").read_bytes() == (out / "café.html").read_bytes()


def test_a_redirect_that_is_gone_takes_its_stub_along(site: Path) -> None:
    (site / "_pages/about.md").write_text("---\nredirect_from: /old/\n---\n")
    run("-d", "_build", cwd=site)
    (site / "_build/notes.txt").write_text("mine")
    (site / "_pages/about.md").write_text("---\nredirect_from: /older/\n---\n")
    assert run("-d", "_build", cwd=site) == (0, "", "jekyll-tools: 2 files in _build\n")
    names = sorted(p.relative_to(site / "_build").as_posix() for p in (site / "_build").rglob("*") if p.is_file())
    assert names == [".jekyll-tools.json", "notes.txt", "older/index.html", "redirects.json"]


def test_a_site_that_does_not_name_the_plugin(site: Path) -> None:
    (site / "_config.yml").write_text("url: https://example.org\n")
    (site / "a.md").write_text("---\nredirect_from: /x/\n---\n")
    notice = "the configuration does not name jekyll-redirect-from: Jekyll itself would write no redirects"
    assert run(cwd=site) == (0, '{"/x/":"https://example.org/a.html"}', f"jekyll-tools: {notice}\n")


def test_an_unknown_host(site: Path) -> None:
    assert run("--for", "jekill", cwd=site) == (2, "", "jekyll-tools: no host 'jekill'; did you mean jekyll?\n")
    code, out, said = run("--for", "zzz", cwd=site)
    assert (code, out, said.startswith("jekyll-tools: no host 'zzz'; there are ")) == (2, "", True)


def test_what_cannot_be_written(site: Path) -> None:
    (site / "file").write_text("mine")
    words = f"jekyll-tools: cannot write file: {site / 'file'} is a file, not a folder\n"
    assert run("-q", "-d", "file", cwd=site) == (3, "", words)
    words = "jekyll-tools: cannot write .: choose a folder below or beside the current one\n"
    assert run("-q", "-d", ".", cwd=site) == (3, "", words)


def test_no_site(site: Path) -> None:
    assert run("-s", "nowhere", cwd=site) == (2, "", "jekyll-tools: no such folder: nowhere\n")
