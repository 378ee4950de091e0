"""print the manual of the rules: all in a line each, or one whole."""

from __future__ import annotations

import argparse

from jekyll_tools.cli.session import CannotRun


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", nargs="?", metavar="RULE", help="a rule, or a family such as links")


def run(arguments: argparse.Namespace) -> int:
    from jekyll_tools.rules.catalogue import choose, load

    rules = load()
    if arguments.id in rules:
        from jekyll_tools.manual import page

        print(page(rules[arguments.id]), end="")
        return 0
    try:
        chosen = choose(rules, [arguments.id] if arguments.id else [], [])
    except ValueError as error:
        raise CannotRun(str(error)) from None
    family = ""
    for rule in chosen.values():
        if rule.family != family:
            family = rule.family
            print(f"{family}:")
        print(f"  {rule.id:<24}{rule.level:<9}{rule.title}")
    return 0
