"""Where the name of a local body ends: behind its place, and before who holds its office."""

from __future__ import annotations

import pytest

from ttdn_cli.extraction.mentions import BodyMention
from ttdn_cli.extraction.reader import extract


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("UBND xã Mường Sen họp.", ["UBND xã Mường Sen"], id="a place"),
        pytest.param("UBND quận 5 họp.", ["UBND quận 5"], id="a number"),
        pytest.param("UBND tỉnh Hà Giang họp.", ["UBND tỉnh Hà Giang"], id="a listed province"),
        pytest.param("UBND tỉnh Mường Sen họp.", ["UBND tỉnh Mường Sen"], id="one in no list"),
        pytest.param("UBND tỉnh Sơn Hà họp.", ["UBND tỉnh"], id="one that may be a person's"),
        pytest.param("Chủ tịch UBND huyện Lò Thị Én họp.", ["UBND huyện"], id="who heads it"),
        pytest.param(
            "Chủ tịch UBND xã Mường Sen Lò Thị Én họp.", ["UBND xã Mường Sen"], id="place and head"
        ),
        pytest.param(
            "UBND huyện Trần Văn Thời họp.", ["UBND huyện Trần Văn Thời"], id="no office before it"
        ),
        pytest.param("Xã họp.", [], id="none"),
    ],
)
def test_a_local_body_ends_with_its_place(text: str, expected: list[str]) -> None:
    found = [each.text for each in extract(text) if isinstance(each, BodyMention)]
    assert found == expected
