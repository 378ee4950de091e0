"""The sample pages of the Academic Pages theme, by the titles and words that they come with, and its redirects."""

from __future__ import annotations

from functools import lru_cache

from jekyll_tools.regex import regex
from jekyll_tools.site.page import Page
from jekyll_tools.site.site import Site

_TITLES = regex(
    r"paper title number \d+(?:, with math .*)?"
    r"|(?:talk \d|tutorial \d|conference proceeding talk \d) on relevant topic in your field"
    r"|teaching experience \d|portfolio item number \d|blog post number \d|future blog post|page not in menu"
    r"|archive layout with content"
    r"|academic ?pages is a ready-to-fork github pages template for academic personal websites"
)
# The CV and the notes on the theme have titles that anybody may give.
_WORDS = {"CV": "Version Control Theory, GitHub University", "Markdown": "Basic config options: _config.yml"}

# Old addresses of the theme's own site, which its pages come with, without the slashes around them.
REDIRECTS = frozenset(
    ("about", "about.html", "markdown.html", "md", "nmp", "nmp.html", "resume", "resume-json", "wordpress/blog-posts")
)

PICTURE = "/images/500x300.png"  # what the theme's samples show
CV_DATA = "_data/cv.json"  # in which the theme keeps one, for its page `cv-json.md`
TALK_MAP = "/talkmap/map.html"  # what the theme's page `talkmap.html` shows, where the settings have links to that


@lru_cache(maxsize=1)
def samples(site: Site) -> tuple[Page, ...]:
    """The published pages that are samples of the theme's, in the site's order."""
    return tuple(page for page in filter(site.owns, site.published) if _is_sample(page))


def is_idle_map(path: str, site: Site) -> bool:
    """Whether a page is the theme's with a map of talks, to which the settings have no links made."""
    return path.endswith("talkmap.html") and site.config.data.get("talkmap_link") is not True


def is_sample_title(title: object) -> bool:
    """Whether a title is that of a sample; its CV and its notes have titles that anybody may give."""
    return _TITLES.fullmatch(str(title).lower()) is not None


def _is_sample(page: Page) -> bool:
    title = page.data.get("title")
    words = _WORDS.get(str(title))
    return is_sample_title(title) or (words is not None and words in page.text.string)
