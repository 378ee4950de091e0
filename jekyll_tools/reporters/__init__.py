"""Ways to write a report, a module each: `render(report) -> str`."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from jekyll_tools.diagnostic import Report
from jekyll_tools.discovery import names as module_names


def names() -> list[str]:
    """The names of the formats, sorted."""
    return module_names(__path__)


def reporter(name: str) -> Callable[[Report], str]:
    """The reporter of that name."""
    render: Callable[[Report], str] = import_module(f"jekyll_tools.reporters.{name}").render
    return render
