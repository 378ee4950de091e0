"""How hosts are treated: two profiles, one for the author's own links and one for those that a stranger proposes."""

from __future__ import annotations

from jekyll_tools import limits
from jekyll_tools.records import NamedTuple


class Profile(NamedTuple):
    """At most `at_once` requests to a host at a moment and `workers` to all, `interval` seconds between two to a host;
    `hops` redirects; `ports` None for any; no more than `per_host` URLs of a host and `in_all`.
    """

    name: str
    at_once: int
    interval: float
    workers: int
    hops: int
    ports: frozenset[int] | None
    per_host: int
    in_all: int


TRUSTED = Profile(
    "trusted",
    limits.LINK_AT_ONCE,
    limits.LINK_INTERVAL_MS / 1000,
    limits.LINK_WORKERS,
    limits.LINK_HOPS,
    None,
    limits.LINK_PER_HOST,
    limits.LINK_IN_ALL,
)
PULL_REQUEST = Profile(
    "pull-request",
    limits.LINK_AT_ONCE_STRANGERS,
    limits.LINK_INTERVAL_MS_STRANGERS / 1000,
    limits.LINK_WORKERS,
    limits.LINK_HOPS_STRANGERS,
    frozenset((80, 443, 8080, 8443)),
    limits.LINK_PER_HOST_STRANGERS,
    limits.LINK_IN_ALL_STRANGERS,
)
PROFILES = {profile.name: profile for profile in (TRUSTED, PULL_REQUEST)}
