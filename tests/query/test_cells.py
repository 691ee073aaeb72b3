from __future__ import annotations

import msgspec
import pytest

from ttdn_cli.facts.dataset import Dataset
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.readings import read_figure
from ttdn_cli.facts.texts import Bilingual
from ttdn_cli.query.cells import bar, bar_heading, figure, missing, scale_of, subject
from ttdn_cli.query.view import Tone, View
from ttdn_cli.render.pictures import BAR_WIDTH, cell_lines, draw_bar
from ttdn_cli.text.locales import Language
from ttdn_cli.text.measures import Measure


@pytest.mark.parametrize(
    ("given", "blocks", "tone"),
    [
        pytest.param("100%", "█" * 15, "good", id="the whole"),
        pytest.param("999/1000", "█" * 14 + "▉", "fair", id="nearly the whole is not the whole"),
        pytest.param("90%", "█" * 13 + "▌", "fair", id="a tenth behind"),
        pytest.param("89%", "█" * 13 + "▍", "late", id="more than a tenth"),
        pytest.param("75%", "█" * 11 + "▎", "late", id="a quarter"),
        pytest.param("74%", "█" * 11 + "▏", "poor", id="more than a quarter"),
        pytest.param("1/1000", "▏", "poor", id="nearly nothing is not nothing"),
        pytest.param("0/9", "", "poor", id="nothing"),
        pytest.param("120%", "█" * 15, "good", id="more than the whole"),
    ],
)
def test_a_bar_is_as_long_as_the_share_and_coloured_by_how_far_it_is_behind(
    speech: Dataset, given: str, blocks: str, tone: Tone
) -> None:
    reading = read_figure(given, english=False)
    metric = msgspec.structs.replace(speech.metrics[0], given=given, reading=reading)
    shown = msgspec.structs.replace(bar(metric, View(Index(speech), Language.EN)), scale=0)
    assert cell_lines(shown) == (blocks.ljust(BAR_WIDTH, "·"),)
    assert shown.tone == tone


@pytest.mark.parametrize(
    ("given", "begin", "vi", "en"),
    [
        pytest.param(["90%", "100%", "58/63", "55/63"], 80, "từ 80%", "from 80%", id="the speech"),
        pytest.param(["99%", "100%"], 90, "từ 90%", "from 90%", id="all are near to all"),
        pytest.param(["92%", "99%"], 80, "từ 80%", "from 80%", id="the lowest shows"),
        pytest.param(["55%", "99%"], 50, "từ 50%", "from 50%", id="half"),
        pytest.param(["54%", "99%"], 0, "", "", id="a low one is drawn of the whole"),
        pytest.param(["100%", "100%"], 0, "", "", id="nothing differs"),
        pytest.param([], 0, "", "", id="none"),
    ],
)
def test_the_scale_begins_where_the_difference_shows_and_says_so(
    speech: Dataset, given: list[str], begin: int, vi: str, en: str
) -> None:
    metrics = [
        msgspec.structs.replace(
            speech.metrics[0],
            id=f"m-{number}",
            given=each,
            reading=read_figure(each, english=False),
        )
        for number, each in enumerate(given)
    ]
    index = Index(msgspec.structs.replace(speech, metrics=metrics))
    assert scale_of(index) == begin
    headings = [bar_heading(View(index, language)) for language in (Language.VI, Language.EN)]
    assert headings == [f"Mức đạt {vi}".rstrip(), f"Coverage {en}".rstrip()]
    assert {bar(each, View(index, Language.EN)).scale for each in metrics} <= {begin}


@pytest.mark.parametrize(
    ("percent", "scale", "width", "blocks"),
    [
        pytest.param(90, 80, 10, "█████·····", id="half of the scale"),
        pytest.param(100, 80, 10, "██████████", id="all"),
        pytest.param(99.99, 80, 4, "███▉", id="nearly all is not all"),
        pytest.param(80, 80, 4, "····", id="where the scale begins"),
        pytest.param(80.01, 80, 4, "▏···", id="a little more"),
    ],
)
def test_a_bar_is_drawn_to_its_scale(percent: float, scale: float, width: int, blocks: str) -> None:
    assert draw_bar(percent, scale, width) == blocks


@pytest.mark.parametrize(
    ("indicator", "scope", "phrase"),
    [
        pytest.param("with a website", "Localities", "Localities with a website", id="goes on"),
        pytest.param("Websites", "Localities", "Localities: Websites", id="stands alone"),
        pytest.param("đã có trang", "Bộ, ngành", "Bộ, ngành đã có trang", id="in Vietnamese"),
        pytest.param("with a website", None, "With a website", id="nobody to go on from"),
        pytest.param("5G masts", "Towns", "Towns: 5G masts", id="a digit"),
    ],
)
def test_subject_and_measure_are_one_phrase(
    speech: Dataset, indicator: str, scope: str | None, phrase: str
) -> None:
    metric = msgspec.structs.replace(
        speech.metrics[0],
        indicator=Bilingual(vi=indicator, en=indicator),
        scope=Bilingual(vi=scope, en=scope) if scope else None,
    )
    for language in Language:
        assert subject(metric, View(Index(speech), language)).lines == (phrase,)
    assert metric.label == Bilingual(vi=f"90% – {phrase}", en=f"90% – {phrase}")


def test_the_mark_says_that_it_compares_different_scopes(speech: Dataset) -> None:
    same = [msgspec.structs.replace(each, scope=None) for each in speech.metrics]
    for metrics, marks in (
        (speech.metrics, ["◂ thấp nhất các phạm vi", "◂ lowest across scopes"]),
        (same, ["◂ thấp nhất", "◂ lowest"]),
    ):
        index = Index(msgspec.structs.replace(speech, metrics=metrics))
        views = [View(index, language) for language in (Language.VI, Language.EN)]
        assert [bar(metrics[-1], view).lines[0] for view in views] == marks


def test_only_the_furthest_behind_is_marked(speech: Dataset) -> None:
    view = View(Index(speech), Language.VI)
    marked = ["◂ thấp nhất" in bar(metric, view).lines[0] for metric in speech.metrics]
    assert marked == [False, False, False, False, True]


@pytest.mark.parametrize(
    ("given", "measure", "vi", "en"),
    [
        pytest.param("58/63", "coverage", "58/63 (92,06%)", "58 of 63 (92.06%)", id="a part"),
        pytest.param("gần 2/3", "share", "gần 2/3 (66,67%)", "under 2/3 (66.67%)", id="nearly"),
        pytest.param("90%", "share", "90%", "90%", id="a share"),
        pytest.param("87,5%", "share", "87,5%", "87.5%", id="a share with decimals"),
        pytest.param(
            "hơn 13 nghìn đôla", "amount", "hơn 13 nghìn đôla", "over 13,000 US dollars", id="money"
        ),
        pytest.param(
            "1.260,5 tỷ đồng", "amount", "1.260,5 tỷ đồng", "1,260.5 billion VND", id="much money"
        ),
        pytest.param("5 - 10%", "share", "5 - 10%", "5 – 10%", id="a range"),
        pytest.param("-2,5%", "change", "-2,5%", "-2.5%", id="a fall"),
        pytest.param("giảm hơn 10%", "change", "giảm hơn 10%", "down over 10%", id="much less"),
        pytest.param("giảm 3 lần", "change", "giảm 3 lần", "down 3 times", id="a third of it"),
        pytest.param("một nửa", "share", "một nửa (50%)", "1/2 (50%)", id="a half in words"),
        pytest.param("tăng 8,02%", "change", "tăng 8,02%", "+8.02%", id="a rise"),
        pytest.param("gấp 7 lần", "multiple", "gấp 7 lần", "7 times", id="a multiple"),
        pytest.param("thứ 3", "rank", "thứ 3", "No. 3", id="a rank"),
        pytest.param("20 năm", "duration", "20 năm", "20 years", id="how long"),
        pytest.param("1.250 người", "count", "1.250 người", "1,250 people", id="how many"),
    ],
)
def test_a_figure_is_written_as_people_write_it(
    speech: Dataset, given: str, measure: Measure, vi: str, en: str
) -> None:
    reading = read_figure(given, english=False)
    metric = msgspec.structs.replace(
        speech.metrics[0], given=given, reading=reading, measure=measure
    )
    views = [View(Index(speech), language) for language in (Language.VI, Language.EN)]
    assert [figure(metric, view).lines[0] for view in views] == [vi, en]


@pytest.mark.parametrize(
    ("given", "measure", "shown"),
    [
        ("58/63", "coverage", "5 without (7.94%)"),
        ("63/63", "coverage", "none"),
        ("90%", "coverage", "10% without"),
        ("100%", "coverage", "none"),
        ("58/63", "share", ""),
        ("90%", "share", ""),
        ("1.250", "count", ""),
        pytest.param("ít nhất 95%", "coverage", "", id="at least: 5% or less"),
        pytest.param("dưới 40%", "coverage", "", id="under: more than 60%"),
        pytest.param("gần 58/63", "coverage", "", id="nearly: more than 5"),
        pytest.param("khoảng 90%", "coverage", "", id="about"),
    ],
)
def test_only_an_exact_coverage_says_what_it_lacks(
    speech: Dataset, given: str, measure: Measure, shown: str
) -> None:
    reading = read_figure(given, english=False)
    metric = msgspec.structs.replace(
        speech.metrics[0], given=given, reading=reading, measure=measure
    )
    view = View(Index(speech), Language.EN)
    assert " ".join(missing(metric, view).lines) == shown
    assert (bar(metric, view).bar is not None) == (measure == "coverage")
