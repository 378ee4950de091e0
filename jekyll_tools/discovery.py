"""Every module of a package, by name: dropping a file in is all it takes to add a rule, a host or an element."""

from __future__ import annotations

import os
from collections.abc import Iterable
from importlib import import_module
from types import ModuleType


def names(path: Iterable[str]) -> list[str]:
    """The names of the modules and packages in a package's `__path__`, sorted; none that starts with `_`."""
    found = set()
    for folder in path:
        for name in os.listdir(folder):
            stem, ending = os.path.splitext(name)
            if stem[0] not in "_." and (ending == ".py" or os.path.isfile(os.path.join(folder, name, "__init__.py"))):
                found.add(stem)
    return sorted(found)


def modules(package: str) -> dict[str, ModuleType]:
    """The modules below a package, those of its packages included, by dotted name below it, sorted.

    Raises ImportError as `import` does.
    """
    found: dict[str, ModuleType] = {}
    for name in names(import_module(package).__path__):
        module = import_module(f"{package}.{name}")
        if hasattr(module, "__path__"):
            found |= {f"{name}.{below}": inner for below, inner in modules(f"{package}.{name}").items()}
        else:
            found[name] = module
    return dict(sorted(found.items()))
