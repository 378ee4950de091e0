"""What the author of a dead link likely meant, or why what he meant is not there."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from jekyll_tools import limits, urls
from jekyll_tools.links.likeness import is_namesake, last
from jekyll_tools.links.link import MENU_KEY, Link
from jekyll_tools.links.names import Names, may_be_page, stem
from jekyll_tools.links.overlooked import Overlooked
from jekyll_tools.links.served import Served
from jekyll_tools.links.titles import Titles
from jekyll_tools.links.unread import UnreadPages
from jekyll_tools.links.unschemed import as_address
from jekyll_tools.records import NamedTuple
from jekyll_tools.regex import regex
from jekyll_tools.site.collection import collections
from jekyll_tools.site.data_files import data_of
from jekyll_tools.site.files import read_inside
from jekyll_tools.site.lost_plugins import adding, named_in_vain
from jekyll_tools.site.page import Page, StaticFile
from jekyll_tools.site.site import Site

_INDEX = "index.html"
_SLASHES = regex("/{2,}")
_ENDING = regex('[?#"]')
_ASIDE = (".bak", ".backup", ".disabled", ".off", ".old", ".orig", ".save")
_TEXTS = (".md", ".markdown", ".html")


class Guess(NamedTuple):
    """`path`: a path of the site, or ""; `reason`: why the link leads nowhere, or ""; `kind`: the Problem it is, or ""
    where nothing but the lack is known. `collection`: whose documents are none of them published, or "". `move`: where
    the file that is meant should be moved, or "", and `lost`, where it is. `page`: whose own address that is, or None.
    `mend`: what to do, or "". `folder`: that of this site which is asked for, or "".
    `aside`: whether its author has set the page aside.
    """

    path: str = ""
    reason: str = ""
    kind: str = ""
    collection: str = ""
    move: str = ""
    lost: str = ""
    page: Page | None = None
    mend: str = ""
    folder: str = ""
    aside: bool = False


class Nearby:
    """Guesses for one site."""

    def __init__(self, site: Site, served: Served, names: Names) -> None:
        self._site = site
        self._served = served
        self._sources = {page.path: page for page in site.pages}
        self._unpublished = {page.destination: page for page in site.pages if not page.published}
        self._left_out = {skipped.path: skipped.reason for skipped in site.skipped}
        self._published = {page.url: page for page in site.published}
        self._by_destination = {page.destination: page for page in site.published}
        self._path_of = {page.url: page.path for page in site.pages}
        self._unwritten = {label: made.unwritten for label, made in collections(site.config).items() if made.unwritten}
        self._names = names
        self._overlooked = Overlooked(site, served.claims)
        self._unread_pages = UnreadPages(site)
        self._titles = Titles(site)
        self._composed: dict[str, str] | None = None
        self._listed: str | None = None
        self._cut: set[str] | None = None
        self._texts: dict[str, list[StaticFile]] | None = None
        self._folders: set[str] | None = None
        self._filled: set[str] | None = None

    def page(self, path: str) -> Page | None:
        """The page of a source file."""
        return self._sources.get(path)

    def lost_plugin(self, name: str) -> str:
        """What to do about a plugin that the settings name in vain, or ""."""
        return named_in_vain(self._site.config, name)

    def adding(self, plugin: str) -> str:
        """How to have a plugin run that the settings do not name."""
        return adding(self._site.config, self._site.folder, plugin)

    def guess(self, path: str, link: Link) -> Guess | None:
        """What to say of a path that nothing answers; None where a plugin makes it lead somewhere."""
        name = posixpath.normpath(urls.decoded(path)).strip("/")
        for source in self._source_names(name, link):
            if source in self._sources:
                return self._of_source(self._sources[source], link)
        if page := self._unshown(urls.decoded(path)):
            return _of_unshown(page)
        page = self._unpublished.get(name) or self._unpublished.get(f"{name}/index.html".lstrip("/"))
        page = page or self._unpublished.get(f"{name}.html")
        if page is not None:
            return self._of_unpublished(page)
        left_out = next((part for part in _parents(name) if part in self._left_out), None)
        lost = self._overlooked.named(name)
        if left_out is not None and name != lost:
            reason = f"Jekyll leaves {left_out} out ({self._left_out[left_out]})"
            return Guess("", reason, "unpublished-target")
        if unread := self._unread_pages.at(name):
            reason = f"nothing: {unread.path} says that permalink, but Jekyll does not read the folder {unread.folder}"
            return Guess("", reason, "missing-page", mend=self._unread_pages.mend(unread))
        if whole := as_address(link.url):
            return Guess(self._of_address(whole), kind="missing-scheme")
        return self._likeliest(path, link, name, lost)

    def _likeliest(self, path: str, link: Link, name: str, lost: str) -> Guess | None:
        """What to say of a path by what the site has that is like it."""
        if mend := self._other_form(name):
            return Guess(mend=mend)
        near = self._from_root(link) or self._names.namesake(link, name)
        near = near or _without_slash(self._names.near(path), urls.decoded(path))
        by_name = "" if near else self._names.by_source(name)
        near = near or by_name
        if near == link.base and is_namesake(near, urls.decoded(path)):
            near = ""  # as of a page in another language: nobody means the page that the link stands on
        if lost and last(near).casefold() != last(name).casefold():
            return self._of_overlooked(lost, name if link.url.startswith("/") or "://" in link.url else "")
        if not near and (other := self._unread(name) or self._folder(name)):
            return other
        if not near and may_be_page(name):
            near = self._titles.named(link)
        if near.startswith("/_") and (source := self._path_of.get(near, "")):
            return Guess(near, mend=_saying(self._sources[source], urls.decoded(path), near))
        if by_name and "/" not in name and not self._is_in_menus(near):
            return Guess(near, mend=_named_so(self._sources[self._path_of[near]], urls.decoded(path), near))
        is_case = near.casefold() == urls.decoded(path).casefold() and near != urls.decoded(path)
        return Guess(near, kind="wrong-case" if is_case else "")

    def _other_form(self, name: str) -> str:
        """What to write for a file whose name looks the same, and has letters with their accents in another form of
        Unicode: one character, or two.
        """
        if name.isascii():
            return ""
        from unicodedata import normalize
        from urllib.parse import quote

        if self._composed is None:
            self._composed = {normalize("NFC", path): path for path in self._served.claims if not path.isascii()}
        there = self._composed.get(normalize("NFC", name), name)
        if there == name:
            return ""
        whole, apart = "whole letters (Unicode's NFC)", "letters and their accents apart (NFD)"
        its, here = (whole, apart) if normalize("NFC", there) == there else (apart, whole)
        meant = quote(f"{self._site.config.baseurl.rstrip('/')}/{there}")
        return f"write {meant}: the file's name has {its}, and this address {here}"

    def _is_in_menus(self, url: str) -> bool:
        """Whether a data file, such as that of the menu, has a page's address."""
        if self._listed is None:
            self._listed = "\n".join(file.text.string for file in data_of(self._site).files)[: limits.SEARCHED]
        return re.search(rf"{re.escape(url.rstrip('/'))}(?![\w/-]*\w)", self._listed) is not None

    def _of_address(self, whole: str) -> str:
        """An address that lacked its scheme; of this very site the path that it leads to, "" where nothing is there."""
        asked, home = urls.split(whole), urls.split(self._site.config.url)
        if not home.host or asked.host.lower() != home.host.lower():
            return whole
        base = self._site.config.baseurl.rstrip("/")
        near = self._names.near(asked.path.removeprefix(base))
        return base + near if near else ""

    def _of_overlooked(self, lost: str, asked: str) -> Guess:
        move = self._overlooked.move(lost, asked)
        reason = f"Jekyll copies no files out of {lost.partition('/')[0]}, where {lost} lies"
        return Guess("/" + move.replace(" ", "%20"), reason, "unpublished-target", move=move, lost=lost)

    def is_cut(self, path: str) -> bool:
        """Whether browsers ask for that path where a page's address has a ? or # in it, or a quotation mark that ends
        it in a list's link, which permalink-shape tells.
        """
        if self._cut is None:
            urls = (page.url for page in self._site.pages)
            self._cut = {url[: match.start()] for url in urls for match in _ENDING.finditer(url)}
        return "/" + path.lstrip("/") in self._cut

    def _unshown(self, path: str) -> Page | None:
        """The page of that address, where nothing answers it: it is written to a file of another kind."""
        return self._published.get(_SLASHES.sub("/", path))

    def _source_names(self, name: str, link: Link) -> Iterator[str]:
        yield name
        here = self._path_of.get(link.base, "")
        reference = urls.decoded(urls.split(link.url).path)
        yield posixpath.normpath(posixpath.join(posixpath.dirname(here), reference)).lstrip("/")

    def _of_source(self, page: Page, link: Link) -> Guess | None:
        if not page.published:
            return self._of_unpublished(page)
        if _is_unending(page):
            return self._of_unending(page)
        is_printed = link.attribute in (MENU_KEY, "redirect_to")  # by templates, which the plugin does not see
        if "jekyll-relative-links" in self._site.config.plugins and not is_printed:
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

    def rooted(self, link: Link, path: str) -> str:
        """Of a file that an address seeks in a folder below its page, its path in the folder of that name which the
        site has, `files/cv.pdf`; "" where there is none, or the page has such a folder.
        """
        named = posixpath.normpath(urls.decoded(urls.split(link.url).path).lstrip("./"))
        folder = posixpath.dirname(named)
        is_below = not link.url.startswith("/") and "://" not in link.url and folder not in ("", "..")
        sought = posixpath.dirname(posixpath.normpath(urls.decoded(path))).strip("/")
        return named if is_below and self.has_folder(folder) and not self.has_folder(sought) else ""

    def _unread(self, name: str) -> Guess | None:
        """What to say where a file of that name is no page, for it has no front matter."""
        if self._texts is None:
            self._texts = {}
            for file in self._site.static_files:
                if file.path.endswith(_TEXTS):
                    self._texts.setdefault(stem(file.path), []).append(file)
        files = self._texts.get(stem(name), []) if may_be_page(name) else []
        if len(files) != 1:
            return None
        file = files[0]
        reason = f"nothing: {file.path} has no front matter, so it is copied to {file.url}"
        mend = f"let that file begin with front matter that says permalink: /{name}/"
        raw = read_inside(self._site.folder, file.path)
        if isinstance(raw, bytes) and _says(raw.decode("utf-8", "replace"), name):
            mend = "let its first line be ---: its keys, of which the permalink is this, are not read"
        return Guess("", reason, "missing-page", mend=mend)

    def unending(self, found: str) -> Guess | None:
        """What to say of a link to a file without an ending that is made of a page; None of any other."""
        page = self._by_destination.get(found)
        return self._of_unending(page) if page is not None and _is_unending(page) else None

    def _of_unending(self, page: Page) -> Guess:
        """What to say of one; where others say the same permalink, the ending alone would put it beneath them."""
        reason = f"no web page: {page.path} has no ending, so browsers save it instead of showing it"
        mend, said = "give the file a name that ends in .md or .html", page.front_matter.data.get("permalink")
        same = [other.path for other in self._site.pages if other.front_matter.data.get("permalink") == said]
        if said and same[1:]:
            other = next(path for path in same if path != page.path)
            mend += f", and a permalink of its own: {other} has the same"
        return Guess("", reason, "missing-page", page=page, mend=mend)

    def has_folder(self, name: str) -> bool:
        """Whether there are files of the site in a folder."""
        if self._folders is None:
            above = map(posixpath.dirname, self._served.claims)
            self._folders = {parent for folder in set(above) for parent in _parents(folder)}
        return name in self._folders

    def is_of_page(self, name: str) -> bool:
        """Whether a folder is made for a page alone, and holds no file that an author put there."""
        if self._filled is None:
            files = (path for path in self._served.claims if posixpath.basename(path) != _INDEX)
            self._filled = {parent for folder in set(map(posixpath.dirname, files)) for parent in _parents(folder)}
        return name not in self._filled and f"{name}/{_INDEX}" in self._served.claims

    def _folder(self, name: str) -> Guess | None:
        """What to say of a folder that holds files of the site and no page of its own."""
        if not self.has_folder(name):
            return None
        reason = f"nothing: {name}/ is a folder of this site, and has no page of its own"
        return Guess(
            "", reason, "missing-page", mend="link to a file in it, write a page for it, or take this out", folder=name
        )


def _named_so(page: Page, path: str, near: str) -> str:
    """How a page whose file has a name comes to the address of that name, which another page's copy may still say."""
    said = page.front_matter.data.get("permalink")
    return f"let {page.path} say permalink: {path} instead of {said}, or write {near}" if said else ""


def _without_slash(near: str, path: str) -> str:
    """A file `name.html` for `name/` as links to it are commonly written, `name`: the server finds it."""
    bare = path.rstrip("/")
    return bare if path.endswith("/") and near == f"{bare}.html" else near


def _saying(page: Page, path: str, near: str) -> str:
    """How a page whose source is in a folder of that name comes to the address that is wanted."""
    text = page.text.string
    if not text.strip():
        return f"write a page into {page.path}, which is empty, with permalink: {path}"
    if not text.startswith("---") and text.lstrip("\ufeff \t\r\n").startswith("---"):
        return f"take away what stands before the first --- in {page.path}, whose front matter is not read"
    if not text.startswith("---") and _says(text, path):
        return f"let the first line of {page.path} be ---: its keys, of which the permalink is this, are not read"
    return f"let {page.path} say permalink: {path}, or write {near}"


def _says(text: str, path: str) -> bool:
    """Whether one of the first lines of a text is a permalink of that path."""
    said = (line.partition(":") for line in text[: limits.FIX_CHARACTERS].splitlines())
    return any(key == "permalink" and value.strip("'\" \t").strip("/") == path.strip("/") for key, _, value in said)


def _of_unshown(page: Page) -> Guess:
    aside = page.path.endswith(_ASIDE)
    mend = "write published: false in it, or take it out of the folder" if aside else ""
    return Guess("", f"{'nothing: ' if aside else ''}{_why_unshown(page)}", page=page, mend=mend, aside=aside)


def _is_unending(page: Page) -> bool:
    """Whether a page is written to a file without an ending, which browsers save instead of showing it."""
    return page.published and not posixpath.splitext(page.destination)[1]


def _why_unshown(page: Page) -> str:
    ending = posixpath.splitext(page.destination)[1]
    why = f"ends in {ending}" if ending else "has no ending"
    return f"{page.path} {why}, so it is written to {page.destination}" + ("" if ending else ", which is no web page")


def _parents(name: str) -> Iterator[str]:
    while name:
        yield name
        name = posixpath.dirname(name)
