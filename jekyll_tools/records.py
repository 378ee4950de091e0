"""Named tuples that are completed when the first of them is made.

Python's own compiles a constructor for each class and looks at the type of each field, a third of a millisecond a
class: of the hundred classes that a run imports, a tenth of a short run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__all__ = ["NamedTuple"]

if TYPE_CHECKING:
    from typing import NamedTuple  # noqa: TID251
else:
    from collections import _tuplegetter

    _OFTEN = 50

    class _Record(tuple):
        """What all share."""

        __slots__ = ()

        @classmethod
        def _make(cls, values: Any) -> Any:
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"{cls.__name__} has {len(cls._fields)} fields, not {len(made)}")
            return made

        def _replace(self, **changed: Any) -> Any:
            made = self._make(map(changed.pop, self._fields, self))
            if changed:
                raise ValueError(f"{type(self).__name__} has no field {next(iter(changed))}")
            return made

        def _asdict(self) -> dict[str, Any]:
            return dict(zip(self._fields, self, strict=True))

        def __getnewargs__(self) -> tuple[Any, ...]:
            return tuple(self)

        def __repr__(self) -> str:
            return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self._asdict().items())})"

        __replace__ = _replace

    class _Maker(type):
        """Makes a class of tuples of what looks like a class with annotations."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = tuple(body.get("__annotations__", ()))
            defaults = {field: body.pop(field) for field in fields if field in body}
            body |= {"__slots__": (), "_fields": fields, "_field_defaults": defaults, "__match_args__": fields}
            body |= {field: _tuplegetter(index, "") for index, field in enumerate(fields)}
            return _made(name, fields, defaults, body)

    def _made(name: str, fields: tuple[str, ...], defaults: dict[str, Any], body: dict[str, Any]) -> type:
        """The class, with a constructor that puts the real one, which takes as long to compile as fifty calls, in its
        place.
        """
        calls = 0

        def construct(cls: type, *values: Any, **named: Any) -> Any:
            nonlocal calls
            calls += 1
            whole = _whole(fields, defaults, values, named) if calls < _OFTEN else None
            if whole is not None:
                return tuple.__new__(cls, whole)
            made.__new__ = _constructor(fields, defaults)
            return made.__new__(cls, *values, **named)  # raises what Python would where they do not fit

        made = type(name, (_Record,), {**body, "__new__": construct})
        return made

    def _whole(
        fields: tuple[str, ...], defaults: dict[str, Any], values: tuple[Any, ...], named: dict[str, Any]
    ) -> tuple[Any, ...] | None:
        """A value for each field, in their order; None where what is given does not fit."""
        rest = fields[len(values) :]
        if not rest and not named and len(values) == len(fields):
            return values
        given = {**defaults, **named}
        if len(values) > len(fields) or not named.keys() <= set(rest) <= given.keys():
            return None
        return (*values, *[given[field] for field in rest])

    def _constructor(fields: tuple[str, ...], defaults: dict[str, Any]) -> Any:
        names = ", ".join(fields)
        # As Python's own does; the names are those that a class of ours declares.
        made = eval(f"lambda _cls, {names}: _new(_cls, ({names},))", {"_new": tuple.__new__})  # noqa: S307
        made.__defaults__ = tuple(defaults.values())
        made.__name__ = "__new__"
        return made

    class NamedTuple(metaclass=_Maker):
        """`typing.NamedTuple`, later."""
