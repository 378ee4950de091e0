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
            if name[0] not in "_." and (
                name.endswith(".py") or os.path.isfile(os.path.join(folder, name, "__init__.py"))
            ):
                found.add(name.removesuffix(".py"))
    return sorted(found)


def modules(package: str) -> dict[str, ModuleType]:
    """The modules below a package, those of its packages included, by dotted name below it, sorted.

    Raises ImportError as `import` does.
    """
    found: dict[str, ModuleType] = {}
    folders = list(import_module(package).__path__)
    for name in names(folders):
        if any(os.path.isfile(os.path.join(folder, f"{name}.py")) for folder in folders):
            found[name] = import_module(f"{package}.{name}")
        else:
            found |= {f"{name}.{below}": inner for below, inner in modules(f"{package}.{name}").items()}
    return dict(sorted(found.items()))
