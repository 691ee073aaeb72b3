"""What a published text proves: statuses, paragraphs, what is left over."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import SECOND
from ttdn_cli import load
from ttdn_cli.evidence.html import read_page
from ttdn_cli.evidence.verify import Report, Result, verify
from ttdn_cli.facts.dataset import Dataset
from ttdn_cli.facts.grounding import count_unchecked, published_values
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.metrics import Metric
from ttdn_cli.facts.source import Coverage, Ignored
from ttdn_cli.facts.texts import Bilingual, Evidence
from ttdn_cli.text.canonical import Canonical, fingerprint

TEXT = SECOND.with_suffix(".txt").read_text(encoding="utf-8")
DATASET = load(SECOND)


def proof(text: str, dataset: Dataset = DATASET) -> Report:
    return verify(Index(dataset), Canonical(text), "text")


def changed(old: str, new: str, count: int = 1) -> str:
    assert TEXT.count(old) == count, old
    return TEXT.replace(old, new)


def not_exact(report: Report) -> list[tuple[str, str, str]]:
    return [(each.id, each.status, each.quote) for each in report.results if each.status != "exact"]


@pytest.mark.parametrize(
    ("old", "new", "results"),
    [
        pytest.param("Lò Thị Én", "Lò Thị Ên", ["lo-thi-en missing"], id="a name"),
        pytest.param("368/QĐ-TTg", "386/QĐ-TTg", ["qd-368 missing"], id="a number of a document"),
        pytest.param("nhưng nhiều", "nhưng không nhiều", [], id="a word beside a quote"),
        pytest.param(
            "nhiều điểm trường chưa có",
            "nhiều điểm trường có",
            ["thieu-tu-sach missing"],
            id="a word taken out of a quote",
        ),
    ],
)
def test_a_changed_text_is_caught_and_nothing_else_is(
    old: str, new: str, results: list[str]
) -> None:
    report = proof(changed(old, new))
    assert [f"{id_} {status}" for id_, status, _ in not_exact(report)] == results
    assert report.proven == report.records - len(results)
    assert report.passed is not bool(results)
    assert not report.same_text
    assert report.changed_paragraphs


@pytest.mark.parametrize(
    ("title", "status"),
    [
        pytest.param("Khai mạc Diễn đàn đọc sách vùng cao", "exact", id="the title"),
        pytest.param("Bế mạc Diễn đàn đọc sách vùng cao", "missing", id="an invented one"),
        pytest.param("Khai mạc diễn đàn đọc sách vùng cao", "missing", id="another case"),
        pytest.param("Khai mạc Diễn đàn đọc sách vùng", "unproven", id="words of it"),
        pytest.param("Kính thưa các em học sinh", "unproven", id="words of another paragraph"),
    ],
)
def test_the_title_is_proven_like_any_value(title: str, status: str) -> None:
    source = msgspec.structs.replace(DATASET.source, title=title)
    report = proof(TEXT, msgspec.structs.replace(DATASET, source=source))
    (found,) = (each for each in report.results if each.section == "source")
    assert (found.id, found.status, found.paragraph) == ("source.title", status, 1)
    assert report.passed is (status == "exact")
    assert (report.records, report.proven) == (9, 9)


@pytest.mark.parametrize(
    ("title", "change", "status"),
    [
        pytest.param("Khai mạc Diễn đàn", None, "unproven", id="cut at the end"),
        pytest.param("Diễn đàn đọc sách vùng cao", None, "unproven", id="cut at the start"),
        pytest.param("20/11", None, "unproven", id="a figure of a paragraph"),
        pytest.param("Kính thưa bà Lò Thị Én,", None, "unproven", id="half of another line"),
        pytest.param("Khai mạc Diễn đàn", " ", "unproven", id="cut, in a text without lines"),
        pytest.param(
            "Khai mạc Diễn đàn đọc sách vùng cao", " ", "exact", id="a text without lines"
        ),
        pytest.param("Khai mạc Diễn đàn đọc sách vùng cao", "\n", "exact", id="no blank lines"),
    ],
)
def test_a_title_is_a_whole_heading_whatever_its_fingerprint(
    title: str, change: str | None, status: str
) -> None:
    prints = [fingerprint(title), *DATASET.source.fingerprints[1:]]
    source = msgspec.structs.replace(DATASET.source, title=title, fingerprints=prints)
    text = re.sub(r"\n+", change, TEXT) if change else TEXT
    report = proof(text, msgspec.structs.replace(DATASET, source=source))
    assert [each.status for each in report.results if each.id == "source.title"] == [status]
    assert report.passed is (status == "exact")


def test_a_title_covers_nothing_of_the_text() -> None:
    text = changed("Khai mạc Diễn đàn đọc sách vùng cao", "Khai mạc Diễn đàn 2019")
    source = msgspec.structs.replace(DATASET.source, title="Khai mạc Diễn đàn 2019")
    report = proof(text, msgspec.structs.replace(DATASET, source=source))
    assert ("date", "2019", 1) in map(msgspec.structs.astuple, report.uncovered)


def test_a_quote_in_another_paragraph_is_moved() -> None:
    text = changed("Báo Suối Reo đăng bài phát biểu của Nhóm tình nguyện Hoa Ban.", "")
    report = proof(text.replace("Kính thưa các", "Báo Suối Reo, Nhóm tình nguyện Hoa Ban, các"))
    moved = [each for each in report.results if each.status == "moved"]
    assert ("nhom-hoa-ban", 3, 5) in {
        (each.id, each.paragraph, each.found_paragraph) for each in moved
    }
    assert report.passed


def test_an_entry_takes_no_place_that_another_entry_holds() -> None:
    """The name stands in paragraphs 2 and 4 and is listed for both; one place proves one entry."""
    report = proof(changed("thưa bà Lò Thị Én, Giám đốc Thư viện tỉnh Sơn Hà", "thưa bà Lò Thị Én"))
    missing = [each for each in report.results if each.status == "missing"]
    assert {each.paragraph for each in missing} == {4}


def test_a_missing_quote_comes_with_the_passage_most_like_it() -> None:
    report = proof(changed("368/QĐ-TTg", "386/QĐ-TTg"))
    assert "386/QĐ-TTg" in (report.results[0].nearest or "")


def test_a_missing_quote_with_all_its_words_comes_with_what_stands_beside_them() -> None:
    report = proof(TEXT.replace("Ngày 20/11", "Trước Ngày 20/11"))
    [result] = [each for each in report.results if each.status == "missing"]
    assert "Trước Ngày 20/11" in (result.nearest or "")


@pytest.mark.parametrize(
    ("old", "new", "unseen"),
    [
        pytest.param("368/QĐ-TTg", "368/QÐ-TTg", ["U+00D0 for U+0110"], id="an eth"),
        pytest.param("368/QĐ", "368\u2044QĐ", ["U+2044 for U+002F"], id="a fraction slash"),
        pytest.param(
            "QĐ-TTg của",
            "QĐ–TTg củа",
            ["U+2013 for U+002D", "U+0430 for U+0061"],
            id="several of a passage",
        ),
        pytest.param("368/QĐ-TTg", "386/QĐ-TTg", [], id="one that is seen"),
    ],
)
def test_a_difference_that_nobody_can_see_is_named(old: str, new: str, unseen: list[str]) -> None:
    report = proof(changed(old, new))
    missing = [each for each in report.results if each.status == "missing"]
    assert [each.unseen for each in missing] == [unseen]


@pytest.mark.parametrize(
    "new",
    ["368/QĐ\u2011TTg", "368/QĐ\u2010TTg", "36\u202e8/QĐ-\u2066TTg\u2069", "368\ufe0f/QĐ-TTg"],
)
def test_a_difference_without_meaning_is_none(new: str) -> None:
    report = proof(changed("368/QĐ-TTg", new))
    assert [(each[0], each[1]) for each in not_exact(report)] == [("qd-368", "normalized")]
    assert (report.passed, report.same_text, report.uncovered) == (True, True, [])


def test_the_same_text_is_recognized_whatever_the_dataset_quotes() -> None:
    invented = [Evidence(paragraph=1, quote="nói gì đó khác")]
    points = [msgspec.structs.replace(DATASET.points[0], evidence=invented)] * 400
    report = proof(TEXT, msgspec.structs.replace(DATASET, points=points))
    assert report.recognized
    assert not proof("Hôm nay trời đẹp.").recognized


def test_values_that_quotes_do_not_hold_are_unproven() -> None:
    references = [
        msgspec.structs.replace(each, number="369/QĐ-TTg") if each.id == "qd-368" else each
        for each in DATASET.legal_references
    ]
    report = proof(TEXT, msgspec.structs.replace(DATASET, legal_references=references))
    wrong = Result("qd-368", "legal_references", "unproven", None, None, "369/QĐ-TTg")
    assert report.results[0] == wrong
    assert report.proven == report.records - 1
    assert report.same_text


@pytest.mark.parametrize(
    ("words", "as_of", "unproven"),
    [
        pytest.param("Năm 2023 có 13 lớp", "2023", [], id="a year and a count"),
        pytest.param("Cả 2023 hộ có 13 lớp", "2023", ["2023"], id="a count for a year"),
        pytest.param("Đến tháng 12/2023 có 13 lớp", "2023-12", [], id="as of a month"),
        pytest.param("Trước tháng 12/2023 có 13 lớp", "2023-12", ["12/2023"], id="before it"),
        pytest.param("Sau tháng 12/2023 có 13 lớp", "2023-12", ["12/2023"], id="after it"),
        pytest.param("Khoảng tháng 12/2023 có 13 lớp", "2023-12", ["12/2023"], id="about it"),
        pytest.param("Năm 2023 có 13 và 14 lớp", "2023", ["13"], id="one of two counts"),
        pytest.param("Năm 2023 có 13, 14 lớp", "2023", ["13"], id="one of a list"),
        pytest.param("Năm 2023 có ba lần 13 lớp", "2023", ["13"], id="a multiple"),
        pytest.param("Năm 2023 có không quá 13 lớp", "2023", ["13"], id="a limit"),
    ],
)
def test_a_value_is_proven_by_what_a_quote_says_of_it(
    words: str, as_of: str, unproven: list[str]
) -> None:
    name = Bilingual(vi="Số lớp", en="Classes")
    quote = [Evidence(paragraph=6, quote=words)]
    metric = Metric(
        id="so-lop", evidence=quote, indicator=name, scope=name, given="13", as_of=as_of
    )
    text = changed("Sách mở", f"{words}. Sách mở")
    report = proof(text, msgspec.structs.replace(DATASET, metrics=[metric]))
    assert [each.quote for each in report.results if each.status == "unproven"] == unproven


def test_a_value_that_only_seems_to_lie_in_the_quotes_says_why_not() -> None:
    (document,) = (each for each in DATASET.legal_references if each.id == "qd-368")
    other = msgspec.structs.replace(document, number="368/QÐ-TTg")
    report = proof(TEXT, msgspec.structs.replace(DATASET, legal_references=[other]))
    assert report.results[0].status == "unproven"
    assert report.results[0].unseen == ["U+0110 for U+00D0"]


def test_a_quote_that_stands_everywhere_is_found_without_all_of_its_places() -> None:
    text = "\n".join([*TEXT.split("\n")[:5], "nhiều điểm trường chưa có tủ sách. " * 25_000])
    report = proof(text, msgspec.structs.replace(DATASET, points=DATASET.points * 300))
    assert len(report.results) > 300


def test_what_is_unproven_comes_first() -> None:
    report = proof(changed("Lò Thị Én", "Lò Thị Ên"))
    assert [each.status for each in report.results[:2]] == ["missing", "exact"]


@pytest.mark.parametrize(
    ("words", "kind", "text"),
    [
        pytest.param("Năm 2019,", "date", "2019", id="year"),
        pytest.param("Đạt 100%,", "percentage", "100%", id="percentage"),
        pytest.param("Có 5/8", "fraction", "5/8", id="fraction"),
        pytest.param("Từ ngày 3/9", "date", "3/9", id="day"),
        pytest.param("Từ 9/2019", "date", "9/2019", id="month"),
        pytest.param("Theo 5/2019/TT-BVH", "document number", "5/2019/TT-BVH", id="document"),
        pytest.param("Theo UBND", "abbreviation", "UBND", id="abbreviation"),
        pytest.param("Theo bà Lò Thị Én,", "name", "Lò Thị Én", id="by place, not by string"),
    ],
)
def test_what_the_text_adds_is_left_over(words: str, kind: str, text: str) -> None:
    report = proof(changed("Sách mở", f"{words} sách mở"))
    assert [msgspec.structs.astuple(each) for each in report.uncovered] == [(kind, text, 6)]


@pytest.mark.parametrize(
    ("old", "new", "kind", "text"),
    [
        pytest.param("tủ sách.", "tủ sách;71%(8/9).", "percentage", "71%", id="a percentage"),
        pytest.param("tủ sách.", "tủ sách(47/63).", "fraction", "47/63", id="a fraction"),
        pytest.param("tủ sách.", "tủ sách;Bí thư", "name", "Bí", id="a name"),
        pytest.param("tủ sách.", "tủ sách(Trần Văn Y)", "name", "Trần", id="in brackets"),
        pytest.param("Ngày 20/11,", "Ngày 20/11;Bí thư", "name", "Bí", id="a name at a day"),
        pytest.param("Hoa Ban.", "Hoa Ban;Bí thư", "name", "Hoa Ban;Bí", id="a name at one"),
        pytest.param(
            "Quyết định số", "(1/QĐ-X)Quyết định số", "document number", "1/QĐ-X", id="it"
        ),
        pytest.param("Ngày 20", "71%;Ngày 20", "percentage", "71%", id="before a quote"),
        pytest.param("20/11,", "20/11.(6/2024),", "date", "6/2024", id="after a point"),
        pytest.param("20/11,", "20/11,–22/11,", "number", "22/11", id="after a comma"),
    ],
)
def test_what_is_glued_to_a_quote_is_left_over(old: str, new: str, kind: str, text: str) -> None:
    report = proof(changed(old, new))
    assert (kind, text) in [(each.kind, each.text) for each in report.uncovered]


@pytest.mark.parametrize(
    ("ignored", "added", "left", "aside"),
    [
        pytest.param(
            "theo Quyết định số 12/QĐ-X", "Cấp theo Quyết định số 12/QĐ-X.", [], 1, id="whole"
        ),
        pytest.param("số 12/QĐ-X", "số 12/QĐ-X và 13/QĐ-X.", ["13/QĐ-X"], 1, id="one of two"),
        pytest.param("đạt 71%", "đạt 71% và đạt 71%.", [], 2, id="every place"),
        pytest.param("71%", "Đạt hơn 71%.", ["hơn 71%"], 0, id="the limit stands outside"),
        pytest.param("71%", "Đạt ≥71%.", ["≥71%"], 0, id="a sign is joined to it"),
        pytest.param("71", "Đạt 71%.", ["71%"], 0, id="a part of a number"),
        pytest.param("71%", "Đạt 17%.", ["17%"], 0, id="elsewhere"),
        pytest.param("71%", "Không có gì.", [], 0, id="nothing to ignore"),
    ],
)
def test_what_the_dataset_ignores_is_set_aside_with_its_reason(
    ignored: str, added: str, left: list[str], aside: int
) -> None:
    reason = Bilingual(vi="thuộc trang web", en="of the page")
    coverage = Coverage(ignore=[Ignored(text=ignored, reason=reason)])
    report = proof(f"{TEXT}\n{added}\n", msgspec.structs.replace(DATASET, coverage=coverage))
    assert [each.text for each in report.outside] == left
    assert [each.reason for each in report.ignored] == [reason] * aside


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        pytest.param("", "Theo ông Trần Văn Y, 47/63", ["Trần Văn Y", "47/63"], id="a person"),
        pytest.param("", "Theo UBND tỉnh", ["UBND"], id="an abbreviation"),
        pytest.param("Gặp ông Huệ\n\n", "", ["Huệ"], id="one word, before the speech"),
        pytest.param("Thư viện Đà Lạt\nThời sự\n", "", ["Đà Lạt"], id="lines begin anew"),
        pytest.param("Tin > Đời sống | Thể thao\n", "", [], id="the path of a page"),
        pytest.param("", "Báo Suối Reo và bà Lò Thị Én", [], id="names of the speech"),
        pytest.param("", "bà Lò Thị", [], id="half a name of the speech"),
        pytest.param("", "bà Lò Thị Ê", ["Lò Thị Ê"], id="another name"),
    ],
)
def test_names_outside_the_speech_are_listed_but_for_those_it_knows(
    before: str, after: str, found: list[str]
) -> None:
    report = proof(f"{before}{TEXT}\n{after}")
    assert [each.text for each in report.outside] == found
    assert report.uncovered == []


def test_a_fact_of_the_speech_can_be_ignored_too() -> None:
    text = changed("nhiều điểm trường", "88 điểm trường")
    assert "88" in [each.text for each in proof(text).uncovered]
    reason = Bilingual(vi="không tính", en="not counted")
    coverage = Coverage(ignore=[Ignored(text="88 điểm trường", reason=reason)])
    report = proof(text, msgspec.structs.replace(DATASET, coverage=coverage))
    assert "88" not in [each.text for each in report.uncovered]
    assert [(each.text, each.paragraph is None) for each in report.ignored] == [("88", False)]


def test_furniture_around_the_article_does_not_change_the_text() -> None:
    assert proof("Khai mạc Diễn đàn\n\n" + TEXT + "\nĐọc thêm: Thủ tướng, 100%").same_text
    between = proof(changed("\n\nSách mở", "\n\nẢnh của ông Lò\n\nSách mở"))
    assert (between.same_text, between.changed_paragraphs, between.passed) == (False, [], True)
    assert [msgspec.structs.astuple(each) for each in between.uncovered] == [("name", "Lò", None)]


@dataclass
class Way:
    """A way in which text travels without another word in it."""

    name: str
    go: Callable[[str], str]


def as_page(text: str) -> str:
    lines = [html.escape(line) for line in text.split("\n") if line.strip()]
    body = "".join(f"<p>{line.replace('368', '<b>3</b>6<i>8</i>')}</p>\n" for line in lines)
    page = f"<html><head><title>Khai mạc</title></head><body><nav>Quốc hội</nav>{body}</body>"
    return read_page(page + "<footer>58/63</footer></html>").text


WAYS = [
    Way("nfc", lambda text: unicodedata.normalize("NFC", text)),
    Way("nfd", lambda text: unicodedata.normalize("NFD", text)),
    Way("crlf", lambda text: text.replace("\n", "\r\n")),
    Way("bom", lambda text: "\ufeff" + text),
    Way("no-break spaces", lambda text: text.replace(" ", "\xa0")),
    Way("zero width", lambda text: text.replace("a", "a\u200b")),
    Way("doubled spaces", lambda text: text.replace(" ", "  ")),
    Way("wrapped", lambda text: re.sub(r"(?<!\n)((?:\S+ ){5})", r"\1\n", text)),
    Way("flat", lambda text: " ".join(text.split())),
    Way("quotes", lambda text: text.replace("“", '"').replace("”", '"')),
    Way("page", as_page),
]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_a_text_that_travelled_proves_the_same(way: Way) -> None:
    assert_same(way.go(TEXT))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WAYS), min_size=2, max_size=5))
def test_a_text_that_travelled_far_proves_the_same(ways: list[Way]) -> None:
    text = TEXT
    for way in ways:
        text = way.go(text)
    assert_same(text)


def assert_same(text: str) -> None:
    report = proof(text)
    assert {each.status for each in report.results} <= {"exact", "normalized"}
    assert (report.same_text, report.passed, report.uncovered) == (True, True, [])


UNCHECKED = {"evidence", "inferred", "review", "reading"}
"""What no quote has to hold, and nobody has to review as a value."""


def test_every_value_is_looked_for_or_counted_as_not_checked() -> None:
    def simple(value: Any) -> int:
        if isinstance(value, dict):
            return sum(simple(each) for key, each in value.items() if key not in UNCHECKED)
        if isinstance(value, list):
            return sum(map(simple, value))
        return value is not None

    index = Index(DATASET)
    for record in index.records.values():
        unchecked = count_unchecked(record, index.names, "vi")
        looked_for = len(list(published_values(record, index.names, "vi")))
        own_id = 1
        assert looked_for + unchecked.total() + own_id == simple(msgspec.to_builtins(record))
    (person,) = (each for each in DATASET.attendees if each.id == "lo-thi-en")
    assert count_unchecked(person, index.names, "vi") == {"translation": 2, "inference": 2}


@pytest.mark.parametrize(
    ("title", "above", "before", "title_status"),
    [
        pytest.param(
            DATASET.source.title, "Trang chủ", 2, "exact", id="from the title to the foot"
        ),
        pytest.param(None, "", 0, None, id="all lines without a title"),
        pytest.param("Một bài khác", "", 0, "missing", id="all lines where none is the title"),
    ],
)
def test_without_fingerprints_lines_are_the_paragraphs(
    title: str | None, above: str, before: int, title_status: str | None
) -> None:
    source = msgspec.structs.replace(DATASET.source, title=title, fingerprints=[])
    text = changed("Trang chủ > Đời sống", above)
    report = proof(text, msgspec.structs.replace(DATASET, source=source))
    statuses = {each.id: each.status for each in report.results}
    assert statuses.pop("source.title", None) == title_status
    assert set(statuses.values()) == {"exact"}
    assert (report.words_before, report.words_after) == (before, 3)
    assert (report.same_text, report.changed_paragraphs) == (False, [])
    assert report.passed is (title_status != "missing")


def test_an_empty_text_proves_nothing_without_fingerprints_either() -> None:
    source = msgspec.structs.replace(DATASET.source, fingerprints=[])
    report = proof("", msgspec.structs.replace(DATASET, source=source))
    assert {each.status for each in report.results} == {"missing"}
    assert not report.passed
