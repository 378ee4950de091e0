"""jekyll-github-metadata: `site.github`, as far as it can be known without asking GitHub (2.15.0).

The repository's name comes from PAGES_REPO_NWO, from `repository:` of the configuration, or from the git remote
`origin`. What follows from it is known; what only GitHub knows is told where it is asked for (`unknown-metadata`).
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from jekyll_tools import git
from jekyll_tools.diagnostic import Problem
from jekyll_tools.records import NamedTuple
from jekyll_tools.regex import regex
from jekyll_tools.site.site import Site
from jekyll_tools.target import Target

if TYPE_CHECKING:
    from jekyll_tools.render.drops.site import SiteDrop
    from jekyll_tools.site.config import Config
    from jekyll_tools.text import Location

GEM = "jekyll-github-metadata"
SETTINGS = ""  # it has none
PRIORITY = 100  # the settings are there before anything is made
# What GitHub alone knows, and what the plugin gives for it without a network; None where it fails.
UNKNOWN: Mapping[str, object] = {
    "archived": None,
    "contributors": False,
    "disabled": None,
    "issues_url": None,
    "language": None,
    "latest_release": False,
    "license": None,
    "organization_members": None,
    "owner": None,
    "owner_display_name": None,
    "private": None,
    "project_tagline": None,
    "public_repositories": None,
    "releases": False,
    "show_downloads": None,
    "wiki_url": None,
}
# What is known of a repository once its name is.
OF_REPOSITORY = frozenset(
    (
        "baseurl",
        "clone_url",
        "is_project_page",
        "is_user_page",
        "owner_gravatar_url",
        "owner_name",
        "owner_url",
        "project_title",
        "releases_url",
        "repository_name",
        "repository_nwo",
        "repository_url",
        "source",
        "tar_url",
        "url",
        "zip_url",
    )
)
REVISION = "build_revision"
_GITHUB = regex(r"github\.com[:/]([\w-]+)/([\w.-]+)", re.ASCII)
_PAGES = regex(r"(?:https?://)?([\w-]+)\.github\.io/?", re.ASCII)
_NAME = regex(r"[\w.-]+/[\w.-]+", re.ASCII)
_LOCAL = ("development", "test")


class _Repository(NamedTuple):
    """A repository, and where its pages are shown: `pages` is the environment that GitHub names so."""

    owner: str
    name: str
    pages: str

    @property
    def is_user_page(self) -> bool:
        return self.name.lower() == f"{self.owner}.{pages_host(self.pages)}".lower()

    @property
    def path(self) -> str:
        """The path of its pages."""
        inside = "" if self.is_user_page else f"/{self.name}"
        return inside if self.pages == "dotcom" else f"/pages/{self.owner}{inside}"

    @property
    def host(self) -> str:
        """The address of its pages without their path."""
        return f"http://{self.owner.lower()}.github.io" if self.pages == "dotcom" else "https://github.com"

    def values(self) -> dict[str, Any]:
        """What follows from its name."""
        owner, url = f"https://github.com/{self.owner}", f"https://github.com/{self.owner}/{self.name}"
        branch = "master" if self.is_user_page else "gh-pages"
        return {
            "project_title": self.name,
            "owner_name": self.owner,
            "owner_url": owner,
            "owner_gravatar_url": f"{owner}.png",
            "repository_url": url,
            "repository_nwo": f"{self.owner}/{self.name}",
            "repository_name": self.name,
            "zip_url": f"{url}/zipball/{branch}",
            "tar_url": f"{url}/tarball/{branch}",
            "clone_url": f"{url}.git",
            "releases_url": f"{url}/releases",
            "is_user_page": self.is_user_page,
            "is_project_page": not self.is_user_page,
            "url": self.host + self.path,
            "baseurl": self.path,
            "source": {"branch": branch, "path": "/"},
        }


def change(site: Site, target: Target) -> Site:
    """Gives the configuration `github:`, and a title and an address where it has none."""
    environment = os.environ.get("JEKYLL_ENV") or target.environment
    pages = os.environ.get("PAGES_ENV") or target.pages or environment
    repository = _repository(site, pages, environment, target)
    known: dict[str, Any] = {
        "hostname": "github.com",
        "pages_hostname": pages_host(pages),
        "api_url": "https://api.github.com",
        "help_url": "https://help.github.com",
        "environment": pages,
        "pages_env": pages,
        "versions": {},
        **(repository.values() if repository else {}),
    }
    data = dict(site.config.data)
    said = data.get("github")
    if said is None or isinstance(said, dict):
        data["github"] = {**known, **(said or {})}
    if target.pages and not repository and data.get("baseurl") == "/":
        data["baseurl"] = ""  # GitHub knows the repository, most likely the owner's own
    if repository:
        _fill(data, repository, environment)
    return site._replace(config=site.config._replace(data=data))


def fill(drop: SiteDrop, ask: Callable[[str], object]) -> None:
    """Gives Liquid's `site` its `github`, unless the configuration has something else of that name."""
    from jekyll_tools.render.drops.metadata import Metadata

    known = drop.get("github")
    if isinstance(known, dict):
        drop.put("github", Metadata(known, ask))


def revision(site: Site) -> str:
    """`build_revision`: the commit that is built. It is no setting, for no page needs it but one that asks for it."""
    return os.environ.get("JEKYLL_BUILD_REVISION") or git.revision(site.folder)


def unknown(key: str, place: Location, site: Site) -> Problem:
    """What is asked for at a place and not known (facts: `key`; `why`: "repository" where that is not known, or
    "network").
    """
    why = "repository" if key in OF_REPOSITORY or not _is_known(site) else "network"
    return Problem("unknown-metadata", place, {"key": key, "why": why})


def _is_known(site: Site) -> bool:
    known = site.config.data.get("github")
    return isinstance(known, dict) and "repository_nwo" in known


def pages_host(pages: str) -> str:
    """Where pages are shown."""
    return "localhost:4000" if pages == "development" else "github.io"


def _fill(data: dict[str, Any], repository: _Repository, environment: str) -> None:
    """Settings that the configuration lacks."""
    if data.get("title") is None and data.get("name") is None:
        data["title"] = repository.owner if repository.is_user_page else repository.name
    if environment == "production":
        if data.get("url") is None:
            data["url"] = repository.host
        if data.get("baseurl") in (None, "/"):
            data["baseurl"] = repository.path


def _repository(site: Site, pages: str, environment: str, target: Target) -> _Repository | None:
    named = os.environ.get("PAGES_REPO_NWO") or _named(site.config)
    if not named and (environment in _LOCAL or target.pages):  # GitHub itself always knows
        found = _GITHUB.search(git.origin(site.folder))
        named = f"{found[1]}/{found[2].removesuffix('.git')}" if found else ""
    if target.pages:  # GitHub itself does not go by the settings, where its address may stand instead of its name
        named = _meant(named)
    owner, _, name = named.partition("/")
    return _Repository(owner, name, pages) if owner and name else None


def _meant(named: str) -> str:
    """The name of a repository by what the settings call it: by its address or a clone's, or that of its pages.

    >>> _meant("https://github.com/me/home.git"), _meant("https://me.github.io/"), _meant("my site")
    ('me/home', 'me/me.github.io', '')
    """
    if found := _GITHUB.search(named):
        return f"{found[1]}/{found[2].removesuffix('.git')}"
    if found := _PAGES.fullmatch(named):
        return f"{found[1]}/{found[1]}.github.io"
    return named.removesuffix(".git") if _NAME.fullmatch(named) else ""


def _named(config: Config) -> str:
    return config.string("repository")
