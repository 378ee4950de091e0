"""jekyll-seo-tag 2.8.0: what a page says of itself to search engines and social networks.

`page.py` finds out what that is, `author.py` and `image.py` two parts of it; `lines.py` writes it as HTML, `data.py` as
JSON-LD.
"""
