"""Diagnostics as reviewdog reads them: a line each, with bytes for columns."""

from __future__ import annotations

import json
import unicodedata
from typing import Any, get_args

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.share.annotations.articles import RELEASE, SOURCES, checked, finding, release_findings
from tests.tools.hostile import HOSTILE
from ttdn_cli.checking.findings import Verdict
from ttdn_cli.share.annotations.checked import Checked
from ttdn_cli.share.annotations.rdjsonl import rdjsonl

_POSITION = {
    "type": "object",
    "properties": {
        "line": {"type": "integer", "minimum": 1},
        "column": {"type": "integer", "minimum": 1},
    },
    "additionalProperties": False,
    "required": ["line", "column"],
}
_RANGE = {
    "type": "object",
    "properties": {"start": _POSITION, "end": _POSITION},
    "additionalProperties": False,
    "required": ["start", "end"],
}
_TEXT = {"type": "string", "minLength": 1}
DIAGNOSTIC = {
    "type": "object",
    "properties": {
        "message": _TEXT,
        "location": {
            "type": "object",
            "properties": {"path": _TEXT, "range": _RANGE},
            "additionalProperties": False,
            "required": ["path"],
        },
        "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
        "source": {
            "type": "object",
            "properties": {"name": _TEXT, "url": _TEXT},
            "additionalProperties": False,
        },
        "code": {
            "type": "object",
            "properties": {"value": _TEXT, "url": _TEXT},
            "additionalProperties": False,
        },
        "suggestions": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"range": _RANGE, "text": {"type": "string"}},
                "additionalProperties": False,
                "required": ["range", "text"],
            },
        },
    },
    "additionalProperties": False,
    "required": ["message", "location"],
}
"""The message Diagnostic of `proto/rdf/reviewdog.proto`; protojson refuses any other field."""


def lines(*articles: Checked, every: bool = False) -> list[Any]:
    written = rdjsonl(articles, SOURCES, every=every)
    assert written.endswith("\n") or not written
    found = [json.loads(line) for line in written.split("\n")[:-1]]
    for each in found:
        jsonschema.validate(each, DIAGNOSTIC)
    return found


def changed(text: str, diagnostic: Any) -> str:
    """Return a text after its suggestion was taken, as a tool does that counts bytes."""
    (suggestion,) = diagnostic["suggestions"]
    rows = text.encode().split(b"\n")
    begins = [sum(len(row) + 1 for row in rows[:number]) for number in range(len(rows))]
    start, end = (
        begins[at["line"] - 1] + at["column"] - 1
        for at in (suggestion["range"]["start"], suggestion["range"]["end"])
    )
    data, right = text.encode(), str(suggestion["text"])
    return f"{data[:start].decode()}{right}{data[end:].decode()}"


def test_a_contradiction_is_an_error_with_its_right_value() -> None:
    found = lines(checked())
    assert len(found) == 3
    assert found[1] == {
        "message": "“58/64”: the speech says “58/63”. The same scope and indicator, another "
        "value. The speech, paragraph 12: “58/63 địa phương”.",
        "location": {
            "path": "release.txt",
            "range": {"start": {"line": 5, "column": 12}, "end": {"line": 5, "column": 17}},
        },
        "severity": "ERROR",
        "source": {"name": "ttdn"},
        "code": {"value": "contradicted/quantity"},
        "suggestions": [
            {
                "range": {"start": {"line": 5, "column": 12}, "end": {"line": 5, "column": 17}},
                "text": "58/63",
            }
        ],
    }


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_suggestion_that_is_taken_makes_the_article_right(form: Any, ends: str) -> None:
    text = unicodedata.normalize(form, RELEASE).replace("\n", ends)
    wrong, right = zip(
        *((each.text, each.expected) for each in release_findings() if each.expected), strict=True
    )
    for number, diagnostic in enumerate(lines(checked(text))):
        new = unicodedata.normalize("NFC", changed(text, diagnostic)).replace("\r\n", "\n")
        assert new == RELEASE.replace(wrong[number], right[number] or "")


def test_every_finding_is_said_where_all_are_asked_for() -> None:
    found = lines(checked(), every=True)
    assert [each["code"]["value"] for each in found] == [
        f"{each.verdict}/{each.kind}" for each in release_findings()
    ]
    assert [each["severity"] for each in found].count("INFO") == 9
    assert sum("suggestions" in each for each in found) == 3


NOT_TO_BE_PUT = {
    "nothing is expected": {},
    "what is there": {"expected": "58/64"},
    "an empty text": {"expected": ""},
    "two lines": {"expected": "58\n63"},
    "what is not seen": {"expected": "58\u200b/63"},
}


@pytest.mark.parametrize("fields", NOT_TO_BE_PUT.values(), ids=NOT_TO_BE_PUT)
def test_what_cannot_stand_there_is_not_suggested(fields: dict[str, Any]) -> None:
    found = [finding("58/64", "58/64", "contradicted", "quantity", **fields)]
    (only,) = lines(checked("58/64", found))
    assert "suggestions" not in only


def test_only_of_a_contradiction_there_is_a_right_value() -> None:
    found = [finding("92%", "92%", "consistent", "quantity", expected="92.06%")]
    (only,) = lines(checked("92%", found), every=True)
    assert "suggestions" not in only


def test_a_page_has_no_range() -> None:
    first, *_ = lines(checked(plain=False))
    assert first["location"] == {"path": "release.txt"}
    assert first["message"].startswith("Paragraph 2: “Nguyễn Lâm”: the speech says")
    assert "suggestions" not in first


@pytest.mark.parametrize(
    ("name", "path"),
    [("-", "<stdin>"), ("press/6 tháng 6.txt", "press/6 tháng 6.txt"), ("\udcff.txt", "�.txt")],
    ids=["standard input", "a path", "not UTF-8"],
)
def test_the_path_is_that_of_the_file(name: str, path: str) -> None:
    assert {each["location"]["path"] for each in lines(checked(name=name))} == {path}


def test_of_nothing_there_is_no_line() -> None:
    assert rdjsonl([], SOURCES, every=True) == ""
    assert rdjsonl([checked("a", [])], SOURCES, every=True) == ""


def test_hostile_texts_are_one_line_each() -> None:
    text = "\n".join(HOSTILE)
    found = [finding(text, each, "contradicted", "quotation", expected=each) for each in HOSTILE]
    assert len(lines(checked(text, found))) == len(HOSTILE)


@settings(max_examples=100)
@given(st.text(min_size=1), st.sampled_from(get_args(Verdict)))
def test_any_text_is_one_line(text: str, verdict: Verdict) -> None:
    found = [finding("a", "a", verdict, "quotation", expected=text, quote=text)]
    written = rdjsonl([checked("a", found, name=text)], SOURCES, every=True)
    assert len(written.splitlines()) == 1
