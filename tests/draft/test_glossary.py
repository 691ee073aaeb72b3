"""The abbreviations of a draft: those that the text expands itself."""

from __future__ import annotations

import pytest

from ttdn_cli.draft.bodies import find_spans
from ttdn_cli.draft.glossary import draft_terms
from ttdn_cli.draft.reading import Reading


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Công tác thông tin đối ngoại (TTĐN) được đổi mới.",
            {"TTĐN": "thông tin đối ngoại"},
            id="the initials of the words before it",
        ),
        pytest.param(
            "Chỉ số nghiên cứu và phát triển (NCPT) tăng.",
            {"NCPT": "nghiên cứu và phát triển"},
            id="without the small words",
        ),
        pytest.param(
            "GRDP (gross regional domestic product) grew.",
            {"GRDP": "gross regional domestic product"},
            id="the expansion in the brackets",
        ),
        pytest.param("Hội nghị ở xã (TTĐN) kết thúc.", {}, id="other initials"),
        pytest.param("Bộ Y tế (BYT) họp.", {}, id="of a body: it is a spelling of that"),
        pytest.param("GRDP tăng 5%.", {}, id="never expanded"),
        pytest.param("", {}, id="nothing at all"),
    ],
)
def test_only_what_the_text_expands_is_drafted(text: str, expected: dict[str, str]) -> None:
    reading = Reading(text)
    found = draft_terms(reading, find_spans(reading))
    assert {each.name: each.fields["expansion"] for each in found} == expected
