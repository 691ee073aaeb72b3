"""What a card says: the fact, whose words it is, where they are, and what nobody knows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.conftest import DIRECTIVE, RESOLUTION, SECOND, SPEECH, VISIT
from tests.share.image.cards import ADDRESS, card
from ttdn_cli import load
from ttdn_cli.facts.dataset import Dataset
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.records import Quotation
from ttdn_cli.facts.texts import Bilingual, Evidence, Inferred, Named, Record
from ttdn_cli.facts.validation import check_dataset
from ttdn_cli.query.view import Run, View
from ttdn_cli.share.image.card import Card, card_of
from ttdn_cli.share.image.layout import lay_out
from ttdn_cli.share.image.marks import in_marks
from ttdn_cli.share.image.page import page
from ttdn_cli.share.image.shapes import Text
from ttdn_cli.text.locales import Language

VI, EN = Language.VI, Language.EN
BRACKETS = "In square brackets: inferred, not in the text"
WALK = SECOND.with_name("walk.yaml")


def changed(id_: str, language: Language = EN, path: Path = SPEECH, **values: Any) -> Card:
    """Return the card of a record with other values."""
    dataset = load(path)

    def replace(record: Record) -> Record:
        return msgspec.structs.replace(record, **values) if record.id == id_ else record

    sections: dict[str, Any] = {
        key: [*map(replace, found)]
        for key in Dataset.__struct_fields__
        if isinstance(found := getattr(dataset, key), list)
        and found
        and isinstance(found[0], Record)
    }
    if dataset.event:
        sections["event"] = replace(dataset.event)
    return card_of(id_, View(Index(msgspec.structs.replace(dataset, **sections)), language))


@pytest.mark.parametrize(
    ("id_", "path", "language", "kind", "headline", "about", "details"),
    [
        pytest.param(
            "trang-cong-dia-phuong", SPEECH, EN, "Metric", "58/63",
            ("Localities with a foreign-language version of their website or portal",),
            ("As of: [December 2023]",), id="a figure",
        ),
        pytest.param(
            "pham-s", SPEECH, VI, "Cá nhân · được kính thưa", "Phạm S",
            ("Tỉnh ủy viên, Phó Chủ tịch UBND tỉnh Lâm Đồng",), (), id="a person",
        ),
        pytest.param(
            "kl-57-2023", SPEECH, EN, "Legal reference", "Conclusion No. 57-KL/TW", (),
            ("Issuer: Politburo", "Date: 15 June 2023",
             "Subject: continuing to raise the quality and effectiveness of external information "
             "work in the new situation",
             "Cited for: Identifies the limitations and shortcomings of external information work"),
            id="a document",
        ),
        pytest.param(
            "treaty-1975", VISIT, VI, "Văn bản", "Hiệp ước Hữu nghị và Hợp tác", (),
            ("Ngày: 18/8/1975", "Viện dẫn để: Lời hứa không đóng cửa cảng"),
            id="a document without a number, whose name is said once",
        ),
        pytest.param(
            "trinh-phuong-an", DIRECTIVE, EN, "Deadline", "Submit the reviewed fees",
            ("20 June [2025]",), (), id="a milestone",
        ),
        pytest.param(
            "q-harbours", VISIT, EN, "Quotation",
            "“neither side shall close its harbours to the other in hard times”", (),
            ("Said by: Treaty of Friendship and Cooperation",), id="quoted words",
        ),
        pytest.param(
            "q-harbours", VISIT, VI, "Lời trích",
            "không bên nào đóng cửa cảng với bên kia lúc khó khăn", (),
            ("Của: Hiệp ước Hữu nghị và Hợp tác",), id="translated words are no quote",
        ),
        pytest.param(
            "ttdn", SPEECH, VI, "Mục từ", "TTĐN",
            ("thông tin đối ngoại",
             "Thông tin chính thức và quảng bá về Việt Nam ra thế giới, cùng thông tin về thế giới "
             "vào Việt Nam"),
            ("Nguồn của nghĩa: Cách phân loại của Nghị định số 72/2015/NĐ-CP, không có trong bài",),
            id="a term",
        ),
        pytest.param(
            "thoi-han", SPEECH, EN, "Not in the text", "Does the speech set a deadline?",
            ("No; it only speaks of the time to come",), (), id="what the text does not say",
        ),
        pytest.param(
            "da-lat", SPEECH, EN, "Place", "Đà Lạt", (), (), id="a place",
        ),
        pytest.param(
            "2023-06-15-kl-57-2023", SPEECH, VI, "Văn bản", "Kết luận số 57-KL/TW", (),
            ("Cơ quan ban hành: Bộ Chính trị", "Ngày: 15/6/2023",
             "Về việc: tiếp tục nâng cao chất lượng, hiệu quả công tác TTĐN trong tình hình mới",
             "Viện dẫn để: Chỉ ra những mặt hạn chế, bất cập của TTĐN"),
            id="an entry of the timeline is its fact",
        ),
    ],
)  # fmt: skip
def test_what_is_said_of_each_kind(
    id_: str, path: Path, language: Language, kind: str, headline: str, about: Any, details: Any
) -> None:
    found = card(id_, path, language)
    assert (found.kind, found.headline.text) == (kind, headline)
    assert (found.about, found.details) == (about, details)


@pytest.mark.parametrize(
    ("given", "language", "figure"),
    [
        pytest.param("58/63", EN, "58/63", id="a part of a whole is the same"),
        pytest.param("1.260/1.300", VI, "1.260/1.300", id="as published"),
        pytest.param("1.260/1.300", EN, "1,260/1,300", id="with the digits grouped as in English"),
        pytest.param("hơn 90%", VI, "hơn 90%", id="as published, with its limit"),
        pytest.param("hơn 90%", EN, "over 90%", id="a limit in English"),
        pytest.param("58,5%", EN, "58.5%", id="the decimal point of English"),
    ],
)
def test_a_figure_is_as_published_where_it_can_be_read(
    given: str, language: Language, figure: str
) -> None:
    text = SPEECH.read_text(encoding="utf-8").replace('"58/63"', f'"{given}"')
    text = text.replace("58/63 địa phương", f'"{given} địa phương"')
    view = View(Index(check_dataset(text.encode(), "x")), language)
    assert card_of("trang-cong-dia-phuong", view).headline.text == figure


@pytest.mark.parametrize(
    ("id_", "values", "bar"),
    [
        pytest.param(
            "trang-cong-dia-phuong", {}, (92.06, "92.06%", "5 without (7.94%)"), id="exact"
        ),
        pytest.param("ke-hoach-tinh-thanh", {}, (100, "100%", ""), id="all"),
        pytest.param("trang-cong-dia-phuong", {"measure": "share"}, None, id="no coverage"),
        pytest.param(
            "trang-cong-dia-phuong",
            {"status": "target"},
            (92.06, "92.06%", ""),
            id="nobody lacks what is aimed at",
        ),
    ],
)
def test_a_bar_is_of_a_coverage(id_: str, values: dict[str, Any], bar: Any) -> None:
    found = changed(id_, **values).bar
    assert (found and (found.share, found.said, found.left)) == bar


def test_a_limited_share_is_not_said_as_if_it_were_exact() -> None:
    text = SPEECH.read_text(encoding="utf-8").replace('"90%"', '"hơn 90%"')
    text = text.replace("90% các bộ", "hơn 90% các bộ")
    view = View(Index(check_dataset(text.encode(), "x")), EN)
    bar = card_of("ke-hoach-bo-nganh", view).bar
    assert bar
    assert (bar.share, bar.said, bar.left) == (90, "", "")


@pytest.mark.parametrize(
    ("status", "kind"),
    [("actual", "Metric"), ("target", "Metric · target"), ("plan", "Metric · plan")],
)
def test_what_is_aimed_at_is_never_shown_as_reached(status: str, kind: str) -> None:
    assert changed("trang-cong-dia-phuong", status=status).kind == kind


# Quotes and the other language


def quotes(of: Card) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.place, tuple(run.text for run in each.quotes)) for each in of.passages]


def test_the_quote_with_the_figure_comes_first_and_each_is_said_once() -> None:
    assert quotes(card("trang-cong-dia-phuong", language=VI)) == [
        ("đoạn 12",
         ("“58/63 địa phương”", "“Đến tháng 12/2023”", "“trang/ cổng”", "“tiếng nước ngoài”"))
    ]  # fmt: skip
    assert quotes(card("bo-tttt"))[0] == ("para. 3", ("“Bộ Thông tin và Truyền thông”",))
    every = [text for _, found in quotes(card("bo-tttt")) for text in found]
    assert len(every) == len(set(every))


def test_quoted_words_are_not_said_twice() -> None:
    assert quotes(card("q-harbours", VISIT, EN)) == [("para. 8", ())]
    assert quotes(card("q-harbours", VISIT, VI)) == [
        ("đoạn 8", ("“neither side shall close its harbours to the other in hard times”",))
    ]


@pytest.mark.parametrize(
    ("quote", "language", "headline", "passages"),
    [
        pytest.param("Độc lập tự do", VI, "“Độc lập tự do”", [("đoạn 3", ())], id="without marks"),
        pytest.param("“Độc lập tự do”", VI, "“Độc lập tự do”", [("đoạn 3", ())], id="with marks"),
        pytest.param(
            "“Độc lập” là “tự do”", VI, "“Độc lập tự do”",
            [("đoạn 3", ("““Độc lập” là “tự do””",))], id="with marks within",
        ),
        pytest.param("Độc lập tự do", EN, "“Độc lập tự do” (in Vietnamese)", [("para. 3", ())],
                     id="not translated"),
    ],
)  # fmt: skip
def test_quoted_words_have_their_marks_once(
    quote: str, language: Language, headline: str, passages: object
) -> None:
    said = Quotation(
        id="q", text=Named(vi="Độc lập tự do"), evidence=[Evidence(paragraph=3, quote=quote)]
    )
    dataset = msgspec.structs.replace(load(SPEECH), quotations=[said])
    found = card_of("q", View(Index(dataset), language))
    assert (found.headline.text, quotes(found)) == (headline, passages)
    assert found.headline.lang == "vi"


WORDS = "Dù khó khăn, gian khổ đến mấy, ta nhất định thắng"


@pytest.mark.parametrize(
    ("translated", "language", "passages"),
    [
        pytest.param(None, VI, [("đoạn 3", ())], id="they are the headline"),
        pytest.param(
            "However hard it is", EN,
            [("para. 3", ("“Dù khó khăn, gian”", "“khổ đến mấy, ta”", "“nhất định thắng”"))],
            id="they are not, and stand in the order of the text",
        ),
    ],
)  # fmt: skip
def test_the_parts_of_quoted_words(
    translated: str | None, language: Language, passages: object
) -> None:
    """Lines of a text part what stands in one pair of marks: each part has one of them at most."""
    parts = ["“Dù khó khăn, gian", "khổ đến mấy, ta", "nhất định thắng”"]
    said = Quotation(
        id="q",
        text=Named(vi=WORDS, en=translated),
        evidence=[Evidence(paragraph=3, quote=each) for each in parts],
    )
    dataset = msgspec.structs.replace(load(SPEECH), quotations=[said])
    assert quotes(card_of("q", View(Index(dataset), language))) == passages


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        pytest.param("tự do", "“tự do”", id="none"),
        pytest.param("“tự do”", "“tự do”", id="both"),
        pytest.param('"tự do"', "“tự do”", id="straight ones"),
        pytest.param("“tự do", "“tự do”", id="the first"),
        pytest.param("tự do”", "“tự do”", id="the last"),
        pytest.param("“là “tự do” ta", "“là “tự do” ta”", id="the first, and both within"),
        pytest.param("“Độc lập” là “tự do”", "““Độc lập” là “tự do””", id="of words within"),
        pytest.param("là “tự do”", "“là “tự do””", id="at the end, of words within"),
        pytest.param("“tự do” là", "““tự do” là”", id="at the start, of words within"),
    ],
)
def test_words_stand_in_one_pair_of_marks(text: str, marked: str) -> None:
    assert in_marks(text) == marked


def test_a_quote_is_in_the_language_of_the_text_and_says_so() -> None:
    for path, language in ((SPEECH, "vi"), (VISIT, "en")):
        id_ = "trang-cong-dia-phuong" if path == SPEECH else "trade"
        for shown in Language:
            (run, *_) = card(id_, path, shown).passages[0].quotes
            assert run.lang == language


@pytest.mark.parametrize(
    ("id_", "path", "language", "other"),
    [
        pytest.param(
            "trang-cong-dia-phuong", SPEECH, VI,
            "58/63 – Localities with a foreign-language version of their website or portal",
            id="a figure with whose it is",
        ),
        pytest.param(
            "pham-s", SPEECH, VI,
            "Phạm S – Member of the provincial Party Committee, Vice Chairman of the People's "
            "Committee of Lâm Đồng Province",
            id="a name that is the same, with the title",
        ),
        pytest.param("bo-tttt", SPEECH, VI, "Ministry of Information and Communications",
                     id="another name"),
        pytest.param("thoi-han", SPEECH, VI, "Does the speech set a deadline?", id="a question"),
        pytest.param("giai-doan-moi", RESOLUTION, VI, "A new medium-term investment plan",
                     id="without the date, which is the same"),
        pytest.param("bo-tttt", SPEECH, EN, None, id="the card is in it"),
        pytest.param("da-lat", SPEECH, VI, None, id="there is no other name"),
        pytest.param("trade", VISIT, EN, None, id="the quote has a gloss"),
        pytest.param("q-harbours", VISIT, EN,
                     "không bên nào đóng cửa cảng với bên kia lúc khó khăn", id="an English text"),
        pytest.param("ho-kinh-doanh", DIRECTIVE, VI,
                     "2,316 households – Vĩnh Sa City: Household businesses at the markets",
                     id="a figure in the words of the language"),
    ],
)  # fmt: skip
def test_the_other_language(id_: str, path: Path, language: Language, other: str | None) -> None:
    found = card(id_, path, language).other
    assert (found and found.text) == other
    if found:
        assert "“" not in found.text
        assert found.lang != load(path).source.language


def test_what_the_dataset_has_in_one_language_is_not_made_up_in_the_other() -> None:
    said = Bilingual(vi="Địa phương có trang tin")
    assert changed("trang-cong-dia-phuong", VI, indicator=said, scope=None).other is None


def test_a_gloss_stands_behind_its_quote() -> None:
    assert quotes(card("trade", VISIT, VI)) == [
        ("đoạn 9",
         ("“Our trade has grown to US$5.2 billion” (Thương mại hai nước đã đạt 5,2 tỷ đô la Mỹ)",))
    ]  # fmt: skip


# Who, where, source


def source(of: Card) -> list[object]:
    return [of.who, of.role, of.occasion, of.when, of.title.text, of.publisher, of.address]


TITLE = (
    "Renewing Communication to Promote Viet Nam's Image and Help Raise the Quality and "
    "Effectiveness of External Information Work in the New Situation"
)
CONFERENCE = (
    "Training Conference on Promoting Viet Nam's Image to Help Raise the Quality and "
    "Effectiveness of External Information Work in the New Situation"
)


@pytest.mark.parametrize(
    ("id_", "path", "said"),
    [
        pytest.param(
            "trang-cong-dia-phuong", SPEECH,
            ["Nguyễn Thanh Lâm", "Deputy Minister of Information and Communications", CONFERENCE,
             "Đà Lạt, Lâm Đồng, 6 June [2024]", TITLE, "Vietnam.vn", None],
            id="a speech at an event, without an address",
        ),
        pytest.param(
            "nguyen-thanh-lam", SPEECH,
            [None, None, CONFERENCE, "Đà Lạt, Lâm Đồng, 6 June [2024]", TITLE, "Vietnam.vn", None],
            id="the speaker is named once",
        ),
        pytest.param(
            "hoi-nghi-tap-huan-2024", SPEECH,
            ["Nguyễn Thanh Lâm", "Deputy Minister of Information and Communications", None, "",
             TITLE, "Vietnam.vn", None],
            id="the event is named once",
        ),
        pytest.param(
            "trade", VISIT,
            ["Tomas Reinholt", "President", "State Banquet in Ha Noi",
             "Ha Noi, Viet Nam, 15 October 2025",
             "“Address by President Tomas Reinholt at the State Banquet in Ha Noi”",
             "Office of the President of Halvoria", ADDRESS],
            id="a text in English, with its address",
        ),
        pytest.param(
            "ho-kinh-doanh", DIRECTIVE,
            ["People's Committee of Vĩnh Sa City", None, None, "",
             "Directive on simpler procedures for household businesses at the markets of Vĩnh Sa "
             "City", "publisher not recorded", None],
            id="a directive without an event, a publisher and a date",
        ),
    ],
)  # fmt: skip
def test_who_and_where(id_: str, path: Path, said: list[object]) -> None:
    assert source(card(id_, path)) == said


@pytest.mark.parametrize(
    ("said_by", "language", "who", "details"),
    [
        pytest.param(None, EN, "Quoted by Tomas Reinholt", ("Who said it is not recorded",),
                     id="nobody knows"),
        pytest.param(None, VI, "Theo lời dẫn của Tomas Reinholt", ("Chưa ghi là lời của ai",),
                     id="nobody knows, in Vietnamese"),
        pytest.param("treaty-1975", EN, "Quoted by Tomas Reinholt",
                     ("Said by: Treaty of Friendship and Cooperation",), id="another"),
        pytest.param("tomas-reinholt", EN, "Tomas Reinholt", ("Said by: Tomas Reinholt",),
                     id="the speaker"),
    ],
)  # fmt: skip
def test_quoted_words_are_not_given_to_who_quotes_them(
    said_by: str | None, language: Language, who: str, details: object
) -> None:
    found = changed("q-harbours", language, VISIT, said_by=said_by)
    assert (found.who, found.details) == (who, details)


@pytest.mark.parametrize(
    ("path", "language", "heading"),
    [
        pytest.param(SPEECH, EN, "Source (title translated)", id="translated"),
        pytest.param(SPEECH, VI, "Nguồn", id="as published"),
        pytest.param(VISIT, VI, "Nguồn (tên đã dịch)", id="translated into Vietnamese"),
        pytest.param(VISIT, EN, "Source", id="as published, in English"),
    ],
)
def test_a_translated_title_is_not_taken_for_the_published_one(
    path: Path, language: Language, heading: str
) -> None:
    found = card("pham-s" if path == SPEECH else "trade", path, language)
    assert found.heading == heading
    assert heading in page(found)


def test_a_title_stands_in_quotation_marks_only_as_published() -> None:
    assert card("trang-cong-dia-phuong", language=VI).title == Run(
        "“Đổi mới truyền thông quảng bá hình ảnh Việt Nam, góp phần nâng cao chất lượng hiệu quả "
        "công tác thông tin đối ngoại trong tình hình mới”",
        lang="vi",
    )


@pytest.mark.parametrize(
    ("source", "dated", "said"),
    [
        pytest.param({"date": "2025-03-01"}, True, "Vietnam.vn", id="the event has a date"),
        pytest.param({"date": "2025-03-01"}, False, "Vietnam.vn, 1 March 2025", id="it has none"),
        pytest.param({"date": None}, False, "Vietnam.vn", id="nothing has one"),
    ],
)
def test_the_date_of_publication_is_not_taken_for_that_of_the_event(
    source: dict[str, Any], dated: bool, said: str
) -> None:
    dataset = load(SPEECH)
    (event,) = Index(dataset).records_of("event")
    if not dated:
        event = msgspec.structs.replace(event, date=None, inferred=[])
    published = msgspec.structs.replace(dataset.source, **source)
    other = msgspec.structs.replace(dataset, source=published, event=event)
    found = card_of("pham-s", View(Index(other), EN))
    assert found.publisher == said
    assert found.when == "Đà Lạt, Lâm Đồng" + (", 6 June [2024]" if dated else "")


def test_a_copy_is_named_where_there_is_no_other_address() -> None:
    dataset = load(VISIT)
    alone = msgspec.structs.replace(dataset.source, url=None)
    found = card_of("trade", View(Index(msgspec.structs.replace(dataset, source=alone)), EN))
    assert found.address == dataset.source.archived_url
    assert found.where == f"Archived copy: {found.address}"
    assert found.where in found.lines
    assert f'Archived copy: <a href="{found.address}">' in page(found)
    shown = [each.piece.text for each in lay_out(found) if isinstance(each, Text)]
    assert shown[shown.index("Archived copy:") + 1] == found.address


def test_the_address_of_the_text_is_not_called_that_of_a_copy() -> None:
    assert card("trade", VISIT).where == ADDRESS


@pytest.mark.parametrize(
    ("language", "said"), [(EN, "Address not recorded"), (VI, "Chưa ghi địa chỉ")]
)
def test_an_address_that_nobody_recorded_is_said_in_the_language(
    language: Language, said: str
) -> None:
    found = card("pham-s", language=language)
    assert found.address is None
    assert said in {each.piece.text for each in lay_out(found) if isinstance(each, Text)}
    assert said in found.lines
    assert f">{said}<" in page(found)


# What is inferred, and what nobody has reviewed


def inferred(field: str, part: Any = None) -> list[Inferred]:
    return [Inferred(field=field, part=part, basis=Bilingual(en="Said elsewhere"))]


@pytest.mark.parametrize(
    ("id_", "path", "values", "said", "note"),
    [
        pytest.param("ke-hoach-bo-nganh", VISIT, None, "", None, id="nothing is"),
        pytest.param("treaty-1975", VISIT, {"inferred": inferred("date")}, "Date: [18 August 1975]",
                     BRACKETS, id="a date"),
        pytest.param("treaty-1975", VISIT, {"inferred": inferred("date", "year")},
                     "Date: 18 August [1975]", BRACKETS, id="a year"),
        pytest.param("bo-tttt", SPEECH, {"inferred": inferred("name")}, "Inferred: Name",
                     BRACKETS, id="what has no brackets is named"),
        pytest.param("trade", VISIT, {"inferred": inferred("indicator")}, "Inferred: Indicator",
                     None, id="a field within a phrase"),
        pytest.param("state-banquet", VISIT, {"inferred": inferred("name")}, "Inferred: Name",
                     None, id="the name of the event"),
        pytest.param("state-banquet", VISIT, {"inferred": inferred("city")},
                     "[Ha Noi], Viet Nam, 15 October 2025", BRACKETS, id="the place of the event"),
    ],
)  # fmt: skip
def test_what_is_inferred_is_marked(
    id_: str, path: Path, values: dict[str, Any] | None, said: str, note: str | None
) -> None:
    if values is None:
        found = card("trade", path)
        assert "[" not in " ".join(found.lines)
    else:
        found = changed(id_, path=path, **values)
        assert said in (*found.about, *found.details)
    assert found.note == note


@pytest.mark.parametrize(
    ("review", "language", "said"),
    [
        (None, EN, None),
        ("unreviewed", EN, "Draft: unreviewed"),
        ("unreviewed", VI, "Bản nháp: chưa rà soát"),
        ("not in the text", VI, "Bản nháp: không còn trong văn bản"),
    ],
)
def test_what_nobody_has_reviewed_says_so(review: Any, language: Language, said: str) -> None:
    assert changed("trade", language, VISIT, review=review).unreviewed == said


def test_the_whole_card_in_lines() -> None:
    assert [*card("trang-cong-dia-phuong").lines] == [
        "58/63: Localities with a foreign-language version of their website or portal",
        "Metric",
        "As of: [December 2023]",
        "92.06%, 5 without (7.94%)",
        "para. 12: “58/63 địa phương” · “Đến tháng 12/2023” · “trang/ cổng” · “tiếng nước ngoài”",
        "Nguyễn Thanh Lâm, Deputy Minister of Information and Communications",
        f"{CONFERENCE}, Đà Lạt, Lâm Đồng, 6 June [2024]",
        f"Source (title translated): {TITLE}, Vietnam.vn",
        "Address not recorded",
        BRACKETS,
    ]
