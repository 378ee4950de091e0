"""The options of asking other servers, and the client that they mean."""

from __future__ import annotations

import argparse
from contextlib import contextmanager
from typing import TYPE_CHECKING

from jekyll_tools import limits
from jekyll_tools.cli.session import CannotRun, notice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from jekyll_tools.links.asking import Asking
    from jekyll_tools.links.link import Link
    from jekyll_tools.site.config import Config
    from jekyll_tools.site.site import Site

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800}


def add_asking_options(parser: argparse.ArgumentParser) -> None:
    """The options that say how other servers are asked."""
    asking = parser.add_argument_group("asking other servers")
    yes_or_no = argparse.BooleanOptionalAction
    asking.add_argument("--theme", action=yes_or_no, help="the links in layouts and includes too: menus, footers")
    asking.add_argument(
        "--suggest",
        action=yes_or_no,
        help="ask the Internet Archive for copies of broken pages (tells it their addresses)",
    )
    asking.add_argument(
        "--profile",
        choices=("trusted", "pull-request"),
        default="trusted",
        help="pull-request: for links that strangers propose, with fewer and slower requests (default: trusted)",
    )
    asking.add_argument(
        "--allow-private", metavar="NET", action="append", default=[], help="ask this private network too: 10.0.0.0/8"
    )
    asking.add_argument(
        "--timeout",
        metavar="SECONDS",
        type=_seconds,
        help=f"longest time for one link, its redirects too (default: {limits.LINK_SECONDS})",
    )
    asking.add_argument(
        "--at-once",
        metavar="N",
        type=_number,
        help=f"requests to one server at the same time (default: {limits.LINK_AT_ONCE})",
    )
    asking.add_argument(
        "--interval",
        metavar="SECONDS",
        type=_pause,
        help=f"pause between two requests to one server (default: {limits.LINK_INTERVAL_MS / 1000:g})",
    )
    asking.add_argument(
        "--max-age",
        metavar="AGE",
        type=_age,
        help="ask again where the last answer is older: 12h, 30d (default: 7d)",
    )
    asking.add_argument("--no-cache", action="store_true", help="use nothing of earlier runs, and keep nothing")
    asking.add_argument(
        "--exclude",
        metavar="PATTERN",
        action="append",
        default=[],
        help="not these addresses: a beginning, * for anything",
    )
    asking.add_argument("--include", metavar="PATTERN", action="append", default=[], help="only these addresses")


def _seconds(text: str) -> float:
    return _between(text, 0, 3600, "seconds between 0 and 3600")


def _pause(text: str) -> float:
    return 0.0 if text.strip("0.") == "" and text else _between(text, 0, 3600, "seconds up to 3600")


def _between(text: str, least: float, most: float, words: str) -> float:
    try:
        if least < float(text) <= most:
            return float(text)
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"takes {words}, not {text}")


def _number(text: str) -> int:
    if text.isascii() and text.isdigit() and 0 < int(text[:9]) <= 100:
        return int(text)
    raise argparse.ArgumentTypeError(f"takes a number from 1 to 100, not {text}")


def _age(text: str) -> float:
    number, unit = (text[:-1], text[-1]) if text[-1:] in _UNITS else (text, "s")
    if number.isascii() and number.isdigit() and len(number) < 9:
        return float(number) * _UNITS[unit]
    raise argparse.ArgumentTypeError(f"takes an age such as 90s, 30m, 12h, 7d or 2w, not {text}")


def settled(arguments: argparse.Namespace, config: Config) -> argparse.Namespace:
    """The options with what the site's settings say where they say nothing. In the profile for strangers' links these
    come from a stranger, too, and may ask for less, never for more; unless they are taken from elsewhere.
    """
    from jekyll_tools.links.profile import PROFILES
    from jekyll_tools.settings import of_links

    given, profile = of_links(config), PROFILES[arguments.profile]

    def value(option: float | None, name: str, default: float, strictest: Callable[[float, float], float]) -> float:
        wanted = next((each for each in (option, given[name]) if each is not None), default)
        return strictest(wanted, default) if profile.name == "pull-request" else wanted

    known = profile.name != "pull-request" or getattr(arguments, "settings_from", None) is not None

    def wish(option: bool | None, name: str) -> bool:
        return option if option is not None else known and given[name]

    return argparse.Namespace(
        **{
            **vars(arguments),
            "at_once": int(value(arguments.at_once, "at-once", profile.at_once, min)),
            "interval": value(arguments.interval, "interval", profile.interval, max),
            "timeout": value(arguments.timeout, "timeout", limits.LINK_SECONDS, min) or limits.LINK_SECONDS,
            "exclude": [*arguments.exclude, *given["exclude"]],
            "include": arguments.include or given["include"],
            "theme": wish(arguments.theme, "theme"),
            "suggest": wish(arguments.suggest, "suggest"),
        }
    )


def asking(settled: argparse.Namespace) -> Asking:
    """The client that options mean. Raises CannotRun."""
    from jekyll_tools import __version__
    from jekyll_tools.links.asking import asking as made
    from jekyll_tools.links.profile import PROFILES

    profile = PROFILES[settled.profile]._replace(at_once=settled.at_once, interval=settled.interval)
    try:
        found = made(settled.allow_private, settled.timeout, profile=profile)
    except ValueError as error:
        raise CannotRun(f"--allow-private: {error}") from None
    except OSError as error:
        raise CannotRun(f"the certificates that links are checked with cannot be read: {error}") from None
    if settled.no_cache:
        return found
    from jekyll_tools.links.memory import Memory

    way = [__version__, profile.name, f"{settled.timeout:g}", *sorted(settled.allow_private)]
    return found._replace(memory=Memory("\n".join(way), settled.max_age))


@contextmanager
def kept(client: Asking, arguments: argparse.Namespace) -> Iterator[None]:
    """Keeps the answers that come within the block, an interrupted one too; says so where that fails."""
    try:
        yield
    finally:
        if client.memory is not None:
            client.memory.close()
            if client.memory.fault:
                notice(arguments, f"the answers of earlier runs cannot be used: {client.memory.fault}")


def around(arguments: argparse.Namespace) -> Callable[[Site, Sequence[Link]], Iterable[Link]] | None:
    """Who finds the links of layouts, None where they are not asked about."""
    if not arguments.theme:
        return None
    from jekyll_tools.cli._theme_links import theme_links

    return theme_links


def chosen(links: Iterable[Link], arguments: argparse.Namespace) -> Iterator[Link]:
    """The links that `--include` and `--exclude` leave."""
    for link in links:
        wanted = not arguments.include or _matches(link.url, arguments.include)
        if wanted and not _matches(link.url, arguments.exclude):
            yield link


def _matches(url: str, patterns: Iterable[str]) -> bool:
    from fnmatch import fnmatchcase

    return any(fnmatchcase(url, pattern.replace("[", "[[]").replace("?", "[?]") + "*") for pattern in patterns)
