"""One figure over speeches: which rows are of it, how it changes, what of it is redefined."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.conftest import Ttdn, on_terminal
from tests.tools.corpora import body, corpus_of, dataset, figure, write
from ttdn_cli.corpus.questions.series import series
from ttdn_cli.corpus.questions.trend import Point, trend
from ttdn_cli.text.locales import Language, Locale

POOR = "Tỷ lệ hộ nghèo"
INFERRED = {"field": "period", "basis": {"vi": "theo tên báo cáo"}}


def of_year(year: int, given: str, indicator: str = POOR, **more: Any) -> str:
    metrics = {"fig": figure(indicator, given, period=str(year), **more)}
    return dataset(f"d{year}", date=f"{year}-12-20", metrics=metrics)


def points(folder: Path, asked: str, *datasets: str) -> list[Point]:
    """Return the rows of the one figure that is meant."""
    corpus = corpus_of(folder, *datasets)
    (found,), _ = series(asked.split(), corpus)
    rows = trend(found, corpus, Locale(Language.EN))
    return [row.values for row in rows if isinstance(row.values, Point)]


def test_values_are_in_the_order_of_their_time_with_their_change(tmp_path: Path) -> None:
    every = of_year(2023, "2,93%"), of_year(2021, "5,2%"), of_year(2022, "4,03%")
    found = points(tmp_path, POOR, *every)
    assert [(each.given, each.change, each.since) for each in found] == [
        ("5,2%", None, None),
        ("4,03%", -1.17, "d2021:fig"),
        ("2,93%", -1.1, "d2022:fig"),
    ]


def test_what_is_not_exact_has_no_change_and_is_none_to_start_from(tmp_path: Path) -> None:
    every = of_year(2021, "5%"), of_year(2022, "khoảng 4%"), of_year(2023, "3%")
    found = points(tmp_path, POOR, *every)
    assert [(each.change, each.since) for each in found] == [
        (None, None),
        (None, None),
        (-2, "d2021:fig"),
    ]


def test_two_texts_of_one_time_are_no_change(tmp_path: Path) -> None:
    """Each is compared with what was before: that they differ is a conflict."""
    again = dataset("again", date="2024-01-05", metrics={"fig": figure(POOR, "3%", period="2023")})
    found = points(tmp_path, POOR, of_year(2022, "4%"), of_year(2023, "2,5%"), again)
    assert [(each.change, each.since) for each in found] == [
        (None, None),
        (-1.5, "d2022:fig"),
        (-1, "d2022:fig"),
    ]


@pytest.mark.parametrize(
    ("one", "other", "change"),
    [
        pytest.param("49/63", "92,06%", 14.28, id="a part, then a share"),
        pytest.param("98/120", "115/120", 14.17, id="of the parts, not of their rounded shares"),
        pytest.param("115/120", "98/120", -14.17, id="down"),
        pytest.param("20/60", "41/60", 35, id="of thirds"),
        pytest.param("1/800", "2/800", 0.13, id="half up"),
        pytest.param("2/800", "1/800", -0.13, id="half up, down"),
        pytest.param("60/120", "61/122", 0, id="one share"),
        pytest.param("0,1%", "0,3%", 0.2, id="no error of binary fractions"),
        pytest.param("12,345 tỷ đồng", "12,346 tỷ đồng", 1_000_000, id="what is no share is exact"),
    ],
)
def test_a_change_is_that_of_what_is_published(
    tmp_path: Path, one: str, other: str, change: float
) -> None:
    found = points(tmp_path, POOR, of_year(2022, one), of_year(2023, other))
    assert [each.change for each in found] == [None, change]
    assert found[1].redefined == []


@pytest.mark.parametrize(
    ("one", "other", "redefined"),
    [
        pytest.param({"given": "5%"}, {"given": "4%"}, [], id="nothing"),
        pytest.param({"scope": "Tỉnh"}, {"scope": "Huyện"}, ["scope"], id="another scope"),
        pytest.param({}, {"scope": "Huyện"}, ["scope"], id="a scope that was not said"),
        pytest.param({"given": "5%"}, {"given": "12 hộ"}, ["measure"], id="a number"),
        pytest.param({"given": "5 USD"}, {"given": "9 tỷ đồng"}, ["unit"], id="other money"),
        pytest.param({"given": "500 ha"}, {"given": "6 km2"}, ["unit"], id="another measure"),
        pytest.param({}, {"status": "target"}, ["status"], id="an aim"),
        pytest.param(
            {},
            {"indicator": "Hộ nghèo đa chiều", "same_as": "d2022:fig"},
            ["wording"],
            id="other words of what is said to be the same",
        ),
        pytest.param(
            {"indicator": "Tổng thu năm 2022"},
            {"indicator": "Tổng thu của năm 2023", "same_as": "d2022:fig"},
            [],
            id="its own year, and a word that says nothing",
        ),
        pytest.param(
            {"indicator": "Tổng thu so với năm 2019"},
            {"indicator": "Tổng thu so với năm 2020", "same_as": "d2022:fig"},
            ["wording"],
            id="another year than its own",
        ),
        pytest.param(
            {"given": "6%", "measure": "share"},
            {"given": "-2,5%"},
            ["measure"],
            id="per cent of a rise are no other unit than those of a share",
        ),
        pytest.param(
            {"indicator": "Tăng trưởng kinh tế", "given": "6%"},
            {"indicator": "Tăng trưởng kinh tế", "given": "-2,5%"},
            [],
            id="the level of a rate, below nothing",
        ),
        pytest.param(
            {"compared_with": {"vi": "cùng kỳ"}},
            {"compared_with": {"vi": "so với cùng kỳ năm trước"}},
            [],
            id="one time that it is compared with",
        ),
        pytest.param(
            {"compared_with": {"vi": "cùng kỳ"}},
            {"compared_with": {"vi": "kế hoạch"}},
            ["compared_with"],
            id="another thing that it is compared with",
        ),
        pytest.param(
            {"given": "tăng 6%"}, {"given": "tăng 5 tỷ đồng"}, ["unit"], id="a rise in money"
        ),
        pytest.param(
            {"indicator": "Xuất khẩu", "en": "Exports"},
            {"indicator": "", "en": "Exports", "same_as": "d2022:fig"},
            [],
            id="a language that is left out",
        ),
        pytest.param(
            {"indicator": "Xuất khẩu", "en": "Exports"},
            {"indicator": "", "en": "Exports of goods", "same_as": "d2022:fig"},
            ["wording"],
            id="other words in the language that both have",
        ),
        pytest.param(
            {"indicator": "Xuất khẩu"},
            {"indicator": "", "en": "Exports", "same_as": "d2022:fig"},
            ["wording"],
            id="two languages",
        ),
    ],
)
def test_what_is_redefined(
    tmp_path: Path, one: dict[str, str], other: dict[str, str], redefined: list[str]
) -> None:
    sides = (
        of_year(year, **({"given": "5%"} | side)) for year, side in ((2022, one), (2023, other))
    )
    found = points(tmp_path, "d2022:fig", *sides)
    assert [each.redefined for each in found] == [[], redefined]
    if {*redefined} - {"wording"}:
        assert found[1].change is None


@pytest.mark.parametrize(
    ("given", "said"),
    [("4%", "-1 point "), ("6%", "+1 point "), ("3%", "-2 points "), ("5,5%", "+0.5 points ")],
)
def test_one_point_and_several(tmp_path: Path, ttdn: Ttdn, given: str, said: str) -> None:
    write(tmp_path, of_year(2022, "5%"), of_year(2023, given))
    assert said in ttdn("trend", POOR, "--data", str(tmp_path)).out


def test_nobody_knows_whether_a_text_of_a_year_is_later_than_one_of_a_month_of_it(
    tmp_path: Path,
) -> None:
    dated = (("a", "2022-05-03", "5%"), ("b", "2022", "4%"), ("c", "2023", "3%"))
    every = [
        dataset(name, date=date, metrics={"fig": figure(POOR, given)})
        for name, date, given in dated
    ]
    found = points(tmp_path, POOR, *every)
    assert [(each.given, each.change, each.since) for each in found] == [
        ("5%", None, None),
        ("4%", None, None),
        ("3%", -1, "b:fig"),
    ]


@pytest.mark.parametrize(
    ("asked", "records"),
    [
        pytest.param(POOR, ["d2022:fig", "d2023:fig"], id="as it is written"),
        pytest.param("ty le ho ngheo", ["d2022:fig", "d2023:fig"], id="without diacritics"),
        pytest.param("tỷ lệ hộ nghéo", ["d2022:fig", "d2023:fig"], id="with others than anything"),
        pytest.param("cận", ["d2024:fig"], id="a word of one alone"),
        pytest.param("tỷ lệ của các hộ cận nghèo", ["d2024:fig"], id="with words that say nothing"),
        pytest.param("d2022:fig", ["d2022:fig", "d2023:fig"], id="by its id"),
        pytest.param("d2022:fig d2024:fig", ["d2022:fig", "d2023:fig", "d2024:fig"], id="two"),
    ],
)
def test_which_figure_is_meant(tmp_path: Path, ttdn: Ttdn, asked: str, records: list[str]) -> None:
    every = of_year(2022, "4%"), of_year(2023, "3%"), of_year(2024, "2%", "Tỷ lệ hộ cận nghèo")
    done = ttdn("trend", *asked.split(), "--data", str(write(tmp_path, *every)), "--json")
    assert [each["record"] for each in json.loads(done.out)] == records
    assert done.code == 0


def test_a_change_is_between_times_of_one_kind(tmp_path: Path, ttdn: Ttdn) -> None:
    """What came in half a year is no fall, and nobody knows whether an undated one is later."""
    figures = (
        ("a", figure(POOR, "4%", period="2022"), "2023"),
        ("b", figure(POOR, "3%", period="2023"), "2024"),
        ("c", figure(POOR, "1%", period="2024-01/2024-06", inferred=[INFERRED]), "2024"),
        ("d", figure(POOR, "2%", as_of="2024-12"), "2025"),
        ("e", figure(POOR, "5%"), None),
    )
    every = [dataset(name, date=date, metrics={"fig": each}) for name, each, date in figures]
    done = ttdn("trend", POOR, "--data", str(write(tmp_path, *every)), "--json")
    rows = json.loads(done.out)
    assert [each["change"] for each in rows] == [None, -1, None, None, None]
    assert "time" in rows[2]["redefined"]


def test_a_translation_finds_what_has_no_other_words(tmp_path: Path, ttdn: Ttdn) -> None:
    both = {"vi": "Kim ngạch xuất khẩu", "en": "Export value"}
    one = figure("Kim ngạch xuất khẩu", "355 tỷ đồng", period="2023") | {"indicator": both}
    other = figure("Kim ngạch xuất khẩu", "405 tỷ đồng", period="2024")
    other |= {"indicator": {"en": "Export value"}}
    every = [dataset("a", metrics={"fig": one}), dataset("b", metrics={"fig": other})]
    for asked in ("xuất khẩu", "export value"):
        done = ttdn("trend", asked, "--data", str(write(tmp_path, *every)), "--json")
        assert [each["record"] for each in json.loads(done.out)] == ["a:fig", "b:fig"], asked


def test_words_of_several_figures_list_them(tmp_path: Path, ttdn: Ttdn) -> None:
    every = of_year(2022, "4%", "Hộ nghèo xã"), of_year(2023, "3%", "Hộ nghèo huyện")
    done = ttdn("trend", "nghèo", "--data", str(write(tmp_path, *every)))
    assert (done.code, done.out) == (1, "")
    assert "'nghèo' names 2 records. Choose one: ttdn trend ID --data PATH" in done.err
    assert "d2022:fig  Hộ nghèo xã" in done.err
    assert "d2023:fig  Hộ nghèo huyện" in done.err


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        pytest.param("2021", "2022/2025", "over 48 months", id="years"),
        pytest.param("2021", "2022-01/2022-06", "over 6 months", id="half a year"),
        pytest.param("2021", "2022-03", "over 1 month", id="a month"),
        pytest.param("2021", "2022-03-04/2022-03-10", "over 7 days", id="a week"),
        pytest.param("2021-03-04/2021-03-10", "2021-05-04/2021-05-06", "over 3 days", id="days"),
    ],
)
def test_another_kind_of_time_is_said(
    tmp_path: Path, ttdn: Ttdn, one: str, other: str, said: str
) -> None:
    every = [
        dataset(name, metrics={"fig": figure(POOR, "4%", period=period, inferred=[INFERRED])})
        for name, period in (("a", one), ("b", other))
    ]
    done = ttdn("trend", POOR, "--data", str(write(tmp_path, *every)), "--lang", "en")
    assert f"kind of time: {said}" in done.out


def test_of_figures_with_more_words_the_first_are_named(tmp_path: Path, ttdn: Ttdn) -> None:
    more = [f"{IDLE} của {whom}" for whom in ("nam", "nữ", "thanh niên", "người cao tuổi")]
    said = {f"x{number}": figure(label, "4%") for number, label in enumerate(more)}
    folder = write(tmp_path, dataset("a", metrics={"tn": figure(IDLE, "2%")} | said))
    for asked, count, named in (
        (IDLE, "4 other indicators have", f"such as a:x0 ({more[0]} (in Vietnamese)); a:x1 ("),
        ("ty le that nghiep", "4 other", f"a:x2 ({more[2]}"),
        (f"{IDLE} nam", "", ""),
    ):
        done = ttdn("trend", asked, "--data", str(folder))
        assert done.code == 0
        assert (done.err.count("a:x"), count in done.err, named in done.err) == (
            3 if count else 0,
            True,
            True,
        ), asked


def test_of_figures_in_the_same_words_the_list_says_whose_they_are(
    tmp_path: Path, ttdn: Ttdn
) -> None:
    every = [
        dataset(
            name,
            author="own",
            organizations={"own": body(f"Ủy ban nhân dân tỉnh {place}")},
            metrics={"fig": figure(POOR, "4%")},
        )
        for name, place in (("a", "Phú Thọ"), ("b", "Hải Lộc"))
    ]
    done = ttdn("trend", POOR, "--data", str(write(tmp_path, *every)))
    assert done.code == 1
    assert "a:fig  Ủy ban nhân dân tỉnh Phú Thọ: Tỷ lệ hộ nghèo" in done.err
    assert "b:fig  Ủy ban nhân dân tỉnh Hải Lộc: Tỷ lệ hộ nghèo" in done.err


@pytest.mark.parametrize(
    ("asked", "other", "reason"),
    [
        pytest.param(POOR, figure(POOR, "3%"), "same words", id="by its words"),
        pytest.param(
            POOR,
            figure("Nghèo đa chiều", "3%", same_as="a:fig"),
            "said to be the same (same_as)",
            id="as its dataset says",
        ),
        pytest.param(
            POOR,
            figure(POOR, "3%", scope="Huyện"),
            "same words, another scope",
            id="with another scope",
        ),
        pytest.param("a:fig b:fig", figure("Cận nghèo", "3%"), "asked for together", id="as asked"),
        pytest.param(
            "b:fig",
            figure("Nghèo đa chiều", "3%", same_as="a:fig"),
            None,
            id="none for that which is asked for",
        ),
    ],
)
def test_it_is_said_why_figures_are_one(
    tmp_path: Path, ttdn: Ttdn, asked: str, other: dict[str, Any], reason: str | None
) -> None:
    every = dataset("a", metrics={"fig": figure(POOR, "4%")}), dataset("b", metrics={"fig": other})
    found = {each.record: each.reason for each in points(tmp_path, asked, *every)}
    assert found["b:fig"] == reason
    shown = ttdn("trend", *asked.split(), "--data", str(tmp_path)).out
    assert (reason in shown) is (reason != "same words") if reason else True


MANIFOLD = "Tỷ lệ hộ nghèo đa chiều"
SAID, SAID_OF_ANOTHER = (
    "said to be the same (same_as)",
    "same words as one that is said to be the same (same_as)",
)


def linked_series() -> list[str]:
    """Return figures of five years, which a link and then a translation make one."""
    figures: dict[str, dict[str, Any]] = {
        "y2020": figure(POOR, "6%", period="2020"),
        "y2021": figure(POOR, "5%", period="2021"),
        "y2022": figure(MANIFOLD, "4%", period="2022", same_as="y2021:hn"),
        "y2023": figure(MANIFOLD, "3%", period="2023", en="Multidimensional poverty"),
        "y2024": figure("", "2%", period="2024", en="Multidimensional poverty", same_as="nope:hn"),
        "other": figure("Tỷ lệ hộ cận nghèo", "7%", period="2023"),
    }
    return [
        dataset(name, metrics={"hn": each}, language="en" if name == "y2024" else "vi")
        for name, each in figures.items()
    ]


@pytest.mark.parametrize("asked", [f"y{year}:hn" for year in range(2020, 2025)])
def test_a_series_is_whole_by_each_of_its_figures(tmp_path: Path, asked: str) -> None:
    found = points(tmp_path, asked, *linked_series())
    assert [each.record for each in found] == [f"y{year}:hn" for year in range(2020, 2025)]


@pytest.mark.parametrize(
    ("asked", "reasons"),
    [
        pytest.param(
            "y2020:hn",
            [None, "same words", SAID, SAID_OF_ANOTHER, SAID_OF_ANOTHER],
            id="beyond a link nothing else is said to be the same",
        ),
        pytest.param(
            "y2024:hn",
            [SAID_OF_ANOTHER, SAID, "same words as another one here", "same words", None],
            id="by the translation of another one",
        ),
    ],
)
def test_why_figures_are_one_by_others(
    tmp_path: Path, asked: str, reasons: list[str | None]
) -> None:
    found = points(tmp_path, asked, *linked_series())
    assert [each.reason for each in found] == reasons


def test_words_find_what_has_those_of_a_figure_that_is_linked(tmp_path: Path) -> None:
    """The same rows as by the id of any of them."""
    other = dataset("a", metrics={"hn": figure("Hộ khó khăn", "5%", period="2023")})
    link = dataset("b", metrics={"hn": figure("Chuẩn cũ", "4%", period="2022", same_as="a:hn")})
    again = dataset("c", metrics={"hn": figure("Hộ khó khăn", "3%", period="2024")})
    for asked in ("chuẩn cũ", "khó khăn", "b:hn", "c:hn"):
        found = points(tmp_path, asked, other, link, again)
        assert [each.record for each in found] == ["b:hn", "a:hn", "c:hn"], asked


IDLE = "Tỷ lệ thất nghiệp"


def test_the_heading_is_that_of_the_figure_that_is_asked_for(tmp_path: Path, ttdn: Ttdn) -> None:
    women = figure(IDLE, "4%", period="2022", scope="Lao động nữ")
    every = (
        dataset("a", metrics={"tn": women}),
        dataset("b", metrics={"tn": figure(IDLE, "2,28%", period="2023")}),
        dataset("c", metrics={"tn": figure(IDLE, "2,2%", period="2024")}),
    )
    folder = str(write(tmp_path, *every))
    for asked, heading in ((IDLE, IDLE), ("b:tn", IDLE), ("a:tn", f"Lao động nữ: {IDLE}")):
        shown = ttdn("trend", asked, "--data", folder).out.splitlines()[0]
        assert shown == f"{heading} (in Vietnamese)", asked


def test_a_list_of_figures_names_each_by_its_own_id(tmp_path: Path, ttdn: Ttdn) -> None:
    every = (
        dataset(
            "a", metrics={"tn": figure(IDLE, "4%", scope="Lao động nữ"), "x": figure("Nữ", "2")}
        ),
        dataset("b", metrics={"tn": figure(IDLE, "2%")}),
        dataset("c", metrics={"tn": figure(IDLE, "3%")}),
        dataset("d", metrics={"tn": figure(f"{IDLE} của thanh niên", "7%")}),
    )
    done = ttdn("trend", "nghiệp", "--data", str(write(tmp_path, *every)))
    assert [line.split(maxsplit=2)[1:] for line in done.err.splitlines()[1:]] == [
        ["b:tn", f"{IDLE} (in Vietnamese)"],
        ["d:tn", f"{IDLE} của thanh niên (in Vietnamese)"],
    ]


@pytest.mark.parametrize(
    ("more", "drawn"),
    [
        pytest.param([], "5% ▇▅▁ 2%", id="of one definition"),
        pytest.param([{"period": "2024-01/2024-03"}], "5% ▇▅▁ 2%", id="no quarter among years"),
        pytest.param([{"scope": "Huyện"}], "5% ▇▅▁ 2%", id="no other scope"),
        pytest.param([{"status": "target"}], "5% ▇▅▁ 2%", id="no target"),
        pytest.param([{"period": "2024"}], "5% ▇▅▃▁ 1%", id="one more"),
    ],
)
def test_what_is_drawn_is_of_one_definition(
    tmp_path: Path, more: list[dict[str, str]], drawn: str
) -> None:
    every = [of_year(2021, "5%"), of_year(2022, "4%"), of_year(2023, "2%")]
    for each in more:
        one = figure(POOR, "1%", **({"period": "2020"} | each), inferred=[INFERRED])
        every.append(dataset("z", metrics={"fig": one}))
    asked = ("d2021:fig", "z:fig") if more else (POOR,)
    args = ("trend", *asked, "--data", str(write(tmp_path, *every)))
    assert drawn in on_terminal(*args, width=100, env={"NO_COLOR": "1"}).out


def test_who_says_so_may_be_typed_too(tmp_path: Path, ttdn: Ttdn) -> None:
    every = [
        dataset(
            name,
            author="own",
            organizations={"own": body(f"Ủy ban nhân dân tỉnh {place}")},
            metrics={"fig": figure(POOR, "4%", period="2023")},
        )
        for name, place in (("a", "Phú Thọ"), ("b", "Hải Lộc"))
    ]
    folder = str(write(tmp_path, *every))
    for asked in ("hộ nghèo Phú Thọ", "phu tho ho ngheo"):
        done = ttdn("trend", asked, "--data", folder, "--json")
        assert [each["record"] for each in json.loads(done.out)] == ["a:fig"], asked
    assert ttdn("trend", "hộ nghèo Lào Cai", "--data", folder).code == 1


def test_two_scopes_in_one_dataset_are_two_figures(tmp_path: Path) -> None:
    two = {
        "tinh": figure("có quy chế", "58/63", scope="Tỉnh"),
        "huyen": figure("có quy chế", "400/705", scope="Huyện"),
    }
    corpus = corpus_of(tmp_path, dataset("a", metrics=two), dataset("b", metrics=two))
    found, _ = series(["quy", "chế"], corpus)
    assert sorted(sorted(each.names) for each in found) == [
        ["a:huyen", "b:huyen"],
        ["a:tinh", "b:tinh"],
    ]


def test_provinces_that_speak_of_their_own_are_apart(tmp_path: Path) -> None:
    every = [
        dataset(
            name,
            author="own",
            organizations={"own": body(f"Ủy ban nhân dân tỉnh {place}")},
            metrics={"fig": figure(POOR, "4%")},
        )
        for name, place in (("a", "Phú Thọ"), ("b", "Hải Lộc"), ("c", "Phú Thọ"))
    ]
    found, _ = series([POOR], corpus_of(tmp_path, *every))
    assert sorted(sorted(each.names) for each in found) == [["a:fig", "c:fig"], ["b:fig"]]


def test_nothing_is_found(tmp_path: Path, ttdn: Ttdn) -> None:
    folder = str(write(tmp_path, of_year(2022, "4%")))
    for asked in ("lạm phát", "d2022:none", "none:fig"):
        done = ttdn("trend", asked, "--data", folder)
        assert (done.code, done.out) == (1, "")
        assert done.err.startswith("ttdn: No figures match")
    assert ttdn("trend", "?", "--data", folder).code == 2


def test_the_line_of_values_is_for_terminals_only(tmp_path: Path, ttdn: Ttdn) -> None:
    every = of_year(2021, "5%"), of_year(2022, "4%"), of_year(2023, "2%")
    args = ("trend", POOR, "--data", str(write(tmp_path, *every)))
    shown = on_terminal(*args, width=100, env={"NO_COLOR": "1"}).out
    assert "5% ▇▅▁ 2%" in shown
    assert "▇" not in ttdn(*args).out
    schema = json.loads(ttdn("schema", "trend").out)
    printed = json.loads(ttdn(*args, "--json").out)
    assert [*Draft202012Validator(schema).iter_errors(printed)] == []
