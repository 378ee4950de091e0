"""The files of every host: read back they say what the table says, no more; what a host cannot say is refused."""

from __future__ import annotations

import re
import sys

import pytest
from hosts_models import MODELS
from hosts_random import TABLES, random_table
from hosts_table import FILE, GOLDEN, NAMES, made, neighbours, recorded, sayable
from hypothesis import HealthCheck, given, settings

from jekyll_tools.redirects import host
from jekyll_tools.redirects.answer import sent, written
from jekyll_tools.redirects.table import Entry, Table
from jekyll_tools.text import Location

HERE = Location.of_file("a.md")


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Table:
    found, problems = made(tmp_path_factory.mktemp("site"))
    assert (problems, found.problems) == ([], ())
    return found


def needs(name: str) -> None:
    if name == "netlify-toml" and sys.version_info < (3, 11):
        pytest.skip("no TOML reader before Python 3.11")


def test_every_host_has_a_model_and_there_are_two_hundred_redirects(table: Table) -> None:
    assert sorted(MODELS) == NAMES
    assert len(table.entries) > 500
    assert FILE.read_text(encoding="utf-8").count("from:") >= 200


def test_the_manual_has_a_section_for_every_host() -> None:
    text = (FILE.parents[2] / "docs/hosting.md").read_text(encoding="utf-8")
    headings = [line for line in text.split("\n") if line.startswith("## ")]
    assert sorted(re.findall(r"`--for ([a-z-]+)`", "\n".join(headings))) == host.names()


@pytest.mark.parametrize("name", NAMES)
def test_the_file_says_the_table(name: str, table: Table) -> None:
    needs(name)
    target = host.load(name)
    kept, _ = sayable(target, table.entries)
    match = MODELS[name](host.file(target, kept).text)
    assert [(each.path, match(sent(each.path))) for each in kept] == [(e.path, (e.status, e.target)) for e in kept]
    assert [path for path in neighbours(target, kept)[::7] if match(path)] == []


@pytest.mark.parametrize("name", NAMES)
def test_as_recorded(name: str, table: Table) -> None:
    assert recorded(name, table) == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")


@settings(max_examples=TABLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(table=random_table())
def test_random_tables(table: Table) -> None:
    for name in NAMES:
        if name == "netlify-toml" and sys.version_info < (3, 11):
            continue
        target = host.load(name)
        kept, words = sayable(target, table.entries)
        assert len({each.path for each in kept}) + len(words) >= len(table.entries)
        text = host.file(target, kept).text
        match = MODELS[name](text)
        assert [(e, match(sent(e.path))) for e in kept] == [(e, (e.status, e.target)) for e in kept]
        assert [path for path in neighbours(target, kept) if match(path)] == []
        assert text == host.file(target, kept).text


def entries(number: int, target: str = "/new/") -> list[Entry]:
    return [Entry(f"/old/{n:05}", target, 301, HERE) for n in range(number)]


LIMITS = [
    ("cloudflare", 2000, "Cloudflare Pages takes at most 2,000 redirects; here are 2,001"),
    ("vercel", 2048, "Vercel takes at most 2,048 redirects; here are 2,049"),
    ("gitlab", 1000, "GitLab Pages takes at most 1,000 redirects; here are 1,001"),
    ("netlify", 10_000, "Netlify takes at most 10,000 redirects; here are 10,001"),
]


@pytest.mark.parametrize(("name", "most", "words"), LIMITS)
def test_limits_of_number(name: str, most: int, words: str) -> None:
    target = host.load(name)
    for number in (most - 1, most):
        file = host.file(target, entries(number))
        assert (file.refusals, len(file.text) > number) == ((), True)
    file = host.file(target, entries(most + 1))
    assert (file.text, [tuple(each) for each in file.refusals]) == ("", [(None, words)])


LENGTHS = [  # the longest target that is taken, and what is said of one character more
    ("cloudflare", 1000 - len("/old/00000  301"), "its line has 1,001 characters, and at most 1,000 are allowed"),
    ("vercel", 4096, "it has 4,097 characters, and at most 4,096 are allowed"),
    ("nginx", 4000, "it is longer than the 4,000 bytes that a word of the configuration may have"),
]


@pytest.mark.parametrize(("name", "longest", "words"), LENGTHS)
def test_limits_of_length(name: str, longest: int, words: str) -> None:
    target = host.load(name)
    assert host.file(target, entries(1, "/" + "x" * (longest - 1))).refusals == ()
    refusals = host.file(target, entries(1, "/" + "x" * longest)).refusals
    assert [(str(each.location), each.words) for each in refusals] == [
        ("a.md:1:1", f"{target.TITLE} cannot redirect /old/00000: {words}")
    ]


def test_a_limit_of_bytes() -> None:
    rows = entries(600, "/" + "x" * 100)
    size = len(host.load("gitlab").render(rows))
    file = host.file(host.load("gitlab"), rows)
    assert [tuple(each) for each in file.refusals] == [
        (None, f"GitLab Pages takes a file of at most 65,536 bytes; this one has {size:,}")
    ]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("number", [0, 1, 999, 2_048, 20_000])
def test_any_number(name: str, number: int) -> None:
    needs(name)
    target = host.load(name)
    text, refusals = host.file(target, entries(number))
    if target.MOST is not None and number > target.MOST:
        words = f"{target.TITLE} takes at most {target.MOST:,} redirects; here are {number:,}"
        assert (text, refusals) == ("", ((None, words),))
        return
    match = MODELS[name](text)
    asked = [each.path for each in entries(number)[:: number // 20 + 1]]
    assert (refusals, [match(path) for path in asked]) == ((), [(301, "/new/")] * len(asked))
    assert text.count("/new/") == number


SAME = [  # two paths that are one to a host
    ("netlify", "/x", "/x/"),
    ("firebase", "/x", "/x/"),
    ("gitlab", "/x", "/X/"),
]


@pytest.mark.parametrize(("name", "one", "other"), SAME)
def test_what_a_host_cannot_tell_apart(name: str, one: str, other: str) -> None:
    target = host.load(name)
    both = sorted([Entry(one, "/a", 301, HERE), Entry(other, "/b", 301, HERE)])
    (refusal,) = host.file(target, both).refusals
    first, second = both[0].path, both[1].path
    words = f"{target.TITLE} cannot redirect {second}: {first} leads to {both[0].target}, and is the same path there"
    assert refusal.words == words


def test_a_page_beside_a_redirect() -> None:
    (refusal,) = host.file(host.load("netlify"), [Entry("/x", "/a", 301, HERE)], frozenset(("/x/",))).refusals
    words = "there is a page whose path differs by a last slash alone, which is the same there"
    assert refusal.words == f"Netlify cannot redirect /x: {words}"
    assert host.file(host.load("nginx"), [Entry("/x", "/a", 301, HERE)], frozenset(("/x/",))).refusals == ()


def test_a_slash_that_a_host_does_not_see_is_not_added() -> None:
    rows = [Entry("/x", "/x/", 301, HERE), Entry("/x.html", "/x/", 301, HERE)]
    read = {
        name: host.file(host.load(name), rows, frozenset(("/x/",))).text.count("/x/") for name in ("netlify", "nginx")
    }
    assert read == {"netlify": 1, "nginx": 2}


REFUSED = [
    ("gitlab", "/a\u00a0b", "/new/", "its path contains '\\xa0' once decoded"),
    ("gitlab", "/a\u3000b", "/new/", "its path contains '\\u3000' once decoded"),
    ("gitlab", "/a", "/b//c", "its target has slashes in a row, or dots between slashes, which would be taken out"),
    ("gitlab", "/a", "/b/#/../c", "its target has slashes in a row, or dots between slashes, which would be taken out"),
    ("gitlab", "/a", "/%5Cexample.org", "its target starts with a backslash, which is read as another host"),
    ("gitlab", "/a", "/b#c#d", "its target has a second #, which would be escaped"),
    ("gitlab", "/a", "https://example.org" + "/b" * 25 + "?c=/d#/e", ""),
    ("gitlab", "/a", "/b" * 25 + "%2F", "its target has more than 25 slashes"),
    ("gitlab", "/.well-known/acme-challenge/a", "/b", "/.well-known/acme-challenge/ is kept by the host"),
]


@pytest.mark.parametrize(("name", "path", "target", "words"), REFUSED)
def test_what_is_refused(name: str, path: str, target: str, words: str) -> None:
    assert host.load(name).refusal(Entry(path, target, 301, HERE)) == words


def test_letters_whatever_their_case() -> None:
    rows = [Entry(path, "/new/", 301, HERE) for path in ("/Straße", "/straSSe", "/strasse")]
    assert host.file(host.load("gitlab"), rows).text.count("/new/") == 2  # ß is not ss there


TARGETS = [  # as typed, and as answered
    ("https://example.org", "https://example.org/"),
    ("https://example.org/a b", "https://example.org/a%20b"),
    ("HTTPS://Example.ORG:443/", "https://example.org/"),
    ('/"; } server { listen 1; }', "/%22;%20%7D%20server%20%7B%20listen%201;%20%7D"),
    ("/{env.HOME}$1", "/%7Benv.HOME%7D%241"),
    ("/a\nSet-Cookie: x", "/aSet-Cookie:%20x"),
    ("/</script>", "/%3C/script%3E"),
    ("//evil.example/", "/"),
]


@pytest.mark.parametrize(("typed", "answered"), TARGETS)
def test_how_a_target_is_written(typed: str, answered: str) -> None:
    assert written(typed) == answered
