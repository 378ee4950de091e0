"""`--since REV`: the site as it was, read from the repository and checked, so that only news is told."""

from __future__ import annotations

import argparse
import os
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from jekyll_tools.cli._links_options import around
from jekyll_tools.cli.session import CannotRun, fatal_problems, notice, read_site
from jekyll_tools.diagnostic import Diagnostic, Problem
from jekyll_tools.git.command import GitError
from jekyll_tools.paths import leads_out, seen_from
from jekyll_tools.records import NamedTuple
from jekyll_tools.settings import KEY
from jekyll_tools.since.moves import moves
from jekyll_tools.site.site import Site

if TYPE_CHECKING:
    from jekyll_tools.engine import External
    from jekyll_tools.git.commit import Commit
    from jekyll_tools.links.link import Link
    from jekyll_tools.redirects.redirect import Redirect
    from jekyll_tools.rules.catalogue import Rule
    from jekyll_tools.site.config import Config


class Before(NamedTuple):
    """How a site was: its findings and its links to other servers are what a change did not bring."""

    site: Site
    name: str
    diagnostics: Sequence[Diagnostic]
    links: Sequence[Link]

    def guard(self, site: Site, redirects: Sequence[Redirect]) -> Iterable[Problem]:
        """The addresses that are lost."""
        from jekyll_tools.since.lost import Then, problems

        return problems(Then(self.site, self.name), site, redirects)

    def brought(self, diagnostics: Iterable[Diagnostic], site: Site) -> list[Diagnostic]:
        """The findings that were not there."""
        from jekyll_tools.since.brought import brought

        return brought(self.diagnostics, diagnostics, moves(self.site, site))

    def new_links(self, links: Iterable[Link], site: Site) -> list[Link]:
        """The links that were not there."""
        return new_links(self.links, links, moves(self.site, site))

    def asking_new(self, site: Site, external: External) -> External:
        """Asks other servers for the new links alone."""
        return lambda links: external(self.new_links(links, site))


def new_links(then: Iterable[Link], now: Iterable[Link], moved: Mapping[str, str]) -> list[Link]:
    """The links of `now` that are not among those of `then`, on the same page or where it was `moved` to."""
    known = Counter((moved.get(link.location.path, link.location.path), link.url) for link in then)
    return [link for link in now if (link.location.path, link.url) not in known]


def checked(arguments: argparse.Namespace, rules: Mapping[str, Rule]) -> Before | None:
    """How the site was at the commit that `--since` names, checked by the same rules; None, and a notice, where Jekyll
    would not have built it: then everything is news.

    Raises CannotRun where it cannot be read.
    """
    from jekyll_tools.engine import Check, check

    links: list[Link] = []

    def remember(found: Sequence[Link]) -> Iterable[Problem]:
        links.extend(found)
        return ()

    with site_then(arguments) as site:
        if fatal_problems(site.config.problems):
            notice(
                arguments,
                f"the configuration was broken at {arguments.since}: with nothing to compare, everything is reported",
            )
            return None
        find = around(arguments) if arguments.links else None
        asked = Check(rules, external=remember, exact=bool(arguments.select), around=find, each=True)
        diagnostics = check(site, asked)
        return Before(site, _called(arguments.since), diagnostics, links)


def with_settings(site: Site, arguments: argparse.Namespace) -> Site:
    """The site with what `jekyll_tools:` says of checks at the commit that `--settings-from` names; with nothing of it
    where that is empty, or its configuration broken.

    A stranger's change must not have a say in what it is checked for. Raises CannotRun as `checked` does.
    """
    revision = arguments.settings_from
    then = _config_then(arguments) if revision else None
    said = then.data.get(KEY) if then is not None else None
    if said == site.config.data.get(KEY):
        return site
    notice(
        arguments,
        f"the settings under {KEY}: in _config.yml are taken from {_called(revision)}"
        if then is not None
        else f"the settings under {KEY}: in _config.yml are not used",
    )
    entries = {path: entry for path, entry in site.config.entries.items() if path[0] != KEY}
    if then is not None:
        entries |= {path: entry for path, entry in then.entries.items() if path[0] == KEY}
    data = {name: value for name, value in site.config.data.items() if name != KEY}
    return site._replace(config=site.config._replace(data=data | ({KEY: said} if said else {}), entries=entries))


def _config_then(arguments: argparse.Namespace) -> Config | None:
    """The configuration at the commit that `--settings-from` names; None where it was broken."""
    from jekyll_tools.git.commit import named
    from jekyll_tools.git.tree import write
    from jekyll_tools.site.config import read_config
    from jekyll_tools.site.config_files import NAMES

    names = [*NAMES, *_inside(arguments)]
    try:
        commit = named(arguments.source, arguments.settings_from)
        with tempfile.TemporaryDirectory(prefix="jekyll-tools-", ignore_cleanup_errors=True) as folder:
            place = write(arguments.source, commit, folder, only=names)
            config = read_config(place, list(_configs(arguments, place)))
    except GitError as error:
        raise CannotRun(f"--settings-from {arguments.settings_from}: {error}") from None
    except OSError as error:
        raise CannotRun(f"--settings-from {arguments.settings_from}: {error.strerror or error}") from None
    return None if fatal_problems(config.problems) else config


def _called(revision: str) -> str:
    """A commit's number as git shortens it, any other name as it is."""
    return revision[:7] if len(revision) == 40 and revision.isalnum() else revision


@contextmanager
def site_then(arguments: argparse.Namespace) -> Iterator[Site]:
    """The site as it was at the commit that `--since` names. Its files are there within the block alone.

    Raises CannotRun as `checked` does.
    """
    from jekyll_tools.git.commit import parting

    if not os.path.isdir(arguments.source):
        raise CannotRun(f"no such folder: {arguments.source}")
    try:
        commit = parting(arguments.source, arguments.since)
        with tempfile.TemporaryDirectory(prefix="jekyll-tools-", ignore_cleanup_errors=True) as folder:
            yield _read(arguments, folder, commit)
    except GitError as error:
        raise CannotRun(f"--since {arguments.since}: {error}") from None


def _read(arguments: argparse.Namespace, folder: str, commit: Commit) -> Site:
    from jekyll_tools import git
    from jekyll_tools.git.tree import write

    if not commit.exact:
        notice(
            arguments,
            f"compared with {arguments.since} itself: this copy of the repository does not show where the branch began",
        )
    try:
        place = write(arguments.source, commit, folder)
        git.pretend(folder, git.origin(arguments.source), commit.id)
    except OSError as error:
        raise CannotRun(f"--since {arguments.since}: {error.strerror or error}") from None
    files = ",".join(_configs(arguments, place))
    return read_site(argparse.Namespace(**{**vars(arguments), "source": place, "config": files}))


def _configs(arguments: argparse.Namespace, place: str) -> Iterator[str]:
    """The configuration files as they were; those of elsewhere as they are, none that there was not."""
    for path in _named(arguments):
        if os.path.isabs(path) or os.path.isfile(os.path.join(place, path)):
            yield path


def _inside(arguments: argparse.Namespace) -> Iterator[str]:
    """The named configuration files that are the site's own, as git names them."""
    return (path for path in _named(arguments) if not os.path.isabs(path))


def _named(arguments: argparse.Namespace) -> Iterator[str]:
    """The named configuration files: the site's own by their paths in it, others by whole paths."""
    root = os.path.realpath(arguments.source)
    for name in filter(None, arguments.config.split(",")):
        inside = os.path.join(root, name)
        file = os.path.realpath(inside if os.path.exists(inside) else name)
        path = seen_from(root, file)
        yield file if leads_out(path) else path
