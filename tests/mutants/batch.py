"""Batches of mutants: a small site in which every file of a kind is one, so that many pages cost one reading."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

from mutants.edits import mutant
from mutants.seeds import CONFIG, PAGE, seeds
from mutants.settings import renamed, settings

BASE = Path(__file__).parents[1] / "book"
# The kinds of a batch's mutants, and what they are called; in a site with a mutated configuration that alone is one.
_NAMES = {
    PAGE: [
        "_pages/p{}.md",
        "_pages/p{}.md",
        "p{}.html",
        "_posts/2024-01-{:02}-p.md",
        "_talks/p {}#é.md",
        "_drafts/p{}.md",
    ],
    "_data/": ["_data/d{}.yml", "_data/d{}.json", "_data/d{}.csv", "_data/d{}.tsv", "_data/navigation.yml"],
    "_includes/": ["_includes/i{}.html"],
    "_layouts/": ["_layouts/l{}.html", "_layouts/default.html"],
}
_SHARES = [PAGE] * 40 + ["_data/"] * 4 + ["_includes/"] * 4 + ["_layouts/"] * 2
PAGES_AT_ONCE = len(_SHARES)
CONFIGS = 0.85  # of the batches are a mutated configuration each
SETTINGS = 0.5  # of these say more, each key with a value of any type
RENAMED = 0.1  # of the other mutants have an odd name
TARGETS = ("jekyll", "github-pages")


class Batch(NamedTuple):
    """A site: the files that are mutants, and those that are as they should be. `target`: whom it is read as."""

    name: str
    mutants: dict[str, bytes]
    others: dict[str, bytes]
    target: str

    def write(self, folder: Path) -> None:
        """Writes the site below a folder, which is empty."""
        for name, content in {**self.others, **self.mutants}.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)

    def alone(self) -> Iterator[Batch]:
        """Each mutant with what is no mutant."""
        return (self._replace(mutants={name: content}) for name, content in self.mutants.items())


def batches(number: int, seed: int) -> Iterator[Batch]:
    """Batches of so many mutants in all; each depends on its own name alone."""
    made = 0
    for at in range(number):
        made_now = batch(f"{seed}:{at}")
        yield made_now
        made += len(made_now.mutants)
        if made >= number:
            return


def batch(name: str) -> Batch:
    """The batch of a name."""
    draw = Random(name)
    others = {
        path.relative_to(BASE).as_posix(): path.read_bytes() for path in sorted(BASE.rglob("*")) if path.is_file()
    }
    if draw.random() < CONFIGS:
        config = mutant(seeds()[CONFIG], seeds()[CONFIG], draw)
        config += settings(draw) if draw.random() < SETTINGS else b""
        others["_layouts/default.html"] = b"{{ content }}\n"
        return Batch(name, {"_config.yml": config}, others, draw.choice(TARGETS))
    everything = [text for texts in seeds().values() for text in texts]
    mutants: dict[str, bytes] = {}
    for at, kind in enumerate(_SHARES):
        path = draw.choice(_NAMES[kind]).format(at % 9 if kind != PAGE else at)
        path = renamed(path, draw) if draw.random() < RENAMED else path
        mutants[path] = mutant(seeds()[kind], everything, draw)
    return Batch(name, mutants, {name: others[name] for name in others if name not in mutants}, draw.choice(TARGETS))
