"""Permalinks: templates, their placeholders, the URL and the file written.

Recorded from Jekyll 4.3.1 (tests/sites): a literal permalink is not escaped, the values of its placeholders are; `..`
becomes `/` and `./` nothing, wherever they stand.
"""

from __future__ import annotations

from collections.abc import Mapping
from posixpath import normpath

from jekyll_tools.regex import regex
from jekyll_tools.site.slug import escaped
from jekyll_tools.urls.escapes import decoded

STYLES = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
}
_EXTENDED = ("date", "ordinal", "none")  # not weekdate: pages take that for a template without an extension
_PLACEHOLDER = regex(r":([a-z_]+)")
_SLASHES = regex(r"/{2,}")


def post_template(permalink: object, *, weekdate: bool = True) -> str:
    """The template of posts under the site's `permalink:`; `weekdate` may be none of its names."""
    if permalink == "weekdate" and not weekdate:
        return "weekdate"
    return STYLES.get(permalink, permalink) if isinstance(permalink, str) else STYLES["date"]


def page_template(permalink: object, *, html: bool, index: bool) -> str:
    """The template of a page; other files than HTML always keep their name, an index is its folder."""
    if not html:
        return "/:path/:basename:output_ext"
    if index:
        return "/:path/"
    return "/:path/:basename" + _ending(permalink)


def collection_template(permalink: object) -> str:
    """The template of a collection that has none of its own."""
    return "/:collection/:path" + _ending(permalink)


def _ending(permalink: object) -> str:
    if not isinstance(permalink, str) or permalink in _EXTENDED or permalink.endswith(":output_ext"):
        return ":output_ext"
    return "/" if permalink == "pretty" or permalink.endswith("/") else ""


def url(template: str, values: Mapping[str, str]) -> str:
    """The template with its placeholders filled in.

    A name that is none stays, as on pages; of a name that goes on behind a placeholder the rest stays.

    >>> url("/:a/:b_c/x", {"a": "1 2", "b": "3"})
    '/1%202/3_c/x'
    """
    return sanitized(_PLACEHOLDER.sub(lambda found: _filled(found[1], values), template))


def _filled(name: str, values: Mapping[str, str]) -> str:
    key = max((key for key in values if name.startswith(key)), key=len, default="")
    return escaped(values[key]) + name[len(key) :] if key else ":" + name


def sanitized(text: str) -> str:
    """A URL from the site's root, without the dots that lead out of it.

    >>> sanitized("x/../../y//z./")
    '/x/y/z'
    """
    return _SLASHES.sub("/", f"/{text}".replace("..", "/").replace("./", ""))


def unknown_placeholders(template: str, values: Mapping[str, str]) -> tuple[str, ...]:
    """Names in a template that stand for nothing; they stop Jekyll in the template of a collection."""
    names = _PLACEHOLDER.findall(template)
    return tuple(name for name in names if name not in values and name.removesuffix("_") not in values)


def extension(path: str) -> str:
    """The extension as Ruby takes it, with its dot; a leading dot begins none.

    >>> extension("/a.b/c.tar.gz"), extension(".x"), extension("a.")
    ('.gz', '', '.')
    """
    name = path.rsplit("/", 1)[-1].lstrip(".")
    dot = name.rfind(".")
    return name[dot:] if dot >= 0 else ""


def own_extension(permalink: str | None) -> str:
    """The extension that a page's own permalink gives its file, or ""."""
    return extension(permalink) if permalink and not permalink.endswith("/") else ""


def destination(address: str, output_ext: str) -> str:
    """The file written for a URL, relative to the output folder, as Jekyll keeps it inside.

    >>> destination("/about/", ".html"), destination("/%2e%2e/a%20b", ".html")
    ('about/index.html', 'a b.html')
    """
    path = normpath("/" + decoded(address).replace("\0", "")).lstrip("/")
    if address.endswith("/"):
        path = f"{path}/index" if path not in ("", ".") else "index"
    return path if path.endswith(output_ext) else path + output_ext
