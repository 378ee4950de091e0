"""What is used of mistune: the base of its parsers and the state of reading blocks.

`import mistune` reads all of it, builds two parsers and compiles their patterns, a tenth of a check of 25 pages. So its
core is imported as a part of an empty package, unless somebody has imported mistune already, or may be about to.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.machinery import PathFinder
from importlib.util import module_from_spec

_PACKAGE = "mistune"


@contextmanager
def _emptied() -> Iterator[None]:
    """Mistune as an empty package; behind that it is as if nobody had imported it."""
    threading = sys.modules.get("threading")
    spec = PathFinder.find_spec(_PACKAGE)
    if _PACKAGE in sys.modules or spec is None or (threading is not None and threading.active_count() > 1):
        yield
        return
    sys.modules[_PACKAGE] = module_from_spec(spec)
    try:
        yield
    finally:
        for name in [name for name in sys.modules if name.partition(".")[0] == _PACKAGE]:
            del sys.modules[name]


with _emptied():
    from mistune.core import BlockState, Parser

__all__ = ["BlockState", "Parser"]
