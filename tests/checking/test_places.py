"""Places of an article, and where the event was."""

from __future__ import annotations

from tests.checking.articles import Case, cases, judge
from tests.conftest import VISIT

EVENT = "hoi-nghi-tap-huan-2024"


@cases(f"""
the city | confirmed | da-lat
  Hội nghị diễn ra tại ⟦Đà Lạt⟧ (Lâm Đồng).
the province | confirmed | lam-dong
  Hội nghị diễn ra tại Đà Lạt (⟦Lâm Đồng⟧).
the letter of Croatian for that of Vietnamese | confirmed | lam-dong
  Hội nghị diễn ra tại Đà Lạt, tỉnh ⟦Lâm Ðồng⟧.
without diacritics | consistent | da-lat | diacritics
  The conference on 6 June was held in ⟦Da Lat⟧, Lam Dong Province.
the province without diacritics | consistent | lam-dong | diacritics
  The conference on 6 June was held in Da Lat, ⟦Lam Dong⟧ Province.
behind a label | confirmed | da-lat
  Địa điểm: ⟦Đà Lạt⟧
another city behind a label | contradicted | {EVENT} | Đà Lạt
  Địa điểm: ⟦Nha Trang⟧
another province of the same city | contradicted | {EVENT} | Lâm Đồng
  Hội nghị tập huấn ngày 6/6 diễn ra tại Đà Lạt, tỉnh ⟦Khánh Hòa⟧.
another province of the same city, in English | contradicted | {EVENT} | Lâm Đồng
  The conference of 6 June was held in Da Lat, ⟦Ninh Thuan⟧ Province.
another city of the same province | contradicted | {EVENT} | Đà Lạt
  Hội nghị tập huấn ngày 6/6 diễn ra tại ⟦Bảo Lộc⟧ (Lâm Đồng).
another city | contradicted | {EVENT} | Đà Lạt
  Hội nghị tập huấn ngày 6/6 diễn ra tại thành phố ⟦Bảo Lộc⟧.
another city that is a province | contradicted | {EVENT} | Đà Lạt
  Hội nghị tập huấn ngày 6/6 được tổ chức tại ⟦Đà Nẵng⟧.
the dateline | confirmed | da-lat
  ⟦Đà Lạt⟧, 7/6 – Hội nghị tập huấn khai mạc.
from where somebody comes | not_in_source
  Đoàn công tác đến từ ⟦Cần Thơ⟧.
where another event was | not_in_source
  Năm ngoái, hội nghị tập huấn diễn ra tại ⟦Huế⟧.
in the name of a body it is no item of its own | none
  UBND tỉnh ⟦Lâm Đồng⟧ tổ chức hội nghị.
""")
def test_places(case: Case) -> None:
    judge(case, "place")


@cases("""
of the speech | confirmed | hue
  Dr Valmaas stayed in ⟦Hue⟧ for eleven years.
of nothing in it | not_in_source
  Dr Valmaas went to ⟦Da Nang⟧ once.
""")
def test_places_of_a_speech_in_english(case: Case) -> None:
    judge(case, "place", VISIT)
