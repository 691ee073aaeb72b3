"""What a dataset may not be: each fault with its place, as the message says it."""

from __future__ import annotations

import unicodedata
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import SECOND, SPEECH
from tests.tools.fuzz import outcome
from tests.tools.mutators import damaged
from ttdn_cli import load
from ttdn_cli.facts.issues import DatasetError
from ttdn_cli.facts.records import LegalReference, Person
from ttdn_cli.facts.texts import Bilingual, Named
from ttdn_cli.facts.validation import check_dataset

SPEECH_TEXT = SPEECH.read_text(encoding="utf-8")
SECOND_TEXT = SECOND.read_text(encoding="utf-8")


def problems(text: str | bytes) -> list[str]:
    data = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(DatasetError) as caught:
        check_dataset(data, "x.yaml")
    return [str(each) for each in caught.value.issues]


def changed(old: str, new: str) -> tuple[str, int]:
    """Return the second speech with one place changed, and the line of it."""
    assert SECOND_TEXT.count(old) == 1, old
    return SECOND_TEXT.replace(old, new), SECOND_TEXT[: SECOND_TEXT.index(old)].count("\n") + 1


@pytest.mark.parametrize(
    ("old", "new", "column", "what"),
    [
        pytest.param(
            "    part: speaker",
            "    part: speaker\n    nmae: x",
            5,
            "attendees[0]: unknown field 'nmae'; did you mean 'name'?",
            id="unknown field, at its key, in the next line",
        ),
        pytest.param(
            "    kind: limitation\n",
            "",
            None,
            "points[0]: missing field 'kind'",
            id="missing field, at its record",
        ),
        pytest.param(
            "year: 2015",
            "year: none",
            11,
            "legal_references[0].year: expected a whole number, not 'none'",
            id="text for a number",
        ),
        pytest.param(
            "year: 2015",
            'year: "2015"',
            11,
            "legal_references[0].year: expected a whole number, not '2015'",
            id="a quoted number is text",
        ),
        pytest.param(
            "kind: limitation",
            "kind: role model",
            11,
            "points[0].kind: 'role model': expected one of context, credit, demand, expectation, "
            "limitation, measure, objective, outcome, role",
            id="not one of the values",
        ),
        pytest.param(
            "- id: quoc-hoi",
            "- id: thu-tuong",
            None,
            'organizations[2].id: "thu-tuong": duplicate id',
            id="two equal ids, at the second",
        ),
        pytest.param(
            "issuer: quoc-hoi",
            "issuer: quochoi",
            13,
            'legal_references[0].issuer: "quochoi": no such id in organizations; '
            "did you mean 'quoc-hoi'?",
            id="dangling reference",
        ),
        pytest.param(
            "issuer: quoc-hoi",
            "issuer: lo-thi-en",
            13,
            'legal_references[0].issuer: "lo-thi-en": no such id in organizations',
            id="a reference to a record of another section",
        ),
        pytest.param(
            'date: "2019-11-20"',
            "date: 2019-11-31",
            9,
            'event.date: "2019-11-31": no such date',
            id="impossible date",
        ),
        pytest.param(
            'date: "2019-11-20"',
            'date: "2019-11-20/2019-11"',
            9,
            'event.date: "2019-11-20/2019-11": both ends of a period have to be as precise, such '
            "as 2021/2025",
            id="a period from a day to a month",
        ),
        pytest.param(
            'date: "2019-11-20"',
            'date: "2019-11-20/2019-11-19"',
            9,
            'event.date: "2019-11-20/2019-11-19": a period ends after it begins',
            id="a period that ends before it begins",
        ),
        pytest.param(
            "year: 2015",
            "date: 2016-01-01\n    year: 2015",
            11,
            "legal_references[0].year: 2015 does not match the date 2016-01-01",
            id="a year that is not that of the date",
        ),
        pytest.param(
            "part: addressed",
            "part: speaker",
            11,
            "attendees[1].part: 'speaker' does not match event.speaker, which is 'nhom-hoa-ban'",
            id="a second speaker",
        ),
        pytest.param(
            "part: speaker",
            "part: addressed",
            11,
            "attendees[0].part: 'addressed' does not match event.speaker, which is 'nhom-hoa-ban'",
            id="a speaker who is addressed",
        ),
        pytest.param(
            "kind: person",
            "kind: person\n    family: Nguyễn",
            13,
            'attendees[1].family: "Nguyễn" does not begin or end the name "Lò Thị Én"',
            id="a family name that is not in the name",
        ),
        pytest.param(
            "kind: person",
            "kind: person\n    given: Lò Thị\n    family: Én",
            13,
            'attendees[1].family: "Én": in Vietnamese names the family name is the first',
            id="a given name for the family name",
        ),
        pytest.param(
            "kind: group",
            "kind: group\n    family: Nhóm",
            13,
            'attendees[0].family: "Nhóm": a group has no family name',
            id="the family name of a group",
        ),
        pytest.param(
            "{paragraph: 6, quote",
            "{paragraph: 9, quote",
            21,
            "points[0].evidence[0].paragraph: no paragraph 9; the text has 7",
            id="a paragraph after the last",
        ),
        pytest.param(
            "number: 80/2015/QH13",
            "number: 80/2014/QH13",
            13,
            'legal_references[0].number: "80/2014/QH13" does not match the year 2015',
            id="a number of another year",
        ),
        pytest.param(
            "number: 80/2015/QH13",
            "number: 80/2015/NĐ-QH",
            13,
            "legal_references[0].number: \"80/2015/NĐ-QH\" does not match the type 'Luật'",
            id="a number of another type",
        ),
        pytest.param(
            "number: 368/QĐ-TTg",
            "number: 368/QĐ-BTTTT",
            13,
            "legal_references[1].number: \"368/QĐ-BTTTT\" does not match the issuer 'Thủ tướng'",
            id="a number of another issuer",
        ),
        pytest.param(
            "number: 80/2015/QH13",
            "number: số 80",
            13,
            'legal_references[0].number: "số 80": expected a number such as 72/2015/NĐ-CP, '
            "368/QĐ-TTg or 57-KL/TW",
            id="a number of no shape",
        ),
        pytest.param(
            "number: 80/2015/QH13",
            "number:",
            None,
            "legal_references[0].number: empty value; expected text",
            id="nothing is not null",
        ),
        pytest.param(
            "number: 80/2015/QH13",
            "number: [80]",
            13,
            "legal_references[0].number: expected a single value",
            id="a list for a text",
        ),
        pytest.param(
            "on_behalf_of: []",
            "on_behalf_of: thu-vien-son-ha",
            17,
            "event.on_behalf_of: expected a list (- item)",
            id="a text for a list",
        ),
        pytest.param(
            "quote: Ngày 20/11",
            "quote: một hai ba bốn năm sáu bảy tám chín mười mười-một mười-hai mười-ba",
            29,
            'event.evidence[1].quote: "một hai ba bốn năm sáu bảy tám chín mười mười-một '
            'mười-hai …": 13 words; at most 12 are allowed',
            id="a quote of 13 words",
        ),
        pytest.param(
            "{paragraph: 2, quote: Ngày 20/11}",
            "{paragraph: 0, quote: Ngày 20/11}",
            19,
            "event.evidence[1].paragraph: expected a number from 1 to 500000, not 0",
            id="paragraphs count from 1",
        ),
        pytest.param(
            "evidence:\n      - {paragraph: 3, quote: Nhóm tình nguyện Hoa Ban}",
            "evidence: []",
            None,
            "attendees[0].evidence: expected at least one item",
            id="a fact without evidence",
        ),
        pytest.param(
            "type: {vi: diễn đàn, en: forum}",
            "type: {vi: null}",
            9,
            "event.type: expected a text in vi, en or both",
            id="no language",
        ),
        pytest.param(
            "title: {vi: Giám đốc Thư viện tỉnh Sơn Hà, en: Director of the Sơn Hà Library}",
            "title: {en: Director of the Sơn Hà Library}",
            16,
            'attendees[1].titles[0].title: "Director of the Sơn Hà Library": expected the '
            "published text too, as 'vi', the language of the source",
            id="a translation of nothing",
        ),
        pytest.param(
            "publisher: Báo Suối Reo",
            'publisher: "Báo \\e[31mSuối"',
            14,
            "source.publisher: 'Báo \\x1b[31mSuối': character U+001B is not allowed in text",
            id="terminal escape, written out",
        ),
        pytest.param(
            "publisher: Báo Suối Reo",
            "publisher: Báo \u202eSuối",
            14,
            "source.publisher: 'Báo \\u202eSuối': character U+202E is not allowed in text",
            id="bidirectional control",
        ),
        pytest.param(
            "- id: qd-368",
            "- id: QĐ 368",
            9,
            'legal_references[1].id: "QĐ 368": expected lower-case ASCII letters and digits joined '
            "by hyphens, such as nd-72-2015",
            id="an id that is no slug",
        ),
        pytest.param(
            "schema: 2",
            "schema: 3",
            9,
            "schema: made by a newer ttdn (this one knows schemas 1 to 2); upgrade ttdn",
            id="a schema of the future",
        ),
        pytest.param(
            "year: 2015",
            "year: 02015",
            11,
            "legal_references[0].year: expected a whole number, not '02015'",
            id="a year with a nought before it, which YAML 1.1 reads in base 8",
        ),
        pytest.param(
            "{paragraph: 6, quote",
            "{paragraph: 06, quote",
            21,
            "points[0].evidence[0].paragraph: expected a whole number, not '06'",
            id="a paragraph with a nought before it",
        ),
        pytest.param(
            "{paragraph: 6, quote: nhiều điểm",
            "{paragraph: 6, quote: nhiều, điểm",
            38,
            "points[0].evidence[0]: unknown field 'điểm trường chưa có tủ sách'; a comma ends a "
            "text here: put the text before it in quotes",
            id="a comma in a text without quotes",
        ),
        pytest.param(
            "    - field: date\n",
            "    - field: dtae\n",
            14,
            "event.inferred[0].field: 'dtae': no such field to infer; did you mean 'date'?",
            id="a conclusion of no field",
        ),
        pytest.param(
            "      - field: year\n",
            "      - field: subject\n",
            16,
            "legal_references[0].inferred[0].field: 'subject' has no value that could be inferred",
            id="a conclusion of no value",
        ),
        pytest.param(
            "      - field: year\n",
            "      - field: number\n        part: year\n",
            15,
            "legal_references[0].inferred[0].part: only of a date a part is inferred, and 'number' "
            "is none",
            id="the year of what is no date",
        ),
        pytest.param(
            "year: 2015",
            "year: 2015\n    year: 2016",
            5,
            "duplicate key 'year', first on line 65",
            id="two equal keys",
        ),
        pytest.param(
            "publisher: Báo Suối Reo",
            "publisher: !!python/name:os.system x",
            14,
            "tags (tag:yaml.org,2002:python/name:os.system) are not allowed",
            id="tag",
        ),
        pytest.param(
            "publisher: Báo Suối Reo",
            "publisher: *x",
            14,
            "aliases (*name) are not allowed",
            id="alias",
        ),
    ],
)
def test_a_fault_is_said_with_its_place(old: str, new: str, column: int | None, what: str) -> None:
    text, line = changed(old, new)
    (problem,) = [each for each in problems(text) if what in each]
    place, _, said = problem.partition(": ")
    assert said == what
    if column is not None:
        assert place == f"{line + new.count(chr(10)) - old.count(chr(10))}:{column}"


def test_every_fault_is_found_in_one_reading() -> None:
    text = SECOND_TEXT.replace("kind: limitation", "kind: x").replace("2019-11-20", "2019-02-30")
    text = text.replace("year: 2015", "year: x").replace("publisher:", "pubisher:")
    found = problems(text)
    assert [each.split(": ")[1] for each in found] == [
        "source",
        "event.date",
        "legal_references[0].year",
        "points[0].kind",
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param(
            "issuer: quoc-hoi",
            "isuer: quoc-hoi",
            "legal_references[0]: unknown field 'isuer'; did you mean 'issuer'?",
            id="a misspelt field, not the one that it leaves missing",
        ),
        pytest.param(
            "name_en: Sơn Hà Library",
            "nam_e: Sơn Hà Library",
            "organizations[0]: unknown field 'nam_e'; did you mean 'name_en'?",
            id="the field that is missing, not another one that is there",
        ),
        pytest.param(
            "- id: thu-vien-son-ha",
            "- id: Thư viện",
            'organizations[0].id: "Thư viện": expected lower-case ASCII letters and digits joined '
            "by hyphens, such as nd-72-2015 (and 2 more errors)",
            id="a bad id, not the references to it above",
        ),
    ],
)
def test_the_cause_is_said_and_not_what_follows_from_it(old: str, new: str, said: str) -> None:
    text, _ = changed(old, new)
    with pytest.raises(DatasetError) as caught:
        check_dataset(text.encode(), "x.yaml")
    assert str(caught.value).endswith(said)


def test_a_fault_in_one_entry_of_the_evidence_hides_no_value_that_the_quotes_lack() -> None:
    text = SECOND_TEXT.replace("number: 368/QĐ-TTg", "number: 369/QĐ-TTg")
    text = text.replace("paragraph: 7", "paragraph: 0")
    with pytest.raises(DatasetError) as caught:
        check_dataset(text.encode(), "x.yaml")
    found = "\n".join(caught.value.lines())
    assert 'legal_references[1].number: "369/QĐ-TTg" is not in the record\'s quotes' in found
    assert found.count("not in the record") == 1


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param(
            "    province: Sơn Hà",
            "    province: Sơn H\u0430\u0300",
            "is not in the record's quotes (U+00E0 for U+0430 U+0300)",
            id="a letter that looks the same",
        ),
        pytest.param(
            "title: Khai mạc",
            "title: Bế mạc",
            'source.title: "Bế mạc Diễn đàn đọc sách vùng cao" is none of the first 30 paragraphs: '
            "its fingerprint would be 8-18a1494539c3",
            id="a title that is invented",
        ),
        pytest.param(
            "title: Khai mạc Diễn đàn",
            "title: Khai mạc diễn đàn",
            "is none of the first 30 paragraphs: its fingerprint would be 8-",
            id="a title in another case",
        ),
    ],
)
def test_what_only_the_quotes_and_fingerprints_say_is_wrong(old: str, new: str, said: str) -> None:
    text = SECOND_TEXT.replace(old, new)
    assert text != SECOND_TEXT
    with pytest.raises(DatasetError) as caught:
        check_dataset(text.encode(), "x.yaml")
    assert any(said in line for line in caught.value.lines()), [*caught.value.lines()]


def test_a_title_is_compared_with_the_fingerprints_that_there_are() -> None:
    start, end = SECOND_TEXT.index("  fingerprints:"), SECOND_TEXT.index("event:")
    without = SECOND_TEXT[:start] + "  fingerprints: []\n" + SECOND_TEXT[end:]
    check_dataset(without.replace("title: Khai", "title: Bế").encode(), "x.yaml")


def test_a_thousand_problems_are_listed_and_the_others_counted() -> None:
    text = SECOND_TEXT.replace("metrics: []", f"metrics: [{'Lò, ' * 5_000}]")
    with pytest.raises(DatasetError) as caught:
        check_dataset(text.encode(), "x.yaml")
    assert (len(caught.value.issues), caught.value.more) == (1_000, 4_000)
    assert str(caught.value).endswith("(and 4,999 more errors)")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "1:1: empty file"),
        ("# nothing\n", "1:1: empty file"),
        ("just text", "1:1: expected a mapping"),
        ("- a", "1:1: expected a mapping"),
        ("a: [1\n", "2:1: invalid YAML: while parsing a flow sequence"),
        ("a: 'x\n", "2:1: invalid YAML: while scanning a quoted scalar"),
        ("a: 1\n---\nb: 2\n", "2:1: more than one YAML document"),
        ("? [a]\n: 1\n", "1:3: keys must be text"),
        ("a: \x07", "1:4: character U+0007 is not allowed in YAML"),
        ("a: 1\nb: \x00", "2:4: character U+0000 is not allowed in YAML"),
        (b"a: 1\nb: \xc3\xa1\xff", "2:5: not UTF-8 (byte 0xFF)"),
        ("[" * 60, "1:51: nested deeper than 50 levels"),
        ("".join(f"k{n}: 1\n" for n in range(1_001)), "1001:1: more than 1,000 keys"),
        ("a: " + "x" * 10_001, "1:4: 10,001 characters; at most 10,000 are allowed"),
        ("a: &x [*x, *x]", "1:8: aliases (*name) are not allowed"),
    ],
)
def test_what_is_no_document_is_said_with_its_place(text: str | bytes, problem: str) -> None:
    assert any(each.startswith(problem) for each in problems(text)), problems(text)


def test_a_byte_order_mark_and_other_forms_of_the_same_text_are_read() -> None:
    travelled = unicodedata.normalize("NFD", SPEECH_TEXT).replace("\n", "\r\n")
    assert check_dataset(travelled.encode("utf-8-sig"), "x.yaml") == load(SPEECH)


def test_plain_words_stay_what_they_are() -> None:
    """YAML 1.1 would make a truth value, a number of minutes and a date of these."""
    for word in ("no", "12:30", "2023-06-15", "0x1F", "1e3"):
        text, _ = changed("publisher: Báo Suối Reo", f"publisher: {word}")
        assert check_dataset(text.encode(), "x.yaml").source.publisher == word


def test_only_plain_null_and_tilde_are_null() -> None:
    for word, url in (("null", None), ("~", None), ('"null"', "null"), ("NULL", "NULL")):
        text, _ = changed("publisher: Báo Suối Reo", f"publisher: x\n  url: {word}")
        assert check_dataset(text.encode(), "x.yaml").source.url == url


def test_what_is_read_is_what_yaml_says() -> None:
    """Another reader of YAML finds the same names, figures and quotes in the file."""
    other = yaml.load(SPEECH_TEXT, Loader=yaml.BaseLoader)
    ours = load(SPEECH)
    assert [each.name for each in ours.attendees] == [each["name"] for each in other["attendees"]]
    assert [each.given for each in ours.metrics] == [each["given"] for each in other["metrics"]]
    for key in ("attendees", "metrics", "legal_references", "points", "organizations", "glossary"):
        assert [
            [(str(item.paragraph), item.quote) for item in record.evidence]
            for record in getattr(ours, key)
        ] == [
            [(item["paragraph"], item["quote"]) for item in record["evidence"]]
            for record in other[key]
        ]


@settings(max_examples=300, deadline=None)
@given(st.randoms(use_true_random=False))
def test_no_damage_gets_more_than_an_error_of_ours(random: Random) -> None:
    assert outcome(damaged(random.choice([SPEECH_TEXT, SECOND_TEXT]).encode(), random))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(
            "        organization: thu-vien-son-ha\n",
            "        organization: thu-tuong\n    organizations: []\n",
            id="no quote for a body of a title, which no line of the list of bodies holds",
        ),
        pytest.param("name_en: Hoa Ban", "name_en: Hoa\ueec9Ban", id="a private-use character"),
        pytest.param(
            "name_en: National Assembly\n",
            "name_en: National Assembly\n    inferred: x\n",
            id="no list of conclusions",
        ),
        pytest.param("speaker: nhom-hoa-ban", "speaker: nhom-\u07bda-ban", id="one without a name"),
    ],
)
def test_what_once_broke_something_does_not(old: str, new: str) -> None:
    assert outcome(changed(old, new)[0].encode()) == "refused"


@pytest.mark.parametrize(
    ("name", "family", "given", "faults"),
    [
        pytest.param("Lò Thị Én", "Lò", "Én", [], id="the family name first"),
        pytest.param("Lò Thị Én", "Lò", "Thị Én", [], id="all others are given names"),
        pytest.param("Anna Berg", "Berg", "Anna", [], id="the family name last"),
        pytest.param("Anna Berg", "Berg", None, [], id="a family name alone"),
        pytest.param("Lò Thị Én", None, "Én", [], id="given names alone"),
        pytest.param("Lò Thị Én", None, None, [], id="neither"),
        pytest.param("Anh Anh", "Anh", "Anh", [], id="one name twice"),
        pytest.param("Lò Thị Én", "Thị", None, ["family"], id="the middle"),
        pytest.param("Lò Thị Én", None, "Thị", ["given"], id="the middle for a given name"),
        pytest.param("Lò Thị Én", "Lò", "Thị", ["given"], id="the middle beside a family name"),
        pytest.param("Lò Thị Én", "Lò", "Lò", ["given"], id="one part for both"),
        pytest.param("Lò Thị Én", "Lò Thị", "Thị Én", ["given"], id="parts that overlap"),
        pytest.param("Én", "Én", "Én", ["given"], id="a single name for both"),
        pytest.param("Lò Thị Én", "L", "n", ["family", "given"], id="parts of words"),
        pytest.param("Lò Thị Én", "Lò Én", None, ["family"], id="words that are apart"),
    ],
)
def test_family_and_given_names_are_at_the_ends_of_a_name(
    name: str, family: str | None, given: str | None, faults: list[str]
) -> None:
    person = Person(id="x", name=name, family=family, given=given, kind="person", evidence=[])
    assert [str(path[0]) for path, _ in person.faults()] == faults


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"number": "10/2010/NĐ-CP", "date": "2010-02-03"}, None),
        ({"number": "10/2010/NĐ-CP", "date": "2015-02-03"}, "does not match the date 2015-02-03"),
        ({"number": "20-CT/TW", "category": "party"}, None),
        ({"number": "20-CT/TW", "category": "foreign"}, "is of the Party, and no 'foreign'"),
        ({"name": Named(vi="Luật Đất đai"), "type": Bilingual(vi="Luật")}, None),
        ({"name": Named(vi="Luật Đất đai"), "type": Bilingual(vi="Nghị định")}, "'nghị định' does"),
    ],
)
def test_what_is_said_of_a_document_agrees(fields: dict[str, Any], fault: str | None) -> None:
    document = LegalReference(id="x", evidence=[], **{"category": "state", **fields})
    faults = [what for _, what in document.faults()]
    assert faults == [] if fault is None else fault in faults[0]
