"""print a script with which your shell completes commands and options.

For bash: jekyll-tools completion bash > ~/.local/share/bash-completion/completions/jekyll-tools

For zsh: jekyll-tools completion zsh > a file _jekyll-tools in a folder of $fpath

For fish: jekyll-tools completion fish > ~/.config/fish/completions/jekyll-tools.fish
"""

from __future__ import annotations

import argparse
from importlib import import_module

from jekyll_tools.cli.session import Parser, fill

SHELLS = ("bash", "zsh", "fish", "tcsh", "powershell")


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("shell", choices=SHELLS, help="the shell that the script is for")


def run(arguments: argparse.Namespace) -> int:
    import shtab

    print(shtab.complete(_whole(), arguments.shell))
    return 0


def _whole() -> argparse.ArgumentParser:
    """One parser of all commands."""
    from jekyll_tools.cli import commands

    parser = Parser(prog="jekyll-tools")
    parser.add_argument("-V", "--version", action="store_true", help="the version")
    each = parser.add_subparsers()
    for name in commands():
        module = import_module(f"jekyll_tools.cli.{name}")
        command = each.add_parser(name, help=(module.__doc__ or "").splitlines()[0])
        fill(command, module)
        for action in command._actions:
            _mark(action)
    return parser


def _mark(action: argparse.Action) -> None:
    """Lets the shell offer its own files where a file or folder is wanted."""
    import shtab

    kinds = {"PATH": shtab.FILE, "FILE": shtab.FILE, "DIR": shtab.DIRECTORY}
    if action.metavar in kinds:
        action.complete = kinds[str(action.metavar)]  # type: ignore[attr-defined]
