"""A web server for `links.py`: every path is there, after a while; counts what each of its addresses sees."""

from __future__ import annotations

import asyncio
import json
import ssl
import sys
from collections import Counter, defaultdict

BODY = b"<title>x</title>" + b"<p id=a>hello</p>" * 20
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s" % (len(BODY), BODY)


class Counts:
    """What each address sees."""

    def __init__(self) -> None:
        self.now: Counter[str] = Counter()
        self.most: Counter[str] = Counter()
        self.times: defaultdict[str, list[float]] = defaultdict(list)

    def taken(self) -> bytes:
        """The worst address's, as JSON; counts from nothing again."""
        worst = max(map(_in_a_second, self.times.values()), default=0)
        found = {"at_once": max(self.most.values(), default=0), "a_second": worst}
        self.most.clear()
        self.times.clear()
        return json.dumps(found).encode()


def _in_a_second(times: list[float]) -> int:
    first = most = 0
    for index, time in enumerate(times):
        while time - times[first] >= 1:
            first += 1
        most = max(most, index - first + 1)
    return most


class Connection(asyncio.Protocol):
    def __init__(self, delay: float, counts: Counts) -> None:
        self._delay = delay
        self._counts = counts
        self._loop = asyncio.get_running_loop()
        self._read = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._host = str(transport.get_extra_info("sockname")[0])

    def data_received(self, data: bytes) -> None:
        self._read += data
        while b"\r\n\r\n" in self._read:
            head, _, self._read = self._read.partition(b"\r\n\r\n")
            if head.startswith(b"GET /stats "):
                body = self._counts.taken()
                self._transport.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body))
                continue
            counts = self._counts
            counts.now[self._host] += 1
            counts.most[self._host] = max(counts.most[self._host], counts.now[self._host])
            counts.times[self._host].append(self._loop.time())
            self._loop.call_later(self._delay, self._answer)

    def _answer(self) -> None:
        self._counts.now[self._host] -= 1
        if not self._transport.is_closing():
            self._transport.write(ANSWER)


async def main(port: int, delay: float, certificate: str | None) -> None:
    context = None
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
    counts = Counts()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(delay, counts), "0.0.0.0", port, backlog=4096, ssl=context)
    async with server:
        await asyncio.sleep(3600)


if __name__ == "__main__" and len(sys.argv) > 1:  # started by links.py
    asyncio.run(main(int(sys.argv[1]), float(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else None))
