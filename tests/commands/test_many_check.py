"""`ttdn check` against many datasets: whose each finding is, and what none of them says."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import DIRECTIVE, RESOLUTION, ROOT, SECOND, SPEECH, Ttdn, on_terminal
from ttdn_cli import load
from ttdn_cli.checking.check import check
from ttdn_cli.checking.findings import Finding, Report
from ttdn_cli.corpus.checks import check_many
from ttdn_cli.corpus.corpus import open_corpus
from ttdn_cli.facts.index import Index

LAM, FORUM, COPY = "hoi-nghi-tap-huan-2024", "dien-dan-doc-sach", "ban-sao"
OPENED = "Thứ trưởng Bộ Thông tin và Truyền thông Nguyễn Thanh Lâm phát biểu khai mạc."
WEBSITES = "58/63 địa phương đã có trang thông tin điện tử bằng tiếng nước ngoài."
READING = "Diễn đàn đọc sách vùng cao khai mạc ngày 20/11."
GUESTS = "Hội nghị có 1.200 đại biểu."
GOLD = "Giá vàng trong nước sáng nay tăng 300.000 đồng mỗi lượng."
JAPANESE = "ベトナムの国会で"
ORIGIN = ["dataset", "dataset_date", "dataset_author", "dataset_date_inferred"]
ABOUT = {LAM: ["2024-06-06", "Nguyễn Thanh Lâm", "year"], None: [None, None, None]}
BROKEN = "schema: 2\nid: broken\n"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four texts, and a copy of one of them in which a figure is another."""
    place = tmp_path_factory.mktemp("speeches")
    for each in (SPEECH, SECOND, DIRECTIVE, RESOLUTION):
        shutil.copy(each, place)
    text = SPEECH.read_text(encoding="utf-8").replace("58/63", "57/63")
    text = re.sub(f"(?m)^id: {LAM}$", f"id: {COPY}", text, count=1)
    (place / "copy.yaml").write_text(text, encoding="utf-8")
    return place


def found(ttdn: Ttdn, data: Path, text: str, *args: str) -> list[dict[str, Any]]:
    done = ttdn("check", "-", "--data", str(data), "--json", *args, stdin=text)
    rows: list[dict[str, Any]] = json.loads(done.out)
    return rows


def verdicts(rows: list[dict[str, Any]], text: str) -> list[tuple[str | None, str]]:
    return sorted(
        ((each["dataset"], each["verdict"]) for each in rows if each["text"] == text),
        key=lambda pair: pair[0] or "",
    )


@pytest.mark.parametrize(
    ("text", "item", "said"),
    [
        pytest.param(
            f"{OPENED} {WEBSITES}",
            "58/63",
            [(COPY, "contradicted"), (LAM, "confirmed")],
            id="one confirms, one contradicts",
        ),
        pytest.param(
            WEBSITES,
            "58/63",
            [(COPY, "contradicted"), (LAM, "confirmed")],
            id="the figure alone: its words name it in both",
        ),
        pytest.param(
            WEBSITES.replace("58/63", "58/64"),
            "58/64",
            [(COPY, "contradicted"), (LAM, "contradicted")],
            id="nobody says so: the resolution has figures of other things",
        ),
        pytest.param(
            f"{OPENED} {GUESTS}", "1.200 đại biểu", [(None, "not_in_source")], id="nobody has it"
        ),
        pytest.param(
            f"{OPENED} {READING}", "20/11", [(FORUM, "confirmed")], id="another one has it"
        ),
        pytest.param(
            f"{OPENED} {JAPANESE}", JAPANESE, [(None, "unreadable")], id="not read, and once"
        ),
        pytest.param(
            f"{OPENED}\nNgày 7/6, hội nghị khai mạc tại Đà Lạt.",
            "7/6",
            [(COPY, "contradicted"), (LAM, "contradicted")],
            id="of no other event",
        ),
    ],
)
def test_each_dataset_says_what_it_has(
    ttdn: Ttdn, data: Path, text: str, item: str, said: list[tuple[str | None, str]]
) -> None:
    assert verdicts(found(ttdn, data, text), item) == said


def test_a_finding_begins_with_whose_it_is(ttdn: Ttdn, data: Path) -> None:
    rows = found(ttdn, data, f"{OPENED} {WEBSITES} {GUESTS}")
    for each in rows:
        assert [*each][:5] == [*ORIGIN, "verdict"]
        if each["dataset"] in ABOUT:
            assert [each[name] for name in ORIGIN[1:]] == ABOUT[each["dataset"]]
    (figure,) = (each for each in rows if (each["dataset"], each["text"]) == (LAM, "58/63"))
    assert figure["record"] == f"{LAM}:trang-cong-dia-phuong"
    (lacked,) = (each for each in rows if each["dataset"] is None)
    assert [lacked[name] for name in ("record", "expected", "reason", "quote")] == [None] * 4


def test_why_a_dataset_cannot_tell_is_said_of_none(ttdn: Ttdn, tmp_path: Path) -> None:
    text = f"{OPENED} {WEBSITES.replace(' bằng tiếng nước ngoài', '')}"
    file = tmp_path / "a.txt"
    file.write_text(text, encoding="utf-8")
    alone = json.loads(ttdn("check", str(file), "--json").out)
    (reason,) = (each["reason"] for each in alone if each["verdict"] == "not_in_source")
    assert reason
    both = ("--data", str(SPEECH), "--data", str(SECOND))
    every = json.loads(ttdn("check", str(file), *both, "--json").out)
    (lacked,) = (each for each in every if each["dataset"] is None)
    assert (lacked["text"], lacked["reason"]) == ("58/63", None)


LAST, THIS, ABOUT_THREE = "bao-cao-2023", "bao-cao-2024", "hop-bao-2024"


@pytest.mark.parametrize(
    ("figure", "names", "expected"),
    [
        pytest.param("2,93%", (LAST, THIS), {THIS: "confirmed"}, id="last year's is another"),
        pytest.param("2,95%", (LAST, THIS), {THIS: "contradicted"}, id="none confirms it"),
        pytest.param("2,93%", (THIS, ABOUT_THREE), {THIS: "confirmed"}, id="about 3% may be that"),
        pytest.param(
            "khoảng 3%",
            (THIS, ABOUT_THREE),
            {THIS: "consistent", ABOUT_THREE: "confirmed"},
            id="which it is",
        ),
        pytest.param(
            "4,93%",
            (THIS, ABOUT_THREE),
            {THIS: "contradicted", ABOUT_THREE: "contradicted"},
            id="neither is",
        ),
    ],
)
def test_what_contradicts_none_that_is_confirmed(
    ttdn: Ttdn, tmp_path: Path, figure: str, names: tuple[str, ...], expected: dict[str, str]
) -> None:
    article = tmp_path / "article.txt"
    article.write_text(f"Tỷ lệ hộ nghèo của tỉnh Hải Lộc năm 2024 là {figure}.", encoding="utf-8")
    files = [ROOT / "tests" / "data" / "hai-loc" / f"{name}.yaml" for name in names]
    typed = [word for each in files for word in ("--data", str(each))]
    found = json.loads(ttdn("check", str(article), "--all", "--json", *typed).out)
    assert {e["dataset"]: e["verdict"] for e in found if e["text"] == figure} == expected


def test_of_several_articles_the_file_follows(ttdn: Ttdn, data: Path, tmp_path: Path) -> None:
    paths = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for each in paths:
        each.write_text(f"{OPENED} {WEBSITES}", encoding="utf-8")
    done = ttdn("check", *map(str, paths), "--data", str(data), "--json")
    rows = json.loads(done.out)
    assert [*rows[0]][:6] == [*ORIGIN, "file", "verdict"]
    assert {each["file"] for each in rows} == {*map(str, paths)}


def test_one_dataset_of_a_folder_says_what_it_says_alone(data: Path, tmp_path: Path) -> None:
    """What others do not change: each finding of a text that is about one dataset only."""
    shutil.copy(SPEECH, tmp_path)
    text = Path("tests/data/release.txt").read_text(encoding="utf-8")
    alone = check(text, Index(load(SPEECH)))
    every = check_many(text, open_corpus([str(tmp_path)], cached=False))

    def held(report: Report) -> list[Finding]:
        return sorted(
            (each for each in report.findings if each.verdict != "not_in_source"),
            key=lambda each: (each.start, -each.end, each.kind),
        )

    import msgspec

    assert [msgspec.structs.replace(each, dataset=None) for each in held(every)] == held(alone)
    spans = {(each.start, each.end) for each in alone.findings}
    assert {(each.start, each.end) for each in every.findings} == spans


@pytest.mark.parametrize(
    ("text", "args", "code"),
    [
        (f"{READING}", [], 0),
        (f"{OPENED} {WEBSITES}", [], 1),
        (f"{OPENED} {WEBSITES}", ["--exit-zero"], 0),
        (f"{READING} {GUESTS}", [], 0),
        (f"{READING} {GUESTS}", ["--strict"], 1),
        (GOLD, [], 2),
    ],
)
def test_the_exit_code_is_that_of_one_dataset(
    ttdn: Ttdn, data: Path, text: str, args: list[str], code: int
) -> None:
    done = ttdn("check", "-", "--data", str(data), *args, stdin=text)
    assert done.code == code
    assert ("about any of 5 datasets" in " ".join(done.err.split())) == (text == GOLD)


@pytest.mark.parametrize(("args", "code"), [([], 0), (["--strict"], 2)])
def test_a_broken_dataset_is_told_of(
    ttdn: Ttdn, tmp_path: Path, args: list[str], code: int
) -> None:
    shutil.copy(SECOND, tmp_path)
    (tmp_path / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    done = ttdn("check", "-", "--data", str(tmp_path), *args, stdin=READING)
    assert done.code == code
    assert done.err.startswith(f"ttdn: {tmp_path / 'broken.yaml'}:")
    assert "confirmed" in done.out


def test_editors_and_ci_are_told_which_dataset_says_so(
    ttdn: Ttdn, data: Path, tmp_path: Path
) -> None:
    file = tmp_path / "a.txt"
    file.write_text(f"{OPENED} {WEBSITES} {GUESTS}", encoding="utf-8")
    done = ttdn("check", str(file), "--data", str(data), "--all", "-f", "rdjsonl")
    said = [json.loads(line)["message"] for line in done.out.splitlines()]
    assert any(each.startswith(f"“58/63”: the speech {COPY} says “57/63”.") for each in said)
    assert any(f"“58/63” is in the speech {LAM}." in each for each in said)
    assert "“1.200 đại biểu” is not in the sources." in said
    log = json.loads(ttdn("check", str(file), "--data", str(data), "-f", "sarif").out)
    (result,) = log["runs"][0]["results"]
    (place,) = result["relatedLocations"][0]["logicalLocations"]
    assert place["fullyQualifiedName"] == f"{COPY}/trang-cong-dia-phuong"


def test_the_page_marks_an_item_once_with_all_its_datasets(
    ttdn: Ttdn, data: Path, tmp_path: Path
) -> None:
    file = tmp_path / "a.txt"
    file.write_text(
        f"{OPENED} {WEBSITES} Ngày 7/6, hội nghị khai mạc tại Đà Lạt.", encoding="utf-8"
    )
    page = ttdn("check", str(file), "--data", str(data), "--html", "-").out
    (paragraph,) = re.findall(r'<div class="text">\n<p[^>]*>(.*?)</p>', page, re.DOTALL)
    marks = re.findall(r'<mark class="(\w+)"', paragraph)
    words = re.sub(r'<(?:a|span) class="(?:sign|unseen)".*?</(?:a|span)>|<[^>]+>', "", paragraph)
    assert words.count("58/63") == 1
    assert marks.count("contradicted") == 2
    assert not re.search(r"<mark[^>]*>(?:(?!</mark>).)*<mark", paragraph)
    # Both datasets contradict the date: it is one item.
    assert re.search(r'<p class="outcome wrong">2 of [0-9]+ items contradicted', page)
    assert f'<dd translate="no">{COPY} · 6 June [2024] · Nguyễn Thanh Lâm</dd>' in page
    items = page.partition('class="items"')[2]
    assert len(re.findall(rf'<span translate="no">({COPY}|{LAM})</span>', items)) > 4
    # Every link within the page leads somewhere, and no two places have one name.
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len({*ids})
    assert {*re.findall(r'href="#([^"]+)"', page)} <= {*ids}


def test_a_person_sees_whose_each_finding_is(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(f"{OPENED} {WEBSITES}", encoding="utf-8")
    done = on_terminal("check", str(file), "--data", str(data), width=100)
    assert done.out.count("[✗ 58/63]") == 1
    assert f"{COPY} · 6 June [2024] · Nguyễn Thanh Lâm" in done.out
    assert "Footnotes to paste" in done.out


DISPUTED = "115/120 xã có trang thông tin điện tử"
HAI_LOC = str(ROOT / "tests" / "data" / "hai-loc")


def test_what_confirms_an_item_is_shown_beside_what_contradicts_it(ttdn: Ttdn) -> None:
    """And nothing is offered in place of it."""
    shown = ttdn("check", DISPUTED, "--data", HAI_LOC).out
    assert [each for each in ("bao-cao-2024", "hop-bao-2024") if each in shown] == [
        "bao-cao-2024",
        "hop-bao-2024",
    ]
    fixes = ttdn("check", DISPUTED, "--data", HAI_LOC, "--format", "rdjsonl").out
    assert "bao-cao-2024" in fixes
    assert "suggestions" not in fixes
    wrong = ttdn("check", DISPUTED.replace("115", "114"), "--data", HAI_LOC, "--format", "rdjsonl")
    assert "suggestions" in wrong.out


def test_files_that_are_not_read_are_counted(ttdn: Ttdn, data: Path, tmp_path: Path) -> None:
    folder = tmp_path / "some"
    shutil.copytree(data, folder)
    (folder / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    shown = ttdn("check", WEBSITES, "--data", str(folder)).out
    assert shown.startswith("Checked against: 5 datasets · 1 file not read (")
