"""The targets are found by name; which one a site is read as, and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from jekyll_tools.site.site import read
from jekyll_tools.target import GITHUB_PAGES, JEKYLL, TARGETS, Target


def test_targets_by_name() -> None:
    assert TARGETS == {"jekyll": JEKYLL, "github-pages": GITHUB_PAGES}


def test_always_on_plugins_are_allowed() -> None:
    assert set(GITHUB_PAGES.plugins) - set(GITHUB_PAGES.overrides["whitelist"]) == set()


NO_GEMFILE = "the site has no Gemfile"
PLAIN = "the site's Gemfile does not name github-pages"
NAMED = "the site's Gemfile names github-pages"
OLD = "the site's Gemfile asks for Jekyll 3"
SAID = "its configuration says so"


@pytest.mark.parametrize(
    ("config", "gemfile", "target", "reason"),
    [
        ("", None, GITHUB_PAGES, NO_GEMFILE),
        ("", 'gem "jekyll"\n', JEKYLL, PLAIN),
        ("", "", JEKYLL, PLAIN),
        ("", 'gem "jekyll"\n  gem "github-pages", "~> 228", group: :jekyll_plugins\n', GITHUB_PAGES, NAMED),
        ("", "gem('github-pages')\n", GITHUB_PAGES, NAMED),
        ("", '# gem "github-pages"\ngem "github-pages-health-check"\n', JEKYLL, PLAIN),
        ("", 'gem "jekyll", "~> 3.8.5"\n', GITHUB_PAGES, OLD),
        ("", "gem 'jekyll', '3.9'\n", GITHUB_PAGES, OLD),
        ("", 'gem "jekyll", ">= 3.8"\n', JEKYLL, PLAIN),
        ("jekyll_tools: {target: jekyll}", None, JEKYLL, SAID),
        ("jekyll_tools: {target: github-pages}", 'gem "jekyll"\n', GITHUB_PAGES, SAID),
        ("jekyll_tools: {target: pages}", 'gem "jekyll"\n', JEKYLL, PLAIN),
        ("jekyll_tools: jekyll", None, GITHUB_PAGES, NO_GEMFILE),
    ],
)
def test_which_target_a_site_has(config: str, gemfile: str | None, target: Target, reason: str, tmp_path: Path) -> None:
    (tmp_path / "_config.yml").write_text(config)
    if gemfile is not None:
        (tmp_path / "Gemfile").write_text(gemfile)
    made = read(str(tmp_path)).config
    assert (made.target.name, made.reason) == (target.name, reason)
    asked = read(str(tmp_path), target=JEKYLL).config
    assert (asked.target, asked.reason) == (JEKYLL, "as asked for")


def test_the_last_file_says_the_target(tmp_path: Path) -> None:
    for number, name in enumerate(("jekyll", "github-pages")):
        (tmp_path / f"{number}.yml").write_text(f"jekyll_tools: {{target: {name}}}")
    assert read(str(tmp_path), ["0.yml", "1.yml"]).target is GITHUB_PAGES
    assert read(str(tmp_path), ["1.yml", "0.yml"]).target is JEKYLL
