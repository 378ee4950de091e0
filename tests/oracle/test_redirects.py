"""The recorded redirects against the installed Jekyll and jekyll-redirect-from, made anew."""

from __future__ import annotations

import importlib.util
import json
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest
from built_cases import BuiltCase, build
from site_cases import SiteCase

from jekyll_tools.addressable import InvalidURL, is_absolute, normalize

HERE = Path(__file__).parents[1] / "redirects"
spec = importlib.util.spec_from_file_location("record_redirects_oracle", HERE / "record.py")
assert spec is not None
assert spec.loader is not None
record = importlib.util.module_from_spec(spec)
sys.modules[spec.name] = record
spec.loader.exec_module(record)

pytestmark = pytest.mark.skipif(
    not record.is_installed(), reason="jekyll and jekyll-redirect-from 0.16.0 are not installed (make oracle)"
)


def test_the_records_are_what_jekyll_makes() -> None:
    table, values = record.recorded()
    assert table == (HERE / "hosts" / "jekyll.txt").read_text(encoding="utf-8")
    assert values == (HERE / "hostile.txt").read_text(encoding="utf-8")


def test_whole_sites_with_their_sitemaps(tmp_path: Path) -> None:
    """The files of a site, every byte of them: in the sitemap no redirect stands, and all that they lead to."""
    plugins = {"plugins": ["jekyll-redirect-from", "jekyll-sitemap"]}
    cases = [case.with_config(plugins) for case in record.cases()]
    for number, (case, made) in enumerate(zip(cases, record.build(cases), strict=True)):
        source = tmp_path / f"{number}"
        for name, text in {"_config.yml": json.dumps(case.config), **case.files}.items():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            (source / name).write_text(text, encoding="utf-8", newline="")
        ours = build(BuiltCase(SiteCase(case.name, source), {}), tmp_path / f"{number}-built")
        wanted = {path.lstrip("/"): text for path, text in made["written"].items()}
        differ = {path for path in ours.texts.keys() | wanted.keys() if ours.texts.get(path) != wanted.get(path)}
        assert (case.name, differ) == (case.name, set())


ASK = """
require "addressable/uri"; require "json"
puts JSON.generate(JSON.parse($stdin.read).map { |text|
  begin
    url = Addressable::URI.parse(text); [url.absolute?, url.normalize.to_s]
  rescue Addressable::URI::InvalidURIError
    nil
  end
})
"""
MARKS = "abZ1//%&=;+?#!$'()*,:@-_~[]{}|\\^`<>\" éÉﬁÅ①💡\u00a0\u3000。ßİ"
PARTS = [*MARKS, *re.findall(r"\S+", ". .. // %41 %2f %2F %zz %C3%A9 e\u0301 %20 %2B %26 %3B")]
STARTS = ["/", "/", "https://ex.org/", "https://ex.org//base/", "https://é.org/", "http://EX.org:80/"]


def urls(number: int) -> list[str]:
    draw = random.Random(2026)
    made = [draw.choice(STARTS) + "".join(draw.choices(PARTS, k=draw.randint(0, 9))) for _ in range(number)]
    # Behind two slashes stands a host: such a target is refused before it is normalised.
    return [url for url in made if not url.startswith("//")]


def ours(url: str) -> list[object] | None:
    try:
        return [is_absolute(url), normalize(url)]
    except InvalidURL:
        return None


def test_urls_are_normalised_as_addressable_does() -> None:
    asked = urls(20_000)
    done = subprocess.run(
        ["ruby", "-e", ASK], input=json.dumps(asked), capture_output=True, text=True, timeout=120, check=True
    )
    answers = json.loads(done.stdout)
    assert [(url, ours(url)) for url in asked] == list(zip(asked, answers, strict=True))
