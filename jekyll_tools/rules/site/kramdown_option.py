"""A setting of Markdown (`kramdown:` in `_config.yml`) has a value that it cannot have.

## Why
Jekyll stops at the first page that it converts, with a trace that names no line of the configuration. The pages are
checked as if the setting were not there. (Another `math_engine` is one of a gem, `kramdown-math-katex` and the like;
where the Gemfile has it Jekyll goes on, and only here formulas are left to MathJax. `markdown: GFM` is CommonMark on
GitHub Pages, and so is `CommonMark` with the plugin of that name: that is built, but known here as kramdown alone.)

## Bad
    _config.yml:
    kramdown:
      toc_levels: 3

## Good
    _config.yml:
    kramdown:
      toc_levels: 1..3
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.site.site import Site

_COMMONMARK = "this site's Markdown is read as CommonMark: here it is read as kramdown, which makes other HTML of some"


@rule(on="site", level="error")
def check(site: Site, _context: Context) -> Iterator[Finding]:
    from jekyll_tools.kramdown.site_options import refused
    from jekyll_tools.render.plugins import named

    for path, words in refused(site.config.data).items():
        entry = site.config.entries.get(path) or site.config.entries.get(path[:1])
        if entry is None:
            continue
        gem = f"kramdown-math-{entry.value}"
        if path == ("markdown",) and _is_commonmark(site, str(entry.value).lower()):
            yield Finding(entry.location, _COMMONMARK, "write kramdown, unless you need CommonMark", level="warning")
        elif path[-1] == "math_engine" and gem in named(site):
            instead = f"the gem {gem} is not run here: formulas are left to MathJax"
            yield Finding(entry.location, instead, level="warning")
        else:
            yield Finding(entry.location, f"{words}: Jekyll will stop with an error")


def _is_commonmark(site: Site, processor: str) -> bool:
    """Whether another plugin than kramdown converts the pages: on GitHub Pages, or of the site's own."""
    from jekyll_tools.render.plugins import named

    if processor in site.target.processors:
        return True
    return processor.startswith("commonmark") and any(gem.startswith("jekyll-commonmark") for gem in named(site))
