"""A part of an attribute list is dropped.

## Why
In `{: … }` kramdown takes `name="value"` with straight quotes, `.class`, `#id` and the names of lists defined
elsewhere. Whatever else is in the braces vanishes without a word: a link with `{:target=_blank}` opens in the same
window.

## Bad
    [The paper](https://example.org/){:target=_blank}

## Good
    [The paper](https://example.org/){:target="_blank"}
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding
from jekyll_tools.kramdown.attributes import AttributeList
from jekyll_tools.regex import regex
from jekyll_tools.rules.rule import Context, rule

_UNQUOTED = regex(r"(?:(?<=\s)|^)(?P<name>[A-Za-z][\w-]*)\s*=\s*(?P<value>[^\s\"'=]+)(?=\s|$)")


@rule(on="attribute-list", level="warning")
def check(given: AttributeList, _context: Context) -> Iterator[Finding]:
    for written in given.written:
        for found in _UNQUOTED.finditer(written.string) if "=" in written.string else ():
            name, value = found["name"], found["value"].strip("“”‘’")
            yield Finding(
                written.source.locate(written.at + found.start(), written.at + found.end()),
                f"{found[0]} has no effect: in {{: … }} each value needs straight quotes around it",
                f'write {name}="{value}"',
            )
