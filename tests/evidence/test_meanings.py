"""One meaning of an abbreviation does not cover another one of equal letters."""

from __future__ import annotations

import pytest

from ttdn_cli.evidence.meanings import has_other_meaning
from ttdn_cli.text.canonical import Canonical

MEANING = "Thông tin đối ngoại"


@pytest.mark.parametrize(
    ("text", "other"),
    [
        pytest.param("Trung tâm đào tạo nghề (TTĐN) đã", True, id="in brackets"),
        pytest.param("Trung tâm đào tạo nghề [TTĐN] đã", True, id="in square brackets"),
        pytest.param("Trung tâm đào tạo nghề (gọi tắt là TTĐN) đã", True, id="called so"),
        pytest.param("Trung tâm X (sau đây gọi tắt là TTĐN) đã", True, id="from here on"),
        pytest.param("Trung tâm đào tạo nghề, viết tắt TTĐN, đã", True, id="written so"),
        pytest.param("trung tâm đào tạo nghề “TTĐN” đã", True, id="in quotation marks"),
        pytest.param("trung tâm đào tạo nghề – TTĐN đã", True, id="after a dash"),
        pytest.param("và TTĐN là Trung tâm đào tạo nghề", True, id="is that"),
        pytest.param("và TTĐN, tức là trung tâm đào tạo nghề", True, id="that is"),
        pytest.param("và TTĐN - Trung tâm đào tạo nghề", True, id="before a dash"),
        pytest.param("và TTĐN: trung tâm đào tạo nghề", True, id="before a colon"),
        pytest.param("và TTĐN (Trung tâm Đào tạo Nam)", True, id="before brackets"),
        pytest.param("Thông tin đối ngoại (TTĐN) là", False, id="its meaning"),
        pytest.param("thông tin đối ngoại, viết tắt là TTĐN,", False, id="its meaning, called so"),
        pytest.param("và TTĐN là thông tin đối ngoại", False, id="is its meaning"),
        pytest.param("và TTĐN (thông tin đối ngoại)", False, id="its meaning in brackets"),
        pytest.param("TTĐN là nhiệm vụ trọng tâm", False, id="a sentence about it"),
        pytest.param("công tác TTĐN, trong đó", False, id="a comma and other words"),
        pytest.param("công tác TTĐN trên tất cả địa bàn nước", False, id="no sign between"),
        pytest.param("(xem phần TTĐN) và", False, id="within a remark"),
    ],
)
def test_what_an_abbreviation_is_short_for_in_a_text(text: str, other: bool) -> None:
    canonical = Canonical(text)
    (word,) = (place for place, each in enumerate(canonical.words) if "TTĐN" in each)
    assert has_other_meaning(canonical, range(word, word + 1), MEANING) is other
    assert not has_other_meaning(canonical, range(word, word + 1), "")


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        pytest.param("phòng cháy, chữa cháy (PC)", "phòng cháy, chữa cháy", id="a comma"),
        pytest.param("kinh tế - xã hội (PC)", "kinh tế - xã hội", id="a dash"),
        pytest.param("Quỹ “Vì dân” (PC)", "Quỹ “Vì dân”", id="quotation marks"),
        pytest.param('Quỹ "Vì dân" (PC)', "Quỹ “Vì dân”", id="of another kind"),
        pytest.param("bảo hiểm (y tế) (PC)", "bảo hiểm (y tế)", id="brackets"),
    ],
)
def test_signs_in_a_meaning_make_no_other_one(text: str, meaning: str) -> None:
    canonical = Canonical(text)
    assert not has_other_meaning(
        canonical, range(len(canonical.words) - 1, len(canonical.words)), meaning
    )
    assert has_other_meaning(
        canonical, range(len(canonical.words) - 1, len(canonical.words)), "x y"
    )
