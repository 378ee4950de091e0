"""Builds one after the other: what is kept between them, and what may come between."""

from __future__ import annotations

import json
import os
import pty
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from interrupted import interrupted
from site_cases import SiteCase, folders

from jekyll_tools import evidence, outputs
from jekyll_tools.cli import main
from jekyll_tools.render import sheets
from jekyll_tools.sass import staging
from jekyll_tools.sass.process import Forked

PATCHED = """
import sys
from jekyll_tools import worker
from jekyll_tools.cli import main
worker.PAGE_SECONDS, worker.PAGE_BYTES = float(sys.argv[1]), int(sys.argv[2])
sys.exit(main(["build", "-d", "../out"]))
"""
ROOM = 4 << 30
PAGES = {
    "_config.yml": "title: T\ntime: 2026-01-01\n",
    "_layouts/page.html": "---\n---\n<h1>{{ page.title }}</h1>{{ content }}{% include foot.html %}\n",
    "_includes/foot.html": "<p>{{ site.time | date: '%Y' }}</p>{% for p in site.pages %}{{ p.title }}{% endfor %}\n",
    "a.md": "---\nlayout: page\ntitle: A\n---\n*a*\n",
    "b.md": "---\nlayout: page\ntitle: B\n---\n{% for page in site.pages %}{{ page.content | size }} {% endfor %}\n",
    "_posts/2024-01-01-p.md": "---\nlayout: page\ntitle: P\n---\nfirst\n\nsecond {{ site.posts | size }}\n",
    "list.html": "---\n---\n{% for post in site.posts %}{{ post.excerpt }}{% endfor %}\n",
}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small site, and a folder for its cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    for name, text in PAGES.items():
        put(tmp_path / "site" / name, text)
    return tmp_path / "site"


def put(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "jekyll_tools", "build", *arguments]


def build(site: Path, *arguments: str, folder: str = "out") -> subprocess.CompletedProcess[str]:
    whole = command("-d", f"../{folder}", "--target", "jekyll", *arguments)
    return subprocess.run(whole, cwd=site, capture_output=True, text=True, check=False, timeout=120)


def made(site: Path, folder: str = "out") -> dict[str, bytes]:
    files = (path for path in (site.parent / folder).rglob("*") if path.is_file() and path.name != outputs.MANIFEST)
    return {path.relative_to(site.parent / folder).as_posix(): path.read_bytes() for path in files}


def anew(site: Path) -> dict[str, bytes]:
    """What a build makes that knows nothing of earlier ones."""
    assert build(site, "--no-cache", folder="anew").returncode == 0
    return made(site, "anew")


def kept(site: Path) -> Path:
    """The file of the site's cache."""
    (file,) = (site.parent / "caches" / "jekyll-tools").glob("[0-9a-f]*.cache")
    return file


# Nothing may come out otherwise

CHANGES = {
    "a body": ("a.md", "---\nlayout: page\ntitle: A\n---\n*other*\n"),
    "a title": ("a.md", "---\nlayout: page\ntitle: Z\n---\n*a*\n"),
    "a layout": ("_layouts/page.html", "---\n---\n{{ content }}\n"),
    "an include": ("_includes/foot.html", "foot\n"),
    "an excerpt": ("_posts/2024-01-01-p.md", "---\nlayout: page\ntitle: P\n---\nother\n\nsecond\n"),
    "the settings": ("_config.yml", "title: T\ntime: 2027-01-01\n"),
    "a page more": ("c.md", "---\ntitle: C\n---\nc\n"),
    "data": ("_data/x.yml", "- 1\n"),
    "what the page before leaves": ("b.md", "---\nlayout: page\ntitle: B\n---\n{{ content }} {% increment n %}\n"),
    "a counter": ("_posts/2024-01-01-p.md", "---\nlayout: page\n---\n{% increment n %}{% increment n %}\n"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_rebuild_is_a_build(what: str, site: Path) -> None:
    put(site / "_includes/foot.html", PAGES["_includes/foot.html"] + "{{ n }}")
    build(site)
    name, text = CHANGES[what]
    put(site / name, text)
    assert build(site).returncode == 0
    assert made(site) == anew(site)


def test_a_page_that_goes(site: Path) -> None:
    build(site)
    (site / "a.md").unlink()
    build(site)
    assert made(site) == anew(site)


@pytest.mark.parametrize("case", folders(), ids=lambda case: case.name)
def test_each_page_of_a_site_changes(case: SiteCase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("sass", reason="libsass is not installed: no style sheets")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    site = case.put(tmp_path)
    with (site / "_config.yml").open("a") as config:
        config.write("\ntime: 2026-01-01 00:00:00 +0000\n")
    build(site)
    for page in random.Random(1).sample(sorted(site.rglob("*.md")), 3):
        page.write_text(page.read_text() + "\nMore.\n")
        build(site)
        build(site, "--no-cache", folder="anew")
        assert made(site) == made(site, "anew")


@pytest.mark.parametrize("what", CHANGES)
def test_what_is_known_is_not_rendered(what: str, site: Path) -> None:
    build(site)
    put(site / CHANGES[what][0], CHANGES[what][1])
    build(site)
    first = kept(site).stat()
    build(site)
    assert kept(site).stat().st_ino == first.st_ino  # nothing new was made, so nothing new is kept


SHEETS = {"assets/main.scss": '---\n---\n@import "a";\n', "_sass/_a.scss": "a { color: red }\n", "_sass/_b.scss": ""}


@pytest.mark.parametrize(
    "change",
    [{"_sass/_a.scss": "a { color: sky }\n"}, {"_a.scss": "b { color: red }\n"}, {"a.md": "---\n---\n"}],
)
def test_sheets_are_known_by_their_files(change: dict[str, str], site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("sass", reason="libsass is not installed: no style sheets")
    monkeypatch.setattr(evidence, "SETTLED_SECONDS", -60)
    monkeypatch.chdir(site)
    staged: list[str] = []
    monkeypatch.setattr(sheets, "stage", lambda files, *rest: staged.append("x") or staging.stage(files, *rest))
    for more in (SHEETS, {"b.md": "---\n---\n"}, change):
        for name, text in more.items():
            put(site / name, text)
        assert main(["build", "-q", "-d", "../out", "--target", "jekyll"]) == 0
    assert len(staged) == (1 if "a.md" in change else 2)
    assert made(site) == anew(site)


BESIDE = {
    "a sheet": {"assets/main.scss": SHEETS["assets/main.scss"]},
    "a broken sheet": {"assets/main.scss": "---\n---\na {"},
    "a broken sheet, and a page of its address": {
        "assets/main.scss": "---\n---\na {",
        "a.md": "---\npermalink: /assets/main.css\n---\na\n",
    },
    "a page in a folder of the sheet's name": {"a.md": "---\npermalink: /assets/main.css/a.html\n---\na\n"},
}


@pytest.mark.parametrize("case", BESIDE)
def test_an_empty_folder_is_filled_as_another_is(case: str, site: Path) -> None:
    pytest.importorskip("sass", reason="libsass is not installed: no style sheets")
    for name, text in {**SHEETS, **BESIDE[case]}.items():
        put(site / name, text)
    put(site.parent / "out" / "notes", "")
    both = [build(site, "--no-cache", folder=folder) for folder in ("fresh", "out")]
    assert len({each.stdout.rpartition(" (")[0] for each in both}) == 1  # but for the seconds
    assert made(site, "fresh") | {"notes": b""} == made(site)


# What may come between


def killed(site: Path) -> Iterator[float]:
    """Builds that are killed, each a little later than the one before."""
    for step in range(12):
        put(site / "a.md", PAGES["a.md"] + f"step {step}\n")
        put(site / "_includes/foot.html", PAGES["_includes/foot.html"] + f"{step}\n")
        child = subprocess.Popen(command("-d", "../out", "--target", "jekyll", "-q"), cwd=site, start_new_session=True)
        time.sleep(0.05 * (step + 1))
        os.killpg(child.pid, signal.SIGKILL)
        yield child.wait()


def test_killed_builds(site: Path) -> None:
    build(site)
    for _ in killed(site):
        texts = {text.split(b"</p>")[-1] for name, text in made(site).items() if name in ("a.html", "b.html")}
        assert len(texts) == 1  # of one build, whichever
    build(site)
    assert made(site) == anew(site)


def test_two_builds_at_once(site: Path) -> None:
    both = [
        subprocess.Popen(command("-d", f"../{name}", "-q", "--target", "jekyll"), cwd=site) for name in ("one", "two")
    ]
    assert [child.wait(timeout=120) for child in both] == [0, 0]
    assert made(site, "one") == made(site, "two") == anew(site)
    build(site)
    assert made(site) == anew(site)


@pytest.mark.parametrize("seed", range(6))
def test_a_damaged_cache(seed: int, site: Path) -> None:
    build(site)
    chance = random.Random(seed)
    whole = bytearray(kept(site).read_bytes())
    for _ in range(chance.choice([1, 20])):
        whole[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
    kept(site).write_bytes(whole[: chance.choice([len(whole), len(whole) // 2, 7])])
    assert build(site).returncode == 0
    assert made(site) == anew(site)


@pytest.mark.parametrize("in_the_way", ["a file", "a folder", "a pipe"])
def test_a_cache_that_cannot_be_kept(in_the_way: str, site: Path) -> None:
    build(site)
    file = kept(site)
    if in_the_way == "a file":
        shutil.rmtree(file.parent)
        file.parent.write_text("")
    else:
        file.unlink()
        file.mkdir() if in_the_way == "a folder" else os.mkfifo(file)
    done = build(site)
    assert done.returncode == 0
    assert made(site) == anew(site)
    said = done.stderr.startswith("jekyll-tools: nothing is kept for the next build: ")
    assert said == (in_the_way != "a pipe")  # which is replaced


# Limits


def limited(site: Path, seconds: float, room: int = ROOM) -> subprocess.CompletedProcess[str]:
    whole = [sys.executable, "-c", PATCHED, str(seconds), str(room)]
    return subprocess.run(whole, cwd=site, capture_output=True, text=True, check=False, timeout=120)


def test_a_page_beyond_the_limits_is_left_out(site: Path) -> None:
    put(
        site / "slow.md",
        "---\n---\n{% for i in (1..3000) %}{% for j in (1..3000) %}{% assign x = j %}{% endfor %}{% endfor %}",
    )
    done = limited(site, 1)
    assert done.returncode == 1
    words = "rendering takes more than 60 seconds of work at one page here: the page is left out"
    assert done.stdout.splitlines()[:2] == ["slow.md", f"  1:1     error  {words}  [liquid-limit]"]
    assert "slow.html" not in made(site)
    assert "a.html" in made(site)


def test_no_room(site: Path) -> None:
    done = limited(site, 60, 1 << 20)
    said = "jekyll-tools: the build was stopped: over 4,294,967,296 bytes of address space\n"
    assert (done.stderr, done.returncode, done.stdout, made(site)) == (said, 2, "", {})


def test_an_interrupt_ends_both(site: Path) -> None:
    put(
        site / "slow.md",
        "---\n---\n{% for i in (1..3000) %}{% for j in (1..3000) %}{% assign x = j %}{% endfor %}{% endfor %}",
    )
    assert interrupted("build", "-d", "../out", cwd=site) == (130, "", "jekyll-tools: interrupted\n")
    assert made(site) == {}


# The bar


def on_a_terminal(site: Path, *arguments: str) -> bytes:
    ours, theirs = pty.openpty()
    child = subprocess.Popen(command("-d", "../out", "--no-cache", *arguments), cwd=site, stderr=theirs)
    child.wait(timeout=120)
    os.close(theirs)
    said = b""
    try:
        while piece := os.read(ours, 4096):
            said += piece
    except OSError:  # the terminal's end
        pass
    os.close(ours)
    return said


def test_a_bar_on_a_terminal(site: Path) -> None:
    loop = "{% for i in (1..500) %}{% for j in (1..400) %}{% assign x = j %}{% endfor %}{% endfor %}"
    for number in range(12):
        put(site / f"slow{number}.md", f"---\n---\n{loop}\n")
    bar, _, rest = on_a_terminal(site).partition(b"\x1b[K")
    steps = [part.split(b"] ")[1].split(b" ")[0] for part in bar.split(b"\r") if part]
    assert steps == sorted(steps, key=int)
    assert len(steps) > 1
    assert rest.startswith(b"jekyll-tools: ")
    assert on_a_terminal(site, "-q") == b""


ASKED: dict[str, object] = {
    **{"name": "a.scss", "style": "nested", "comments": False, "maps": False, "folders": [], "guarded": False},
    **{"seconds": 30, "bytes": 1 << 30},
}


def test_a_sheet_that_nobody_waits_for_ends() -> None:
    pytest.importorskip("sass", reason="libsass is not installed: no style sheets")
    large = "a { b: c }\n" * 20_000  # more than a pipe holds
    process = Forked({**ASKED, "files": {"a.scss": large}})
    os.close(process._answer)
    assert os.waitpid(process._child, 0)[1] == 0


@pytest.mark.parametrize("place", ["there", "not/there"])
def test_a_sheet_is_made_where_the_system_wants_it(place: str, tmp_path: Path) -> None:
    pytest.importorskip("sass", reason="libsass is not installed: no style sheets")
    wanted = tmp_path / place
    (tmp_path / "there").mkdir()
    asked = json.dumps({**ASKED, "files": {"a.scss": "@import 'b/c';\n", "b/_c.scss": "a { b: c }\n"}})
    command = [sys.executable, "-m", "jekyll_tools.sass.child"]
    surroundings = {**os.environ, "TMPDIR": str(wanted)}
    done = subprocess.run(
        command, input=asked, capture_output=True, text=True, check=True, env=surroundings, timeout=60
    )
    folder, head, css = done.stdout.split("\n", 2)
    assert (Path(folder).parent == wanted) is wanted.exists()
    assert not Path(folder).exists()
    assert css[: int(head.split()[1])] == "a {\n  b: c; }\n"


def test_a_page_at_whose_date_jekyll_stops_is_told(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(site / "_posts/2024-01-02-q.md", "---\ntitle: Q\ndate: soon\n---\n")
    assert main(["build", "-s", str(site), "-d", str(site.parent / "out"), "--target", "jekyll"]) == 1
    assert "2024-01-02-q.md" in capsys.readouterr().out


def test_the_map_of_a_sheet_that_a_page_has_read_is_written(site: Path) -> None:
    pytest.importorskip("sass", reason="libsass is not installed: no style sheets")
    put(site / "assets/main.scss", "---\n---\na { color: red }\n")
    put(site / "z.html", "---\n---\n{% for p in site.pages %}{{ p.content | size }} {% endfor %}\n")
    out = site.parent / "out"
    assert main(["build", "-s", str(site), "-d", str(out), "--target", "jekyll"]) == 0
    assert json.loads((out / "assets/main.css.map").read_text())["version"] == 3
