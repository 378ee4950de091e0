"""How long 20,000 redirects take as a table, and as the file of every host, in CPU time."""

from __future__ import annotations

import time

from jekyll_tools.redirects import host
from jekyll_tools.redirects.data import Said
from jekyll_tools.redirects.hosts import jekyll
from jekyll_tools.redirects.redirect import Redirect
from jekyll_tools.redirects.row import Row, of_said
from jekyll_tools.redirects.table import table
from jekyll_tools.site.config import Config
from jekyll_tools.site.page import Page
from jekyll_tools.site.site import Site
from jekyll_tools.text import Text

NUMBER = 20_000
FILE = Text.written("_data/redirects.yml", " " * NUMBER)
SITE = Site("", Config({"url": "https://example.org"}, {}, ()), (), (), ())


def said(number: int) -> Said:
    place = FILE.locate(number)
    return Said(f"/files/paper-{number}.pdf", f"https://example.net/papers/{number}/", 301, place, place)


print(f"{NUMBER:,} redirects")
started = time.process_time()
rows = [row for row in (of_said(said(number), SITE.config) for number in range(NUMBER)) if isinstance(row, Row)]
entries = table(SITE, rows).entries
PAGE = Page(*[None] * len(Page._fields))  # type: ignore[arg-type]  # no stub asks for it
STUBS = [Redirect(e.path, e.target, "", e.path[1:], "redirect_from", e.location, PAGE) for e in entries]
print(f"  {'read, checked, as a table':<28} {time.process_time() - started:6.2f} s")
total = 0.0
for name in host.names():
    started = time.process_time()
    if name == "jekyll":
        text = jekyll.render(STUBS) + "".join(map(jekyll.stub, STUBS))
    else:
        target = host.load(name)
        text = target.render([entry for entry in entries if not target.refusal(entry)])
    seconds = time.process_time() - started
    total += seconds
    print(f"  {name:<28} {seconds:6.2f} s, {len(text) / 1e6:.1f} MB")
print(f"  {'every host':<28} {total:6.2f} s")
