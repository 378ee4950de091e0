"""A copy of the process that converts what is to come: what it says, and that nothing depends on it."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable

import pytest

from jekyll_tools.render.ahead import Ahead
from jekyll_tools.render.markdown import Markdown

TEXTS = {bytes([number]) * 16: f"text {number} \N{SNOWMAN}" for number in range(50)}
FIRST, LAST = next(iter(TEXTS)), list(TEXTS)[-1]


def taken(ahead: Ahead, key: bytes) -> str | None:
    """What the copy says of a text, within five seconds."""
    for _ in range(500):
        made = ahead.take(key)
        if made is not None:
            return made
        time.sleep(0.01)
    return None


def die(text: str) -> str:
    if "40" in text:
        os.kill(os.getpid(), signal.SIGKILL)
    return text.upper()


def stand(text: str) -> str:
    time.sleep(60)
    return text


@pytest.mark.parametrize("factor", [1, 100_000])
def test_what_is_done_is_followed_by_all_behind_it(factor: int) -> None:
    last = dict([*TEXTS.items()][-5:])
    ahead = Ahead(last, lambda text: text * factor)
    first, *behind = last
    assert taken(ahead, first) == last[first] * factor
    assert [ahead.take(key) for key in behind] == [last[key] * factor for key in behind]


@pytest.mark.parametrize("convert", [die, stand])
def test_what_is_not_done_is_left_to_who_asks(convert: Callable[[str], str]) -> None:
    ahead = Ahead(TEXTS, convert)
    assert ahead.take(FIRST) is None
    ahead.end()
    ahead.end()
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_one_that_dies_leaves_what_it_did() -> None:
    ahead = Ahead(TEXTS, die)
    assert taken(ahead, LAST) == TEXTS[LAST].upper()
    assert ahead.take(FIRST) is None


def test_pages_are_as_without_it() -> None:
    texts = [f"# Page {number}\n\n" + f'*{number}* — `code` "and" words\n\n' * 100 for number in range(20)]
    alone, helped = Markdown({}), Markdown({})
    helped.look_ahead(iter(texts))
    assert [helped.body(text) for text in texts] == [alone.body(text) for text in texts]
    helped.end()
