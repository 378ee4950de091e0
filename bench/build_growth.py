"""`jekyll-tools build` against `jekyll build` on made sites of 500, 1,000 and 2,000 pages, ten includes each.

Time should grow with the number of pages and no faster; `bench/build_growth.py N…` takes other numbers.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile

from building import builders, show
from growing import SIZES, make


def main() -> None:
    if shutil.which("jekyll") is None:
        print("build_growth: skipped, jekyll not installed (make oracle installs it)")
        return
    print("build: made sites, ten includes a page")
    for size in [int(word) for word in sys.argv[1:]] or SIZES:
        with tempfile.TemporaryDirectory() as temporary:
            make(os.path.join(temporary, "site"), size)
            both = builders(temporary)
            taken = {name: [builder.fresh()] for name, builder in both.items()}
            show(f"{size:,} pages", taken["ours"], taken["theirs"])
            with open(os.path.join(temporary, "site", "page1.md"), "a", encoding="utf-8") as page:
                page.write("\nMore words.\n")
            again = {name: [builder.again()] for name, builder in both.items()}
            show("  after one page has changed", again["ours"], again["theirs"])


main()
