"""Which document a number is meant for that is not quite its own."""

from __future__ import annotations

import pytest

from tests.checking.articles import Case, cases, judge
from ttdn_cli.checking.citations import number_key


@cases("""
digits changed places, cited for the same | contradicted | nd-72-2015 | Nghị định số 72/2015/NĐ-CP
  Các tỉnh ban hành quy chế thông tin đối ngoại theo ⟦Nghị định số 27/2015/NĐ-CP⟧.
digits changed places, about something else | not_in_source
  ⟦Nghị định số 27/2015/NĐ-CP⟧ quy định về giá xăng dầu.
another year, cited for the same | contradicted | tt-22-2016 | Thông tư số 22/2016/TT-BTTTT
  ⟦Thông tư số 22/2017/TT-BTTTT⟧ hướng dẫn quy chế quản lý thông tin đối ngoại.
another year, about something else | not_in_source
  ⟦Nghị định số 72/2013/NĐ-CP⟧ quy định về dịch vụ mạng.
other letters, cited for the same | contradicted | kl-57-2023 | Kết luận số 57-KL/TW
  ⟦Nghị quyết số 57-NQ/TW⟧ của Bộ Chính trị nêu các hạn chế của thông tin đối ngoại.
other letters, about something else | not_in_source
  ⟦Nghị quyết số 57-NQ/TW⟧ về đột phá phát triển khoa học, công nghệ.
another number, its date and issuer | contradicted | kl-57-2023 | Kết luận số 57-KL/TW
  ⟦Kết luận số 75-KL/TW⟧ ngày 15/6/2023 của Bộ Chính trị nêu hạn chế của thông tin đối ngoại.
the right one stands beside it | not_in_source
  Kết luận số 57-KL/TW và ⟦Kết luận số 75-KL/TW⟧ đã được gửi đến các cơ quan.
the right one stands nowhere | contradicted | kl-57-2023 | Kết luận số 57-KL/TW
  ⟦Kết luận số 75-KL/TW⟧ đã được gửi đến các cơ quan.
""")
def test_which_document_is_meant(case: Case) -> None:
    judge(case, "document")


@pytest.mark.parametrize(
    ("number", "key"),
    [
        pytest.param("72/2015/NĐ-CP", "72/2015/nd-cp", id="diacritics and capital letters"),
        pytest.param("57 - KL / TW", "57-kl/tw", id="spaces"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_how_numbers_are_compared(number: str, key: str) -> None:
    assert number_key(number) == key
