"""Bytes to front matter: decoding, splitting, YAML, and what keeps a file from being the page it was meant to be."""

from __future__ import annotations

from jekyll_tools import psych
from jekyll_tools.diagnostic import Problem
from jekyll_tools.front_matter import FrontMatter
from jekyll_tools.front_matter.encoding import read_text
from jekyll_tools.front_matter.split import is_page, split
from jekyll_tools.front_matter.unseen import BLANK
from jekyll_tools.regex import regex
from jekyll_tools.text import Text

_MARK = "\ufeff"
_DASHES = "-–—−‐‑"
# What looks like front matter below a line or three of words, of which none begins code that shows some, or an element
# that may hide it.
_BELOW_WORDS = regex(
    r"(?:(?![ \t]*(?:```|~~~|---|<(?!!--)))[^\n]*\n){1,3}"
    r"(?P<matter>---[ \t]*\n)(?:(?!---)[^\n]*\n){0,8}(?:title|layout|permalink):[ \t]"
)
# Keys with the line above them run into the first one, or without it; the line below them is there.
_REST = r"[^\n]*\n(?:(?:[\w-]{1,40}:|[ \t]|-[ \t])[^\n]*\n|\n){0,99}---[ \t]*(?:\n|\Z)"
_UNOPENED = regex(rf"(?P<first>(?:author_profile|collection|layout|permalink|title):)[ \t]{_REST}")
_GLUED = regex(rf"(?P<first>---[ \t]*[A-Za-z_][\w-]{{1,40}}:)[ \t]{_REST}")


def read(path: str, raw: bytes, post: bool, yaml: str) -> FrontMatter:
    """See `jekyll_tools.front_matter.parse`."""
    text, problem = read_text(path, raw)
    file, string = _File(text, yaml), text.string
    if problem is not None:
        file.problems.append(problem)
        return file.without(is_page(string))
    if not string.startswith(_MARK):
        return file.split(0)
    if is_page(string[1:]):
        file.note("byte-order-mark", 0, 1, harmless=post, withheld=file.is_withheld(1))
    elif not post:
        file.look_for_near_misses(string, 0)
    return file.split(1) if post else file.without(False)


def read_data(path: str, raw: bytes, yaml: str) -> FrontMatter:
    """See `jekyll_tools.front_matter.parse_data`."""
    file = _File(Text.written(path, raw.decode("utf-8", "replace")), yaml)
    loaded = psych.parse(file.text, yaml=yaml)
    file.problems += loaded.problems
    data = loaded.value if isinstance(loaded.value, dict) else {}
    return FrontMatter(True, data, loaded.entries, file.text.slice(len(file.text)), tuple(file.problems))


class _File:
    __slots__ = ("problems", "text", "yaml")

    def __init__(self, text: Text, yaml: str) -> None:
        self.text = text
        self.yaml = yaml
        self.problems: list[Problem] = []

    def note(self, kind: str, start: int, end: int, **facts: object) -> None:
        self.problems.append(Problem(kind, self.text.locate(start, end), facts))

    def without(self, present: bool, start: int = 0) -> FrontMatter:
        """No keys: the whole file is the body."""
        return FrontMatter(present, {}, {}, self.text.slice(start) if start else self.text, tuple(self.problems))

    def split(self, start: int) -> FrontMatter:
        """The file from `start`, which is 1 behind a byte order mark."""
        string = self.text.string[start:]
        if not is_page(string):
            self.look_for_near_misses(string, start)
            return self.without(False, start)
        parts = split(string)
        if parts is None:
            self.note("front-matter-unclosed", start, start + 3, near=self.near_fence(start))
            return self.without(True, start)
        loaded = psych.parse(self.text.slice(start, start + parts.close), yaml=self.yaml)
        self.problems += loaded.problems
        data = loaded.value if isinstance(loaded.value, dict) else {}
        if loaded.value not in (None, False) and not isinstance(loaded.value, dict):
            self.note_no_mapping(start, parts.close)
        body = self.text.slice(start + parts.body)
        return FrontMatter(True, data, loaded.entries, body, tuple(self.problems))

    def note_no_mapping(self, start: int, close: int) -> None:
        string = self.text.string
        first = string.find("\n", start) + 1
        inside = string[first : start + close]
        begin = first + len(inside) - len(inside.lstrip())
        end = first + len(inside.rstrip())
        self.note("invalid-yaml", begin, end, detail="no mapping", cause="not-a-mapping", key="", character="")

    def near_fence(self, start: int) -> object:
        """The first line below that looks like an end but is none."""
        string = self.text.string
        at = string.find("\n", start) + 1
        while 0 < at < len(string):
            end = string.find("\n", at)
            end = len(string) if end < 0 else end
            line = string[at:end].strip(BLANK)
            if line and len(line) <= 80 and not line.strip(_DASHES) and (len(line) > 1 or line in "–—"):
                return self.text.locate(at, at + len(string[at:end].rstrip(BLANK)))
            at = end + 1
        return None

    def look_for_near_misses(self, string: str, start: int) -> None:
        """A file that is no page, but was meant to be one."""
        before = len(string) - len(string.lstrip(BLANK)) or self.lines_before(string)
        if before and is_page(string[before:]) and split(string[before:]):
            withheld = self.is_withheld(start + before)
            self.note("blank-before-front-matter", start, start + before, withheld=withheld)
        elif string.startswith("---\r") and "\n---" not in string and "\r---" in string:
            self.note("front-matter-fence", start, start + 3, fence="---", cause="carriage-return")
        elif found := (_GLUED if string.startswith("---") else _UNOPENED).match(string):
            cause = "glued" if string.startswith("---") else "unopened"
            self.note("front-matter-fence", start, start + found.end("first"), fence=found["first"], cause=cause)
        elif string[:1] and string[0] in _DASHES:
            self.look_at_fence(string, start)

    @staticmethod
    def lines_before(string: str) -> int:
        """Where front matter begins that has a line or two of words above it, 0 for nowhere: not within a comment."""
        found = _BELOW_WORDS.match(string)
        start = found.start("matter") if found else 0
        return 0 if string.rfind("<!--", 0, start) > string.rfind("-->", 0, start) else start

    def is_withheld(self, start: int) -> bool:
        """Whether the front matter that begins there says that its page is not to be published."""
        parts = split(self.text.string[start:])
        data = psych.parse(self.text.slice(start, start + parts.close), yaml=self.yaml).value if parts else None
        return isinstance(data, dict) and data.get("published") is False

    def look_at_fence(self, string: str, start: int) -> None:
        line, _, rest = string.partition("\n")
        shown = line.rstrip(BLANK)
        first = rest.split("\n", 1)[0]
        closed = split("---\n" + rest) or self.near_fence(start)
        if len(line) <= 80 and not shown.strip(_DASHES) and closed and ":" in first:
            self.note("front-matter-fence", start, start + len(line.rstrip("\r")), fence=line.rstrip("\r"), cause="")
