"""Values as texts that are the same where the values are, from run to run."""

from __future__ import annotations

import os
from datetime import date, datetime
from typing import Any

from jekyll_tools.render.drops.document import DocumentDrop
from jekyll_tools.render.drops.files import StaticFileDrop
from jekyll_tools.render.excerpt import Excerpt
from jekyll_tools.render.subject import Subject

_PLAIN = (str, int, float, bool, type(None))


def canonical(value: Any, clock: datetime) -> str:
    """A value's text. `clock` is the time of the build, which stands for itself; so does an excerpt, which is made of
    its document. What is not known here is like nothing else.
    """
    if value.__class__ in _PLAIN:
        return repr(value)
    if isinstance(value, dict):
        pairs = [f"{canonical(key, clock)}:{canonical(item, clock)}" for key, item in value.items()]
        return f"{{{','.join(pairs)}}}"
    if isinstance(value, list):
        return f"[{','.join([canonical(item, clock) for item in value])}]"
    if value is clock:
        return "<clock>"
    if isinstance(value, date):
        return f"<{value.isoformat()}>"
    if isinstance(value, Excerpt):
        return "<excerpt>"
    if isinstance(value, StaticFileDrop):
        return canonical({key: value.get(key) for key in value.keys()}, clock)  # noqa: SIM118 - no dict
    if isinstance(value, DocumentDrop):
        return shape(value.subject, clock)
    return os.urandom(16).hex()


def shape(subject: Subject, clock: datetime) -> str:
    """All that others may see of a page or document, but what becomes of its text."""
    said = (subject.path, subject.name, subject.url, subject.destination, subject.converter, subject.collection)
    return f"{said!r}{subject.written}{canonical(subject.data, clock)}"
