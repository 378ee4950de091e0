"""The wrappers around the client, each with a fake below it."""

from __future__ import annotations

import http.client
import io
import threading
import time
import zlib

import pytest
from links.fake import Fake, failure, status

from jekyll_tools.links.client.body import read
from jekyll_tools.links.client.client import Failure, Request, Response
from jekyll_tools.links.client.deadline import Budget, Deadline
from jekyll_tools.links.client.patience import Patience
from jekyll_tools.links.client.peer import Peers
from jekyll_tools.links.client.ports import Ports
from jekyll_tools.links.client.redirect import Redirect
from jekyll_tools.links.client.retry import Retry, pause
from jekyll_tools.links.client.spread import Later, spread
from jekyll_tools.links.client.turns import Hosts, Turns
from jekyll_tools.links.client.wire import head

ASK = Request("https://h.example/a/b?c")

RETRIES = [  # an answer, and the shortest and the longest pause before the next try; None where it stands
    (status(200), None),
    (status(404), None),
    (status(403), None),
    (failure("dns"), None),
    (failure("tls"), None),
    (status(503, ("Retry-After", "3600")), None),
    (status(429, ("Retry-After", "Fri, 01 Jan 2100 00:00:00 GMT")), None),
    (status(500), (0.75, 1.25)),
    (status(503, ("Retry-After", "soon")), (0.75, 1.25)),
    (status(429, ("Retry-After", "3")), (3.0, 3.0)),
    (status(503, ("Retry-After", "Thu, 01 Jan 1970 00:00:00 GMT")), (0.0, 0.0)),
    (failure("timeout"), (0.75, 1.25)),
    (failure("reset"), (0.75, 1.25)),
]


@pytest.mark.parametrize(("answer", "owed"), RETRIES)
def test_pause(answer: Response, owed: tuple[float, float] | None) -> None:
    found = pause(answer, 1)
    assert (found is None) == (owed is None)
    if found is not None and owed is not None:
        assert owed[0] <= found <= owed[1]
    assert pause(answer, 3) is None


def test_retry() -> None:
    slept: list[float] = []
    fake = Fake([status(500), status(500), status(204)])
    client = Retry(fake, lambda answer, tries: float(tries) if answer.status == 500 else None, slept.append)
    assert (client.get(ASK), slept, len(fake.asked)) == (status(204), [1.0, 2.0], 3)


REDIRECTS = [  # the Location, and what is asked next
    ("/x", "https://h.example/x"),
    ("x", "https://h.example/a/x"),
    ("?x", "https://h.example/a/b?x"),
    ("//i.example", "https://i.example/"),
    ("HTTP://I.example:80/x", "http://i.example/x"),
    ("/caf\u00c3\u00a9", "https://h.example/caf%C3%A9"),  # UTF-8, read as Latin-1
    ("/caf\u00e9", "https://h.example/caf%C3%A9"),  # Latin-1
    ("/a b", "https://h.example/a%20b"),
    ("/x#there", "https://h.example/x"),
    ("https://me:secret@h.example/x", "https://h.example/x"),
    ("\\\\i.example\\x", "https://i.example/x"),
]


@pytest.mark.parametrize(("place", "url"), REDIRECTS)
def test_redirect(place: str, url: str) -> None:
    fake = Fake([status(302, ("Location", place)), status(200)])
    assert Redirect(fake).get(ASK).status == 200
    assert fake.urls == [ASK.url, url]


def test_a_fragment_is_carried_and_not_sent() -> None:
    fake = Fake([status(301, ("Location", "/x")), status(301, ("Location", "/y#its")), status(200)])
    assert Redirect(fake).get(Request("https://h.example/a#mine")).url == "https://h.example/y#its"
    assert fake.urls == ["https://h.example/a", "https://h.example/x", "https://h.example/y"]
    fake = Fake([status(301, ("Location", "/x")), status(200)])
    assert Redirect(fake).get(Request("https://h.example/a#mine")).url == "https://h.example/x#mine"


def test_cookies_stay_with_their_host_and_chain() -> None:
    fake = Fake(
        [
            status(302, ("Location", "/b"), ("Set-Cookie", "a=1; Path=/"), ("Set-Cookie", "b=2; Path=/")),
            status(302, ("Location", "https://other.example/")),
            status(302, ("Location", "https://h.example/c")),
            status(200),
        ]
    )
    Redirect(fake).get(ASK)
    assert [dict(request.headers).get("Cookie") for request in fake.asked] == [None, "a=1; b=2", None, "a=1; b=2"]


def test_redirects_end() -> None:
    fake = Fake([status(302, ("Location", f"/{number}")) for number in range(30)])
    found = Redirect(fake, hops=20).get(ASK)
    assert found.failure == Failure("redirect", "redirects more than 20 times")
    assert len(fake.asked) == 21


def test_deadline_counts_no_waiting() -> None:
    now = [0.0]
    budget = Budget(5, lambda: now[0])
    now[0] = 2
    assert budget.left() == 3
    with budget.paused():
        now[0] = 100
    assert budget.left() == 3
    now[0] = 200
    assert budget.left() == 0


def test_deadline_names_the_cause() -> None:
    class Late:
        def get(self, request: Request) -> Response:
            time.sleep(0.02)
            return failure("reset")

    assert Deadline(Late(), 0.01).get(ASK).failure == Failure("timeout", "gave no answer within 0.01 s")
    assert Deadline(Late(), 5).get(ASK).failure == Failure("reset", "reset")


def test_hosts_at_once() -> None:
    now, most, lock = [0], [0], threading.Lock()

    class Slow:
        def get(self, request: Request) -> Response:
            with lock:
                now[0] += 1
                most[0] = max(most[0], now[0])
            time.sleep(0.05)
            with lock:
                now[0] -= 1
            return status(200)

    hosts = Hosts(Slow(), Turns(at_once=2))
    # All links lead to hosts of their own, and all of those redirect to one.
    done = list(spread(((str(n), n) for n in range(10)), lambda _: hosts.get(ASK).status, Turns()))
    assert done == [200] * 10
    assert most == [2]


class Clock:
    """Time that passes where one sleeps."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


def test_turns_are_apart() -> None:
    clock = Clock()
    turns = Turns(at_once=1, interval=2.0, clock=clock, sleep=clock.sleep)
    times = []
    for host in ("a", "a", "b", "a"):
        turns.begin(host)
        times.append(clock.now)
        turns.end(host)
    turns.hold("a", 60)
    turns.begin("a")
    assert [*times, clock.now, turns.ready("a")] == [0, 2, 2, 4, 64, 66]


def test_later_is_done_again() -> None:
    def do(job: int) -> int | Later[int]:
        return Later(job + 1, 0.01) if job < 3 else job

    assert list(spread([("h", 0), ("h", 5)], do, Turns(at_once=1), 1)) == [5, 3]


def given_up(answers: list[Response], asked: int) -> tuple[int, Failure | None]:
    """How often a host was asked, of so many times, and the last answer's failure."""
    fake = Fake(answers)
    client = Patience(fake, Turns(), most=3)
    last = [client.get(ASK._replace(budget=Budget(0))) for _ in range(asked)][-1]
    return len(fake.asked), last.failure


SILENT = Failure("given-up", "gave no answer to other links, so it was not asked for this one")
BUSY = Failure("given-up", "turned other links away, so it was not asked for this one")
PATIENCE = [  # the answers of a host that is asked seven times; how often it is asked, and the last answer's failure
    ([status(200), failure("timeout")], 7, Failure("timeout", "timeout")),
    ([status(404)], 7, None),
    ([status(429), status(429), status(200), status(429)], 6, BUSY),
    ([failure("timeout")], 1, SILENT),
    ([status(429)], 3, BUSY),
    ([status(503, ("Retry-After", "3600"))], 3, BUSY),
    ([status(200)._replace(late=True)], 3, SILENT),
]


@pytest.mark.parametrize(("answers", "asked", "last"), PATIENCE)
def test_patience(answers: list[Response], asked: int, last: Failure | None) -> None:
    assert given_up(answers, 7) == (asked, last)


def test_ports() -> None:
    fake = Fake([status(200)])
    client = Ports(fake, {443, 8080})
    refused = Failure("private", "listens at port 80, which is not asked")
    assert client.get(ASK).status == 200
    assert client.get(Request("http://h.example:8080/")).status == 200
    assert client.get(Request("http://h.example/")).failure == refused
    assert len(fake.asked) == 2


def test_a_slow_host_holds_up_no_other() -> None:
    slow = threading.Event()

    def do(host: str) -> str:
        if host == "slow":
            slow.wait(5)
        return host

    jobs = [("slow", "slow")] * 20 + [(f"quick{number}", f"quick{number}") for number in range(20)]
    results = spread(jobs, do, Turns(at_once=4), workers=8)
    first = [next(results) for _ in range(20)]
    slow.set()
    assert sorted(first) == sorted(f"quick{number}" for number in range(20))
    assert list(results) == ["slow"] * 20


def test_what_a_job_raises_is_raised() -> None:
    def do(job: int) -> int:
        return 1 // job

    with pytest.raises(ZeroDivisionError):
        list(spread([("a", 0)], do, Turns()))
    assert list(spread([], do, Turns())) == []


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "2606:2800:220:1::1", "::ffff:93.184.216.34", "64:ff9b::5db8:d822"]
)
def test_public_peers(address: str) -> None:
    assert Peers().refusal(address) == ""


REFUSED = {
    "127.0.0.1": "a loopback address",
    "::1": "a loopback address",
    "::ffff:127.0.0.1": "a loopback address",
    "::127.0.0.1": "a loopback address",
    "64:ff9b::7f00:1": "a loopback address",
    "2002:7f00:1::": "a loopback address",
    "0.0.0.0": "no address of a host",
    "10.1.2.3": "a private address",
    "172.16.0.1": "a private address",
    "192.168.0.1": "a private address",
    "64:ff9b::a00:1": "a private address",
    "fd00:ec2::254": "a private address",
    "169.254.169.254": "a link-local address",
    "fe80::1%eth0": "a link-local address",
    "224.0.0.1": "a multicast address",
    "ff02::1": "a multicast address",
    "100.64.0.1": "a reserved address",
    "168.63.129.16": "a reserved address",
    "64:ff9b:1::1": "a reserved address",
    "2001:0:7f00:1::": "a reserved address",
    "255.255.255.255": "a private address",
}


@pytest.mark.parametrize("address", REFUSED)
def test_refused_peers(address: str) -> None:
    assert Peers().refusal(address) == REFUSED[address]
    assert Peers(["0.0.0.0/0", "::/0"]).refusal(address) == ""


def test_heads() -> None:
    assert head(io.BytesIO(b"HTTP/1.1 200 OK\r\nA: b\r\n\r\nbody")) == b"HTTP/1.1 200 OK\r\nA: b\r\n\r\n"
    assert head(io.BytesIO(b"HTTP/1.1 103 E\r\nA: b\r\n\r\nHTTP/1.1 204 N\r\n\r\n")) == b"HTTP/1.1 204 N\r\n\r\n"
    assert head(io.BytesIO(b"HTTP/1.1 101 S\r\n\r\n")) == b"HTTP/1.1 101 S\r\n\r\n"
    assert head(io.BytesIO(b"no http\r\n\r\n")) == b"no http\r\n"
    many = b"".join(b"X-%d: a\r\n" % number for number in range(150))
    assert head(io.BytesIO(b"HTTP/1.1 302 F\r\n" + many + b"Location: /x\r\n\r\n")) == (
        b"HTTP/1.1 302 F\r\nLocation: /x\r\n\r\n"
    )


@pytest.mark.parametrize(
    "sent", [b"HTTP/1.1 200 OK\r\nA: b", b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 90_000, b"HTTP/1.1 100 C\r\n\r\n" * 20]
)
def test_heads_that_are_none(sent: bytes) -> None:
    with pytest.raises(http.client.HTTPException):
        head(io.BytesIO(sent))


PACKED = zlib.compress(b"abc" * 1000)
BODIES = [  # encoding, bytes sent, limit, and what is made of them: the length, whole, garbled
    ("", b"abc", 10, (3, True, False)),
    ("", b"abc" * 1000, 10, (10, False, False)),
    ("deflate", PACKED, 5000, (3000, True, False)),
    ("deflate", PACKED, 100, (100, False, False)),
    ("deflate", PACKED[:-4], 5000, (3000, False, True)),
    ("deflate", zlib.compress(b"\0" * (8 << 20)), 5000, (5000, False, False)),
    ("gzip", b"no gzip", 10, (0, False, True)),
    ("br", b"abc", 10, (0, False, True)),
]


@pytest.mark.parametrize(("encoding", "sent", "limit", "owed"), BODIES)
def test_bodies(encoding: str, sent: bytes, limit: int, owed: tuple[int, bool, bool]) -> None:
    found = read(status(200, ("Content-Encoding", encoding)), io.BytesIO(sent).read, limit)
    assert (len(found.body), found.whole, found.garbled) == owed
