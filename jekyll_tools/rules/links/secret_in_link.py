"""An address holds a password or a key.

## Why
Whoever opens the page, and every robot that reads it or the site's repository, gets the password too. Links that were
copied while somebody was signed in may hold a key of theirs (`?access_token=`); such a link also stops working when the
key runs out. A plain `?token=` is but a remark, for some servers make such links for sharing. Reports of jekyll-tools
leave the secret out.

## Bad
    The [slides](https://me:hunter22@files.example.org/slides.pdf).

## Good
    The [slides](https://files.example.org/slides.pdf).
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding
from jekyll_tools.links.link import Link
from jekyll_tools.regex import regex
from jekyll_tools.rules.rule import Context, rule

_PASSWORD = regex(r"(?i)(?:(?:https?|ftps?|sftp|ssh|webdavs?):)?//[^/?#:@\s]{0,100}:([^/?#@\s]{1,200})@")
_KEY = regex(
    r"(?i)[?&]((?:access|auth|private|session|api|oauth)?[_-]?token|api[_-]?key|client[_-]?secret|secret|pass(?:word|wd)"
    r"|X-Amz-Security-Token)=([^&#\s]{8,})"
)
# What stands for a secret in a text that explains such addresses.
_BLANK = regex(r"(?i)\W|your|^pass(?:word|wd)?$|token|secret|example|(.)\1\1\1")
_AGAIN = "for this one can be read in the history of the site, too"


@rule(on="link", level="warning")
def check(link: Link, _context: Context) -> Iterator[Finding]:
    url = link.url
    if "://" not in url[:10] and not url.startswith("//"):
        return
    if "@" in url and (found := _PASSWORD.match(url)) and not _BLANK.search(found[1]):
        message = "this address holds a password, which everyone can read"
        yield Finding(link.location, message, f"write it without, and choose another password, {_AGAIN}")
    elif "=" in url and (found := _KEY.search(url)) and not _BLANK.search(found[2]):
        name = found[1]
        message = f"this address holds a key ({name}=…), which everyone can read and use"
        is_shared = name.lower() == "token"  # some servers make such links for showing something to all
        hint = f"link to what needs no key, and have this one made void, {_AGAIN}"
        if is_shared:
            hint = f"leave it if it was made for sharing; else {hint}"
        yield Finding(link.location, message, hint, level="info" if is_shared else None)
