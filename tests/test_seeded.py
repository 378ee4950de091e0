"""Faults seeded into sites: each is found where it stands, and nothing else is said.

The first sixteen rules' into a copy of the project's own page, one at a time; and over a hundred of all families into
the site of `seeded/site.md`, as authors make them, side by side. `seeded/faults.txt` says of each where it stands,
whose it is, and what is written there. Each rule has cases of its own in `rules/`.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from rule_cases import read_cases, write

from jekyll_tools.engine import check
from jekyll_tools.render.plugins import changed
from jekyll_tools.rules.catalogue import load
from jekyll_tools.site.site import read

ROOT = Path(__file__).parents[1]
PAGE = "_pages/about.md"
TEXT = (ROOT / PAGE).read_text(encoding="utf-8")


@dataclass(frozen=True)
class Fault:
    """An edit of the page (or more files), the rule that must speak, and the words its finding stands at."""

    rule: str
    old: str
    new: str
    at: str  # what is found there; the finding starts at its first character
    path: str = PAGE
    more: dict[str, str] = field(default_factory=dict)
    also: tuple[str, ...] = ()  # other rules with something to say about the same edit


FAULTS = [
    Fault("front-matter-unclosed", ".html\n---\n", ".html\n\n", "---\npermalink"),
    Fault("invalid-yaml", '"Wenwei Zhang, 张文蔚"', "Wenwei Zhang: 张文蔚", ": 张文蔚"),
    Fault("byte-order-mark", "---\nperma", "\ufeff---\nperma", "\ufeff", also=("missing-page",)),
    Fault("duplicate-key", "excerpt:", "title: W\nexcerpt:", "title: W\n"),
    Fault("key-type", "author_profile: true", 'author_profile: "true"', '"true"'),
    Fault("permalink-shape", "permalink: /\n", "permalink: //home\n", "//home\n"),
    # Of two pages the later name wins: the page is lost to home.md.
    Fault("url-collision", "", "", "/\n", more={"_pages/home.md": "---\npermalink: /\n---\nHome.\n"}),
    Fault("redirect-collision", "", "", "/about/\n", more={"_pages/a.md": "---\npermalink: /about/\n---\nAbout.\n"}),
    Fault("redirect-loop", "  - /about.html", "  - /index.html", "/index.html"),
    Fault("unclosed-tag", "oral</strong></font>", "oral</strong>", '<font color="Tomato"><strong>oral'),
    Fault("stray-end-tag", "MM2020.", "MM2020.</span>", "</span>"),
    Fault("misnested-tag", "oral</strong></font>", "oral</font></strong>", "</font></strong>"),
    Fault("obsolete-element", "ACM MM2020.", "<big>ACM</big> MM2020.", "<big>"),
    Fault("missing-page", "/files/resume.pdf", "/files/resume/", "/files/resume/"),
    Fault("missing-anchor", "(https://openmmlab.com/)", "(#openmmlab)", "#openmmlab"),
    Fault("malformed-url", "https://arxiv.org/abs/2312.16170", "https//arxiv.org/abs/2312.16170", "https//arxiv"),
]


def seed(fault: Fault, folder: Path) -> str:
    """Writes the site with the fault; returns the text of the file it is in."""
    shutil.copytree(ROOT / "_pages", folder / "_pages")
    shutil.copytree(ROOT / "files", folder / "files")
    shutil.copy(ROOT / "_config.yml", folder)
    assert not fault.old or fault.old in TEXT
    (folder / PAGE).write_text(TEXT.replace(fault.old, fault.new, 1), encoding="utf-8")
    for name, text in fault.more.items():
        (folder / name).write_text(text, encoding="utf-8")
    return (folder / fault.path).read_text(encoding="utf-8")


def found(folder: Path) -> list[tuple[str, str, int, int]]:
    return [(d.rule, d.location.path, d.location.line, d.location.column) for d in check(read(str(folder)))]


def place(text: str, words: str) -> tuple[int, int]:
    at = text.index(words)
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def test_the_clean_page_has_its_four_obsolete_elements(tmp_path: Path) -> None:
    seed(Fault("", "", "", ""), tmp_path)
    starts = [at for at in range(len(TEXT)) if TEXT.startswith("<font", at)]
    expected = [("obsolete-element", PAGE, *place(TEXT, TEXT[at:])) for at in starts]
    assert found(tmp_path) == expected
    assert len(expected) == 4


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.rule)
def test_fault(fault: Fault, tmp_path: Path) -> None:
    text = seed(fault, tmp_path)
    others = {"obsolete-element"} - {fault.rule} | set(fault.also)
    expected = (fault.rule, fault.path, *place(text, fault.at))
    spoken = [one for one in found(tmp_path) if one[0] not in others]
    if fault.rule == "obsolete-element":
        assert expected in spoken
        assert len(spoken) == 5
    else:
        assert spoken == [expected]


def test_all_sixteen_are_seeded() -> None:
    assert len({fault.rule for fault in FAULTS}) == 16


SEEDED = Path(__file__).parent / "seeded"
SITE = next(read_cases(SEEDED / "site.md"))
SAID = (SEEDED / "faults.txt").read_text(encoding="utf-8").splitlines()


def test_a_site_full_of_faults(tmp_path: Path) -> None:
    write(SITE.files, tmp_path)
    site = changed(read(str(tmp_path)))
    diagnostics = check(site)
    assert [f"{d.location} {d.rule} {d.location.text.partition(chr(10))[0]}".rstrip() for d in diagnostics] == SAID


def test_the_seeded_faults_stand_where_the_list_says() -> None:
    for line in SAID:
        place, _, words = line.partition(" ")
        path, number, column = place.rsplit(":", 2)
        written = words.partition(" ")[2]
        text = SITE.files.get(path, b"").decode("utf-8").split("\n")
        assert not written or text[int(number) - 1][int(column) - 1 :].startswith(written), line


def test_the_seeded_faults_are_of_all_families() -> None:
    rules = load()
    assert {rules[line.split()[1]].family for line in SAID} == {rule.family for rule in rules.values()}
    assert len(SAID) >= 80
