"""The bodies of a draft: each once, with its spellings, and no half of a name."""

from __future__ import annotations

from typing import Any

import pytest

from ttdn_cli.draft.bodies import draft_bodies, find_spans
from ttdn_cli.draft.reading import Reading


def bodies(text: str) -> dict[str, Any]:
    reading = Reading(text)
    found = draft_bodies(reading, find_spans(reading))
    return {each.name: each.fields.get("abbreviations", []) for each in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Bộ Y tế báo cáo. Bộ Y tế trả lời.", {"Bộ Y tế": []}, id="named twice"),
        pytest.param(
            "Bộ Thông tin và Truyền thông (Bộ TT&TT) họp. Bộ TT&TT kết luận.",
            {"Bộ Thông tin và Truyền thông": ["Bộ TT&TT"]},
            id="its abbreviation in brackets",
        ),
        pytest.param(
            "Viện Chè Đồng bằng sông Cửu Long (ĐBSCL) họp.",
            {"Viện Chè Đồng bằng sông Cửu Long": []},
            id="the abbreviation of what ends it",
        ),
        pytest.param(
            "Đảng ủy Quốc hội họp với Công đoàn Bộ Y tế.",
            {"Đảng ủy Quốc hội": [], "Công đoàn Bộ Y tế": []},
            id="a committee in it is another one",
        ),
        pytest.param(
            "Bộ Giao thông vận tải họp với xã. Sau đó Bộ GTVT trả lời.",
            {"Bộ Giao thông vận tải": ["Bộ GTVT"]},
            id="an abbreviation that its initials make",
        ),
        pytest.param(
            "Cục Tần Số, Cục Thủy Sản họp theo ý Cục TS.",
            {"Cục Tần Số": [], "Cục Thủy Sản": [], "Cục TS": []},
            id="an abbreviation of either of two",
        ),
        pytest.param(
            "UBND tỉnh Hà Giang họp. Ủy ban nhân dân tỉnh Hà Giang trả lời.",
            {"Ủy ban nhân dân tỉnh Hà Giang": ["UBND tỉnh Hà Giang"]},
            id="short first, in full later",
        ),
        pytest.param(
            "ỦY BAN NHÂN DÂN TỈNH HÀ GIANG\nSố: 5/QĐ-UBND\nỦy ban nhân dân tỉnh Hà Giang họp.",
            {"Ủy ban nhân dân tỉnh Hà Giang": []},
            id="the letterhead in capitals, which is no abbreviation",
        ),
        pytest.param(
            "Tập đoàn Bông sợi Việt Nam (VTV) họp cùng Tổng công ty Than miền Trung (TMT).",
            {
                "Tập đoàn Bông sợi Việt Nam": ["VTV"],
                "Tổng công ty Than miền Trung": ["TMT"],
            },
            id="a name of small words before its abbreviation",
        ),
        pytest.param("BÁO CÁO TÌNH HÌNH\nCông việc tốt.", {}, id="a report is no newspaper"),
        pytest.param(
            "Thư viện tỉnh Sơn Hà mở cửa.", {"Thư viện tỉnh Sơn Hà": []}, id="by its place"
        ),
        pytest.param(
            "Phó Thủ tướng Chính phủ đến thăm xã.", {"Chính phủ": []}, id="a deputy of an office"
        ),
        pytest.param("Phó Chủ tịch nước đến thăm xã.", {}, id="a deputy who heads no body"),
        pytest.param(
            "Thủ tướng Chính phủ đến thăm xã.", {"Thủ tướng Chính phủ": []}, id="an office"
        ),
        pytest.param(
            "Phó Chủ tịch UBND xã Mường Sen Lò Thị Én họp.",
            {"UBND xã Mường Sen": []},
            id="a place and a person",
        ),
        pytest.param("Các bộ, ngành và UBND các tỉnh họp.", {}, id="any of its kind"),
        pytest.param("Báo Nắng Mới đưa tin.", {"Báo Nắng Mới": []}, id="in no list, by its form"),
        pytest.param(
            "Phòng Kinh tế - Hạ tầng lập kế hoạch.", {}, id="where it ends cannot be told"
        ),
        pytest.param("Đảng và Nhà nước quan tâm.", {"Đảng": [], "Nhà nước": []}, id="of one word"),
        pytest.param("Đảng viên và Đảng phái họp.", {}, id="not the Party: its members"),
        pytest.param(
            "The Elm Valley Society of Readers met.",
            {"Elm Valley Society of Readers": []},
            id="in English, with what follows of",
        ),
        pytest.param(
            "Viện Lúa Tây Nguyên (TN) họp.", {"Viện Lúa Tây Nguyên": []}, id="of the region alone"
        ),
        pytest.param(
            "Viện Lúa Tây Nguyên (VLTN) họp.",
            {"Viện Lúa Tây Nguyên": ["VLTN"]},
            id="of the whole name",
        ),
        pytest.param(
            "Đảng bộ Bộ Y tế và Ban Cán sự đảng Chính phủ họp.",
            {"Đảng bộ Bộ Y tế": [], "Ban Cán sự đảng Chính phủ": []},
            id="committees of the Party",
        ),
        pytest.param("The Prime Minister met us.", {}, id="in English, an office is no body"),
        pytest.param(
            "Theo Tổ chức Sách thế giới (WBO), trẻ em đọc.",
            {"Tổ chức Sách thế giới": ["WBO"]},
            id="an organization of which the abbreviation is given",
        ),
        pytest.param("Tổ chức Ngày hội sách (NHS) ở xã.", {}, id="to hold something"),
        pytest.param("Trồng cây ở sân trường.", {}, id="none"),
        pytest.param("", {}, id="nothing at all"),
    ],
)
def test_bodies_are_drafted_once_with_their_spellings(text: str, expected: dict[str, Any]) -> None:
    assert bodies(text) == expected
