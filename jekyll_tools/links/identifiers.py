"""DOIs and arXiv identifiers as they are written: what none can be, and how it is written best. Offline.

A DOI is `10.`, four to nine digits, a slash and anything (a short one is `10/` and letters). An arXiv identifier is
`YYMM.` and four digits, five since 2015, or before April 2007 `archive/YYMMNNN`; a version `v2` may follow.
"""

from __future__ import annotations

import re

from jekyll_tools import urls
from jekyll_tools.records import NamedTuple
from jekyll_tools.regex import regex

_DOI_HOSTS = ("doi.org", "www.doi.org", "dx.doi.org")
_PREFIX = "arxiv:"
_ARXIV_HOSTS = ("arxiv.org", "www.arxiv.org")
_MAY_BE = regex(r"doi\.org|arxiv\.org", re.IGNORECASE)
_DOI = regex(r"10(?:\.\d{4,9}(?:\.\d{1,9}){0,4})?/\S+")
_WITHIN = regex(r"10\.\d{4,9}(?:\.\d{1,9}){0,4}/\S+")
_ARXIV = regex(r"(\d\d)(\d\d)\.(\d{4,5})(?:v\d{1,3})?")
_OLD_ARXIV = regex(r"[a-z-]{2,20}(?:\.[A-Za-z-]{2,20})?/\d{4}\d{3}(?:v\d{1,3})?")
_OF_SENTENCE = ".,;"
_NAMES = """
    acc-phys adap-org alg-geom ao-sci astro-ph atom-ph bayes-an chao-dyn chem-ph cmp-lg comp-gas cond-mat cs dg-ga econ
    eess funct-an gr-qc hep-ex hep-lat hep-ph hep-th math math-ph mtrl-th nlin nucl-ex nucl-th patt-sol physics plasm-ph
    q-alg q-bio q-fin quant-ph solv-int stat supr-con
"""
_ARCHIVES = frozenset(_NAMES.split())
_FIVE_DIGITS_SINCE, _NEW_SINCE = 1501, 704  # years and months


class Fault(NamedTuple):
    """What is wrong with an identifier, words that go on after its name; and what was likely meant, or ""."""

    words: str
    better: str = ""
    is_likely: bool = False  # and not sure


def doi_fault(name: str) -> Fault | None:
    """What is wrong with a DOI, without a host.

    >>> doi_fault("10.1000/182") is None, doi_fault("10.1000").words
    (True, 'is not a DOI: a DOI looks like 10.1000/182')
    """
    if _DOI.fullmatch(name):
        bare = name.rstrip(_OF_SENTENCE)
        words = f"ends with {name[-1]}, which is rather the sentence's"
        return Fault(words, f"https://doi.org/{bare}", is_likely=True) if bare != name else None
    if not name:
        return Fault("names no paper: a DOI is to follow, such as 10.1000/182")
    found = _WITHIN.search(name)
    return Fault("is not a DOI: a DOI looks like 10.1000/182", f"https://doi.org/{found[0]}" if found else "")


def arxiv_fault(name: str) -> Fault | None:
    """What is wrong with an arXiv identifier.

    `arXiv:2312.16170` is one, too.

    >>> arxiv_fault("2312.16170v2") is None, arxiv_fault("2312.1617").words
    (True, 'is not an arXiv identifier: since 2015 five digits follow the dot')
    """
    name = name[len(_PREFIX) :] if name.lower().startswith(_PREFIX) else name
    if not name:
        return Fault("names no paper: an identifier is to follow, such as 2312.16170")
    if _OLD_ARXIV.fullmatch(name):
        archive = name.partition("/")[0].partition(".")[0]
        return None if archive in _ARCHIVES else Fault(f"is not an arXiv identifier: there is no archive {archive}")
    found = _ARXIV.fullmatch(name)
    words = "is not an arXiv identifier"
    if found is None:
        return Fault(f"{words}: an arXiv identifier looks like 2312.16170")
    since = int(found[1] + found[2])
    if not 1 <= int(found[2]) <= 12 or since < _NEW_SINCE:
        return Fault(f"{words}: its first digits are not a year and a month")
    digits, when = (5, "since 2015 five") if since >= _FIVE_DIGITS_SINCE else (4, "before 2015 four")
    return None if len(found[3]) == digits else Fault(f"{words}: {when} digits follow the dot")


def named(url: str) -> tuple[str, str] | None:
    """The kind and the name of the identifier that a URL resolves, None for another URL.

    >>> named("http://dx.doi.org/10.1000/182"), named("https://arxiv.org/pdf/2312.16170.pdf")
    (('doi', '10.1000/182'), ('arxiv', '2312.16170'))
    """
    if url.isascii() and "%" not in url and not _MAY_BE.search(url):  # as most
        return None
    parts = urls.split(url)
    path = urls.decoded(parts.path).strip("/")
    if parts.host == "doi.org" and not path and len(parts.path) <= 1:
        return "doi", ""
    if parts.host in _DOI_HOSTS and path and (parts.host != "www.doi.org" or path.startswith("10")):  # it has pages too
        return "doi", path + (f"?{parts.query}" if parts.query else "")
    kind, _, name = path.partition("/")
    if parts.host in _ARXIV_HOSTS and kind in ("abs", "pdf"):
        return "arxiv", re.sub(r"\.pdf$", "", name)
    return None


def better(url: str) -> str:
    """How an address of a DOI is written today, "" for one that is."""
    parts = urls.split(url)
    if parts.host in _DOI_HOSTS[1:] and named(url):
        return str(parts._replace(scheme="https", authority="doi.org"))
    return ""
