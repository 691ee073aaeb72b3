"""Names in every form in which an article may write them."""

from __future__ import annotations

import pytest

from ttdn_cli.checking.forms import Form, Forms
from ttdn_cli.checking.words import Article

FORMS = Forms(
    [
        Form("culture", "Ministry of Culture and Sports", own=True),
        Form("culture", "Bộ Văn hóa và Thể thao", own=True),
        Form("sports", "Ministry of Sports", own=True),
        Form("short", "MCS", own=False),
        Form("state", "State", own=True),
    ]
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("The Ministry of Culture and Sports", ["culture exact"], id="word for word"),
        pytest.param("MINISTRY OF CULTURE AND SPORTS", ["culture exact"], id="in a headline"),
        pytest.param("the Sports and Culture Ministry", ["culture"], id="in another order"),
        pytest.param("the Ministry of Sports", ["sports exact"], id="a shorter one"),
        pytest.param("ministry of sports", [], id="in small letters it is no name"),
        pytest.param("Bộ Văn hoá và Thể thao", ["culture exact"], id="another tone mark"),
        pytest.param("Bo Van hoa va The thao", ["culture unmarked"], id="without diacritics"),
        pytest.param("Bộ Văn hóa và Thế thao", ["culture differs"], id="a diacritic is another"),
        pytest.param("MCS and mcs", ["short exact"], id="an abbreviation has capital letters"),
        pytest.param("the Ministry. Sports", [], id="not beyond a sentence"),
        pytest.param("the Ministry (Sports)", [], id="not beyond a bracket"),
        pytest.param("Ministry of Sports, MCS", ["sports exact", "short exact"], id="two"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_where_an_article_has_names(text: str, found: list[str]) -> None:
    said = []
    for place in FORMS.find(Article(text)):
        marks = [name for name in ("exact", "unmarked", "differs") if getattr(place, name)]
        said.append(" ".join([place.form.record, *marks]))
    assert said == found


def test_no_names_are_nowhere() -> None:
    assert [*Forms([]).find(Article("The Ministry of Culture"))] == []
