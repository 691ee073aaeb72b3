"""Of many datasets, a figure is borne out by none with that of another time."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.tools.corpora import body, corpus_of, dataset, figure
from ttdn_cli.corpus.checks import check_many

GROWTH, POOR, SPENT = "Tốc độ tăng trưởng GRDP", "Tỷ lệ hộ nghèo", "Tỷ lệ giải ngân vốn đầu tư công"
WORKERS, REVENUE = "Số lao động đi làm việc ở nước ngoài", "Thu ngân sách nhà nước"
SAID = "tốc độ tăng trưởng GRDP của Lào Cai"


def _of(name: str, indicator: str, given: str, **time: str) -> str:
    said = figure(indicator, given, **time)
    bodies = {"author": body("UBND tỉnh Lào Cai")}
    return dataset(name, author="author", organizations=bodies, metrics=[said])


DATASETS = (
    _of("lc22", GROWTH, "9,02%", period="2022"),
    _of("lc23", GROWTH, "5,1%", period="2023"),
    _of("ld22", WORKERS, "142.779 lao động", period="2022"),
    _of("ld24", WORKERS, "158.588 lao động", period="2024"),
    _of("q1", REVENUE, "510 tỷ đồng", period="2024-Q1"),
    _of("q2", REVENUE, "480 tỷ đồng", period="2024-Q2"),
    _of("hn22", POOR, "18,4%", period="2022"),
    _of("gn06", SPENT, "35%", as_of="2024-06-30"),
    _of("gn12", SPENT, "95%", as_of="2024-12-31"),
)
OLD = {"9,02%": {"lc22": "confirmed"}}
NEW = {"5,1%": {"lc23": "confirmed"}}
OLD_AS_NEW = {"9,02%": {"lc23": "contradicted"}}
NEW_AS_OLD = {"5,1%": {"lc22": "contradicted"}}


def _checked(tmp_path: Path, text: str, kind: str) -> dict[str, dict[str | None, str]]:
    found: dict[str, dict[str | None, str]] = {}
    for each in check_many(text, corpus_of(tmp_path, *DATASETS)).findings:
        if each.kind == kind:
            found.setdefault(each.text, {})[each.dataset] = each.verdict
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"Năm 2023, {SAID} đạt 9,02%.", OLD_AS_NEW, id="of the year before"),
        pytest.param(f"Năm 2022, {SAID} đạt 5,1%.", NEW_AS_OLD, id="of the year after"),
        pytest.param(f"Đến hết năm 2023, {SAID} đạt 9,02%.", OLD_AS_NEW, id="by the end of it"),
        pytest.param(f"Trong kỳ, {SAID} đạt 9,02% (năm 2023).", OLD_AS_NEW, id="in brackets"),
        pytest.param(
            f"Năm 2023, {SAID} đạt 9,02%, cao hơn năm 2022.", OLD_AS_NEW, id="higher than it was"
        ),
        pytest.param(f"Tính đến 31/12/2023, {SAID} đạt 9,02%.", OLD_AS_NEW, id="its last day"),
        pytest.param(
            f"Năm 2023, {SAID} đạt 9,02% cao hơn năm 2022.", OLD_AS_NEW, id="higher, no comma"
        ),
        pytest.param(
            f"Năm 2023, {SAID} đạt 9,02% (năm 2022: 5,1%).",
            OLD_AS_NEW | NEW_AS_OLD,
            id="swapped in brackets",
        ),
        pytest.param(
            f"Năm 2023, so với năm trước, {SAID} đạt 9,02%.", OLD_AS_NEW, id="against last year"
        ),
        pytest.param(
            f"Năm 2022, {SAID} đạt 5,1%, năm 2023 đạt 9,02%.", NEW_AS_OLD | OLD_AS_NEW, id="swapped"
        ),
        pytest.param(
            f"Trong kỳ, {SAID} năm 2022 và 2023 lần lượt đạt 5,1% và 9,02%.",
            NEW_AS_OLD | OLD_AS_NEW,
            id="swapped in turn",
        ),
        pytest.param(
            "Năm 2023 kinh tế Lào Cai khởi sắc. Tốc độ tăng trưởng GRDP đạt 9,02%.",
            OLD_AS_NEW,
            id="the year in the sentence before",
        ),
        pytest.param(
            f"Năm 2023, Lào Cai có nhiều kết quả:\n- T{SAID[1:]} đạt 9,02%.",
            OLD_AS_NEW,
            id="the year above a list",
        ),
        pytest.param(
            "Năm 2023, tỷ lệ hộ nghèo của Lào Cai là 14,9%, tốc độ tăng trưởng GRDP đạt 9,02%.",
            OLD_AS_NEW | {"14,9%": {None: "not_in_source"}},
            id="the year at the head of a sentence",
        ),
        pytest.param(
            "Năm 2024 Lào Cai có 142.779 lao động đi làm việc ở nước ngoài.",
            {"142.779 lao động": {"ld24": "contradicted"}},
            id="a count",
        ),
        pytest.param(
            "Quý I/2024, thu ngân sách nhà nước của Lào Cai đạt 480 tỷ đồng, quý II đạt 510 tỷ "
            "đồng.",
            {"480 tỷ đồng": {"q1": "contradicted"}, "510 tỷ đồng": {"q2": "contradicted"}},
            id="quarters, one with the year of the other",
        ),
        pytest.param(
            "Đến ngày 30/6/2024, tỷ lệ giải ngân vốn đầu tư công của Lào Cai đạt 95%.",
            {"95%": {"gn06": "contradicted"}},
            id="as of a day",
        ),
    ],
)
def test_a_figure_of_another_time_bears_nothing_out(
    tmp_path: Path, text: str, expected: dict[str, dict[str, str]]
) -> None:
    assert _checked(tmp_path, text, "quantity") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"Năm 2022, {SAID} đạt 9,02%.", OLD, id="its year"),
        pytest.param(f"T{SAID[1:]} đạt 9,02%.", OLD, id="no year"),
        pytest.param(f"Năm 2022, {SAID} đạt 9,02%, năm 2023 đạt 5,1%.", OLD | NEW, id="two years"),
        pytest.param(
            f"T{SAID[1:]} đạt 9,02% năm 2022 và 5,1% năm 2023.", OLD | NEW, id="years behind"
        ),
        pytest.param(
            f"T{SAID[1:]} đạt 5,1% (năm 2023) và 9,02% (năm 2022).", OLD | NEW, id="in brackets"
        ),
        pytest.param(
            f"T{SAID[1:]} năm 2022 và 2023 lần lượt đạt 9,02% và 5,1%.", OLD | NEW, id="in turn"
        ),
        pytest.param(
            f"Trong các năm 2022, 2023, {SAID} đạt 9,02% và 5,1%.", OLD | NEW, id="years together"
        ),
        pytest.param(
            f"Năm 2023, {SAID} đạt 5,1% (năm 2022: 9,02%).",
            OLD | NEW,
            id="another year in brackets",
        ),
        pytest.param(
            f"Năm 2023, {SAID} đạt 5,1%, thấp hơn năm 2022 (9,02%).", OLD | NEW, id="lower than"
        ),
        pytest.param(
            f"Năm 2023, {SAID} giảm từ 9,02% xuống còn 5,1%.", OLD | NEW, id="from one to another"
        ),
        pytest.param(
            f"Năm 2023, {SAID} giảm từ 9,02% năm 2022 xuống còn 5,1%.", OLD | NEW, id="from that of"
        ),
        pytest.param(
            f"Năm 2023, {SAID} đạt 5,1%, kém xa con số 9,02% của năm trước.", OLD | NEW, id="behind"
        ),
        pytest.param(f"Năm 2023, {SAID} đạt 5,1%, năm trước là 9,02%.", OLD | NEW, id="last year"),
        pytest.param(
            f"Năm 2023, {SAID} đạt 5,1% so với 9,02% năm 2022.", OLD | NEW, id="against another"
        ),
        pytest.param(
            f"Ngày 15/1/2023, UBND tỉnh Lào Cai cho biết {SAID} đạt 9,02%.", OLD, id="said on a day"
        ),
        pytest.param(
            f"Năm 2023, thay cho 9,02% của năm trước, {SAID} đạt 5,1%.",
            OLD | NEW,
            id="in its place",
        ),
        pytest.param(
            f"Năm 2023 Lào Cai vượt khó, khi năm trước {SAID} đạt 9,02%.", OLD, id="when last year"
        ),
        pytest.param(
            f"Năm 2023, {SAID} đạt 5,1%, thấp hơn 9,02% của năm 2022.",
            NEW | {"thấp hơn 9,02%": {None: "not_in_source"}},
            id="lower than a figure with its year",
        ),
        pytest.param(f"Đầu năm 2023, {SAID} đạt 9,02%.", OLD, id="at the beginning of the next"),
        pytest.param(
            f"Nếu năm 2022 {SAID} đạt 9,02% thì nay còn 5,1%.", OLD | NEW, id="then and now"
        ),
        pytest.param(
            f"Năm 2022 {SAID} đạt 9,02% rồi giảm còn 5,1%.", OLD | NEW, id="and of no named time"
        ),
        pytest.param(
            f"Năm 2022 {SAID} đạt 9,02%, ba năm sau là 5,1%.",
            OLD | NEW | {"ba năm": {None: "not_in_source"}},
            id="years later",
        ),
        pytest.param(
            f"Ngày 15/1, UBND tỉnh Lào Cai cho biết {SAID} đạt 9,02%.", OLD, id="on a day, no year"
        ),
        pytest.param(
            f"T{SAID[1:]} đạt 9,02% năm 2022, tạo đà cho năm 2023.", OLD, id="for the next year"
        ),
        pytest.param(
            "Kế hoạch năm 2023 của Lào Cai đã được thông qua. Tốc độ tăng trưởng GRDP đạt 9,02%.",
            OLD,
            id="a sentence before that begins with no year",
        ),
    ],
)
def test_a_figure_of_its_time_stays_borne_out(
    tmp_path: Path, text: str, expected: dict[str, dict[str, str]]
) -> None:
    assert _checked(tmp_path, text, "quantity") == expected
    assert all(
        "contradicted" not in found.values() for found in _checked(tmp_path, text, "date").values()
    )


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        pytest.param(
            "Năm 2023, tăng trưởng GRDP của Lào Cai đạt 5,1%, tỷ lệ hộ nghèo năm 2023 là 18,4%.",
            {"hn22": "contradicted", "lc23": "confirmed"},
            id="another record has the year",
        ),
        pytest.param(
            "Năm 2023, tăng trưởng GRDP của Lào Cai đạt 5,1%, tỷ lệ hộ nghèo năm 2022 là 18,4%.",
            {"hn22": "confirmed"},
            id="its own year",
        ),
    ],
)
def test_another_record_excuses_no_wrong_year(
    tmp_path: Path, text: str, verdicts: dict[str, str]
) -> None:
    """No dataset has the figure of that year, so it is the year that is wrong."""
    (year,) = {text[text.rindex("năm 20") :][:8]}
    assert _checked(tmp_path, text, "date")[year] == verdicts
    assert _checked(tmp_path, text, "quantity")["18,4%"] == {"hn22": "confirmed"}


def test_a_year_of_another_record_dates_no_figure(tmp_path: Path) -> None:
    """Nor does one of the same dataset, which has the figure of the year before only."""
    said = [figure(GROWTH, "5,1%", period="2023"), figure(POOR, "18,4%", period="2022")]
    bodies = {"author": body("UBND tỉnh Lào Cai")}
    corpus = corpus_of(tmp_path, dataset("lc", author="author", organizations=bodies, metrics=said))
    text = f"Năm 2023, {SAID} đạt 5,1%, tỷ lệ hộ nghèo là 18,4%."
    found = {each.text: each.verdict for each in check_many(text, corpus).findings}
    assert found == {"Năm 2023": "confirmed", "5,1%": "confirmed", "18,4%": "not_in_source"}


def test_the_day_of_an_event_is_none_of_a_figure(tmp_path: Path) -> None:
    data = json.loads(dataset("su-kien", metrics=[figure("Số đại biểu tham dự", "500")]))
    quotes = [{"paragraph": 1, "quote": "Hội nghị Sao Mai"}, {"paragraph": 2, "quote": "5/3/2024"}]
    name = {"vi": "Hội nghị Sao Mai"}
    data["event"] = {"id": "e", "name": name, "date": "2024-03-05", "evidence": quotes}
    corpus = corpus_of(tmp_path, json.dumps(data, ensure_ascii=False), DATASETS[0])
    text = f"Tại Hội nghị Sao Mai ngày 5/3/2024, {SAID} được công bố là 9,02%."
    found = {each.text: each.verdict for each in check_many(text, corpus).findings}
    assert found["5/3/2024"] == found["9,02%"] == "confirmed"


def _national(folder: Path, text: str, *figures: tuple[str, str]) -> dict[str, str | None]:
    """Return what contradicts each quantity of an article, or its verdict."""
    said = [figure(POOR, given, period=period) for given, period in figures]
    bodies = {"author": body("Chính phủ")}
    corpus = corpus_of(folder, dataset("vn", author="author", organizations=bodies, metrics=said))
    found = check_many(text, corpus).findings
    assert not [e for e in found if e.kind == "date" and e.verdict == "contradicted"]
    return {e.text: e.expected or e.verdict for e in found if e.kind == "quantity"}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param(
            "năm 2024 còn 1,93%, thấp hơn năm 2023 (2,93%)", ("confirmed", "confirmed"), id="lower"
        ),
        pytest.param(
            "năm 2024 còn 1,93%, so với năm 2023 (2,93%)", ("confirmed", "confirmed"), id="against"
        ),
        pytest.param(
            "năm 2024 còn 1,93%, thấp hơn năm 2023 (2,39%)", ("confirmed", "2,93%"), id="wrong then"
        ),
        pytest.param(
            "năm 2024 còn 1,39%, thấp hơn năm 2023 (2,93%)", ("1,93%", "confirmed"), id="wrong now"
        ),
        pytest.param(
            "giảm từ 2,93% năm 2023 xuống 1,39% năm 2024", ("confirmed", "1,93%"), id="fell to"
        ),
        pytest.param(
            "giảm từ 2,39% năm 2023 xuống còn 1,93% vào năm 2024",
            ("2,93%", "confirmed"),
            id="fell from",
        ),
        pytest.param(
            "năm 2024 còn 1,39%, năm 2023 là 2,93%", ("1,93%", "confirmed"), id="the year behind"
        ),
    ],
)
def test_each_figure_is_that_of_its_own_date(
    tmp_path: Path, said: str, expected: tuple[str, ...]
) -> None:
    text = f"Tỷ lệ hộ nghèo cả nước {said}."
    found = _national(tmp_path, text, ("2,93%", "2023"), ("1,93%", "2024"))
    assert tuple(found.values()) == expected


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("là 2,93%, năm trước là 4,03%", id="last year"),
        pytest.param("là 2,93%, so với năm trước là 4,03%", id="against last year"),
        pytest.param("là 2,93% (cùng kỳ năm trước: 4,03%)", id="in brackets"),
        pytest.param("giảm từ 4,03% xuống 2,93%", id="fell from"),
        pytest.param("giảm từ 4,03% năm 2022 xuống 2,93%", id="fell from that of a year"),
        pytest.param("là 2,93%, thấp hơn mức 4,03% của năm trước", id="of last year"),
    ],
)
def test_a_figure_of_the_year_before_is_no_wrong_one(tmp_path: Path, said: str) -> None:
    text = f"Năm 2023, tỷ lệ hộ nghèo cả nước {said}."
    found = _national(tmp_path, text, ("2,93%", "2023"))
    assert found == {"2,93%": "confirmed", "4,03%": "not_in_source"}


@pytest.mark.parametrize(
    ("said", "given", "verdict"),
    [
        pytest.param("giai đoạn 2021-2025", "2,87", "confirmed", id="a stage"),
        pytest.param("giai đoạn 2021-2025", "2,78", "contradicted", id="a stage, a wrong number"),
        pytest.param("thời kỳ 2021-2025", "2,87", "confirmed", id="a time"),
        pytest.param("trong nhiệm kỳ 2021-2025", "2,87", "confirmed", id="a term"),
        pytest.param("cả giai đoạn 2021-2025", "2,78", "contradicted", id="all of a stage"),
    ],
)
def test_a_stretch_of_time_is_no_part_of_a_figure(
    tmp_path: Path, said: str, given: str, verdict: str
) -> None:
    own = figure("Vốn đầu tư công", "2,87 triệu tỷ đồng", period="2021/2025")
    bodies = {"author": body("Chính phủ")}
    corpus = corpus_of(
        tmp_path, dataset("vn", author="author", organizations=bodies, metrics=[own])
    )
    text = f"Vốn đầu tư công {said} là {given} triệu tỷ đồng."
    found = check_many(text, corpus).findings
    assert [each.verdict for each in found if each.kind == "quantity"] == [verdict]
