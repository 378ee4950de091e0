"""What the threads that ask share with the one that asks ahead of them (`ahead.py`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jekyll_tools.links.client.patience import Patience
    from jekyll_tools.links.client.quick import Quick
    from jekyll_tools.links.client.turns import Turns


class Shared:
    """`seconds`: the time of a URL. `parts` is there once there is a client."""

    def __init__(self, turns: Turns, seconds: float) -> None:
        self.turns = turns
        self.seconds = seconds
        self.parts: tuple[Quick, Patience] | None = None
