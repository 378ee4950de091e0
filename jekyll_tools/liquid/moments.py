"""Values as times."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING

from jekyll_tools.liquid.errors import argument_error
from jekyll_tools.regex import regex
from jekyll_tools.ruby.strftime import FormatError, strftime
from jekyll_tools.ruby.strings import downcase
from jekyll_tools.ruby.times import distant

if TYPE_CHECKING:
    from jekyll_tools.liquid.context import Context

_SECONDS = regex(r"\d+", re.ASCII)
_DAY = regex(r"\s*\d{4}-\d\d-\d\d", re.ASCII)
# A day whose year is beyond those that Python knows: a slip mostly, `22023-11-03`.
_DISTANT = regex(r"\s*0*([1-9]\d{4,8})(?=-\d\d?-\d\d?(?!\d))", re.ASCII)


def moment(context: Context, value: object) -> date | None:
    """What a value says about time: itself, `now`, the seconds since 1970, or a text that holds a date; else None."""
    if isinstance(value, date):
        return value
    local = context.host.time.tzinfo
    if isinstance(value, str):
        word = downcase(value)
        if word in ("now", "today"):
            context.reads.never()
            return datetime.now(local)
        if not _SECONDS.fullmatch(word):
            from jekyll_tools.ruby.time_parse import parse  # whose patterns take time to be made

            if late := _DISTANT.match(word):
                eras = int(late[1]) // 400 - 5  # after a year from 2000 to 2399
                found = parse(f"{int(late[1]) - 400 * eras}{word[late.end() :]}", local)
                return found and distant(found, eras)
            if not _DAY.match(word):
                context.reads.note("day")  # what the text does not say is today's
            return parse(word, local) if word else None
        value = int(word[:20])
    if isinstance(value, int) and not isinstance(value, bool):
        try:
            return datetime.fromtimestamp(value, local)
        except (ValueError, OverflowError, OSError):
            return None
    return None


def formatted(context: Context, when: date, form: str) -> str:
    """A time in a form. Raises LiquidError for a width without bounds."""
    context.spend(50 * form.count("%"))
    try:
        made = strftime(when, form)
    except FormatError as error:
        raise argument_error(str(error)) from None
    context.hold(len(made))
    return made
