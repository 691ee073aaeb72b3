"""What a draft says of its source: only what the text says."""

from __future__ import annotations

from typing import Any

import pytest

from ttdn_cli.draft.reading import Reading
from ttdn_cli.draft.source import draft_source

PROSE = (
    "Sáng nay, thư viện tỉnh Sơn Hà mở cửa đón hàng trăm học sinh vùng cao đến đọc sách, "
    "theo lời hẹn của Giám đốc từ mùa xuân."
)
LETTERHEAD = """ỦY BAN NHÂN DÂN TỈNH SƠN HÀ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 15/{code}-UBND
Sơn Hà, ngày 14 tháng 3 năm 2025
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"Thư viện tỉnh đón bạn đọc nhỏ\n\n{PROSE}",
            {"title": "Thư viện tỉnh đón bạn đọc nhỏ", "kind": "article", "date": None},
            id="an article with its heading",
        ),
        pytest.param(PROSE, {"title": None, "kind": "article"}, id="prose without a heading"),
        pytest.param(
            f"{LETTERHEAD.format(code='CT')}CHỈ THỊ\nVề việc mở chợ phiên\n{PROSE}",
            {
                "title": "Về việc mở chợ phiên",
                "kind": "directive",
                "date": "2025-03-14",
                "document": {"vi": "Chỉ thị"},
            },
            id="below a letterhead",
        ),
        pytest.param(
            f"{LETTERHEAD.format(code='TB')}THÔNG BÁO\nKẾT LUẬN HỌP CHỢ\n{PROSE}",
            {"title": "KẾT LUẬN HỌP CHỢ", "kind": "other", "document": {"vi": "Thông báo"}},
            id="a kind that the schema does not know",
        ),
        pytest.param(
            f"Phát biểu khai mạc hội sách\nKính thưa các vị đại biểu,\n{PROSE}",
            {"title": "Phát biểu khai mạc hội sách", "kind": "speech"},
            id="a speech by its heading",
        ),
        pytest.param(
            f"Hội sách vùng cao\nKính thưa các vị đại biểu,\n{PROSE}",
            {"title": "Hội sách vùng cao", "kind": "speech"},
            id="a speech by whom it addresses",
        ),
        pytest.param(
            f"(sonha.example.vn) - {PROSE}", {"publisher": "sonha.example.vn"}, id="its site"
        ),
        pytest.param(
            f"Address by the Mayor\n\nLindhaven, 15 October 2025\n\n{PROSE}",
            {"title": "Address by the Mayor", "kind": "speech", "date": "2025-10-15"},
            id="an English one with its date",
        ),
        pytest.param(
            "Thư viện xã\nĐọc sách đến 17 giờ ngày 28/7/2025 tại xã.",
            {"date": None},
            id="the end of something is not its date",
        ),
        pytest.param(
            "Trứng rán\n- 2 quả trứng\n- 1 thìa dầu",
            {"title": "Trứng rán", "kind": "other"},
            id="a recipe",
        ),
        pytest.param("", {"title": None, "kind": "other", "publisher": None}, id="nothing at all"),
    ],
)
def test_a_source_has_what_the_text_says(text: str, expected: dict[str, Any]) -> None:
    fields, _ = draft_source(Reading(text))
    assert {name: fields.get(name) for name in expected} == expected


def test_a_guess_is_marked() -> None:
    _, checks = draft_source(Reading(f"Thư viện tỉnh đón bạn đọc nhỏ\n\n{PROSE}"))
    assert checks == {
        "title": "is this the title?",
        "publisher": "who published it?",
        "kind": "article or other?",
        "date": "of which day is the text?",
    }
