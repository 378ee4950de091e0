"""What the commands share: the parser with its common options, and opening the site."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jekyll_tools.cache import Cache
    from jekyll_tools.diagnostic import Problem
    from jekyll_tools.site.site import Beginning, Site


SINCE = "only what is new since that commit or branch; addresses lost since are errors"


class CannotRun(Exception):
    """The command cannot do its work (bad usage, no site, broken configuration); the text is one sentence."""


class CannotWrite(Exception):
    """An output could not be written; the text is one sentence."""


class Parser(argparse.ArgumentParser):
    """argparse with one sentence for a typo, and the option that was likely meant."""

    def error(self, message: str) -> NoReturn:
        from jekyll_tools.terminal import shown

        self.exit(2, f"{self.prog}: {shown(self._said(message))}\n")

    def _said(self, message: str) -> str:
        """Argparse's words, in ours."""
        from jekyll_tools.spelling import close

        head, _, rest = message.partition(": ")
        if head == "unrecognized arguments":
            typed = rest.split()[0].split("=")[0]
            near = close(typed, self._option_string_actions)
            return f"no option {typed}" + (f"; did you mean {near}?" if near else f" ({self.prog} -h lists them)")
        if head == "the following arguments are required":
            return f"{rest.split('/')[-1]} is missing ({self.prog} -h says what it is)"
        return message.removeprefix("argument ").replace(": expected one argument", " takes a value")

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """A choice that there is not."""
        from jekyll_tools.spelling import meant

        if action.choices is not None and value not in action.choices:
            raise argparse.ArgumentError(action, meant("choice", str(value), map(str, action.choices)))


def make_parser(name: str, module: Any) -> Parser:
    """The parser of a command: its own options and those of every command."""
    parser = Parser(
        prog=f"jekyll-tools {name}",
        description=module.__doc__,
        formatter_class=_formatter,
        allow_abbrev=False,
    )
    fill(parser, module)
    return parser


def fill(parser: argparse.ArgumentParser, module: Any) -> None:
    """Gives a parser the options of a command and those of every command."""
    module.configure(parser)
    common = parser.add_argument_group("on every command")
    common.add_argument("-q", "--quiet", action="store_true", help="no notices")
    common.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="colour the output")
    common.add_argument("--debug", action="store_true", help="show where in the program a fault is")


class _Help(argparse.HelpFormatter):
    """argparse's help; a description's paragraphs are kept apart, those of one line, which may be commands, whole."""

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        fill = super()._fill_text
        paragraphs = text.strip().split("\n\n")
        return "\n\n".join(fill(words, width, indent) if "\n" in words else words for words in paragraphs)


def _formatter(prog: str) -> argparse.HelpFormatter:
    # Without a width argparse imports shutil to ask for one, at every start and not only for help.
    return _Help(prog, width=max(columns() or 80, 40) - 2)


def columns() -> int:
    """How wide the terminal is that stdout is; 0 where it is none."""
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError):
        return 0


def encoding() -> str:
    """The encoding that stdout has; "" where it has none."""
    return getattr(sys.stdout, "encoding", None) or ""


def add_site_options(parser: argparse.ArgumentParser) -> None:
    """The options of commands that read a site, with Jekyll's names and meanings."""
    from jekyll_tools.target import TARGETS

    site = parser.add_argument_group("the site")
    site.add_argument("-s", "--source", metavar="DIR", default=".", help="the site's folder (default: this one)")
    site.add_argument("--config", metavar="A.yml,B.yml", default="", help="configuration files; a later one wins")
    site.add_argument("--target", choices=list(TARGETS), help="do as this Jekyll does (default: the site's)")
    site.add_argument("--baseurl", metavar="PATH", default=None, help="the path that the site is served from: /home")
    site.add_argument("--drafts", action="store_true", help="posts of _drafts too")
    site.add_argument("--future", action="store_true", help="posts with a future date too")
    site.add_argument("--unpublished", action="store_true", help="pages that say `published: false` too")


def read_site(arguments: argparse.Namespace, sheets: Beginning | None = None) -> Site:
    """The site that the options name, broken configuration or not; `sheets` as in `site.read`.

    Raises CannotRun where there is no such folder or configuration file.
    """
    from jekyll_tools.site.site import read
    from jekyll_tools.target import TARGETS

    _require_folder(arguments.source)
    files = [name for name in arguments.config.split(",") if name]
    for name in files:
        if not os.path.isfile(name) and not os.path.isfile(os.path.join(arguments.source, name)):
            raise CannotRun(f"no such configuration file: {name}{_near(os.path.join(arguments.source, name))}")
    site = read(
        arguments.source,
        files,
        drafts=arguments.drafts,
        future=arguments.future,
        unpublished=arguments.unpublished,
        baseurl=arguments.baseurl,
        destination=getattr(arguments, "built", None),
        target=TARGETS.get(arguments.target),
        sheets=sheets,
    )
    from jekyll_tools.render.plugins import changed  # while the sheets are being made

    return changed(site)


def _require_folder(path: str) -> None:
    if os.path.isfile(path):
        raise CannotRun(f"{path} is a file: --source takes the site's folder, and files stand without an option")
    if not os.path.isdir(path):
        raise CannotRun(f"no such folder: {path}{_near(path)}")


def _near(path: str) -> str:
    """A file or folder beside one that is not there, which was likely meant."""
    from jekyll_tools.spelling import close

    folder, name = os.path.split(path.rstrip("/"))
    try:
        like = close(name, os.listdir(folder or "."))
    except OSError:
        return ""
    return f"; did you mean {os.path.normpath(os.path.join(folder, like))}?" if like else ""


def guard_site(site: Site) -> None:
    """Raises CannotRun for a folder that is no site, with the folder that may be one."""
    if site.pages or site.config.files:
        return
    words = f"no site in {site.folder}: it has neither _config.yml nor a page"
    try:
        below = sorted(name for name in os.listdir(site.folder) if os.path.isfile(f"{site.folder}/{name}/_config.yml"))
    except OSError as error:
        raise CannotRun(f"cannot read the folder {site.folder}: {(error.strerror or str(error)).lower()}") from None
    raise CannotRun(
        f"{words}; did you mean --source {os.path.normpath(os.path.join(site.folder, below[0]))}?"
        if below
        else f"{words} (--source names the site's folder)"
    )


def open_site(arguments: argparse.Namespace, sheets: Beginning | None = None) -> Site:
    """The site that the options name, with a configuration that Jekyll would accept; `sheets` as in `site.read`.

    Raises CannotRun as `read_site` does, and where Jekyll would stop at the configuration.
    """
    site = read_site(arguments, sheets)
    guard_site(site)
    fatal = fatal_problems(site.config.problems)
    if fatal:
        from jekyll_tools.engine import told

        first = told(fatal, site)[0]
        raise CannotRun(f"{first.location}: {first.message}")
    return site


def read_as(site: Site) -> str:
    """Which Jekyll a site is read as, and why that one, for a summary."""
    return f"{site.target.title} does: {site.config.reason}"


def fatal_problems(problems: Iterable[Problem]) -> list[Problem]:
    """Those at which Jekyll would refuse to build the site."""
    from jekyll_tools.site.config import UNREAD

    return [problem for problem in problems if problem.kind in (*UNREAD, "config-type")]


def wants_color(arguments: argparse.Namespace) -> bool:
    """Whether stdout shows colours: asked for, or a terminal that does not say otherwise."""
    if arguments.color != "auto":
        return bool(arguments.color == "always")
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def notice(arguments: argparse.Namespace, sentence: str) -> None:
    """A remark to stderr, unless `--quiet`."""
    from jekyll_tools.terminal import shown

    if not arguments.quiet:
        sys.stderr.write(f"jekyll-tools: {shown(sentence)}\n")


def tell_cache(arguments: argparse.Namespace, cache: Cache, work: str) -> None:
    """What keeps a cache from being of use, if anything does: a run does without."""
    if cache.fault:
        notice(arguments, f"nothing is kept for the next {work}: {cache.fault}")
    elif cache.unread:
        notice(arguments, f"what the last {work} kept cannot be used, and is made anew: {cache.unread}")


def _shared(site: Site) -> Iterator[str]:
    """The files that pages share: includes, layouts, data."""
    from jekyll_tools.site.files import inside

    for key in ("includes_dir", "layouts_dir", "data_dir"):
        top = os.path.join(site.folder, inside(site.config.string(key, "_" + key.removesuffix("_dir"))))
        for above, _, names in os.walk(top):
            yield from (os.path.relpath(os.path.join(above, name), site.folder).replace(os.sep, "/") for name in names)


def _meant(path: str, known: Iterable[str]) -> str:
    from jekyll_tools.spelling import close

    files, name = list(known), path.rpartition("/")[2]
    folders = {os.path.dirname(file) for file in files} - {""}
    like = next((file for file in files if file.endswith("/" + name)), "") or close(path, [*files, *folders])
    return f"; did you mean {like}?" if like else ""


def site_paths(site: Site, paths: Iterable[str], *, shared: bool = False) -> set[str]:
    """PATH arguments as paths relative to the site, folders expanded to the files read below them; with `shared` also
    the includes, layouts and data.

    Raises CannotRun for a path that is not there or outside the site.
    """
    from jekyll_tools.paths import seen_from

    known = [page.path for page in site.pages] + [file.path for file in site.static_files]
    known += [*(skipped.path for skipped in site.skipped), *site.config.files, *(_shared(site) if shared else ())]
    chosen: set[str] = set()
    for path in paths:
        relative = seen_from(site.folder, path)
        if not os.path.exists(path):
            relative = path.replace(os.sep, "/").removeprefix("./")
        below = {name for name in known if name == relative or relative == "." or name.startswith(relative + "/")}
        if not below:
            raise CannotRun(f"{path}: no such file in the site{_meant(relative, known)}")
        chosen |= below
    return chosen
