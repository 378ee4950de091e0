"""What stops Liquid, and with it Jekyll's build: an error with its kind, its words and its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jekyll_tools.text import Location


class LiquidError(Exception):
    """An error of a template.

    `kind` is lower case with dashes: `syntax` (the template cannot be read), `unknown-tag`, `unclosed-tag`,
    `missing-include`, `missing-link`, `argument` (a tag or filter got what it cannot take), `zero-division`,
    `nesting`, `limit` (ours: Jekyll would go on), `undefined` (only where the site asks for strictness).
    `message` says it as Ruby does, without the line; that of a `limit` is the limit's name. `location` is that of the
    innermost tag or output, which the engine fills in as it unwinds; `path` holds the tags that include it, the
    innermost first.
    """

    def __init__(self, kind: str, message: str, location: Location | None = None) -> None:
        super().__init__(message)
        self.kind = kind
        self.message = message
        self.location = location
        self.path: list[Location] = []


def argument_error(message: str) -> LiquidError:
    """A tag or filter got what it cannot take."""
    return LiquidError("argument", message)


def no_method(name: str, value: object) -> LiquidError:
    """A value that a filter cannot deal with."""
    from jekyll_tools.ruby.classes import class_name
    from jekyll_tools.ruby.show import inspect

    return argument_error(f"undefined method `{name}' for {inspect(value)}:{class_name(value)}")
