"""Pages as an earlier build made them, where everything that they asked of the site is as it was.

A page's entry holds the questions that were asked while it was rendered, each with a digest of its answer, and what
came of it: its fragment, its output, and what it left for others (an excerpt that it was the first to ask for, say).
The questions are asked again at the page's turn; if one is answered otherwise, the page is rendered.
"""

from __future__ import annotations

import json
import os
import sys
import time
from typing import TYPE_CHECKING, Any

from jekyll_tools.cache import Cache, digest
from jekyll_tools.liquid.drop import Drop
from jekyll_tools.liquid.reads import Reads
from jekyll_tools.render.answers import Answers
from jekyll_tools.render.canonical import canonical
from jekyll_tools.render.excerpt import Excerpt
from jekyll_tools.render.fingerprint import fingerprint
from jekyll_tools.text import Location

if TYPE_CHECKING:
    from jekyll_tools.render.rendering import Rendering
    from jekyll_tools.render.subject import Subject


class Memory:
    """What a cache knows of the pages of a rendering."""

    def __init__(self, rendering: Rendering, cache: Cache) -> None:
        self._rendering = rendering
        self._cache = cache
        self._answers = Answers(rendering)
        self._reads = Reads(self._answers)
        self._base = _base(rendering)
        self._before = (0, 0)
        self._watching = False
        rendering.contents.watch(self._reads)

    def recall(self, subject: Subject) -> bool:
        """Whether the page is known; it has its content and output then, and all is as if it had been rendered.

        Else what is read from now on is noted for it.
        """
        self._watching = _is_worth_it(subject)
        if not self._watching:
            return False
        entry = self._entry(subject)
        if entry is not None and self._restore(subject, entry):
            return True
        self._reads.begin()
        self._before = len(self._rendering.excerpts.made), len(self._rendering.liquid.cached)
        return False

    def keep(self, subject: Subject) -> None:
        """Remembers a page that was rendered."""
        if not self._watching or subject.problem or subject.made is None:
            return
        for name in self._rendering.layouts.names_around(subject.layout):
            self._reads.note(f"layout {name}")
        if self._reads.lasting and not self._rendering.layouts.problems:
            entry = json.dumps(self._made(subject, subject.made)).encode()
            self._cache.put(self._key(subject), entry)

    def _key(self, subject: Subject) -> bytes:
        clock = self._rendering.site.time
        own = f"{subject.mark}{subject.number}{subject.layout!r}{canonical(subject.pager, clock)}"
        parts = own, self._answers.shape(subject), subject.text.string
        return digest(b"page", self._base, *(part.encode("utf-8", "surrogatepass") for part in parts))

    # To the cache

    def _made(self, subject: Subject, made: bytes) -> dict[str, Any]:
        excerpts, cached = self._before
        rendering = self._rendering
        content = subject.content.encode("utf-8", "surrogatepass")
        return {
            "asked": self._reads.asked,
            "content": self._store(content),
            "made": self._store(made),
            "excerpts": {
                other.mark: self._text(str(other.data["excerpt"])) for other in rendering.excerpts.made[excerpts:]
            },
            "cached": {
                key: self._text(rendering.liquid.cached[key][0]) for key in list(rendering.liquid.cached)[cached:]
            },
            "counters": rendering.payload.counters,
            "left": self._left(subject, made),
        }

    def _left(self, subject: Subject, made: bytes) -> Any:
        """What is left as `content`: nearly always a part of the output, so that its place there will do."""
        if not (subject.takes_layout and self._rendering.layouts.get(subject.layout)):
            return None
        left = str(self._rendering.payload["content"])
        start = made.decode("utf-8", "surrogateescape").find(left)
        return [start, start + len(left)] if start >= 0 else self._text(left)

    def _text(self, text: str) -> str:
        return self._store(text.encode("utf-8", "surrogatepass"))

    def _store(self, value: bytes) -> str:
        key = digest(b"text", value)
        self._cache.put(key, value)
        return key.hex()

    # From the cache

    def _entry(self, subject: Subject) -> dict[str, Any] | None:
        raw = self._cache.get(self._key(subject))
        entry: dict[str, Any] | None = None if raw is None else json.loads(raw)
        if entry is None or any(self._answers(question) != answer for question, answer in entry["asked"].items()):
            return None
        return entry

    def _restore(self, subject: Subject, entry: dict[str, Any]) -> bool:
        wanted = [entry["content"], entry["made"], *entry["excerpts"].values(), *entry["cached"].values()]
        if isinstance(entry["left"], str):
            wanted.append(entry["left"])
        found = {key: self._cache.get(bytes.fromhex(key)) for key in wanted}
        if any(value is None for value in found.values()):
            return False
        texts = {key: value for key, value in found.items() if value is not None}
        subject.made = texts[entry["made"]]
        subject.content = _decoded(texts[entry["content"]])
        for mark, key in entry["excerpts"].items():
            self._remember_excerpt(mark, _decoded(texts[key]))
        for name, key in entry["cached"].items():
            self._rendering.liquid.cached[name] = _decoded(texts[key]), Location.of_file(subject.path)
        self._rendering.payload.update(entry["counters"])
        self._leave(subject, entry["left"], texts)
        return True

    def _remember_excerpt(self, mark: str, made: str) -> None:
        subject = self._rendering.contents.marked(mark)
        said = subject.data.get("excerpt") if subject else None
        if isinstance(said, Excerpt):
            said.remember(made)

    def _leave(self, subject: Subject, left: Any, texts: dict[str, bytes]) -> None:
        """What the page leaves in the payload, put there when somebody needs it."""
        payload, layouts = self._rendering.payload, self._rendering.layouts

        def leave() -> None:
            payload.set_page(subject, layouts)
            if not subject.takes_layout:
                return
            payload["layout"] = None
            for layout in layouts.around(subject.layout):
                payload.merge_layout(layout)
            if isinstance(left, str):
                payload["content"] = _decoded(texts[left])
            elif left is not None:
                payload["content"] = str(subject.output)[slice(*left)]

        if left is not None:
            payload.left.clear()  # nothing of what was left before is seen any more
        payload.left.append(leave)


def _decoded(value: bytes) -> str:
    return value.decode("utf-8", "surrogatepass")


def _is_worth_it(subject: Subject) -> bool:
    """Whether there is anything to render. Style sheets have a memory of their own."""
    if subject.converter == "scss":
        return False
    return subject.needs_liquid or subject.converter == "markdown" or (subject.takes_layout and bool(subject.layout))


def _repository(rendering: Rendering) -> object:
    """What `site.github` knows, where a plugin fills it."""
    known = rendering.payload["site"].get("github")
    return known.as_json() if isinstance(known, Drop) else known


def _base(rendering: Rendering) -> bytes:
    """What every page depends on: the tool, the target, the configuration, the place."""
    site = rendering.site
    parts = (
        rendering.target.jekyll,
        canonical(dict(site.config.data), site.time),
        canonical(_repository(rendering), site.time),
        repr((sorted(rendering.liquid.tags.plugins), sorted(rendering.liquid.tags.foreign.items()))),
        repr((os.path.abspath(site.folder), site.config.theme and (site.config.theme.root, site.config.theme.version))),
        os.environ.get("JEKYLL_ENV", ""),
        repr((site.time.utcoffset(), time.tzname, sys.version)),
    )
    return digest(fingerprint(), *(part.encode("utf-8", "surrogatepass") for part in parts))
