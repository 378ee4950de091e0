"""No untrusted character acts on what shows it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jekyll_tools.terminal import github_data, github_property, redacted, visible

HOSTILE = st.text(alphabet=st.one_of(st.characters(), st.sampled_from("\x1b\u202e\r\n:#[%,\ud800")), max_size=40)


@given(HOSTILE)
def test_visible_text_holds_nothing_that_acts(text: str) -> None:
    assert {unicodedata.category(c) for c in visible(text)} & {"Cc", "Cf", "Cs", "Zl", "Zp"} == set()


@given(HOSTILE)
def test_no_message_holds_a_command(text: str) -> None:
    shown = github_data(text)
    assert "\n" not in shown
    assert "\r" not in shown
    assert "::" not in shown
    assert "##[" not in shown


@given(HOSTILE)
def test_no_property_ends_itself(text: str) -> None:
    assert set(github_property(text)) & set(":,\r\n") == set()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("https://h.org/a?b=1", "https://h.org/a?b=1"),
        ("see https://me:pw@h.org/ now", "see https://h.org/ now"),
        ("https://h.org/?access_token=abc&x=1", "https://h.org/?access_token=…&x=1"),
        ("https://h.org/?X-Amz-Signature=abc", "https://h.org/?X-Amz-Signature=…"),
        ("a@b.org", "a@b.org"),
        ("//me:pw@h.org/", "//h.org/"),
        ("https://me:p@w@h.org/", "https://h.org/"),
        ("https://h.org/@me https://h.org/#a me@h.org", "https://h.org/@me https://h.org/#a me@h.org"),
        ("https://h.org/#access_token=abc", "https://h.org/#access_token=…"),
        ("https://h.org/?auth=abc&amp;api_key=def;", "https://h.org/?auth=…&amp;api_key=…"),
        ("[a](https://h.org/?token=abc) and (b)", "[a](https://h.org/?token=…) and (b)"),
        ("<a href='https://h.org/?pwd=abc'>b</a>", "<a href='https://h.org/?pwd=…'>b</a>"),
        ('<a href="/?key={{ site.key }}&author=me">', '<a href="/?key={{ site.key }}&author=me">'),
        ("https://h.org/?author=me&keys=2&design=3", "https://h.org/?author=me&keys=2&design=3"),
    ],
)
def test_secrets_in_addresses_are_not_shown(text: str, shown: str) -> None:
    assert redacted(text) == shown
