"""What is used of PyYAML: libyaml's events. This is the only module that imports it.

With it comes all of PyYAML, whose two dozen patterns nobody here asks for: compiling them takes 10 ms.
"""

from __future__ import annotations

from jekyll_tools.regex import compiling_later

with compiling_later():
    from yaml._yaml import CParser
    from yaml.events import (
        AliasEvent,
        DocumentEndEvent,
        MappingEndEvent,
        MappingStartEvent,
        ScalarEvent,
        SequenceEndEvent,
        SequenceStartEvent,
        StreamEndEvent,
    )

__all__ = [
    "AliasEvent",
    "CParser",
    "DocumentEndEvent",
    "MappingEndEvent",
    "MappingStartEvent",
    "ScalarEvent",
    "SequenceEndEvent",
    "SequenceStartEvent",
    "StreamEndEvent",
]
