"""Settings of all tests."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

from jekyll_tools.liquid import context

# No test but those in tests/hostile looks at time, and a run that failed must fail again: the same examples each time.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")


@pytest.fixture
def soon_at_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page's Liquid takes its ten million steps in some seconds, and where lines are counted in a minute."""
    monkeypatch.setattr(context, "LIQUID_STEPS", 1_000_000)


@pytest.fixture(autouse=True, scope="session")
def _own_caches(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What builds keep lies apart from what the user's builds keep."""
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("caches"))
