"""Each fault once, though many pages have it: what stands in an include is met on every page that includes it.

What is told once a file, or once a site, is known by each of its places until all that asks for places has been asked:
suppressions, levels of files, baselines and what a change brought. `folded` makes one of them at the end.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from jekyll_tools.diagnostic import LEVELS, Diagnostic, Once
from jekyll_tools.records import NamedTuple
from jekyll_tools.text import Location

_Key = tuple[object, ...]


class _Met(NamedTuple):
    """A diagnostic as it was first met, the pages that it was met on, and the documents that they list there."""

    diagnostic: Diagnostic
    pages: set[str]
    abouts: set[str]


class Faults:
    """The diagnostics of a run. With `paths`, only those that stand in these files, or come into them."""

    def __init__(self, paths: Collection[str] | None = None) -> None:
        self._paths = None if paths is None else frozenset(paths)
        self._met: dict[_Key, _Met] = {}

    def add(self, diagnostic: Diagnostic, once: Once = "") -> None:
        """One that was met; `once`: of how much it speaks for all in the same words."""
        location = diagnostic.location
        paths = [location.about, *(place.path for place in (location, *location.through))]
        if self._paths is None or not self._paths.isdisjoint(paths):
            diagnostic = diagnostic._replace(once=once) if once else diagnostic
            met = self._met.setdefault(_key(diagnostic), _Met(diagnostic, set(), set()))
            met.pages.add(location.page)
            met.abouts.add(location.about)

    def ordered(self) -> list[Diagnostic]:
        """All of them, in order of place.

        What Liquid prints is left out where the same is said of what an author wrote: it is printed from there; but it
        is one of those of which one is told, where that is such a one. So it is of what is told where it was typed, if
        that is told of the place by itself.
        """
        alone = {_placed(met) for met in self._met.values() if not met.diagnostic.location.through}
        typed = [met for met in self._met.values() if not is_printed(met.diagnostic)]
        said, told = set(map(_said, typed)), {_words(met.diagnostic) for met in typed if met.diagnostic.once}
        kept = [
            met
            for met in self._met.values()
            if not is_printed(met.diagnostic) or _said(met) not in said or _words(met.diagnostic) in told
        ]
        kept = [met for met in kept if not met.diagnostic.location.through or _placed(met) not in alone]
        return sorted(map(_noted, kept), key=lambda diagnostic: diagnostic.order)


def _said(met: _Met) -> tuple[str, str]:
    return met.diagnostic.rule, met.diagnostic.message


def _placed(met: _Met) -> _Key:
    return (*met.diagnostic.location.order, *_said(met))


def _key(diagnostic: Diagnostic) -> _Key:
    """What two have in common that are one fault: the place and the words.

    Of what is written in an include the place is enough; of what Liquid prints the words are, for the fault is in the
    data, wherever they are printed.
    """
    location = diagnostic.location
    if diagnostic.once:
        return diagnostic.order
    if is_printed(diagnostic):
        return diagnostic.rule, diagnostic.message
    if location.through and not _has_liquid(location):
        return (*location.order, diagnostic.rule)
    return diagnostic.order


def is_printed(diagnostic: Diagnostic) -> bool:
    """Whether it is about what Liquid printed, not about the tag itself."""
    return diagnostic.location.is_made and not diagnostic.rule.startswith("liquid-")


def _has_liquid(location: Location) -> bool:
    return "{{" in location.text or "{%" in location.text


def _listed(met: _Met) -> str:
    """Of which documents that is said which stands in a loop over them."""
    about, others = met.diagnostic.location.about, len(met.abouts) - 1
    return f" for {about}{f' and {others} more' if others else ''}" if about else ""


def _noted(met: _Met) -> Diagnostic:
    """The diagnostic, with the way in which its place came into a page."""
    diagnostic, more = met.diagnostic, len(met.pages) - 1
    through, about = diagnostic.location.through, _listed(met)
    others = f"on {more} more page{'s' if more > 1 else ''}" if more else ""
    if through:
        words = "printed" if any(place.text.startswith("{{") for place in through) else "included"
        note = f"{words} at {', '.join(map(str, through))}{about}{', and ' if others else ''}{others}"
    elif about:
        note = f"printed{about}{', and ' if others else ''}{others}"
    else:
        note = f"printed {others} too" if others else ""
    if not note:
        return diagnostic
    return diagnostic._replace(hint=f"{diagnostic.hint}\n{note}" if diagnostic.hint else note)


def folded(diagnostics: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The diagnostics in order, one in the place of those that are told once.

    Of several in the same words the first of the most severe is told, with how many more there are, and the fixes of
    all.
    """
    alike: dict[_Key, list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        if diagnostic.once:
            alike.setdefault(_words(diagnostic), []).append(diagnostic)
    if not alike:
        return list(diagnostics)
    several = [_together(group) for group in alike.values()]
    alone = [diagnostic for diagnostic in diagnostics if not diagnostic.once]
    return sorted([*alone, *several], key=lambda diagnostic: diagnostic.order)


def _words(diagnostic: Diagnostic) -> _Key:
    """What those have in common of which one is told."""
    once = diagnostic.once
    return once, diagnostic.rule, diagnostic.message, diagnostic.location.path if once == "file" else ""


def _together(group: Sequence[Diagnostic]) -> Diagnostic:
    first, others = min(group, key=lambda one: LEVELS.index(one.level)), len(group) - 1
    if not others:
        return first._replace(once="")
    what, sign, why = first.message.partition(": ")
    more = f", like {others} more {'in this file' if first.once == 'file' else 'of this site'}"
    fix = tuple(edit for one in group for edit in one.fix)
    return first._replace(message=f"{what}{more}{sign}{why}", fix=fix, once="")
