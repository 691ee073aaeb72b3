"""The SARIF log: valid by the published schema, and what a viewer shows of it."""

from __future__ import annotations

import json
import os
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any, get_args
from urllib.parse import unquote

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT
from tests.share.annotations.articles import RELEASE, SOURCES, checked, finding, release_findings
from tests.share.annotations.test_positions import sliced
from tests.tools.browser import need
from tests.tools.hostile import HOSTILE
from ttdn_cli.checking.findings import Finding, FindingKind, Verdict
from ttdn_cli.evidence.article import read
from ttdn_cli.extraction.passages import normalize_source
from ttdn_cli.share.annotations.checked import Checked
from ttdn_cli.share.annotations.positions import Position, Region
from ttdn_cli.share.annotations.sarif import sarif

SCHEMAS = (
    Path(os.environ["TTDN_SARIF"])
    if "TTDN_SARIF" in os.environ
    else ROOT / "node_modules" / "@microsoft" / "jest-sarif"
)
"""Where the npm package is that has the schema as it is published at schemastore.org."""


@cache
def schema() -> Any:
    found = sorted(SCHEMAS.glob("lib/schemas/sarif-2.1.0*.json"))
    need(
        "the schema of SARIF (npm install @microsoft/jest-sarif, TTDN_SARIF says where)", any(found)
    )
    return json.loads(found[0].read_text(encoding="utf-8"))


def log(*articles: Checked, every: bool = False) -> Any:
    """Return the run of a log, valid by the schema."""
    data = json.loads(sarif(articles, SOURCES, every=every))
    jsonschema.Draft4Validator(
        schema(), format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER
    ).validate(data)
    (run,) = data["runs"]
    return run


def messages(run: Any) -> list[str]:
    return [result["message"]["text"] for result in run["results"]]


def region_of(result: Any) -> Any:
    return result["locations"][0]["physicalLocation"].get("region")


def test_the_contradictions_and_nothing_else() -> None:
    run = log(checked())
    assert [each["ruleId"] for each in run["results"]] == [
        "contradicted/person",
        "contradicted/quantity",
        "contradicted/document",
    ]
    assert {(each["kind"], each["level"]) for each in run["results"]} == {("fail", "error")}
    assert run["columnKind"] == "unicodeCodePoints"
    driver = run["tool"]["driver"]
    assert (driver["name"], "informationUri" in driver) == ("ttdn", False)


def test_every_finding_in_the_order_of_the_article() -> None:
    run = log(checked(), every=True)
    kinds = [(each["ruleId"], each["kind"], each["level"]) for each in run["results"]]
    assert kinds == [
        (f"{each.verdict}/{each.kind}", "fail", "error")
        if each.verdict == "contradicted"
        else (f"{each.verdict}/{each.kind}", "informational", "none")
        for each in release_findings()
    ]
    rules = run["tool"]["driver"]["rules"]
    assert len({each["id"] for each in rules}) == len(rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_every_verdict_and_kind_has_a_rule() -> None:
    found = [
        finding("a", "a", verdict, kind)
        for verdict in get_args(Verdict)
        for kind in get_args(FindingKind)
    ]
    rules = log(checked("a", found), every=True)["tool"]["driver"]["rules"]
    said = {each["shortDescription"]["text"] for each in rules}
    assert len(said) == len({each["name"] for each in rules}) == len(found)
    assert "A date that the source contradicts." in said


def test_what_is_said() -> None:
    assert messages(log(checked()))[1] == (
        "“58/64”: the speech says “58/63”. The same scope and indicator, another value. "
        "The speech, paragraph 12: “58/63 địa phương”."
    )
    assert messages(log(checked(), every=True)) == [
        "“Đà Lạt” is in the speech.",
        "“6/6” is in the speech. The speech, paragraph 2: “Ngày 6/6”.",
        "“Thứ trưởng Bộ Thông tin và Truyền thông” is in the speech.",
        "“Bộ Thông tin và Truyền thông” is in the speech.",
        messages(log(checked()))[0],
        "“hơn 300 đại biểu” is not in the speech.",
        messages(log(checked()))[1],
        "“92%” agrees with the speech. 58/63 is 92.06%, rounded. "
        "The speech, paragraph 12: “58/63 địa phương”.",
        messages(log(checked()))[2],
        "“15/6/2023” is in the speech.",
        "“Bộ Chính trị” is in the speech.",
        "“ベトナム” is not read. Names in kana are not read.",
    ]


def test_without_an_expected_value_the_message_gives_none() -> None:
    found = [finding("a b", "b", "contradicted", "quotation")]
    assert messages(log(checked("a b", found))) == ["“b” is not what the speech says."]


def test_the_record_and_its_quote_are_related() -> None:
    _, result, _ = log(checked())["results"]
    (related,) = result["relatedLocations"]
    assert related["message"]["text"] == "The speech, paragraph 12: “58/63 địa phương”."
    assert related["logicalLocations"] == [
        {
            "name": "trang-cong-dia-phuong",
            "fullyQualifiedName": "hoi-nghi-tap-huan-2024/trang-cong-dia-phuong",
        }
    ]
    assert related["physicalLocation"] == result["locations"][0]["physicalLocation"]


@pytest.mark.parametrize("quote", [None, "words that no record has"])
def test_a_quote_without_a_place_has_none(quote: str | None) -> None:
    found = [finding("a", "a", "contradicted", "date", record="kl-57-2023", quote=quote)]
    (result,) = log(checked("a", found))["results"]
    related = [each["message"]["text"] for each in result.get("relatedLocations", [])]
    assert related == ([f"The speech: “{quote}”."] if quote else [])


@pytest.mark.parametrize(
    ("form", "ends", "column"), [("NFC", "\n", 11), ("NFD", "\r\n", 12)], ids=["NFC", "NFD, CR LF"]
)
def test_regions_are_those_of_the_file(tmp_path: Path, form: Any, ends: str, column: int) -> None:
    text = unicodedata.normalize(form, RELEASE).replace("\n", ends)
    file = tmp_path / "release.txt"
    file.write_bytes(b"\xef\xbb\xbf" + text.encode())
    article = read(str(file))
    one = checked(article.text)._replace(article=article)
    run = log(one, every=True)
    for result, each in zip(run["results"], one.report.findings, strict=True):
        at = region_of(result)
        region = Region(
            Position(at["startLine"], at["startColumn"], 0),
            Position(at["endLine"], at["endColumn"], 0),
        )
        assert normalize_source(sliced(text, region)) == each.text
    assert region_of(run["results"][6]) == {
        "startLine": 5,
        "startColumn": column,
        "endLine": 5,
        "endColumn": column + 5,
    }


def test_a_page_has_no_region_and_the_message_names_the_paragraph() -> None:
    run = log(checked(plain=False), every=True)
    assert {region_of(each) for each in run["results"]} == {None}
    said = messages(run)
    assert said[6].startswith("Paragraph 3: “58/64”: the speech says “58/63”.")
    assert all(each.startswith("Paragraph ") for each in said)


NAMES = {
    "a file": ("release.txt", "release.txt"),
    "in a folder": ("press/6 tháng 6.txt", "press/6%20th%C3%A1ng%206.txt"),
    "what has a meaning in a URI": ("a:b#c?d%e[f].txt", "a%3Ab%23c%3Fd%25e%5Bf%5D.txt"),
    "with a dot": ("./release.txt", "release.txt"),
    "above": ("../release.txt", "../release.txt"),
    "standard input": ("-", "%3Cstdin%3E"),
    "below the current folder": (str(Path.cwd() / "press" / "a.txt"), "press/a.txt"),
    "elsewhere": ("/no such/a.txt", "file:///no%20such/a.txt"),
    "not UTF-8": (os.fsdecode(b"\xff.txt"), "%FF.txt"),
}


@pytest.mark.parametrize(("name", "uri"), NAMES.values(), ids=NAMES)
def test_the_name_of_a_file_is_a_uri(name: str, uri: str) -> None:
    run = log(checked(name=name))
    assert [each["location"]["uri"] for each in run["artifacts"]] == [uri]
    uris = {
        each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for each in run["results"]
    }
    assert uris == {uri}


def test_no_path_of_the_machine_is_in_it() -> None:
    text = sarif([checked(name=str(ROOT / "a.txt")), checked()], SOURCES, every=True)
    assert str(Path.cwd()) not in unquote(text)
    assert str(Path.home()) not in unquote(text).replace(str(ROOT / "a.txt"), "")


def test_of_nothing_there_is_a_run_all_the_same() -> None:
    run = log(checked("a", []))
    assert (run["results"], run["tool"]["driver"]["rules"]) == ([], [])
    assert len(run["artifacts"]) == 1
    assert log()["artifacts"] == []


def test_many_articles_are_one_run() -> None:
    run = log(checked(name="a.txt"), checked("a", [], name="b.txt"), checked(name="c.txt"))
    assert len(run["artifacts"]) == 3
    assert [each["ruleIndex"] for each in run["results"]] == [0, 1, 2, 0, 1, 2]


def prints(*articles: Checked) -> list[str]:
    return [
        each["partialFingerprints"]["finding/v1"] for each in log(*articles, every=True)["results"]
    ]


def test_fingerprints_stay_when_lines_are_added_above() -> None:
    own = prints(checked())
    assert len(set(own)) == len(own)
    assert prints(checked(f"A line\n\nand another\n\n{RELEASE}")) == own
    assert prints(checked(), checked(name="other.txt")) == own * 2


def test_equal_findings_have_fingerprints_of_their_own() -> None:
    text = "58/64 58/64"
    found = [finding(text, "58/64", "contradicted", "quantity", nth=nth) for nth in (0, 1)]
    assert len(set(prints(checked(text, found)))) == 2


def test_the_same_twice() -> None:
    assert sarif([checked()], SOURCES, every=True) == sarif([checked()], SOURCES, every=True)


PLAIN = {
    "a placeholder": ("{0} {1}", "{{0}} {{1}}"),
    "a link": ("[2024] [here](http://a.b)", r"\[2024\] \[here\](http://a.b)"),
    "brackets": ("[2024] (a)", "[2024] (a)"),
}


@pytest.mark.parametrize(("text", "said"), PLAIN.values(), ids=PLAIN)
def test_what_an_article_says_is_no_placeholder_and_no_link(text: str, said: str) -> None:
    found = [finding(text, text, "contradicted", "quotation")]
    assert messages(log(checked(text, found))) == [f"“{said}” is not what the speech says."]


def test_what_a_terminal_obeys_is_shown() -> None:
    text = "a\x1b[31m\u202eb\u200bc"
    found = [finding(text, text, "contradicted", "quotation", expected="d\u202e", quote="\x07")]
    written = sarif([checked(text, found, name="\x1b.txt")], SOURCES, every=False)
    assert not {"\x1b", "\u202e", "\u200b", "\x07"} & set(written)
    assert (
        r"\x1b[31m\u202eb\u200bc" in json.loads(written)["runs"][0]["results"][0]["message"]["text"]
    )


def hostile() -> Checked:
    text = "\n".join(HOSTILE)
    fields: dict[str, Any] = {"expected": "{0}", "quote": "[a](b)", "record": "no such record"}
    found = [finding(text, each, "contradicted", "quotation", **fields) for each in HOSTILE]
    return checked(text, found)


def test_hostile_texts_are_texts() -> None:
    assert len(log(hostile())["results"]) == len(HOSTILE)


@settings(max_examples=100)
@given(
    st.text(min_size=1), st.integers(0, 20), st.integers(1, 20), st.sampled_from(get_args(Verdict))
)
def test_any_text_makes_a_valid_log(text: str, start: int, length: int, verdict: Verdict) -> None:
    source = normalize_source(text)
    words = source[start : start + length]
    one = Finding(
        verdict=verdict,
        kind="quotation",
        text=words,
        start=min(start, len(source)),
        end=min(start + length, len(source)),
        paragraph=1,
        expected=words,
        quote=words,
    )
    log(checked(text, [one], name=f"{source}.txt"), every=True)
