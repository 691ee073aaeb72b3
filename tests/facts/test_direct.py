"""What is read without looking for places is what is read with them, and nothing at fault."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.conftest import ROOT, SECOND
from tests.tools.mutators import damaged
from ttdn_cli.facts.dataset import Dataset
from ttdn_cli.facts.direct import read_directly
from ttdn_cli.facts.issues import DatasetError
from ttdn_cli.facts.validation import check_by_place, check_dataset

DATA = ROOT / "tests" / "data"
SPEECH = (ROOT / "data" / "speech.yaml").read_bytes()


def by_place(data: bytes) -> Dataset | None:
    try:
        return check_by_place(data, "x.yaml", default_id="x")
    except DatasetError:
        return None


@pytest.mark.parametrize(
    "path",
    [ROOT / "data" / "speech.yaml", *(DATA / f"{each}.yaml" for each in ("second", "state-visit"))],
    ids=lambda path: path.stem,
)
def test_a_dataset_without_a_fault_is_read_directly(path: Path) -> None:
    data = path.read_bytes()
    directly = read_directly(data, proven=False)
    assert directly is not None
    assert directly == by_place(data)


NAME = "Phạm Duy Hưng"


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("schema: 2", "schema: '2'", "a number has no quotes around it"),
        ("schema: 2", "schema: 02", "nor noughts before it"),
        ("schema: 2", "schema: 3", "this form is none that is known"),
        ("year: 2015", "year: 2016", "a year is not that of the number"),
        (f"name: {NAME}", f"name: &a {NAME}", "an anchor alone is no fault"),
        (f"name: {NAME}", "name: *a", "an alias is one"),
        (f"name: {NAME}", f"name: !!str {NAME}", "a tag is one"),
        (f"name: {NAME}", f'name: "{NAME}\\u200b"', "an escape makes what nobody sees"),
        (f"name: {NAME}", 'name: "Pha\\u0323m Duy Hưng"', "an escape makes what is to be composed"),
        (f"name: {NAME}", "name: Pha\u0323m Duy Hưng", "what is decomposed is composed"),
        (f"name: {NAME}", f"name: {NAME}\n    name: {NAME}", "a key comes twice"),
        ('given: "90%"', 'given: "90%"\n    reading: null', "a field that no file has"),
        ("license: null", 'license: "MIT "', "a space behind a text"),
        ("license: null", "license: |-\n  a\n  b", "a line break within a text"),
        (f"name: {NAME}", f"name: {NAME}\n    nmae: a", "a field that there is not"),
        (f"name: {NAME}", "name:", "an empty value"),
        (f"name: {NAME}", "name: Phạm Duy Hùng", "a name that no quote holds"),
        ("id: pham-s\n", "id: nguyen-van-chuong\n", "an id comes twice"),
        ("attributed_to: kl-57-2023", "attributed_to: ubnd", "an id of another section"),
        ("attributed_to: kl-57-2023", "attributed_to: nobody", "an id that there is not"),
        ('as_of: "2023-12"', 'as_of: "2023-13"', "no month of the calendar"),
        ('as_of: "2023-12"', 'as_of: "2022-12"', "a date that no quote holds"),
        ("paragraph: 18, quote: tuyên", "paragraph: 20, quote: tuyên", "no such paragraph"),
        ("cầu nối}", "cầu nối a b c d e f g h i k l m n}", "a quote too long"),
        ('given: "90%"', 'given: "90%"\n    same_as: hoi-nghi-tap-huan-2024:a', "no such figure"),
        ("field: as_of", "field: given", "a conclusion that is none"),
        ("field: as_of", "field: compared_with", "a conclusion of no value"),
        ("    Đổi mới truyền", "    Đổi cũ truyền", "a title that is none of the text"),
        ("license: null", "license: null\nmetrics2: []", "a section that there is not"),
        ("\nabsent:", "\n---\nabsent:", "two documents"),
        ("text:\n      vi: >-", "text:\n      xx: >-", "another language"),
        ("scope: {vi: Địa phương, en: Localities}", "scope: {vi: null, en: ~}", "no text at all"),
    ],
)
def test_what_is_unusual_is_read_by_place_alone(old: str, new: str, why: str) -> None:
    data = SPEECH.decode().replace(old, new, 1).encode()
    assert data != SPEECH, why
    directly = read_directly(data, proven=False)
    assert directly is None or directly == by_place(data), why


def test_windows_line_ends_and_a_byte_order_mark_are_nothing_unusual() -> None:
    data = b"\xef\xbb\xbf" + SPEECH.replace(b"\n", b"\r\n")
    assert read_directly(data, proven=False) == by_place(SPEECH)


def test_what_is_damaged_is_never_read_otherwise_than_by_place() -> None:
    random, direct = Random(22), 0
    for _ in range(600):
        data = damaged(SECOND.read_bytes(), random)
        found = read_directly(data, proven=False)
        direct += found is not None
        assert found is None or found == by_place(data), data
    assert direct > 10


def test_a_proven_dataset_is_not_compared_with_its_quotes_again() -> None:
    data = SPEECH.replace(b"name: Vietnam.vn", b"name: Vietnam.xx")
    assert read_directly(data, proven=False) is None
    assert read_directly(data, proven=True) == check_dataset(data, "x.yaml", proven=True)
