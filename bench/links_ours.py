"""Asks for the links of a file, as `jekyll-tools links` does, and says how long it took (see `links.py`)."""

from __future__ import annotations

import re
import ssl
import sys
import time
from collections import Counter
from pathlib import Path

from jekyll_tools.links.asking import asking
from jekyll_tools.links.external import check, external
from jekyll_tools.links.link import Link
from jekyll_tools.links.profile import TRUSTED
from jekyll_tools.site.site import read
from jekyll_tools.text import Location


def main(file: str, at_once: int, interval: float) -> None:
    text = Path(file).read_text()
    links = [Link("uses", url, Location.of_file("a.html"), "/") for url in re.findall(r'href="([^"]+)"', text)]
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    profile = TRUSTED._replace(at_once=at_once, interval=interval)
    client = asking(["127.0.0.0/8"], context=context if "https:" in text else None, profile=profile)
    site = read(str(Path(__file__).parent))
    started = time.perf_counter()
    verdicts = Counter(answer.found.verdict for answer in check(external(site, links), client))
    print(f"took {time.perf_counter() - started:.3f}")
    print(dict(verdicts), file=sys.stderr)


if __name__ == "__main__" and len(sys.argv) > 1:  # started by links.py
    main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]))
