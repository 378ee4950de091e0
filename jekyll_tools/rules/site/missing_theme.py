"""The site's theme is not here.

## Why
A theme brings layouts, includes, styles and pictures. Jekyll stops where the theme's gem (Ruby's package) is not
installed; a `remote_theme` it downloads at every build, which is not done here. What is built without the theme is the
pages' own text, only in layouts that the site has itself. `gem install` the theme; of a remote theme, copy the files
into the site, or name its gem in `theme:`. Without Ruby, fetch the gem from rubygems.org and unpack it below
`vendor/bundle`, which is not published:

    curl -O https://rubygems.org/downloads/minima-2.5.1.gem
    mkdir -p vendor/bundle/ruby/0/gems/minima-2.5.1
    tar -xOf minima-2.5.1.gem data.tar.gz | tar -xz -C vendor/bundle/ruby/0/gems/minima-2.5.1

## Bad
    _config.yml:
    theme: a-theme-that-is-nowhere

## Good
    _config.yml:
    title: A site with layouts of its own
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.regex import regex
from jekyll_tools.rules.rule import Context, rule

_GEM = regex(r"[A-Za-z0-9._-]+")
_REPOSITORY = regex(r"[\w.-]+/[\w.-]+")
WITHOUT_RUBY = "without Ruby see `jekyll-tools rules missing-theme`"


@rule(on="problem:missing-theme", level="error")
def check(problem: Problem, context: Context) -> Iterator[Finding]:
    name = problem.facts["name"]
    if problem.facts["remote"]:
        words = f"the remote theme {name} is not downloaded here: pages have only the site's own layouts"
        yield Finding(problem.location, words, "copy its _layouts, _includes, _sass and assets into the site")
        return
    stops = "" if context.site.target.pages else "Jekyll will stop, and "
    words = f"the theme {name} is not on this machine: {stops}pages have only the site's own layouts"
    yield Finding(problem.location, words, no_gem(str(name)) or f"install it: gem install {name}; {WITHOUT_RUBY}")


def no_gem(name: str) -> str:
    """What to do about a name that no gem can have; "" for one that a gem can."""
    if _REPOSITORY.fullmatch(name):
        return f"write `remote_theme: {name}`: `theme:` takes the name of a gem, not of a repository"
    return "" if _GEM.fullmatch(name) else "write the name of a gem, as rubygems.org has it: none can be called so"
