"""Redirects against what the real plugin made of the same sites, and what is refused, told and left alone."""

from __future__ import annotations

import importlib.util
import json
import random
import string
from pathlib import Path

import pytest
from hosts_random import TABLES
from hypothesis import given, settings
from hypothesis import strategies as st

from jekyll_tools import outputs
from jekyll_tools.redirects import source, target
from jekyll_tools.redirects.map import collect, json_text, redirect_map
from jekyll_tools.redirects.redirect import Redirect
from jekyll_tools.render.destinations import destinations
from jekyll_tools.render.plugins.redirect_from import files
from jekyll_tools.site.config import Config
from jekyll_tools.site.served import candidates
from jekyll_tools.site.site import Site, read
from jekyll_tools.text import Location

HERE = Path(__file__).parent / "redirects"
spec = importlib.util.spec_from_file_location("record_redirects", HERE / "record.py")
assert spec is not None
assert spec.loader is not None
record = importlib.util.module_from_spec(spec)
import sys  # noqa: E402

sys.modules[spec.name] = record
spec.loader.exec_module(record)
CASES = list(record.cases())
GOLDEN = (HERE / "hosts" / "jekyll.txt").read_text(encoding="utf-8")


def put(folder: Path, config: dict[str, object], texts: dict[str, str]) -> Site:
    """A site on the disk, read."""
    for name, text in {"_config.yml": json.dumps(config), **texts}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    return read(str(folder))


def page(**keys: object) -> str:
    return "---\n" + "".join(f"{key}: {json.dumps(value)}\n" for key, value in keys.items()) + "---\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_as_the_real_plugin(case: record.Case, tmp_path: Path) -> None:  # type: ignore[name-defined]
    site = put(tmp_path, case.config, case.files)
    made = files(site, collect(site).redirects).texts
    if "redirects.json" in case.files:
        made |= {"redirects.json": case.files["redirects.json"]}
    begin = GOLDEN.index(f"== {case.name}\n")
    end = GOLDEN.find("\n== ", begin) + 1 or len(GOLDEN)
    assert record.golden(case.name, made) == GOLDEN[begin:end]


def test_sixty_redirects_at_least() -> None:
    assert GOLDEN.count("<title>Redirecting") > 200


@pytest.mark.parametrize(("key", "value", "reason"), list(record.hostile()))
def test_hostile_values_are_left_out(key: str, value: str, reason: str, tmp_path: Path) -> None:
    case = record.hostile_case(key, value)
    site = put(tmp_path, case.config, case.files)
    redirects, problems = collect(site)
    assert redirects == ()
    assert [(p.kind, dict(p.facts)) for p in problems] == [
        ("unsafe-redirect", {"key": key, "value": value, "reason": reason})
    ]
    assert problems[0].location.text == json.dumps(value)
    assert files(site, redirects).texts == {"redirects.json": "{}"}


def config(**data: object) -> Config:
    return Config(data, {}, ())


@settings(max_examples=max(500, TABLES), deadline=None)
@given(text=st.text(st.sampled_from('/\\ab .%2eE0\0\n:?#*<>"|{}ü\u202e\ud800'), max_size=14))
def test_every_source_is_refused_or_stays_inside(text: str) -> None:
    path = "/" + text
    if source.fault(path) == "":
        assert outputs.fault(source.destination(path)) == ""


@settings(max_examples=max(500, TABLES), deadline=None)
@given(table=st.dictionaries(st.text(), st.text()))
def test_the_map_read_back(table: dict[str, str]) -> None:
    place = Location.of_file("a.md")
    redirects = [Redirect(path, to, "", "", "redirect_from", place, None) for path, to in table.items()]  # type: ignore[arg-type]
    assert list(json.loads(json_text(redirects)).items()) == list(table.items())


PIECES = st.sampled_from(
    [*"/\\ab:.&;@\"'<> {}%ü\n", "%2e", "https://", "//", "javascript:", "&sol;", "{{", "</script>"]
)


@settings(max_examples=max(500, TABLES), deadline=None)
@given(text=st.lists(PIECES, max_size=8).map("".join))
def test_every_target_is_refused_or_cannot_leave_its_place(text: str) -> None:
    from html.parser import HTMLParser

    from jekyll_tools.addressable import InvalidURL

    try:
        leads = target.of_text(text, config())
    except InvalidURL:
        return
    if target.fault(text, leads):
        return
    found: list[tuple[str, list[tuple[str, str | None]]]] = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attributes: found.append((tag, attributes))  # type: ignore[method-assign]
    parser.feed(f'<a href="{leads}"><script>location="{leads}"</script>')
    assert [(tag, len(attributes)) for tag, attributes in found] == [("a", 1), ("script", 0)]
    href = found[0][1][0][1] or ""
    assert href.startswith(("http://", "https://", "HTTP", "/"))
    assert not href.startswith(("//", "/\\"))


TYPES = ["1", "1.5", "true", "false", "2024-01-01", "{a: 1}", "[[/a/]]", "[1]", "[{a: b}]", "[true]", "[2024-01-01]"]


@pytest.mark.parametrize("value", TYPES)
def test_values_of_the_wrong_type(value: str, tmp_path: Path) -> None:
    site = put(tmp_path, {}, {"a.md": f"---\nredirect_from: {value}\n---\n"})
    redirects, problems = collect(site)
    assert redirects == ()
    assert [problem.kind for problem in problems] == ["redirect-type"]
    assert problems[0].location.text == (value[1:-1] if value.startswith("[") else value)


def test_good_items_beside_a_bad_one(tmp_path: Path) -> None:
    site = put(tmp_path, {}, {"a.md": "---\nredirect_from:\n  - /a/\n  - 404\n  - /b/\n---\n"})
    assert redirect_map(site) == {"/a/": "/a.html", "/b/": "/a.html"}
    assert [str(problem.location) for problem in collect(site).problems] == ["a.md:4:5"]


def test_a_redirect_knows_its_place(tmp_path: Path) -> None:
    site = put(tmp_path, {}, {"a.md": "---\nredirect_from: [/x/, /y/]\nredirect_to: /z/\n---\n"})
    shown = [(r.key, r.source, str(r.location), r.location.text) for r in collect(site).redirects]
    assert shown == [
        ("redirect_from", "/x/", "a.md:2:17", "/x/"),
        ("redirect_from", "/y/", "a.md:2:22", "/y/"),
        ("redirect_to", "/a.html", "a.md:3:14", "/z/"),
    ]


INSIDE = [
    ("https://ex.org/base/x/?q#f", "/x/"),
    ("https://EX.org:443/base/x", "/x"),
    ("https://ex.org/base/", "/"),
    ("https://ex.org/base", "/"),
    ("https://ex.org/x", ""),
    ("https://ex.org/basement/", ""),
    ("https://other.org/base/x/", ""),
    ("http://ex.org/base/x/", ""),
]


@pytest.mark.parametrize(("leads", "path"), INSIDE)
def test_what_is_inside_the_site(leads: str, path: str) -> None:
    assert target.inside(leads, config(url="https://ex.org", baseurl="/base")) == path


@pytest.mark.parametrize(("leads", "path"), [("/x/?q", "/x/"), ("/#f", "/"), ("//h/x", ""), ("https://h/x", "")])
def test_what_is_inside_a_site_without_address(leads: str, path: str) -> None:
    assert target.inside(leads, config()) == path


SERVED = [
    ("/", "index.html"),
    ("/x/", "x/index.html"),
    ("/x", "x.html"),
    ("/y", "y/index.html"),
    ("/x.html", "x.html"),
    ("/y/index.html", "y/index.html"),
    ("/z", "z"),
    ("/caf%C3%A9/", "café/index.html"),
    ("/X", ""),
    ("/x.html/", ""),
    ("", ""),
]


@pytest.mark.parametrize(("path", "file"), SERVED)
def test_the_file_that_answers(path: str, file: str) -> None:
    there = {"index.html", "x.html", "x/index.html", "y/index.html", "z", "z.html", "café/index.html"}
    assert next((name for name in candidates(path) if path and name in there), "") == file


PLUGIN = {"plugins": ["jekyll-redirect-from"]}


def loops(site: Site) -> list[tuple[str, object]]:
    return [(str(p.location), p.facts["path"]) for p in collect(site).problems if p.kind == "redirect-loop"]


def test_no_loop(tmp_path: Path) -> None:
    texts = {
        "a.md": page(permalink="/a/", redirect_from=["/a.html", "/b"]),
        "b.md": page(permalink="/b/", redirect_to="/a/"),
        "c.md": page(redirect_from="/d/", redirect_to="https://ex.org/d/"),
        "s.html": "static",
        "t.md": page(redirect_from="/s.html", redirect_to="/s.html"),
    }
    assert loops(put(tmp_path, PLUGIN, texts)) == []


def test_a_long_loop_is_told_at_each_redirect_in_it(tmp_path: Path) -> None:
    texts = {f"{n}.md": page(permalink=f"/{n}/", redirect_to=f"/{(n + 1) % 12}/") for n in range(12)}
    texts["in.md"] = page(redirect_to="/3/")
    told = loops(put(tmp_path, PLUGIN, texts))
    assert len(told) == 12
    assert dict(told)["7.md:3:14"] == ("/7/", "/8/", "/9/", "/10/", "/11/", "/0/", "/1/", "/2/")


def test_twenty_thousand_redirects_in_a_chain(tmp_path: Path) -> None:
    items = [f"/old/{n}/" for n in range(10_000)]
    texts = {f"{n}.md": page(permalink=f"/{n}/", redirect_to=f"/{n + 1}/") for n in range(200)}
    texts |= {f"from{n}.md": page(redirect_from=items[n * 100 : n * 100 + 100]) for n in range(100)}
    site = put(tmp_path, PLUGIN, texts)
    redirects, problems = collect(site)
    assert (len(redirects), problems) == (10_200, ())
    assert len(files(site, redirects).texts) == 10_201


def winners(site: Site) -> dict[str, str]:
    found = destinations(site, collect(site).redirects)
    return {each.path: f"{each.winner.kind} {each.winner.path}" for each in found if len(each.claims) > 1}


def test_who_wins_a_file(tmp_path: Path) -> None:
    texts = {
        "a.md": page(permalink="/x/", redirect_from=["/b.html", "/s.txt", "/docs/d.html", "/x/", "/y/"]),
        "b.md": page(redirect_from="/y/index.html"),
        "c.md": page(permalink="/c"),
        "d.md": page(permalink="/c.html"),
        "s.txt": "static",
        "_docs/d.md": page(),
        "_docs/e.md": page(permalink="/s2.txt"),
        "s2.txt": "static",
    }
    assert winners(put(tmp_path, {"collections": {"docs": {"output": True}}}, texts)) == {
        "b.html": "redirect a.md",
        "c.html": "page d.md",
        "docs/d.html": "document _docs/d.md",
        "s.txt": "static s.txt",
        "s2.txt": "document _docs/e.md",
        "x/index.html": "redirect a.md",
        "y/index.html": "redirect b.md",
    }


def test_without_the_plugin_in_the_configuration(tmp_path: Path) -> None:
    site = put(tmp_path, {}, {"a.md": page(redirect_from="/x/")})
    made = files(site, collect(site).redirects)
    assert sorted(made.texts) == ["redirects.json", "x/index.html"]
    assert made.notices == (
        "the configuration does not name jekyll-redirect-from: Jekyll itself would write no redirects",
    )


@pytest.mark.parametrize("key", ["plugins", "gems"])
def test_with_it(key: str, tmp_path: Path) -> None:
    site = put(tmp_path, {key: ["jekyll-redirect-from"]}, {"a.md": page(redirect_from="/x/")})
    assert files(site, collect(site).redirects).notices == ()


LAYOUTS = [
    ("_layouts/redirect.html", "{{ page.redirect.to }}", "needs Liquid"),
    ("_layouts/redirect.html", "---\nlayout: default\n---\nMoved.", "needs Liquid"),
    ("_layouts/redirect.html", "x" * ((1 << 20) + 1), "cannot be read"),
]


@pytest.mark.parametrize(("name", "text", "why"), LAYOUTS, ids=["output", "layout", "size"])
def test_a_layout_that_cannot_be_used(name: str, text: str, why: str, tmp_path: Path) -> None:
    site = put(tmp_path, record.PLUGIN, {"a.md": page(redirect_from="/x/"), name: text})
    made = files(site, collect(site).redirects)
    assert list(made.texts) == ["redirects.json"]
    assert made.notices == (f"no pages that redirect are written: the site's own layout {name} {why}",)


def test_a_layout_outside_the_site_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.html").write_text("secret")
    (tmp_path / "site/_layouts").mkdir(parents=True)
    (tmp_path / "site/_layouts/redirect.html").symlink_to(tmp_path / "secret.html")
    site = put(tmp_path / "site", record.PLUGIN, {"a.md": page(redirect_from="/x/")})
    assert list(files(site, collect(site).redirects).texts) == ["redirects.json"]


def test_random_tables_give_files_that_fit_together(tmp_path: Path) -> None:
    draw = random.Random(1)
    items = ["/" + "".join(draw.choice(string.ascii_lowercase[:3] + "/.") for _ in range(6)) for _ in range(400)]
    site = put(tmp_path, {}, {"target.md": page(redirect_from=items)})
    redirects, _ = collect(site)
    sources = {redirect.source for redirect in redirects}
    assert {item for item in items if source.fault(item) == ""} == sources
    assert set(redirect_map(site)) == sources
    outputs.check(files(site, redirects).texts)


def test_a_file_where_a_folder_must_be(tmp_path: Path) -> None:
    texts = {"a.md": page(redirect_from=["/x.html", "/x.html/", "/s.txt/y", "/p", "/p.html/q/"]), "s.txt": "static"}
    site = put(tmp_path, record.PLUGIN, texts)
    made = files(site, collect(site).redirects)
    assert list(made.texts) == ["redirects.json"]
    assert made.notices == (
        "a.md:2:17: no page for the redirect from /x.html: x.html would have to be a file and a folder",
        "a.md:2:28: no page for the redirect from /x.html/: x.html would have to be a file and a folder",
        "a.md:2:40: no page for the redirect from /s.txt/y: s.txt would have to be a file and a folder",
        "a.md:2:52: no page for the redirect from /p: p.html would have to be a file and a folder",
        "a.md:2:58: no page for the redirect from /p.html/q/: p.html would have to be a file and a folder",
    )
    outputs.check(made.texts)
