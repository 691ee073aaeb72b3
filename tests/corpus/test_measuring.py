"""What is printed of questions to many speeches is what was measured, goal by goal."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.corpus import (
    CHANGED,
    FEW,
    FIRST,
    GROUPS,
    LARGE,
    SAME_ROWS,
    SMALL,
    SQL,
    YAML,
    Data,
    goals,
    programs,
    results,
    table,
)
from benchmarks.speed import Run

SIZES = (*SMALL, LARGE)


def names(tmp_path: Path) -> set[str]:
    data = Data(*(tmp_path / each for each in ("speeches", "changed", "home", "m", "d")))
    data.changed.mkdir()
    (data.changed / "speech.yaml").touch()
    return {each.name for each in programs(LARGE, data, tmp_path, GROUPS)}


def test_what_is_compared_is_run(tmp_path: Path) -> None:
    """A name that no program has would be passed over in silence."""
    every = names(tmp_path)
    assert {name for pair in SAME_ROWS for name in pair} <= every
    assert {each.program for each in goals(SIZES)} <= every
    assert {each.against for each in goals(SIZES) if each.against} <= every


@pytest.mark.parametrize(
    ("program", "size", "run", "missed"),
    [
        (FIRST, SMALL[1], Run(2.1, 50, 4), ["first reading: at most twice the YAML alone"]),
        (CHANGED, SMALL[1], Run(0.21, 50, 1), ["one file changed: at most 1/10 of the first"]),
        (CHANGED, LARGE, Run(0.81, 50, 1), ["one file changed: at most 1/50 of the first"]),
        (SQL, LARGE, Run(0.51, 50, 1), ["a filter in SQL: at most 0.5 s"]),
        (SQL, LARGE, Run(0.4, 601, 1), ["a filter in SQL: at most 600 MB"]),
        (FEW, LARGE, Run(0.51, 50, 1), ["a filter of a list, few rows: at most 0.5 s"]),
        (
            FIRST,
            LARGE,
            Run(51, 50, 99),
            ["first reading of a fact: at most 1.25 of that among 100"],
        ),
        (FIRST, LARGE, Run(40, 50, 99), []),
    ],
)
def test_a_goal_is_met_or_is_not(
    program: str, size: object, run: Run, missed: list[str], tmp_path: Path
) -> None:
    usual = {
        SIZES[0]: {YAML: 0.12, FIRST: 0.24, CHANGED: 0.1},
        SIZES[1]: {YAML: 1.0, FIRST: 2.0, CHANGED: 0.2},
        SIZES[2]: {YAML: 26.0, FIRST: 40.0, CHANGED: 0.8, SQL: 0.5, FEW: 0.5},
    }
    runs = {
        of: {name: [Run(seconds, 600, seconds)] for name, seconds in some.items()}
        for of, some in usual.items()
    }
    for of in runs:
        if of == size:
            runs[of][program] = [run, run, Run(1e9, 1e9, 1e9)]
    found = results(SIZES, runs)
    goals_missed = [each["goal"] for each in found["goals"] if not each["met"]]
    assert len(goals_missed) == len(missed)
    assert all(one.startswith(other) for one, other in zip(goals_missed, missed, strict=True))
    printed = "\n".join(table(found))
    assert printed.count("| no |") == len(missed)
    assert "10,000 speeches, 1,000,000 facts" in printed
