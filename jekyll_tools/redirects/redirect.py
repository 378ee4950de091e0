"""A redirect, as its author wrote it and as jekyll-redirect-from resolves it."""

from __future__ import annotations

from typing import Literal

from jekyll_tools.records import NamedTuple
from jekyll_tools.site.page import Page
from jekyll_tools.text import Location


class Redirect(NamedTuple):
    """`source` (a site path, leading slash) sends its visitor to `target`.

    `key` says which front matter key asked for it, `location` where. `destination` is the stub's file, relative to the
    output folder. `target` is what the stub says: absolute with `url:` set. `target_path`: the path inside this site
    that the target names, without `baseurl`, or "" where it leaves the site.
    """

    source: str
    target: str
    target_path: str
    destination: str
    key: Literal["redirect_from", "redirect_to"]
    location: Location
    page: Page
