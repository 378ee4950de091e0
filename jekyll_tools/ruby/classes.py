"""What Ruby calls the classes of its values."""

from __future__ import annotations

from datetime import date, datetime

_NAMES: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (int, "Integer"),
    (float, "Float"),
    (str, "String"),
    (list, "Array"),
    (dict, "Hash"),
    (range, "Range"),
    (datetime, "Time"),
    (date, "Date"),
)


def class_name(value: object) -> str:
    """The class of a value; of an object of another kind its `RUBY_CLASS`.

    >>> class_name(None), class_name(True), class_name([])
    ('NilClass', 'TrueClass', 'Array')
    """
    if value is None:
        return "NilClass"
    if isinstance(value, bool):
        return "TrueClass" if value else "FalseClass"
    for kind, name in _NAMES:
        if isinstance(value, kind):
            return name
    return str(getattr(value, "RUBY_CLASS", type(value).__name__))


def is_true(value: object) -> bool:
    """Whether Ruby takes a value for true: anything but nil and false."""
    return value is not None and value is not False
