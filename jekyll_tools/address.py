"""The project's own address, as pyproject.toml states it: the one place that names it."""

from __future__ import annotations

from functools import cache

PACKAGE = "jekyll-tools"
# The commit whose action.yml and .pre-commit-hooks.yaml sites are set up with: a name of a branch or a tag may come to
# mean something else. To be raised, with docs/workflows, when these two or what they run have changed.
PINNED = "8c4753ce549219c5a0208f3858efdcbeceb9359f"


@cache
def repository() -> str:
    """The repository's address without a slash at its end; "" where the package runs without being installed."""
    from importlib.metadata import PackageNotFoundError, metadata

    try:
        lines = metadata(PACKAGE).get_all("Project-URL") or []
    except PackageNotFoundError:
        return ""
    named = dict(line.split(", ", 1) for line in lines)
    return str(named.get("Repository", "")).rstrip("/")


def manual(rule_id: str) -> str:
    """Where a rule's page of the manual is."""
    return f"{repository()}/blob/main/docs/rules/{rule_id}.md"


def user_agent(version: str) -> str:
    """How the link checker names itself to servers."""
    return f"{PACKAGE}/{version} (+{repository()})"
