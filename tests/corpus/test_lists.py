"""Lists of many datasets are those of each, with its columns first and one reading for all."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import DIRECTIVE, ROOT, SECOND, SPEECH, VISIT, Ttdn
from tests.corpus.conftest import BROKEN, EVERY
from ttdn_cli.query.listings import LISTINGS

ORIGIN = ["dataset", "dataset_date", "dataset_author", "dataset_date_inferred"]


def objects(out: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(out)
    return found


def unqualified(value: Any, dataset: str) -> Any:
    """Return values with the ids that one dataset gives them."""
    if isinstance(value, dict):
        return {name: unqualified(each, dataset) for name, each in value.items()}
    if isinstance(value, list):
        return [unqualified(each, dataset) for each in value]
    return value.removeprefix(f"{dataset}:") if isinstance(value, str) else value


@pytest.mark.parametrize("command", [each.command for each in LISTINGS])
def test_a_list_of_many_is_the_lists_of_each(ttdn: Ttdn, speeches: Path, command: str) -> None:
    many = objects(ttdn(command, "--json", "--data", str(speeches)).out)
    origins = {tuple(each[name] for name in ORIGIN) for each in many}
    assert all([*each][:4] == ORIGIN for each in many)
    alone: list[Any] = []
    for file in sorted(EVERY, key=lambda each: each.name):
        said = json.loads(ttdn(command, "--json", "--data", str(file)).out)
        alone += said if isinstance(said, list) else [said] if said else []
    plain = [
        unqualified({k: v for k, v in each.items() if k not in ORIGIN}, each["dataset"])
        for each in many
    ]
    if command == "timeline":
        # That of many is one line of time.
        assert [each["date"] for each in plain[:1]] == [min(each["date"] for each in alone)]
        alone, plain = (sorted(some, key=json.dumps) for some in (alone, plain))
    assert plain == alone
    assert len({dataset for dataset, *_ in origins}) == len(origins)


@pytest.mark.parametrize(
    ("data", "many", "why"),
    [
        (["speech.yaml"], False, "one file has the shape it always had"),
        (["speec*.yaml"], True, "a pattern, also of one file"),
        (["."], True, "a folder"),
        (["speech.yaml", "speech.yaml"], True, "twice the same"),
    ],
)
def test_columns_of_the_dataset(
    ttdn: Ttdn,
    speeches: Path,
    monkeypatch: pytest.MonkeyPatch,
    data: list[str],
    many: bool,
    why: str,
) -> None:
    typed = [word for each in data for word in ("--data", str(speeches / each))]
    head = ttdn("stats", "--format", "csv", *typed).out.split("\n")[0]
    assert (
        head.startswith("dataset,dataset_date,dataset_author,dataset_date_inferred,id,") is many
    ), why


@pytest.mark.parametrize(
    ("args", "expected", "why"),
    [
        (["-w", "dataset=chi-thi-vinh-sa-2025"], {"chi-thi-vinh-sa-2025"}, "the dataset by its id"),
        (["-w", "dataset_date<2024-07"], {"hoi-nghi-tap-huan-2024"}, "the date of the text"),
        (["-w", "dataset_author~nguyen thanh lam"], {"hoi-nghi-tap-huan-2024"}, "who spoke"),
        (["-w", "dataset_author="], set(), "nobody unknown"),
    ],
)
def test_datasets_are_asked_for_by_their_columns(
    ttdn: Ttdn, speeches: Path, args: list[str], expected: set[str], why: str
) -> None:
    done = ttdn("stats", "--format", "json", "--data", str(speeches), *args)
    assert {each["dataset"] for each in objects(done.out)} == expected, why
    assert done.code == (0 if expected else 1), why


def copy_with(folder: Path, name: str, *changes: tuple[str, str]) -> None:
    """Write the speech once more, with some of its texts changed."""
    text = SPEECH.read_text(encoding="utf-8").replace("\nid: ", f"\nid: {name}-", 1)
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


def test_diacritics_that_one_dataset_has_count_for_all(ttdn: Ttdn, tmp_path: Path) -> None:
    """Where one has the word as typed, no other one guesses at it."""
    copy_with(tmp_path, "one")
    copy_with(tmp_path, "two", ("Hòa Bình", "Hóa Binh"))
    for typed, found in (
        ("Hòa Bình", {"one"}),
        ("Hóa Binh", {"two"}),
        ("hoa binh", {"one", "two"}),
        ("Hoà Bính", {"one", "two"}),
    ):
        for args in (["-w", f"province={typed}"], [typed]):
            done = ttdn("attendees", *args, "--json", "--data", str(tmp_path))
            named = {each["dataset"].partition("-")[0] for each in objects(done.out)}
            assert named == found, (args, done.err)
            assert ("Searched" in done.err or "Compared" in done.err) is (typed == "Hoà Bính")


def test_order_and_limit_are_those_of_all(ttdn: Ttdn, speeches: Path) -> None:
    every = objects(ttdn("stats", "--json", "--data", str(speeches)).out)
    shares = sorted(each["percent"] for each in every if each["percent"] is not None)
    done = ttdn("stats", "--json", "--data", str(speeches), "--sort", "percent", "-n", "3")
    assert [each["percent"] for each in objects(done.out)] == shares[:3]
    done = ttdn("stats", "--json", "--data", str(speeches), "--sort", "-percent,dataset", "-n", "2")
    assert [each["percent"] for each in objects(done.out)] == shares[:-3:-1]
    first = objects(ttdn("stats", "--json", "--data", str(speeches), "-n", "7").out)
    assert first == every[:7]
    dates = [
        each["date"] for each in objects(ttdn("timeline", "--json", "--data", str(speeches)).out)
    ]
    assert [each[:4] for each in dates] == sorted(each[:4] for each in dates)


def test_a_table_names_a_dataset_once_and_counts_them(ttdn: Ttdn, speeches: Path) -> None:
    (speeches / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    done = ttdn("legal", "--data", str(speeches))
    assert done.code == 0
    assert done.out.split("\n")[-3].endswith("· 5 datasets · 1 file not read")
    assert done.err.startswith(f"ttdn: {speeches / 'broken.yaml'}:3:10: metrics: ")
    assert done.err.count("\n") == 1
    assert ttdn("legal", "--data", str(speeches), "--strict").code == 2
    assert ttdn("legal", "--data", str(speeches), "--strict").out == done.out


def test_fields_of_the_dataset_alone(ttdn: Ttdn, speeches: Path) -> None:
    for form, head in (("csv", "dataset,dataset_date,dataset_author"), ("jsonl", '{"dataset":')):
        typed = ["stats", "--fields", "dataset_date", "-f", form, "--data", str(speeches)]
        first, *_ = ttdn(*typed).out.split("\n")
        assert first.startswith(head)
        assert "indicator" not in first


def test_a_list_of_none_is_no(ttdn: Ttdn, speeches: Path) -> None:
    done = ttdn("stats", "-w", "percent<0", "--data", str(speeches))
    assert (done.code, done.out) == (1, "")
    assert done.err == f"ttdn: No metrics match percent<0 in {speeches}.\n"
    assert ttdn("stats", "-w", "percent<0", "--json", "--data", str(speeches)).out == "[]\n"


@pytest.mark.parametrize(
    ("make", "said", "why"),
    [
        (
            lambda f: shutil.copy(SPEECH, f / "zz.yaml"),
            "speech.yaml and {folder}/zz.yaml have the same id",
            "two datasets of one id",
        ),
        (lambda f: [each.unlink() for each in f.iterdir()], "no .yaml or .yml file", "none"),
        (
            lambda f: [each.write_text(BROKEN, encoding="utf-8") for each in f.iterdir()],
            "none of the files is a dataset",
            "all are broken",
        ),
    ],
)
def test_what_cannot_be_answered(
    ttdn: Ttdn, speeches: Path, make: Any, said: str, why: str
) -> None:
    make(speeches)
    done = ttdn("stats", "--data", str(speeches))
    assert (done.code, done.out) == (2, ""), why
    assert said.format(folder=speeches) in done.err, why


def test_a_dataset_of_schema_1_has_the_id_of_its_event_or_its_file(
    ttdn: Ttdn, tmp_path: Path
) -> None:
    old = SECOND.with_name("schema1.yaml").read_text(encoding="utf-8")
    (tmp_path / "a.yaml").write_text(old, encoding="utf-8")
    without, removed = re.subn(r"(?m)^(?:event|attendees):\n(?:[ -].*\n)+", "", old)
    assert removed == 2
    (tmp_path / "Bài nói 2.yaml").write_text(without, encoding="utf-8")
    found = objects(ttdn("organizations", "--json", "--data", str(tmp_path)).out)
    assert {each["dataset"] for each in found} == {"dien-dan-doc-sach", "bai-noi-2"}


def test_the_variable_names_one_path_with_its_spaces(ttdn: Ttdn, speeches: Path) -> None:
    spaced = speeches.rename(speeches.with_name("all of them"))
    done = ttdn("organizations", "--json", env={"TTDN_DATA": str(spaced)})
    assert len({each["dataset"] for each in objects(done.out)}) == 5
    (only,) = objects(ttdn("event", "--json", env={"TTDN_DATA": f"{spaced}/stat*"}).out)
    assert only["dataset"] == "halvoria-state-visit-2025"


def test_a_dataset_without_an_event_says_who_issued_it(ttdn: Ttdn, tmp_path: Path) -> None:
    for each in (DIRECTIVE, VISIT):
        shutil.copy(each, tmp_path / each.name)
    found = objects(ttdn("legal", "--json", "--data", str(tmp_path)).out)
    said = {each["dataset"]: (each["dataset_date"], each["dataset_author"]) for each in found}
    assert said["chi-thi-vinh-sa-2025"] == (None, "Ủy ban nhân dân thành phố Vĩnh Sa")


def test_standard_input_is_one_of_many(ttdn: Ttdn) -> None:
    text = SPEECH.read_text(encoding="utf-8")
    done = ttdn("event", "--json", "--data", "-", "--data", str(SECOND), stdin=text)
    assert [each["dataset"] for each in objects(done.out)] == [
        "hoi-nghi-tap-huan-2024",
        "dien-dan-doc-sach",
    ]


def test_what_nobody_has_reviewed_is_counted(ttdn: Ttdn) -> None:
    folder = ROOT / "tests" / "data" / "hai-loc"
    assert "7 metrics, 1 unreviewed · 3 datasets" in ttdn("stats", "--data", str(folder)).out


def test_long_names_of_files_stay_apart(ttdn: Ttdn, tmp_path: Path) -> None:
    old = SECOND.with_name("schema1.yaml").read_text(encoding="utf-8")
    without, _ = re.subn(r"(?m)^(?:event|attendees):\n(?:[ -].*\n)+", "", old)
    for end in "ab":
        name = f"bai-phat-bieu-cua-dong-chi-bo-truong-tai-hoi-nghi-toan-quoc-{end}.yaml"
        (tmp_path / name).write_text(without, encoding="utf-8")
    found = objects(ttdn("organizations", "--json", "--data", str(tmp_path)).out)
    assert len({each["dataset"] for each in found}) == 2


@pytest.mark.parametrize(
    "typed",
    [
        ["stats", "-w", "percent<0"],
        ["search", "zzzqqq"],
        ["show", "zzzqqq"],
        ["trend", "zzzqqq"],
        ["citing", "zzzqqq"],
        ["career", "zzzqqq"],
        ["sql", "SELECT 1 WHERE false"],
    ],
    ids=lambda each: each[0],
)
def test_where_strict_fails_it_is_said_too_that_nothing_is_found(
    ttdn: Ttdn, speeches: Path, typed: list[str]
) -> None:
    loose = ttdn(*typed, "--data", str(speeches))
    assert loose.code == 1
    (speeches / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    strict = ttdn(*typed, "--data", str(speeches), "--strict")
    assert strict.code == 2
    assert "broken.yaml" in strict.err
    assert strict.err.endswith(loose.err)


def test_dates_that_one_dataset_says_once_are_in_the_rows_of_many(
    ttdn: Ttdn, speeches: Path
) -> None:
    assert "  When" not in ttdn("stats", "--data", str(SPEECH)).out
    shown = ttdn("stats", "--data", str(SPEECH), "--data", str(SECOND)).out
    assert shown.count("as of [December 2023]") == 4
    assert "as of December 2023" in shown


def test_what_of_the_date_of_a_text_is_a_conclusion_is_said_to_programs(
    ttdn: Ttdn, speeches: Path
) -> None:
    said = {
        each["dataset"]: each["dataset_date_inferred"]
        for each in objects(ttdn("event", "--json", "--data", str(speeches)).out)
    }
    assert said["hoi-nghi-tap-huan-2024"] == "year"
    assert said["halvoria-state-visit-2025"] is None


def test_entries_of_a_timeline_have_ids_of_their_own(ttdn: Ttdn) -> None:
    folder = ROOT / "tests" / "data" / "hai-loc"
    every = [each["id"] for each in objects(ttdn("timeline", "--json", "--data", str(folder)).out)]
    assert len(every) == len({*every})
    assert all(each.count(":") == 1 for each in every)


@pytest.mark.parametrize(
    ("command", "needed"),
    [
        pytest.param(
            "organizations -n 1 --ids -f cards",
            "bao-cao-2023:vi-van-thau",
            id="in a card",
        ),
        pytest.param(
            "organizations -f markdown", "| bao-cao-2023:vi-van-thau |", id="in a table of Markdown"
        ),
        pytest.param("organizations -f table", "bao-cao-2023:vi-van-thau", id="in a table"),
        pytest.param(
            "show bao-cao-2023:ubnd", "Vi Văn Thấu [bao-cao-2023:vi-van-thau]", id="of a record"
        ),
        pytest.param(
            "show bao-cao-2023:vi-van-thau", "[bao-cao-2023:ubnd]", id="of what a record names"
        ),
        pytest.param("show bao-cao-2023:2023-ho-ngheo", "bao-cao-2023:ho-ngheo", id="of an entry"),
        pytest.param("timeline --fields date,id", "bao-cao-2023:2023-ho-ngheo", id="of entries"),
        pytest.param("export - --to csv", "Mentioned in: bao-cao-2023:vi-van-thau", id="in a text"),
    ],
)
def test_an_id_is_that_of_its_dataset_wherever_it_stands(
    ttdn: Ttdn, command: str, needed: str
) -> None:
    done = ttdn(*command.split(), "--data", "tests/data/hai-loc")
    assert needed in done.out, done
    assert not re.search(
        r"(?<![\w:-])(?:vi-van-thau|ubnd|ho-ngheo|2023-ho-ngheo)(?![\w-])", done.out
    )
