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
from jekyll_tools.psych import Entry, Path
from jekyll_tools.regex import regex
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.site.site import Site
from jekyll_tools.spelling import near

_HIGHLIGHTER = "syntax_highlighter"
_LEVELS = range(1, 7)
_WORD = regex(r"[A-Za-z]\w{2,}")
_COMMONMARK = "this site's Markdown is read as CommonMark: here it is read as kramdown, which makes other HTML of some"


@rule(on="site", level="error")
def check(site: Site, _context: Context) -> Iterator[Finding]:
    from jekyll_tools.kramdown.site_options import refused
    from jekyll_tools.render.plugins import named

    for path, words in refused(site.config.data).items():
        entry = next((site.config.entries[where] for where in _places(path) if where in site.config.entries), None)
        if entry is None:
            continue
        gem = f"kramdown-math-{entry.value}"
        if path == ("markdown",) and _is_commonmark(site, str(entry.value).lower()):
            yield Finding(entry.location, _COMMONMARK, "write kramdown, unless you need CommonMark", level="warning")
        elif path[-1] == "math_engine" and gem in named(site):
            instead = f"the gem {gem} is not run here: formulas are left to MathJax"
            hint = "leave it, if that gem renders them where the site is built; else write mathjax"
            yield Finding(entry.location, instead, hint, level="warning")
        else:
            hint = _hint(path, entry, words)
            yield Finding(entry.location, f"{words}: Jekyll will stop with an error", hint)


def _places(path: Path) -> tuple[Path, ...]:
    """Where a setting may be said: itself, the highlighter by its old names, else the section."""
    others: tuple[Path, ...] = (("kramdown", "enable_coderay"), ("highlighter",)) if path[-1] == _HIGHLIGHTER else ()
    return (path, *others, path[:1])


def _hint(path: Path, entry: Entry, words: str) -> str:
    """What to write instead, in the same words if they are near to what the setting takes."""
    name, value = str(path[-1]), entry.value
    if name == "markdown":
        return "write kramdown, or delete the line: Jekyll has no other"
    if name == "kramdown":
        return "write keys with values below it, such as input: GFM, or delete it"
    if name == _HIGHLIGHTER:
        return f"delete {entry.path[-1]}: Jekyll then takes rouge"
    if name == "toc_levels" and isinstance(value, int) and value in _LEVELS:
        return f"write 1..{value}"
    choices = _WORD.findall(words.partition(" takes ")[2].partition(", not ")[0])
    typed = str(value).casefold()
    meant = next((choice for choice in choices if choice.casefold() == typed), None) or near(typed, choices)
    return f"did you mean {meant}?" if meant else f"write {_usual(name)}, or delete it: Jekyll then takes that"


def _usual(name: str) -> str:
    """What holds where the setting says nothing, as it is written."""
    from jekyll_tools.kramdown.site_options import usual

    value = usual(name)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple) and len(value) == len(_LEVELS):
        return "1..6"
    return ",".join(map(str, value)) if isinstance(value, tuple) else str(value) or '""'


def _is_commonmark(site: Site, processor: str) -> bool:
    """Whether another plugin than kramdown converts the pages: on GitHub Pages, or of the site's own."""
    from jekyll_tools.render.plugins import named

    if processor in site.target.processors:
        return True
    return processor.startswith("commonmark") and any(gem.startswith("jekyll-commonmark") for gem in named(site))
