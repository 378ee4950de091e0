"""`jekyll-tools build` against `jekyll build` on a whole site: `bench/build.py SITE`.

First with nothing of earlier builds, then after one page has changed, each with all that it keeps.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile

from building import builders, show

RUNS = 4


def main() -> None:
    if shutil.which("jekyll") is None:
        print("build: skipped, jekyll not installed (make oracle installs it)")
        return
    if len(sys.argv) < 2:
        print("build: skipped, it takes the folder of a site")
        return
    with tempfile.TemporaryDirectory() as temporary:
        source = os.path.join(temporary, "site")
        shutil.copytree(sys.argv[1], source, ignore=shutil.ignore_patterns("_plugins", "Gemfile*", ".git", "_site"))
        both = builders(temporary)
        fresh = [{name: builder.fresh() for name, builder in both.items()} for _ in range(RUNS)]
        changed = []
        for _ in range(RUNS):
            with open(_page(source), "a", encoding="utf-8") as page:
                page.write("\nMore words.\n")
            changed.append({name: builder.again() for name, builder in both.items()})
    print("build: the whole site")
    for what, taken in (("anew", fresh), ("after one page has changed", changed)):
        show(what, [each["ours"] for each in taken], [each["theirs"] for each in taken])


def _page(source: str) -> str:
    """A page of the site in Markdown."""
    folder = os.path.join(source, "_pages")
    folder = folder if os.path.isdir(folder) else source
    return os.path.join(folder, min(name for name in os.listdir(folder) if name.endswith(".md")))


main()
