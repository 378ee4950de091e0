"""Templates of one site: read once, rendered often; what does so is imported for the first that has any Liquid."""

from __future__ import annotations

from collections.abc import Collection, Mapping, MutableMapping
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from jekyll_tools.liquid.plain import Plain
from jekyll_tools.liquid.tagset import TagSet
from jekyll_tools.records import NamedTuple
from jekyll_tools.text import Text

if TYPE_CHECKING:
    from jekyll_tools.diagnostic import Problem
    from jekyll_tools.liquid.context import Context
    from jekyll_tools.liquid.drop import Drop
    from jekyll_tools.liquid.expressions import Expression
    from jekyll_tools.liquid.filter import Filter
    from jekyll_tools.liquid.host import Host
    from jekyll_tools.liquid.nodes import Block
    from jekyll_tools.liquid.parser import Asked
    from jekyll_tools.target import Target
    from jekyll_tools.text import Location

_KEPT = 512  # templates: more than any site has layouts and includes


class Settings(NamedTuple):
    """What `liquid:` of the configuration sets: how tags are read, and whether what nobody knows is an error."""

    error_mode: str = "warn"
    strict_filters: bool = False
    strict_variables: bool = False

    @classmethod
    def of(cls, given: object) -> Settings:
        """The settings of a configuration."""
        if not isinstance(given, dict):
            return cls()
        return cls(
            str(given.get("error_mode") or "warn"),
            bool(given.get("strict_filters")),
            bool(given.get("strict_variables")),
        )


class Template:
    """A text, read, and the files that it includes. `problems` are those of reading it: what only the lax reading takes
    (`liquid-lax`, facts: message), filters that there are not (`liquid-unknown-filter`, facts: name).
    """

    __slots__ = ("block", "includes", "problems", "text")

    def __init__(
        self, text: Text, block: Block, problems: tuple[Problem, ...], includes: tuple[Asked, ...] = ()
    ) -> None:
        self.text = text
        self.block = block
        self.problems = problems
        self.includes = includes


class Engine:
    """Liquid for one site and one target: the tags and filters it has, and the templates it has read.

    `plugins` are those that run: some tags are theirs. `cached` is what `include_cached` made, by file and parameters,
    and the tag at which it was made. `problems`: those of all templates that were read. `foreign`: the tags of plugins
    that are not run here, each with what has it; those that were met, with the place of the first, while rendering
    (`foreign-tag`, facts: name, plugin).
    """

    def __init__(
        self,
        target: Target,
        host: Host,
        plugins: Collection[str] = (),
        foreign: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self.target = target
        self.host = host
        self.tags = TagSet(plugins, target.absent_tags, foreign)
        self.settings = Settings.of(host.config.get("liquid"))
        self.problems: list[Problem] = []
        self.foreign: dict[str, Problem] = {}
        self._read: dict[int, Template] = {}
        self.cached: dict[str, tuple[str, Location]] = {}
        self._expressions: dict[str, Expression] = {}

    @cached_property
    def filters(self) -> dict[str, Filter]:
        """The filters that the target has, by name."""
        from jekyll_tools.liquid.filter import load

        return {name: made for name, made in load().items() if name not in self.target.absent_filters}

    def parse(self, text: Text) -> Template:
        """A text as a template; one that is met again and again (an include, a layout) is read once.

        Raises LiquidError.
        """
        known = self._read.pop(id(text), None)
        if known is None:
            from jekyll_tools.liquid.parser import Parser

            parser = Parser(self, text)
            known = Template(text, parser.document(), tuple(parser.problems), tuple(parser.includes))
            self.problems += parser.problems
            if len(self._read) >= _KEPT:
                del self._read[next(iter(self._read))]  # the one that was not met for longest
        self._read[id(text)] = known
        return known

    def expression(self, markup: str) -> Expression:
        """A value with filters, of a text that a template has (`group_by_exp`). Raises LiquidError."""
        known = self._expressions.get(markup)
        if known is None:
            from jekyll_tools.liquid.parser import Parser

            parser = Parser(self, Text.written("", markup))
            known = self._expressions[markup] = parser.expression(markup)
        return known

    def context(
        self,
        environment: MutableMapping[Any, object] | Drop,
        page_path: str = "",
        variables: Mapping[str, object] | None = None,
    ) -> Context:
        """What one template is rendered in, for the page of that path; `variables` are there as if assigned."""
        from jekyll_tools.liquid.context import Context

        return Context(self, environment, page_path, variables)

    @staticmethod
    def string(template: Template, context: Context) -> str:
        """What Jekyll would make of the template. Raises LiquidError where Jekyll stops."""
        text = template.text
        if "{{" not in text.string and "{%" not in text.string:
            return text.string
        from jekyll_tools.liquid.output import Output

        out = Output(context)
        template.block.render(context, out)
        made = out.string()
        return Plain(made) if out.plain and context.target.plain_text and made.isascii() else made

    @staticmethod
    def render(template: Template, context: Context) -> Text:
        """The same, and where each part of it comes from. Raises LiquidError where Jekyll stops."""
        text = template.text
        if "{{" not in text.string and "{%" not in text.string:
            return text
        from jekyll_tools.liquid.output import PlacedOutput

        out = PlacedOutput(context)
        template.block.render(context, out)
        return out.text(text)
