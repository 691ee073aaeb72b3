"""A search of many datasets finds what that of each finds, in the nearest way of any."""

from __future__ import annotations

import json
import shutil
import tomllib
from pathlib import Path

import pytest

from tests.conftest import ROOT, SPEECH, Ttdn
from tests.corpus.conftest import BROKEN, EVERY
from ttdn_cli import load
from ttdn_cli.corpus.corpus import open_corpus
from ttdn_cli.corpus.words import members_with
from ttdn_cli.facts.index import Index
from ttdn_cli.query.search.searcher import Searcher

_RELEVANCE = tomllib.loads((ROOT / "benchmarks" / "relevance.toml").read_text(encoding="utf-8"))
QUERIES = [
    *(each["text"] for each in _RELEVANCE["query"]),
    *("58/63", "87,30%", "6/6/2024", "ngày 6 tháng 6 năm 2024", "Dalat", "ttdn", "UBND", "kl 57"),
    *("where was it", "ai", "bo tttt", "quy che", "thấp nhất", "2023", "tinh thanh", "l"),
    *("hoi-nghi-tap-huan-2024", "halvoria", "president", "trade between", "nothing like this"),
]


def test_no_dataset_is_left_out_that_has_the_words(own_cache: Path, speeches: Path) -> None:
    corpus = open_corpus([str(speeches)])
    indexes = {str(each): Index(load(each)) for each in EVERY}
    missed = [
        (query, index.dataset.id)
        for query in QUERIES
        for index in indexes.values()
        if Searcher(index).search(query).matches
        if index.dataset.id not in {each.id for each in members_with([query], corpus)}
    ]
    assert not missed
    assert len(members_with(["halvoria"], corpus)) == 1
    assert not members_with(["zzzz"], corpus)


def test_a_search_of_many_is_that_of_each(ttdn: Ttdn, speeches: Path) -> None:
    for query in ("quy che", "trade", "2025", "thong tin doi ngoai"):
        many = json.loads(ttdn("search", query, "--json", "--data", str(speeches)).out)
        for each in many:
            assert each["id"].startswith(f"{each['dataset']}:")
        for file in EVERY:
            alone = ttdn("search", query, "--json", "--data", str(file))
            own = [each for each in many if each["dataset"] == load(file).id]
            if own or "Searched" not in alone.err:
                found = [(each["id"].partition(":")[2], each["text"]) for each in own]
                assert found == [(each["id"], each["text"]) for each in json.loads(alone.out)]


def test_the_nearest_way_of_any_dataset_counts(ttdn: Ttdn, tmp_path: Path) -> None:
    text = SPEECH.read_text(encoding="utf-8").replace("Văn Chương", "Vàn Chường")
    (tmp_path / "other.yaml").write_text(text.replace("\nid: ", "\nid: other-"), encoding="utf-8")
    (tmp_path / "speech.yaml").write_bytes(SPEECH.read_bytes())
    done = ttdn("search", "Văn Chương", "--json", "--data", str(tmp_path))
    assert {each["dataset"] for each in json.loads(done.out)} == {"hoi-nghi-tap-huan-2024"}
    assert not done.err
    done = ttdn("search", "Ván Chướng", "--json", "--data", str(tmp_path))
    assert len({each["dataset"] for each in json.loads(done.out)}) == 2
    assert "Searched without them" in done.err


def test_the_best_of_all_come_first(ttdn: Ttdn, speeches: Path) -> None:
    found = json.loads(ttdn("search", "Đà Lạt", "--json", "--data", str(speeches)).out)
    assert found[0]["text"] == "Đà Lạt"
    limited = ttdn("search", "Đà Lạt", "-n", "1", "--json", "--data", str(speeches)).out
    assert json.loads(limited) == found[:1]


def test_nothing_found_is_no(ttdn: Ttdn, speeches: Path) -> None:
    done = ttdn("search", "zzzz", "--data", str(speeches))
    assert (done.code, done.out) == (1, "")
    assert done.err == f"ttdn: No records match zzzz in {speeches}.\n"
    assert ttdn("search", "zzzz", "--json", "--data", str(speeches)).out == "[]\n"


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_what_is_found_is_shown_with_its_dataset(ttdn: Ttdn, speeches: Path, lang: str) -> None:
    out = ttdn("search", "quy che", "--data", str(speeches), "--lang", lang).out
    assert "hoi-nghi-tap-huan-2024:quy-che-tinh-thanh" in out
    # The speech does not say the year.
    assert {"en": "6 June [2024]", "vi": "6/6/[2024]"}[lang] in out


@pytest.mark.parametrize(
    ("named", "expected", "why"),
    [
        ("hoi-nghi-tap-huan-2024:kl-57-2023", "kl-57-2023", "by dataset and id"),
        ("kl-57-2023", "kl-57-2023", "an id that one dataset has"),
        ("72/2015/NĐ-CP", "nd-72-2015", "a number"),
        ("hoi-nghi-tap-huan-2024:57-KL/TW", "kl-57-2023", "a number in a dataset"),
        ("Phạm S", "pham-s", "a name"),
    ],
)
def test_a_record_of_many_by_what_names_it(
    ttdn: Ttdn, speeches: Path, named: str, expected: str, why: str
) -> None:
    (found,) = json.loads(ttdn("show", named, "--json", "--data", str(speeches)).out)
    assert [*found][:3] == ["dataset", "dataset_date", "dataset_author"]
    assert found["id"] == f"hoi-nghi-tap-huan-2024:{expected}", why
    out = ttdn("show", named, "--data", str(speeches)).out
    assert f"· {found['id']}\n" in out


def test_a_record_that_two_datasets_have_is_chosen(ttdn: Ttdn, tmp_path: Path) -> None:
    text = SPEECH.read_text(encoding="utf-8")
    for name in ("one", "two"):
        changed = text.replace("\nid: ", f"\nid: {name}-", 1)
        (tmp_path / f"{name}.yaml").write_text(changed, encoding="utf-8")
    done = ttdn("show", "57-KL/TW", "--data", str(tmp_path))
    assert (done.code, done.out) == (1, "")
    assert "names 2 records. Choose one: ttdn show ID --data PATH" in done.err
    first = "one-hoi-nghi-tap-huan-2024:kl-57-2023"
    assert f"  {first}  " in done.err
    assert ttdn("show", first, "--data", str(tmp_path)).code == 0
    for unknown in ("one-hoi-nghi-tap-huan-2024:zzzz", "zzzz", "nowhere:kl-57-2023"):
        done = ttdn("show", unknown, "--data", str(tmp_path))
        assert (done.code, done.out, done.err.count("\n")) == (1, "", 1), done.err


@pytest.mark.parametrize(
    ("named", "said", "why"),
    [
        ("chi-thi-vinh-sa-2025", "Did you mean chi-thi-vinh-sa-2025:ID?", "a dataset alone"),
        (
            "hoi-nghi-tap-huan-224:pham-s",
            "Did you mean hoi-nghi-tap-huan-2024:pham-s?",
            "a slip in the dataset",
        ),
        ("zzzzzz", "Find ids with ttdn search.", "nothing like it"),
    ],
)
def test_what_may_be_meant_is_said(
    ttdn: Ttdn, speeches: Path, named: str, said: str, why: str
) -> None:
    done = ttdn("show", named, "--data", str(speeches))
    assert (done.code, done.out) == (1, ""), why
    assert said in done.err, why


def test_the_id_that_a_list_of_many_prints_is_known_elsewhere_too(
    ttdn: Ttdn, speeches: Path
) -> None:
    named = "HOI-NGHI-TAP-HUAN-2024:pham-s"
    assert ttdn("show", named, "--data", str(speeches)).code == 0
    assert ttdn("show", named.lower(), "--data", str(SPEECH)).code == 0
    assert ttdn("cite", named.lower(), "--data", str(SPEECH)).code == 0


def test_what_is_shown_says_of_each_source_whose_it_is_and_what_was_not_read(
    ttdn: Ttdn, tmp_path: Path
) -> None:
    for name in ("bao-cao-2023", "bao-cao-2024"):
        shutil.copy(ROOT / "tests/data/hai-loc" / f"{name}.yaml", tmp_path)
    (tmp_path / "broken.yaml").write_text(BROKEN)
    one = ttdn("show", "bao-cao-2023:ubnd", "--data", str(tmp_path)).out.splitlines()
    assert one[-3].startswith("Source: report (20 December 2023)")
    assert one[-2] == "1 of 2 datasets · 1 file not read"
    both = ttdn("show", "bao-cao-2023:ubnd", "bao-cao-2024:ubnd", "--data", str(tmp_path)).out
    sources = [each.partition("(")[0] for each in both.splitlines()[-4:-2]]
    assert sources == ["bao-cao-2023: Source: report ", "bao-cao-2024: Source: report "]
