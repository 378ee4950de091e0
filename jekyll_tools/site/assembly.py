"""Putting a site together: settings, survey, files, order."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime, timezone

from jekyll_tools.site.build import Build, Outcome, Wishes
from jekyll_tools.site.bundled import bundled
from jekyll_tools.site.collection import collections
from jekyll_tools.site.config import Config
from jekyll_tools.site.dates import moment, zone
from jekyll_tools.site.documents import read_draft, read_member, read_post
from jekyll_tools.site.names import SHEETS, Converters
from jekyll_tools.site.order import by_name, copied, limited, ordered
from jekyll_tools.site.page import Page, Skipped, StaticFile
from jekyll_tools.site.pages import read_file
from jekyll_tools.site.plugins import generated
from jekyll_tools.site.scopes import Scopes
from jekyll_tools.site.site import Beginning, Site
from jekyll_tools.site.source import Found, Listing, survey


def assemble(
    folder: str,
    config: Config,
    wishes: Wishes,
    time: datetime | None,
    sheets: Beginning | None = None,
) -> Site:
    """See `jekyll_tools.site.site.read`."""
    build = _build(folder, config, wishes, time)
    listing = survey(folder, config)
    known: dict[Found, Outcome] = {}
    if sheets is not None:
        known = {found: read_file(build, found) for found in listing.pages if found.path.endswith(SHEETS)}
        sheets(config, [outcome for outcome in known.values() if isinstance(outcome, Page)])
    outcomes = _read(build, listing, known)
    statics = copied((o for o in outcomes if isinstance(o, StaticFile)), list(build.collections))
    skipped = [*listing.skipped, *(o for o in outcomes if isinstance(o, Skipped))]
    own = [o for o in outcomes if isinstance(o, Page)]
    assets = list(_assets(build, own, statics))
    pages = (*own, *(asset for asset in assets if isinstance(asset, Page)))
    statics += [asset for asset in assets if isinstance(asset, StaticFile)]
    made = generated(config, pages, statics, bundled(config, folder))
    return Site(
        folder, config, pages, tuple(statics), tuple(sorted(skipped, key=lambda s: s.path)), (), made, build.now
    )


def _assets(build: Build, own: Collection[Page], statics: Collection[StaticFile]) -> Iterator[Page | StaticFile]:
    """The files of the theme's `assets`, but for pages and files to copy that the site has itself."""
    theme = build.config.theme
    if theme is None:
        return
    pages, files = {page.path for page in own}, {file.path for file in statics}
    for inner in theme.files("assets", hidden=True):
        made = read_file(build._replace(folder=theme.root), Found(f"assets/{inner}"))
        if isinstance(made, Page) and made.path not in pages:
            yield made._replace(made_by=theme.label)
        elif isinstance(made, StaticFile) and made.path not in files:
            yield made._replace(root=theme.root)


def build_of(site: Site) -> Build:
    """What the files of a site were read with, for plugins that read more of them."""
    return _ready(site.folder, site.config, Wishes(), site.time)


def _build(folder: str, config: Config, wishes: Wishes, time: datetime | None) -> Build:
    said = config.data
    local = zone(said.get("timezone"))
    now = (time or moment(said.get("time"), local) or datetime.now(timezone.utc)).astimezone(local)
    return _ready(folder, config, wishes, now)


def _ready(folder: str, config: Config, wishes: Wishes, now: datetime) -> Build:
    said = config.data
    assert now.tzinfo is not None
    wishes = Wishes(
        wishes.drafts or _says(said.get("show_drafts")),
        wishes.future or _says(said.get("future")),
        wishes.unpublished or _says(said.get("unpublished")),
    )
    scopes = Scopes(said.get("defaults"), config.collections_dir, whole=config.target.whole_scopes)
    return Build(folder, config, wishes, now, now.tzinfo, scopes, Converters.of(config), collections(config))


def _says(value: object) -> bool:
    """Whether Ruby takes a value for true: anything but nothing and false."""
    return value is not None and value is not False


def _read(build: Build, listing: Listing, known: Mapping[Found, Outcome]) -> list[Outcome]:
    """Every file, in Jekyll's order: pages by name, posts by date, then each collection."""
    outcomes = [known.get(found) or read_file(build, found) for found in by_name(listing.pages)]
    posts = [
        *(read_post(build, found) for found in listing.posts),
        *(read_draft(build, found) for found in listing.drafts),
    ]
    outcomes += limited(ordered(posts, build.collections["posts"]), build.config.data.get("limit_posts"))
    for label, members in listing.documents.items():
        outcomes += ordered([read_member(build, found, label) for found in members], build.collections[label])
    return outcomes
