"""A report that is longer than a screen: errors one by one, as long as they are not very many of a rule, of each rule's
warnings and remarks the first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from jekyll_tools.diagnostic import Diagnostic
from jekyll_tools.limits import MORE_PLACES, SAME_ERRORS, SAME_FINDINGS
from jekyll_tools.records import NamedTuple
from jekyll_tools.terminal import shown


class Folded(NamedTuple):
    """`full`: the diagnostics to be shown as they are. `remarks`: the first of each rule. `more`: those that are left
    out, by the `id` of the one that stands for them.
    """

    full: Sequence[Diagnostic]
    remarks: Sequence[Diagnostic] = ()
    more: Mapping[int, Sequence[Diagnostic]] = MappingProxyType({})

    def left_out(self, diagnostic: Diagnostic) -> Sequence[Diagnostic]:
        """Those that one stands for, the first of a rule or the last that is shown of it, in order."""
        return self.more.get(id(diagnostic), ())


def folded(diagnostics: Sequence[Diagnostic]) -> Folded:
    """What is shown, and what it stands for."""
    full: list[Diagnostic] = []
    remarks: list[Diagnostic] = []
    more: dict[int, list[Diagnostic]] = {}
    left_out: dict[tuple[str, str], list[Diagnostic]] = {}
    in_file: Counter[tuple[str, str]] = Counter()
    in_all: Counter[str] = Counter()
    for diagnostic in diagnostics:
        level, rule, place = diagnostic.level, diagnostic.rule, diagnostic.location
        if (level, rule) in left_out:
            left_out[level, rule].append(diagnostic)
            continue
        (remarks if level == "info" else full).append(diagnostic)
        if level != "info":
            in_file[place.path, rule] += 1
        if level == "error" and in_file[place.path, rule] <= SAME_FINDINGS:  # else it is counted at its file's end
            in_all[rule] += 1
        if level != "error" or in_all[rule] == SAME_ERRORS:
            left_out[level, rule] = more[id(diagnostic)] = []
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
