"""What an exception of the network's libraries means."""

from __future__ import annotations

import ssl

from jekyll_tools.links.client.client import Failure

UNSENDABLE = Failure("url", "has an address that cannot be sent")

# OpenSSL's numbers for what is wrong with a certificate.
_CERTIFICATES = {
    9: "has a certificate that is not valid yet",
    10: "has a certificate that has expired",
    18: "has a certificate that it signed itself, which nobody trusts",
    19: "has a certificate that it signed itself, which nobody trusts",
    62: "has a certificate for another name",
    64: "has a certificate for another address",
}


def failure(error: BaseException) -> Failure:
    """Why there is no answer."""
    causes = _causes(error)
    for cause in causes:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return Failure("tls", _CERTIFICATES.get(cause.verify_code, "has a certificate that is not trusted"))
    for kinds, found in _FAILURES:
        if any(isinstance(cause, kinds) for cause in causes):
            return found
    return Failure("protocol", "does not speak proper HTTP")


def _causes(error: BaseException) -> list[BaseException]:
    """An error and what it wraps: requests and urllib3 keep the cause in `args`, `reason` or the context."""
    found: list[BaseException] = []
    waiting: list[object] = [error]
    while waiting and len(found) < 20:
        one = waiting.pop()
        if isinstance(one, BaseException) and one not in found:
            found.append(one)
            waiting += [*one.args, getattr(one, "reason", None), one.__cause__, one.__context__]
    return found


_FAILURES: tuple[tuple[tuple[type[BaseException], ...], Failure], ...] = (
    ((UnicodeError,), UNSENDABLE),
    ((ssl.SSLEOFError, ConnectionError), Failure("reset", "closes the connection without an answer")),
    ((ssl.SSLError,), Failure("tls", "gets no TLS connection to stand")),
    ((TimeoutError,), Failure("timeout", "gave no answer in time")),
)
