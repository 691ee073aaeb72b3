"""The speeches by which reading many is measured are lawful, the same each time, and consistent.

What contradicts the others is what was planted, and nothing else.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from benchmarks.speech import LEAST_FACTS, MOST_FACTS, PLANTED_EVERY, speech
from benchmarks.speech_world import OFFICIALS, World
from tests.conftest import ROOT
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.validation import check_dataset
from ttdn_cli.facts.vocabulary import SectionKey

WORLD = World(1)


@pytest.mark.parametrize(
    ("number", "facts", "why"),
    [
        (1, LEAST_FACTS, "no section is empty, and no body is missing"),
        (PLANTED_EVERY - 1, 60, "what is contradicted has its quotes"),
        (PLANTED_EVERY, 60, "and so has what contradicts it"),
        (1_000, 100, "the last one has dates of the calendar too"),
        (7, MOST_FACTS, "no id comes twice"),
    ],
)
def test_each_is_lawful_and_has_as_many_facts_as_asked_for(
    number: int, facts: int, why: str
) -> None:
    text = speech(WORLD, number, facts, 1_000)
    dataset = check_dataset(text.encode(), "speech.yaml")
    assert len(Index(dataset).records) == facts, why
    assert all(getattr(dataset, each) for each in get_args(SectionKey)), why


def test_the_same_seed_makes_the_same_files_in_every_process(tmp_path: Path) -> None:
    """What Python mixes by chance from one process to the next has no part in it."""
    for seed, salt in (("1", "1"), ("1", "2"), ("2", "1")):
        out = tmp_path / f"{seed}-{salt}"
        command = ["-m", "benchmarks.speeches", str(out), "--count", "2", "--facts", "30"]
        subprocess.run(
            [sys.executable, *command, "--seed", seed],
            env={**os.environ, "PYTHONHASHSEED": salt},
            cwd=ROOT,
            check=True,
        )
    first, again, other = [
        {each.name: each.read_bytes() for each in folder.iterdir()}
        for folder in sorted(tmp_path.iterdir())
    ]
    assert [*sorted(first)] == ["speech-00001.yaml", "speech-00002.yaml"]
    assert first == again
    assert first != other


@pytest.fixture(scope="module")
def many() -> list[dict[str, Any]]:
    """Two years of speeches, of which two pairs contradict each other."""
    count = 2 * PLANTED_EVERY
    return [parsed(number, count) for number in range(1, count + 1)]


def parsed(number: int, count: int) -> dict[str, Any]:
    """Return a speech of so many, as plain text, mappings and lists."""
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    found: dict[str, Any] = yaml.load(speech(WORLD, number, LEAST_FACTS, count), loader)
    return found


def said_of(many: list[dict[str, Any]], kind: str) -> dict[object, dict[object, set[str]]]:
    """Return what is said of each figure, person or document, and by which speeches."""
    said: dict[object, dict[object, set[str]]] = defaultdict(lambda: defaultdict(set))
    for each in many:
        if kind == "figure":
            for one in each["metrics"]:
                date = one.get("as_of") or one.get("period")
                of = (one["indicator"]["vi"], one["scope"]["vi"], date)
                said[of][one["given"]].add(each["id"])
        elif kind == "title":
            for one in each["attendees"] + each["people"]:
                month = each["event"]["date"][:7]
                said[one["name"], month][one["titles"][0]["title"]["vi"]].add(each["id"])
        else:
            for one in each["legal_references"]:
                said[one["number"]][one["date"]].add(each["id"])
    return said


@pytest.mark.parametrize("kind", ["figure", "title", "date of a document"])
def test_only_what_is_planted_contradicts_another_speech(
    many: list[dict[str, Any]], kind: str
) -> None:
    other = [each.values() for each in said_of(many, kind).values() if len(each) > 1]
    by = sorted(sorted(one for some in each for one in some) for each in other)
    assert by == [["speech-00049", "speech-00050"], ["speech-00099", "speech-00100"]]


def test_every_pair_contradicts_in_each_way() -> None:
    """Of documents of every day of a month, and of every indicator by more than rounding does."""
    count = 150 * PLANTED_EVERY
    for last in range(PLANTED_EVERY, count + 1, 5 * PLANTED_EVERY):
        pair = [parsed(number, count) for number in (last - 1, last)]
        for kind in ("figure", "title", "date of a document"):
            other = [[*each] for each in said_of(pair, kind).values() if len(each) > 1]
            assert len(other) == 1, (last, kind)
            if kind == "figure":
                one, another = ("".join(filter(str.isdecimal, str(each))) for each in other[0])
                assert abs(int(one) - int(another)) > 1, (last, kind)


def test_a_figure_moves_over_time_and_is_given_by_several_speeches(
    many: list[dict[str, Any]],
) -> None:
    over_time: dict[object, set[str]] = defaultdict(set)
    givers: dict[object, set[str]] = defaultdict(set)
    for each in many:
        for one in each["metrics"]:
            of = (one["indicator"]["vi"], one["scope"]["vi"])
            over_time[of].add(one["given"])
            givers[of].add(each["id"])
    assert max(map(len, over_time.values())) >= 3
    assert max(map(len, givers.values())) >= 3


def test_people_are_promoted_and_no_two_have_one_name() -> None:
    first, last = [
        [WORLD.official(number, month) for number in range(OFFICIALS + 400)] for month in (0, 95)
    ]
    assert len({each.name for each in first}) == len({each.id for each in first}) == len(first)
    assert sum(one.title != other.title for one, other in zip(first, last, strict=True)) > 300
