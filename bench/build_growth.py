"""`jekyll-tools build` against `jekyll build` on made sites of 500, 1,000 and 2,000 pages, ten includes each.

Time should grow with the number of pages and no faster; `bench/build_growth.py N…` takes other numbers.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile

from building import builders, show

SIZES = (500, 1000, 2000)
INCLUDES = 10
LAYOUT = """---
---
<html><head><title>{{ page.title | escape }}</title></head><body>
%s
{{ content }}
<footer>{{ site.time | date: '%%Y' }}</footer></body></html>
"""
INCLUDE = """<p class="{{ include.name }}">
{% if page.tags contains include.name %}{{ page.url | absolute_url }}{% endif %}</p>
"""
CONFIG = """title: Growth
url: https://example.org
defaults: [{scope: {path: ''}, values: {layout: page}}]
"""
PAGE = """---
title: Page {number}
tags: [one, three]
---
# About {number}

Some *words* about [{number}]({{{{ '/' | relative_url }}}}), and a list:

* one thing
* another **thing**

> What somebody said about it, in "quotes" and at some length, so that there is a paragraph.
"""


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


def make(folder: str, size: int) -> None:
    """A site of so many pages."""
    files = {
        "_config.yml": CONFIG,
        "_layouts/page.html": LAYOUT % "\n".join(f"{{% include part.html name='n{n}' %}}" for n in range(INCLUDES)),
        "_includes/part.html": INCLUDE,
        **{f"page{number}.md": PAGE.format(number=number) for number in range(size)},
    }
    for path, text in files.items():
        os.makedirs(os.path.dirname(os.path.join(folder, path)), exist_ok=True)
        with open(os.path.join(folder, path), "w", encoding="utf-8") as file:
            file.write(text)


main()
