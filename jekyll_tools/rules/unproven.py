"""What leads to nothing in the source, where somebody else may put a file."""

from __future__ import annotations

from collections.abc import Mapping

from jekyll_tools.diagnostic import Level


def unproven(facts: Mapping[str, object], hint: str) -> tuple[str, Level | None]:
    """The hint and the level of such a finding, by who may put a file there (`maker`, "" for nobody)."""
    if not facts.get("maker"):
        return hint, None
    unless = f"unless {facts['maker']} puts it there"
    return f"{hint}\n{unless}" if hint else unless, "warning"
