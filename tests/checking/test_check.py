"""A whole article: what it is about, its findings in order, and the laws that hold for any text."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.checking.articles import index_of, report_on
from tests.conftest import DIRECTIVE, RESOLUTION, SECOND, SPEECH, VISIT
from ttdn_cli import check, load
from ttdn_cli.checking.check import check as check_article
from ttdn_cli.checking.findings import Report
from ttdn_cli.checking.names import quotes_of
from ttdn_cli.extraction.passages import normalize_source

HEAD = "Hội nghị tập huấn truyền thông quảng bá hình ảnh Việt Nam"
ARTICLE = (
    f"Ngày 6/6, tại Đà Lạt, {HEAD} khai mạc.\n\n"
    "Ông Nguyễn Thanh Lâm, Thứ trưởng Bộ Thông tin và Truyền thông, nói: “TTĐN chưa phản ánh đầy "
    "đủ, sâu sắc”.\n\n"
    "58/64 địa phương có trang tiếng nước ngoài theo Nghị định số 72/2015/ND-CP.\n\n"
    "阮青林副部长出席会议。\n"
)


def test_an_article() -> None:
    report = report_on(ARTICLE)
    assert [(each.verdict, each.kind, each.text) for each in report.findings] == [
        ("confirmed", "date", "6/6"),
        ("confirmed", "place", "Đà Lạt"),
        ("confirmed", "event", HEAD),
        ("confirmed", "person", "Nguyễn Thanh Lâm"),
        ("confirmed", "title", "Thứ trưởng Bộ Thông tin và Truyền thông"),
        ("confirmed", "quotation", "“TTĐN chưa phản ánh đầy đủ, sâu sắc”"),
        ("contradicted", "quantity", "58/64"),
        ("consistent", "document", "Nghị định số 72/2015/ND-CP"),
        ("unreadable", "script", "阮青林副部长出席会议"),
    ]
    assert [each.paragraph for each in report.findings] == [1, 1, 1, 2, 2, 2, 3, 3, 4]
    assert report.counts == {
        "confirmed": 6,
        "consistent": 1,
        "contradicted": 1,
        "not_in_source": 0,
        "unreadable": 1,
    }


def test_the_library_gives_the_same() -> None:
    assert check(ARTICLE) == check(ARTICLE, load(SPEECH)) == [*report_on(ARTICLE).findings]


@pytest.mark.parametrize(
    ("text", "recognized"),
    [
        pytest.param(f"{HEAD} khai mạc.", True, id="the event"),
        pytest.param("Ông Nguyễn Thanh Lâm phát biểu.", True, id="its speaker"),
        pytest.param("58/63 địa phương có trang tiếng nước ngoài.", True, id="a figure"),
        pytest.param("57/63 địa phương có trang tiếng nước ngoài.", True, id="another value of it"),
        pytest.param("Ông nhắc Kết luận số 57-KL/TW.", True, id="a document"),
        pytest.param("Ngày 6/6, hội nghị khai mạc tại Đà Lạt.", True, id="day and place"),
        pytest.param("Ông Phạm Duy Hưng phát biểu.", False, id="somebody who is addressed"),
        pytest.param("Bộ Thông tin và Truyền thông có trụ sở mới.", False, id="a body of it"),
        pytest.param("Đà Lạt, thành phố hoa.", False, id="its place"),
        pytest.param("Giá vàng sáng nay tăng 300.000 đồng mỗi lượng.", False, id="something else"),
        pytest.param("Nghị định số 15/2020/NĐ-CP xử phạt vi phạm.", False, id="another document"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_what_an_article_is_about(text: str, recognized: bool) -> None:
    assert report_on(text).recognized is recognized


@pytest.mark.parametrize("text", ["", " \n\n", "\ufeff", "“”", "Không có gì.", "...", "%/%"])
def test_no_items(text: str) -> None:
    assert report_on(text).findings == []


@pytest.mark.parametrize("dataset", [SPEECH, SECOND, VISIT, DIRECTIVE, RESOLUTION])
def test_what_a_dataset_says_is_what_it_holds(dataset: Path) -> None:
    index = index_of(dataset)
    quotes = [each.quote for _, each in quotes_of(index)]
    text = "\n\n".join(f"{quote}." for quote in quotes)
    quotes += [index.source.title or ""]
    for each in report_on(text, dataset).findings:
        assert each.record is None or each.record in index.records
        assert each.quote is None or any(each.quote in quote for quote in quotes)


SENTENCES = [
    "Ngày 6/6/2024, Thứ trưởng Bộ Thông tin và Truyền thông Nguyễn Thanh Lâm phát biểu tại Đà Lạt.",
    f"{HEAD} khai mạc ngày 7/6.",
    "58/63 địa phương đã có trang tiếng nước ngoài, còn 5/63 địa phương chưa có.",
    "100% địa phương và 58/63 bộ, ngành có trang tiếng nước ngoài.",
    "Đồng chí Nguyễn Văn Chương, Phó Chủ tịch UBND tỉnh Hoà Bình, dự.",
    "Ông Trương Hoài Nam, Phó Trưởng Ban Đối ngoại Trung ương Đảng, dự.",
    "Kết luận số 57-KL/TW ngày 16/5/2023 của Chính phủ nêu hạn chế.",
    "Nghị quyết số 57-NQ/TW của Bộ Chính trị nêu các hạn chế của thông tin đối ngoại.",
    "Theo ông, “TTĐN chưa phản ánh đầy đủ, toàn diện”.",
    "Hội nghị tập huấn ngày 6/6 diễn ra tại Đà Lạt, tỉnh Khánh Hoà.",
    "Tất cả các tỉnh có kế hoạch thông tin đối ngoại hằng năm.",
    "Nine out of ten ministries have a plan of external information work.",
    "As of December 2023, more than 90% of localities had a website in a foreign language.",
    "Pham Duy Hung, Chairman of the Bac Kan Provincial People's Committee, attended.",
    "Die Konferenz fand am 7. Juni 2024 in Da Lat statt.",
    "会議は2024年6月6日にダラットで開催された。",
]
PLAIN = [each for each in SENTENCES if not any(one in each for one in (HEAD, "“", "Khánh"))]
"""Those without the name of the event, quoted words, and a province beside a city."""

PIECES = st.sampled_from(
    [
        *SENTENCES,
        *("số 57-KL/TW", "Nghị định", "ngày", "58/63", "%", "tất cả", "Bộ trưởng", "Nguyễn"),
        *("Quý II/2024", "mid-June", "Thời gian:", "tại", "Bắc Kạn", "Nguyên"),
        *("\n", "\r\n", "\u00a0", "\u200b", "“", "”", "(", "\u0301", ";", "của", "và", "月"),
    ]
)
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=8).map("".join)


@settings(max_examples=60)
@given(TEXTS)
@example("“")
@example("\u0301")
@example("Nguyễn")
@example("tất cả")
def test_any_text(text: str) -> None:
    report = check_article(text, index_of())
    source = normalize_source(text)
    places = [(each.start, each.end) for each in report.findings]
    assert places == sorted(places, key=lambda each: (each[0], -each[1]))
    assert all(source[each.start : each.end] == each.text.strip() for each in report.findings)
    kinds = [(each.kind, each.start, each.end) for each in report.findings]
    assert len(kinds) == len(set(kinds))
    assert sum(report.counts.values()) == len(report.findings)
    for each in report.findings:
        assert (each.expected is not None) == (each.verdict == "contradicted")
        assert each.reason is not None or each.verdict in ("confirmed", "not_in_source")
        assert (
            each.record is not None
            or each.verdict in ("not_in_source", "unreadable")
            or (each.kind == "event")
        )


def said(report: Report) -> list[tuple[str, str, str | None, str | None]]:
    """Return what a report says, whatever the places and the spelling of the article."""
    return [(each.verdict, each.kind, each.record, each.expected) for each in report.findings]


@pytest.mark.parametrize(
    ("changed", "sentences"),
    [
        pytest.param(
            lambda text: text.replace("Hoà", "Hòa"), SENTENCES, id="where the tone mark stands"
        ),
        pytest.param(lambda text: unicodedata.normalize("NFD", text), SENTENCES, id="NFD"),
        pytest.param(lambda text: text.replace("\n", "\r\n"), SENTENCES, id="CR LF"),
        pytest.param(lambda text: f"\ufeff\n{text}\n\n", SENTENCES, id="blank lines around it"),
        pytest.param(lambda text: text.replace(" ", "\u00a0"), PLAIN, id="no-break spaces"),
        pytest.param(lambda text: text.replace("Đ", "Ð"), PLAIN, id="the letter of Croatian"),
    ],
)
def test_how_it_is_written_changes_no_verdict(
    changed: Callable[[str], str], sentences: list[str]
) -> None:
    for first in range(len(sentences)):
        text = "\n\n".join(sentences[first : first + 3])
        assert said(check_article(changed(text), index_of())) == said(report_on(text))


def test_paragraphs_say_in_an_article_what_they_say_alone() -> None:
    whole = said(report_on("\n\n".join(SENTENCES[2:8])))
    assert whole == [each for sentence in SENTENCES[2:8] for each in said(report_on(sentence))]
