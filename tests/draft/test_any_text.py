"""What holds of every draft, whatever the text: nothing is proposed that does not stand in it."""

from __future__ import annotations

from itertools import chain

from hypothesis import given, settings
from hypothesis import strategies as st

from ttdn_cli.draft.candidate import Candidate
from ttdn_cli.draft.documents import draft_documents
from ttdn_cli.draft.figures import draft_metrics
from ttdn_cli.draft.milestones import draft_milestones
from ttdn_cli.draft.points import draft_points
from ttdn_cli.draft.quotations import draft_quotations
from ttdn_cli.draft.reading import Reading
from ttdn_cli.draft.source import draft_source
from ttdn_cli.draft.wording import MOST
from ttdn_cli.facts.readings import read_figure
from ttdn_cli.text.dates import parse_time

PIECES = (
    "tăng", "giảm", "hơn", "khoảng", "từ", "đến", "5%", "46/52", "1.250,5 tỷ đồng", "12 xã",
    "gần gấp 3 lần", "thứ 04/34", "hai", "Phấn đấu", "dự kiến", "đã", "sẽ", "đạt", "so với cùng kỳ",
    "năm 2025", "tháng 3", "ngày 20/6", "ngày 1/2/2015", "10 tháng đầu năm", "giai đoạn 2026-2030",
    "Nghị định số 72/2015/NĐ-CP", "Số: 15/CT-UBND", "số 01, 02 và 03/2024/TT-BTTTT", "Điều 5",
    "Luật Đất đai", "Kế hoạch trồng rừng", "Đề án 30", "của Chính phủ", "Bộ Tài chính", "về việc",
    "nói:", "“Sách là bạn.”", "\"", "“", "”", "(", ")", "-", "–", "1.", "a)", "Kính thưa", "các xã",
    "must", "will", "by 30 June 2027", "the Ports Act of 1998", "No. 14/2025", "US$5 billion",
    "phòng, chống thiên tai (PCTT)", "kinh tế - xã hội (KT-XH)", "Quỹ “Vì người nghèo” (QVNN)",
    "PCTT", "KT-XH", "(QVNN)", "gọi tắt là", "không có", "nào", "nếu", "yêu cầu", "đề nghị",
    "mục tiêu", "I.", "kế hoạch", "đến nay", "0243.822", "thiếu", "ông Trần Văn Mận",
    "Giám đốc Sở Y tế", "tỉnh Hà Giang", "Đà Lạt", "(Lâm Đồng)", "Công ước", "tự do",
    "Nghị quyết 57", "Nghị quyết số 57-NQ/TW", "đồng chí",
    ",", ";", ":", ".", "\n", "\n\n", "|", "\u00a0", "%", "½", "phải", "CHỈ THỊ", "_", "/",
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=20).map("".join),
    st.text(max_size=60),
)


def candidates(reading: Reading) -> list[Candidate]:
    found = [*draft_metrics(reading), *draft_documents(reading)]
    held = [span for each in found for span in each.spans]
    more = draft_milestones(reading, held), draft_quotations(reading), draft_points(reading)
    return [*found, *chain.from_iterable(more)]


def plain(text: str) -> str:
    return " ".join(text.split())


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_nothing_is_proposed_that_does_not_stand_in_the_text(text: str) -> None:
    reading = Reading(text)
    whole = plain(reading.text)
    for each in candidates(reading):
        assert each.spans, each
        for start, end in each.spans:
            said = reading.text[start:end]
            assert said.strip(), each
            assert "\n" not in said, each
        fields = each.fields
        concluded = {one["field"] for one in fields.get("inferred", [])}
        assert concluded <= set(fields), each
        for name in ("given", "number", "name", "subject", "compared_with", "issuer_office"):
            value = fields.get(name)
            value = value.get(reading.language) if isinstance(value, dict) else value
            assert value is None or name in concluded or value in whole, each
        if each.section == "metrics":
            read_figure(fields["given"], english=reading.language == "en")
        for name in ("date", "as_of", "period"):
            if name in fields:
                parse_time(fields[name])
        for name in ("indicator", "what", "text"):
            own = fields.get(name, {}).get(reading.language, "-")
            assert own.strip(), each
            assert len(own) <= MOST or each.section == "quotations", each


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_a_title_stands_in_the_text(text: str) -> None:
    reading = Reading(text)
    fields, checks = draft_source(reading)
    assert fields["title"] is None or fields["title"] in plain(reading.text)
    assert set(checks) <= set(fields)


@settings(max_examples=50, deadline=None)
@given(TEXTS)
def test_a_draft_of_one_text_is_always_the_same(text: str) -> None:
    assert candidates(Reading(text)) == candidates(Reading(text))
