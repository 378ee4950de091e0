"""Files outside `_posts` and collections: pages, and files to copy."""

from __future__ import annotations

from jekyll_tools.diagnostic import Problem
from jekyll_tools.front_matter import FrontMatter
from jekyll_tools.site.build import HIDDEN, Build, Outcome, needs_liquid, whole
from jekyll_tools.site.names import is_html, stem
from jekyll_tools.site.page import Page, Skipped, StaticFile
from jekyll_tools.site.permalink import destination, extension, own_extension, page_template, url
from jekyll_tools.site.scopes import merged
from jekyll_tools.site.source import Found

# What keeps Jekyll from seeing a file's keys, be the file copied or a page that a plugin makes of it.
_STILL = frozenset(("blank-before-front-matter", "front-matter-fence", "encoding"))


def read_file(build: Build, found: Found) -> Outcome:
    """A page where the file has front matter, else a file to copy."""
    raw = build.bytes(found)
    if isinstance(raw, Skipped):
        return raw
    if not raw:
        return _static(build, found, ())
    matter = build.matter(found, raw)
    return _page(build, found, matter) if matter.present else _static(build, found, matter.problems)


def as_page(build: Build, found: Found, permalink: str = "") -> Page | None:
    """A file without front matter as the page that a plugin makes of it; None for one that cannot be read."""
    raw = build.bytes(found, whole=True)
    if isinstance(raw, Skipped):
        return None
    matter = build.matter(found, raw, post=True)
    problems = tuple(problem for problem in matter.problems if problem.kind in _STILL or _is_wide(problem))
    return _page(build, found, matter._replace(data=dict(matter.data) | _said(permalink), problems=problems))


def _is_wide(problem: Problem) -> bool:
    """Whether a file is UTF-16 or UTF-32: not a letter of it can be read."""
    return problem.kind == "encoding" and str(problem.facts["guess"]).startswith("UTF-")


def moved(build: Build, page: Page, permalink: str) -> Page:
    """A page with another permalink."""
    found = Found(page.path)
    address, output = _address(build, found, permalink)
    return page._replace(data={**page.data, **_said(permalink)}, url=address, destination=destination(address, output))


def _said(permalink: str) -> dict[str, object]:
    return {"permalink": permalink} if permalink else {}


def _static(build: Build, found: Found, problems: tuple[Problem, ...]) -> Outcome:
    address = "/" + found.path  # not escaped, and yet unescaped: Jekyll copies `a%20b.png` to `a b.png`
    file = StaticFile(found.path, address, destination(address, ""), problems, empty=build.is_empty(found))
    return Skipped(found.path, HIDDEN, problems, file) if build.hides(found) else file


def _page(build: Build, found: Found, matter: FrontMatter) -> Page:
    data = merged(build.scopes.values(found.path, "pages"), matter.data)
    ext = extension(found.path)
    # A page's empty `permalink:` turns the default off, though `page.permalink` shows it; a document's does not.
    address, output = _address(build, found, matter.data.get("permalink", data.get("permalink")))
    return Page(
        path=found.path,
        kind="page",
        collection="pages",
        text=whole(matter),
        front_matter=matter,
        data=data,
        url=address,
        destination=destination(address, output),
        converter=build.converters.of_extension(ext),
        needs_liquid=needs_liquid(matter.body, data, build.config.target),
        skipped=(unpublished := build.unpublished(matter.data)),  # not the defaults: Jekyll asks the page alone
        listed=not unpublished,
    )


def _address(build: Build, found: Found, permalink: object) -> tuple[str, str]:
    """The URL, and the extension of the file written."""
    folder, _, name = found.path.rpartition("/")
    output = build.converters.output(extension(name))
    basename = stem(name).rstrip(".")
    own = permalink if isinstance(permalink, str) and permalink else None
    template = own or page_template(build.permalink, html=is_html(output), index=basename == "index")
    values = {"path": folder, "basename": basename, "output_ext": output}
    return url(template, values), own_extension(own) or output
