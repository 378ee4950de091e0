"""Folders whose files are written as documents of a collection, of which the settings name none."""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools import front_matter
from jekyll_tools.records import NamedTuple
from jekyll_tools.site.backups import is_put_away
from jekyll_tools.site.files import read_inside
from jekyll_tools.site.page import Skipped
from jekyll_tools.site.samples import is_sample_title
from jekyll_tools.site.site import Site

TEXTS = (".md", ".markdown", ".html")
_UNREAD = "no collection"  # how the reason of a folder begins that looks like a collection's


class Undeclared(NamedTuple):
    """The folder, the label that its collection would have, and how many of its files say of themselves that they are
    documents: by `key`, "permalink" or "collection".
    """

    folder: Skipped
    label: str
    key: str
    number: int


def undeclared(site: Site) -> Iterator[Undeclared]:
    """Each such folder of the site's own; none that was put away, nor one of the theme's samples alone, nor one whose
    pages have other files at their addresses.
    """
    urls = {page.url.strip("/") for page in site.published}
    for folder in site.skipped:
        label = folder.path.rpartition("/")[2].lstrip("_")
        if not folder.reason.startswith(_UNREAD) or ";" in folder.reason or is_put_away(label):
            continue
        keys = [_key(site, path, label, urls) for path in folder.files if path.endswith(TEXTS)]
        for key in ("permalink", "collection"):
            if key in keys:
                yield Undeclared(folder, label, key, keys.count(key))
                break


def _key(site: Site, path: str, label: str, urls: set[str]) -> str:
    """The key by which a file says that it is a document; "" where it says nothing of the kind."""
    raw = read_inside(site.folder, path)
    data = front_matter.parse(path, raw).data if isinstance(raw, bytes) else {}
    if data.get("published") is False or is_sample_title(data.get("title")):
        return ""
    address = data.get("permalink")
    if isinstance(address, str):
        return "" if address.strip("/") in urls else "permalink"
    return "collection" if data.get("collection") == label else ""
