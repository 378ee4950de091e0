"""References that look like a host or a mail address without its scheme."""

from __future__ import annotations

import re

from jekyll_tools.regex import regex

# What begins with `www.` or has the ending of a host. As long as no slash follows, an ending that is rather a file's
# takes a name of three parts, or counts for nothing.
_LABEL = r"(?:[a-z0-9-]{1,63}\.)"
_COMMON = (
    "(?:com|org|net|edu|gov|mil|io|dev|info|tv|xyz|eu|de|fr|uk|jp|cn|ca|au|ch|nl|dk|no|fi|cz|kr|tw|hk|sg|nz|se|il|za)"
)
_OTHER = "(?:ai|me|ly|app|int|it|es|at|be|gr|pt|us|mx|br|ar)"
_HOST = regex(
    rf"www\.[a-z0-9-]|{_LABEL}{{1,8}}{_COMMON}(?:[/?#]|$)|{_LABEL}{{1,8}}(?:{_OTHER}|in|cl)/|{_LABEL}{{2,8}}{_OTHER}$"
)

_AT = regex(r"(?<=\w)[\[({]at[\])}](?=\w)", re.IGNORECASE)
_BREAK = regex(r"(?<! )[ ]*[\t\r\n]+[ ]*")
_MAIL = regex(r"[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}(?!png$|jpe?g$|gif$|svg$|webp$|pdf$)[a-z]{2,24}", re.IGNORECASE)
_PAGES = regex(r"([a-z0-9-]{1,63})@(git(?:hub|lab)\.io/?)", re.IGNORECASE)  # nobody has mail there
_WWW_PAGES = regex(r"www\.[a-z0-9-]{1,63}\.git(?:hub|lab)\.io(?![\w.-])", re.IGNORECASE)  # which have no certificate
_DOI = regex(r"10\.[0-9]{4,9}/\S+")


def as_address(url: str) -> str:
    """A reference that looks like a host, a DOI or a mail address without its scheme, with it; else ""."""
    url = _BREAK.sub("", url)  # as browsers do
    if _DOI.fullmatch(url):
        return f"https://doi.org/{url}"
    if _HOST.match(url.lower()):
        return f"https://{url[4:] if _WWW_PAGES.match(url) else url}"
    if found := _PAGES.fullmatch(url):
        return f"https://{found[1]}.{found[2]}"
    url = _AT.sub("@", url)  # as in me[at]example.org, against robots
    return f"mailto:{url}" if "@" in url and _MAIL.fullmatch(url.partition("?")[0]) else ""
