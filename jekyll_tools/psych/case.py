"""What there is to judge a broken document by."""

from __future__ import annotations

from jekyll_tools.records import NamedTuple
from jekyll_tools.regex import regex

KEY = regex(r"[ \t]*(?:- +)*(\"[^\"\n]{0,200}\"|'[^'\n]{0,200}'|[^\s#:：'\"\[\]{}][^:：\n]{0,200})[:：]")


class Fault(NamedTuple):
    """Why a document is lost: offsets in its text, the cause, the key concerned, libyaml's words."""

    start: int
    end: int
    cause: str
    detail: str
    key: str = ""
    character: str = ""


class Case(NamedTuple):
    """Where libyaml stopped (`at`), where what it was reading began (`context`), the last scalar, libyaml's words."""

    string: str
    at: int
    context: int
    last: tuple[int, int]
    detail: str

    def line_start(self, at: int) -> int:
        return max(self.string.rfind("\n", 0, at), self.string.rfind("\r", 0, at)) + 1

    def line_end(self, at: int) -> int:
        ends = [end for end in (self.string.find("\n", at), self.string.find("\r", at)) if end >= 0]
        return min(ends, default=len(self.string))

    def line(self, at: int) -> str:
        return self.string[self.line_start(at) : self.line_end(at)]

    def key(self, at: int) -> str:
        match = KEY.match(self.line(at))
        return match[1].strip("\"' ") if match else ""

    def fault(self, start: int, end: int, cause: str, character: str = "") -> Fault:
        return Fault(start, max(start, end), cause, self.detail, self.key(start), character)
