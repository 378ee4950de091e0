"""The site's `url` and `baseurl` are mixed up.

## Why
`url` is the host, `https://me.github.io`, and `baseurl` the path behind it, `/home`, or nothing. Jekyll puts `baseurl`
before every address that goes through `relative_url`, and both before one that goes through `absolute_url`: with a
whole address for `baseurl`, or the path in both, each of these links leads to nothing. So does it with the name of the
repository `me.github.io` for `baseurl`, for that is served at the top. That is told here, once. Where a
workflow builds the site with a `--baseurl` of its own it is but a warning.

The path in `url` alone, and an empty `baseurl`, suffices for addresses that have both put before them. Those that a
page's text begins with `/`, and those that go through `relative_url`, lead out of the site: that is told where the site
has such, as a warning if only the theme's sample pages do.

## Bad
    _config.yml:
    baseurl: https://me.github.io/home

## Good
    _config.yml:
    url: https://me.github.io
    baseurl: /home
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools import urls
from jekyll_tools.diagnostic import Finding, Level, Problem
from jekyll_tools.links.resolve import is_of_owner
from jekyll_tools.psych import Entry
from jekyll_tools.regex import regex
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.site.live_templates import live_templates
from jekyll_tools.site.site import Site
from jekyll_tools.site.workflow import may_be_githubs, sets_baseurl

_NOWHERE = ": links that it is put before lead nowhere"
_JOINED = "{{ site.baseurl }}/"
_BEFORE_SLASH = regex(r"""["'(]\{\{-?\s*site\.baseurl\s*-?\}\}/""")
_BETWEEN = regex(r"\bsite\.baseurl\s*-?\}\}/\{\{-?\s*[\w.]{1,80}\.url\b")
_NOTHING = '""'
_WHOLE = (
    "baseurl is a whole address, where only the path behind the host belongs: links that url is put before, too, as by"
    " absolute_url, lead nowhere"
)


@rule(on=("site", "problem:unplaced-links"), level="error")
def check(thing: Site | Problem, _context: Context) -> Iterator[Finding]:
    yield from _unplaced(thing) if isinstance(thing, Problem) else _mixed(thing)


def _unplaced(problem: Problem) -> Iterator[Finding]:
    facts = problem.facts
    count, place = int(str(facts["count"])), facts["place"]
    which = f"{count} addresses" if count > 1 else "an address"
    if not facts["written"]:
        which += f" that begin{'' if count > 1 else 's'} with /"
    example = f"{facts['written'] or facts['url']} in {facts['path']}, line {facts['line']}"
    if facts["written"]:
        example += f", of which jekyll-relative-links makes {facts['url']}"
    message = (
        f"the site is served below {place}, as url says, but has an empty baseurl, so {which} "
        f"lead{'' if count > 1 else 's'} out of it{', such as' if count > 1 else ':'} {example}"
    )
    mend = (
        f'{{{{ "{facts["url"]}" | relative_url }}}} in the pages' if facts["liquid"] else f"{place}{facts['url']} there"
    )
    hint = f"write url: {facts['home']} and baseurl: {place}" + ("" if facts["written"] else f", and {mend}")
    yield Finding(problem.location, message, hint, level="warning" if facts["samples"] else None)


def _mixed(site: Site) -> Iterator[Finding]:
    said, host = site.config.entries.get(("baseurl",)), site.config.entries.get(("url",))
    baseurl = site.config.baseurl.rstrip("/")
    if said is None or said.value != site.config.baseurl:  # none, or an option is given instead
        return
    if said.value != baseurl and "://" not in baseurl and _is_joined(site):
        yield _joined(said, baseurl, site)
    elif "://" in baseurl:
        hint = _apart(urls.split(baseurl)) + _with_slashes(site)
        yield Finding(said.location, _WHOLE, hint, level=_level(site))
    elif is_of_owner(baseurl, site.config.url):
        message = f"GitHub Pages serves the repository {baseurl.strip('/')} at {site.config.url}, not below {baseurl}"
        yield Finding(said.location, f"{message}{_NOWHERE}", 'write baseurl: ""', level=_level(site))
    elif host is not None and baseurl and _ends_in(site.config.url.rstrip("/"), "/" + baseurl.strip("/")):
        message = f"url ends in {baseurl}, the baseurl, too: addresses that both are put before have it twice"
        home = site.config.url.rstrip("/").removesuffix("/" + baseurl.strip("/"))
        yield Finding(host.location, message, f"write {home}", level=_level(site))


def _joined(said: Entry, baseurl: str, site: Site) -> Finding:
    """What is said of a baseurl that ends in a slash, by what it is without that."""
    message = f"baseurl ends in /, and {_JOINED} has two: such links lead to a server of the name behind them"
    if baseurl or not may_be_githubs(site):
        return Finding(said.location, message, f"write baseurl: {baseurl or _NOTHING}", level=_level(site))
    # GitHub puts the repository's name instead of it.
    hint = "write the path that the site is served below, as in /project, or nothing if it has none"
    return Finding(said.location, f"{message}, unless GitHub builds the site by itself", hint, level="warning")


def _is_joined(site: Site) -> bool:
    """Whether a template or a page puts the baseurl before another slash."""
    texts = (*live_templates(site).values(), *(page.body.string for page in site.pages))
    return any(_BEFORE_SLASH.search(text) for text in texts)


def _with_slashes(site: Site) -> str:
    """What is to be done where a template puts a slash between the baseurl and an address that begins with one."""
    paths = [path for path, text in sorted(live_templates(site).items()) if _BETWEEN.search(text)]
    if not paths:
        return ""
    more = f" and {len(paths) - 1} more" if paths[1:] else ""
    return f"\nand take the / away that stands between {{{{ site.baseurl }}}} and another {{{{ }}}} in {paths[0]}{more}"


def _level(site: Site) -> Level | None:
    return "warning" if sets_baseurl(site.folder) else None


def _apart(whole: urls.Url) -> str:
    path = whole.path.rstrip("/")
    return f"write `url: {whole.scheme}://{whole.authority}` and `baseurl: {path or _NOTHING}`"


def _ends_in(url: str, path: str) -> bool:
    return "://" in url and urls.split(url).path.endswith(path)
