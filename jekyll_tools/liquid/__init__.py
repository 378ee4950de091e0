"""Liquid, as Jekyll sets it: strict where a tag can be read so, lax where it cannot, and errors stop the page.

How a page is rendered:

    engine = Engine(target, host, plugins)            # `engine.py`; one a site: it keeps what it has read
    template = engine.parse(text)                     # a `Text`; raises LiquidError
    context = engine.context(payload, "_pages/cv.md") # one a rendering: a page, and each of its layouts
    result = engine.render(template, context)         # a `Text`; raises LiquidError
    string = engine.string(template, context)         # the same, where nobody asks for places

`payload` is a dict, or a `Drop`; values are Python's (see `jekyll_tools.ruby`), drops, and lists and dicts of these.
A text that Liquid made before (a layout's `content`) may be given as `Placed.of(text)`: printed as it is, it keeps its
places. `host` is what Jekyll's own tags and filters ask of the site; `plugins` are those that run, for some tags are
theirs. What tags remember (`cycle`, `ifchanged`) and what is assigned ends with the rendering; what `increment` counts
stays in the payload.

What the author wrote keeps its place in the result; what a tag or an output made is located at that tag. What stands in
an include is located in its file, and `through` of such a place are the tags that include it; what prints a parameter
of the include (`{{ include.url }}`) is located at the tag that gives it, `through` the place that prints it.
`template.problems` says what only the lax reading takes
(`liquid-lax`, fact: `message`).
"""
