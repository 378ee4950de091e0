"""`jekyll-tools check` against `jekyll build` and `htmlproofer` on the same pages: `bench/check.py [SITE]`.

The site (this repository's own by default) is checked as it is; then those of its pages whose bodies need no Liquid,
bare, so that Jekyll renders nothing but what we read too, and with the site's own layouts. The first line is of a run
without any file of ours but Python's byte code, which compiles its patterns and keeps what it finds; the second of
one that neither has nor keeps results; the third of one for which nothing has changed. The plugins are those that are
installed. Then made sites of 500, 1,000 and 2,000 pages are checked: time should grow with the number of pages and no
faster.
"""

from __future__ import annotations

import glob
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from functools import partial

from growing import SIZES, make
from timing import Command, best, show

import jekyll_tools
from jekyll_tools.site.site import Site, read

OVERLAY = """plugins: [jekyll-paginate, jekyll-sitemap, jekyll-gist, jekyll-feed, jekyll-redirect-from]
gems: []
whitelist: []
theme: false
remote_theme: false
"""
LAYOUTS = ("_layouts", "_includes", "_sass", "_data", "assets")
OURS = os.path.join(os.path.dirname(sys.executable), "jekyll-tools")
CHECKS = ("jekyll-tools check, nothing kept at all", "jekyll-tools check", "jekyll-tools check, once more")
THEIRS = ("jekyll build", "htmlproofer --disable-external")
CONFIG = "_config.yml,_overlay.yml"
# Debian's Jekyll would otherwise look for a Gemfile's bundle.
os.environ["JEKYLL_NO_BUNDLER_REQUIRE"] = "true"


def copy(site: Site, target: str, extra: tuple[str, ...] | None) -> int:
    """Copies the configuration, the pages without Liquid, the static files and more folders, or (None) all that there
    is; how many pages.
    """
    with open(os.path.join(target, "_overlay.yml"), "w", encoding="utf-8") as file:
        file.write(OVERLAY)
    if extra is None:
        shutil.copytree(site.folder, target, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".*", "_site"))
        return len(site.published)
    pages = [page.path for page in site.published if not page.needs_liquid and page.converter in ("markdown", "html")]
    for path in [*pages, *(file.path for file in site.static_files), "_config.yml"]:
        place = os.path.join(target, path)
        os.makedirs(os.path.dirname(place), exist_ok=True)
        shutil.copyfile(os.path.join(site.folder, path), place)
    for folder in extra:
        if os.path.isdir(os.path.join(site.folder, folder)):
            shutil.copytree(os.path.join(site.folder, folder), os.path.join(target, folder), dirs_exist_ok=True)
    return len(pages)


def compare(site: Site, name: str, extra: tuple[str, ...] | None) -> None:
    """Prints one comparison."""
    with tempfile.TemporaryDirectory() as temporary:
        source, built = os.path.join(temporary, "site"), os.path.join(temporary, "built")
        os.mkdir(source)
        pages = copy(site, source, extra)
        anew = partial(shutil.rmtree, built, ignore_errors=True)  # nothing is left of an earlier build, as of a check
        check, kept, none = [OURS, "check", "--config", CONFIG], f"{temporary}/kept", f"{temporary}/none"
        first, cold, again = CHECKS
        times = best(
            {
                first: Command(check, partial(_forget, none), none),
                cold: Command([*check, "--no-cache"], cache=kept),
                again: Command(check, cache=kept),
                "jekyll build": Command(
                    ["jekyll", "build", "--disable-disk-cache", "--config", CONFIG, "-d", built], anew
                ),
                "htmlproofer --disable-external": Command(["htmlproofer", "--disable-external", "--check-html", built]),
            },
            cwd=source,
        )
    print(f"check: {pages} pages, {name}")
    show(times, CHECKS, THEIRS)


def _forget(cache: str) -> None:
    """Deletes what an earlier check left."""
    shutil.rmtree(cache, ignore_errors=True)
    for bundle in glob.glob(os.path.join(os.path.dirname(jekyll_tools.__file__), "__pycache__", "*.bundle.pyc")):
        os.unlink(bundle)


def growth() -> None:
    """Prints how long sites of different sizes take."""
    print("check: made sites, CPU time")
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            make(folder, size)
            usage = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run([OURS, "check", "--no-cache"], cwd=folder, capture_output=True, check=False)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            seconds = after.ru_utime + after.ru_stime - usage.ru_utime - usage.ru_stime
            print(f"  {size:>5,} pages {seconds:6.2f} s, {seconds / size * 1000:.2f} ms a page")


def main() -> None:
    growth()
    missing = [name for name in ("jekyll", "htmlproofer") if shutil.which(name) is None]
    if missing:
        print(f"check: skipped, {' and '.join(missing)} not installed (make oracle installs them)")
        return
    folder = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(__file__), "..")
    site = read(folder)
    compare(site, "as it is", None)
    compare(site, "bare", ())
    if os.path.isdir(os.path.join(folder, "_layouts")):
        compare(site, "with the site's layouts", LAYOUTS)


main()
