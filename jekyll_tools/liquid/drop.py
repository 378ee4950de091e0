"""Objects that a template asks by name: `site`, `page`, `forloop`."""

from __future__ import annotations


class Drop:
    """What has values by name, each made when it is asked for.

    A subclass overrides `get` and `has`; one that a template may also go through as a hash overrides `keys`.
    """

    __slots__ = ()
    PART = "variable"
    """What Ruby calls a value that is not there, where the site wants to be told."""

    def get(self, key: object) -> object:
        """The value of a key; None where there is none."""
        del key
        return None

    def has(self, key: object) -> bool:
        """Whether the key is known, be its value nil."""
        return self.get(key) is not None

    def source(self) -> str:
        """The path of the file that it stands for; "" for none."""
        return ""

    def set(self, key: str, value: object) -> None:
        """What `increment` does to the payload; others refuse."""
        raise TypeError(f"{type(self).__name__} cannot be written to ({key}: {value!r})")

    def keys(self) -> list[str]:
        """The keys, in order, of one that is like a hash; else none."""
        return []

    def size(self) -> int | None:
        """The length that `.size` and the filter `size` see; None for what has none."""
        return None

    def as_json(self, depth: int = 0) -> object:
        """What `jsonify` makes of it, in lists and hashes `depth` deep: by default a hash of its keys."""
        return {key: self.get(key) for key in self.keys()}

    def compare(self, other: object) -> int | None:
        """`self <=> other`: below, equal or above 0; None where there is no order."""
        return 0 if self is other else None

    def to_s(self) -> str:
        """What `{{ drop }}` prints."""
        return type(self).__name__

    def inspect(self) -> str:
        """What the filter `inspect` prints."""
        return self.to_s()
