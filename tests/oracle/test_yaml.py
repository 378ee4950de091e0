"""Random YAML, read by Psych and by us."""

from __future__ import annotations

import importlib.util
import json
import random
import sys
from pathlib import Path
from types import ModuleType

import pytest
from test_psych import PLACED, loaded, typed

TESTS = Path(__file__).parents[1]
SEEDS = [
    PLACED,
    "title: 'it''s'\nredirect_from:\n  - /a\n  - /b\ndate: 2024-02-20 10:00:00 +0100\ntags: [a, b c, 1_000]\n",
    "a: &x {k: 1, l: [1,2]}\n<<: *x\nb: *x\nc: !!int 5\nd: 1:30\n",
    "n: 12,345.67\nd: 2024-04-31\nt: yes\nf: .5\no: 0x1f\n- \n",
]
PIECES = [
    *"[]{}:,-?&*!|>'\"%@`#\n \t~<=.0123456789abceEx_+yYnNfFtTZé",
    " : ",
    "- ",
    "\n  ",
    "\n- ",
    "<<: ",
    "null",
    "true",
]
OTHERWISE = ("unknown-tag", "yaml-recursive")  # tests/psych/differences.yml


def recorder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("record_psych_random", TESTS / "psych" / "record.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def is_installed() -> bool:
    try:
        return bool(recorder().ask(["a: 1:30"]) == [["map", [[["str", "a"], ["int", "5400"]]]]])
    except OSError:
        return False


def mutant(draw: random.Random) -> str:
    text = draw.choice(SEEDS)
    for _ in range(draw.randint(1, 4)):
        at, kind = draw.randrange(len(text) + 1), draw.random()
        if kind < 0.6:
            text = text[:at] + draw.choice(PIECES) + text[at:]
        elif kind < 0.9:
            text = text[:at] + text[at + draw.randint(1, 4) :]
        else:
            start = draw.randrange(len(text) + 1)
            text = text[:at] + text[start : start + draw.randint(1, 20)] + text[at:]
    return text


@pytest.mark.skipif(not is_installed(), reason="ruby and its Psych are not installed (make oracle)")
def test_random_documents() -> None:
    draw = random.Random(2026)
    documents = [mutant(draw) for _ in range(3000)]
    wrong = []
    for document, wanted in zip(documents, recorder().ask(documents), strict=True):
        found = loaded(document)
        if any(problem.kind in OTHERWISE for problem in found.problems) or '[["map"' in json.dumps(wanted):
            continue  # a mapping as a key cannot be one here
        if typed(found.value) != (["nil"] if wanted[0] == "error" else wanted) and '"time", "-' not in json.dumps(
            wanted
        ):
            wrong.append((document, wanted))
    assert wrong == []
