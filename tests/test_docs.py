"""Every command that the book shows is run; the output that it shows is what comes out.

The book's are run on the site in tests/book, the README's on the page of this repository.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from jekyll_tools import address
from jekyll_tools.cli.session import make_parser

HERE = Path(__file__).parent
ROOT = HERE.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.M | re.S)
SHOWING = [page for page in PAGES if BLOCK.search(page.read_text(encoding="utf-8"))]
TABLE = re.compile(r"^\| `(jekyll-tools [^`]*)` \|", re.M)
TIME = re.compile(r"\d+\.\d\d s")
TEXTS = [*PAGES, ROOT / "SECURITY.md", ROOT / "CONTRIBUTING.md"]
NAMED = re.compile(r"(?:`|^    (?:.*&& )?)(jekyll-tools [a-z]+[^`\n]*)", re.M)
# What stands for a word of the reader's in the README's table.
WORDS = {"[PATH…]": "_pages/about.md", "DIR": "made", "[ID]": "stray-end-tag"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The book's site in a repository, with the tool on the path."""
    shutil.copytree(HERE / "book", tmp_path / "site")
    return committed(tmp_path / "site")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """This repository's site, likewise."""
    folder = tmp_path / "own"
    for name in ("_pages", "files"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "_config.yml", folder)
    return committed(folder)


def committed(folder: Path) -> Path:
    tool = folder.parent / "bin/jekyll-tools"
    tool.parent.mkdir(exist_ok=True)
    tool.write_text(f'#!/bin/sh\nexec {sys.executable} -m jekyll_tools "$@"\n')
    tool.chmod(0o755)
    for command in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-q", "-m", "x"]):
        who = ["-c", "user.name=n", "-c", "user.email=e"]
        subprocess.run(["git", *who, *command], cwd=folder, check=True)
    return folder


def run(command: str, site: Path) -> tuple[int, str]:
    path = f"{site.parent / 'bin'}:{os.environ['PATH']}"
    # `make check` would end with 2, make's code for a command that finds something, and the book's site has faults.
    environment = {**os.environ, "PATH": path, "PYTHONUTF8": "1", "JEKYLL_TOOLS": "jekyll-tools --version; :"}
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=site,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.returncode, TIME.sub("… s", done.stdout)


@pytest.mark.parametrize("page", SHOWING, ids=lambda page: page.name)
def test_what_a_page_shows_comes_out(page: Path, site: Path, own: Path) -> None:
    for block in BLOCK.findall(page.read_text(encoding="utf-8")):
        for shown in re.split(r"^\$ ", block, flags=re.M)[1:]:
            command, _, expected = shown.partition("\n")
            code, made = run(command, own if page == PAGES[0] else site)
            assert code in (0, 1, 2 if expected.startswith("jekyll-tools: no ") else 0), made
            if expected:
                assert made == TIME.sub("… s", expected)


@pytest.mark.parametrize("command", TABLE.findall(PAGES[0].read_text(encoding="utf-8")))
def test_the_commands_of_the_table_run(command: str, site: Path) -> None:
    for word, said in WORDS.items():
        command = command.replace(word, said)
    code, made = run(command, site)
    assert code in (0, 1), made


@pytest.mark.parametrize("page", TEXTS, ids=lambda page: page.name)
def test_commands_that_are_only_named_are_there(page: Path) -> None:
    text = BLOCK.sub("", page.read_text(encoding="utf-8"))
    for word, said in WORDS.items():
        text = text.replace(word, said)
    for named in NAMED.findall(text):
        _, command, *arguments = shlex.split(named.partition(" > ")[0], comments=True)
        make_parser(command, import_module(f"jekyll_tools.cli.{command}")).parse_args(arguments)
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
    assert [name for name in re.findall(r"(?:`|^    )make ([a-z]+)", text, re.M) if name not in targets] == []


def test_the_lines_of_python_run(tmp_path: Path) -> None:
    shutil.copytree(HERE / "book", tmp_path / "my-site")
    (lines,) = re.findall(r"^```python\n(.*?)^```$", PAGES[0].read_text(encoding="utf-8"), re.M | re.S)
    done = subprocess.run([sys.executable, "-c", lines], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.rstrip().splitlines()[-1] == '<p>A <em class="big">word</em></p>'


def test_the_book_names_the_commit_of_the_action() -> None:
    text = (ROOT / "docs/pull-requests.md").read_text(encoding="utf-8")
    assert re.findall(r"rev: (\w+)", text) == [address.PINNED]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_its_links_lead_somewhere(page: Path) -> None:
    text = BLOCK.sub("", page.read_text(encoding="utf-8"))
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", text)
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_its_pictures_are_what_the_tool_says_today() -> None:
    made = subprocess.run([sys.executable, str(ROOT / "docs/pictures.py"), "--show"], capture_output=True, check=True)
    pictures = sorted(page for page in (ROOT / "docs/pictures").iterdir() if page.suffix != ".png")
    assert "".join(page.read_text(encoding="utf-8") for page in pictures) == made.stdout.decode()
