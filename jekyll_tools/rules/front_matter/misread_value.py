"""A value of the front matter is read otherwise than it was meant.

## Why
YAML takes what looks like words for its own signs, without a complaint: a line that is further in than the item above
goes on with that, a `#` behind a space begins a comment, `&` and `!` at the beginning take the next word away, and in
double quotes `\\t`, `\\n`, `\\b` and the like stand for characters, so that a formula loses its `\\theta` or `\\beta`.
Liquid is not run in front matter: `{{ site.url }}` gets into titles and links as it is. And `1.10` is the number 1.1,
`no` is false, and `12:30` a number of seconds: readers see 45000.

## Bad
    ---
    title: Issue #12
    tags:
      - teaching
       - research
    ---

## Good
    ---
    title: "Issue #12"
    tags:
      - teaching
      - research
    ---
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from jekyll_tools.diagnostic import Edit, Finding
from jekyll_tools.psych import Entry
from jekyll_tools.regex import regex
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.rules.yaml_causes import odd_sign
from jekyll_tools.site.live_templates import live_templates
from jekyll_tools.site.page import Page
from jekyll_tools.site.site import Site
from jekyll_tools.text import Location

_SHOWN = 60  # characters of a value that are enough to know it by
_COMMENT = regex(r"[ \t]+(#[^\W_][^\n]*)")
_ITEM = regex(r"\n(?P<indent>[ ]*)(?P<item>- \S[^\n]*)")
_NO_SPACE = regex(r"-[A-Za-z][^\n]*(?:\n[ ]*-[A-Za-z][^\n]*)+")
_LATEX = regex(
    r"(?<!\\)(?:\\\\)*(?P<name>\\(?:alpha|approx|bar|begin|beta|bf|big|emph|epsilon|eta|exp|forall|frac|nabla|neq|not|nu"
    r"|rangle|rho|right|tau|text[a-z]{0,4}|theta|tilde|times|to|varepsilon|vec))(?![a-z])"
)
_ENDED = regex(r"[^\s\"'|>\[{][^\"\n]*[^\"\n0-9\s]\"\s*")  # not of inches
_TAKEN = regex(r"(?P<sign>[&!])(?P<word>[\w-]+)[ \t]+[^\s\[{|>]")
# What is asked of the site or the page, and not the words of a text on Liquid; who may run it all the same.
_LIQUID = regex(
    r"\{\{-?\s*(?:site|page)\.[\w.]+[^{}\n]*\}\}|\{\{-?\s*base_path\s*-?\}\}"
    r"|\{\{[^{}\n]*\|\s*(?:relative|absolute)_url\s*-?\}\}|\{%-?\s*(?:link|post_url|include)\s[^{}%\n]*%\}"
)
_RUNNING = regex(r"\bliquify\b|(?:replace|split):\s*[\"']\{\{")
_SAME = ("true", "false")
_SIGNS = {"&": "an anchor", "!": "a type"}


@rule(on="page", level="warning")
def check(page: Page, context: Context) -> Iterator[Finding]:
    for entry in page.front_matter.entries.values():
        if isinstance(entry.value, str) and not str(entry.path[0]).startswith("redirect_"):
            yield from _of(entry)
            if page.published and "{" in entry.raw and (found := _LIQUID.search(entry.raw)):
                yield from _unrun(entry, found, context)
        elif isinstance(entry.value, bool | int | float) and entry.raw.lower() not in _SAME:
            yield from _changed(entry, page, context)


def _changed(entry: Entry, page: Page, context: Context) -> Iterator[Finding]:
    """A text that YAML takes for a number or a yes or no, where readers see something else of it."""
    name, typed = str(entry.path[0]), entry.raw.strip()
    shown = _printed(entry.value)
    if shown == typed or typed[:1] in ("!", "&", "*") or not page.published or not _is_seen(entry, context):
        return
    what = "a number" if not isinstance(entry.value, bool) else "a word for true" if entry.value else "a word for false"
    is_named = name == "title" and entry.value is False and page.kind != "page"
    seen = "the title is made of the file's name" if is_named else f"readers see {shown}"
    message = f"{typed} is {what} to YAML: {seen}"
    quoted = (Edit(entry.location, f'"{typed}"'),) if entry.location.text == typed else ()
    yield Finding(entry.location, message, "put the value in double quotes, if it is a text", quoted, safe=False)


def _printed(value: object) -> str:
    from jekyll_tools.ruby.numbers import TooBig
    from jekyll_tools.ruby.show import to_s

    try:
        return to_s(value)
    except TooBig:
        return ""


def _is_seen(entry: Entry, context: Context) -> bool:
    """Whether a value is shown: a title, a tag, or what a template prints as it is."""
    name = str(entry.path[0])
    if name in ("tags", "categories"):
        return len(entry.path) == 2
    if len(entry.path) > 1 or (name == "title" and entry.value is True):  # key-type
        return False
    return name == "title" or _is_printed(name, context.site)


@lru_cache(maxsize=256)  # nearly all pages have the same ones
def _is_printed(name: str, site: Site) -> bool:
    key = re.escape(name)
    printed = re.compile(rf"\{{\{{-?\s*\w+\.{key}\s*(?:-?\}}\}}|\|\s*(?:markdownify|strip|escape|capitalize)\b)")
    return any(f".{name}" in text and printed.search(text) for text in live_templates(site).values())


def _unrun(entry: Entry, found: re.Match[str], context: Context) -> Iterator[Finding]:
    """Liquid, where no template does what has it run."""
    if not any(_RUNNING.search(text) for text in live_templates(context.site).values()):
        place = entry.location
        message = f"no Liquid is run in front matter: {found[0]} is printed as it is"
        at = Location(place.origin, place.start + found.start(), place.start + found.end())
        yield Finding(at, message, "write out what it stands for")


def _of(entry: Entry) -> Iterator[Finding]:
    raw, place = entry.raw, entry.location
    if raw[:1] == '"':
        yield from _escaped(entry)
    elif raw[:1] not in ("'", "|", ">"):
        yield from _swallowed(entry)
        if ("\xa0" in raw or "：" in raw) and entry.key.line < place.line and (sign := odd_sign(place)):
            what = "a full-width colon" if sign.text == "：" else "a no-break space, which looks like a space,"
            message = f"{what} is no sign of YAML: {entry.path[-1]!s} is one text, and has no key in it"
            yield Finding(sign, message, "write an ordinary colon and an ordinary space behind the key")
        origin = place.origin
        if (found := _COMMENT.match(origin.string, place.end)) and raw.strip() and "\n" not in raw:
            message = f"{found[1]} is a comment to YAML: the value ends before it"
            whole = Location(origin, place.start, found.end(1))
            quote, quotes = ("'", "single") if '"' in whole.text or "\\" in whole.text else ('"', "double")
            quoted = (Edit(whole, f"{quote}{whole.text}{quote}"),) if quote not in whole.text else ()
            hint = f"put the whole value in {quotes} quotes, or write a space behind the # of a comment"
            yield Finding(Location(origin, *found.span(1)), message, hint, quoted, safe=False)
    if _ENDED.fullmatch(raw):
        mark = Location(place.origin, place.start + len(raw.rstrip()) - 1, place.start + len(raw.rstrip()))
        message = "this quotation mark has none at the value's beginning: it is shown"
        yield Finding(mark, message, "write another one there, or take this out")
    taken = _TAKEN.match(raw)
    if taken and f"*{taken['word']}" not in place.origin.string:
        what = _SIGNS[taken["sign"]]
        message = f"{taken['sign']}{taken['word']} is {what} to YAML, and not a part of the value"
        sign = Location(place.origin, place.start, place.start + taken.end("word"))
        yield Finding(sign, message, "put the whole value in double quotes")


def _swallowed(entry: Entry) -> Iterator[Finding]:
    """Items that are read as words of the value."""
    origin, start, _ = entry.location
    if found := _ITEM.search(entry.raw):
        at = start + found.start("item")
        message = f"this is no item of a list, but goes on with the line above: the value is {_cut(entry.value)}"
        hint = f"write {entry.location.column - 3} spaces before it, as the item above has"
        is_item = origin.string[max(start - 2, 0) : start] == "- "
        place = Location(origin, at, start + found.end("item"))
        yield Finding(place, message, hint if is_item else "write all items alike: - and a space")
    elif found := _NO_SPACE.fullmatch(entry.raw):
        message = f"there is no space after the - of these items: the value is one text, {_cut(entry.value)}"
        yield Finding(entry.location, message, "write - and a space before each item")


def _escaped(entry: Entry) -> Iterator[Finding]:
    """What is a formula's in double quotes, and begins with a sign that YAML knows."""
    if found := _LATEX.search(entry.raw):
        at = entry.location.start + found.start("name")
        name = found["name"]
        message = f"{name[:2]} stands for another character in double quotes: {name} is lost"
        hint = f"put the value in single quotes, or write \\{name}"
        yield Finding(Location(entry.location.origin, at, at + len(name)), message, hint)


def _cut(value: object) -> str:
    words = " ".join(str(value).split())
    return f'"{words}"' if len(words) <= _SHOWN else f'"{words[: _SHOWN - 1]}…"'
