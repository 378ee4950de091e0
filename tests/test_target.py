"""The targets are found by name, and GitHub's always-on plugins are all allowed."""

from jekyll_tools.target import GITHUB_PAGES, JEKYLL, TARGETS


def test_targets_by_name() -> None:
    assert TARGETS == {"jekyll": JEKYLL, "github-pages": GITHUB_PAGES}


def test_always_on_plugins_are_allowed() -> None:
    assert GITHUB_PAGES.allowed_plugins is not None
    assert set(GITHUB_PAGES.plugins) - GITHUB_PAGES.allowed_plugins == set()


def test_running_plugins() -> None:
    assert JEKYLL.running(["a", "b"]) == {"a", "b"}
    assert GITHUB_PAGES.running(["a", "jekyll-feed"]) == {*GITHUB_PAGES.plugins, "jekyll-feed"}
