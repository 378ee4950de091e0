"""The one place that knows the order of the stages: a site goes in, diagnostics come out.

Every stage's values are shown once to the rules that listen to them, and every finding becomes a `Diagnostic` here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from jekyll_tools.diagnostic import Diagnostic, Level, Problem
from jekyll_tools.faults import Faults, folded
from jekyll_tools.judged import Told
from jekyll_tools.judging import Event, Judge, problem_events
from jekyll_tools.records import NamedTuple
from jekyll_tools.rules.catalogue import Rule, load
from jekyll_tools.site.builder import other_builder
from jekyll_tools.site.page import Page
from jekyll_tools.site.site import Site
from jekyll_tools.typed import Typed

if TYPE_CHECKING:
    from jekyll_tools.judged import Store
    from jekyll_tools.links.link import Link
    from jekyll_tools.liquid.reads import Reads
    from jekyll_tools.redirects.redirect import Redirect
    from jekyll_tools.settings import Settings

External = Callable[[Sequence["Link"]], Iterable[Problem]]
Guard = Callable[[Site, Sequence["Redirect"]], Iterable[Problem]]
Around = Callable[[Site, Sequence["Link"]], Iterable["Link"]]
_OF_TEXT = ("html", "links", "markdown")  # families of rules
_UNBUILT = "jekyll-not-run"
_SOFTER: Mapping[Level, Level] = {"error": "warning", "warning": "info"}


class Check(NamedTuple):
    """What a check is asked for: the rules (None: all), the files to report on (None: all), who asks external links,
    who compares the site with how it was, and where it is noted what Liquid asks of the site. `exact`: the rules are
    those to run, whatever the site's settings say. `around`: who finds the external links of layouts, beside these.
    `store`: where it lies what earlier checks said of pages. `each`: what is told once a file, or once a site, for all
    in the same words, is wanted of each place, to be compared with others before it is folded (`faults.folded`).
    """

    rules: Mapping[str, Rule] | None = None
    paths: Collection[str] | None = None
    external: External | None = None
    guard: Guard | None = None
    exact: bool = False
    reads: Reads | None = None
    around: Around | None = None
    store: Store | None = None
    each: bool = False


def check(site: Site, wanted: Check | None = None) -> list[Diagnostic]:
    """Every diagnostic of a site, in order of place.

    Raises nothing for content, however broken; a rule that raises is a fault of ours.
    """
    wanted = wanted or Check()
    settings = settings_of(site)
    rules = load() if wanted.rules is None else wanted.rules
    if not wanted.exact:
        rules = {id: rule for id, rule in rules.items() if settings.runs(id)}
    judge = Judge(site, _listeners(rules.values()), settings.options)
    found = _ordered(_events(site, wanted, rules, judge), judge, wanted.paths)
    found = _unsuppressed(found, rules, site, wanted.paths, _of_settings(site, settings))
    softened = _softened(found, site, rules, judge.overwritten)
    settled = [each for each in map(settings.settled, softened) if each is not None]
    return settled if wanted.each else folded(settled)


def _softened(
    found: Sequence[Diagnostic], site: Site, rules: Mapping[str, Rule], overwritten: Collection[str]
) -> Iterator[Diagnostic]:
    """The diagnostics, those on some pages a level lower.

    On the theme's sample pages: what is to be done there is to delete them. On those in a folder of backups, or of old
    pages to which nothing links, other pages of the theme's of that sort, and its second CV: they are hardly seen. On
    those without front matter that GitHub Pages makes of any Markdown: they were written for readers of the repository,
    or to be included; but what is told of front matter there says that it was meant. In the text of those that are
    `overwritten`: nobody sees it; and of those whose front matter is never closed: its keys are a part of the text
    until that is mended. In keys for links that nothing of the site shows. Everywhere, where Jekyll does not build the
    site.
    """
    from jekyll_tools.links.unshown import Unshown
    from jekyll_tools.site.backups import backups
    from jekyll_tools.site.samples import samples
    from jekyll_tools.site.set_aside import set_aside
    from jekyll_tools.site.workflow import is_unbuilt

    told = {diagnostic.location.path for diagnostic in found}
    paths = {page.path for page in (*samples(site), *backups(site), *set_aside(site, told))} if found else set()
    unmarked = {page.path for page in site.pages if not page.front_matter.present and page.url != "/"}
    unclosed = {diagnostic.location.path for diagnostic in found if diagnostic.rule == "front-matter-unclosed"}
    unshown, unbuilt = Unshown(site), is_unbuilt(site) if found else False
    for diagnostic in found:
        path, family = diagnostic.location.path, rules[diagnostic.rule].family
        is_soft = (
            (unbuilt and diagnostic.rule != _UNBUILT)
            or path in paths
            or (path in unmarked and family != "front-matter")
        )
        is_soft = is_soft or (family in _OF_TEXT and (path in overwritten or path in unclosed))
        if family == "links" and (key := unshown.key(diagnostic.location)):
            why = f"no layout, include or page of this site shows {key}"
            diagnostic, is_soft = diagnostic._replace(hint=f"{diagnostic.hint}\n{why}".strip()), True  # noqa: PLW2901
        softer = _SOFTER.get(diagnostic.level) if is_soft else None
        yield diagnostic._replace(level=softer) if softer else diagnostic


def _of_settings(site: Site, settings: Settings) -> Sequence[Problem]:
    """What is wrong with the settings of checks."""
    if not settings.parts:
        return settings.problems
    from jekyll_tools import unmatched

    return [*settings.problems, *unmatched.problems(site, settings)]


def settings_of(site: Site) -> Settings:
    """What the site's configuration sets of a check."""
    from jekyll_tools.rules.catalogue import families, options_of
    from jekyll_tools.settings import read

    return read(site.config, families(), options_of)


def told(problems: Iterable[Problem], site: Site) -> list[Diagnostic]:
    """Problems that were met outside a check, while a site was built, as diagnostics in order of place."""
    problems = list(problems)
    if not problems:
        return []
    from jekyll_tools.rules.catalogue import of_problems

    listeners = _listeners(of_problems())
    pages = {page.path: page for page in site.pages}
    events = ((f"problem:{problem.kind}", problem, pages.get(problem.location.path)) for problem in problems)
    return folded(_ordered(events, Judge(site, listeners)))


def stopping(site: Site) -> list[Diagnostic]:
    """The keys of pages at which Jekyll would stop, in order of place: a build goes on without those pages."""
    from jekyll_tools.rules.key_kinds import STOPS

    judge = Judge(site, _listeners([load()["key-type"]]))
    events = (event for page in filter(site.owns, site.pages) for event in _keys(page))
    return [found for found in _ordered(events, judge) if found.message.endswith(STOPS) and found.level == "error"]


def _unsuppressed(
    found: Sequence[Diagnostic],
    rules: Mapping[str, Rule],
    site: Site,
    paths: Collection[str] | None,
    problems: Sequence[Problem],
) -> list[Diagnostic]:
    """The diagnostics that no suppression in the files keeps back, with those of suppressions and of settings."""
    from jekyll_tools.rules.catalogue import families
    from jekyll_tools.suppression import settle

    outcome = settle(site, found, families(), rules)
    if not outcome.problems and not problems:
        return outcome.diagnostics
    judge = Judge(site, _listeners(rules.values()))
    more = _ordered(problem_events((*outcome.problems, *problems)), judge, paths)
    return sorted([*outcome.diagnostics, *more], key=lambda diagnostic: diagnostic.order)


def _ordered(events: Iterable[Event | Told], judge: Judge, paths: Collection[str] | None = None) -> list[Diagnostic]:
    faults, typed = Faults(paths), Typed(judge.site)
    for event in events:
        for told in (event,) if isinstance(event, Told) else judge.told(event):
            found = told.diagnostic
            if told.tag and typed.is_of_permalink(found, told.tag):
                continue  # permalink-shape
            faults.add(typed.at(found, told.tag) if told.tag else found, told.once)
    return faults.ordered()


def _events(site: Site, wanted: Check, rules: Collection[str], judge: Judge) -> Iterator[Event | Told]:
    """What rules may listen to: all of the site, but where its settings are not known, or Jekyll does not build it."""
    if site.config.is_unread:
        return problem_events(map(_of_site, site.config.problems))
    other = other_builder(site) if "other-builder" in rules else None
    if other is not None:
        return problem_events([other])
    if wanted.store is not None:
        from jekyll_tools.judged import Memory

        judge.memory = Memory(wanted.store, site, rules)
    return events(site, wanted, judge)


def events(site: Site, wanted: Check, judge: Judge) -> Iterator[Event | Told]:
    """Everything that rules may listen to, stage by stage; of pages by themselves, what is told of them."""
    from jekyll_tools.links.internal import Internal
    from jekyll_tools.redirects import findings
    from jekyll_tools.redirects.map import collect
    from jekyll_tools.redirects.row import Row, of_data
    from jekyll_tools.render import templates, unasked
    from jekyll_tools.render.destinations import destinations, overwritten
    from jekyll_tools.render.reading import Reading
    from jekyll_tools.sharing import Sharing

    reading = Reading(site, judge.memory.knows) if judge.memory is not None else Reading(site)
    if wanted.reads is not None:
        reading.contents.watch(wanted.reads)
    reading.pages()
    sharing = Sharing(reading, judge)  # what follows is done beside the copy
    yield from _of_files(site)
    yield from problem_events(templates.problems(reading))
    yield from problem_events(unasked.problems(reading))
    redirects, problems = collect(site)
    yield from problem_events(problems)
    yield from problem_events(findings.problems(site, redirects))
    yield from (("redirect", redirect, redirect.page) for redirect in redirects)
    made = destinations(site, redirects)
    judge.overwritten = overwritten(made)
    yield "destinations", made, None
    yield from (("destination", destination, None) for destination in made)
    internal = Internal(site, redirects, _maker(site))
    internal.read_templates()
    links = _site_links(site)
    yield from (("link", link, None) for link in links)
    for page in sharing.judged():
        yield from page.of_body
        yield from page.of_links
        links += page.links
    yield from problem_events(internal.problems(links))
    rows = [row for row in of_data(site) if isinstance(row, Row)]
    yield from problem_events(internal.dead_ends(rows) if rows else ())
    if wanted.external is not None:
        yield from problem_events(wanted.external(_asked(site, links, wanted)))
    if wanted.guard is not None:
        yield from problem_events(wanted.guard(site, redirects))


def _of_files(site: Site) -> Iterator[Event]:
    """What there is before Liquid."""
    from jekyll_tools.site.data_files import data_of

    yield "site", site, None
    yield from problem_events(site.problems)
    yield from problem_events(map(_of_site, site.config.problems))
    yield from problem_events(data_of(site).problems)
    for file in site.static_files:
        yield from problem_events(file.problems)
    for skipped in site.skipped:
        yield from problem_events(skipped.problems)
    for each in filter(site.owns, site.pages):
        yield from _page(each)


def _page(page: Page) -> Iterator[Event]:
    yield "page", page, page
    yield from problem_events((*page.front_matter.problems, *page.problems), page)
    yield from _keys(page)


def _keys(page: Page) -> Iterator[Event]:
    for path, entry in page.front_matter.entries.items():
        if len(path) == 1:
            yield f"key:{path[0]}", entry, page
            yield "key:*", entry, page


def _site_links(site: Site) -> list[Link]:
    """The links that are in no page's body."""
    from jekyll_tools.links.keyed import keyed_links
    from jekyll_tools.links.named import author_links, menu_links

    return [*menu_links(site), *author_links(site), *keyed_links(site)]


def _asked(site: Site, links: list[Link], wanted: Check) -> list[Link]:
    """The links that external ones are to be asked among: those of data files and layouts too."""
    from jekyll_tools.links.data import data_links
    from jekyll_tools.links.link import AUTHOR_KEY, MENU_KEY

    known = {link.location for link in links if link.attribute in (MENU_KEY, AUTHOR_KEY)}
    links = [*links, *(link for link in data_links(site) if link.location not in known)]
    links += wanted.around(site, links) if wanted.around is not None else ()
    return [link for link in links if wanted.paths is None or link.location.path in wanted.paths]


def _maker(site: Site) -> str:
    """Who may put files into the built site that are not seen here, in words; "" for nobody."""
    from jekyll_tools.render import plugins
    from jekyll_tools.site.workflow import making_workflow

    workflow = making_workflow(site.folder)
    return f"a step of the workflow {workflow}" if workflow else plugins.maker(site)


def _of_site(problem: Problem) -> Problem:
    """A problem of the configuration, as one of the site: a theme that this machine lacks stops a build, here."""
    return problem._replace(kind="unread-theme") if problem.kind == "missing-theme" else problem


def _listeners(rules: Iterable[Rule]) -> dict[str, list[Rule]]:
    listeners: dict[str, list[Rule]] = {}
    for rule in rules:
        for name in rule.on:
            listeners.setdefault(name, []).append(rule)
    return listeners
