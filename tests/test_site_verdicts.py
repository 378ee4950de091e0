"""Why files are left out, in the author's words, and files that are no ordinary ones."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import pytest

from jekyll_tools import limits
from jekyll_tools.cli import main
from jekyll_tools.site.site import Site, read
from jekyll_tools.target import GITHUB_PAGES, JEKYLL

NOW = datetime(2026, 1, 1, tzinfo=timezone.utc)
PAGE = "---\n---\nx"
CONFIG = """\
include: [_pages]
exclude: [notes, '*.log', docs/]
collections:
  publications: {output: true}
  talks: {}
defaults:
  - scope: {path: hidden}
    values: {published: false}
"""


def write(folder: Path, files: dict[str, str | bytes]) -> None:
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())


def verdicts(site: Site) -> dict[str, str]:
    """The reason of every file and folder that is left out."""
    return {
        item.path: getattr(item, "skipped", "") or getattr(item, "reason", "") for item in (*site.pages, *site.skipped)
    }


def problems(site: Site) -> list[str]:
    files = (*site.skipped, *site.static_files, *site.pages)
    return [f"{problem.kind} {problem.location}" for file in files for problem in file.problems]


SAID = {
    "_pages/fine.md": "",
    "_pages/off.md": "`published: false`",
    "_pages/empty.md": "`published:` says nothing, which is no",
    "_pages/draft.md~": "an editor's backup: its name ends in `~`",
    "_pulications": "no collection `pulications` in `collections:`; did you mean `_publications`?",
    "_mine": "no collection `mine` in `collections:`",
    "_pages/_part.md": "its name starts with `_` and `include:` does not list it",
    ".hidden": "its name starts with `.` and `include:` does not list it",
    "page.": "its name ends in a dot",
    "notes.txt": "excluded by `exclude: notes`",
    "a.log": "excluded by `exclude: *.log`",
    "docs": "excluded by `exclude: docs/`",
    "_config.yml": "it is the configuration",
    "_layouts": "its files are layouts",
    "_includes": "its files are includes",
    "_data": "its files are data",
    "_plugins": "its files are plugins",
    "_sass": "its files are styles",
    "_site": "it is the output folder",
    "_talks/x.md": "the collection `talks` has no `output: true` in _config.yml",
    "_talks/x.pdf": "the collection `talks` has no `output: true` in _config.yml",
    "_publications/p.md": "",
    "_publications/_x.md": "its name, or its folder's, starts with one of `_ . # ~`",
    "_publications/x.log": "excluded by `exclude: *.log`",
    "_posts/undated.md": "not a post: its name does not start with a date, as in `2024-02-20-title.md`",
    "_posts/2030-01-01-later.md": "its date, 2030-01-01, is in the future: `--future` publishes it",
    "_posts/2020-13-01-none.md": "its date cannot be read, and Jekyll stops there",
    "_posts/2020-01-01-latin.md": "it is not UTF-8, and Jekyll drops such a post",
    "_posts/2020-01-01-data.yml": "a YAML file, which Jekyll makes no post of",
    "_drafts/idea.md": "a draft: `--drafts` reads it",
    "hidden.css": "`published: false`, by `defaults:`",
}


def test_reasons(tmp_path: Path) -> None:
    texts: dict[str, str | bytes] = {
        path: PAGE
        for path in SAID
        if path not in ("_pulications", "_mine", "docs", "_layouts", "_includes", "_data", "_plugins", "_sass", "_site")
    }
    texts |= {f"{folder}/x.md": PAGE for folder in SAID if folder not in texts}
    texts |= {
        "_config.yml": CONFIG,
        "_pages/off.md": "---\npublished: false\n---\n",
        "_pages/empty.md": "---\npublished:\n---\n",
        "_talks/x.pdf": b"%PDF",
        "_posts/2020-01-01-latin.md": b"---\na: caf\xe9\n---\n",
        "hidden.css": "p {}",
    }
    write(tmp_path, texts)
    site = read(str(tmp_path), time=NOW, target=JEKYLL)
    assert verdicts(site) == SAID
    assert problems(site) == ["encoding _posts/2020-01-01-latin.md:2:7", "invalid-date _posts/2020-13-01-none.md:1:1"]


def test_nothing_at_all(tmp_path: Path) -> None:
    site = read(str(tmp_path))
    assert (site.pages, site.static_files, site.skipped, site.generated) == ((), (), (), ())


def test_symlinks_are_never_followed(tmp_path: Path) -> None:
    write(tmp_path, {"outside/secret.md": PAGE, "site/a.md": PAGE, "site/_posts/2020-01-01-a.md": PAGE})
    site = tmp_path / "site"
    (site / "file.md").symlink_to("a.md")
    (site / "out").symlink_to(tmp_path / "outside")
    (site / "loop").symlink_to(".")
    (site / "dangling.md").symlink_to("nowhere")
    (site / "_posts" / "2020-01-02-b.md").symlink_to("2020-01-01-a.md")
    found = read(str(site), time=NOW)
    assert [page.path for page in found.pages] == ["a.md", "_posts/2020-01-01-a.md"]
    assert [problem.split(":")[0] for problem in problems(found)] == [
        "symlink _posts/2020-01-02-b.md",
        "symlink dangling.md",
        "symlink file.md",
        "symlink loop",
        "symlink out",
    ]
    assert found.skipped[0].problems[0].facts == {"target": "2020-01-01-a.md"}


def test_collections_behind_a_symlink(tmp_path: Path) -> None:
    write(tmp_path, {"outside/_c/secret.md": PAGE, "site/_d/a.md": PAGE})
    site = tmp_path / "site"
    (site / "_c").symlink_to(tmp_path / "outside" / "_c")
    (site / "in").symlink_to(tmp_path / "outside")
    for folder in ("", "collections_dir: in\n", "collections_dir: ../outside\n"):
        (site / "_config.yml").write_text(f"{folder}collections: {{c: {{output: true}}}}\n")
        assert read(str(site)).pages == ()


def test_included_file_behind_a_symlink(tmp_path: Path) -> None:
    write(tmp_path, {"outside/secret.md": PAGE, "site/_config.yml": "include: [in/secret.md, ../outside/secret.md]"})
    (tmp_path / "site" / "in").symlink_to(tmp_path / "outside")
    assert read(str(tmp_path / "site")).pages == ()


def test_folders_where_files_should_be(tmp_path: Path) -> None:
    write(tmp_path, {"a.md/b.md": PAGE, "_posts/2020-01-01-a.md/x.md": PAGE, "_drafts": "x", "_posts2": "x"})
    assert [page.path for page in read(str(tmp_path), time=NOW).pages] == ["a.md/b.md"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_pipes_are_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    assert verdicts(read(str(tmp_path))) == {"pipe.md": "not an ordinary file"}


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is unreadable to this user")
def test_unreadable(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": PAGE, "b.md": PAGE, "closed/c.md": PAGE})
    (tmp_path / "a.md").chmod(0)
    (tmp_path / "closed").chmod(0)
    try:
        site = read(str(tmp_path))
    finally:
        (tmp_path / "closed").chmod(0o700)
    assert verdicts(site) == {"a.md": "it cannot be read: Permission denied", "b.md": "", "closed": "it cannot be read"}
    assert problems(site) == ["unreadable-file a.md:1:1", "unreadable-file closed:1:1"]


def test_a_file_that_goes_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from jekyll_tools.site import build

    def gone(folder: str, path: str) -> object:
        raise FileNotFoundError(2, "No such file or directory")

    write(tmp_path, {"a.md": PAGE})
    monkeypatch.setattr(build, "_opened", gone)
    site = read(str(tmp_path))
    assert verdicts(site) == {"a.md": "it cannot be read: No such file or directory"}
    assert problems(site) == ["unreadable-file a.md:1:1"]


def test_big_files(tmp_path: Path) -> None:
    body = "x" * (limits.FILE_BYTES - 8)
    files = {"fits.md": "---\n---\n" + body, "big.md": "---\n---\nx" + body, "image.png": body * 2}
    files["pictured.md"] = "---\n---\n![](data:image/png;base64," + "x" * limits.FILE_BYTES + ")"
    files["many.md"] = "---\n---\n![](data:image/png;base64," + "x" * limits.PICTURED_BYTES + ")"
    config = {"_config.yml": "collections: {talks: {output: true}}"}
    copied = {"_talks/film.mp4": body * 2, "dash.bin": "-" + body * 2}
    write(tmp_path, {**config, **files, **copied, "_talks/big.md": files["big.md"]})
    site = read(str(tmp_path))
    over = "over 1,048,576 bytes long"
    assert verdicts(site) == {
        "_config.yml": "it is the configuration",
        "fits.md": "",
        "pictured.md": "",
        "big.md": over,
        "many.md": over,
        "_talks/big.md": over,
    }
    assert [file.path for file in site.static_files] == ["dash.bin", "image.png", "_talks/film.mp4"]
    too_big = ["file-too-big _talks/big.md:1:1", "file-too-big big.md:1:1", "file-too-big many.md:1:1"]
    assert problems(site) == too_big


@pytest.mark.parametrize("name", ["a.md", "a.html"])
def test_a_page_of_pictures_is_checked(tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    picture = '<img alt="" src="data:image/png;base64,' + "x" * limits.FILE_BYTES + '">\n\n'
    write(tmp_path, {name: "---\n---\n" + picture * 3 + "It ends </i> here.\n"})
    main(["check", "-s", str(tmp_path), "--no-cache", "--format", "github"])
    assert f"file={name},line=9" in capsys.readouterr().out


def test_front_matter_that_is_too_much_is_a_page_without_keys(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": "---\na: " + "[" * 25_000 + "\n---\nx", "b.md": PAGE})
    site = read(str(tmp_path))
    assert [(page.url, page.body.string) for page in site.pages] == [("/a.html", "x"), ("/b.html", "x")]
    assert [problem.kind for problem in site.pages[0].front_matter.problems] == ["yaml-too-deep"]


@pytest.mark.skipif(os.name == "nt", reason="names are no bytes here")
def test_names_that_are_no_text(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/\xff\x1b[31m\n.md"
    try:
        with open(name, "wb") as file:
            file.write(PAGE.encode())
    except OSError:
        pytest.skip("this file system takes no such name")
    (page,) = read(str(tmp_path)).pages
    assert (page.path, page.url) == ("\udcff\x1b[31m\n.md", "/%FF%1B%5B31m\n.html")


def test_liquid_in_the_body(tmp_path: Path) -> None:
    texts = {
        "a.md": "---\n---\n{{ x }}",
        "b.md": "---\n---\n{% x %}",
        "c.md": "---\nt: '{{ x }}'\n---\n{ { x } }",
        "d.md": "---\nrender_with_liquid: false\n---\n{{ x }}",
    }
    write(tmp_path, dict(texts))
    pages = read(str(tmp_path), target=JEKYLL).pages
    assert [page.needs_liquid for page in pages] == [True, True, False, False]


def test_what_the_command_line_asks_for(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "off.md": "---\npublished: false\n---\n",
            "_drafts/idea.md": PAGE,
            "_posts/2030-01-01-later.md": PAGE,
            "_config.yml": "baseurl: /a",
        },
    )
    site = read(str(tmp_path), drafts=True, future=True, unpublished=True, baseurl="/b", time=NOW)
    assert [page.url for page in site.published] == ["/off.html", "/2026/01/01/idea.html", "/2030/01/01/later.html"]
    assert site.config.baseurl == "/b"


def test_the_old_name_of_plugins_counts_for_their_files(tmp_path: Path) -> None:
    write(tmp_path, {"_config.yml": "gems: [jekyll-sitemap, jekyll-redirect-from]\n", "sitemap.xml": "x"})
    assert read(str(tmp_path)).generated == ("redirects.json", "robots.txt")


def test_style_sheets_have_maps(tmp_path: Path) -> None:
    write(tmp_path, {"assets/main.scss": PAGE})
    assert read(str(tmp_path), target=JEKYLL).generated == ("assets/main.css.map",)
    assert read(str(tmp_path), target=GITHUB_PAGES).generated == ()


def test_folders_of_the_settings_lead_nowhere_outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folders = ("plugins_dir", "layouts_dir", "includes_dir", "data_dir", "collections_dir")
    outside = dict.fromkeys(("a.rb", "c", "default.html", "redirects.yml", "e.yml"), "{% include c %}register_tag")
    page = "---\nlayout: default\n---\n{% b %} {% include c %} [d](e.md#f) [g](#h)\n"
    own = {"site/a.md": page, "site/_layouts/default.html": "{% include c %}{{ content }}", "site/e.md": page}
    write(tmp_path, {**outside, **own})
    site = tmp_path / "site"
    (tmp_path / "made").mkdir()
    seen: set[str] = set()
    monkeypatch.setattr(os, "walk", _noting(os.walk, seen))
    monkeypatch.setattr(os, "open", _noting(os.open, seen))
    monkeypatch.setattr("builtins.open", _noting(open, seen))
    for said in ("..", "/", "../..", "x/../..", str(tmp_path)):
        (site / "_config.yml").write_text("".join(f"{name}: {said}\n" for name in folders))
        main(["check", "-q", "--all", "--no-cache", "-s", str(site)])
        main(["build", "-q", "--no-cache", "-s", str(site), "-d", str(tmp_path / "made/out")])
    assert str(site / "a.md") in seen
    places = {os.path.realpath(place) for place in seen}
    assert {place for place in places if place in {str(tmp_path), *(str(tmp_path / name) for name in outside)}} == set()


def _noting(function: Callable[..., Any], seen: set[str]) -> Callable[..., Any]:
    """A function that notes the path that it is given first."""

    def noting(path: object, *given: object, **more: object) -> object:
        seen.add(str(path))
        return function(path, *given, **more)

    return noting
