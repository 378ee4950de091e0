"""What the site's own layouts and includes print as the whole address of a link: values of data files, by the loops
that go through them, and keys of the page.

Read as written, not rendered: `{% for item in site.data.menu.main %}`, and `href="{{ item.url }}"` within. What stands
before it may be the site's own address; a filter may put that there, or Liquid something that nobody can tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Literal

from jekyll_tools.records import NamedTuple
from jekyll_tools.regex import regex
from jekyll_tools.site.live_templates import seen_templates
from jekyll_tools.site.site import Site
from jekyll_tools.site.templates import had, is_unthemed, reached, templates
from jekyll_tools.text import Location, Text

EACH = "*"  # an item of a list
Before = Literal["nothing", "address", "slash", "either", "unknown"]
_NAMES = r"[A-Za-z_][\w-]{0,99}(?:\.[\w-]{1,100}){0,9}"
_S = r"\s{0,20}"
_STEP = regex(
    rf"\{{%-?{_S}(?:for\s{{1,20}}(?P<item>\w{{1,100}})\s{{1,20}}in\s{{1,20}}(?P<of>{_NAMES})[^%{{}}]{{0,100}}"
    rf"|(?P<end>endfor)"
    rf"|assign\s{{1,20}}(?P<name>\w{{1,100}}){_S}={_S}(?P<value>{_NAMES}){_S}(?P<filtered>\|[^%{{}}]{{0,200}}?)?)"
    rf"{_S}-?%\}}"
    rf"|(?<!\w)href=(?P<quote>[\"'])(?P<literal>[^\"'{{}}<>]{{0,200}})(?P<home>(?:\{{\{{-?{_S}[\w.]{{1,100}}{_S}-?\}}\}}){{0,2}})"
    rf"(?P<out>\{{\{{-?{_S}(?P<key>{_NAMES}){_S}(?P<filters>\|[^{{}}]{{0,200}}?)?-?\}}\}}){_S}(?P=quote)"
)
_BEGINS = (regex(r"\{%"), regex("href="))
_ORDERED = regex(r"\|\s*(?:sort|reverse)\b[^|]*")
_UNTOLD = ("?",)
_ASKED = regex(r"\{%-?\s{0,20}(?:if|unless|elsif|when)\b[^%{}]{0,200}(?://|http)[^%{}]{0,20}%\}")
_NEAR = 200  # characters
_HOME = regex(r"\{\{-?\s*([\w.]+)\s*-?\}\}")
_ADDRESS = frozenset(("base_path", "site.baseurl", "site.url"))
_URLS = _ADDRESS - {"site.baseurl"}
_SLASHED = regex(r"\|\s*(?:relative_url|absolute_url)\s*")  # which put a slash between, too
_PUT = regex(r"(?:\|\s*prepend:\s*(?:base_path|site\.(?:base)?url)\s*){1,2}")
_PREPENDED = regex(r"prepend:\s*([\w.]+)")
_DATA = ("site", "data")


class Output(NamedTuple):
    """An output: the value's path (`site.data.menu.*.url`, `page.paperurl`), where it is, and what is put before it:
    nothing, this site's own address with or without a slash between, one or the other of these as the template
    decides, or what cannot be told.
    """

    path: tuple[str, ...]
    template: str
    written: str
    before: Before
    put: frozenset[str] = frozenset()  # of an address the names for it

    def is_glued(self, site: Site) -> bool:
        """Whether something is put right before it that does not end with a slash."""
        config = site.config
        url = config.url if not self.put.isdisjoint(_URLS) else ""
        before = url + (config.baseurl if self.put - {"site.url"} else "")
        return self.before == "address" and before != "" and not before.endswith("/")

    def place(self, site: Site) -> Location:
        """Where it is written."""
        text = Text.written(self.template, templates(site)[self.template])
        at = max(text.string.find(self.written), 0)
        return text.locate(at + self.written.rfind("{{"), at + self.written.rfind("}}") + 2)


@lru_cache(maxsize=1)
def of_data(site: Site) -> Mapping[tuple[str, ...], tuple[Output, ...]]:
    """What is printed of data files, by its path from `site.data`, in what pages have or may have."""
    found: dict[tuple[str, ...], tuple[Output, ...]] = {}
    texts = {path: text for path, text in seen_templates(site).items() if "site.data." in text and "href=" in text}
    used = _used(site) if texts else frozenset()
    for path, text in texts.items():
        for output in _printed(path, text) if path in used else ():
            if output.path[:2] == _DATA:
                found[output.path[2:]] = (*found.get(output.path[2:], ()), output)
    return found


@lru_cache(maxsize=1)
def _used(site: Site) -> frozenset[str]:
    """The paths of the templates that a published page has by its layout, or names; all of them beside a theme's."""
    if not is_unthemed(site):
        return frozenset(templates(site))
    bodies = (page.body.string for page in site.published if "include" in page.body.string)
    return frozenset(each.path for each in (*had(site), *reached(site, (), bodies=bodies)))


@lru_cache(maxsize=64)
def of_layout(site: Site, layout: str) -> Mapping[str, Output]:
    """What pages of a layout have printed of their own keys, by these: one output for each, bare before others."""
    found: dict[str, Output] = {}
    seen = seen_templates(site)
    for each in reached(site, [layout]):
        for output in _of_page(each.path, seen.get(each.path, "")):
            other = found.setdefault(output.path[1], output)
            if other.before != output.before:  # two templates may be parts of one
                found[output.path[1]] = output._replace(before=_both(other.before, output.before))
    return found


@lru_cache(maxsize=256)
def _of_page(path: str, text: str) -> tuple[Output, ...]:
    if "href=" not in text or "page." not in text:
        return ()
    return tuple(each for each in _printed(path, text) if each.path[0] == "page" and len(each.path) == 2)


def _printed(path: str, text: str) -> list[Output]:
    """The outputs of a template. One that has nothing before it, where it asks for `://` or the like first, is for the
    addresses of other servers alone; and of several of one value it chooses.
    """
    found = list(_outputs(path, text))
    met: dict[tuple[str, ...], set[Before]] = {}
    for output in found:
        met.setdefault(output.path, set()).add(output.before)
    return [
        output._replace(before=_both(*met[output.path])) if met[output.path] - {output.before} else output
        for output in found
    ]


def _both(*before: Before) -> Before:
    return "unknown" if "unknown" in before else "either"


def _outputs(path: str, text: str) -> Iterator[Output]:
    """The outputs that are the whole address of a link, each by the path of the value that its names stand for."""
    known: dict[str, tuple[str, ...]] = {}
    loops: list[tuple[str, tuple[str, ...] | None]] = []
    for step in _steps(text):
        if step["item"]:
            loops.append((step["item"], known.get(step["item"])))
            known[step["item"]] = (*_path(step["of"], known), EACH)
        elif step["end"] and loops:
            item, shadowed = loops.pop()
            known.pop(item, None)
            known |= {item: shadowed} if shadowed else {}
        elif step["name"]:
            _assign(step, known)
        elif step["out"]:
            before, put = _before(step, known)
            if before == "nothing" and _ASKED.search(text, max(step.start() - _NEAR, 0), step.start()):
                continue
            yield Output(_path(step["key"], known), path, step[0], before, put)


def _assign(step: re.Match[str], known: dict[str, tuple[str, ...]]) -> None:
    """Let a name stand for a value. What a filter makes is another, and which of two it is may hang on a condition."""
    name, path = step["name"], _path(step["value"], known)
    is_same = step["filtered"] is None or _ORDERED.fullmatch(step["filtered"].strip()) is not None
    known[name] = path if is_same and known.get(name, path) == path else _UNTOLD


def _steps(text: str) -> Iterator[re.Match[str]]:
    """Where `_STEP` matches: it is tried where one may begin; to look for it everywhere takes longer."""
    places = [found.start() for begin in _BEGINS for found in begin.finditer(text)]
    done = 0
    for at in sorted(places):
        if at >= done and (step := _STEP.match(text, at)):
            done = step.end()
            yield step


def _path(names: str, known: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """What dotted names stand for, as far as that is known."""
    first, *rest = names.split(".")
    return (*known.get(first, (first,)), *rest)


def _before(step: re.Match[str], known: Mapping[str, tuple[str, ...]]) -> tuple[Before, frozenset[str]]:
    """What is put before an output, and the names for it."""
    if step["literal"].strip():
        return "unknown", frozenset()
    filters, homes = step["filters"] or "", _HOME.findall(step["home"])
    if filters and _SLASHED.fullmatch(filters) and not homes:
        return "slash", frozenset()
    if filters and not _PUT.fullmatch(filters):
        return "unknown", frozenset()
    names = frozenset(".".join(_path(name, known)) for name in (*homes, *_PREPENDED.findall(filters)))
    if not names:
        return "nothing", names
    return ("address", names) if names <= _ADDRESS else ("unknown", frozenset())
