"""What is known of the hosts that academic pages link to, by the rules of `hosts.json` (`hosts.schema.json` explains
them).
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import cache

from jekyll_tools import urls
from jekyll_tools.records import NamedTuple
from jekyll_tools.regex import regex


class Rule(NamedTuple):
    """What is known of a host, or of the pages of it whose path fits; one of the fields behind `path` is set."""

    host: str
    why: str
    path: str = ""
    registry: bool = False
    ask: str = ""
    anchors: str = ""
    prefix: str = ""
    shows: str = ""
    scripts: bool = False


@cache
def rules() -> Mapping[str, Sequence[Rule]]:
    """The rules by their hosts."""
    import json

    with open(os.path.join(os.path.dirname(__file__), "hosts.json"), encoding="utf-8") as file:
        found = [Rule(**each) for each in json.load(file)]
    return {host: [rule for rule in found if rule.host == host] for host in {rule.host for rule in found}}


def is_registry(url: str) -> bool:
    """Whether a URL that can be sent names an identifier that its host only passes on.

    >>> is_registry("https://doi.org/10.1000/182"), is_registry("https://doi.org/")
    (True, False)
    """
    parts = url.split("/", 3)  # asked of every link, so no more than this
    return len(parts) == 4 and parts[3] != "" and any(rule.registry for rule in rules().get(parts[2], ()))


def asked(url: str) -> str:
    """What is asked for a URL that can be sent: mostly itself.

    >>> asked("http://arxiv.org/pdf/2312.16170v2.pdf"), asked("https://arxiv.org/abs/2312.16170")
    ('https://arxiv.org/abs/2312.16170v2', 'https://arxiv.org/abs/2312.16170')
    """
    parts = url.split("/", 3)  # as above
    for rule in rules().get(parts[2], ()) if len(parts) == 4 else ():
        found = regex(rule.path).fullmatch(urls.split(url).path) if rule.ask else None
        if found is not None:
            return str(found.expand(rule.ask))
    return url


def is_made(url: str, anchor: str) -> bool:
    """Whether a script makes that anchor on that page.

    >>> is_made("https://github.com/a/b/blob/main/c.py", "L10-L20")
    True
    >>> is_made("https://github.com/a/b", "L10")
    False
    """
    return any(rule.anchors and regex(rule.anchors).fullmatch(anchor) for rule in _about(url))


def prefixed(url: str) -> Rule | None:
    """The rule of pages whose ids have a prefix, if this is one of them."""
    return next((rule for rule in _about(url) if rule.prefix), None)


def has_scripts(url: str) -> bool:
    """Whether anchors of a page may be made by script.

    >>> has_scripts("https://docs.google.com/a"), has_scripts("https://notgithub.com/a")
    (True, False)
    """
    return any(rule.scripts for rule in _about(url))


def _about(url: str) -> Sequence[Rule]:
    """The rules for a page."""
    split = urls.split(url)
    names = split.host.split(".")
    hosts = [split.host, *("." + ".".join(names[at:]) for at in range(len(names) - 1))]
    found = [rule for host in hosts for rule in rules().get(host, ())]
    return [rule for rule in found if not rule.path or regex(rule.path).fullmatch(split.path)]
