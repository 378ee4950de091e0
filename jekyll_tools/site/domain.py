"""The domain of one's own that a site is served at: the file `CNAME`, as GitHub Pages reads it."""

from __future__ import annotations

import os
from collections.abc import Mapping

from jekyll_tools.regex import regex
from jekyll_tools.site.files import read_inside
from jekyll_tools.site.site import Site

PAGES = ".github.io"
# What other hosts than GitHub Pages read of a repository.
OTHER_HOSTS: Mapping[str, str] = {
    "netlify.toml": "Netlify",
    "_redirects": "Netlify or Cloudflare Pages",
    "vercel.json": "Vercel",
    "firebase.json": "Firebase",
    "wrangler.toml": "Cloudflare Pages",
    ".gitlab-ci.yml": "GitLab Pages",
}
_FILE = "CNAME"
_DOMAIN = regex(r"(?:[a-z0-9-]+\.)+[a-z]{2,}")


def has_domain(site: Site) -> bool:
    """Whether there is such a file, whatever it says."""
    return any(file.destination == _FILE for file in site.static_files)


def may_be_elsewhere(site: Site) -> bool:
    """Whether a file in the site's folder is for another host than GitHub Pages."""
    return any(os.path.exists(os.path.join(site.folder, name)) for name in OTHER_HOSTS)


def domain_of(site: Site) -> str:
    """The domain that it gives to the site; "" for none, or what can be none."""
    if not has_domain(site):
        return ""
    raw = read_inside(site.folder, _FILE)
    lines = raw.decode("utf-8", "replace").split() if isinstance(raw, bytes) else []
    domain = lines[0].lower() if lines else ""
    return domain if _DOMAIN.fullmatch(domain) and not domain.endswith(PAGES) else ""
