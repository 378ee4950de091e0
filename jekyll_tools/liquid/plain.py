"""What Ruby takes for plain ASCII."""

from __future__ import annotations


class Plain(str):
    """A text of which Ruby thinks that it can hold ASCII only, as it holds nothing else.

    Ruby gives what is joined the encoding of its first part; nothing, a number or a template without text has that of
    ASCII. kramdown then writes every other character by its number.
    """

    __slots__ = ()
