"""What leads to nothing in the source, where somebody else may put a file, or that nothing of the site shows."""

from __future__ import annotations

from collections.abc import Mapping

from jekyll_tools.diagnostic import Level


def unproven(facts: Mapping[str, object], hint: str) -> tuple[str, Level | None]:
    """The hint and the level of such a finding, by who may put a file there (`maker`, "" for nobody), and what of the
    site should show it and does not (`unprinted`, "" for nothing).
    """
    doubts = []
    if facts.get("maker"):
        doubts.append(f"unless {facts['maker']} puts it there")
    if facts.get("unprinted"):
        what = str(facts["unprinted"])
        doubts.append(f"no {what}{'' if 'this' in what else ' of this site'} shows it")
    return "\n".join(filter(None, (hint, *doubts))), "warning" if doubts else None
