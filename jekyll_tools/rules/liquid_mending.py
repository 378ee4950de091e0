"""What to write instead of a tag or output at which Liquid stops, where that can be told from how it is written."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from jekyll_tools.regex import regex
from jekyll_tools.rules.printed import cut
from jekyll_tools.rules.rule import Context
from jekyll_tools.site.files import inside
from jekyll_tools.site.site import Site

_TEXT = regex(r"\"[^\"]*\"|'[^']*'")
_CURLY = regex(r"[“”„‘’]")
_CLOSE = "close the quotation mark behind the text"
_OPERATORS = {
    "=": "==", "===": "==", "is": "==", "eq": "==", "equals": "==", "=>": ">=", "gte": ">=", "gt": ">", "=<": "<=",
    "lte": "<=", "lt": "<", "!==": "!=", "=!": "!=", "ne": "!=", "neq": "!=", "includes": "contains", "has": "contains",
}  # fmt: skip
_NOT = regex(r"\bnot\s+(?=\S)(?P<rest>.*)\Z", re.DOTALL)
_INCLUDE = regex(r"\{%-?\s*(?P<tag>include\w*)\s+(?=\S)(?P<rest>.*)\Z", re.DOTALL)
_QUOTED = regex(r"[\"'“”‘’](?P<file>[\w./+~#@-]{1,200})[\"'“”‘’](?P<rest>(?:\s.*)?)", re.DOTALL)
_COLON = regex(r"\|\s*(?P<filter>\w{1,40})\s+(?P<given>\"[^\"]*\"|'[^']*'|[\w.]{1,100})")
_FILTER = regex(r"\|\s*(\w{1,40})(?!\w)(?!\s*:\s*[^\s|}])")
_UNKNOWN = regex(r"Unknown tag '(\w{1,40})'")
_DELIMITER = regex(r"'(\w+)' is not a valid delimiter for (\w+) tags")
_ELSIFS = frozenset(("elif", "elseif", "elsefi", "elsfi", "else_if", "elif_"))
_VARIABLES = frozenset(("page", "site", "content", "layout", "post", "paginator", "jekyll"))
_INNER = ("else", "elsif", "when")
_BLOCKS = ("if", "unless", "for", "case", "capture", "comment", "raw", "highlight", "tablerow")


def mending(words: str, tag: str, context: Context) -> str:
    """What to do about a tag or output at which Liquid stops with these words; "" where that is not known."""
    return next((hint for says in _SAYS if (hint := says(words, tag, context))), "")


@lru_cache(maxsize=256)
def like_include(name: str, site: Site) -> str:
    """The site's include that was likely meant by a name which none has, in other letters or with an ending; or ""."""
    from jekyll_tools.site.templates import templates
    from jekyll_tools.spelling import near

    folder = f"{inside(site.config.string('includes_dir', '_includes'))}/"
    names = [path.removeprefix(folder) for path in templates(site) if path.startswith(folder)]
    alike = [known for known in names if known.casefold() == name.casefold()]
    alike = alike or [known for known in names if posixpath.splitext(known)[0] == name]
    alike = alike or [known for known in names if posixpath.basename(known) == posixpath.basename(name)]
    return alike[0] if alike else near(name, sorted(names)) or ""


def blanked(tag: str) -> str:
    """A tag with underscores for its texts, quotation marks and all."""
    return _TEXT.sub(lambda text: "_" * len(text[0]), tag)


def _begun(tag: str) -> str:
    """A tag without its end."""
    return tag.removesuffix("%}").removesuffix("-").rstrip()


def _missing(words: str, _tag: str, context: Context) -> str:
    if not words.startswith("Could not locate the included file '"):
        return ""
    like = like_include(words.split("'")[1], context.site)
    return f"did you mean {like}?" if like else ""


def _linked(words: str, tag: str, _context: Context) -> str:
    quoted = _QUOTED.search(tag) if words.startswith(("Could not find document", "Could not find post")) else None
    return f"write {quoted['file']} without quotation marks" if quoted else ""


def _of_file(words: str, tag: str, _context: Context) -> str:
    """Of the name of an included file."""
    found = _INCLUDE.match(_begun(tag)) if words == "Invalid syntax for include tag" else None
    if found is None:
        return ""
    if quoted := _QUOTED.match(found["rest"]):
        given = " …" if quoted["rest"] else ""
        return f"write {{% {found['tag']} {quoted['file']}{given} %}}: the name stands without quotes"
    if "," in found["rest"].partition(" ")[0]:
        return "leave out the comma behind the file's name"
    return "see that the {{ … }} in it print the name of a file" if "{{" in tag else "write the name of a file"


def _curly(words: str, tag: str, _context: Context) -> str:
    straight = _TEXT.sub("", tag)
    is_read = words.startswith(("Invalid syntax", "Unknown operator", "Syntax Error", "wrong number"))
    return "write straight quotation marks: \" or '" if is_read and _CURLY.search(straight) else ""


def _parameters(words: str, _tag: str, _context: Context) -> str:
    if not words.startswith("Invalid syntax for include tag: "):
        return ""
    given = _TEXT.sub("_", words.partition(": ")[2])
    if '"' in given or "'" in given:
        return _CLOSE
    return 'write name="value" for each parameter, with a blank between two'


def _operator(words: str, tag: str, _context: Context) -> str:
    if not words.startswith("Unknown operator "):
        return ""
    sign = words.removeprefix("Unknown operator ")
    begun = _begun(tag)
    if found := _NOT.search(blanked(begun)):
        asked = cut(begun[slice(*found.span("rest"))])
        return f"Liquid has no not: ask with {{% unless {asked} %}}, which ends with {{% endunless %}}"
    known = "==, !=, <, >, <=, >= and contains"
    return f"write {_OPERATORS[sign]} instead of {sign}" if sign in _OPERATORS else f"Liquid has {known}: write one"


def _arguments(words: str, tag: str, context: Context) -> str:
    if not words.startswith("wrong number of arguments"):
        return ""
    target = context.site.target
    if target.liquid < (5, 0) and "allow_false:" in tag:
        return f"allow_false came with Liquid 5, and {target.title} has Liquid {target.liquid[0]}: do without it"
    blank = _TEXT.sub("_", tag)
    if '"' in blank or "'" in blank:
        return _CLOSE
    if found := _COLON.search(tag):
        return f"write {found['filter']}: {cut(found['given'])}"
    from jekyll_tools.liquid.filter import load

    known = load()
    lacking = next((name for name in _FILTER.findall(blank) if name in known and known[name].least > 1), "")
    return f"write what {lacking} is to take: {lacking}: …" if lacking else "give the filter as many values as it takes"


def _tag(words: str, tag: str, context: Context) -> str:
    found = _UNKNOWN.fullmatch(words)
    if found is None:
        return ""
    from jekyll_tools import discovery
    from jekyll_tools.liquid import tags
    from jekyll_tools.spelling import near

    name = found[1]
    if name in _INNER:
        return f"write {{% {'case' if name == 'when' else 'if'} … %}} where it should begin, or take it out"
    if name in _ELSIFS:
        return "write {% elsif … %}"
    if name in _VARIABLES:
        return f"write {{{{ {tag[2:-2].strip('- ')} }}}}, which prints it"
    absent = context.site.target.absent_tags
    known = [stem.rstrip("_") for stem in discovery.names(tags.__path__) if stem.rstrip("_") not in absent]
    like = near(name, [*known, *_INNER, *(f"end{block}" for block in _BLOCKS)])
    return f"did you mean {like}?" if like and like != name else ""


def _delimiter(words: str, _tag: str, _context: Context) -> str:
    found = _DELIMITER.match(words)
    if found is None:
        return ""
    end = f"{{% end{found[2]} %}}"
    if found[1] == "end":
        return f"write {end}"
    return f"write {end} instead; or before it, if this tag ends another one"


def _hash(words: str, tag: str, context: Context) -> str:
    target = context.site.target
    if "#" not in target.absent_tags or not words.startswith("Tag '{%") or tag[2:].lstrip("- ")[:1] != "#":
        return ""
    since = f"{{% # … %}} came with Liquid 5, and {target.title} has Liquid {target.liquid[0]}"
    return f"{since}: write {{% comment %}}…{{% endcomment %}}"


def _for(words: str, tag: str, _context: Context) -> str:
    is_of = words.startswith("Syntax Error in 'for loop'") and tag.split()[2:4][1:] == ["of"]
    return "write in instead of of" if is_of else ""


_SAYS: Iterable[Callable[[str, str, Context], str]] = (
    _missing, _linked, _of_file, _curly, _parameters, _operator, _arguments, _tag, _delimiter, _hash, _for,
)  # fmt: skip
