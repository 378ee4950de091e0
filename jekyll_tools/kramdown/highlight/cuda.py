"""CUDA, as Rouge 3.30 divides it: C++ with some words more."""

from __future__ import annotations

from pygments.token import Keyword, _TokenType

from jekyll_tools.kramdown.highlight import cpp

NAMES = ("cuda",)

_KEYWORDS = """
__constant__ __device__ __forceinline__ __global__ __host__ __managed__ __noinline__ __restrict__ __shared__
"""
_VECTORS = "char double float int long longlong short uchar uint ulong ulonglong ushort"  # of one to four
_WORDS: dict[str, _TokenType] = {
    **cpp.WORDS,
    **dict.fromkeys(_KEYWORDS.split(), Keyword),
    **dict.fromkeys((f"{word}{size}" for word in _VECTORS.split() for size in (1, 2, 3, 4)), Keyword.Type),
    "dim3": Keyword.Type,
}


class Cuda(cpp.Cpp):
    words = _WORDS


LEXER = Cuda
