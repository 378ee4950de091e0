"""`jekyll-tools check` against `jekyll build` and `htmlproofer` on the same pages: `bench/check.py [SITE]`.

The pages are those of the site (this repository's own by default) that need no Liquid, so that all three do the same
work: every layout is left out, and the site's plugins are those that are installed.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile

from timing import best, show

from jekyll_tools.site.site import Site, read

OVERLAY = """plugins: [jekyll-paginate, jekyll-sitemap, jekyll-gist, jekyll-feed, jekyll-redirect-from]
gems: []
whitelist: []
theme: false
remote_theme: false
"""
# Debian's Jekyll would otherwise look for a Gemfile's bundle.
os.environ["JEKYLL_NO_BUNDLER_REQUIRE"] = "true"


def copy(site: Site, target: str) -> int:
    """Copies the configuration, the pages without Liquid and the static files; returns how many pages."""
    pages = [page.path for page in site.published if not page.needs_liquid and page.converter in ("markdown", "html")]
    for path in [*pages, *(file.path for file in site.static_files), "_config.yml"]:
        place = os.path.join(target, path)
        os.makedirs(os.path.dirname(place), exist_ok=True)
        shutil.copyfile(os.path.join(site.folder, path), place)
    with open(os.path.join(target, "_overlay.yml"), "w", encoding="utf-8") as file:
        file.write(OVERLAY)
    return len(pages)


def main() -> None:
    missing = [name for name in ("jekyll", "htmlproofer") if shutil.which(name) is None]
    if missing:
        print(f"check: skipped, {' and '.join(missing)} not installed (make oracle installs them)")
        return
    folder = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(__file__), "..")
    ours = os.path.join(os.path.dirname(sys.executable), "jekyll-tools")
    with tempfile.TemporaryDirectory() as temporary:
        source, built = os.path.join(temporary, "site"), os.path.join(temporary, "built")
        pages = copy(read(folder), source)
        config = "_config.yml,_overlay.yml"
        times = best(
            {
                "jekyll-tools check": [ours, "check", "--config", config],
                "jekyll build": ["jekyll", "build", "--disable-disk-cache", "--config", config, "-d", built],
                "htmlproofer --disable-external": ["htmlproofer", "--disable-external", "--check-html", built],
            },
            cwd=source,
        )
    print(f"check: {pages} pages")
    show(times, "jekyll-tools check", ["jekyll build", "htmlproofer --disable-external"])


main()
