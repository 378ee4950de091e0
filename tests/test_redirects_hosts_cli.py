"""`jekyll-tools redirects` for hosts other than GitHub Pages, and `--check`, as a user meets them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from links.server import redirect as moved
from links.server import running, send

from jekyll_tools.cli import main

CONFIG = "include: [_pages]\nplugins: [jekyll-redirect-from]\nurl: https://example.org\nbaseurl: /base\n"
PAGE = "---\npermalink: /about/\nredirect_from: [/me/, /who.html]\n---\n\nHello.\n"
TABLE = '- {from: /gone.txt, to: "https://example.net/", status: 302}\n- {from: /then.txt, to: "/me/#there"}\n'
CSV = """\
source,target,status
/base/gone.txt,https://example.net/,302
/base/me,/base/about/,301
/base/me/,/base/about/,301
/base/me/index.html,/base/about/,301
/base/then.txt,/base/about/#there,301
/base/who,/base/about/,301
/base/who.html,/base/about/,301
"""
CHAIN = (
    "jekyll-tools: _data/redirects.yml:2:10: /then.txt leads straight to the end of its chain of redirects,"
    " https://example.org/base/about/\n"
)
Run = tuple[int, str, str]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    put(tmp_path / "site", {"_config.yml": CONFIG, "_pages/about.md": PAGE, "_data/redirects.yml": TABLE})
    monkeypatch.chdir(tmp_path / "site")
    return tmp_path / "site"


def put(folder: Path, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes]):  # type: ignore[no-untyped-def]
    def started(*arguments: str) -> Run:
        code = main(["redirects", *arguments])
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        return code, out.decode(), err.decode()

    return started


def test_the_file_to_the_terminal(site: Path, run) -> None:  # type: ignore[no-untyped-def]
    assert run("--for", "csv") == (0, CSV, CHAIN)
    assert run("--for", "csv", "-q") == (0, CSV, "")


def test_slashes_as_on_github_pages(site: Path, run) -> None:  # type: ignore[no-untyped-def]
    put(site, {"x.html": "a file", "y.md": "---\npermalink: /y\n---\n"})
    code, out, _ = run("--for", "csv", "--slashes")
    added = ["/base/about,/base/about/,301", "/base/x,/base/x.html,301", "/base/y,/base/y.html,301"]
    assert (code, sorted(set(out.splitlines()) - set(CSV.splitlines()))) == (0, added)


def test_the_file_in_a_folder(site: Path, run) -> None:  # type: ignore[no-untyped-def]
    assert run("--for", "csv", "-q", "-d", "out") == (0, "", "")
    assert (site / "out/redirects.csv").read_text() == CSV
    assert run("--for", "netlify", "-q", "-d", "out") == (0, "", "")
    names = [path.name for path in (site / "out").iterdir()]
    assert sorted(names) == [".jekyll-tools.json", "_redirects"]


def test_jekyll_makes_no_stubs_of_the_data_file(site: Path, run) -> None:  # type: ignore[no-untyped-def]
    words = "jekyll-tools: the redirects of the data file (2) are for servers: Jekyll makes nothing of them\n"
    to = "https://example.org/base/about/"
    assert run() == (0, f'{{"/me/":"{to}","/who.html":"{to}"}}', words)


BAD = """\
- {from: /about/index.html, to: /me/}
- {from: /../x, to: /me/}
- {from: /x/, to: "https://example.org/\\r\\nSet-Cookie: a"}
- {from: /y/, to: /nowhere/}
- {from: /z/, to: /z}
- {from: /me/, to: https://example.net/}
- 5
- {from: "/n\\0", to: /me/}
- {from: /LONG, to: /me/}
- {from: /all/*, to: /me/}
- {from: "/me\\u0301/", to: /me/}
- {from: "/m\u00e9/", to: https://example.net/}
""".replace("LONG", "x" * 1000)
WORDS = """\
_data/redirects.yml:1:10: the redirect from /about/index.html starts at the address of _pages/about.md
_data/redirects.yml:2:10: from contains '..'
_data/redirects.yml:3:19: to contains an invisible control character
_data/redirects.yml:4:10: the redirect https://example.org/base/nowhere/ leads to no page or file of this site
_data/redirects.yml:5:10: the redirect goes round and shows no page: /z/ → /z/
_data/redirects.yml:6:10: the redirect from /me/ leads to https://example.net/, the one on line 3 of \
_pages/about.md to https://example.org/base/about/
_data/redirects.yml:7:3: the entry is not a redirect: its keys are not `from`, `to` and perhaps `status`
_data/redirects.yml:8:10: from contains an invisible control character
_data/redirects.yml:9:10: from has a segment longer than 200 bytes
_data/redirects.yml:10:10: from contains '*'
_data/redirects.yml:12:10: the redirect from /m\u00e9/ leads to https://example.net/, the one on line 11 to \
https://example.org/base/me/
_pages/about.md:3:17: redirect_from is not a text
"""


def test_everything_wrong_is_told_and_nothing_written(site: Path, run) -> None:  # type: ignore[no-untyped-def]
    put(site, {"_data/redirects.yml": BAD, "_pages/about.md": PAGE.replace("[", "[5, ")})
    code, out, err = run("--for", "nginx", "-d", "out")
    told = "".join(
        f"jekyll-tools: {line}\n" for line in [*WORDS.splitlines(), "nothing was written for nginx: mend these first"]
    )
    assert (code, out, err) == (1, "", told)
    assert not (site / "out").exists()


UNREAD = [  # a file of the site, its text, and what is said of it; none of its redirects may be lost silently
    (
        "_data/redirects.yml",
        "- {from: /a.txt, to: [\n",
        "1:22: the file is not valid YAML: the bracket that opens here is never closed; Jekyll will build nothing",
    ),
    (
        "_data/redirects.yml",
        "/a.txt: /me/\n/a.txt: /about/\n",
        "2:1: key /a.txt is given twice: this one counts, the one on line 1 has no effect",
    ),
    ("_data/redirects.yml", "# " + "x" * (1 << 20), "1:1: the file is over 1048576 bytes long and is not read"),
    (
        "a.md",
        "---\ntitle: a: b\nredirect_from: /a/\n---\n",
        "2:9: the front matter is not valid YAML: a colon inside an unquoted value is taken for a second key;"
        " every key is lost, and the page will be published at /a.html",
    ),
    (
        "a.md",
        "---\nredirect_from: /a/\nredirect_from: /b/\n---\n",
        "3:1: key redirect_from is given twice: this one counts, the one on line 2 has no effect",
    ),
    (
        "a.md",
        "---\nredirect_from: /a/\n",
        "1:1: the front matter that opens here is never closed: its keys are lost and will be shown as text",
    ),
    (
        "a.txt",
        " ---\nredirect_from: /a/\n---\n",
        "1:1: a space comes before the front matter: "
        "Jekyll will copy this file as it is instead of making a page of it",
    ),
]


@pytest.mark.parametrize(("name", "text", "words"), UNREAD)
def test_what_cannot_be_read(name: str, text: str, words: str, site: Path, run) -> None:  # type: ignore[no-untyped-def]
    put(site, {name: text})
    last = "jekyll-tools: nothing was written for csv: mend these first\n"
    assert run("--for", "csv") == (1, "", f"jekyll-tools: {name}:{words}\n{last}")


def test_pages_that_cannot_be_read_and_ask_for_nothing(site: Path, run) -> None:  # type: ignore[no-untyped-def]
    put(site, {"a.md": "---\ntitle: a: b\n---\n", "b.md": "---\ntitle: a\ntitle: b\n---\nredirect_from: /a/\n"})
    assert run("--for", "csv", "-q") == (0, CSV, "")


def test_stubs_of_a_page_that_cannot_be_read(site: Path, run) -> None:  # type: ignore[no-untyped-def]
    put(site, {"a.md": "---\nredirect_from: /a/\nredirect_from: /b/\n---\n", "_data/redirects.yml": ""})
    code, _, err = run()
    words = "key redirect_from is given twice: this one counts, the one on line 2 has no effect"
    assert (code, err) == (0, f"jekyll-tools: a.md:3:1: {words}\n")


def test_what_a_host_cannot_say(site: Path, run) -> None:  # type: ignore[no-untyped-def]
    put(site, {"_data/redirects.yml": "/wiki/:y/: /about/\n/wiki/:x.txt: /about/\n"})
    words = "its path contains `/:` or `*`, which stand for other texts"
    told = (
        f"jekyll-tools: _data/redirects.yml:1:1: Netlify cannot redirect /base/wiki/:y: {words}\n"
        f"jekyll-tools: _data/redirects.yml:2:1: Netlify cannot redirect /base/wiki/:x.txt: {words}\n"
        "jekyll-tools: nothing was written for Netlify\n"
    )
    assert run("--for", "netlify", "-d", "out") == (1, "", told)
    assert not (site / "out").exists()


def test_a_host_that_answers_as_it_should(site: Path, run) -> None:  # type: ignore[no-untyped-def]
    rows = [line.split(",") for line in CSV.splitlines()[1:]]
    behaviours = {path: moved(target, int(status)) for path, target, status in rows}
    with running(behaviours) as server:
        answer = run("--for", "nginx", "-q", "--check", f"http://127.0.0.1:{server.port}/base/")
    assert answer == (0, "7 paths asked: 7 answered as they should, 0 not\n", "")


def test_a_host_that_does_not(site: Path, run) -> None:  # type: ignore[no-untyped-def]
    behaviours = {
        "/base/gone.txt": moved("https://example.net/", 301),
        "/base/me": moved("http://127.0.0.1:{port}/base/about/", 301),
        "/base/me/": moved("/base/about/?x", 301),
        "/base/me/index.html": send(200),
        "/base/then.txt": moved("/base/about/", 301),
        "/base/who": moved("about/", 301),
    }
    with running(behaviours) as server:
        code, out, err = run("--for", "nginx", "-q", "--check", f"http://127.0.0.1:{server.port}")
    assert (code, out.splitlines(), err) == (1, [
        "_data/redirects.yml:1:10: /base/gone.txt gets 301 Moved Permanently, not 302 Found",
        "_pages/about.md:3:17: /base/me/ leads to /base/about/?x, not /base/about/",
        "_pages/about.md:3:17: /base/me/index.html gets 200 OK, not 301 Moved Permanently",
        "_data/redirects.yml:2:10: /base/then.txt leads to /base/about/, not /base/about/#there",
        "_pages/about.md:3:23: /base/who.html gets 404 Not Found, not 301 Moved Permanently",
        "7 paths asked: 2 answered as they should, 5 not",
    ], "")  # fmt: skip


def test_stubs_on_a_host(site: Path, run) -> None:  # type: ignore[no-untyped-def]
    run("-q", "-d", "out")
    stub = (site / "out/me/index.html").read_bytes()
    for body, words, code in (
        (stub, "2 paths asked: 2 answered as they should, 0 not\n", 0),
        (stub + b"<!-- -->", "", 1),
    ):
        with running({"/base/me/": send(200, body), "/base/who.html": send(200, stub)}) as server:
            answer = run("-q", "--check", f"http://127.0.0.1:{server.port}")
        wrong = (
            "_pages/about.md:3:17: /base/me/ gets another page than the one that redirects\n"
            "2 paths asked: 1 answered as they should, 1 not\n"
        )
        assert answer == (code, words or wrong, "")


@pytest.mark.parametrize("address", ["example.org", "ftp://example.org", "https://example.org/elsewhere/", "https://"])
def test_no_address_of_a_host(address: str, site: Path, run) -> None:  # type: ignore[no-untyped-def]
    words = f"jekyll-tools: --check takes the address of the site, such as https://example.org, not {address}\n"
    assert run("--for", "nginx", "-q", "--check", address) == (2, "", words)
