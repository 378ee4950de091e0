"""Where a link leads: inside the site, to another server, or nowhere that could be checked."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from typing import Literal

from jekyll_tools import limits, urls
from jekyll_tools.links.link import Link
from jekyll_tools.records import NamedTuple
from jekyll_tools.regex import regex
from jekyll_tools.site.domain import has_domain, may_be_elsewhere
from jekyll_tools.site.site import Site
from jekyll_tools.site.templates import templates
from jekyll_tools.spelling import near

_BASE = regex(r"<base\s[^<>]{0,200}\bhref\s*=\s*[\"']?(?:/|\{\{[^{}]{1,100}\}\}/?)[\"'\s>]", re.IGNORECASE)
_THEME = "academicpages.github.io"
_LANGUAGE = 2  # letters of a folder for one
_LONG = 6  # letters of a folder's name in which two may be wrong
_OWN = regex(r"\b(?:base_path|absolute_url|relative_url|site\.baseurl)\b")  # what templates say this site by
_NUMBER = regex("[0-9]")  # `paper1` is no slip for `paper2`
_ANYWHERE = ("", "index.html")  # what any folder has
WEB = frozenset(("http", "https"))


class Target(NamedTuple):
    """What a link means, seen from its page.

    "inside": `path` is a path of the site without its baseurl, percent-escapes and all; `bare` says that the link left
    the baseurl out. "outside": `url` is asked over the network. "none": a mail address, a script, an unknown host.
    """

    kind: Literal["inside", "outside", "none"]
    url: urls.Url
    path: str = ""
    bare: bool = False

    @property
    def fragment(self) -> str:
        """The anchor's name as written, "" for none; a text directive (`:~:text=`) is none."""
        return (self.url.fragment or "").partition(":~:")[0]


class Resolver:
    """Resolves the links of one site, by its `url` and `baseurl`. `place`: the path in `url`, where no baseurl is."""

    def __init__(self, site: Site) -> None:
        self._site = site
        said, home = site.config.baseurl.strip("/"), site.config.url
        also = ""  # what Jekyll puts before addresses where the two are mixed up, which another rule tells
        if "://" in said:
            said, home, also = "", said, "/" + said
        elif is_of_owner(said, home):
            said, also = "", "/" + said
        self.home = home.rstrip("/") if "://" in home else ""
        self.ends_with_slash = site.config.baseurl.endswith("/")  # as no baseurl should: mixed-address
        self._home = urls.split(home) if "//" in home else urls.Url()
        self._host, self._port = self._home.host, self._home.port or ""
        self.baseurl = "/" + said if said else ""
        entry = site.config.entries.get(("baseurl",))
        is_written = entry is not None and bool(entry.value)
        self.called = "the site's `baseurl`" if is_written else "where GitHub Pages puts this repository's site"
        self._also = also or (self._home.path.rstrip("/") + self.baseurl if self._home.path.strip("/") and said else "")
        # `url: https://me.github.io/project` without a baseurl: what begins so is inside, too.
        self._place = self.place = "" if self.baseurl else self._home.path.rstrip("/")
        self.shown = self.baseurl or self._place  # what the site's own paths are shown with
        if self.baseurl and _is_guessed(site):  # whoever leaves it out may be right
            self.baseurl, self.shown, self._place = "", "", self.baseurl
        files = [page.destination for page in site.pages] + [file.destination for file in site.static_files]
        # With a domain of its own, GitHub Pages serves a site at the top of that, whatever its baseurl.
        self._has_domain = has_domain(site)
        self._compared = 0
        self._tops = frozenset(name.partition("/")[0].removesuffix(".html") for name in files) | {"", "assets"}

    @cached_property
    def is_based(self) -> bool:
        """Whether a template has browsers count relative addresses from the site's root, by `<base href="/">`."""
        return any(_BASE.search(text) for text in templates(self._site).values())

    def resolve(self, link: Link) -> Target:
        """The target of a used link, resolved against its page."""
        reference = urls.split(link.url)
        url = urls.resolve(urls.Url() if reference.scheme else urls.split(self.baseurl + link.base), reference)
        if url.scheme and url.scheme not in WEB:
            return Target("none", url)
        if url.authority is None:
            return self._on_this_host(url)
        absolute = url if url.scheme else urls.resolve(urls.Url(self._home.scheme or "https"), url)
        is_other = self._other_project(absolute.path) and not _is_own(link)
        if not self._is_home(absolute) or is_other:
            return Target("outside", absolute)
        if self._has_domain and not f"{absolute.path}/".startswith(self.baseurl + "/"):
            return Target("outside", absolute)  # `url:` names the host of the owner's other sites
        return self._on_this_host(absolute)

    def _on_this_host(self, url: urls.Url) -> Target:
        path, base = url.path or "/", self.baseurl or self._place
        if self._also and path.startswith(self._also + "/"):
            return Target("inside", url, path[len(self._also) :])
        if base and (path == base or path.startswith(base + "/")):
            return Target("inside", url, path[len(base) :] or "/")
        return Target("inside", url, path, bare=bool(self.baseurl) and not self._has_domain)

    def sibling(self, link: Link, is_here: Callable[[str], bool]) -> str:
        """The repository of the same owner that `/name/…` may lead to, where this one has nothing like it; or "".

        A word in small letters (`/images/…`) is rather a folder that is missing; but where it is not known where this
        site will be, and what stands behind the word `is_here`, it is that of this site.
        """
        top, _, rest = urls.decoded(urls.split(link.url).path).removeprefix("/").partition("/")
        is_rooted = (link.url.startswith("/") and not link.url.startswith("//")) or _is_own(link)
        # A whole address may be that of another one's home page, if it names no file.
        is_home = "://" in link.url and not rest and not top.rpartition(".")[2][:1].isalpha()
        if self.baseurl or self._place or not ((is_rooted and rest) or is_home) or not self._is_foreign(top):
            return ""
        if not self._home.host and len(top) > _LANGUAGE and is_here(f"/{rest}"):
            return top
        return "" if (top.isalpha() and top.islower()) or near(top, self._tops) else top

    def misspelt(self, target: Target, is_here: Callable[[str], bool]) -> str:
        """The path of this site that was meant by an address of its host whose first folder is a slip of the pen away
        from one of its own, or from its baseurl; "" for none.

        What stands in that folder must be there: a folder by itself may as well be another repository's.
        """
        path = urls.decoded(target.url.path)
        top, _, rest = path.lstrip("/").partition("/")
        is_outside = target.bare if target.kind == "inside" else self._is_home(target.url)
        if not is_outside or top in self._tops or rest in _ANYWHERE or _NUMBER.search(top):
            return ""
        self._compared += len(self._folded)
        within = self._compared <= limits.NEAR_FOLDERS
        like = near(top.casefold(), self._folded, 1 if len(top) < _LONG else 2) if within else None
        meant = f"/{rest}" if self.shown else f"/{self._folded.get(like or '')}/{rest}"
        return meant if like is not None and is_here(meant.replace("%", "%25")) else ""

    @cached_property
    def _folded(self) -> dict[str, str]:
        """The first folders that may be misspelt, by their small letters: but the baseurl's, where there is one."""
        return {name.casefold(): name for name in ([self.shown[1:]] if self.shown else sorted(self._tops))}

    def is_themes(self, link: Link) -> bool:
        """Whether a link is to the theme's own site, for the settings still name that as this one's."""
        return self._home.host == _THEME and urls.split(link.url).host == _THEME

    def stranger(self, link: Link) -> str:
        """The host of a whole address, typed so, that is this site's by `url` alone, which a copy may have of another:
        GitHub Pages serves a site at a domain that a file `CNAME` names, or at github.io. "" for none.
        """
        host = self._home.host
        is_sure = self._has_domain or host.endswith(".github.io") or _is_own(link)
        return host if "://" in link.url and not link.location.is_made and not is_sure else ""

    def at_home(self, target: Target) -> Target:
        """A path of this host that is no part of the site, as a URL to ask; "none" where the host is unknown."""
        if self._home.authority is None:
            return Target("none", target.url)
        whole = urls.Url(
            self._home.scheme, self._home.authority, target.url.path, target.url.query, target.url.fragment
        )
        return Target("outside", whole)

    def _is_home(self, url: urls.Url) -> bool:
        return bool(self._host) and url.host == self._host and (url.port or "") == self._port

    def _other_project(self, path: str) -> bool:
        if self._place:
            return not f"{path}/".startswith(self._place + "/")
        # Repositories share their owner's host: /project/, named in full, need not be a part of this one.
        top, slash, _ = urls.decoded(path).lstrip("/").partition("/")
        is_below = bool(self.baseurl) and f"{path}/".startswith(self.baseurl + "/")
        return not is_below and self._is_foreign(top) and not (not slash and "." in top)

    def _is_foreign(self, top: str) -> bool:
        """Whether nothing of this site lies in a folder of that name; years are folders of posts."""
        return top not in self._tops and not top.isdigit()


def _is_own(link: Link) -> bool:
    """Whether a template puts this site's own address before what it prints."""
    return "://" in link.url and _OWN.search(link.location.text) is not None


def is_of_owner(baseurl: str, url: str) -> bool:
    """Whether the baseurl is the name of the repository, me.github.io, that GitHub Pages serves at the very top.

    >>> is_of_owner("/Me.github.io", "https://me.github.io"), is_of_owner("/home", "https://me.github.io")
    (True, False)
    """
    name = baseurl.strip("/").lower()
    return name.endswith(".github.io") and name == urls.split(url).host.lower()


def _is_guessed(site: Site) -> bool:
    """Whether the baseurl is that of a repository named in the settings, `me/other.github.io`: it may be the owner's
    own site, misspelt or moved since. GitHub itself goes by where it is. Or another host may serve the site.
    """
    config = site.config
    said = config.entries.get(("baseurl",))
    is_said = said is not None and said.value not in (None, "/")
    is_owners = config.string("repository").lower().removesuffix(".git").endswith(".github.io")
    return not is_said and (is_owners or may_be_elsewhere(site))
