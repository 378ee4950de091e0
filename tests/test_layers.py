"""The house rule on imports: only from a lower row, one door to each library."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import jekyll_tools
from jekyll_tools.rules.catalogue import load

PACKAGE = Path(jekyll_tools.__file__).parent
ROWS = [
    ("regex", "records", "importing", "copied"),
    ("text", "limits", "target", "terminal", "options", "discovery", "address", "spelling", "paths"),
    ("diagnostic", "ruby", "urls", "addressable", "cache", "outputs", "git", "sass"),
    ("psych", "html", "compiled", "evidence", "outcome"),
    ("front_matter", "worker"),
    ("site", "kramdown"),
    ("liquid", "redirects"),
    ("render", "links", "faults", "typed"),
    ("rules", "reporters", "since", "fixes", "baseline", "settings", "suppression"),
    ("judged", "unmatched"),
    ("judging",),
    ("sharing",),
    ("engine", "manual", "starter"),
    ("cli",),
    ("__main__", "github_action"),
]
ROW = {name: number for number, names in enumerate(ROWS) for name in names}
DOORS = {
    "mistune": "kramdown",
    "pygments": "kramdown",
    "bs4": "html/tree.py",
    "requests": "links/client",
    "urllib3": "links/client",
    "certifi": "links/client",
    "frontmatter": "front_matter",
    "yaml": "psych",
    "sass": "sass",
    "shtab": "cli/completion.py",
}
FILES = sorted(PACKAGE.rglob("*.py"))


def imports(path: Path) -> Iterator[tuple[str, bool]]:
    """The modules a file imports, and whether only for the type checker."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    checked = {
        id(node)
        for branch in ast.walk(tree)
        if isinstance(branch, ast.If) and "TYPE_CHECKING" in ast.dump(branch.test)
        for node in ast.walk(branch)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, id(node) in checked) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module, id(node) in checked


def room(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def test_every_room_has_a_row() -> None:
    rooms = {path.relative_to(PACKAGE).parts[0].removesuffix(".py") for path in FILES} - {"__init__"}
    assert rooms - set(ROW) == set()


def test_imports_point_downwards() -> None:
    wrong = []
    for path in FILES:
        own = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        if own == "__init__":
            continue
        for module, _ in imports(path):
            other = room(module)
            if module.startswith("jekyll_tools.") and other != own and ROW[other] >= ROW[own]:
                wrong.append(f"{path.relative_to(PACKAGE)} imports {module}")
    assert wrong == []


def test_reporters_know_rows_0_and_1_only() -> None:
    modules = {m for path in (PACKAGE / "reporters").glob("*.py") for m, _ in imports(path) if m[:6] == "jekyll"}
    assert {m for m in modules if room(m) not in ("", "reporters") and ROW[room(m)] > ROW["diagnostic"]} == set()


def test_one_door_to_each_library() -> None:
    wrong = []
    for path in FILES:
        inside = path.relative_to(PACKAGE).as_posix()
        for module, _ in imports(path):
            door = DOORS.get(module.split(".")[0])
            if door is not None and inside != door and not inside.startswith((door + "/", door + ".")):
                wrong.append(f"{inside} imports {module}")
    assert wrong == []


def test_rules_of_pages_ask_the_site_for_its_settings_only() -> None:
    of_pages = ("body", "tag:", "end-tag", "element:", "attribute-list", "link")
    for rule in load().values():
        if any(name.startswith(of_pages) for name in rule.on) or rule.family in ("html", "markdown"):
            source = (PACKAGE / "rules" / rule.family.replace("-", "_") / f"{rule.id.replace('-', '_')}.py").read_text()
            asked = re.findall(r"context\.site\b\.?(\w*)|context\.page\.(\w+)", source)
            allowed = {("config", ""), ("target", ""), ("", "converter"), ("", "published"), ("", "url")}
            assert set(asked) <= allowed, rule.id
