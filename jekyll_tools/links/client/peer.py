"""Which addresses are asked: those of the public internet, and what the user allows besides.

Judged is the address of the connected peer, not its name: a name may lead anywhere, and elsewhere the next moment.
"""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

_MAPPED_IN_LOW_BITS = (IPv6Network("64:ff9b::/96"), IPv6Network("::/96"))
# Global by their number, yet no public servers: translators, relays, and the cloud's own wire servers.
_REFUSED = tuple(
    map(
        ip_network,
        ("64:ff9b:1::/48", "2001::/32", "168.63.129.16/32", "192.88.99.0/24", "100.100.100.200/32", "fec0::/10"),
    )
)


class Peers:
    """The addresses that may be asked; `allowed` are networks such as `127.0.0.0/8`.

    Raises ValueError for a network that is none.
    """

    def __init__(self, allowed: Iterable[str] = ()) -> None:
        self._allowed = [ip_network(network, strict=False) for network in allowed]

    def refusal(self, address: str) -> str:
        """Why an address is not asked, "" where it is.

        >>> Peers().refusal("127.0.0.1")
        'a loopback address'
        >>> Peers(["127.0.0.0/8"]).refusal("127.0.0.1"), Peers().refusal("93.184.216.34")
        ('', '')
        """
        peer = ip_address(address.partition("%")[0])
        inner = _embedded(peer)
        for seen in (peer, inner) if inner else (peer,):
            if any(seen in network for network in self._allowed if network.version == seen.version):
                return ""
        return _kind(inner or peer) or _kind(peer)


def _embedded(address: IPv4Address | IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 address stands for."""
    if isinstance(address, IPv4Address) or address in (IPv6Address("::"), IPv6Address("::1")):
        return None
    if any(address in network for network in _MAPPED_IN_LOW_BITS):
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour


def _kind(address: IPv4Address | IPv6Address) -> str:
    checks = (
        (address.is_loopback, "a loopback address"),
        (address.is_link_local, "a link-local address"),
        (address.is_multicast, "a multicast address"),
        (address.is_unspecified, "no address of a host"),
        (any(address in network for network in _REFUSED if network.version == address.version), "a reserved address"),
        (address.is_private, "a private address"),
        (not address.is_global, "a reserved address"),
    )
    mapped = isinstance(address, IPv6Address) and _embedded(address) is not None
    return next((words for holds, words in checks if holds and not mapped), "")
