"""The answers to what templates ask of a site: for each question a digest of what they would see at this moment."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from jekyll_tools.cache import digest
from jekyll_tools.render.canonical import canonical, shape
from jekyll_tools.render.excerpt import Excerpt
from jekyll_tools.render.subject import Subject

if TYPE_CHECKING:
    from jekyll_tools.render.rendering import Rendering

NONE = "-"


def brief(text: str) -> str:
    """A digest of a text."""
    return digest(text.encode("utf-8", "surrogatepass")).hex()


class Answers:
    """Answers for one rendering. A question is a word, and what it is about: `content posts/a.md`."""

    def __init__(self, rendering: Rendering) -> None:
        self._rendering = rendering
        self._contents = rendering.contents
        self._clock = rendering.site.time
        self._shapes: dict[Subject, str] = {}
        self._lists: dict[tuple[str, int], str] = {}
        self._fixed: dict[str, str] = {}

    def __call__(self, question: str) -> str:
        known = self._fixed.get(question)
        if known is not None:
            return known
        word, _, about = question.partition(" ")
        return _ANSWERS[word](self, about)

    def shape(self, subject: Subject) -> str:
        """What others may see of a page or document, but what becomes of its text."""
        made = self._shapes.get(subject)
        if made is None:
            made = self._shapes[subject] = brief(shape(subject, self._clock))
        return made

    def _together(self, name: str, subjects: Iterable[Subject]) -> str:
        shapes = [self.shape(subject) for subject in subjects]
        key = name, len(shapes)  # pages come, none goes
        if key not in self._lists:
            self._lists[key] = brief(",".join(shapes))
        return self._lists[key]

    def _once(self, name: str, make: Callable[[], str]) -> str:
        if name not in self._fixed:
            self._fixed[name] = brief(make())
        return self._fixed[name]

    # The site

    def documents(self, label: str) -> str:
        return self._together(label, self._contents.documents.get(label, ()))

    def pages(self, _: str) -> str:
        return self._together(" pages", self._contents.pages)

    def html(self, _: str) -> str:
        return self._together(" html", self._rendering.payload["site"].listed_html())

    def files(self, _: str) -> str:
        return self._once("files", lambda: canonical(self._contents.static_files, self._clock))

    def everything(self, _: str) -> str:
        return brief(",".join([self.files(""), *map(self.documents, self._contents.documents)]))

    def data(self, _: str) -> str:
        return self._once("data", lambda: canonical(self._contents.data, self._clock))

    # Time

    def time(self, _: str) -> str:
        return self._clock.isoformat()

    def date(self, form: str) -> str:
        return self._once(f"date {form}", lambda: _dated(self._clock, form))

    def now(self, form: str) -> str:
        return _dated(datetime.now(self._clock.tzinfo), form)

    def day(self, _: str) -> str:
        return datetime.now(self._clock.tzinfo).date().isoformat()

    # One page or document, by its mark

    def content(self, mark: str) -> str:
        subject = self._contents.marked(mark)
        return NONE if subject is None else brief(subject.content)

    def text(self, mark: str) -> str:
        subject = self._contents.marked(mark)
        return NONE if subject is None else brief(subject.text.string)

    def output(self, mark: str) -> str:
        subject = self._contents.marked(mark)
        return NONE if subject is None or subject.made is None else digest(subject.made).hex()

    def excerpt(self, mark: str) -> str:
        subject = self._contents.marked(mark)
        said = subject.data.get("excerpt") if subject else None
        return brief(str(said)) if isinstance(said, Excerpt) and said.is_made else NONE

    # What tags look up

    def file(self, path: str) -> str:
        return self._once(f"file {path}", lambda: str(self._rendering.host.file(path)))

    def layout(self, name: str) -> str:
        path, raw = self._rendering.layouts.source(name)
        return digest(path.encode(), raw).hex()

    def link(self, path: str) -> str:
        return str(self._rendering.host.linked(path))

    def post(self, name: str) -> str:
        return str(self._rendering.host.posted(name))

    def cached(self, key: str) -> str:
        known = self._rendering.liquid.cached.get(key)
        return NONE if known is None else brief(known[0])

    # What other pages left

    def left(self, name: str) -> str:
        self._rendering.payload.settle()
        return brief(canonical(self._rendering.payload[name], self._clock))

    def counters(self, _: str) -> str:
        return repr(self._rendering.payload.counters)


def _dated(when: datetime, form: str) -> str:
    from jekyll_tools.ruby.strftime import FormatError, strftime

    try:
        return brief(strftime(when, form))
    except FormatError:
        return NONE


_ANSWERS: Mapping[str, Callable[[Answers, str], str]] = {
    name: method for name, method in vars(Answers).items() if not name.startswith("_") and name != "shape"
}
