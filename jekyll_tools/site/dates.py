"""Dates of posts and documents, in the site's time zone."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import date, datetime, timezone, tzinfo

_USUAL = "/usr/share/zoneinfo"


def zone(name: object) -> tzinfo:
    """The site's `timezone:`; UTC where it names none that is known."""
    return (_known(name) if isinstance(name, str) else None) or timezone.utc


def is_zone(name: str) -> bool:
    """Whether there is a time zone of that name on this computer."""
    return _known(name) is not None


def _known(name: str) -> tzinfo | None:
    if name in ("UTC", "Etc/UTC"):
        return timezone.utc
    try:
        return _zones()(name)
    except (OSError, ValueError, KeyError):
        return None


def _zones() -> Callable[[str], tzinfo]:
    """Python's `ZoneInfo`. Where the zones lie it asks what Python was built with, a sixtieth of a small site's check:
    it is told, where they lie where they do nearly everywhere.
    """
    asked = "PYTHONTZPATH" in os.environ or "zoneinfo" in sys.modules or not os.path.isdir(_USUAL)
    if not asked:
        os.environ["PYTHONTZPATH"] = _USUAL
    try:
        from zoneinfo import ZoneInfo
    finally:
        if not asked:
            del os.environ["PYTHONTZPATH"]
    return ZoneInfo


def moment(value: object, local: tzinfo) -> datetime | None:
    """A front matter date as a time in the site's zone; None for what is none. A day without a time is its midnight; of
    a list, or of keys with values, the first date counts that Ruby finds in it.
    """
    if isinstance(value, datetime):
        return _moved(value, local)
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day, tzinfo=local)
    if isinstance(value, list | dict):
        from jekyll_tools.ruby.show import to_s

        return parsed(to_s(value), local)
    return parsed(str(value), local) if isinstance(value, str | int) else None


def parsed(text: str, local: tzinfo) -> datetime | None:
    """A text that holds a date, as Ruby's Time.parse takes it; day 31 rolls over.

    >>> str(parsed("2024-04-31 9:00", timezone.utc)), parsed("soon", timezone.utc)
    ('2024-05-01 09:00:00+00:00', None)
    """
    from jekyll_tools.ruby.time_parse import parse

    made = parse(text, local)
    return _moved(made, local) if made else None


def _moved(value: datetime, local: tzinfo) -> datetime:
    try:
        return value.astimezone(local)
    except OverflowError:
        return value
