"""GitHub Pages and every host of plain files: a stub for each redirect, and `redirects.json`.

As jekyll-redirect-from 0.16.0 writes them, byte for byte. A stub is answered with status 200 and sends its visitor on
by script and by meta refresh, which search engines take for a permanent redirect; query and fragment are lost.
"""

from __future__ import annotations

from collections.abc import Iterable

from jekyll_tools.redirects.map import json_text
from jekyll_tools.redirects.redirect import Redirect

FILENAME = "redirects.json"
# The layout of every stub; a site may have its own.
TEMPLATE = """\
<!DOCTYPE html>
<html lang="en-US">
  <meta charset="utf-8">
  <title>Redirecting&hellip;</title>
  <link rel="canonical" href="{{ page.redirect.to }}">
  <script>location="{{ page.redirect.to }}"</script>
  <meta http-equiv="refresh" content="0; url={{ page.redirect.to }}">
  <meta name="robots" content="noindex">
  <h1>Redirecting&hellip;</h1>
  <a href="{{ page.redirect.to }}">Click here if you are not redirected.</a>
</html>
"""


def render(redirects: Iterable[Redirect]) -> str:
    """The map of all redirects: `redirects.json`."""
    return json_text(redirects)


def stub(redirect: Redirect) -> str:
    """The page that sends a visitor on. Nothing is escaped: a target that would need it is refused before."""
    return TEMPLATE.replace("{{ page.redirect.to }}", redirect.target)
