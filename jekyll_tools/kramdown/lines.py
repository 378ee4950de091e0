"""The lines at which other blocks end: what lazy lines may not be, and what stops a paragraph."""

from __future__ import annotations

from jekyll_tools.kramdown.attributes import INSIDE
from jekyll_tools.kramdown.html import NAME, SPAN_LEVEL, S
from jekyll_tools.kramdown.state import BLANK, END_OF_BLOCK

_NO_SPAN_TAG = rf"(?!(?:{'|'.join(sorted(SPAN_LEVEL | {'script'}))})(?u:\b))"
ATTRIBUTE_LIST = rf"(?: {{0,3}}\{{:(?![:/}}]){INSIDE}\}}[ \t\f\v\r]*\n)"
HTML_TAG = rf"(?: {{0,3}}<(?:{_NO_SPAN_TAG}{NAME}|/{_NO_SPAN_TAG}{NAME}{S}*>))"
# A line that ends even what goes on lazily.
LAZY_END = rf"(?:{BLANK}|{ATTRIBUTE_LIST}|{END_OF_BLOCK}|{HTML_TAG})"
DEFINITION = r"(?: {0,3}:[ \t|])"
LIST_ITEM = r"(?: {0,3}(?:[+*-]|\d+\.)[ \t|])"
HEADER = r"(?:\#{1,6}[ \t])"
QUOTE = r"(?: {0,3}>)"
RULE = r"(?: {0,3}(?:\*[ \t]*\*[ \t]*\*[ \t*]*|-[ \t]*-[ \t]*-[ \t-]*|_[ \t]*_[ \t]*_[ \t_]*)\n)"
FENCE = r"(?: {0,3}[~`]{3,})"
PARAGRAPH_END = rf"(?:{LAZY_END}|{DEFINITION})"
GFM_PARAGRAPH_END = rf"(?:{PARAGRAPH_END}|{LIST_ITEM}|{HEADER}|{QUOTE}|{FENCE})"
