"""What the author of a dead link likely meant, or why what he meant is not there."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator

from jekyll_tools import urls
from jekyll_tools.links.extract import KEYS
from jekyll_tools.links.likeness import BEHIND, alike, close_name, in_another_language, is_namesake, last, words_of
from jekyll_tools.links.link import Link
from jekyll_tools.links.overlooked import Overlooked
from jekyll_tools.links.served import Served
from jekyll_tools.records import NamedTuple
from jekyll_tools.regex import regex
from jekyll_tools.site.collection import collections
from jekyll_tools.site.page import Page, StaticFile
from jekyll_tools.site.site import Site

_COMPARISONS = 50_000  # of one name with another, each some 10 µs: a site full of dead links gets no guesses at its end

# What begins with `www.` or has the ending of a host. As long as no slash follows, an ending that is rather a file's
# takes a name of three parts, or counts for nothing.
_LABEL = r"(?:[a-z0-9-]{1,63}\.)"
_COMMON = "(?:com|org|net|edu|gov|mil|io|dev|info|eu|de|fr|uk|jp|cn|ca|au|ch|nl|dk|no|fi|cz|kr|tw|hk|sg|nz|se|il|za)"
_OTHER = "(?:ai|me|ly|app|int|it|es|at|be|gr|pt|us|mx|br|ar)"
_HOST = regex(
    rf"www\.[a-z0-9-]|{_LABEL}{{1,8}}{_COMMON}(?:[/?#]|$)|{_LABEL}{{1,8}}(?:{_OTHER}|in|cl)/|{_LABEL}{{2,8}}{_OTHER}$"
)

_DATED = regex(r".*/[0-9]{4}-[0-9]{2}-[0-9]{2}-")
_DATE = regex(r"\A[0-9]{4}-[0-9]{2}-[0-9]{2}-")
_TEXTS = (".md", ".markdown", ".html")
_COMMA = regex(r",(?=[a-z0-9]{2,5}$)")
_SOURCES = (".scss", ".sass")  # what becomes a style sheet, and is none to a browser
_ERROR_PAGE = "/404.html"
_AT = regex(r"(?<=\w)[\[({]at[\])}](?=\w)", re.IGNORECASE)
_BREAK = regex(r"(?<! )[ ]*[\t\r\n]+[ ]*")
_SLASHES = regex("/{2,}")
_LIVES = frozenset(("cv", "resume", "vita", "vitae"))  # words for one thing
_FEEDS = frozenset(("rss.xml", "atom.xml", "index.xml"))
_FEED = "/feed.xml"

_MAIL = regex(r"[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}(?!png$|jpe?g$|gif$|svg$|webp$|pdf$)[a-z]{2,24}", re.IGNORECASE)


class Guess(NamedTuple):
    """`path`: a path of the site, or ""; `reason`: why the link leads nowhere, or ""; `kind`: the Problem it is, or ""
    where nothing but the lack is known. `collection`: whose documents are none of them published, or "". `move`: where
    the file that is meant should be moved, or "". `page`: whose own address that is, or None. `mend`: what to do, or
    "".
    """

    path: str = ""
    reason: str = ""
    kind: str = ""
    collection: str = ""
    move: str = ""
    page: Page | None = None
    mend: str = ""


class Nearby:
    """Guesses for one site."""

    def __init__(self, site: Site, served: Served) -> None:
        self._site = site
        self._served = served
        self._sources = {page.path: page for page in site.pages}
        self._unpublished = {page.destination: page for page in site.pages if not page.published}
        self._left_out = {skipped.path: skipped.reason for skipped in site.skipped}
        self._path_of = {page.url: page.path for page in site.pages}
        self._unwritten = {label: made.unwritten for label, made in collections(site.config).items() if made.unwritten}
        self._comparisons = _COMPARISONS
        self._found: dict[str, str] = {}
        self._paths: dict[str, str] | None = None
        self._names: dict[str, list[str]] | None = None
        self._overlooked = Overlooked(site, served.claims)
        self._dated: dict[str, list[str]] | None = None
        self._cut: set[str] | None = None
        self._stems: dict[str, list[str]] | None = None
        self._texts: dict[str, list[StaticFile]] | None = None
        self._with_words: dict[tuple[str, str], list[str]] | None = None
        self._folders: set[str] | None = None

    def page(self, path: str) -> Page | None:
        """The page of a source file."""
        return self._sources.get(path)

    def guess(self, path: str, link: Link) -> Guess | None:
        """What to say of a path that nothing answers; None where a plugin makes it lead somewhere."""
        name = posixpath.normpath(urls.decoded(path)).strip("/")
        for source in self._source_names(name, link):
            if source in self._sources:
                return self._of_source(self._sources[source])
        page = self._unpublished.get(name) or self._unpublished.get(f"{name}/index.html".lstrip("/"))
        page = page or self._unpublished.get(f"{name}.html")
        if page is not None:
            return self._of_unpublished(page)
        left_out = next((part for part in _parents(name) if part in self._left_out), None)
        lost = self._overlooked.named(name)
        if left_out is not None and name != lost:
            reason = f"Jekyll leaves {left_out} out ({self._left_out[left_out]})"
            return Guess("", reason, "unpublished-target")
        if whole := _as_address(link.url):
            return Guess(self._of_address(whole), kind="missing-scheme")
        if page := self._unshown(urls.decoded(path)):
            return Guess("", _why_unshown(page), page=page)
        near = self._from_root(link) or self._namesake(link, name) or self._near(path) or self._by_source(name)
        if near == link.base and is_namesake(near, urls.decoded(path)):
            near = ""  # as of a page in another language: nobody means the page that the link stands on
        if lost and last(near).casefold() != last(name).casefold():
            return self._of_overlooked(lost, name if link.url.startswith("/") or "://" in link.url else "")
        if not near and (other := self._unread(name) or self._folder(name)):
            return other
        is_case = near.casefold() == urls.decoded(path).casefold() and near != urls.decoded(path)
        return Guess(near, kind="wrong-case" if is_case else "")

    def _of_address(self, whole: str) -> str:
        """An address that lacked its scheme; of this very site the path that it leads to, "" where nothing is there."""
        asked, home = urls.split(whole), urls.split(self._site.config.url)
        if not home.host or asked.host.lower() != home.host.lower():
            return whole
        base = self._site.config.baseurl.rstrip("/")
        near = self._near(asked.path.removeprefix(base))
        return base + near if near else ""

    def _of_overlooked(self, lost: str, asked: str) -> Guess:
        move = self._overlooked.move(lost, asked)
        reason = f"Jekyll copies no files out of {lost.partition('/')[0]}, where {lost} lies"
        return Guess("/" + move.replace(" ", "%20"), reason, "unpublished-target", move=move)

    def is_cut(self, path: str) -> bool:
        """Whether browsers ask for that path where a page's address has a ? or # in it, which permalink-shape tells."""
        if self._cut is None:
            marked = (page.url for page in self._site.pages if "?" in page.url or "#" in page.url)
            self._cut = {re.split("[?#]", url)[0] for url in marked}
        return "/" + path.lstrip("/") in self._cut

    def _unshown(self, path: str) -> Page | None:
        """The page of that address, where nothing answers it: it is written to a file of another kind."""
        return self._sources.get(self._path_of.get(_SLASHES.sub("/", path), ""))

    def _source_names(self, name: str, link: Link) -> Iterator[str]:
        yield name
        here = self._path_of.get(link.base, "")
        reference = urls.decoded(urls.split(link.url).path)
        yield posixpath.normpath(posixpath.join(posixpath.dirname(here), reference)).lstrip("/")

    def _of_source(self, page: Page) -> Guess | None:
        if not page.published:
            return self._of_unpublished(page)
        if "jekyll-relative-links" in self._site.config.plugins:
            return None
        return Guess(page.url, f"{page.path} is published as {page.url}", "source-link")

    def _of_unpublished(self, page: Page) -> Guess:
        if page.collection in self._unwritten:
            return Guess("", self._unwritten[page.collection], "unpublished-target", page.collection)
        return Guess("", f"{page.path} is not published ({page.skipped})", "unpublished-target")

    def _from_root(self, link: Link) -> str:
        """Of an address that counts from its page: the same from the site's root, where something is there."""
        reference = urls.split(link.url).path
        if not reference or reference[0] == "/" or "://" in link.url:
            return ""
        rooted = f"/{posixpath.normpath(reference.lstrip('./'))}{'/' if reference.endswith('/') else ''}"
        return urls.decoded(rooted) if self._served.find(rooted) is not None else ""

    def _namesake(self, link: Link, name: str) -> str:
        """Of a key of the front matter the one file of that ending that is named like the page."""
        ending, own = posixpath.splitext(name)[1], posixpath.splitext(last(link.location.path))[0]
        return self._elsewhere(f"{own}{ending}".casefold()) if ending and link.attribute in KEYS else ""

    def _by_source(self, name: str) -> str:
        """The address of the one page whose file has that name; the date of the file may be left out."""
        if self._stems is None:
            self._stems = {}
            for page in self._site.published:
                for stem in {_stem(page.path), _DATE.sub("", _stem(page.path))}:
                    self._stems.setdefault(stem, []).append(page.url)
        found = self._stems.get(_stem(name), []) if name and _is_page(name) else []
        near = found[0] if len(found) == 1 else ""
        return near if _is_meant(near) and "?" not in near and not in_another_language(near, f"/{name}/") else ""

    def _unread(self, name: str) -> Guess | None:
        """What to say where a file of that name is no page, for it has no front matter."""
        if self._texts is None:
            self._texts = {}
            for file in self._site.static_files:
                if file.path.endswith(_TEXTS):
                    self._texts.setdefault(_stem(file.path), []).append(file)
        files = self._texts.get(_stem(name), []) if _is_page(name) else []
        if len(files) != 1:
            return None
        file = files[0]
        reason = f"nothing: {file.path} has no front matter, so it is copied to {file.url}"
        mend = f"let that file begin with front matter that says permalink: /{name}/"
        return Guess("", reason, "missing-page", mend=mend)

    def _folder(self, name: str) -> Guess | None:
        """What to say of a folder that holds files of the site and no page of its own."""
        if self._folders is None:
            above = map(posixpath.dirname, self._served.claims)
            self._folders = {parent for folder in set(above) for parent in _parents(folder)}
        if name not in self._folders:
            return None
        reason = f"nothing: {name}/ is a folder of this site, and has no page of its own"
        return Guess("", reason, "missing-page", mend="link to a file in it, write a page for it, or take this out")

    def _near(self, path: str) -> str:
        if path not in self._found:
            self._found[path] = self._search(path)
        return self._found[path]

    def _search(self, path: str) -> str:
        if self._paths is None:
            shown = (path for path in map(_shown, self._served.claims) if _is_meant(path))
            self._paths = {path.casefold(): path for path in shown}
        name = urls.decoded(path).casefold()
        for candidate in (
            name,
            name.rstrip("/"),
            name + "/",
            name.rstrip("/") + ".html",
            _COMMA.sub(".", name),
            name.rstrip(BEHIND),
        ):
            if candidate in self._paths:
                return self._paths[candidate]
        if dated := self._of_that_date(name):
            return dated
        near = (
            self._elsewhere(last(name))
            or self._elsewhere(f"{last(name)}.pdf")
            or self._paths.get(self.close_name(name, self._paths), "")
        )
        if near and alike(last(near), last(urls.decoded(path))) and not in_another_language(near, name):
            return near
        return self._with_word(name)

    def _of_that_date(self, name: str) -> str:
        """The one page of the same folder with the date that a name begins with: others are other papers."""
        if self._dated is None:
            self._dated = {}
            for folded, path in (self._paths or {}).items():
                if found := _DATED.match(folded):
                    self._dated.setdefault(found[0], []).append(path)
        begins = _DATED.match(name)
        near = self._dated.get(begins[0], []) if begins else []
        return near[0] if len(near) == 1 else ""

    def _with_word(self, name: str) -> str:
        """The one file of that ending in whose name the name is a word: `Ann_CV.pdf` for `cv.pdf`.

        In the folder where it is looked for, or in all; there another word for the same will do.
        """
        word, ending = posixpath.splitext(last(name))
        if name.endswith(tuple(f"/{feed}" for feed in _FEEDS)) and self._served.find(_FEED):
            return _FEED
        if not ending or not word.isalpha():
            return ""
        found = self._having([word], ending)
        beside = [path for path in found if posixpath.dirname(path).casefold() == posixpath.dirname(name)]
        if not found and word in _LIVES:
            others = self._having(_LIVES, ending)
            found = [path for path in others if posixpath.dirname(path).casefold() == posixpath.dirname(name)]
        return next((paths[0] for paths in (beside, found) if len(paths) == 1), "")

    def _having(self, words: Iterable[str], ending: str) -> list[str]:
        """The files of that ending that have one of the words in their names."""
        if self._with_words is None:
            self._with_words = {}
            for folded, path in (self._paths or {}).items():
                for word in set(words_of(last(path))):
                    self._with_words.setdefault((word, posixpath.splitext(folded)[1]), []).append(path)
        known = self._with_words
        return list(dict.fromkeys(path for word in words for path in known.get((word, ending), ())))

    def _elsewhere(self, name: str) -> str:
        """The one file of that name in another folder."""
        if self._names is None:
            self._names = {}
            for path in filter(_is_meant, map(_shown, self._served.claims)):
                self._names.setdefault(last(path).casefold(), []).append(path)
        found = self._names.get(name, []) if name else []
        return found[0] if len(found) == 1 else ""

    def close_name(self, name: str, names: Collection[str]) -> str:
        """The one of the names that is a slip of the pen away, or ""; "" too when enough names were compared."""
        if len(names) > self._comparisons:
            return ""
        self._comparisons -= len(names)
        return close_name(name, names)


def _why_unshown(page: Page) -> str:
    ending = posixpath.splitext(page.destination)[1]
    why = f"ends in {ending}" if ending else "has no ending"
    return f"{page.path} {why}, so it is written to {page.destination}" + ("" if ending else ", which is no web page")


def _shown(destination: str) -> str:
    """The path that a reader calls a file by."""
    return "/" + (destination[: -len("index.html")] if posixpath.basename(destination) == "index.html" else destination)


def _is_meant(path: str) -> bool:
    """Whether anybody means to link to a path."""
    return path != _ERROR_PAGE and not path.endswith(_SOURCES)


def _stem(path: str) -> str:
    """The name of a file without its folder and ending."""
    return posixpath.splitext(last(path))[0].casefold()


def _is_page(name: str) -> bool:
    """Whether a path may be that of a page, by its ending."""
    return posixpath.splitext(name)[1].lower() in ("", *_TEXTS)


def _parents(name: str) -> Iterator[str]:
    while name:
        yield name
        name = posixpath.dirname(name)


def _as_address(url: str) -> str:
    """A reference that looks like a host or a mail address without its scheme, with it; else ""."""
    url = _BREAK.sub("", url)  # as browsers do
    if _HOST.match(url.lower()):
        return f"https://{url}"
    url = _AT.sub("@", url)  # as in me[at]example.org, against robots
    return f"mailto:{url}" if "@" in url and _MAIL.fullmatch(url.partition("?")[0]) else ""
