"""Front matter (or a configuration file) is not valid YAML.

## Why
Jekyll says so only in its log, drops every key and publishes the page all the same: without its title, its layout and
its permalink, at the address of its file. With a broken `_config.yml` it builds nothing.

## Bad
    ---
    title: Deep learning: a survey
    permalink: /survey/
    ---

## Good
    ---
    title: "Deep learning: a survey"
    permalink: /survey/
    ---
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timezone

from jekyll_tools import limits
from jekyll_tools.diagnostic import Finding, Level, Problem
from jekyll_tools.regex import regex
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.rules.yaml_causes import cause_of, conflict, key_within, odd_sign, text, words
from jekyll_tools.rules.yaml_mending import mend

_DATE = regex(r"^date:[ \t]+[\"']?([^\s\"'#][^\n\"'#]{0,80})", re.MULTILINE)
_KEYS_LOST = "every key of this layout is lost"
_ALIAS = regex(r"\*[^\s,\[\]{}]{1,40}")
KINDS = ("yaml-too-deep", "yaml-too-many-aliases", "yaml-too-big", "yaml-recursive")


@rule(
    on=(
        "problem:invalid-yaml",
        "problem:yaml-too-deep",
        "problem:yaml-too-many-aliases",
        "problem:yaml-too-big",
        "problem:yaml-recursive",
    ),
    level="error",
)
def check(problem: Problem, context: Context) -> Iterator[Finding]:
    is_layout = bool(problem.facts.get("layout"))
    what = "the front matter" if context.page is not None or is_layout else "the file"
    if problem.kind in KINDS:  # ours, not Jekyll's
        why, hint = _limited(problem)
        yield Finding(problem.location, f"{what} {why}{_unchecked(context)}", hint)
        return
    cause = cause_of(problem)
    why, hint = words(problem, cause)
    mended = mend(problem.location, cause)
    shown = cause if cause == "text" else str(problem.facts.get("cause", ""))
    outcome = _of_layout(problem, shown) if is_layout else _outcome(context, shown)
    message = f"{what} is not valid YAML: {why}; {outcome}"
    later = _next(problem, context)
    hint = (mended and mended.hint) or hint
    fix = (mended.edit,) if mended else ()
    safe = mended is not None and mended.safe and not (later or (cause == "colon" and key_within(problem.location)))
    sign = odd_sign(problem.location) if cause in ("fullwidth-colon", "no-break-space") else None
    place = (
        sign or conflict(problem.location) or (text(problem.location) if cause == "text" else None) or problem.location
    )
    level: Level | None = "warning" if outcome == _KEYS_LOST else None
    yield Finding(place, message, f"{hint}\n{later}".strip(), fix, safe=safe, level=level)


def _limited(problem: Problem) -> tuple[str, str]:
    """What is more than is read here, and how to write less."""
    limit, what = f"{problem.facts.get('limit', 0):,}", str(problem.facts.get("what", ""))
    named = _ALIAS.search(problem.location.text)
    alias = named[0] if named else "*"
    if problem.kind == "yaml-recursive":
        why = f"has the alias {alias} within what &{alias[1:]} names: the value would contain itself, and is left out"
        return why, f"write there what is meant instead of {alias}"
    if problem.kind == "yaml-too-deep":
        return f"has values that are nested over {limit} levels deep, and is not read", "write it flatter"
    if problem.kind == "yaml-too-many-aliases":
        return (
            f"has over {limit} aliases such as {alias}, and is not read",
            "write out what they stand for",
        )
    if what in ("bytes", "nodes"):
        unit = "bytes" if what == "bytes" else "values"
        return f"holds over {limit} {unit}, and is not read", "write it shorter"
    hint = "write fewer aliases: each stands for all that its & names, and for the aliases in that once more"
    return f"holds over {limit} values once aliases such as {alias} are written out, and is not read", hint


def _next(problem: Problem, context: Context) -> str:
    """What will stop Jekyll once this is mended: a document's date that is none, which is now lost with the rest."""
    from jekyll_tools.site.dates import parsed

    if context.page is None or context.page.kind == "page":
        return ""
    origin = problem.location.origin
    end = origin.string.find("\n---", len("---"))
    found = _DATE.search(origin.string, 0, end if end >= 0 else len(origin.string))
    if found is None or parsed(found[1], context.site.time.tzinfo or timezone.utc):
        return ""
    line = origin.line_column(found.start())[0]
    return f"then mend line {line} too: {found[1].strip()} is no date, and will stop Jekyll"


def _unchecked(context: Context) -> str:
    return ", and nothing else is checked" if context.page is None and context.site.config.is_unread else ""


def _of_layout(problem: Problem, cause: str) -> str:
    if cause == "not-a-mapping":
        return "Jekyll will stop with an error"
    is_within = "layout:" in problem.location.origin.string[: limits.FIX_CHARACTERS]
    return f"{_KEYS_LOST}{', and pages lack the layout around this one' if is_within else ''}"


def _outcome(context: Context, cause: str) -> str:
    if context.page is None:
        return "Jekyll will build nothing" + _unchecked(context)
    if cause == "not-a-mapping" and context.page.kind == "page":  # of documents Jekyll goes on without the keys
        return "Jekyll will stop with an error"
    if not context.page.published:
        return "every key is lost"
    lost = "every key and all of the text" if cause == "text" else "every key"
    return f"{lost} is lost, and the page will be published at {context.page.url}"
