"""What tags and filters ask of the site: includes, links, Markdown."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import lru_cache
from posixpath import dirname
from typing import Any

from jekyll_tools.addressable import InvalidURL, relative_url
from jekyll_tools.diagnostic import Problem
from jekyll_tools.liquid.errors import LiquidError
from jekyll_tools.liquid.reads import Reads
from jekyll_tools.regex import regex
from jekyll_tools.render.contents import Contents
from jekyll_tools.render.markdown import Markdown
from jekyll_tools.render.subject import Subject
from jekyll_tools.site.files import inside, read_inside
from jekyll_tools.text import Text

_POST = regex(r"^(.+/)?(\d+-\d+-\d+)-(.*)$")


class SiteHost:
    """A site as `jekyll_tools.liquid.host.Host`."""

    def __init__(self, contents: Contents, markdown: Markdown) -> None:
        self._contents = contents
        self._markdown = markdown
        self._folder = contents.site.folder
        config = contents.site.config
        self._includes = inside(config.string("includes_dir", "_includes"))
        self._texts: dict[str, Text | None] = {}
        self._urls: dict[str, str] | None = None
        self.problems: list[Problem] = []

    @property
    def config(self) -> Mapping[str, Any]:
        return self._contents.site.config.data

    @property
    def reads(self) -> Reads:
        return self._contents.reads

    @property
    def time(self) -> datetime:
        return self._contents.site.time

    def include(self, name: str) -> Text | None:
        found, theme = self._read(f"{self._includes}/{name.lstrip('/')}"), self._contents.site.config.theme
        if found is not None or theme is None:
            return found
        return self._read(f"{theme.label}/_includes/{name.lstrip('/')}")

    def is_too_big(self, name: str) -> bool:
        path = _plain(f"{self._includes}/{name.lstrip('/')}")
        return any(problem.kind == "file-too-big" and problem.location.path == path for problem in self.problems)

    def included(self) -> list[Text]:
        """Every file that was read for a page so far."""
        return [text for text in self._texts.values() if text is not None]

    def include_files(self) -> Iterator[bytes]:
        """What the files hold that may be included."""
        theme = self._contents.site.config.theme
        roots = [(self._folder, self._includes), *([(theme.root, "_includes")] if theme else [])]
        for root, folder in roots:
            for above, _, names in os.walk(os.path.join(root, folder)):
                for name in names:
                    raw = read_inside(root, os.path.relpath(os.path.join(above, name), root).replace(os.sep, "/"))
                    yield b"" if isinstance(raw, Problem) else raw

    def include_relative(self, page_path: str, name: str) -> Text | None:
        above = dirname(page_path.removesuffix("/#excerpt"))
        return self._read(f"{above}/{name.lstrip('/')}" if above else name.lstrip("/"))

    def link(self, path: str) -> str | None:
        self.reads.note(f"link {path}")
        return self.linked(path)

    def linked(self, path: str) -> str | None:
        """The same, unnoted."""
        if self._urls is None:
            site = self._contents.site
            pages = [(s.path, s.url) for s in self._contents.pages]
            files = [(file.path, file.url) for file in site.static_files]
            documents = [(s.path, s.url) for s in self._contents.subjects if s.collection and s.written]
            self._urls = dict(reversed([*pages, *files, *documents]))
        url = self._urls.get(path.removeprefix("/"))
        return None if url is None else self._relative(url)

    def post_url(self, name: str) -> str | None:
        self.reads.note(f"post {name}")
        return self.posted(name)

    def posted(self, name: str) -> str | None:
        """The same, unnoted."""
        match = _POST.match(name.removeprefix("/"))
        if match is None:
            return None
        folder, day, slug = match[1] or "", match[2], match[3]
        exact = re.compile(
            rf"^_posts/{folder}{day}-{re.escape(slug)}\.[^.]+|^{folder}_posts/?{day}-{re.escape(slug)}\.[^.]+"
        )
        posts = self._contents.documents["posts"]
        found = next((post for post in posts if exact.match(post.path)), None)
        found = found or next((post for post in posts if _is_named(post, day, slug)), None)
        return None if found is None else self._relative(found.url)

    def tell(self, problem: Problem) -> None:
        self.reads.never()  # it is to be told at every build
        self.problems.append(problem)

    def markdownify(self, text: str) -> str:
        return self._markdown.convert(text)

    def smartify(self, text: str) -> str:
        return self._markdown.smart(text)

    def sassify(self, text: str) -> str:
        return self._sheet("stdin.sass", text)

    def scssify(self, text: str) -> str:
        return self._sheet("stdin.scss", text)

    def _sheet(self, name: str, text: str) -> str:
        self.reads.never()  # the sheets that it imports are not asked for
        from jekyll_tools import sass
        from jekyll_tools.render.sheets import Sheets

        settings = sass.Settings.of(self.config)._replace(maps=False)
        try:
            sass.require()
            return Sheets(self._contents.site.folder, self._contents.site.config, settings).css(name, text)
        except (sass.Missing, sass.Broken) as error:
            raise LiquidError("argument", str(error)) from None

    def _relative(self, url: str) -> str:
        try:
            return relative_url(url, self._contents.site.config.baseurl)
        except InvalidURL:
            return url

    def _read(self, path: str) -> Text | None:
        """A file of the site by its path, with `..` going nowhere; None where there is none that may be read."""
        plain = _plain(path)
        self.reads.note(f"file {plain}")
        return self.file(plain)

    def file(self, plain: str) -> Text | None:
        """The same, unnoted; the path holds no `..`."""
        if plain not in self._texts:
            self._texts[plain] = self._text(plain)
        return self._texts[plain]

    def _text(self, path: str) -> Text | None:
        theme = self._contents.site.config.theme
        inner = path.removeprefix(f"{theme.label}/_includes/") if theme else path
        if theme and inner != path:
            root, inner = theme.root, f"_includes/{inner}"
        else:
            root = self._folder
        if not os.path.isfile(os.path.join(root, inner)):
            return None
        raw = read_inside(root, inner)
        if isinstance(raw, Problem):
            self.problems.append(raw)
            return None
        text = Text.written(path, self._decoded(path, raw))
        text.segments[0].origin.foreign = root != self._folder
        return text

    def _decoded(self, path: str, raw: bytes) -> str:
        """A file's text; that it is not UTF-8 is a problem."""
        try:
            return raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            from jekyll_tools.front_matter.encoding import read_text

            problem = read_text(path, raw)[1]
            if problem is not None:
                self.tell(problem._replace(facts={**problem.facts, "included": True}))
            return raw.decode("utf-8-sig", "replace")


@lru_cache(maxsize=4096)
def _plain(path: str) -> str:
    return os.path.normpath("/" + path).lstrip("/")


def _is_named(post: Subject, day: str, slug: str) -> bool:
    """The day and the slug of a post's keys, which count where no file has the name."""
    date = post.data.get("date")
    if not isinstance(date, datetime) or post.data.get("slug") != slug:
        return False
    return [date.year, date.month, date.day] == [int(part) for part in day.split("-")]
