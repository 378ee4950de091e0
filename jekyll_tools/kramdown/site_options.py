"""What a `_config.yml` means for kramdown under Jekyll (observed with Jekyll 4.3.1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from jekyll_tools.kramdown.kinds import true
from jekyll_tools.kramdown.options import DECLARED, value
from jekyll_tools.options import OptionError

# What Jekyll sets where the site says nothing, or null.
_JEKYLL: dict[str, Any] = {
    "input": "GFM",
    "hard_wrap": False,
    "auto_ids": True,
    "footnote_nr": 1,
    "entity_output": "as_char",
    "toc_levels": (1, 2, 3, 4, 5, 6),
    "smart_quotes": ("lsquo", "rsquo", "ldquo", "rdquo"),
}


# What Jekyll adds where the site has options of CodeRay's, whose names Rouge shares in part.
_CODERAY = {"line_numbers": "inline"}


def from_config(config: Mapping[str, Any]) -> dict[str, Any]:
    """The options; what stops Jekyll is left at its default."""
    return {name: read for name, read in _read(config) if not isinstance(read, OptionError)}


def usual(name: str) -> Any:
    """What Jekyll takes where the site says nothing of an option, or null."""
    return _JEKYLL[name] if name in _JEKYLL else DECLARED[name].default


def refused(config: Mapping[str, Any]) -> dict[tuple[str, ...], str]:
    """The settings at which Jekyll stops, by the names that lead to them, and what each takes instead."""
    found: dict[tuple[str, ...], str] = {
        ("kramdown", name): str(read) for name, read in _read(config) if isinstance(read, OptionError)
    }
    processor = config.get("markdown")
    if processor is not None and str(processor).lower() != "kramdown":
        found[("markdown",)] = f"markdown takes kramdown, not {processor!r:.100}"
    section = config.get("kramdown")
    if section is not None and not isinstance(section, Mapping):
        found[("kramdown",)] = f"kramdown takes keys with values, not {section!r:.100}"
    return found


def _read(config: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, given in _said(config).items():
        try:
            yield name, given if isinstance(given, OptionError) else value(name, given)
        except OptionError as error:
            yield name, error


def _said(config: Mapping[str, Any]) -> dict[str, Any]:
    """The options as the site and Jekyll say them, unread; keys that are not kramdown's are passed over."""
    section = config.get("kramdown")
    given = section if isinstance(section, Mapping) else {}
    said = {name: given[name] for name in given if name in DECLARED}
    said |= {name: default for name, default in _JEKYLL.items() if said.get(name) is None}
    said["syntax_highlighter"] = _highlighter(given, config)
    said["syntax_highlighter_opts"] = _highlighting(given)
    if "math_engine" in given:
        said["math_engine"] = _math_engine(given["math_engine"])
    return said


def _math_engine(name: object) -> object:
    if not true(name) or name == "mathjax":
        return name
    return OptionError(f"kramdown option math_engine takes mathjax or nothing, not {name!r:.100}")


def _highlighter(given: Mapping[str, Any], config: Mapping[str, Any]) -> object:
    coderay = "coderay" if true(given.get("enable_coderay")) else None
    wanted = (given.get("syntax_highlighter"), coderay, config.get("highlighter"), "rouge")
    name = next(name for name in wanted if true(name))
    if name == "coderay":
        return OptionError("kramdown option syntax_highlighter takes rouge or nothing, not 'coderay'")
    return name


def _highlighting(given: Mapping[str, Any]) -> object:
    """Jekyll reads `guess_lang` beside the highlighter's options, and CodeRay's in a section of their own."""
    said = given.get("syntax_highlighter_opts")
    if said is not None and not isinstance(said, Mapping):
        return said if not isinstance(said, str) else [said]  # Jekyll takes no YAML for it, unlike kramdown
    found = {"default_lang": None, **(said or {})}
    if found["default_lang"] is None:
        found["default_lang"] = "plaintext"
    guess = given.get("guess_lang")
    found["guess_lang"] = True if guess is None else guess
    coderay = given.get("coderay")
    if isinstance(coderay, Mapping) and coderay:
        found |= _CODERAY | {str(name).removeprefix("coderay_"): value for name, value in coderay.items()}
    return found
