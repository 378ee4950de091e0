"""Findings as one page for the browser: by file, each with its line, and a filter.

The page holds all it needs and asks for nothing; its one script is the one whose digest its policy names, so that
nothing that comes out of a site can ever run.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html import escape

from jekyll_tools.diagnostic import Diagnostic, Report, by_path
from jekyll_tools.limits import EXCERPT_CHARACTERS
from jekyll_tools.reporters._excerpt import excerpt
from jekyll_tools.terminal import shown

STYLE = """
:root { color-scheme: light dark; --line: #8884; --dim: #767676; --error: #c62828; --warning: #a15c00; --info: #1565c0 }
@media (prefers-color-scheme: dark) { :root { --dim: #999; --error: #ff8a80; --warning: #ffcc80; --info: #90caf9 } }
* { box-sizing: border-box }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere }
h1 { font-size: 1.4rem; margin: 0 } h2 { font-size: 1rem; margin: 2rem 0 .5rem }
h2 small, .place, footer { color: var(--dim); font-weight: normal }
form { position: sticky; top: 0; background: Canvas; padding: .6rem 0; border-bottom: 1px solid var(--line);
  display: flex; flex-wrap: wrap; gap: .4rem 1rem; align-items: center }
input[type=search] { flex: 1 1 12rem; font: inherit; padding: .3rem .5rem; min-width: 0 }
article { border-left: 4px solid; padding: .1rem 0 .1rem .8rem; margin: .8rem 0 }
.error { border-color: var(--error) } .warning { border-color: var(--warning) } .info { border-color: var(--info) }
.error b { color: var(--error) } .warning b { color: var(--warning) } .info b { color: var(--info) }
p { margin: .2rem 0 } code, pre { font: .85rem/1.5 ui-monospace, monospace }
pre { margin: .3rem 0; padding: .3rem .5rem; background: #8881; white-space: pre-wrap }
mark { background: #fd05; color: inherit; outline: 1px solid #fa08 }
[hidden] { display: none !important }
"""
SCRIPT = """
const form = document.querySelector("form"), all = [...document.querySelectorAll("article")];
const show = () => {
  const words = form.words.value.toLowerCase().split(" ").filter(Boolean);
  const levels = [...form.querySelectorAll("[type=checkbox]:checked")].map(box => box.value);
  for (const one of all) {
    const text = (one.parentNode.dataset.path + " " + one.textContent).toLowerCase();
    one.hidden = !levels.includes(one.className) || !words.every(word => text.includes(word));
  }
  for (const file of document.querySelectorAll("section")) file.hidden = !file.querySelector("article:not([hidden])");
  document.querySelector("output").value = all.filter(one => !one.hidden).length + " shown";
};
form.addEventListener("input", show);
form.addEventListener("submit", event => event.preventDefault());
form.hidden = false;
show();
"""


def render(report: Report) -> str:
    """The page."""
    digest = b64encode(sha256(SCRIPT.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; base-uri 'none'"
    files = f"{report.summary.files} file{'' if report.summary.files == 1 else 's'}"
    title = f"{', '.join(report.counts.values()) or 'nothing to mend'} in {files}"
    return "\n".join(
        [
            '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>jekyll-tools: {title}</title>\n<style>{STYLE}</style>",
            f"<h1>{title}</h1>",
            _form(report),
            *(_file(path, found, report) for path, found in by_path(report.diagnostics).items()),
            f"<footer><p>{report.summary.seconds:.2f} s, read {_text(report.summary.reading)}</p></footer>",
            f"<script>{SCRIPT}</script>\n</html>\n",
        ]
    )


def _form(report: Report) -> str:
    """The filter; it is shown by the script, without which it could do nothing."""
    boxes = "".join(
        f'<label><input type="checkbox" value="{level}" checked> {words}</label>'
        for level, words in report.counts.items()
    )
    search = '<input type="search" name="words" placeholder="file, rule or words" aria-label="file, rule or words">'
    return f"<form hidden>{search}{boxes}<output></output></form>"


def _file(path: str, found: list[Diagnostic], report: Report) -> str:
    name = _text(path)
    articles = "\n".join(_article(diagnostic, report) for diagnostic in found)
    return f'<section data-path="{name}"><h2>{name} <small>{len(found)}</small></h2>\n{articles}\n</section>'


def _article(diagnostic: Diagnostic, report: Report) -> str:
    location, rule = diagnostic.location, report.rules.get(diagnostic.rule)
    place = f'<span class="place">{location.line}:{location.column}</span>'
    id = _text(diagnostic.rule)
    named = f'<a href="{escape(rule.manual)}">{id}</a>' if rule and rule.manual.startswith("https://") else id
    title = f' title="{_text(rule.title)}"' if rule else ""
    head = f"<p>{place} <b>{diagnostic.level}</b> {_text(diagnostic.message)} <small{title}>{named}</small></p>"
    hint = "<br>".join(map(_text, diagnostic.hint.split("\n")))
    parts = [head, *_excerpt(diagnostic), *([f"<p>{hint}</p>"] if hint else [])]
    return f'<article class="{diagnostic.level}">{"".join(parts)}</article>'


def _excerpt(diagnostic: Diagnostic) -> Iterator[str]:
    """The line, with the fault marked; of a long one the part around it."""
    location = diagnostic.location
    if not location.origin.string:
        return
    line, start, end = excerpt(location)
    first = max(0, start - EXCERPT_CHARACTERS // 2)
    last = first + EXCERPT_CHARACTERS
    end = min(end, last)
    before, marked, after = _source(line[first:start]), _source(line[start:end]), _source(line[end:last])
    lead, tail = "…" if first else "", "…" if last < len(line) else ""
    yield f"<pre>{lead}{before}<mark>{marked or ' '}</mark>{after}{tail}</pre>"


def _source(text: str) -> str:
    return "\t".join(_text(part) for part in text.split("\t"))


def _text(text: str) -> str:
    return escape(shown(text))
