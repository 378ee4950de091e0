"""print every limit that a site meets, with its reason."""

from __future__ import annotations

import argparse

from jekyll_tools import limits


def configure(_parser: argparse.ArgumentParser) -> None:
    pass


def run(_arguments: argparse.Namespace) -> int:
    for name, limit in limits.ALL.items():
        print(f"{name}: {limit.value:,} {limit.unit}")
        print(f"    {limit.reason}")
    return 0
