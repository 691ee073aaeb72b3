"""What the README says of speed is what was measured, and what was measured is what it says.

What measures a check is measured itself: with one that believes everything, and one that sees
nothing.
"""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ElementTree
from collections import Counter
from random import Random

import pytest

from benchmarks import checking, relevance
from benchmarks.articles import RECORDS, Article, articles, pool
from benchmarks.datasets import larger
from benchmarks.draw import BARS, markdown, picture
from benchmarks.falsehoods import Change, changes
from benchmarks.speed import TARGETS
from tests.conftest import ROOT
from ttdn_cli import load
from ttdn_cli.checking.findings import Finding, Report, Verdict
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.validation import check_dataset

RESULTS = json.loads((ROOT / "benchmarks" / "results.json").read_text(encoding="utf-8"))
README = (ROOT / "README.md").read_text(encoding="utf-8")
PICTURE = ROOT / "docs" / "speed.svg"


def test_the_readme_has_the_table_of_the_results() -> None:
    assert f"\n{markdown(RESULTS)}" in README


def test_the_picture_is_drawn_from_the_results() -> None:
    assert PICTURE.read_text(encoding="utf-8") == picture(RESULTS)
    assert "](docs/speed.svg)" in README


def test_the_picture_has_a_bar_for_each_program_as_long_as_it_takes() -> None:
    svg = ElementTree.fromstring(picture(RESULTS))
    bars = svg.findall("{*}rect")
    times = sorted(RESULTS["programs"][name]["seconds"] for name in BARS)
    assert len(bars) == len(times)
    for bar, time in zip(bars, times, strict=True):
        share = float(bar.attrib["width"]) / float(bars[-1].attrib["width"])
        assert abs(share - time / times[-1]) < 0.001


def test_the_results_are_of_every_target_and_a_quiet_machine() -> None:
    held = [(each["ours"], each["against"], each["what"]) for each in RESULTS["ratios"]]
    assert held == [(each.ours, each.against, each.what) for each in TARGETS]
    for each, target in zip(RESULTS["ratios"], TARGETS, strict=True):
        assert target.at_least <= each["ratio"] <= target.at_most, each
    assert "dirty" not in RESULTS["commit"]


def test_a_larger_dataset_has_as_many_records_as_it_says() -> None:
    index = Index(check_dataset(larger(2_000).encode(), "larger.yaml"))
    sections = {key: records for key, records in index.sections.items() if key != "event"}
    assert sum(map(len, sections.values())) == 2_000
    bodies = index.dataset.organizations
    assert len({body.name for body in bodies}) == len(bodies) >= 300


INDEX = Index(load())
POOLS = ("main", "held_out")


def written(name: str) -> list[Article]:
    return list(articles(pool(name), 2, Random(1)))


@pytest.mark.parametrize("name", POOLS)
def test_every_mark_of_a_wording_is_of_a_record(name: str) -> None:
    for article in written(name):
        for mark in article.marks:
            assert article.text[mark.start : mark.end].strip()
            assert not RECORDS[mark.record] or RECORDS[mark.record] in INDEX.records, mark


def test_the_pools_have_equally_many_wordings_and_share_none() -> None:
    main, other = (pool(name) for name in POOLS)
    assert {key: len(some) for key, some in main.items()} == {
        key: len(some) for key, some in other.items()
    }
    assert not {each for some in main.values() for each in some} & {
        each for some in other.values() for each in some
    }


def test_the_same_seed_writes_the_same_articles() -> None:
    assert written("main") == written("main")


@pytest.mark.parametrize("name", POOLS)
def test_changes_are_many_and_change_only_what_they_say(name: str) -> None:
    found = [(article, change) for article in written(name) for change in changes(article)]
    assert len(found) >= 500
    assert len({change.kind for _, change in found}) >= 15
    for article, change in found:
        text = change.text(article.text)
        assert text != article.text
        for (start, end), (first, last, new) in zip(
            change.places()[len(change.targets) :], change.edits, strict=True
        ):
            assert text[start:end] == new != article.text[first:last]


def test_no_changed_quotation_stands_in_the_evidence() -> None:
    quotes = [
        each.quote for record in INDEX.records.values() for each in getattr(record, "evidence", [])
    ]
    for name in POOLS:
        for wording in (each for some in pool(name).values() for each in some):
            for text in re.findall(r"\[q \w+\|([^]]+)\]", wording):
                true, *wrong = text.split("^")
                assert any(true in quote for quote in quotes), true
                assert not any(each in quote for each in wrong for quote in quotes), wrong


def _first_change(kind: str, record: str) -> tuple[Article, Change]:
    return next(
        (article, change)
        for article in written("main")
        for change in changes(article)
        if (change.kind, change.mark.record) == (kind, record)
    )


def _of_whole_text(
    verdict: Verdict, record: str | None = None, expected: str | None = None
) -> Finding:
    return Finding(
        verdict=verdict,
        kind="quantity",
        text="",
        start=0,
        end=100_000,
        paragraph=1,
        record=record,
        expected=expected,
    )


@pytest.mark.parametrize(
    ("findings", "found", "believed", "contradicted"),
    [
        ([], False, False, False),  # It sees nothing.
        ([_of_whole_text("confirmed")], False, True, False),
        ([_of_whole_text("consistent")], False, True, False),
        ([_of_whole_text("not_in_source")], True, False, False),
        ([_of_whole_text("unreadable")], False, False, False),
        ([_of_whole_text("contradicted", "kl-57-2023", "57-KL/TW")], True, False, True),
        ([_of_whole_text("contradicted", "nd-72-2015", "57-KL/TW")], True, False, False),
        ([_of_whole_text("contradicted", "kl-57-2023", "58-KL/TW")], True, False, False),
        ([_of_whole_text("contradicted", "kl-57-2023")], True, False, False),
        # One that says both is not to be relied on.
        (
            [_of_whole_text("confirmed"), _of_whole_text("contradicted", "kl-57-2023", "57-KL/TW")],
            False,
            True,
            False,
        ),
    ],
)
def test_a_change_is_judged_by_what_is_found_at_its_place(
    monkeypatch: pytest.MonkeyPatch,
    findings: list[Finding],
    found: bool,
    believed: bool,
    contradicted: bool,
) -> None:
    report = Report(findings=findings, recognized=True)
    monkeypatch.setattr(checking, "check", lambda text, index: report)
    article, change = _first_change("document: type in the number", "K57")
    judged = checking.judge(article, change, INDEX)
    assert (judged.found, judged.believed, judged.contradicted) == (found, believed, contradicted)


def test_the_queries_of_relevance_name_records_and_are_half_in_each_language() -> None:
    every = relevance.queries(Index(load()))
    assert Counter(query.lang for query in every) == {"vi": 30, "en": 30}
    assert len({query.text for query in every}) == len(every)


@pytest.mark.parametrize(
    ("hits", "precision", "recall"),
    [
        pytest.param("ab", 1, 1, id="all that is wanted"),
        pytest.param("abc", 1, 1, id="what may be found counts neither way"),
        pytest.param("ad", 0.5, 0.5, id="one wanted, one not"),
        pytest.param("ae", 0.5, 0.5, id="what is in no list is wrong"),
        pytest.param("c", 0, 0, id="nothing that counts"),
        pytest.param("", 0, 0, id="nothing"),
    ],
)
def test_relevance_is_counted(hits: str, precision: float, recall: float) -> None:
    sets = (frozenset(each) for each in ("ab", "c", "d"))
    judged = relevance.judge(relevance.Query("en", "words", *sets), hits)
    assert (judged.precision, judged.recall) == (precision, recall)


def test_relevance_is_that_of_the_command() -> None:
    def hits(text: str) -> list[str]:
        return relevance.answers_to(
            relevance.Query("en", text, frozenset({"thoi-han"})), Index(load())
        )

    assert hits("deadline") == ["thoi-han"]
    assert hits("zzzz") == []
