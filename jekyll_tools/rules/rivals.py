"""Files that claim one address: which of them it belongs to, and whether anything is lost with the others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from posixpath import basename, commonpath, split, splitext

from jekyll_tools import limits
from jekyll_tools.html.comments import without_comments
from jekyll_tools.regex import regex
from jekyll_tools.render.destinations import Claim
from jekyll_tools.rules.layouts import lacking
from jekyll_tools.site.backups import backups, is_put_away
from jekyll_tools.site.files import read_inside
from jekyll_tools.site.page import Page, StaticFile
from jekyll_tools.site.samples import samples
from jekyll_tools.site.site import Site

_WHOLE, DATELESS = 3, 2
BY_CHANCE = " (or another of them does: Jekyll takes files of one name as the system lists their folders)"
_SHORT = 3  # characters, which stand in any name
_NAMED = 3  # of several files
_LEAST_LINES, _MOST_OF_THEM = 3, 0.6
_DATE = regex(r"\A[0-9]{4}-[0-9]{1,2}(?:-[0-9]{1,2})?-")
_DATED = regex(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})?")
_WEB = (".html", ".htm")
_UNUSUAL = regex(r"[^\w/.-]")  # in an address
_DAY = regex(r"(?<![0-9])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])")
_BLANKS = regex(r"(?<=\S)[ \t]{2,}")
_WORD = regex(r"[^\W_]+")
_NUMBER = regex(r"[0-9]")
_COPIED = regex(r"[ _-]*\(?(?:copy|backup|bak|old|ori|orig(?:i?nal)?)\)?(?: ?\(?[0-9]{1,2}\)?)?| \(?[0-9]{1,2}\)?")
_OLD = regex(r"[_-]?old")
_PUT_AWAY = regex(r"(?:copy|backup|bak|old)[ _-]{1,3}(?:of[ _-]{1,3})?")
_SILENT = regex(r"\{%-?\s*include base_path\s*-?%\}")
_LISTS = regex(r"\{%-?\s*for\s+\w+\s+in\s+site\.(\w+)")
_MARKUP = regex(r"\{%[^%]{0,999}%\}|\{\{[^}]{0,999}\}\}|<[^<>]{0,999}>")
_PLAIN_KEYS = frozenset(
    ("author_profile", "collection", "date", "excerpt", "layout", "permalink", "redirect_from", "title")
)
_PLAIN_LAYOUTS = ("archive", "default", "page", "single")
_FEW_WORDS = 30  # above a list
_COMMENTS = (("{% comment %}", "{% endcomment %}"), ("{::comment}", "{:/comment}"))


def fit(claim: Claim) -> int:
    """How well an address goes with the name of its file: as it is, without the date, as a part, or not at all."""
    path = splitext(claim.url.removesuffix("/index.html").strip("/"))[0]
    if not path or claim.location.start == claim.location.end:  # a home page may have any name; or no permalink
        return _WHOLE
    name, last = _stem(claim.path).casefold(), basename(path).casefold()
    if _letters(name) == _letters(last):
        return _WHOLE
    name, last = _DATE.sub("", name), _DATE.sub("", last)
    if _letters(name) == _letters(last):
        return DATELESS
    return int(_is_part(name, last) or _is_part(last, name))


def is_copy(path: str, other: str) -> bool:
    """Whether a file is a copy of another one by its name: `cv copy.md`, `cv 2.md`, `cv-backup.md`, `old_cv.md` of
    `cv.md`.

    >>> is_copy("_pages/cv 2.md", "_pages/cv.md"), is_copy("_talks/talk-2.md", "_talks/talk.md")
    (True, False)
    """
    name, whole = splitext(basename(path))[0].casefold(), splitext(basename(other))[0].casefold()
    if name.endswith(whole) and _PUT_AWAY.fullmatch(name[: -len(whole)]):
        return True
    return name.startswith(whole) and _COPIED.fullmatch(name[len(whole) :]) is not None


def is_one_page(one: Claim, other: Claim) -> bool:
    """Whether two files are two forms of one page: they have the same name, or are both home pages."""
    return one.url == "/" or other.url == "/" or _stem(one.path).casefold() == _stem(other.path).casefold()


def is_by_chance(one: Claim, other: Claim, site: Site) -> bool:
    """Whether which of two pages comes last hangs on the order in which the system lists the folders that they are in:
    Jekyll sorts pages by the names of their files alone.
    """
    if any(page.kind != "page" for page in pages_of(site, one, other)):
        return False
    (folder, name), (another, same) = split(one.path), split(other.path)
    return name == same and commonpath((f"/{folder}", f"/{another}")) not in (f"/{folder}", f"/{another}")


def is_same(lost: Claim, winner: Claim, site: Site) -> bool:
    """Whether nothing is lost: two pages have the same keys and the same text, and what is seen of it is read in the
    same way or as Markdown; two files none.
    """
    files = _files(site)
    if all(claim.path in files and files[claim.path].empty for claim in (lost, winner)):
        return True
    both = pages_of(site, lost, winner)
    if len(both) != 2:
        return False
    is_twin = is_one_page(lost, winner) and lost.kind == winner.kind == "page" and _has_text_of(*both)
    if not (is_twin or len(set(map(_written, both))) == 1 or _are_of_one_text(*both)):
        return False
    return both[0].converter == both[1].converter or (lost.kind == winner.kind and both[1].converter == "markdown")


def _are_of_one_text(one: Page, other: Page) -> bool:
    """Whether pages of one title say the same in their texts, and enough of it."""
    return _has_text_of(one, other) and _title(one) == _title(other) != "" and _words(one) > _FEW_WORDS


def _has_text_of(one: Page, other: Page) -> bool:
    return _lines(one.body.string) == _lines(other.body.string) != ""


def _written(page: Page) -> str:
    """A page's text without the lines that say nothing and the blanks within others that none sees."""
    return _lines(page.text.string)


def _lines(text: str) -> str:
    return "\n".join(filter(None, map(_one_blanked, text.splitlines())))


def _one_blanked(line: str) -> str:
    return _BLANKS.sub(" ", line.rstrip())


def is_blank(claim: Claim, site: Site) -> bool:
    """Whether a file has no word for its reader: a page's text is all a comment, another file is empty.

    A page without a text may have all that it shows in its keys, by a layout; but not one whose layout puts a title
    above the text and no more.
    """
    pages = pages_of(site, claim)
    if pages:
        page = pages[0]
        shows_keys = page.data.keys() - _PLAIN_KEYS or page.data.get("layout") not in _PLAIN_LAYOUTS
        is_lost = bool(page.body.string.strip()) or not shows_keys or lacking(page, site) != ""
        return not _read(page).strip() and is_lost
    file = _files(site).get(claim.path)
    return file is not None and file.empty


def is_backup(lost: Claim, winner: Claim, site: Site) -> bool:
    """Whether a file lies in a folder of what was put away, or of old pages, and the one that is seen does not."""
    old = [
        any(is_put_away(name) or _OLD.match(name) for name in claim.path.split("/")[:-1]) for claim in (lost, winner)
    ]
    return lost.path in _put_away(site) or old == [True, False]


def is_sample(claim: Claim, site: Site) -> bool:
    """Whether a file is a sample of the theme's."""
    return claim.path in _sampled(site)


def is_outgrown(lost: Claim, winner: Claim, site: Site) -> bool:
    """Whether a page is an earlier state of the one that is seen, by its title: most of its lines stand there, among
    more; or both have one name and only list the same collections.
    """
    both = pages_of(site, lost, winner)
    if [page.kind for page in both] != ["page", "page"]:
        return False
    if is_one_page(lost, winner) and _listed(lost, site) & _listed(winner, site):
        return True
    if _title(both[0]) != _title(both[1]) or not (_title(both[0]) or is_one_page(lost, winner)):
        return False
    return _is_mostly_in(*map(_said, both)) and _words(both[0]) <= _words(both[1])


@lru_cache(maxsize=1)
def _put_away(site: Site) -> frozenset[str]:
    return frozenset(page.path for page in backups(site))


@lru_cache(maxsize=1)
def _sampled(site: Site) -> frozenset[str]:
    return frozenset(page.path for page in samples(site))


def is_taken_in(lost: Claim, owner: Claim, site: Site) -> bool:
    """Whether a page says what another one does: it lists the same collection, or has most of the other's lines."""
    both = pages_of(site, lost, owner)
    if [page.kind for page in both] != ["page", "page"]:
        return False
    if _listed(lost, site) & set(_LISTS.findall(both[1].body.string)):
        return True
    return _is_mostly_in(*map(_said, both))


def _said(page: Page) -> set[str]:
    """The lines that a page's reader gets."""
    return {line.strip() for line in _read(page).splitlines() if line.strip()}


def _is_mostly_in(lines: set[str], others: set[str]) -> bool:
    """Whether they are some, and most of them are among the others."""
    return len(lines) >= _LEAST_LINES and len(lines & others) >= _MOST_OF_THEM * len(lines)


def is_idle_list(claim: Claim, site: Site, seen: str = "") -> bool:
    """Whether a page is but the list of a collection that has no document, other than the theme's samples and the one
    that is `seen` instead: a theme brings such pages, and whoever writes a page instead need not delete them.
    """
    labels, idle = _listed(claim, site), {seen, *_sampled(site)}
    return bool(labels) and not any(page.collection in labels and page.path not in idle for page in site.published)


def is_home(winner: Claim, site: Site) -> bool:
    """Whether a file is a whole home page, written as HTML with words of its own: nobody puts one there by chance."""
    if winner.kind != "static" or winner.url not in ("/", "/index.html"):
        return False
    read = read_inside(site.folder, winner.path)
    text = read.decode("utf-8", "replace")[: limits.FIX_CHARACTERS] if isinstance(read, bytes) else ""
    return "<html" in text.lower() and ("noindex" in text or len(_WORD.findall(_MARKUP.sub(" ", text))) > _FEW_WORDS)


def dated(claim: Claim) -> bool:
    """Whether the year and the month of an address, or its day, are those of its file's name."""
    date = _DATED.match(basename(claim.path))
    if date is None:
        return False
    if re.search(rf"/{date[1]}/0?{int(date[2])}/", claim.url):
        return True
    return date[3] is not None and _days(claim.url) == [date[0]]


def own_address(claim: Claim, other: Claim, site: Site) -> str:
    """The address of a file with its own name for that of the other file of its folder that claims it, or with the day
    of its name for the other day that stands in it; "" where neither is so, or another page has it.
    """
    above, slash, name = claim.url.rstrip("/").rpartition("/")
    stem, ending = splitext(name) if name.endswith(_WEB) else (name, "")
    date = _DATED.match(basename(claim.path))
    url = ""
    is_beside = split(claim.path)[0] == split(other.path)[0]
    if is_beside and _letters(stem.casefold()) == _letters(_stem(other.path).casefold()):
        url = f"{above}{slash}{_stem(claim.path)}{ending}{'/' if claim.url.endswith('/') else ''}"
    elif date is not None and date[3] is not None and len(_days(claim.url)) == 1 and not dated(claim):
        url = _DAY.sub(date[0], claim.url)
    is_taken = any(page.url.rstrip("/") == url.rstrip("/") for page in site.published)
    return "" if is_taken or _UNUSUAL.search(url) else url


def _days(url: str) -> list[str]:
    return _DAY.findall(url)


def _listed(claim: Claim, site: Site) -> set[str]:
    """The collections of which a page is but the list; none of a page that has words of its own."""
    pages = pages_of(site, claim)
    labels = set(_LISTS.findall(pages[0].body.string)) if pages else set()
    return labels if labels and _words(pages[0]) <= _FEW_WORDS else set()


def _words(page: Page) -> int:
    return len(_WORD.findall(_MARKUP.sub(" ", _read(page))))


def is_written_instead(winner: Claim, lost: Claim, site: Site) -> bool:
    """Whether a page was written in the stead of one that only lists a collection: it has the other's name or title,
    and words of its own.
    """
    both = pages_of(site, lost, winner)
    if len(both) != 2 or not _listed(lost, site) or _words(both[1]) <= _FEW_WORDS:
        return False
    names = [_title(page) for page in both]
    return is_one_page(lost, winner) or (names[0] == names[1] != "")


def _title(page: Page) -> str:
    return _letters(str(page.data.get("title") or "").casefold().replace("&", "and"))


def are_much_alike(one: Claim, other: Claim, site: Site) -> bool:
    """Whether two pages have one title, most lines of the shorter stand in the other, and they are no series."""
    if all(map(_NUMBER.search, map(_stem, (one.path, other.path)))):
        return False
    titles = {str(page.data.get("title")).strip().casefold() for page in pages_of(site, one, other)}
    if len(titles) > 1:
        return False
    lines = sorted(map(_said, pages_of(site, one, other)), key=len)
    return len(lines) == 2 and _is_mostly_in(*lines)


def owner_of(permalink: object, site: Site) -> Page | None:
    """The published page that has a permalink which another file says, of which Jekyll makes no page."""
    address = permalink.strip("/") if isinstance(permalink, str) else ":"
    if ":" in address:
        return None
    return next((page for page in reversed(site.published) if page.url.strip("/") == address), None)


def named(paths: Sequence[str]) -> str:
    """The paths as words, the first few of many."""
    if len(paths) > _NAMED:
        return f"{', '.join(paths[:_NAMED])} and {len(paths) - _NAMED} more"
    return " and ".join([", ".join(paths[:-1]), paths[-1]] if paths[1:] else paths)


def pages_of(site: Site, *claims: Claim) -> list[Page]:
    """The pages that claims come from; none for other files."""
    known = _sources(site)
    return [known[claim.path] for claim in claims if claim.path in known]


@lru_cache(maxsize=1)
def _sources(site: Site) -> dict[str, Page]:
    return {page.path: page for page in site.pages}


@lru_cache(maxsize=1)
def _files(site: Site) -> dict[str, StaticFile]:
    return {file.path: file for file in site.static_files}


def _read(page: Page) -> str:
    """What a page has for its reader, roughly: its text without comments."""
    text = page.body.string
    for start, end in _COMMENTS:
        head, *rest = text.split(start)
        text = head + "".join(part.partition(end)[2] if end in part else start + part for part in rest)
    return _SILENT.sub("", without_comments(text, markdown=page.converter == "markdown"))


def _stem(path: str) -> str:
    """The name of a file without its ending; of an `index.md` that of its folder."""
    names = [splitext(name)[0] for name in path.split("/")]
    return names[-2] if names[-1].casefold() == "index" and len(names) > 1 else names[-1]


def _letters(name: str) -> str:
    return "".join(_WORD.findall(name))


def _is_part(one: str, other: str) -> bool:
    """Whether a name is a word of another one, or a long part of it."""
    return one in _WORD.findall(other) or (len(one) > _SHORT and one in other)
