"""URLs that no browser or server can use as they are written, and what is wrong with each.

One table of checks, asked in order: the first that speaks is the likeliest cause.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from jekyll_tools import urls
from jekyll_tools.links import hosts, own_computer
from jekyll_tools.links.own_computer import is_local
from jekyll_tools.records import NamedTuple
from jekyll_tools.regex import regex

_WEB = regex(r"https?:", re.IGNORECASE)
_HEADLESS = regex(r"(https?)(?:[;.]?//|;/)", re.IGNORECASE)
_ONE_SLASH = regex(r"(https?):(?!//)[/\\]*", re.IGNORECASE)
_GOES_ON = regex(r"\A[^<>]{1,999}>[^<>]{0,999}</", re.IGNORECASE)
_SCATTERED = regex(r"(http\s{0,9}s?\s{0,9}):([\s/]{0,20})(?=[^\s/:])", re.IGNORECASE)  # `https:// //host`
_TWICE = regex(r"https?://(https?)(?:://?|//|;//)", re.IGNORECASE)
_ANY_SCHEME = regex(r"([A-Za-z][A-Za-z0-9+.\-]{0,30}):(//)?")
_CONTROL = regex(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_BRACKETED = regex(r"[(\[{]{1,3}https?:", re.IGNORECASE)
_BAD_ESCAPE = regex(r"%(?![0-9A-Fa-f]{2})")
_INNER = regex(r"\[[^\]\[]*\]\(([^()\s]+)")
_ADDRESSES = regex(r"https?://[^\s()\[\]]+")
_LINK = regex(r"\[[^\]\[]*\]\(([^()\s]+)\)")
_ANCHOR = regex(r"<a\s[^>]*?\bhref\s*=(?:\s*[\"']?\s*([^\"'\s>]+))?", re.IGNORECASE)
_PART = regex(r"(?P<name>href|src)\s{0,9}=\s{0,9}[\"'“”]?(?P<url>[^\s\"'“”>]{1,2000})", re.IGNORECASE)
_DIGIT = regex(r"[0-9]")
_DOT = regex(r"\s*[\[({<]\s*dot\s*[\])}>]\s*|\s+dot\s+", re.IGNORECASE)
_AT = regex(r"[\s\[({<_.-]+at[\s\])}>_.-]+|[\[({<][a@][\])}>]", re.IGNORECASE)
_MAIL = regex(r"[^@\s]{1,256}@(?:[^@\s.]{1,63}\.){1,16}[^@\s.]{2,63}")
_BETWEEN = regex(r"\s*/\s*|\s+(?:and|or|&|\|)\s+|\s+")
_ESCAPED = regex(r"\\(?=[()_*~&#\[\]])")  # as in Markdown, or in TeX
_FEW = 2  # words: more are a sentence
_SPACE = regex(r"\s")
_AUTHORITY = regex(r"(?:https?:)?//(?P<host>[^/?#]*)|https?:", re.IGNORECASE)
_BEGUN = regex(r"(?:https?:)?//(?:www\.?/?)?", re.IGNORECASE)
_QUOTES = "\"'<>\u2018\u2019\u201c\u201d\u00ab\u00bb"

_HIDDEN = ("\u00ad", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u2060", "\ufeff")

_WORDS = """
    http https ftp ftps sftp mailto tel sms data javascript blob about file ws wss irc ircs news nntp urn magnet git
    ssh xmpp sip sips skype zoommtg slack facetime geo maps callto webcal feed view-source chrome intent whatsapp tg
    spotify vscode itms itms-apps market bitcoin ethereum ipfs ipns matrix msteams obsidian zotero
"""
_KNOWN = frozenset(_WORDS.split())
_OPAQUE = ("data:", "javascript:", "blob:")  # what stands behind these is no address
# What authors take for a scheme, and the address that browsers know it by.
_TWO = "begins with http:// or https:// twice"
_IDENTIFIERS = {"doi": "https://doi.org/", "arxiv": "https://arxiv.org/abs/", "orcid": "https://orcid.org/"}


# What most links are, and nothing is wrong with.
_BYTE = r"(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)"
_PLAIN = regex(
    rf"https?://(?:(?:[a-z0-9](?:[a-z0-9-]{{0,61}}[a-z0-9])?\.){{1,5}}[a-z]{{2,24}}|(?:{_BYTE}\.){{3}}{_BYTE})(?::[1-5]?\d{{2,4}})?"
    r"(?:/[A-Za-z0-9_.~/?=&;+@-]{0,999})?(?:#[\w-]{0,99})?"
)


_SHOWN = 120  # characters


class Fault(NamedTuple):
    """What is wrong with a URL: a word for programs, words that go on after "the URL", and what would mend it."""

    kind: str
    words: str
    hint: str = ""

    def of(self, url: str) -> str:
        """The whole sentence; of a long URL as much as it is known by, of a piece of HTML nothing.

        (What is printed of that ends at its first quotation mark, and is to be told in the same words.)
        """
        if self.kind == "html":
            return self.words
        url = url.partition(">")[0] if self.kind == "open" else url
        return f"the URL {url if len(url) <= _SHOWN else url[:_SHOWN] + '…'} {self.words}"


@lru_cache(maxsize=1024)  # a site repeats itself, and the rule asks what the fold asks
def fault(url: str) -> Fault | None:
    """The fault of a URL, None where it has none.

    >>> fault("https://https://example.org/").words
    'begins with http:// or https:// twice'
    >>> fault("/about/") is None
    True
    """
    url = url.strip(" \t\r\n\f")
    if _PLAIN.fullmatch(url) or url[:11].lower().startswith(_OPAQUE):
        return None
    return next((found for check in CHECKS if (found := check(url))), None)


def is_own_control(url: str, found: Fault) -> bool:
    """Whether all that is wrong is a control character in a path of this site, where a file may have it in its name."""
    return found.kind == "control" and _ANY_SCHEME.match(url) is None and not url.startswith("//")


def _liquid(url: str) -> Fault | None:
    if any(mark in url for mark in ("{{", "{%")):  # `}}` alone is LaTeX's
        return Fault("liquid", "contains Liquid that Jekyll does not run here")
    return None


def _markdown(url: str) -> Fault | None:
    if url.startswith("]("):
        return Fault(
            "markdown",
            "begins with `](`, which is there already",
            _write(url[2:] if "(" in url[2:] else url[2:].removesuffix(")")),
        )
    if whole := _LINK.fullmatch(url.removeprefix("mailto:")):
        return Fault("markdown", "is a Markdown link, where only an address can be", _write(whole[1]))
    if "](" in url:
        return Fault("markdown", "contains `](`, the middle of another Markdown link", _of_middle(url))
    return None


def _of_middle(url: str) -> str:
    """What to write instead of links that lie in each other, or one behind another."""
    inner = _INNER.search(url) if " " in url.partition("[")[0] else None  # behind words, which are no address
    if inner:
        return _write(inner[1])
    first, _, second = url.partition("](")
    if _PLAIN.fullmatch(first) and _WEB.match(second):  # two addresses, and no words
        return f"{_write(first)}, or the other one"
    nested = _ADDRESSES.findall(url) if url.startswith("[") else []
    return _write(nested[-1]) if nested else "close the link before it"


def _html(url: str) -> Fault | None:
    if part := _PART.match(url):
        return Fault(
            "html",
            f"the address begins with {part['name']}=, a part of an HTML tag: it leads nowhere",
            _write(part["url"]),
        )
    found = _ANCHOR.match(url)
    if not found:
        return None
    words = "a whole link, <a href=…>, stands where only its address can be: what a template links to leads nowhere"
    return Fault("html", words, f"write only the address: {found[1]}" if found[1] else "write only the address")


def _control(url: str) -> Fault | None:
    found = None if url.isprintable() else _CONTROL.search(url)
    return found and Fault(
        "control", f"contains the invisible control character U+{ord(found.group()):04X}", "remove it"
    )


def _quotes(url: str) -> Fault | None:
    if url[:1] and (url[0] in _QUOTES or _BRACKETED.match(url)):
        better = _write(url.strip(_QUOTES + "()[]{}"))
        return Fault("quotes", f"begins with `{url[0]}`, so browsers look for it on this site", better)
    return None


def _local(url: str) -> Fault | None:
    words = "is that of a file on one computer, which no reader can open"
    return Fault("local", words, own_computer.mend(url)) if is_local(url) else None


def _headless(url: str) -> Fault | None:
    found = _HEADLESS.match(url)
    if not found:
        return None
    scheme = found.group(1).lower()
    words = f"has no colon after {scheme}, so browsers look for it on this site"
    return Fault("no-colon", words, _write(f"{scheme}://{url[found.end() :].lstrip('/')}"))


def _open(url: str) -> Fault | None:
    """The quotation mark at its end is missing: what follows is taken for a part of it."""
    if not _GOES_ON.search(url):
        return None
    words = "lacks the quotation mark at its end: all up to the next one is taken for the address"
    return Fault("open", words, f'write " behind {url.partition(">")[0]}')


def _scattered(url: str) -> Fault | None:
    """Blanks among the first characters, or slashes too many, which browsers pass over."""
    found = _SCATTERED.match(url)
    if not found:
        return None
    scheme = _SPACE.sub("", found[1]).lower()
    better = _write(f"{scheme}://{url[found.end() :]}")
    if scheme != found[1].lower():
        return Fault("scheme", f"contains a space in {scheme}:, so browsers look for it on this site", better)
    if _SPACE.search(found[2]):
        return Fault("space-in-host", "contains a space before the name of its server", better)
    return (
        Fault("slashes-more", "has more than two slashes before the name of its server", better)
        if found[2][2:]
        else None
    )


def _one_slash(url: str) -> Fault | None:
    found = _ONE_SLASH.match(url)
    if not found:
        return None
    rest, scheme = url[found.end() :], found.group(1).lower()
    if rest.startswith(("http:", "https:")):
        return Fault("twice", _TWO, _write(rest))
    if rest.startswith(("../", "./")):
        return Fault("slashes-more", f"has {scheme}: before an address on this site", _write(rest))
    return Fault("slashes", f"lacks the two slashes after {scheme}:", _write(f"{scheme}://{rest}") if rest else "")


def _twice(url: str) -> Fault | None:
    found = _TWICE.match(url)
    if not found:
        return None
    return Fault("twice", _TWO, _write(f"{found.group(1).lower()}://{url[found.end() :]}"))


def _scheme(url: str) -> Fault | None:
    found = _ANY_SCHEME.match(url)
    if not found or found.group(1).lower() in _KNOWN:
        return None
    name, rest = found.group(1), url[found.end() :]
    if name.lower() in _IDENTIFIERS:
        better = _write(_IDENTIFIERS[name.lower()] + rest.lstrip("/ "))
        return Fault("scheme", f"begins with {name}:, which no browser knows", better)
    near = _near_scheme(name.lower(), rest, slashes=bool(found.group(2)))
    if near:
        better = _write(f"{near}:{found.group(2) or ''}{rest}")
        return Fault("scheme", f"begins with {name}:, which no browser knows", better)
    return None


def _near_scheme(name: str, rest: str, *, slashes: bool) -> str:
    from difflib import get_close_matches

    candidates = ("http", "https", "ftp") if slashes else ("mailto",) if "@" in rest else ()
    return next(iter(get_close_matches(name, candidates, 1, 0.7)), "")


def _mailto(url: str) -> Fault | None:
    if url[:7].lower() != "mailto:":
        return None
    address = urls.decoded(url[7:].partition("?")[0])
    if address.startswith("//"):
        return Fault("mailto", "has slashes after mailto:", _write("mailto:" + url[7:].lstrip("/")))
    if (address or "?" not in url) and "@" not in address.strip("@"):
        if _AT.search(address):
            return Fault(
                "hidden-mailto",
                "has an address after mailto: that has a word for its @, so no mail gets there",
                _of_hidden(address),
            )
        return Fault("mailto", "has no mail address after mailto:", "write the address behind it, or take the link out")
    if ";" in address and all(_MAIL.fullmatch(one.strip()) for one in address.split(";")):
        better = "mailto:" + url[7:].replace("%3B", ";").replace("; ", ",").replace(";", ",")
        return Fault("mailto", "has a ; between two mail addresses, where only a comma may be", _write(better))
    if "," not in address and len(both := _BETWEEN.split(address)) > 1 and all(map(_MAIL.fullmatch, both)):
        return Fault("mailto", "has several mail addresses with no comma between", _write(f"mailto:{','.join(both)}"))
    wrong = [one for one in address.split(",") if one and not _MAIL.fullmatch(one.strip())]
    if len(wrong) == 1 and address.count("@") == 1 and _MAIL.fullmatch(dotted := address.replace(",", ".")):
        return Fault("mailto", "has a comma in its mail address", _write(f"mailto:{dotted}"))
    why = f"has {wrong[0].strip()} after mailto:, which is not a mail address" if wrong else ""
    return Fault("mailto", why, "write the whole address, such as name@example.org") if wrong else None


def _of_hidden(address: str) -> str:
    """What to write for a mail address with a word for its @, and perhaps for its dots."""
    whole = _DOT.sub(".", _AT.sub("@", address)).strip()
    if _MAIL.fullmatch(whole):
        return f"write mailto:{whole}, or show the words without a link"
    return "write the address with its @ behind mailto:, or show the words without a link"


def _tel(url: str) -> Fault | None:
    if url[:4].lower() != "tel:" or _DIGIT.search(urls.decoded(url)):
        return None
    return Fault("tel", "has no number after tel:", "write one behind it, as in tel:+49301234567, or take the link out")


def _hidden(url: str) -> Fault | None:
    if url[:1] in _HIDDEN:
        words = f"begins with the invisible character U+{ord(url[0]):04X}, so browsers look for it on this site"
        return Fault("hidden", words, "delete it: put the cursor before the next letter and press Backspace")
    return None


def _space(url: str) -> Fault | None:
    """One in a host's name is fatal; one behind it browsers write as %20 themselves."""
    start = _AUTHORITY.match(url)
    if start is None or not _SPACE.search(url):
        return None
    kind = "space-in-host" if _SPACE.search(start["host"] or "") else "space"
    if kind == "space-in-host" and len(url.split()) > _FEW:
        return Fault(kind, "is words, and no address", "write the address that is meant, or take the link out")
    return Fault(kind, "contains a space", "remove it" if kind == "space-in-host" else "write it as %20, or remove it")


def _backslash(url: str) -> Fault | None:
    path = url.partition("#")[0].partition("?")[0]
    if "\\" in path and (_WEB.match(url) or not _ANY_SCHEME.match(url)):
        return Fault("backslash", "contains a backslash", _write(_ESCAPED.sub("", url).replace("\\", "/")))
    return None


def _host(url: str) -> Fault | None:
    if not (_WEB.match(url) or url.startswith("//")):
        return None
    if _BEGUN.fullmatch(url):
        return Fault("begun", "is only the beginning of an address", "write the whole address, or take this out")
    if url.partition(":")[2].startswith("///") or url.startswith("///"):
        return Fault("host", "names no server", "write the server's name behind //, as in https://example.org/")
    try:
        urls.sendable(urls.split(url))
    except urls.UrlError as error:
        return Fault("host", str(error), hosts.mend(url))
    name = hosts.dotless(url) if not url.startswith("//") else ""  # a page's address with a slash too many, rather
    words = f"has {name} for a host, a name without a dot, which only a network of one's own knows"
    return Fault("host" if hosts.is_known(name) else "dotless", words, hosts.mend_dotless(url)) if name else None


def _escapes(url: str) -> Fault | None:
    if _WEB.match(url) or not _ANY_SCHEME.match(url):
        found = _BAD_ESCAPE.search(url.partition("#")[0].partition("?")[0])
        if found:
            return Fault(
                "percent",
                "contains a % without two hexadecimal digits (0-9, A-F) after it",
                "write %25 for the sign itself",
            )
    return None


def _write(url: str) -> str:
    return f"write {url}"


CHECKS: tuple[Callable[[str], Fault | None], ...] = (
    _liquid,
    _markdown,
    _html,
    _open,
    _control,
    _hidden,
    _quotes,
    _local,
    _backslash,
    _headless,
    _scattered,
    _one_slash,
    _twice,
    _scheme,
    _mailto,
    _tel,
    _space,
    _host,
    _escapes,
)
