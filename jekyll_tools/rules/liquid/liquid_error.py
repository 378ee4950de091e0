"""Liquid stops at an error.

## Why
Jekyll stops too: not only the page, the whole site is not built. An error in an include or a layout shows on the first
page that uses it; here it is reported at its own place. In an include that stands behind a condition which no page
meets it is a warning: the site is built until the condition is true. `build` builds what can be built without it.

## Bad
    _pages/about.md:
    ---
    title: About me
    ---
    {% if page.author %}by {{ page.author }}

## Good
    _pages/about.md:
    ---
    title: About me
    ---
    {% if page.author %}by {{ page.author }}{% endif %}
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from jekyll_tools.diagnostic import Finding, Once, Problem
from jekyll_tools.regex import regex
from jekyll_tools.rules.liquid_mending import mending
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.rules.symlinks import found_behind, unfollowed
from jekyll_tools.text import Location

_HINTS: Mapping[str, str] = {
    "liquid-syntax": "mend the tag, or put the text between {% raw %} and {% endraw %}",
    "liquid-unknown-tag": "mend its name, or list the plugin that has it in `plugins:` of _config.yml;"
    " if it is meant to be seen put it between {% raw %} and {% endraw %}",
    "liquid-unclosed-tag": "write its end tag, or put the text between {% raw %} and {% endraw %}",
    "liquid-missing-include": "make the file, or mend the name",
    "liquid-missing-link": "link to a file that Jekyll publishes, by its path in the source",
    "liquid-argument": "give it a value of the kind it takes",
    "liquid-zero-division": "test for zero before dividing",
    "liquid-nesting": "look for an include that includes itself",
    "liquid-undefined": "give the name a value, or turn `strict_variables` and `strict_filters` off",
}
_OPEN = {"Variable '{{' was not": "{{ is never closed by }}", "Tag '{%' was not": "{% is never closed by %}"}
_DATE = regex(r"Invalid Date: '\"(.{1,80})\"' is not a valid datetime")
_STOPS = "Jekyll will stop with this error and build nothing"


@rule(
    on=(
        "problem:liquid-syntax",
        "problem:liquid-unknown-tag",
        "problem:liquid-unclosed-tag",
        "problem:liquid-missing-include",
        "problem:liquid-missing-link",
        "problem:liquid-argument",
        "problem:liquid-zero-division",
        "problem:liquid-nesting",
        "problem:liquid-undefined",
    ),
    level="error",
)
def check(problem: Problem, context: Context) -> Iterator[Finding]:
    words = str(problem.facts["message"]).split(". ")[0].rstrip(".")
    words = next((plain for start, plain in _OPEN.items() if words.startswith(start)), words)
    if problem.kind == "liquid-missing-include" and _of_theme(words, context):
        message = f"{words}: the theme may have it, which is not on this machine; the page is not made"
        yield Finding(problem.location, message, _included(problem).strip())
        return
    if problem.kind == "liquid-missing-include" and (found := unfollowed(_named(words), context.site)):
        yield found_behind(found, problem.location, _included(problem))
        return
    perhaps = "perhaps" in problem.facts  # in an include that some page may come to, and none does now
    stops = "Jekyll will stop with this error if it comes to this include" if perhaps else _STOPS
    hint = _later(words, context) or _of_plugin(words, context) or mending(words, problem.location.text, context)
    hint = hint or _ended(words) or _HINTS[problem.kind]
    if (typed := _typed(words, context)) is not None:
        hint, place = (
            "write a date such as 2024-02-29",
            typed._replace(origin=typed.origin.reached((problem.location,))),
        )
    else:
        hint, place = hint + _included(problem) + _met(problem), problem.location
    once: Once = "file" if problem.kind == "liquid-unknown-tag" else ""  # what is written once is written again
    yield Finding(place, f"{words}: {stops}", hint, level="warning" if perhaps else None, once=once)


def _typed(words: str, context: Context) -> Location | None:
    """Where a date was typed that is none, in the front matter of a page; None where that is not plain to see."""
    found = _DATE.fullmatch(words)
    if found is None:
        return None
    entries = (entry for page in context.site.pages for entry in page.front_matter.entries.values())
    places = {entry.location for entry in entries if entry.value == found[1]}
    return places.pop() if len(places) == 1 else None


def _of_theme(words: str, context: Context) -> bool:
    """Whether a theme that is not here may have the include."""
    from jekyll_tools.site.theme import may_have

    config = context.site.config
    return may_have(config.data, config.theme, f"_includes/{_named(words)}")


def _named(words: str) -> str:
    return words.partition("'")[2].partition("'")[0]


def _later(words: str, context: Context) -> str:
    """What to say of a tag that the site's Jekyll does not know and a later one does."""
    target = context.site.target
    if any(words == f"Unknown tag '{name}'" for name in target.absent_tags):
        return f"{target.title} has Liquid {target.liquid[0]}, and the tag came with a later one: do without it"
    return ""


def _of_plugin(words: str, context: Context) -> str:
    """What to say of a tag of a plugin that the site's Jekyll does not run."""
    if not words.startswith("Unknown tag '"):
        return ""
    from jekyll_tools.render.plugins import plugin_of
    from jekyll_tools.site.lost_plugins import named_in_vain

    name, target = plugin_of(words.split("'")[1]), context.site.target
    if not name:
        return ""
    allowed = target.overrides.get("whitelist")
    if allowed is not None and name not in allowed:
        return f"the tag is one of the plugin {name}, which {target.title} does not run: do without it"
    if lost := named_in_vain(context.site.config, name):
        return f"the tag is one of the plugin {name}: {lost}"
    return f"the tag is one of the plugin {name}: list it in `plugins:` of _config.yml"


def _ended(words: str) -> str:
    """What to say of a tag without its end tag, or the other way round."""
    name = words.split("'")[1] if words.count("'") > 1 else ""
    if words.endswith("' tag was never closed"):
        return f"write {{% end{name} %}} where it should end, or put the text between {{% raw %}} and {{% endraw %}}"
    if words.startswith("Unknown tag 'end"):
        return f"remove it, or write {{% {name[3:]} … %}} where it should begin"
    return ""


def _met(problem: Problem) -> str:
    """Of what stands behind a condition the page that meets it."""
    page = problem.facts.get("page")
    return f"\n{page} meets the condition around it" if page else ""


def _included(problem: Problem) -> str:
    """Where the page includes what holds the error."""
    path = problem.facts.get("path")
    places = [place for place in path if isinstance(place, Location)] if isinstance(path, Sequence) else []
    return f" (included at {places[-1]})" if places else ""
