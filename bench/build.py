"""`jekyll-tools build` against `jekyll build` on a whole site: `bench/build.py SITE`.

Both start cold, with the plugins that are installed; style sheets and all.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile

from timing import best, show

OVERLAY = """plugins:
  [jekyll-paginate, jekyll-sitemap, jekyll-gist, jekyll-feed, jekyll-redirect-from, jekyll-include-cache]
gems: []
whitelist: []
theme: false
remote_theme: false
time: 2026-01-01 00:00:00 +0000
"""
CONFIG = "_config.yml,_overlay.yml"
# Debian's Jekyll would otherwise look for a Gemfile's bundle.
os.environ["JEKYLL_NO_BUNDLER_REQUIRE"] = "true"


def main() -> None:
    if shutil.which("jekyll") is None:
        print("build: skipped, jekyll not installed (make oracle installs it)")
        return
    if len(sys.argv) < 2:
        print("build: skipped, it takes the folder of a site")
        return
    ours = os.path.join(os.path.dirname(sys.executable), "jekyll-tools")
    with tempfile.TemporaryDirectory() as temporary:
        source = os.path.join(temporary, "site")
        shutil.copytree(sys.argv[1], source, ignore=shutil.ignore_patterns("_plugins", "Gemfile*", ".git", "_site"))
        with open(os.path.join(source, "_overlay.yml"), "w", encoding="utf-8") as file:
            file.write(OVERLAY)
        built = {name: os.path.join(temporary, name) for name in ("ours", "theirs")}
        times = best(
            {
                "jekyll-tools build": [ours, "build", "-q", "--config", CONFIG, "-d", built["ours"]],
                "jekyll build": ["jekyll", "build", "--disable-disk-cache", "--config", CONFIG, "-d", built["theirs"]],
            },
            runs=4,
            cwd=source,
        )
    print("build: the whole site")
    show(times, "jekyll-tools build", ["jekyll build"])


main()
