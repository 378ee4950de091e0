"""An address is written so that no browser or server can use it.

## Why
A slip in the first characters (`htp://`, `http//`, `https://https://`) turns an address into a dead one, or into a path
of the site itself. Such a URL needs no network to be wrong. A backslash is but a warning, for browsers read it as a
slash, and so are three slashes, for they read them as two; so is a mail address that is hidden from robots by a word
for its @, a server's name without a dot, which may be that of a network of one's own, and a whole link where an
address belongs, which some templates print as it is.

## Bad
    The [lab](https//www.example.org) and its [chair](mailto:chair)

## Good
    The [lab](https://www.example.org) and its [chair](mailto:chair@example.org)
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Level, Once
from jekyll_tools.links.link import AUTHOR_KEY, Link
from jekyll_tools.links.malformed import Fault, fault, is_own_control
from jekyll_tools.regex import regex
from jekyll_tools.rules.printed import cut
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.site.config import Config

_OUTPUT = regex(r"\{\{[^{}]*\}\}")
_OWN_ADDRESS = regex(r"\A(?:\{\{-?\s*(?:site\.(?:url|baseurl)|base_path)\s*-?\}\})+")
_MAIL_OF_AUTHOR = "the theme makes a link of it: write the address as it is, or delete the line"
_BORNE = frozenset(("backslash", "dotless", "hidden-mailto", "html", "slashes-more"))


@rule(on="link", level="error")
def check(link: Link, context: Context) -> Iterator[Finding]:
    place = link.location
    printed = "".join(_OUTPUT.findall(place.text))
    if "permalink" in printed or (place.about and ".url" in printed):
        return  # a document's address, printed in a list: permalink-shape tells it
    wrong = fault(link.url)
    if link.url.startswith("//") and context.site.config.baseurl.endswith("/"):
        return  # mixed-address
    if wrong and wrong.kind == "markdown" and _is_whole(link):
        return  # such as `<https://e.org/#f[T](x)>`
    if wrong and is_own_control(link.url, wrong):
        return  # hidden-character tells it; where no file has the character, missing-file
    if wrong and wrong.kind != "space":  # see space_in_url.py
        level: Level | None = "warning" if wrong.kind in _BORNE else None
        behind = (link.location.origin.string, link.location.end)
        empty = _OUTPUT.match(*behind) if wrong.kind == "begun" or link.url == "mailto:" else None
        if empty:  # the template is as it should be but for a key that is there and says nothing
            hint = f"print it only where {cut(empty[0])} is not empty, or take the key out where it is"
            yield Finding(link.location, wrong.of(link.url), hint, level="warning")
            return
        written = _written(link) if wrong.kind == "open" else ""
        if written:
            yield Finding(link.location, wrong.of(link.url), f'write " behind {written}', level=level)
            return
        is_typed = link.location.is_made and wrong.kind != "html"  # told where that is
        tag = (link.url.partition(">")[0] if wrong.kind == "open" else link.url) if is_typed else ""
        once: Once = "file" if wrong.kind == "begun" else ""  # one that was never filled in seldom comes alone
        hint = _unrun(link, context.site.config) if wrong.kind == "liquid" else _of_author(link, wrong)
        yield Finding(link.location, wrong.of(link.url), hint, level=level, tag=tag, once=once)


def _is_whole(link: Link) -> bool:
    """Whether an address stands in angle brackets, which say where it ends."""
    string, start, end = link.location.origin.string, link.location.start, link.location.end
    return link.url.startswith("http") and string[start - 1 : start] == "<" and string[end : end + 1] == ">"


def _unrun(link: Link, config: Config) -> str:
    """What to write instead of outputs that only put the site's own address before a path; "" for others."""
    path = _OWN_ADDRESS.sub("", link.url)
    is_path = path.startswith("/") and "{" not in path
    return f"write {config.baseurl.rstrip('/')}{path}: Liquid is not run in front matter and data" if is_path else ""


def _of_author(link: Link, wrong: Fault) -> str:
    """What to do; of the author's mail address, before which the theme puts `mailto:`, the address by itself."""
    if link.attribute != AUTHOR_KEY or "mailto" not in wrong.kind:
        return wrong.hint
    meant = wrong.hint.removeprefix("write mailto:")
    if meant == wrong.hint:
        return _MAIL_OF_AUTHOR
    if wrong.kind == "hidden-mailto":
        return f"the theme makes a link of it: write {meant.partition(', or ')[0]}, or delete the line"
    return f"write {meant}"


def _written(link: Link) -> str:
    """The output of Liquid behind which the template lacks the quotation mark; "" where what is printed lacks it."""
    place = link.location
    output = _OUTPUT.match(place.origin.string, place.start) if place.is_made else None
    return cut(output[0]) if output and place.origin.string.startswith(">", output.end()) else ""
