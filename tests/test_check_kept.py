"""A check out of the cache says what a check made anew says, and one that would not is never kept."""

from __future__ import annotations

import json
import os
import random
import shutil
import sys
from collections.abc import Callable
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any

import pytest

from jekyll_tools import engine
from jekyll_tools.cli import main
from jekyll_tools.render import reading

SITE = {
    "_config.yml": "title: T\nplugins: [jekyll-redirect-from]\n",
    "index.md": "---\ntitle: Home\n---\n[a](/a/) [gone](/gone/) {% include part.html name='x' %}\n",
    "a.md": "---\ntitle: A\npermalink: /a/\nredirect_from: /old/\n---\n<font color='red'>*a*</font>\n",
    "_includes/part.html": "<img src='/files/{{ include.name }}.png'>\n",
    "_posts/2024-01-01-p.md": "---\ntitle: P\nlayout: none\n---\n# One\n\n### Three\n\nSnowman \u2603 [^1]\n",
    "_data/people.yml": "- {name: N, url: /nobody/}\n",
    "files/x.png": "no picture",
}
PIECES = (
    "[b](/b/)\n", "</span>\n", "{% include part.html name='y' %}\n", "{{ page.title }\n", "<b>\n", "{% if %}\n",
    "![](/files/x.png)\n", "<a href='//e.org' target='_blank'>e</a>\n", "# A\n",
    "<p id='a'>[a](#a 't')</p>\n", "{% comment %}jekyll-tools: ignore missing-page why{% endcomment %}\n", "[x][y]\n",
)  # fmt: skip
ASKING = {
    "the clock": ("a.md", "---\n---\n{{ site.time }}\n"),
    "the hour": ("a.md", "---\n---\n{{ 'now' | date: '%d %H' }}\n"),
    "the second": ("a.md", "---\n---\n{{ site.time | date: '%s' }}\n"),
    "the clock beside an undated document": (
        "a.md",
        "---\n---\n{{ site.talks[0].date | date_to_xmlschema }}{{ site.time | date_to_xmlschema }}\n",
    ),
    "chance": ("a.md", "---\n---\n{{ site.posts | sample | size }}\n"),
    "a folder outside": ("_config.yml", "layouts_dir: ../layouts\n"),
    "a broken configuration": ("_config.yml", "a: b: c\n"),
}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small site, and a folder for its cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    for name, text in SITE.items():
        put(tmp_path / "site" / name, text)
    return tmp_path / "site"


def put(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


@pytest.fixture
def check(site: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Any]:
    """The exit code and the report of a check, without the time that it took."""

    def checked(*options: str) -> Any:
        code = main(["check", "-s", str(site), "--format", "json", *options])
        report = json.loads(capsys.readouterr().out)
        del report["summary"]["seconds"]
        return code, report

    return checked


@pytest.fixture
def only_kept(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Has every check fail from then on that is made anew."""

    def stop(*_: object) -> None:
        raise AssertionError("made anew")

    return lambda: monkeypatch.setattr(engine, "check", stop)


def change(site: Path, chance: random.Random) -> None:
    """Something that a person may do to a file."""
    file = chance.choice(sorted(path for path in site.rglob("*") if path.is_file() and path.name != "_config.yml"))
    kind = chance.randrange(6)
    if kind == 0:
        file.rename(file.with_name(chance.choice("bcde") + file.name))
    elif kind == 1 and file.name not in SITE:
        file.unlink()
    elif kind == 2:
        shutil.copyfile(file, file.parent / f"{chance.randrange(9)}{file.name}"[-40:])
    else:
        put(file, file.read_text(encoding="utf-8") + chance.choice(PIECES))


@pytest.mark.parametrize("seed", range(2))
def test_after_random_changes(seed: int, site: Path, check: Callable[..., Any]) -> None:
    chance = random.Random(seed)
    for _ in range(20):
        anew = check("--no-cache")
        assert check() == anew
        assert check() == anew
        change(site, chance)


def test_what_is_known_is_not_made_anew(site: Path, check: Callable[..., Any], only_kept: Callable[[], None]) -> None:
    first = check()
    put(site / "a.md", SITE["a.md"] + "\n</b>\n")
    second = check()
    assert second != first
    only_kept()
    assert check() == second
    put(site / "a.md", SITE["a.md"])  # as it was
    assert check() == first


def test_only_what_changed_is_read_again(
    site: Path, check: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    check()
    read: list[str] = []
    whole = reading.read
    monkeypatch.setattr(reading, "read", lambda page, *given: read.append(page.path) or whole(page, *given))
    put(site / "a.md", SITE["a.md"] + "\n</b>\n")
    check()
    assert read == ["a.md"]
    put(site / "_includes" / "part.html", "<i>\n")
    check()
    assert read == ["a.md", "index.md"]


@pytest.mark.parametrize("asking", ASKING)
def test_what_would_not_last_is_made_anew(
    asking: str, site: Path, check: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, text = ASKING[asking]
    put(site / path, text)
    check()
    made: list[object] = []
    whole = engine.check
    monkeypatch.setattr(engine, "check", lambda *given: made.append(given) or whole(*given))
    check()
    assert len(made) == 1


@pytest.mark.parametrize(
    "asked",
    [
        "{{ 'now' | date: '%d' }}",
        "{{ site.time | date: '%B %-d, %Y' }}",
        "{{ site.talks[0].date | date: '%Y' }}",
        "{% if site.talks[0].date %}{{ site.talks[0].date | date_to_xmlschema }}{% endif %}",
    ],
)
def test_what_lasts_for_a_day_is_kept_for_it(
    asked: str, site: Path, check: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, only_kept: Callable[[], None]
) -> None:
    put(site / "_config.yml", SITE["_config.yml"] + "collections: [talks]\n")
    put(site / "_talks" / "one.md", "---\ntitle: Undated\n---\n")
    put(site / "a.md", f"---\n---\n{asked} </b>\n")
    first = check()
    only_kept()
    assert check() == first

    class Tomorrow(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Tomorrow:
            return cls.fromtimestamp(datetime.now(tz).timestamp() + 86_400, tz)

    monkeypatch.setattr("jekyll_tools.cli._kept.datetime", Tomorrow)
    with pytest.raises(AssertionError, match="made anew"):
        check("--debug")


def test_when_files_were_written_counts_where_it_is_asked_for(
    site: Path, check: Callable[..., Any], only_kept: Callable[[], None]
) -> None:
    put(
        site / "a.md",
        "---\n---\n{% for f in site.static_files %}[a](/{{ f.modified_time | date: '%Y' }}){% endfor %}\n",
    )
    first = check()
    os.utime(site / "files" / "x.png", (0, 0))
    second = check()
    assert second == check("--no-cache") != first
    only_kept()
    assert check() == second


def test_what_waits_for_a_day_is_kept_until_then(
    site: Path, check: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, only_kept: Callable[[], None]
) -> None:
    put(site / "_posts" / "2124-01-01-q.md", "---\n---\n")
    first = check()
    only_kept()
    assert check() == first

    class Later(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Later:
            return cls(2124, 1, 2, tzinfo=tz)

    monkeypatch.setattr("jekyll_tools.cli._kept.datetime", Later)
    with pytest.raises(AssertionError, match="made anew"):
        check("--debug")


def test_another_question_has_another_answer(site: Path, check: Callable[..., Any]) -> None:
    check()
    for options in (["--select", "links"], ["--ignore", "links"], ["--baseurl", "/x"], [str(site / "a.md")]):
        assert check(*options) == check(*options, "--no-cache") != check()


def test_the_surroundings_count(
    site: Path, tmp_path: Path, check: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    put(site / "a.md", "---\n---\n{% if jekyll.environment == 'production' %}</b>{% endif %}\n")
    other = tmp_path / "other.yml"
    for environment, words in (("development", "title: A"), ("production", "title: A"), ("production", "title: 1")):
        monkeypatch.setenv("JEKYLL_ENV", environment)
        put(other, f"{words}\n")
        options = ["--config", str(other)]
        assert check(*options) == check(*options, "--no-cache")


@pytest.mark.skipif(sys.platform == "win32", reason="symlinks")
def test_a_way_out_is_not_followed(site: Path, tmp_path: Path, check: Callable[..., Any]) -> None:
    put(tmp_path / "outside.png", "")
    os.symlink(tmp_path / "outside.png", site / "files" / "y.png")
    check()
    assert not list((tmp_path / "caches" / "jekyll-tools").glob("[!p]*.cache"))
    os.unlink(tmp_path / "outside.png")
    assert check() == check("--no-cache")


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (None, "nothing is kept for the next check: is a directory"),
        (b"", "what the last check kept cannot be used, and is made anew: the file is damaged"),
        (
            b"jekyll-tools cache 1\nhalf",
            "what the last check kept cannot be used, and is made anew: the file is damaged",
        ),
        (b"jekyll-tools cache 0\nwhole", ""),
    ],
)
def test_a_cache_that_is_of_no_use_is_said(
    raw: bytes | None, words: str, site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check", "-s", str(site)])
    (file,) = (tmp_path / "caches" / "jekyll-tools").glob("[!p]*.cache")
    file.unlink()
    if raw is None:
        file.mkdir()
    else:
        file.write_bytes(raw)
    capsys.readouterr()
    main(["check", "-s", str(site)])
    assert capsys.readouterr().err == (f"jekyll-tools: {words}\n" if words else "")


def test_a_damaged_cache(site: Path, tmp_path: Path, check: Callable[..., Any]) -> None:
    anew = check()
    (file,) = (tmp_path / "caches" / "jekyll-tools").glob("[!p]*.cache")
    whole = file.read_bytes()
    for at in range(0, len(whole), max(len(whole) // 12, 1)):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert check() == anew
