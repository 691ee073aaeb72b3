"""Whom a speech addresses, who speaks, and at which event."""

from __future__ import annotations

from typing import Any

import pytest

from ttdn_cli.draft.candidate import Candidate, Named
from ttdn_cli.draft.reading import Reading
from ttdn_cli.draft.rules import propose

SPEECH = (
    "Khai mạc Diễn đàn đọc sách\n"
    "Ngày 20/11/2024, tại thành phố Đà Lạt (Lâm Đồng), Bộ Y tế phối hợp với UBND tỉnh Lâm Đồng tổ "
    "chức Hội thảo đọc sách vùng cao, nhằm góp sách cho xã.\n"
    "Bài phát biểu của ông Trần Văn Mận, Thứ trưởng Bộ Y tế:\n"
    "Kính thưa bà Lò Thị Én, Tỉnh ủy viên, Phó Chủ tịch UBND tỉnh Lâm Đồng;\n"
    "Kính thưa các vị đại biểu!\n"
    "Sách giúp người đọc.\n"
)


def of(section: str, text: str) -> list[Candidate]:
    return [each for each in propose(Reading(text)) if each.section == section]


def test_whom_a_speech_addresses_in_order_with_titles() -> None:
    speaker, addressed, group = of("attendees", SPEECH)
    assert (speaker.name, speaker.fields["part"]) == ("Trần Văn Mận", "speaker")
    assert addressed.fields["titles"] == [
        {"title": {"vi": "Tỉnh ủy viên"}},
        {
            "title": {"vi": "Phó Chủ tịch UBND tỉnh Lâm Đồng"},
            "organization": Named("organizations", "UBND tỉnh Lâm Đồng"),
        },
    ]
    names: dict[str, Any] = {"honorific": {"vi": "bà"}, "family": "Lò", "given": "Thị Én"}
    assert names.items() <= addressed.fields.items()
    assert (group.name, group.fields["kind"]) == ("các vị đại biểu", "group")


def test_the_heading_may_name_the_speaker_on_its_second_line() -> None:
    text = (
        "BÀI PHÁT BIỂU\ncủa ông Trần Văn Mận, Thứ trưởng Bộ Y tế tại Hội thảo đọc sách\nXin chào."
    )
    (speaker,) = of("attendees", text)
    assert (speaker.name, speaker.fields["part"]) == ("Trần Văn Mận", "speaker")
    assert speaker.fields["titles"][0]["title"] == {"vi": "Thứ trưởng Bộ Y tế"}


def test_the_event_of_a_speech() -> None:
    (event,) = of("event", SPEECH)
    assert event.name == "Hội thảo đọc sách vùng cao, nhằm góp sách cho xã"
    assert event.fields["date"] == "2024-11-20"
    assert (event.fields["city"], event.fields["province"]) == ("Đà Lạt", "Lâm Đồng")
    assert event.fields["organizers"] == [
        {"id": Named("organizations", "Bộ Y tế"), "part": "lead"},
        {"id": Named("organizations", "UBND tỉnh Lâm Đồng"), "part": "partner"},
    ]
    assert event.fields["speaker"] == Named("attendees", "Trần Văn Mận")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "DIỄN VĂN TẠI LỄ MỪNG NGÀY MỞ CHỢ, THỐNG NHẤT HAI XÃ\n"
            "Sáng nay, xã tổ chức Lễ mừng ngày mở chợ, thống nhất hai xã (2015-2025).",
            "Lễ mừng ngày mở chợ, thống nhất hai xã",
            id="as the title has it, with its comma",
        ),
        pytest.param(
            "Sáng nay, xã tổ chức Lễ mừng ngày mở chợ, thống nhất hai xã (2015-2025).",
            "Lễ mừng ngày mở chợ",
            id="to the comma, where no title has it",
        ),
        pytest.param(
            "Ông Trần Văn Mận chủ trì buổi làm việc với lãnh đạo tỉnh Lâm Đồng về chợ.\n"
            "Cùng dự buổi làm việc có lãnh đạo Sở Y tế.",
            "buổi làm việc với lãnh đạo tỉnh Lâm Đồng về chợ",
            id="what somebody chairs, and not who came",
        ),
    ],
)
def test_the_name_of_an_event(text: str, name: str) -> None:
    (event,) = of("event", text)
    assert event.name == name
    assert "province" not in event.fields


def test_a_heading_in_capitals_names_the_speaker_and_the_event() -> None:
    heading = "PHÁT BIỂU CỦA ĐỒNG CHÍ LÒ VĂN ÉN, BÍ THƯ TỈNH ỦY TẠI LỄ HỘI SÁCH HAY\n"
    (speaker,), (event,) = of("attendees", heading), of("event", heading)
    assert (speaker.name, speaker.fields["part"]) == ("LÒ VĂN ÉN", "speaker")
    assert speaker.fields["titles"] == [{"title": {"vi": "BÍ THƯ TỈNH ỦY"}}]
    assert "name" in speaker.checks
    assert event.name == "LỄ HỘI SÁCH HAY"
    written = of("attendees", f"{heading}Ông Lò Văn Én nói.\n")
    assert [each.name for each in written] == ["Lò Văn Én"]


def test_each_title_of_whom_a_speech_addresses_keeps_its_term() -> None:
    text = "Kính thưa đồng chí Lò Văn Én, nguyên Bí thư Tỉnh ủy, nguyên Chủ tịch nước!\nSách hay.\n"
    (found,) = of("attendees", text)
    titles = [each["title"]["vi"] for each in found.fields["titles"]]
    assert titles == ["nguyên Bí thư Tỉnh ủy", "nguyên Chủ tịch nước"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Cùng dự buổi làm việc có lãnh đạo Sở Y tế.", id="who came to it"),
        pytest.param("CHỈ THỊ\nVề việc trồng rừng\nCác xã trồng 5 ha rừng.", id="a directive"),
        pytest.param("Bánh rán\n200 g bột, 2 quả trứng.", id="a recipe"),
        pytest.param("Họp tại Hội nghị.", id="a noun without a name"),
        pytest.param("", id="nothing at all"),
    ],
)
def test_a_text_without_an_event_has_none(text: str) -> None:
    assert of("event", text) == []
    assert of("attendees", text) == []


def test_an_event_is_drafted_where_it_is_held_and_its_day_once() -> None:
    text = (
        "Khai mạc Hội nghị sách xã\nNgày 12/9/2024, tại thị trấn Mường Sen, Thư viện tỉnh Hà Giang "
        "tổ chức Hội nghị sách xã.\nNgày 3/5/2023 xã mở thư viện đầu tiên."
    )
    (event,) = of("event", text)
    assert (event.fields["date"], event.fields["city"]) == ("2024-09-12", "Mường Sen")
    assert event.fields["organizers"]
    assert [each.fields["date"] for each in of("milestones", text)] == ["2023-05-03"]


def test_a_figure_in_the_name_of_a_plan_is_none() -> None:
    text = 'Triển khai Đề án "Trồng ba triệu héc-ta rừng" tại 12 xã.'
    assert [each.fields["given"] for each in of("metrics", text)] == ["12 xã"]


@pytest.mark.parametrize(
    ("salutation", "name", "titles"),
    [
        pytest.param(
            "Thưa đồng chí Tổng Bí thư Trần Văn Mận, Bí thư Tỉnh ủy Hà Giang!",
            "Trần Văn Mận",
            ["Tổng Bí thư", "Bí thư Tỉnh ủy Hà Giang"],
            id="an office before the name, and one behind it",
        ),
        pytest.param(
            "Kính thưa Hòa thượng Thích Minh Sen, Chủ tịch Hội Sách!",
            "Thích Minh Sen",
            ["Chủ tịch Hội Sách"],
            id="a monk",
        ),
        pytest.param("Kính thưa cụ Lò Thị Én!", "Lò Thị Én", [], id="an old woman"),
        pytest.param("Thưa Bà Anna Roe-Poe!", "Anna Roe-Poe", [], id="a name with a hyphen"),
        pytest.param(
            "Kính thưa ông Trần Văn Mận - Viện trưởng Viện Chè (VCX);",
            "Trần Văn Mận",
            ["Viện trưởng Viện Chè"],
            id="a title up to its brackets",
        ),
    ],
)
def test_whom_a_salutation_names(salutation: str, name: str, titles: list[str]) -> None:
    (found,) = of("attendees", f"{salutation}\nSách giúp người đọc.\n")
    assert found.fields["name"] == name
    assert [each["title"]["vi"] for each in found.fields.get("titles", [])] == titles
    assert of("people", f"{salutation}\n") == []


def test_a_question_addresses_nobody() -> None:
    assert of("attendees", "Phóng viên: Thưa ông, Nghị quyết 68 đặt ra mục tiêu gì?") == []


def test_an_event_is_held_where_it_says_and_not_where_a_guest_comes_from() -> None:
    text = (
        "Ngày 5/3/2025, tại Kỳ họp thứ 10, Giám đốc Sở Y tế Lò Thị Én trả lời đại biểu Trần Văn "
        "Mận (Đoàn đại biểu thành phố Hải Phòng) và đại biểu Giàng A Súa (Hưng Yên)."
    )
    (event,) = of("event", text)
    assert {"city", "province"}.isdisjoint(event.fields)
    (held,) = of(
        "event", "Ngày 5/3/2025, tại thành phố Đà Lạt (Lâm Đồng) diễn ra Hội nghị đọc sách."
    )
    assert (held.fields["city"], held.fields["province"]) == ("Đà Lạt", "Lâm Đồng")


def test_an_office_of_a_unit_is_none_of_the_body_that_has_it() -> None:
    (person,) = of("people", "Ông Trần Văn Mận, Trưởng ban Ban Chè và Sách của Quốc hội, đã đến.")
    assert [each.get("organization") for each in person.fields["titles"]] == [None]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param(
            "Hôm nay, tại Hội nghị tổng kết năm, bà Lò Thị Én (Đoàn ĐBQH thành phố Huế) phát biểu.",
            {},
            id="a delegation in brackets",
        ),
        pytest.param(
            "Hôm nay, tại Hội nghị tổng kết năm, bà Lò Thị Én (Lào Cai) phát biểu.",
            {},
            id="whence a delegate comes",
        ),
        pytest.param(
            "Hôm nay, tại Hội nghị tổng kết năm, Chủ tịch UBND thành phố Huế phát biểu.",
            {},
            id="of what an office is",
        ),
        pytest.param(
            "Tại nhà văn hóa Mường Sen (Lào Cai), đã diễn ra Hội nghị tổng kết năm.",
            {"province": "Lào Cai"},
            id="where the hall is",
        ),
        pytest.param(
            "Hôm nay, tại thành phố Huế, tổ chức Hội nghị tổng kết năm.",
            {"city": "Huế"},
            id="where it is held",
        ),
    ],
)
def test_an_event_is_where_it_is_held(text: str, place: dict[str, str]) -> None:
    (event,) = of("event", f"{text}\n")
    found = {key: event.fields[key] for key in ("city", "province") if key in event.fields}
    assert found == place


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        pytest.param("Kính thưa cụ Lò Thị Én, mẹ liệt sĩ!", "person", "Lò Thị Én", id="an elder"),
        pytest.param(
            "Kính thưa Thượng tọa Thích Minh Sơn, trụ trì chùa!",
            "person",
            "Thích Minh Sơn",
            id="a monk",
        ),
        pytest.param("Thưa Bà Ann Roe-Poe!", "person", "Ann Roe-Poe", id="a hyphen"),
        pytest.param("Kính thưa các cụ phụ lão!", "group", "các cụ phụ lão", id="a group still"),
    ],
)
def test_one_who_is_addressed_is_no_group(text: str, kind: str, name: str) -> None:
    (addressed,) = of("attendees", text)
    assert (addressed.fields["kind"], addressed.name) == (kind, name)
