"""The files of hosts on real servers, and by the hosts' own code: each redirect answers as the table says, no other."""

from __future__ import annotations

from pathlib import Path

import pytest
from hosts_random import drawn_table
from hosts_table import made
from oracle.hosts import servers
from oracle.hosts.walked import NAMES, missing, shadowed, walked


def needs(name: str) -> None:
    if why := missing(name):
        pytest.skip(why)


@pytest.mark.parametrize("name", NAMES)
def test_the_table(name: str, tmp_path: Path) -> None:
    needs(name)
    number, wrong = walked(name, made(tmp_path)[0].entries)
    assert (number > 180, wrong) == (True, [])


@pytest.mark.parametrize("name", servers.NAMES)
def test_the_table_before_pages(name: str, tmp_path: Path) -> None:
    needs(name)
    number, wrong = shadowed(name, made(tmp_path)[0].entries)
    assert (number > 60, wrong) == (True, [])


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("seed", range(3))
def test_random_hostile_redirects(name: str, seed: int) -> None:
    needs(name)
    number, wrong = walked(name, drawn_table(seed, 300).entries)
    assert (number > 20, wrong) == (True, [])
