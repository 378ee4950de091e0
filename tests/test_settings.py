"""What `jekyll_tools:` sets: which rules are run, at which level, where, and when a check fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from jekyll_tools.cli import main
from jekyll_tools.engine import check
from jekyll_tools.render.plugins import changed
from jekyll_tools.site.site import read
from jekyll_tools.target import GITHUB_PAGES

FILES = {
    "_pages/a.md": "---\npermalink: /a/\n---\nA <tt>b</tt></i>.\n",
    "_pages/more/b.md": "---\npermalink: //b\n---\nA <tt>b</tt>.\n",
}
A, S, B, P = "a obsolete-element", "a stray-end-tag", "b obsolete-element", "b permalink-shape"
ALL = [f"{A} warning", f"{S} error", f"{P} error", f"{B} warning"]
CASES = [
    ("{}", ALL),
    ("{select: obsolete-element}", [f"{A} warning", f"{B} warning"]),
    ("{select: [html, front-matter], ignore: [obsolete-element]}", [f"{S} error", f"{P} error"]),
    ("{levels: {obsolete-element: info, html: off}}", [f"{A} info", f"{P} error", f"{B} info"]),
    ("{paths: {_pages/more: {ignore: html}}}", ALL[:3]),
    ("{ignore: front-matter, paths: {_pages/: {levels: {html: error}}}}", [f"{A} error", f"{S} error", f"{B} error"]),
    ('{paths: {"*": {ignore: html}, "*/b.md": {levels: {html: info}}}}', [f"{P} error", f"{B} info"]),
    ("{paths: {_page: {ignore: html}}}", ["_config unmatched-path warning", *ALL]),
]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def configured(site: Path, settings: str) -> Path:
    (site / "_config.yml").write_text(f"include: [_pages]\njekyll_tools: {settings}\n")
    return site


@pytest.mark.parametrize(("settings", "expected"), CASES, ids=[case[0] for case in CASES])
def test_levels_and_places(site: Path, settings: str, expected: list[str]) -> None:
    found = check(read(str(configured(site, settings))))
    assert [f"{Path(d.location.path).stem} {d.rule} {d.level}" for d in found] == expected


LESS = {
    "README.md": "A b</i>.\n",  # GitHub Pages makes it the home page
    "docs/notes.md": "A b</i>.\n",  # a page there, which nobody meant
    "docs/late.md": "\n---\ntitle: Late\n---\nA b</i>.\n",
    "talk.md": "---\ntitle: Tutorial 1 on Relevant Topic in Your Field\n---\nA b</i>.\n",  # the theme's sample
    "held.html": "---\n---\n<main><div>A</main>\n",  # the block around it ends it
    "all.md": '---\n---\n<span class="a">All of it.\n',  # and nothing but its paragraph
    "lost.md": "---\npermalink: /seen/\n---\nA b</i>.\n",  # the next one replaces it
    "seen.md": "---\npermalink: /seen/\n---\nA b</i>.\n\nIt.\n",
    "_config.yml": "plugins: [jekyll-redirect-from]\ninclude: [_pages]\n",
    "kept.md": "---\nredirect_from: /old/\n---\nA b</i>.\n",  # of it the next one replaces but the stub
    "later.md": "---\nredirect_from: /old/\n---\nA b.\n",
    "far.md": "---\n---\n[a](/My-Course/a.pdf) [b](/files/b.pdf)\n",
    # The theme's, one of which something links to.
    "_pages/sitemap.md": "---\npermalink: /sitemap/\n---\nA b</i>.\n\n[c](/terms/)",
    "_pages/terms.md": "---\npermalink: /terms/\n---\nA b</i>.\n\n[c](/markdown/)",
    "_pages/markdown.md": "---\npermalink: /markdown/\n---\nA b</i>.\n",
    "_data/navigation.yml": "main:\n#  - url: /terms/\n  - url: /markdown/\n",
    "_layouts/foot.html": "<!-- /sitemap/ --> {% comment %}/sitemap/{% endcomment %}",
}


def test_less_is_at_stake(tmp_path: Path) -> None:
    # Where nobody, or but the repository's reader, sees a fault, it is a level lower.
    for name, text in LESS.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    wanted = ("stray-end-tag", "unseen-front-matter", "unclosed-tag", "missing-file")
    found = check(changed(read(str(tmp_path), target=GITHUB_PAGES)))
    assert [f"{d.location.path} {d.rule} {d.level}" for d in found if d.rule in wanted] == [
        "README.md stray-end-tag error",
        "_pages/markdown.md stray-end-tag error",
        "_pages/sitemap.md stray-end-tag warning",
        "_pages/terms.md stray-end-tag warning",
        "all.md unclosed-tag warning",
        "docs/late.md unseen-front-matter error",
        "docs/late.md stray-end-tag warning",
        "docs/notes.md stray-end-tag warning",
        "far.md missing-file warning",
        "far.md missing-file error",
        "held.html unclosed-tag warning",
        "kept.md stray-end-tag error",
        "lost.md stray-end-tag warning",
        "seen.md stray-end-tag error",
        "talk.md stray-end-tag warning",
    ]


FAILING = [
    ("{}", [], 1),
    ("{levels: {stray-end-tag: info, front-matter: off}}", [], 0),
    ("{levels: {stray-end-tag: info, front-matter: off}, fail-on: warning}", [], 1),
    ("{levels: {stray-end-tag: info, front-matter: off}, fail-on: warning}", ["--fail-on=error"], 0),
    ("{ignore: [html]}", ["--ignore=front-matter"], 0),
    ("{ignore: [html]}", ["--select=stray-end-tag"], 1),
]


@pytest.mark.parametrize(("settings", "options", "code"), FAILING)
def test_the_command_line_and_the_settings(site: Path, settings: str, options: list[str], code: int) -> None:
    assert main(["check", "-q", "-s", str(configured(site, settings)), *options]) == code


@pytest.mark.parametrize("options", [[], ["--select", "html"], ["--ignore", "invalid-yaml"]])
def test_what_keeps_the_site_from_being_read_is_told_whatever_is_selected(
    options: list[str], site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (site / "_config.yml").write_text("jekyll_tools: {select: html, levels: {invalid-yaml: off}}\nx: &a [*a]\n")
    monkeypatch.chdir(site)
    assert main(["check", *options]) == 2
    out = capsys.readouterr().out
    assert out.count("[invalid-yaml]") == 1
    assert "1 error" in out


def test_what_is_wrong_in_a_folder_of_backups_is_a_level_lower(site: Path) -> None:
    (site / "a.md").write_text("---\n---\n[Linked](/old/linked.html)\n")
    for folder in ("Backup", "shown", "old"):
        (site / folder).mkdir()
        (site / folder / "c.html").write_text("---\n---\n<p>a</i></p>\n")
    (site / "old" / "linked.html").write_text("---\n---\n<p>[c](/old/c.html)</i></p>\n")  # it is one of them itself
    found = [f"{d.location.path} {d.level}" for d in check(read(str(site))) if d.rule == "stray-end-tag"]
    assert found == ["Backup/c.html info", "old/c.html info", "old/linked.html warning", "shown/c.html warning"]
