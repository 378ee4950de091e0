"""A report that is longer than a screen: errors one by one, of each rule's warnings and remarks the first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from jekyll_tools.diagnostic import Diagnostic
from jekyll_tools.limits import MORE_PLACES
from jekyll_tools.records import NamedTuple
from jekyll_tools.terminal import shown


class Folded(NamedTuple):
    """`full`: the diagnostics to be shown as they are. `remarks`: the first of each rule. `more`: by level and rule,
    those that are left out.
    """

    full: Sequence[Diagnostic]
    remarks: Sequence[Diagnostic] = ()
    more: Mapping[tuple[str, str], Sequence[Diagnostic]] = MappingProxyType({})

    def left_out(self, diagnostic: Diagnostic) -> Sequence[Diagnostic]:
        """Those that the first of a rule stands for, in order."""
        return self.more.get((diagnostic.level, diagnostic.rule), ())


def folded(diagnostics: Sequence[Diagnostic]) -> Folded:
    """What is shown, and what it stands for."""
    full: list[Diagnostic] = []
    remarks: list[Diagnostic] = []
    more: dict[tuple[str, str], list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        key = (diagnostic.level, diagnostic.rule)
        if key in more:
            more[key].append(diagnostic)
        else:
            (remarks if diagnostic.level == "info" else full).append(diagnostic)
            if diagnostic.level != "error":
                more[key] = []
    return Folded(full, remarks, more)


def places(diagnostics: Sequence[Diagnostic]) -> str:
    """How many there are, and on which lines the first of them stand: "3 more: a.md:2, 4, b.md:1"."""
    lines = list(dict.fromkeys((diagnostic.location.path, diagnostic.location.line) for diagnostic in diagnostics))
    words: list[str] = []
    before = ""
    for path, line in lines[:MORE_PLACES]:
        words.append(str(line) if path == before else f"{shown(path)}:{line}")
        before = path
    rest = ["…"] if len(lines) > MORE_PLACES else []
    return f"{len(diagnostics)} more: {', '.join([*words, *rest])}"
