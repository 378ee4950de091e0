"""A key of `_config.yml` is misspelt.

## Why
Jekyll takes any key, so a wrong letter is no error to it: what stands there just does not happen. A key that no
template of the site asks for, and that is but a letter or two from one of Jekyll's own which the file does not have, is
nearly always such a slip. So it is within `collections:`, `kramdown:` and `liquid:`. (`ignored-default` tells of
`defaults:`.)

## Bad
    _config.yml:
    inculde: [_pages]

## Good
    _config.yml:
    include: [_pages]
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from jekyll_tools.diagnostic import Edit, Finding
from jekyll_tools.psych import Path
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.rules.site.missing_plugin import KNOWN
from jekyll_tools.site.site import Site
from jekyll_tools.spelling import near, slips

_LISTS = ("include", "exclude", "plugins", "keep_files", "whitelist", "defaults")
_SECTIONS = ("collections", "kramdown", "liquid", "sass")
_WORDS = (
    "collections_dir cache_dir plugins_dir layouts_dir data_dir includes_dir encoding markdown_ext markdown highlighter"
    " excerpt_separator baseurl permalink paginate_path timezone url theme remote_theme repository destination title"
    " description"
)
_TEXTS = tuple(_WORDS.split())
_OTHERS = ("strict_front_matter", "show_drafts", "limit_posts", "future", "unpublished", "paginate", "gems", "source")
_KEYS = frozenset((*_LISTS, *_SECTIONS, *_TEXTS, *_OTHERS))
_TYPES = ((_LISTS, list | str), (_SECTIONS, dict | list), (_TEXTS, str))  # what else is a key of the author's own
_NO_SLIPS = frozenset(("highlightjs", "titles", "themes", "urls"))  # which mean something of their own
_OF_COLLECTIONS = ("output", "permalink", "sort_by", "order")
_OF_LIQUID = ("error_mode", "strict_filters", "strict_variables")
_OF_KRAMDOWN = ("guess_lang", "coderay", "show_warnings", "syntax_highlighter")
_LONG = 7  # letters, of which two may be wrong


@rule(on="site", level="warning")
def check(site: Site, _context: Context) -> Iterator[Finding]:
    if not site.config.is_safe:
        yield from _plugins(site)
    for path, entry in site.config.entries.items():
        known = _known(path)
        key = path[-1]
        if not known or not isinstance(key, str) or key in known:
            continue
        meant = _meant(key, known)
        if meant is None or (*path[:-1], meant) in site.config.entries or not _fits(path, meant, entry.value):
            continue
        if path[0] != "kramdown" and _is_asked(key, site):
            continue
        message = f"nothing reads the key {': '.join(map(str, _named(path)))}: what it says is lost"
        yield Finding(entry.key, message, f"did you mean {meant}?", (Edit(entry.key, meant),), safe=False)


def _plugins(site: Site) -> Iterator[Finding]:
    """Of names that are near to those of plugins that are known; a Jekyll that is safe asks for none of them."""
    for path, entry in site.config.entries.items():
        if path[0] != "plugins" or len(path) != len(("plugins", 0)) or not isinstance(entry.value, str):
            continue
        meant = None if entry.value in KNOWN else near(entry.value, KNOWN)
        if meant and meant not in site.config.strings("plugins"):
            message = f"no plugin {entry.value} is known: Jekyll stops where none of that name is installed"
            fix = (Edit(entry.location, meant),)
            yield Finding(entry.location, message, f"did you mean {meant}?", fix, safe=False)


def _known(path: Path) -> Collection[str]:
    """The keys that there are where a key stands; none where anything may."""
    if len(path) == 1:
        return _KEYS
    section, depth = path[0], len(path)
    if section == "kramdown" and depth == 2:
        from jekyll_tools.kramdown.options import DECLARED, RETIRED

        return {*DECLARED, *RETIRED, *_OF_KRAMDOWN}
    if section == "liquid" and depth == 2:
        return _OF_LIQUID
    return _OF_COLLECTIONS if section == "collections" and depth == 3 and isinstance(path[1], str) else ()


def _named(path: Path) -> tuple[str | int, ...]:
    return path if len(path) == 1 else path[-2:]


def _meant(key: str, known: Collection[str]) -> str | None:
    """The key that was likely meant: but for one letter, or for two of a long one; a digit behind it is no slip."""
    if key in _NO_SLIPS or key[-1:].isdecimal():
        return None
    plain = key.lower().replace("-", "_")
    if plain in known:
        return plain
    likely = sorted(other for other in known if other[0] == plain[:1])  # few slips are in the first letter
    return near(key, likely, slips(key, _LONG))


def _fits(path: Path, meant: str, value: object) -> bool:
    """Whether a value may be one of the key that was meant."""
    return len(path) > 1 or all(meant not in names or isinstance(value, types) for names, types in _TYPES)


def _is_asked(key: str, site: Site) -> bool:
    """Whether a template or a page of the site's reads the key, or Ruby of its own may."""
    from jekyll_tools.render.plugins import own
    from jekyll_tools.rules.front_matter.unknown_key import asked

    return own(site) or key in asked(site)
