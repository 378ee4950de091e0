"""Addresses that data and front matter name for templates to print: menus, and pictures of pages and of the author.

A menu (`_data/navigation.yml`, and what a template prints like one) holds whole addresses, or paths from the site's
root that templates put the baseurl before; of a part of it that no template prints (`main`, where only `en` and `fr`
are) nothing is said. A picture is named by its path or, as themes differ in the folder they put before it, by its end:
it is missing where no file of the site ends so. One that names the folder itself, although the site's own templates put
it there, is asked for in a folder of that name within it.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from jekyll_tools import urls
from jekyll_tools.links.likeness import PICTURES
from jekyll_tools.links.link import AUTHOR_KEY, MENU_KEY, PICTURE_KEY, Link
from jekyll_tools.links.prints import EACH, Output, of_data
from jekyll_tools.psych import Entry, Path
from jekyll_tools.records import NamedTuple
from jekyll_tools.regex import regex
from jekyll_tools.site.data_files import data_of
from jekyll_tools.site.files import inside
from jekyll_tools.site.live_templates import seen_templates
from jekyll_tools.site.site import Site
from jekyll_tools.site.templates import SEO, is_unthemed
from jekyll_tools.text import Location

_IN_PAGES: tuple[Path, ...] = (
    ("header", "image"),
    ("header", "og_image"),
    ("header", "overlay_image"),
    ("header", "teaser"),
    ("teaser",),
    ("image",),
    ("image", "path"),
)
_IN_SETTINGS: tuple[Path, ...] = (("author", "avatar"), ("teaser",), ("og_image",), ("logo",))
_OTHERS = {"header", "site"}  # whose teaser or image is another than the page's
# Here and below what a pattern begins with is a word, for Python finds that at once, and no part of a longer one.
_NAME_SOURCE = f"({'|'.join(sorted({str(path[-1]) for path in (*_IN_PAGES, *_IN_SETTINGS)}))})"
_NAME = regex(rf"\.{_NAME_SOURCE}\b")
_QUOTED_NAME = regex(_NAME_SOURCE.join((r"\[\s*[\"']", r"[\"']\s*\]")))
_CALLED = regex(r"assign(?<!\wassign)\s+(\w{1,50})\s*=\s*\w[\w.]{0,100}\.(header|image)\s*-?%\}")
_OF_PLUGIN: tuple[Path, ...] = (("image",), ("image", "path"))
_ABOVE = regex(r"\w{1,100}\Z")
_DATA = regex(r"site\.data(?<!\wsite\.data)\.([\w.-]{1,100})")
_ANY_DATA = regex(r"\bsite\.data\b(?!\.(?!navigation\b)|\[\s*[\"'](?!navigation\b))|\bsite\[")
_MENU = regex(r"""\bsite\.data\.navigation(?:\.([\w-]+)|\[\s*["']([\w-]+)["']\s*\]|\[\s*([\w.]+)\s*\]|())""")
_CHOSEN = ("include.nav", "page.sidebar.nav")  # the theme's lists at a page's side, which pages choose by name
_CHOICE = regex(r"""nav(?<!\wnav)=["']([\w-]+)["']""")
_LINKED = regex(
    r"""href(?<!\whref)=["'](?:\{\{-?\s*(?:base_path|site\.(?:base)?url)\s*-?\}\}){0,2}"""
    r"""\{\{-?\s*\w+\.(\w+)\s*(?:\|\s*(?:relative_url|absolute_url)\s*)?-?\}\}["']"""
)
# <a href="{{ author.orcid }}">
_PRINTED_OF_AUTHOR = regex(r"""href(?<!\whref)=["']\{\{-?\s*(?:site\.)?author\.(\w{1,100})\s*-?\}\}["']""")
# <a href="mailto:{{ author.email }}">
_MAILED_TO_AUTHOR = regex(r"""href(?<!\whref)=["']mailto:\{\{-?\s*(?:site\.)?author\.(\w{1,100})\s*-?\}\}["']""")
# {{ author.avatar | prepend: "/images/" | prepend: base_path }}
_PREPENDED = regex(
    r"""\b(author\.avatar|header\.(?:overlay_)?image|teaser)\s*\|\s*prepend:\s*["']\s*(/[\w/-]{1,100}/)["']"""
)
# {% if author.avatar %}, but not {% if author.avatar contains "://" %}
_ASKED = regex(r"\{%-?\s*(?:if|elsif|unless)\s[^%]{0,100}\bauthor\.avatar\b(?!\s*contains)")
# {{ post.teaser }}, but not {{ post.header.teaser }}
_BARE_TEASER = regex(r"\{\{-?\s*(?!site\b|header\b)\w+\.teaser\b(?!\s*\|\s*prepend)")
_ASSIGNED = regex(r"\{%-?\s*assign\s+(\w{1,50})\s*=\s*(?!site\.|\w{1,50}\.header\.)(?:\w{1,50}\.){1,2}teaser\s*-?%\}")
_CONDITION = 100  # characters: {% if author.avatar contains "://" %}, and the start of a tag


class Picture(NamedTuple):
    """A picture that a key names (`header.teaser`), and whether a layout, an include or a page of the site may print
    the key: of a site without layouts of its own nobody knows.
    """

    key: str
    link: Link
    printed: bool
    preview: bool = False  # whether it is printed by jekyll-seo-tag alone, for previews on other sites


class MenuLink(NamedTuple):
    """A link of a menu, and where templates print it, as far as they say so."""

    link: Link
    outputs: tuple[Output, ...]


def menu_links(site: Site) -> Iterator[Link]:
    """The links of the site's menus: of `navigation.yml`, and of data files that templates print as links."""
    return (each.link for each in menu(site))


@lru_cache(maxsize=1)
def menu(site: Site) -> tuple[MenuLink, ...]:
    """The same, with the outputs of templates."""
    return tuple(_menu(site))


def _menu(site: Site) -> Iterator[MenuLink]:
    printed, parts, exact = _printed(site), _menus(site), of_data(site)
    writers = {str(data.get("author")) for data in (site.config.data, *(page.data for page in site.published))}
    folder = inside(site.config.string("data_dir", "_data")) + "/"
    for file in filter(lambda file: file.entries, data_of(site).files):
        name = posixpath.splitext(file.text.segments[0].origin.path.removeprefix(folder))[0].replace("/", ".")
        keys = printed.get(name, frozenset()) | ({"url"} if name == "navigation" else frozenset())
        names = tuple(name.split("."))
        of_file = exact if any(path[: len(names)] == names for path in exact) else {}
        for place, entry in file.entries.items():
            if not isinstance(entry.value, str) or not place:
                continue
            if name == "navigation" and parts is not None and isinstance(place[0], str) and place[0] not in parts:
                continue
            if name == "authors" and place[0] not in writers:
                continue
            outputs: tuple[Output, ...] = ()
            if of_file:
                outputs = of_file.get((*names, *(each if isinstance(each, str) else EACH for each in place)), ())
            is_whole = (place[-1] in keys and entry.value.startswith(("/", "http"))) or _is_printed(
                outputs, entry.value
            )
            if is_whole or (name == "navigation" and place[-1] == "url" and _is_link(entry.value)):
                yield MenuLink(Link("uses", entry.value.strip(), written(entry), "/", MENU_KEY), outputs)


def _is_printed(outputs: Iterable[Output], value: str) -> bool:
    """Whether templates print a value as the whole address of a link, beside what stands for the site's own."""
    return _is_link(value) and any(output.before != "unknown" for output in outputs)


def _is_link(value: str) -> bool:
    """Whether a value leads to more than a place of the page that it is printed on."""
    return bool(value.strip()) and value.lstrip()[0] not in "#?"


def is_navigation(link: Link, site: Site) -> bool:
    """Whether a link stands in `navigation.yml`."""
    folder = inside(site.config.string("data_dir", "_data"))
    return posixpath.splitext(link.location.path)[0] == f"{folder}/navigation"


def is_menu_unprinted(site: Site) -> bool:
    """Whether neither template nor page of a site with layouts of its own names the menu, nor all data by a name that
    Liquid makes.
    """
    own = seen_templates(site)
    if not is_unthemed(site) or not any(path.startswith("_layouts/") for path in own):
        return False
    return not any(map(_ANY_DATA.search, (*own.values(), *(page.text.string for page in site.pages))))


def author_links(site: Site) -> Iterator[Link]:
    """The author's addresses in the settings that templates print as they are, on pages that show the author: as links
    of the first of these that stands in a folder, for there a name alone leads to another place than on the home page.
    So a mail address, which may be an empty text: Liquid takes that for one that is there.
    """
    said = [*_of_author(site, _PRINTED_OF_AUTHOR, ""), *_of_author(site, _MAILED_TO_AUTHOR, "mailto:")]
    if not any(url for url, _ in said):
        return
    shown = [page.url for page in site.published if page.data.get("author_profile") is True]
    if shown:
        base = next((url for url in shown if posixpath.dirname(url) != "/"), shown[0])
        yield from (Link("uses", url, written(entry), base, AUTHOR_KEY) for url, entry in said if url)


def _of_author(site: Site, pattern: re.Pattern[str], before: str) -> Iterator[tuple[str, Entry]]:
    """The author's keys that templates print as a pattern says, each with the link that comes of it."""
    for key in sorted({key for text in seen_templates(site).values() for key in pattern.findall(text)}):
        entry = site.config.entries.get(("author", key))
        if entry and isinstance(entry.value, str):
            yield before + entry.value.strip(), entry


def _menus(site: Site) -> frozenset[str] | None:
    """The parts of `navigation.yml` that templates and pages print; None where that may be all of them."""
    texts = [*seen_templates(site).values(), *(page.text.string for page in site.pages)]
    found = [match for text in texts if "site.data.navigation" in text for match in _MENU.finditer(text)]
    if not found or any(match[4] is not None or (match[3] or _CHOSEN[0]) not in _CHOSEN for match in found):
        return None
    parts = {match[1] or match[2] for match in found}
    if any(match[3] for match in found):
        parts |= {name for text in texts for name in _CHOICE.findall(text)}
        said = (page.data.get("sidebar") for page in site.published)
        parts |= {str(side.get("nav")) for side in said if isinstance(side, dict)}
    return frozenset(filter(None, parts))


def _printed(site: Site) -> dict[str, frozenset[str]]:
    """The data files that a layout or include of the site names, each with the keys that the template prints as the
    whole address of a link, but for what stands for the site's own before it.
    """
    found: dict[str, frozenset[str]] = {}
    for text in seen_templates(site).values():
        names = set(_DATA.findall(text))
        keys = frozenset(_LINKED.findall(text)) if names else frozenset()
        found |= {name: found.get(name, frozenset()) | keys for name in names}
    return found


def pictures(site: Site) -> Iterator[Picture]:
    """The pictures that the settings and the published pages name, but those of other servers."""
    own = seen_templates(site)
    is_whole = any(path.startswith("_layouts/") for path in own)
    texts = [*own.values(), *(page.body.string for page in site.pages)] if is_whole else []
    said = _said_in(texts) if is_whole else None
    yield from _pictures(site.config.entries, {path: _is_said(path, said, "site") for path in _IN_SETTINGS}, "/")
    in_pages = {path: _is_said(path, said) for path in _IN_PAGES}
    of_plugin = {path for path in _OF_PLUGIN if not in_pages[path] and any(map(SEO.search, texts))}
    in_pages |= dict.fromkeys(of_plugin, True)
    for page in filter(site.owns, site.published):
        found = _pictures(page.front_matter.entries, in_pages, page.url)
        yield from (each._replace(preview=True) if tuple(each.key.split(".")) in of_plugin else each for each in found)


def names_for(key: str, text: str) -> list[str]:
    """The names that a template gives to what pages say of a key that holds others, such as `header`."""
    return [name for name, called in _CALLED.findall(text) if called == key]


def _said_in(texts: Iterable[str]) -> dict[str, set[str]]:
    """The names of pictures' keys that texts have, each with what stands before it: `page` in `page.image`."""
    found: dict[str, set[str]] = {}
    for text in texts:
        called = dict(_CALLED.findall(text))
        for pattern in (_NAME, _QUOTED_NAME):
            for match in pattern.finditer(text):
                if above := _ABOVE.search(text, max(match.start() - 100, 0), match.start()):
                    found.setdefault(match[1], set()).add(called.get(above[0], above[0]))
    return found


def _is_said(path: Path, said: Mapping[str, set[str]] | None, above: str = "") -> bool:
    """Whether texts name a key, by itself below `above`, or anything but the header and the site; without any: yes."""
    if said is None:
        return True
    before = said.get(str(path[-1]), set())
    if path[1:]:
        return str(path[-2]) in before
    return above in before if above else bool(before - _OTHERS)


def folders(site: Site) -> dict[str, str]:
    """The folders that the site's layouts and includes put before every picture of a key, by the key as it is named
    there (`author.avatar`). Where `://` stands right before, it is printed as it is for other servers alone.
    """
    texts = seen_templates(site).values()
    found = {key: folder for text in texts if "prepend" in text for key, folder in _PREPENDED.findall(text)}
    return {key: folder for key, folder in found.items() if not any(_is_bare(text, key) for text in texts)}


def prints_teasers(site: Site) -> bool:
    """Whether a template prints a page's own `teaser` as it is, and not one that it has put a folder before."""
    return any(_BARE_TEASER.search(text) or _prints_assigned(text) for text in seen_templates(site).values())


def _prints_assigned(text: str) -> bool:
    """The same of `{% assign teaser = post.teaser %}`, and `{{ teaser }}` behind that."""
    found = _ASSIGNED.search(text)
    if found is None:
        return False
    outputs = re.compile(rf"\{{\{{-?\s*{found[1]}\s*-?\}}\}}").finditer(text, found.end())
    return any("://" not in text[max(each.start() - _CONDITION, 0) : each.start()] for each in outputs)


def empty_avatar(site: Site) -> tuple[Entry, str] | None:
    """The author's picture in the settings, where it is left empty and templates put a folder before it all the same,
    on pages that show the author; and that folder.
    """
    entry = site.config.entries.get(("author", "avatar"))
    folder = "" if entry is None or entry.value not in (None, "") else folders(site).get("author.avatar", "")
    if entry is None or not folder:
        return None
    is_asked = any(_ASKED.search(text) for text in seen_templates(site).values())
    is_shown = any(page.data.get("author_profile") is True for page in site.published)
    return (entry, folder) if is_shown and not is_asked else None


def _is_bare(text: str, key: str) -> bool:
    """Whether a template prints a key's value without a folder before it."""
    printed = [] if key == "teaser" else re.finditer(rf"\{{\{{[^{{}}|]*\b{key}\b(?!\s*\|\s*prepend)", text)
    return any("://" not in text[max(match.start() - _CONDITION, 0) : match.start()] for match in printed)


def _pictures(entries: Mapping[Path, Entry], paths: Mapping[Path, bool], base: str) -> Iterator[Picture]:
    for path, printed in paths.items():
        entry = entries.get(path)
        if entry is not None and isinstance(entry.value, str):
            name = entry.value.strip()
            if name.lower().endswith(PICTURES) and "//" not in name and "{" not in name:
                link = Link("uses", name, written(entry), base, PICTURE_KEY)
                yield Picture(".".join(map(str, path)), link, printed)


class Files:
    """The files of a site, by the ends of their paths."""

    def __init__(self, destinations: Iterable[str]) -> None:
        self._named: dict[str, list[str]] = {}
        for path in destinations:
            self._named.setdefault(path.rpartition("/")[2], []).append(path)

    def ends_with(self, name: str) -> bool:
        """Whether a file's path is, or ends with, that of a picture."""
        wanted = urls.decoded(posixpath.normpath(name).lstrip("./"))
        found = self._named.get(wanted.rpartition("/")[2], ())
        return any(path == wanted or path.endswith(f"/{wanted}") for path in found)


def written(entry: Entry) -> Location:
    """Where a value is written, without its quotes."""
    place = entry.location
    quoted = place.text[:1] in ("'", '"') and place.text[-1:] == place.text[:1] and len(place.text) > 1
    return Location(place.origin, place.start + 1, place.end - 1) if quoted else place
