"""Made sites of so many pages, ten includes each."""

from __future__ import annotations

import os

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
