"""A web server on the loopback address that behaves as badly as it is told to."""

from __future__ import annotations

import contextlib
import socket
import socketserver
import ssl
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

Behaviour = Callable[[socket.socket, "Server"], object]  # "kept" where the connection stays
CERTIFICATE = Path(__file__).parent / "self_signed.pem"  # for 127.0.0.1, trusted by nobody; its key is no secret


class Server(socketserver.ThreadingTCPServer):
    """Answers by `behaviours[path]`; keeps what it was asked."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, behaviours: dict[str, Behaviour], *, tls: bool = False) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.behaviours = behaviours
        self.asked: list[str] = []  # request heads
        self.times: Counter[str] = Counter()  # by path
        self.connections = 0
        self.now = 0  # requests that are kept waiting …
        self.most = 0  # … and the most there ever were at once
        self.lock = threading.Lock()
        self.closing = threading.Event()
        if tls:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(CERTIFICATE)
            self.socket = context.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def handle_error(self, request: object, client_address: object) -> None:
        """Clients go away early here; that is no error of the server."""


class _Handler(socketserver.BaseRequestHandler):
    server: Server

    def handle(self) -> None:
        with self.server.lock:
            self.server.connections += 1
        while self._answer() == "kept":
            pass

    def _answer(self) -> object:
        head = b""
        while b"\r\n\r\n" not in head:
            more = self.request.recv(65536)
            if not more:
                return None
            head += more
            if head.startswith(b"\x16"):  # TLS, where plain HTTP is spoken
                self.request.sendall(answer(400))
                return None
        target = head.split(b" ")[1].decode("ascii")
        path = target.partition("?")[0]
        with self.server.lock:
            self.server.asked.append(head.decode("latin-1"))
            self.server.times[path] += 1
        return self.server.behaviours.get(path, send(404))(self.request, self.server)


@contextlib.contextmanager
def running(behaviours: dict[str, Behaviour], *, tls: bool = False) -> Iterator[Server]:
    """A server, listening."""
    with Server(behaviours, tls=tls) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.closing.set()
            server.shutdown()
            thread.join()


def raw(*parts: bytes) -> Behaviour:
    """Sends bytes as they are, then closes."""

    def behave(connection: socket.socket, server: Server) -> None:
        for part in parts:
            connection.sendall(part)

    return behave


def send(status: int = 200, body: bytes = b"", *headers: str) -> Behaviour:
    """A well-formed answer; HTML unless a header says otherwise."""
    return raw(answer(status, body, *headers))


def answer(status: int = 200, body: bytes = b"", *headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status} Whatever", "Connection: close", *headers]
    names = {line.partition(":")[0].lower() for line in headers}
    if "content-type" not in names:
        lines.append("Content-Type: text/html")
    if "content-length" not in names and "transfer-encoding" not in names:
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join([*lines, "", ""]).encode("utf-8") + body


def kept(body: bytes, *, closes: bool = False) -> Behaviour:
    """A well-formed answer on a connection that stays, or that is said to stay and is closed."""

    def behave(connection: socket.socket, server: Server) -> object:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body))
        return None if closes else "kept"

    return behave


def redirect(place: str, status: int = 302, *headers: str) -> Behaviour:
    """A redirect; `{port}` stands for the server's own."""

    def behave(connection: socket.socket, server: Server) -> None:
        connection.sendall(answer(status, b"", f"Location: {place.replace('{port}', str(server.port))}", *headers))

    return behave


def after(seconds: float, behaviour: Behaviour) -> Behaviour:
    """Late (or never, if the server is closed before)."""

    def behave(connection: socket.socket, server: Server) -> None:
        with server.lock:
            server.now += 1
            server.most = max(server.most, server.now)
        closing = server.closing.wait(seconds)
        with server.lock:
            server.now -= 1
        if not closing:
            behaviour(connection, server)

    return behave


def drip(first: bytes, drop: bytes, pause: float = 0.02) -> Behaviour:
    """Some bytes, then a few more, for ever."""

    def behave(connection: socket.socket, server: Server) -> None:
        connection.sendall(first)
        while not server.closing.wait(pause):
            connection.sendall(drop)

    return behave


def endless(first: bytes) -> Behaviour:
    """A body without end, as fast as it is read."""
    return drip(first, b"<p>more</p>" * 6000, 0)


def reset(connection: socket.socket, server: Server) -> None:
    """Cuts the connection."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    connection.close()


def first_then(path: str, first: Behaviour, then: Behaviour) -> Behaviour:
    """One behaviour for the first request to a path, another from the second on."""

    def behave(connection: socket.socket, server: Server) -> None:
        (first if server.times[path] == 1 else then)(connection, server)

    return behave


def for_get(page: Behaviour, other: Behaviour) -> Behaviour:
    """One behaviour for GET, another for any other method."""

    def behave(connection: socket.socket, server: Server) -> object:
        return (page if server.asked[-1].startswith("GET ") else other)(connection, server)

    return behave


def chunked(body: bytes, *headers: str, size: int = 100, end: bytes = b"0\r\n\r\n") -> Behaviour:
    """A body in chunks of that size."""
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    sent = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts)
    return send(200, sent + end, "Transfer-Encoding: chunked", *headers)


def cookie_wall(page: Behaviour) -> Behaviour:
    """Sends everyone without its cookie back to where they are, with one."""

    def behave(connection: socket.socket, server: Server) -> None:
        if "cookie: seen=yes" in server.asked[-1].lower():
            page(connection, server)
        else:
            connection.sendall(answer(302, b"", "Location: /wall", "Set-Cookie: seen=yes; Path=/"))

    return behave
