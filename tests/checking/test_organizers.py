"""Who holds the event."""

from __future__ import annotations

from tests.checking.articles import Case, cases, judge

EVENT = "hoi-nghi-tap-huan-2024"
PARTNER, PARTNER_EN = (
    "Ủy ban nhân dân tỉnh Lâm Đồng",
    "People's Committee of Lâm Đồng Province",
)


@cases(f"""
the partner | confirmed | ubnd-lam-dong
  Bộ Thông tin và Truyền thông phối hợp với ⟦UBND tỉnh Lâm Đồng⟧ tổ chức hội nghị.
another one of the speech | contradicted | {EVENT} | {PARTNER}
  Bộ Thông tin và Truyền thông phối hợp với ⟦UBND tỉnh Hòa Bình⟧ tổ chức hội nghị.
in English | contradicted | {EVENT} | {PARTNER_EN}
  Held by Ministry of Information and Communications and ⟦Bac Kan Provincial People's Committee⟧.
behind a label | contradicted | {EVENT} | {PARTNER}
  Đơn vị tổ chức: Bộ Thông tin và Truyền thông, ⟦UBND tỉnh Bắc Kạn⟧.
behind a label in English | contradicted | {EVENT} | {PARTNER_EN}
  Organizers: Ministry of Information and Communications, ⟦Bac Kan Provincial People's Committee⟧
one that is not in the speech | not_in_source
  Bộ Thông tin và Truyền thông phối hợp với ⟦Bộ Ngoại giao⟧ tổ chức hội nghị.
beside one that holds it, and only there | confirmed | ubnd-hoa-binh
  Bộ Thông tin và Truyền thông gặp ⟦UBND tỉnh Hòa Bình⟧.
something that none of them holds | confirmed | ubnd-hoa-binh
  ⟦UBND tỉnh Hòa Bình⟧ tổ chức lễ hội.
""")
def test_who_holds_the_event(case: Case) -> None:
    judge(case, "body")
