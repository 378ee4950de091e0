"""`{% github_edit_link "Improve this page" %}`: a link to edit the page on GitHub, or its address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jekyll_tools.liquid.access import fetch
from jekyll_tools.liquid.filters.pages import uri_escape
from jekyll_tools.liquid.nodes import Node
from jekyll_tools.regex import regex
from jekyll_tools.ruby.show import to_s

if TYPE_CHECKING:
    from jekyll_tools.liquid.context import Context
    from jekyll_tools.liquid.output import Output
    from jekyll_tools.liquid.parser import Parser
    from jekyll_tools.liquid.tokens import Token

PLUGIN = "jekyll-github-metadata"
_WORDS = regex(r"""["']([^"']*)["']""")


class EditLink(Node):
    """The words of the link; None for its address alone."""

    __slots__ = ("words",)

    def __init__(self, tag: Token, parser: Parser) -> None:
        super().__init__(parser.text, tag.start, tag.end)
        found = _WORDS.search(tag.markup)
        self.words = found[1] if found else None

    def render(self, context: Context, out: Output) -> None:
        """Writes it."""
        github = fetch(context.environment.get("site"), "github")
        branch = to_s(fetch(fetch(github, "source"), "branch"))
        path = to_s(fetch(context.environment.get("page"), "path"))
        repository = to_s(fetch(github, "repository_url"))
        address = uri_escape(context, f"{repository}/edit/{branch}/{path}") if repository else ""
        out.made(f"{address}" if self.words is None else f'<a href="{address}">{self.words}</a>', self)


def parse(tag: Token, parser: Parser) -> Node:
    """Words without quotes are ignored."""
    return EditLink(tag, parser)
