"""The documents of a draft: what the text says of each, once, and what follows from its number."""

from __future__ import annotations

from typing import Any

import pytest

from ttdn_cli.draft.candidate import Candidate, Named
from ttdn_cli.draft.documents import draft_documents
from ttdn_cli.draft.reading import Reading

HEAD = """ỦY BAN NHÂN DÂN TỈNH SƠN HÀ
Số: 15/CT-UBND
Sơn Hà, ngày 14 tháng 3 năm 2025
CHỈ THỊ
Về việc mở chợ
"""


def documents(text: str) -> list[Candidate]:
    return list(draft_documents(Reading(text)))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("Theo Nghị định số 72/2015/NĐ-CP.", ["72/2015/NĐ-CP"], id="by number"),
        pytest.param("Theo Luật Quản lý thuế.", ["Luật Quản lý thuế"], id="a law by name"),
        pytest.param("Đã rà soát Đề án 30 tại xã.", ["Đề án 30"], id="a plan by number"),
        pytest.param(
            "Trình Kế hoạch trồng rừng giai đoạn 2026 - 2030 tại xã.",
            ["Kế hoạch trồng rừng giai đoạn 2026 - 2030"],
            id="a plan up to its period",
        ),
        pytest.param(
            "Phê duyệt Chương trình “Sách cho bản làng” tại xã.",
            ["Chương trình “Sách cho bản làng”"],
            id="a programme in quotation marks",
        ),
        pytest.param("Kế hoạch đã được trình năm 2024.", [], id="a plan that has no name"),
        pytest.param("Có 12 đề án trong giai đoạn 2021 - 2025.", [], id="plans that are counted"),
        pytest.param(
            "We keep the Treaty of Friendship and the Ports Act of 1998.",
            ["Treaty of Friendship", "Ports Act of 1998"],
            id="a treaty and an act in English",
        ),
        pytest.param("The Agreement is old and the Act is new.", [], id="types without a name"),
        pytest.param(
            "Theo Nghị định 72/2015/NĐ-CP; thực hiện Nghị định số 72/2015/NĐ-CP.",
            ["72/2015/NĐ-CP"],
            id="one that is cited twice is one",
        ),
        pytest.param(
            "Theo Nghị quyết số 57-NQ/TW (sau đây gọi là Nghị quyết 57), thực hiện Nghị quyết 57.",
            ["57-NQ/TW"],
            id="one that is cited in short behind it",
        ),
        pytest.param(
            "Thực hiện Nghị quyết 57. Bộ Chính trị ban hành Nghị quyết số 57-NQ/TW.",
            ["57-NQ/TW"],
            id="and before it",
        ),
        pytest.param(
            "Theo Nghị quyết số 57-NQ/TW, Nghị quyết số 57/NQ-CP và Nghị quyết 57.",
            ["57-NQ/TW", "57/NQ-CP", "Nghị quyết 57"],
            id="in short, of two",
        ),
        pytest.param(
            "Theo Nghị quyết số 57-NQ/TW và Quyết định 57.",
            ["57-NQ/TW", "Quyết định 57"],
            id="in short, of another type",
        ),
        pytest.param(
            "Ký Hiệp định Thương mại tự do Lam - Hồng.",
            ["Hiệp định Thương mại tự do Lam - Hồng"],
            id="a word that is half of one that ends a name",
        ),
        pytest.param("Không có văn bản nào.", [], id="none"),
        pytest.param("", [], id="nothing at all"),
    ],
)
def test_each_document_is_one(text: str, names: list[str]) -> None:
    assert [each.name for each in documents(text)] == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Theo Kết luận số 57-KL/TW ngày 15/6/2023 của Bộ Chính trị về đọc sách.",
            {
                "type": {"vi": "Kết luận"},
                "issuer": Named("organizations", "Bộ Chính trị"),
                "date": "2023-06-15",
                "subject": {"vi": "đọc sách"},
                "category": "party",
                "year": None,
            },
            id="all that stands beside it",
        ),
        pytest.param(
            "Căn cứ Nghị định số 72/2015/NĐ-CP.",
            {
                "year": 2015,
                "inferred": [{"field": "year", "basis": {"vi": "Đọc từ số văn bản"}}],
                "cited_for": {"vi": "Căn cứ Nghị định số 72/2015/NĐ-CP"},
                "issuer": None,
            },
            id="a year read from the number, and no body that the text has not",
        ),
        pytest.param(
            "Chính phủ đã họp. Sửa Nghị định số 72/2015/NĐ-CP ngày 1/2/2015.",
            {
                "issuer": Named("organizations", "Chính phủ"),
                "inferred": [
                    {"field": "issuer", "basis": {"vi": "Theo chữ viết tắt trong số văn bản"}}
                ],
            },
            id="a body that stands elsewhere, by the letters of the number",
        ),
        pytest.param(
            "Quyết định số 77/2006/QĐ-UBND của Chủ tịch Ủy ban nhân dân tỉnh Sơn Hà.",
            {"issuer_office": {"vi": "Chủ tịch"}},
            id="the office in the body",
        ),
        pytest.param(
            "Theo khoản 2 Điều 5 Luật Quản lý thuế.",
            {"provisions": ["khoản 2 Điều 5"], "name": {"vi": "Luật Quản lý thuế"}},
            id="provisions",
        ),
        pytest.param(
            "Theo Thông tư số 07 /2008/TT-BTTTT tại xã.",
            {"number": "07/2008/TT-BTTTT"},
            id="a number with a space that is none of it",
        ),
        pytest.param(
            "Theo Thông tri số 07-TT/TC của Ban Tổ chức Trung ương “Hướng dẫn mở tủ sách”.",
            {"subject": {"vi": "Hướng dẫn mở tủ sách"}},
            id="a subject in quotation marks",
        ),
        pytest.param(
            "Ban hành Quyết định số 11/QĐ-NHNN về lãi suất vay, có hiệu lực từ nay.",
            {"subject": {"vi": "lãi suất vay"}},
            id="a subject up to when it holds",
        ),
        pytest.param(
            "Thực hiện Chỉ thị số 45/CT-TTg về việc mở phong trào “Sách bản” và trồng cây.",
            {"subject": {"vi": "mở phong trào “Sách bản”"}},
            id="a subject that ends with a name in quotation marks",
        ),
        pytest.param(
            "Theo Công ước về quyền trẻ em năm 1989.", {"category": "treaty"}, id="a treaty"
        ),
        pytest.param(
            "Theo Kế hoạch số 139/KH-UBND đã gửi.",
            {"subject": None, "category": "state"},
            id="a numbered plan is an act of the State",
        ),
        pytest.param(
            "Luật Đất đai ngày 18/1/2024 có hiệu lực.",
            {"name": {"vi": "Luật Đất đai"}, "date": "2024-01-18"},
            id="its day is no part of a name",
        ),
        pytest.param(
            "Luật Phòng, chống dịch (ABC/XYZ) số 64/2006/QH11 có hiệu lực.",
            {"name": {"vi": "Luật Phòng, chống dịch (ABC/XYZ)"}, "number": "64/2006/QH11"},
            id="a bracket in a name",
        ),
        pytest.param(
            "Theo Quyết định số 5/2015/QĐ-TTg. Thủ tướng Chính phủ khen xã.",
            {"cited_for": {"vi": "Theo Quyết định số 5/2015/QĐ-TTg"}},
            id="who stands in the next sentence is not beside it",
        ),
    ],
)
def test_a_document_has_what_the_text_says(text: str, expected: dict[str, Any]) -> None:
    (found,) = documents(text)
    assert {name: found.fields.get(name) for name in expected} == expected


def test_the_text_is_a_document_itself() -> None:
    (found,) = documents(HEAD)
    assert found.fields["number"] == "15/CT-UBND"
    assert found.fields["type"] == {"vi": "Chỉ thị"}
    assert found.fields["date"] == "2025-03-14"
    assert found.fields["cited_for"] == {"vi": "Chính văn bản này"}
    held = [HEAD[start:end] for start, end in found.spans]
    assert held[0] == "Số: 15/CT-UBND"
    assert "14 tháng 3 năm 2025" in held


def test_a_later_citation_adds_what_the_first_leaves_out() -> None:
    (found,) = documents(
        "Theo Nghị định số 72/2015/NĐ-CP. Căn cứ Điều 4 Nghị định số 72/2015/NĐ-CP ngày 1/2/2015."
    )
    assert found.fields["date"] == "2015-02-01"
    assert "year" not in found.fields
    assert "inferred" not in found.fields
    assert found.fields["provisions"] == ["Điều 4"]
    assert len(found.spans) == 4


def test_a_letterhead_in_capitals_concludes_the_issuer() -> None:
    (found,) = documents(
        "VĂN PHÒNG CHÍNH PHỦ\nSố: 41/TB-VPCP\nHà Nội, ngày 7 tháng 8 năm 2025\n\nTHÔNG BÁO\n"
        "Về chợ\n\nVăn phòng Chính phủ báo để xã biết."
    )
    assert found.fields["issuer"] == Named("organizations", "VĂN PHÒNG CHÍNH PHỦ")
    assert "issuer" in [each["field"] for each in found.fields["inferred"]]


def test_a_type_of_another_language_is_left_out() -> None:
    (found,) = documents("The ministry cites No. 12/2025/ND-CP on houses for the poor.")
    assert (found.fields["number"], found.fields.get("type")) == ("12/2025/ND-CP", None)


def test_what_is_cited_in_short_concludes_nothing_of_the_number() -> None:
    (found,) = documents(
        "Theo Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị. Thực hiện Nghị quyết 57."
    )
    assert (found.fields["number"], found.fields["category"]) == ("57-NQ/TW", "party")
    assert "inferred" not in found.fields


def test_no_place_crosses_a_line() -> None:
    text = "Theo Nghị định\nsố 72/2015/NĐ-CP ngày\n1/2/2015 của Chính phủ."
    for each in documents(text):
        assert all("\n" not in text[start:end] for start, end in each.spans)


def test_an_issuer_beyond_another_document_is_that_one_s() -> None:
    text = "Theo Quyết định số 12/QĐ-UBND và Kế hoạch số 13/KH-UBND của UBND tỉnh Sơn La."
    first, second = (each.fields for each in draft_documents(Reading(text)))
    assert first["issuer"] == second["issuer"] == Named("organizations", "UBND tỉnh Sơn La")
    assert [each["field"] for each in first["inferred"]] == ["issuer"]
    assert "inferred" not in second
