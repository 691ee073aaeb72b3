"""The quotations of a draft: what somebody said, and no titles and no single terms."""

from __future__ import annotations

import pytest

from ttdn_cli.draft.candidate import Named
from ttdn_cli.draft.quotations import draft_quotations
from ttdn_cli.draft.reading import Reading


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("Bà nói: “Sách là bạn.”", ["Sách là bạn."], id="after a verb of saying"),
        pytest.param("Cô Lành viết: “Đọc nữa đi em!”", ["Đọc nữa đi em!"], id="written"),
        pytest.param(
            "Ai cũng nhớ câu “Một quyển sách mở ra cả một khung trời.” của thầy.",
            ["Một quyển sách mở ra cả một khung trời."],
            id="a whole sentence",
        ),
        pytest.param('She said: "The river is ours."', ["The river is ours."], id="in English"),
        pytest.param(
            "Giữ tinh thần “mỗi người một quyển sách” ở xã.",
            ["mỗi người một quyển sách"],
            id="a saying",
        ),
        pytest.param("Tham gia phong trào “Mỗi nhà một tủ sách”.", [], id="the name of a movement"),
        pytest.param("Họ gọi là “vùng trắng” sách.", [], id="a term"),
        pytest.param(
            "Theo Quyết định số 12/QĐ-TTg “Về việc mở chợ phiên.”", [], id="of a document"
        ),
        pytest.param(
            "Theo Kết luận số 57-KL/TW của Bộ Chính trị “Về đọc sách ở các xã vùng cao hôm nay”",
            [],
            id="of a document, behind its issuer",
        ),
        pytest.param("Bà nói: “\nSách là bạn.”", [], id="marks on two lines"),
        pytest.param("Không ai nói gì.", [], id="nothing is quoted"),
        pytest.param("", [], id="nothing at all"),
        pytest.param("Bà nói: “Sách là bạn.” Bà nói: “Sách là bạn.”", ["Sách là bạn."], id="once"),
    ],
)
def test_what_is_quoted(text: str, said: list[str]) -> None:
    reading = Reading(text)
    found = list(draft_quotations(reading))
    assert [each.fields["text"][reading.language] for each in found] == said


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        pytest.param(
            "Chủ tịch Lò Thị Én nói: “Sách là bạn của em.”",
            Named("people", "Lò Thị Én"),
            id="a person, without the title",
        ),
        pytest.param(
            "Thư viện tỉnh mở. Bộ Giáo dục và Đào tạo khẳng định: “Sách là bạn của em.”",
            Named("organizations", "Bộ Giáo dục và Đào tạo"),
            id="a body",
        ),
        pytest.param(
            "Ông Trần Văn Mận, Giám đốc Sở Y tế, cho biết: “Sách là bạn của em.”",
            Named("people", "Trần Văn Mận"),
            id="a person before the body that is his",
        ),
        pytest.param(
            "“Sách là bạn của em”, bà Lò Thị Én nói.", Named("people", "Lò Thị Én"), id="behind it"
        ),
        pytest.param("“Sách là bạn của em”, bà Lò Thị Én đọc.", None, id="no saying behind it"),
        pytest.param(
            "Bà Lò Thị Én, Vụ trưởng Bộ Y tế, nói: “Sách là bạn của em.”",
            Named("people", "Lò Thị Én"),
            id="who holds an office of a body",
        ),
        pytest.param(
            "Một Vụ trưởng Bộ Y tế nói: “Sách là bạn của em.”", None, id="an office without a name"
        ),
        pytest.param(
            "“Sách là bạn của em, của cả làng.”, bà Lò Thị Én nói.",
            Named("people", "Lò Thị Én"),
            id="behind the words",
        ),
        pytest.param(
            "“Sách là bạn của em, của cả làng.”, bà Lò Thị Én nói với ông Sùng A Pao.",
            None,
            id="behind the words, and more that is said",
        ),
        pytest.param(
            "Ông Trần Văn Mận, người giữ kho sách của bản, nói: “Sách là bạn của em.”",
            Named("people", "Trần Văn Mận"),
            id="what somebody is stands behind the name",
        ),
        pytest.param("Thầy giáo nói: “Sách là bạn của em.”", None, id="nobody with a name"),
        pytest.param("Lò Thị Én đến chợ: “Sách là bạn của em.”", None, id="no verb of saying"),
    ],
)
def test_whose_words_they_are_stands_before_them(text: str, voice: Named | None) -> None:
    (found,) = draft_quotations(Reading(text))
    assert found.fields.get("said_by") == voice
    assert ("said_by" in found.checks) is (voice is not None)


def test_long_words_of_which_nothing_is_said_are_a_guess() -> None:
    (found,) = draft_quotations(Reading("Trên bảng có “ai đọc sách thì người ấy đi xa hơn núi”."))
    assert found.checks == {"text": "words that are quoted, or a title or a term?"}
