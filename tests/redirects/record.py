"""Records what the real jekyll-redirect-from makes of cases.yml and hostile.yml: hosts/jekyll.txt, hostile.txt."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
PLUGIN = {"plugins": ["jekyll-redirect-from"], "time": "2026-01-01 00:00:00 +0000"}
TARGET = re.compile(r'  <link rel="canonical" href="(.*?)">\n  <script>', re.S)


@dataclass(frozen=True)
class Case:
    """A site: its name, the content of `_config.yml` and its files."""

    name: str
    config: dict[str, Any]
    files: dict[str, str]

    def with_config(self, more: dict[str, Any]) -> Case:
        """The same site with more settings."""
        return Case(self.name, self.config | more, self.files)


def cases() -> Iterator[Case]:
    """Every site of cases.yml with each of its settings."""
    table = yaml.safe_load((HERE / "cases.yml").read_text(encoding="utf-8"))
    for site in table["sites"]:
        names = list(table["configs"]) if site["configs"] == "all" else site["configs"]
        for name in names:
            config = PLUGIN | table["configs"][name] | site.get("settings", {})
            yield Case(f"{site['name']}: {name}", config, site["files"])


def hostile() -> Iterator[tuple[str, str, str]]:
    """Key, value and our reason to refuse it, of hostile.yml."""
    for key, values in yaml.safe_load((HERE / "hostile.yml").read_text(encoding="utf-8")).items():
        yield from ((key, value, reason) for value, reason in values.items())


def hostile_case(key: str, value: str) -> Case:
    """A site with one page that holds a value."""
    return Case(value, PLUGIN, {"a.md": f"---\npermalink: /page/\n{key}: {json.dumps(value)}\n---\n"})


def build(sites: list[Case]) -> list[dict[str, Any]]:
    """What the real Jekyll writes for each site: {"written": {path: text}} or {"error": words}."""
    data = json.dumps([{"config": site.config, "files": site.files} for site in sites])
    command = ["ruby", str(HERE / "build.rb")]
    done = subprocess.run(command, input=data, capture_output=True, text=True, timeout=300, check=True)
    answer: list[dict[str, Any]] = json.loads(done.stdout.rstrip("\n").rpartition("\n")[2])
    return answer


def is_installed() -> bool:
    """Whether the real Jekyll and the plugin are there."""
    command = ["ruby", "-e", "gem 'jekyll-redirect-from', '0.16.0'; require 'jekyll'"]
    try:
        return subprocess.run(command, capture_output=True, timeout=60, check=False).returncode == 0
    except OSError:
        return False


def made_by_plugin(written: dict[str, str]) -> dict[str, str]:
    """Of all files of a site those that redirect, and the map."""
    return {
        path: text
        for path, text in written.items()
        if path == "redirects.json" or "Redirecting&hellip;" in text or "Moved away" in text
    }


def golden(name: str, files: dict[str, str]) -> str:
    """A case as it stands in hosts/jekyll.txt: each line of a file behind a bar, so that every byte shows."""
    shown = [f"== {name}\n"]
    for path, text in sorted(files.items()):
        lines = "\n| ".join(text.split("\n"))
        shown.append(f"-- {path}\n| {lines}\n")
    return "".join(shown)


def hostile_line(key: str, value: str, made: dict[str, Any]) -> str:
    """What Jekyll does with a hostile value, on one line."""
    if "error" in made:
        return f"{key}: {json.dumps(value)}: stops the build: {made['error']}\n"
    files = made_by_plugin(made["written"])
    stubs = {path: TARGET.search(text) for path, text in files.items() if path != "redirects.json"}
    shown = {path: match[1] if match else "?" for path, match in stubs.items()}
    return f"{key}: {json.dumps(value)}: writes {json.dumps(shown)} and {files.get('redirects.json')!a}\n"


def recorded() -> tuple[str, str]:
    """The two files' text, made anew."""
    sites = list(cases())
    built = zip(sites, build(sites), strict=True)
    table = "".join(golden(site.name, made_by_plugin(made["written"])) for site, made in built)
    values = list(hostile())
    answers = zip(values, build([hostile_case(key, value) for key, value, _ in values]), strict=True)
    return table, "".join(hostile_line(key, value, made) for (key, value, _), made in answers)


def main() -> None:
    if not is_installed():
        sys.exit("jekyll and jekyll-redirect-from 0.16.0 are not installed (make oracle): redirects are not recorded")
    table, values = recorded()
    (HERE / "hosts").mkdir(exist_ok=True)
    (HERE / "hosts" / "jekyll.txt").write_text(table, encoding="utf-8")
    (HERE / "hostile.txt").write_text(values, encoding="utf-8")


if __name__ == "__main__":
    main()
