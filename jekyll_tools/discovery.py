"""Every module of a package, by name: dropping a file in is all it takes to add a rule, a host or an element."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType


def modules(package: str) -> dict[str, ModuleType]:
    """The modules right below a package (sub-packages are walked too), by dotted name below it, sorted.

    Names that start with `_` are left out. Raises ImportError as `import` does.
    """
    root = import_module(package)
    found: dict[str, ModuleType] = {}
    for info in iter_modules(root.__path__):
        if info.name.startswith("_"):
            continue
        if info.ispkg:
            found |= {f"{info.name}.{name}": module for name, module in modules(f"{package}.{info.name}").items()}
        else:
            found[info.name] = import_module(f"{package}.{info.name}")
    return dict(sorted(found.items()))
