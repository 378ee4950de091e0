"""The excerpts of a site's documents, each rendered when somebody asks for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from jekyll_tools.render.drops.document import ExcerptDrop
from jekyll_tools.render.excerpt import Excerpt, separator

if TYPE_CHECKING:
    from jekyll_tools.render.contents import Contents
    from jekyll_tools.render.markdown import Markdown
    from jekyll_tools.render.payload import Payload
    from jekyll_tools.render.subject import Subject
    from jekyll_tools.text import Text

Liquid = Callable[["Text", "Payload", str], str]


class Excerpts:
    """Gives documents their excerpts. `made`: the documents whose excerpt was rendered, in that order."""

    def __init__(self, contents: Contents, payload: Callable[[], Payload], markdown: Markdown, liquid: Liquid) -> None:
        self._contents = contents
        self._payload = payload
        self._markdown = markdown
        self._liquid = liquid
        self.made: list[Subject] = []

    def give(self) -> None:
        """An excerpt to each document whose author wrote none."""
        config = self._contents.site.config.data
        wholesale = self._contents.site.target.whole_excerpts
        for documents in self._contents.documents.values():
            for subject in documents:
                said = subject.data.get("excerpt")
                end = separator(subject.data, config)
                if (said is None or said is False) and end and "slug" in subject.data:
                    subject.data["excerpt"] = Excerpt(subject.text, end, self._renderer(subject), wholesale=wholesale)

    def _renderer(self, subject: Subject) -> Callable[[Excerpt], str]:
        return lambda excerpt: self._render(excerpt, subject)

    def _render(self, excerpt: Excerpt, subject: Subject) -> str:
        """An excerpt sees the site with nothing left behind by others, and has no layout."""
        assert subject.drop is not None
        subject.reads.own(f"excerpt {subject.mark}")
        subject.reads.note(f"text {subject.mark}")
        text = excerpt.text
        string = text.string
        if ("{{" in string or "{%" in string) and not subject.keeps_liquid:
            payload = self._payload()
            payload["site"].passing = True
            payload["page"] = ExcerptDrop(subject.drop, string)
            payload.set_place(subject)
            string = self._liquid(text, payload, f"{subject.path}/#excerpt")
        made = self._markdown.convert(string) if subject.converter == "markdown" else string
        self.made.append(subject)
        return made
