"""Hosts as browsers look them up: names in ASCII, addresses in one spelling."""

from __future__ import annotations

from jekyll_tools.regex import regex
from jekyll_tools.urls.escapes import decoded

_LABEL = regex(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_NUMBER = regex(r"0[xX][0-9A-Fa-f]*|[0-9]+")


class UrlError(ValueError):
    """A URL that no browser can ask for; it says why, as the end of a sentence."""


def host_name(written: str) -> str:
    """A host as it is looked up: in ASCII and lower case; numbers as an IPv4 address, IPv6 in brackets.

    Raises UrlError.

    >>> [host_name(name) for name in ("Example.org", "0x7f.1", "[::0:1]", "münchen.example")]
    ['example.org', '127.0.0.1', '[::1]', 'xn--mnchen-3ya.example']
    """
    if not written:
        raise UrlError("names no server")
    if written.startswith("["):
        return _ipv6(written)
    name = _ascii(decoded(written))
    labels = name.removesuffix(".").split(".")
    if _NUMBER.fullmatch(labels[-1]):
        return _ipv4(labels)
    wrong = next((label for label in labels if not _LABEL.fullmatch(label)), None)
    if wrong is not None or len(name) > 254:
        raise UrlError(f"has {written[:60]} for a host, which is no name a host can have")
    return name


def _ascii(name: str) -> str:
    if name.isascii():
        return name.lower()
    import idna

    try:
        return idna.encode(name, uts46=True, transitional=False).decode("ascii")
    except UnicodeError:
        raise UrlError(f"has {name[:60]} for a host, which is no name a host can have") from None


def _ipv6(written: str) -> str:
    from ipaddress import IPv6Address

    try:
        if not written.endswith("]") or "%" in written:
            raise ValueError
        address = IPv6Address(written[1:-1])
        if address.ipv4_mapped:  # later Pythons write its end as browsers do not: ::ffff:1.2.3.4
            value = int(address.ipv4_mapped)
            return f"[::ffff:{value >> 16:x}:{value & 0xFFFF:x}]"
        return f"[{address.compressed}]"
    except ValueError:
        raise UrlError(f"has {written[:60]} for a host, which is no IPv6 address") from None


def _ipv4(labels: list[str]) -> str:
    # Browsers read 127.1, 0177.0.0.1, 0x7f000001 and 2130706433 as one address.
    try:
        numbers = [_number(label) for label in labels]
        value = sum(number << 8 * (3 - index) for index, number in enumerate(numbers[:-1])) + numbers[-1]
        if len(numbers) > 4 or max(numbers[:-1], default=0) > 255 or numbers[-1] >= 256 ** (5 - len(numbers)):
            raise ValueError
    except ValueError:
        raise UrlError(f"has {'.'.join(labels)[:60]} for a host, which is no IPv4 address") from None
    return ".".join(str(value >> shift & 255) for shift in (24, 16, 8, 0))


def _number(label: str) -> int:
    if not _NUMBER.fullmatch(label) or len(label) > 20:
        raise ValueError
    if label[:2] in ("0x", "0X"):
        return int(label[2:] or "0", 16)
    return int(label, 8) if label.startswith("0") else int(label)
