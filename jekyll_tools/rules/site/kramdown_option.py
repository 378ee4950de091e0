"""A setting of Markdown (`kramdown:` in `_config.yml`) has a value that it cannot have.

## Why
Jekyll stops at the first page that it converts, with a trace that names no line of the configuration. The pages are
checked as if the setting were not there. (Another `math_engine` is one of a gem, `kramdown-math-katex` and the like;
where the Gemfile has it Jekyll goes on, and only here formulas are left to MathJax.)

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


@rule(on="site", level="error")
def check(site: Site, _context: Context) -> Iterator[Finding]:
    from jekyll_tools.kramdown.site_options import refused
    from jekyll_tools.render.plugins import named

    for path, words in refused(site.config.data).items():
        entry = site.config.entries.get(path) or site.config.entries.get(path[:1])
        if entry is None:
            continue
        gem = f"kramdown-math-{entry.value}"
        if path[-1] == "math_engine" and gem in named(site):
            instead = f"the gem {gem} is not run here: formulas are left to MathJax"
            yield Finding(entry.location, instead, level="warning")
        else:
            yield Finding(entry.location, f"{words}: Jekyll will stop with an error")
