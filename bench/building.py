"""What the benchmarks of `build` share: our command and Jekyll's, and what each takes."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from typing import NamedTuple

CONFIG = "_config.yml,_overlay.yml"
OVERLAY = """plugins:
  [jekyll-paginate, jekyll-sitemap, jekyll-gist, jekyll-feed, jekyll-redirect-from, jekyll-include-cache]
gems: []
whitelist: []
theme: false
remote_theme: false
time: 2026-01-01 00:00:00 +0000
"""
# Debian's Jekyll would otherwise look for a Gemfile's bundle.
os.environ["JEKYLL_NO_BUNDLER_REQUIRE"] = "true"
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed package has its byte code


class Taken(NamedTuple):
    """Seconds of the clock, and of all processors."""

    wall: float
    cpu: float


class Builder:
    """Builds a site with one of the two; `fresh` with nothing of earlier builds, `again` with all of it."""

    def __init__(self, command: Sequence[str], source: str, folder: str, kept: str) -> None:
        self._command = command
        self._source = source
        self._folder = folder
        self._kept = kept

    def fresh(self) -> Taken:
        self._forget()
        return self.again()

    def begun(self) -> subprocess.Popen[bytes]:
        """A build from scratch that was begun."""
        self._forget()
        return subprocess.Popen(self._command, cwd=self._source, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def _forget(self) -> None:
        # Compiled patterns are of no site: like byte code they are there from the tool's first run on.
        shutil.rmtree(self._folder, ignore_errors=True)
        for place, _, names in os.walk(self._kept):
            for name in names:
                if not name.startswith("patterns-"):
                    os.remove(os.path.join(place, name))

    def again(self) -> Taken:
        before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        done = subprocess.run(self._command, cwd=self._source, capture_output=True, check=False)
        wall, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
        if done.returncode > 1:
            raise RuntimeError(done.stderr.decode()[-400:])
        return Taken(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def builders(temporary: str) -> dict[str, Builder]:
    """Ours and Jekyll's for the site in the folder `site` below `temporary`."""
    source = os.path.join(temporary, "site")
    with open(os.path.join(source, "_overlay.yml"), "w", encoding="utf-8") as file:
        file.write(OVERLAY)
    ours = os.path.join(os.path.dirname(sys.executable), "jekyll-tools")
    os.environ["XDG_CACHE_HOME"] = os.path.join(temporary, "caches")
    made = {name: os.path.join(temporary, name) for name in ("ours", "theirs")}
    return {
        "ours": Builder(
            [ours, "build", "-q", "--target", "jekyll", "--config", CONFIG, "-d", made["ours"]],
            source,
            made["ours"],
            os.environ["XDG_CACHE_HOME"],
        ),
        "theirs": Builder(
            ["jekyll", "build", "--config", CONFIG, "-d", made["theirs"]],
            source,
            made["theirs"],
            os.path.join(source, ".jekyll-cache"),
        ),
    }


def show(what: str, ours: Sequence[Taken], theirs: Sequence[Taken]) -> None:
    """Prints the best of each, and how many times as long Jekyll takes."""
    mine, its = (Taken(min(t.wall for t in all), min(t.cpu for t in all)) for all in (ours, theirs))
    print(
        f"  {what:<34} {mine.wall:6.2f} s ({mine.cpu:6.2f} of CPU)   Jekyll {its.wall:6.2f} s ({its.cpu:6.2f})"
        f"   {its.wall / mine.wall:4.1f} times as long ({its.cpu / mine.cpu:4.1f})"
    )
