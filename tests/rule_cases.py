"""The format of rule cases: Markdown with a heading per case, files in fences, and an `expect` fence.

    # a heading names the case
    ```` _pages/about.md
    the file's text
    ````
    ```` _pages/mark.md escaped
    \\ufeff--- (Python's escapes, for bytes an editor would mend)
    ````
    ```` expect
    _pages/about.md:LINE:COLUMN-END_LINE:END_COLUMN message
        hint
    ````

An `answers` fence makes other servers answer, a line `URL STATUS` each; without it no link is asked.
Behind a file's name, `symlink` makes the file one (to what the fence holds), `repeat=N` repeats the text, `absent`
leaves it out, and `before` makes it a file of the site as it was, at a commit called main. `fixed`: that file once the
rule's safe fixes are made.
An empty `built` fence has the site built instead of checked. No `expect` fence means silence.
A case without a `_config.yml` gets one that includes `_pages`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from jekyll_tools.diagnostic import Diagnostic, Problem
from jekyll_tools.engine import Check, External, Guard, check, told
from jekyll_tools.fixes import changes
from jekyll_tools.limits import FIX_ROUNDS
from jekyll_tools.links.archived import with_copies
from jekyll_tools.links.asking import Asking
from jekyll_tools.links.client.client import Request, Response
from jekyll_tools.links.client.redirect import Redirect
from jekyll_tools.links.client.turns import Turns
from jekyll_tools.links.external import check as check_links
from jekyll_tools.links.external import external, problems
from jekyll_tools.links.link import Link
from jekyll_tools.render.plugins import changed
from jekyll_tools.render.rendering import Rendering
from jekyll_tools.render.sheets import Sheets
from jekyll_tools.rules.catalogue import load
from jekyll_tools.since.lost import Then
from jekyll_tools.since.lost import problems as lost
from jekyll_tools.site.site import Site, read
from jekyll_tools.target import JEKYLL

CONFIG = "include: [_pages]\nplugins: [jekyll-redirect-from]\nkramdown: {input: GFM}\n"
SYMLINK = b"\0symlink "
ABSENT = b"\0absent"
FENCE = re.compile(r"(`{3,}) *(\S+)(?: (escaped|symlink|before|fixed|absent|repeat=\d+))?\n(.*?)^\1$", re.M | re.S)


@dataclass(frozen=True)
class Case:
    """One case: its files as bytes by path, and what must come out."""

    name: str
    files: dict[str, bytes] = field(default_factory=dict)
    expect: str = ""
    answers: str = ""
    built: bool = False
    before: dict[str, bytes] = field(default_factory=dict)
    fixed: dict[str, bytes] = field(default_factory=dict)


def read_cases(path: Path) -> Iterator[Case]:
    """The cases of a file, in order."""
    text = path.read_text(encoding="utf-8")
    starts = [match for match in re.finditer(r"^# (.+)$", text, re.M) if not _inside_fence(text, match.start())]
    for this, following in zip(starts, [*starts[1:], None], strict=True):
        section = text[this.end() : following.start() if following else len(text)]
        files: dict[str, bytes] = {}
        before: dict[str, bytes] = {}
        fixed: dict[str, bytes] = {}
        expect = answers = ""
        built = False
        for fence in FENCE.finditer(section):
            name, how, content = fence[2], fence[3] or "", fence[4]
            if name == "expect":
                expect = content
            elif name == "answers":
                answers = content
            elif name == "built":
                built = True
            else:
                {"before": before, "fixed": fixed}.get(how, files)[name] = _content(content, how)
        yield Case(this[1], files, expect, answers, built, before, fixed)


def _content(content: str, how: str) -> bytes:
    if how.startswith("repeat="):
        return content.encode() * int(how[7:])
    if how == "absent":
        return ABSENT
    if how == "symlink":
        return SYMLINK + content.strip().encode()
    return unescape(content) if how == "escaped" else content.encode()


def _inside_fence(text: str, at: int) -> bool:
    return any(fence.start() < at < fence.end() for fence in FENCE.finditer(text))


def unescape(content: str) -> bytes:
    r"""`\xff` is that byte, `\ufeff` that character in UTF-8."""
    out = b""
    for part in re.split(r"(\\x[0-9a-f]{2}|\\u[0-9a-f]{4}|\\[rnt0\\])", content):
        if part.startswith("\\x"):
            out += bytes([int(part[2:], 16)])
        elif part.startswith("\\u"):
            out += chr(int(part[2:], 16)).encode()
        elif part.startswith("\\") and len(part) == 2:
            out += {"r": b"\r", "n": b"\n", "t": b"\t", "0": b"\0", "\\": b"\\"}[part[1]]
        else:
            out += part.encode()
    return out


def write(files: dict[str, bytes], folder: Path) -> None:
    """Writes a case's files below `folder`."""
    for name, content in {"_config.yml": CONFIG.encode(), **files}.items():
        if content == ABSENT:
            continue
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if content.startswith(SYMLINK):
            path.symlink_to(content[len(SYMLINK) :].decode())
        else:
            path.write_bytes(content)


def diagnose(case: Case, folder: Path, rule: str | None = None) -> list[Diagnostic]:
    """The diagnostics of one rule (or all) on a case's files, written below `folder`.

    Jekyll 4.3 reads them, unless they hold a Gemfile or name a target.
    """
    write(case.files, folder)
    rules = load()
    if rule not in (None, "unused-suppression"):  # which tells of what the others do not find
        rules = {id: found for id, found in rules.items() if id == rule}
    pinned = "Gemfile" not in case.files and b"target:" not in case.files.get("_config.yml", b"")
    site = changed(read(str(folder), target=JEKYLL if pinned else None))
    if case.built:
        rendering = Rendering(site, Sheets(site.folder, site.config))
        rendering.run()
        return [d for d in told([*rendering.earlier(), *rendering.problems()], site) if rule in (None, d.rule)]
    external = asking(site, case.answers) if case.answers else None
    found = check(site, Check(rules, external=external, guard=_guard(case, folder / "then")))
    return [d for d in found if rule in (None, d.rule)]


def mended(case: Case, folder: Path, found: list[Diagnostic], rule: str) -> dict[str, bytes]:
    """What the safe fixes of one rule make of a case's files, round by round: the files that they change."""
    fixed: dict[str, bytes] = {}
    for _ in range(FIX_ROUNDS):
        made = {change.path: change.after.encode() for change in changes(str(folder), found)}
        fixed |= made
        if not made:
            break
        found = diagnose(replace(case, files={**case.files, **fixed}), folder, rule)
    return fixed


def _guard(case: Case, folder: Path) -> Guard | None:
    if not case.before:
        return None
    write(case.before, folder)
    return partial(lost, Then(changed(read(str(folder), target=JEKYLL)), "main"))


def asking(site: Site, answers: str) -> External:
    """Asks servers that answer as an `answers` fence says: a URL, a status, and where that leads or what is sent."""
    canned = {line.split(" ", 1)[0]: line.split(" ", 2)[1:] for line in answers.splitlines()}

    class Canned:
        def get(self, request: Request) -> Response:
            status, *more = canned[request.url]
            body = more and more[0].startswith(("<", "{"))
            headers = [("Content-Type", "text/html")] + [("Location", place) for place in more if not body]
            return Response(request.url, int(status), tuple(headers), more[0].encode() if body else b"", whole=True)

    client = Asking(Redirect(Canned()), Turns())

    def asked(links: Iterable[Link]) -> Iterator[Problem]:
        found = list(check_links(external(site, links), client))
        return problems(with_copies(found, client) if client.archive in answers else found)

    return asked


def shown(diagnostics: list[Diagnostic]) -> str:
    """Diagnostics in the words of an `expect` fence."""
    lines: list[str] = []
    for d in diagnostics:
        at = d.location
        lines.append(f"{at.path}:{at.line}:{at.column}-{at.end_line}:{at.end_column} {d.message}")
        lines += [f"    {line}" for line in d.hint.split("\n") if line]
    return "".join(line + "\n" for line in lines)
