"""jekyll-feed: a feed of the posts, and of the collections, categories and tags that `feed:` names (0.17.0)."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from jekyll_tools.regex import regex
from jekyll_tools.site.feeds import Feed, feeds
from jekyll_tools.site.permalink import destination, extension, url
from jekyll_tools.text import Text

if TYPE_CHECKING:
    from jekyll_tools.render.rendering import Rendering

GEM = "jekyll-feed"
_BLANKS = regex(r"(?<=[>}])\s+")


def generate(rendering: Rendering) -> None:
    """Adds the feeds to the site's pages, where the site has no file of their name."""
    config = rendering.site.config.data
    said = config.get("feed")
    development = (os.environ.get("JEKYLL_ENV") or "development") == "development"
    if isinstance(said, dict) and said.get("disable_in_development") and development:
        return
    for feed in feeds(config, rendering.contents.posts_by("tags")):
        if not _is_file(rendering, feed.path):
            _add(rendering, feed)


def _is_file(rendering: Rendering, path: str) -> bool:
    inside = os.path.normpath("/" + path).lstrip("/")
    return os.path.exists(os.path.join(rendering.site.folder, inside))


def _add(rendering: Rendering, feed: Feed) -> None:
    path = feed.path
    said = {
        "layout": None,
        "sitemap": False,
        "xsl": _is_file(rendering, "feed.xslt.xml"),
        "collection": feed.collection,
        "category": feed.category,
        "tags": feed.tag,
    }
    ext = extension(path)
    stem = path.removesuffix(ext)
    address = url("/:path/:basename:output_ext", {"path": "", "basename": stem, "output_ext": ext})
    text = Text.written("feed.xml", _TEMPLATE)
    rendering.contents.add(path.lstrip("/"), address, destination(address, ext), text, said, name=path)


_TEMPLATE = _BLANKS.sub(
    "",
    """\
<?xml version="1.0" encoding="utf-8"?>
{% if page.xsl %}
<?xml-stylesheet type="text/xml" href="{{ '/feed.xslt.xml' | absolute_url }}"?>
{% endif %}
<feed xmlns="http://www.w3.org/2005/Atom" {% if site.lang %}xml:lang="{{ site.lang }}"{% endif %}>
<generator uri="https://jekyllrb.com/" version="{{ jekyll.version }}">Jekyll</generator>
<link href="{{ page.url | absolute_url }}" rel="self" type="application/atom+xml" />
<link href="{{ '/' | absolute_url }}" rel="alternate" type="text/html" \
{% if site.lang %}hreflang="{{ site.lang }}" {% endif %}/>
<updated>{{ site.time | date_to_xmlschema }}</updated>
<id>{{ page.url | absolute_url | xml_escape }}</id>
{% assign title = site.title | default: site.name %}
{% if page.collection != "posts" %}
  {% assign collection = page.collection | capitalize %}
  {% assign title = title | append: " | " | append: collection %}
{% endif %}
{% if page.category %}
  {% assign category = page.category | capitalize %}
  {% assign title = title | append: " | " | append: category %}
{% endif %}
{% if title %}<title type="html">{{ title | smartify | xml_escape }}</title>{% endif %}
{% if site.description %}<subtitle>{{ site.description | xml_escape }}</subtitle>{% endif %}
{% if site.author %}
  <author>
  <name>{{ site.author.name | default: site.author | xml_escape }}</name>
  {% if site.author.email %}<email>{{ site.author.email | xml_escape }}</email>{% endif %}
  {% if site.author.uri %}<uri>{{ site.author.uri | xml_escape }}</uri>{% endif %}
  </author>
{% endif %}
{% if page.tags %}
  {% assign posts = site.tags[page.tags] %}
{% else %}
  {% assign posts = site[page.collection] %}
{% endif %}
{% if page.category %}{% assign posts = posts | where: "categories", page.category %}{% endif %}
{% unless site.show_drafts %}{% assign posts = posts | where_exp: "post", "post.draft != true" %}{% endunless %}
{% assign posts = posts | sort: "date" | reverse %}
{% assign count = site.feed.posts_limit | default: 10 %}
{% for post in posts limit: count %}
  <entry{% if post.lang %}{{ " " }}xml:lang="{{ post.lang }}"{% endif %}>
  {% assign heading = post.title | smartify | strip_html | normalize_whitespace | xml_escape %}
  <title type="html">{{ heading }}</title>
  <link href="{{ post.url | absolute_url }}" rel="alternate" type="text/html" title="{{ heading }}" />
  <published>{{ post.date | date_to_xmlschema }}</published>
  <updated>{{ post.last_modified_at | default: post.date | date_to_xmlschema }}</updated>
  <id>{{ post.id | absolute_url | xml_escape }}</id>
  {% assign brief = post.feed.excerpt_only | default: site.feed.excerpt_only %}
  {% unless brief %}
    <content type="html" xml:base="{{ post.url | absolute_url | xml_escape }}">\
<![CDATA[{{ post.content | strip }}]]></content>
  {% endunless %}
  {% assign writer = post.author | default: post.authors[0] | default: site.author %}
  {% assign writer = site.data.authors[writer] | default: writer %}
  {% assign email = writer.email | default: nil %}
  {% assign uri = writer.uri | default: nil %}
  {% assign name = writer.name | default: writer %}
  <author>
  <name>{{ name | default: "" | xml_escape }}</name>
  {% if email %}<email>{{ email | xml_escape }}</email>{% endif %}
  {% if uri %}<uri>{{ uri | xml_escape }}</uri>{% endif %}
  </author>
  {% if post.category %}
    <category term="{{ post.category | xml_escape }}" />
  {% elsif post.categories %}
    {% for category in post.categories %}<category term="{{ category | xml_escape }}" />{% endfor %}
  {% endif %}
  {% for tag in post.tags %}<category term="{{ tag | xml_escape }}" />{% endfor %}
  {% assign summary = post.description | default: post.excerpt %}
  {% if summary and summary != empty %}
    <summary type="html"><![CDATA[{{ summary | strip_html | normalize_whitespace }}]]></summary>
  {% endif %}
  {% assign image = post.image.path | default: post.image %}
  {% if image %}
    {% unless image contains "://" %}{% assign image = image | absolute_url %}{% endunless %}
    <media:thumbnail xmlns:media="http://search.yahoo.com/mrss/" url="{{ image | xml_escape }}" />
    <media:content medium="image" url="{{ image | xml_escape }}" xmlns:media="http://search.yahoo.com/mrss/" />
  {% endif %}
  </entry>
{% endfor %}
</feed>
""",
)
