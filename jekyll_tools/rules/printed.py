"""What Liquid printed, named in a message."""

from __future__ import annotations

_SHOWN = 60  # characters of an output that are enough to know it by


def cut(output: str) -> str:
    """An output as it is written, on one line, no longer than it takes to know it by."""
    words = " ".join(output.split())
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
