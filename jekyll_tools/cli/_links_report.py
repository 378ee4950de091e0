"""The answers of `jekyll-tools links`, as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from jekyll_tools.terminal import shown

if TYPE_CHECKING:
    from jekyll_tools.links.external import Answer

GROUPS = (
    ("broken", "broken"),
    ("unjudged", "cannot be judged"),
    ("moved", "moved for good"),
    ("soft", "looks like an error page"),
    ("encrypted", "works by https: too"),
    ("ok", "ok"),
)
_KINDS = {"soft": "error-page", "moved": "moved", "encrypted": "unencrypted", "ok": ""}  # of links that are ok


def group(answer: Answer) -> str:
    """Under which heading an answer stands."""
    found = answer.found
    if found.verdict != "ok":
        return found.verdict
    return "soft" if found.soft else "moved" if found.moved else "encrypted" if found.encrypted else "ok"


def text(answers: Iterable[Answer], seconds: float, profile: str) -> str:
    """The answers by group, each at its place, and how many there are."""
    groups: dict[str, list[Answer]] = {name: [] for name, _ in GROUPS}
    for answer in sorted(answers, key=lambda answer: answer.link.location.order):
        groups[group(answer)].append(answer)
    parts = [_listed(title, groups[name]) for name, title in GROUPS]
    return "".join([*parts, f"{_summary(groups)} ({seconds:.1f} s, profile {profile})\n"])


def _listed(title: str, answers: Sequence[Answer]) -> str:
    if not answers:
        return ""
    lines = [shown(f"  {answer.link.location}: {answer.link.url}{_words(answer)}") for answer in answers]
    return "\n".join([f"{title}:", *lines, ""])


def _words(answer: Answer) -> str:
    found = answer.found
    words = found.words or found.soft or (f"is now at {found.moved}" if found.moved else found.encrypted)
    words += f"; a copy: {answer.archived}" if answer.archived else ""
    return f": {words}" if words else ""


def _summary(groups: Mapping[str, Sequence[Answer]]) -> str:
    counts = [f"{len(groups[name])} {title}" for name, title in GROUPS if groups[name]]
    asked = {answer.url: answer.cached for answers in groups.values() for answer in answers}
    links, urls = _counted(sum(map(len, groups.values())), "external link"), _counted(len(asked), "URL")
    known = f", {sum(asked.values())} known from earlier runs" if any(asked.values()) else ""
    return f"{links} to {urls}{known}" + (f": {', '.join(counts)}" if counts else "")


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def json(answers: Iterable[Answer], seconds: float, profile: str) -> str:
    """The answers by URL, each with the places that link to it, in the order of the URLs."""
    import json

    urls: dict[str, list[Answer]] = {}
    for answer in sorted(answers, key=lambda answer: answer.link.location.order):
        urls.setdefault(answer.target, []).append(answer)
    links = [_entry(url, found) for url, found in sorted(urls.items())]
    summary = {
        "profile": profile,
        "links": sum(map(len, urls.values())),
        "urls": len(links),
        **{verdict: sum(link["answer"] == verdict for link in links) for verdict in ("ok", "broken", "unjudged")},
        "cached": sum(bool(link["cached"]) for link in links),
        "seconds": round(seconds, 3),
    }
    return json.dumps({"version": 1, "links": links, "summary": summary}, indent=1) + "\n"


def _entry(url: str, answers: Sequence[Answer]) -> dict[str, object]:
    from jekyll_tools.terminal import redacted

    found = answers[0].found
    return {
        "url": redacted(url),
        "answer": found.verdict,
        "kind": found.kind or _KINDS.get(group(answers[0]), ""),
        "message": found.words or found.soft,
        "status": found.status or None,
        "final_url": redacted(found.final) or None,
        "moved_to": redacted(found.moved) or None,
        "https_url": redacted(found.encrypted) or None,
        "archived_url": answers[0].archived or None,
        "seconds": found.seconds,
        "cached": answers[0].cached,
        "places": [
            {"path": place.path, "line": place.line, "column": place.column}
            for place in (answer.link.location for answer in answers)
        ],
    }
