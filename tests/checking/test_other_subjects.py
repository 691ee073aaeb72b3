"""What is about something else is not contradicted, and what is wrong is not held."""

from __future__ import annotations

import pytest

from ttdn_cli import check, load
from ttdn_cli.checking.findings import Finding

DATASET = load()
EVENT = "Hội nghị tập huấn truyền thông quảng bá hình ảnh Việt Nam"
PORTALS = "trang thông tin điện tử bằng tiếng nước ngoài"
ENGLISH = "Deputy Minister Nguyen Thanh Lam opened the training conference in Da Lat on 6 June.\n"
VIETNAMESE = f"{EVENT} khai mạc tại Đà Lạt.\n"


def _findings(line: str) -> list[Finding]:
    before = ENGLISH if line.isascii() else VIETNAMESE
    return [each for each in check(before + line, DATASET) if each.start >= len(before)]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(f"Năm 2022, mới có 50/63 địa phương có {PORTALS}.", id="another year"),
        pytest.param(f"Mục tiêu là 100% địa phương có {PORTALS}.", id="a goal"),
        pytest.param("By 2025, all localities should have foreign-language portals.", id="by then"),
        pytest.param("Hai tỉnh đã có quy chế thông tin đối ngoại từ năm 2017.", id="some of all"),
        pytest.param(
            "Tại Hòa Bình, 10/10 huyện đã ban hành kế hoạch thông tin đối ngoại.", id="districts"
        ),
        pytest.param("Lâm Đồng đón 8,65 triệu lượt khách trong năm 2023.", id="year of visitors"),
        pytest.param("Hội nghị tiếp theo diễn ra tại Cần Thơ.", id="next conference"),
        pytest.param(
            "Năm 2023, Bộ Thông tin và Truyền thông phối hợp với Ban Tuyên giáo Trung ương tổ chức "
            "hội nghị tại Huế.",
            id="conference of another year and place",
        ),
        pytest.param(
            "Ngày 12/5/2024, Bộ Thông tin và Truyền thông phối hợp với UBND tỉnh Lâm Đồng tổ chức "
            "hội nghị chuyển đổi số tại Đà Lạt.",
            id="conference on something else",
        ),
        pytest.param("Phạm S khai mạc Festival Hoa Đà Lạt ngày 20/12/2023.", id="festival"),
        pytest.param(
            "Nghị định số 72/2013/NĐ-CP quản lý dịch vụ Internet và thông tin trên mạng.",
            id="decree on something else",
        ),
        pytest.param("Bài: Nguyễn Nghĩa; ảnh: Phạm Hưng", id="photographer"),
        pytest.param(f"Thứ Năm, 6/6/2024, {EVENT} khai mạc tại Đà Lạt.", id="weekday as a place"),
        pytest.param("Trong quý III/2023, cả nước có 12 hội nghị.", id="quarter"),
        pytest.param(
            "Kết luận 57 của Bộ Chính trị, Nghị định 72/2015, Thông tư 22/2016.", id="issuer before"
        ),
        pytest.param("Quyết định số 1-TTg phê duyệt chiến lược.", id="part of a number"),
        pytest.param("Ngày 31/2/2024, 58/63 địa phương.", id="no such day"),
    ],
)
def test_nothing_is_contradicted(line: str) -> None:
    assert [each for each in _findings(line) if each.verdict == "contradicted"] == []


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("90% hiệp hội ngành nghề đã ban hành kế hoạch thông tin đối ngoại.", id="who"),
        pytest.param("100 percent of airports have foreign-language websites.", id="who, English"),
        pytest.param("Hiệp hội: 90% có kế hoạch thông tin đối ngoại.", id="who before it"),
        pytest.param(f"58/63 địa phương đã đóng cửa {PORTALS}.", id="closed"),
        pytest.param("58 of 63 localities plan to have foreign-language portals.", id="planned"),
        pytest.param(
            "55 of 63 provinces have repealed regulations on external information.", id="gone"
        ),
        pytest.param("58/63 địa phương đã có đài truyền hình bằng tiếng nước ngoài.", id="what"),
        pytest.param(
            "55/63 tỉnh, thành phố đã ban hành Quy chế quản lý hoạt động báo chí.",
            id="of the press",
        ),
    ],
)
def test_no_figure_is_held(line: str) -> None:
    found = [each for each in _findings(line) if each.kind == "quantity"]
    assert found
    assert {each.verdict for each in found} <= {"not_in_source", "contradicted"}


@pytest.mark.parametrize(
    ("line", "text", "expected"),
    [
        pytest.param(f"58/64 địa phương đã có {PORTALS}.", "58/64", "58/63", id="begins a line"),
        pytest.param(
            f"Ngày 6/6, Bộ Ngoại giao phối hợp với UBND tỉnh Lâm Đồng tổ chức {EVENT}.",
            "Bộ Ngoại giao",
            "Bộ Thông tin và Truyền thông",
            id="organiser that the speech does not name",
        ),
        pytest.param(
            "Đơn vị phối hợp: UBND tỉnh Bắc Kạn",
            "UBND tỉnh Bắc Kạn",
            "Bộ Thông tin và Truyền thông, Ủy ban nhân dân tỉnh Lâm Đồng",
            id="organiser on its line",
        ),
        pytest.param(
            "THỨ TRƯỞNG NGUYỄN THANH LÂN PHÁT BIỂU TẠI ĐÀ LẠT",
            "NGUYỄN THANH LÂN",
            "Nguyễn Thanh Lâm",
            id="headline in capitals",
        ),
        pytest.param(
            "The conference opened on the seventh of June in Da Lat, Nguyen Thanh Lam said.",
            "seventh of June",
            "6 June",
            id="day in words",
        ),
        pytest.param(f"Thứ Sáu, 6/6/2024, {EVENT} khai mạc.", "Thứ Sáu", None, id="weekday"),
        pytest.param(
            "As of end-2022, 58/63 localities had foreign-language portals.",
            "end-2022",
            "December 2023",
            id="end of a year",
        ),
    ],
)
def test_contradicted(line: str, text: str, expected: str | None) -> None:
    found = {each.text: each for each in _findings(line)}
    assert found[text].verdict == "contradicted"
    assert found[text].expected == expected


@pytest.mark.parametrize(
    ("line", "text"),
    [
        pytest.param(f"58/63 địa phương đã có phiên bản {PORTALS}.", "58/63", id="a version"),
        pytest.param(
            "Selon le vice-ministre de l’Information et de la Communication Nguyên Thanh Lâm, la "
            "conférence de Dà Lat est la première de la province.",
            "Nguyên Thanh Lâm",
            id="French marks",
        ),
        pytest.param(
            "BỘ THÔNG TIN VÀ TRUYỀN THÔNG TỔ CHỨC HỘI NGHỊ",
            "BỘ THÔNG TIN VÀ TRUYỀN THÔNG",
            id="caps",
        ),
        pytest.param(
            "hội nghị tập huấn về truyền thông quảng bá hình ảnh Việt Nam",
            "hội nghị tập huấn về truyền thông quảng bá hình ảnh Việt Nam",
            id="a small word within the name",
        ),
        pytest.param("The conference in Da Lat was held in early June.", "early June", id="early"),
    ],
)
def test_held(line: str, text: str) -> None:
    found = {each.text: each for each in _findings(line)}
    assert found[text].verdict in ("confirmed", "consistent")
