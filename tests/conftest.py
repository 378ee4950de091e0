"""Settings of all tests."""

from __future__ import annotations

from hypothesis import settings

# No test but those in tests/hostile looks at time, and a run that failed must fail again: the same examples each time.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")
