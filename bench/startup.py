"""How long `jekyll-tools --version` and `check` of one page take, as multiples of `python -c pass`.

`bench/startup.py [PAGE] [N]`: PAGE is this repository's own by default; it is copied N times more, with the
`_config.yml` that lies beside it or above, if there is one. Before each check a page is changed, so that all of it is
checked anew; then it is checked once more, when nothing has changed.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile

from timing import Command, Spent, best

RUNS = 25
HERE = os.path.dirname(os.path.abspath(__file__))
PAGE = os.path.join(HERE, "..", "_pages", "about.md")
OURS = os.path.join(os.path.dirname(sys.executable), "jekyll-tools")


def site(folder: str, page: str, more: int) -> str:
    """Makes a site of a page, with its settings and as many copies; the path of the page there."""
    above = os.path.dirname(os.path.abspath(page))
    beside = (os.path.join(place, "_config.yml") for place in (above, os.path.dirname(above)))
    settings = next(filter(os.path.isfile, beside), None)
    made = folder
    if settings is not None:
        shutil.copy(settings, folder)
        made = os.path.join(folder, "_pages")
        os.mkdir(made)
    with open(page, encoding="utf-8") as file:
        text = file.read()
    for number in range(more + 1):
        with open(os.path.join(made, f"page-{number}.md"), "w", encoding="utf-8") as file:
            file.write(text)
    return os.path.join(made, "page-0.md")


def compare(folder: str, page: str) -> dict[str, Spent]:
    """The times of each command."""

    def change() -> None:
        with open(page, "a", encoding="utf-8") as file:
            file.write(f"\nA word, {os.path.getsize(page)}.\n")

    source, cache = os.path.join(folder, "site"), os.path.join(folder, "cache")
    check = [OURS, "check", "-s", source]
    commands = {
        "python -c pass": Command([sys.executable, "-c", "pass"]),
        "jekyll-tools --version": Command([OURS, "--version"]),
        "jekyll-tools check, the page changed": Command(check, change, cache),
        "jekyll-tools check, once more": Command(check, cache=cache),
    }
    return best(commands, RUNS)


def main() -> None:
    page, more = (sys.argv[1] if len(sys.argv) > 1 else PAGE), (int(sys.argv[2]) if len(sys.argv) > 2 else 0)
    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, "site")
        os.mkdir(source)
        times = compare(folder, site(source, page, more))
    base = times["python -c pass"]
    print(f"start-up: {os.path.basename(page)}" + (f" and {more} copies" if more else ""))
    for name, spent in times.items():
        print(
            f"  {name:<40} {spent.cpu * 1000:7.1f} ms CPU, {spent.cpu / base.cpu:5.2f} times;"
            f" {spent.wall * 1000:7.1f} ms, {spent.wall / base.wall:5.2f} times"
        )


main()
