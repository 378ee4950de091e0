"""What a site holds while it is rendered: its pages, documents, files and data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from jekyll_tools.liquid.reads import UNWATCHED, Reads
from jekyll_tools.render.drops.document import DocumentDrop
from jekyll_tools.render.drops.files import CollectionDrop, StaticFileDrop
from jekyll_tools.render.subject import Subject
from jekyll_tools.ruby.show import inspect
from jekyll_tools.site.data_files import DataFiles, data_of, read_data
from jekyll_tools.site.order import copied, merge_sorted, precedes
from jekyll_tools.site.page import Page, StaticFile
from jekyll_tools.site.scopes import Scopes, merged
from jekyll_tools.site.site import Site
from jekyll_tools.text import Text

if TYPE_CHECKING:
    from jekyll_tools.site.names import Converter


class Contents:
    """The site's subjects: `documents` by collection, in order, and `pages`, to which plugins add theirs."""

    def __init__(self, site: Site) -> None:
        self.site: Site = site
        said = site.config.data["collections"]
        assert isinstance(said, Mapping)
        self.documents: dict[str, list[Subject]] = {str(label): [] for label in said}
        self.pages: list[Subject] = []
        self.reads: Reads = UNWATCHED
        self._marked: dict[str, Subject] = {}
        said_of_all = site.config.data.get("defaults")
        self._scopes = Scopes(said_of_all, site.config.collections_dir, whole=site.target.whole_scopes)
        self._posts_by: dict[str, PostsBy] = {}
        for page in site.pages:
            if page.listed:
                self._add(page)

    def _add(self, page: Page) -> None:
        subject = Subject(
            page.path,
            page.url,
            page.destination,
            page.body,
            data=dict(page.data),
            converter=page.converter,
            page=page,
            written=page.published,
        )
        subject.may_keep_liquid = self.site.target.asks_for_liquid
        if page.kind == "page":
            self.pages.append(subject)
            return
        subject.collection = page.collection
        subject.siblings = self.documents[page.collection]
        subject.number = len(subject.siblings)
        subject.drop = DocumentDrop(subject)
        if self.site.target.dates_documents or self._asks_dates(page):
            subject.undated = subject.data.setdefault("date", self.site.time) is self.site.time
        subject.siblings.append(subject)

    def _asks_dates(self, page: Page) -> bool:
        """Whether a plugin asks whether the document is of the future, which gives it the build's date."""
        config = self.site.config
        asking = self.site.asks_dates or self.site.target.asks_dates.intersection(config.plugins)
        said: Any = config.data["collections"]
        output = (said.get(page.collection) or {}).get("output")
        return bool(asking) and output not in (None, False) and config.data.get("future") in (None, False)

    def add(
        self,
        path: str,
        url: str,
        destination: str,
        text: Text,
        said: dict[Any, Any],
        *,
        name: str | None = None,
        converter: Converter = "other",
    ) -> Subject:
        """A page that is no file of the site. What is `said` of it has the defaults of `_config.yml` below it."""
        data = merged(self._scopes.values(path, "pages"), said)
        subject = Subject(path, url, destination, text, data=data, converter=converter, name=name)
        subject.layout = said.get("layout")
        self.pages.append(subject)
        return subject

    @property
    def count(self) -> int:
        """How many pages and documents there are by now."""
        return len(self.pages) + sum(map(len, self.documents.values()))

    def append(self, page: Subject) -> None:
        """A page that comes while others are rendered."""
        self._name(page)
        self.pages.append(page)

    def watch(self, reads: Reads) -> None:
        """Has it noted what is read of the site from now on."""
        self.reads = reads
        for subject in self.subjects:
            self._name(subject)

    def _name(self, subject: Subject) -> None:
        mark, number = f"{subject.collection}/{subject.path}", 1
        while mark in self._marked:  # a page that is split in parts has one path
            number += 1
            mark = f"{subject.collection}/{subject.path}#{number}"
        self._marked[mark] = subject
        subject.reads, subject.mark = self.reads, mark

    def marked(self, mark: str) -> Subject | None:
        """The subject of a mark."""
        return self._marked.get(mark)

    @property
    def subjects(self) -> list[Subject]:
        """Everything, in the order in which Jekyll renders it."""
        return [*(subject for documents in self.documents.values() for subject in documents), *self.pages]

    def drops(self, label: str) -> list[DocumentDrop]:
        """The documents of a collection."""
        return [subject.drop for subject in self.documents[label] if subject.drop]

    @cached_property
    def latest_posts(self) -> list[DocumentDrop]:
        """`site.posts`: the latest first."""
        return _latest_first(self.documents["posts"])

    def posts_by(self, key: str) -> PostsBy:
        """`site.tags` or `site.categories`."""
        if key not in self._posts_by:
            groups: dict[Any, list[Subject]] = {}
            for post in self.documents["posts"]:
                for name in post.data.get(key) or ():
                    # A mapping is a key in Ruby, and none here: it has the name that Ruby prints of it.
                    known = inspect(name) if isinstance(name, (dict, list)) else name
                    groups.setdefault(known, []).append(post)
            self._posts_by[key] = PostsBy(
                (name, [post.drop for post in reversed(_in_order(posts)) if post.drop])
                for name, posts in groups.items()
            )
        return self._posts_by[key]

    @cached_property
    def static_files(self) -> list[StaticFileDrop]:
        """`site.static_files`."""
        shared = self.site.target.shares_files
        return [drop for drop in self._all_files if shared or drop.get("collection") is None]

    @cached_property
    def _all_files(self) -> list[StaticFileDrop]:
        local, above = self.site.time.tzinfo, self.site.config.collections_dir
        assert local is not None

        def drop(file: StaticFile) -> StaticFileDrop:
            said = self._scopes.values(file.path, file.collection)
            return StaticFileDrop(file, file.root or self.site.folder, local, said, above)

        return [drop(file) for file in self._listed()]

    def _listed(self) -> Sequence[StaticFile]:
        """The files that Jekyll has found to copy, in its order, those included that are not written."""
        unwritten = [skipped.file for skipped in self.site.skipped if skipped.file is not None]
        return (
            copied((*self.site.static_files, *unwritten), list(self.documents)) if unwritten else self.site.static_files
        )

    @cached_property
    def collections(self) -> list[CollectionDrop]:
        """`site.collections`, by label."""
        said: Any = self.site.config.data["collections"]
        return [
            CollectionDrop(label, self.drops(label), self._files(label), self.site.folder, said.get(label) or {})
            for label in sorted(self.documents)
        ]

    def _files(self, label: str) -> list[StaticFileDrop]:
        return [drop for drop in self._all_files if drop.get("collection") == label]

    @cached_property
    def all_documents(self) -> list[object]:
        """`site.documents`: each collection's documents and files."""
        return [item for label in self.documents for item in (*self.drops(label), *self._files(label))]

    @cached_property
    def data_files(self) -> DataFiles:
        """The files of `_data`."""
        own, theme = data_of(self.site), self.site.config.theme
        if theme is None or not self.site.target.theme_settings:
            return own
        below = read_data(theme.root, self.site.config)
        return DataFiles(merged(below.values, own.values), (*own.problems, *below.problems))

    @property
    def data(self) -> object:
        """`site.data`."""
        return self.site.config.data.get("data") or self.data_files.values


class PostsBy(dict[Any, list[DocumentDrop]]):
    """Posts by tag or category. A number that is none has no posts, where any other name has nothing: `site.tags[0]`
    is true (observed).
    """

    def get(self, key: Any, default: Any = None) -> Any:
        """The posts of a name."""
        return [] if type(key) is int and key not in self else super().get(key, default)


def _latest_first(posts: list[Subject]) -> list[DocumentDrop]:
    ordered = merge_sorted(posts, lambda one, other: _before(other, one))
    return [post.drop for post in ordered if post.drop]


def _in_order(posts: list[Subject]) -> list[Subject]:
    return merge_sorted(posts, _before)


def _before(one: Subject, other: Subject) -> bool:
    assert one.page is not None
    assert other.page is not None
    return precedes(one.page, other.page)
