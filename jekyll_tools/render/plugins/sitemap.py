"""jekyll-sitemap: `sitemap.xml` and `robots.txt`, as its version 1.4.0 makes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jekyll_tools.regex import regex
from jekyll_tools.text import Text

if TYPE_CHECKING:
    from jekyll_tools.render.rendering import Rendering

GEM = "jekyll-sitemap"
_LISTED = (".htm", ".html", ".xhtml", ".pdf")
_BLANKS = regex(r"(?<=>\n)\s+|(?<=\})\s+")
_ROBOTS = 'Sitemap: {{ "sitemap.xml" | absolute_url }}\n'
_SITEMAP = """\
<?xml version="1.0" encoding="UTF-8"?>
{% if page.xsl %}
  <?xml-stylesheet type="text/xsl" href="{{ "/sitemap.xsl" | absolute_url }}"?>
{% endif %}
<urlset xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://www.sitemaps.org/schemas/sitemap/0.9 \
http://www.sitemaps.org/schemas/sitemap/0.9/sitemap.xsd" xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
  {% assign written = site.collections | where_exp: "item", "item.output != false" %}
  {% for collection in written %}
    {% assign documents = collection.docs | where_exp: "item", "item.sitemap != false" %}
    {% for document in documents %}
      <url>
        <loc>{{ document.url | replace: "/index.html", "/" | absolute_url | xml_escape }}</loc>
        {% if document.last_modified_at or document.date %}
          <lastmod>{{ document.last_modified_at | default: document.date | date_to_xmlschema }}</lastmod>
        {% endif %}
      </url>
    {% endfor %}
  {% endfor %}
  {% assign pages = site.html_pages | where_exp: "item", "item.sitemap != false" \
| where_exp: "item", 'item.url != "/404.html"' %}
  {% for item in pages %}
    <url>
      <loc>{{ item.url | replace: "/index.html", "/" | absolute_url | xml_escape }}</loc>
      {% if item.last_modified_at %}
        <lastmod>{{ item.last_modified_at | date_to_xmlschema }}</lastmod>
      {% endif %}
    </url>
  {% endfor %}
  {% assign files = page.static_files | where_exp: "item", "item.sitemap != false" \
| where_exp: "item", 'item.name != "404.html"' %}
  {% for file in files %}
    <url>
      <loc>{{ file.path | replace: "/index.html", "/" | absolute_url | xml_escape }}</loc>
      <lastmod>{{ file.modified_time | date_to_xmlschema }}</lastmod>
    </url>
  {% endfor %}
</urlset>
"""


def generate(rendering: Rendering) -> None:
    """Adds the two files to the site's pages, where the site has none of their address."""
    contents = rendering.contents
    known = {page.url for page in contents.pages} | {file.url for file in rendering.site.static_files}
    files = [file for file in contents.static_files if file.get("extname") in _LISTED]
    if "/sitemap.xml" not in known:
        text = Text.written("sitemap.xml", _BLANKS.sub("", _SITEMAP))
        said = {"layout": None, "static_files": files, "xsl": "/sitemap.xsl" in known}
        contents.add("sitemap.xml", "/sitemap.xml", "sitemap.xml", text, said)
    if "/robots.txt" not in known:
        contents.add("robots.txt", "/robots.txt", "robots.txt", Text.written("robots.txt", _ROBOTS), {"layout": None})
