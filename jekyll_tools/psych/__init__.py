"""Psych's reading of YAML, on libyaml: guarded while it is read, every key and value with its place.

One pass: libyaml's events are turned into values here, and no constructor of the yaml package ever runs. So the guards
stop a document before it costs anything, nothing is built that Psych would not build, and one odd scalar never loses
the others. What Psych makes of a scalar was recorded from Psych 4 (Ruby 3.1); where Debian's Jekyll refuses a document
that upstream's safe_yaml takes (`:symbol`, `!ruby/…`), the value is upstream's.

Kinds of problem, all with the place in the file:

- `invalid-yaml`: the document is lost, as in Jekyll. Facts: `detail` (libyaml's words), `cause` (see `faults`), `key`.
- `duplicate-key`: the last one holds. Facts: `key`, `first` (the Location of the one it overrides).
- `unknown-tag`: the tag is dropped. Facts: `tag`. A symbol (`:name`) is one, with the tag `:`.
- `yaml-too-deep`, `yaml-too-many-aliases`, `yaml-too-big`: a limit is passed, the document is lost. Facts: `limit`,
  and for the last `what` (bytes, nodes or "values, aliases counted out").
- `second-document`: a line of `--- x` or `...` ends the document before the text's end; the rest is never read.
- `yaml-recursive`: an alias stands inside what it names; its value is left out. Facts: `anchor`.

Python cannot keep 1, 1.0 and true apart as keys of one mapping, as Ruby does: the last of them holds.
"""

from __future__ import annotations

from jekyll_tools import limits
from jekyll_tools.psych.entry import Entry, Loaded, Path
from jekyll_tools.psych.memory import MEMORY
from jekyll_tools.text import Text

__all__ = ["Entry", "Loaded", "Path", "parse"]


def parse(
    text: Text,
    limit_bytes: int = limits.FRONT_MATTER_BYTES,
    limit_nodes: int = limits.YAML_NODES,
    *,
    yaml: str = "psych",
) -> Loaded:
    """The first YAML document of a text. Never raises. `yaml`: what types it, `psych` or `safe_yaml`.

    >>> parse(Text.written("a.yml", "when: 1:30")).value
    {'when': 5400}
    """
    key = MEMORY.key(text, limit_bytes, limit_nodes, yaml)
    known = MEMORY.recall(key, text)
    if known is not None:
        return known
    from jekyll_tools.psych.construct import load

    loaded = load(text, limit_bytes, limit_nodes, yaml)
    MEMORY.keep(key, text, loaded)
    return loaded
