"""Cases of checked articles: sentences with the item that each is about between two marks."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import SPEECH
from ttdn_cli import load
from ttdn_cli.checking.check import check
from ttdn_cli.checking.findings import Finding, FindingKind, Report
from ttdn_cli.facts.index import Index

OPEN, CLOSE = "⟦", "⟧"


class Case(NamedTuple):
    """An article with marks around an item, and what the dataset says of that.

    Attributes:
        marked: the article.
        verdict: of the item, or `none` where it is no item.
        record: the id of the record that says so, or nothing.
        detail: where contradicted, what is expected; else a part of the rule or reason.
    """

    marked: str
    verdict: str
    record: str
    detail: str


def cases(table: str) -> pytest.MarkDecorator:
    """Return the cases of a table, to run a test with each.

    Args:
        table: of each case a line `reason | verdict | record | detail`, what is empty at its end
            left out, and its article on the lines below it, which begin with spaces.
    """
    found: list[list[str]] = []
    for line in table.strip().splitlines():
        if line.startswith(" "):
            found[-1].append(line.strip())
        elif line:
            found.append([line])
    params = []
    for head, *lines in found:
        reason, *said = (each.strip() for each in head.split("|"))
        assert lines, f"no article: {reason}"
        verdict, record, detail = [*said, "", ""][:3]
        params.append(pytest.param(Case("\n".join(lines), verdict, record, detail), id=reason))
    return pytest.mark.parametrize("case", params)


@cache
def index_of(dataset: Path = SPEECH) -> Index:
    """Return a dataset, read once."""
    return Index(load(dataset))


@cache
def report_on(text: str, dataset: Path = SPEECH) -> Report:
    """Return what a dataset says of an article."""
    return check(text, index_of(dataset))


def findings(text: str, kind: FindingKind, dataset: Path = SPEECH) -> list[Finding]:
    """Return the findings of one kind in an article."""
    return [each for each in report_on(text, dataset).findings if each.kind == kind]


def judge(case: Case, kind: FindingKind, dataset: Path = SPEECH) -> None:
    """Hold what a dataset says of the marked item of an article to its case."""
    text = case.marked.replace(OPEN, "").replace(CLOSE, "")
    start = case.marked.index(OPEN)
    end = case.marked.index(CLOSE) - len(OPEN)
    near = [each for each in findings(text, kind, dataset) if each.start < end > start < each.end]
    if case.verdict == "none":
        assert near == []
        return
    (found,) = near
    assert (found.start, found.end, found.text) == (start, end, text[start:end])
    said = (found.verdict, found.record or "", found.expected or "")
    contradicted = case.verdict == "contradicted"
    assert said == (case.verdict, case.record, case.detail if contradicted else "")
    reason = (found.reason and found.reason.en) or ""
    if case.verdict == "confirmed":
        assert reason == ""
    elif contradicted:
        assert reason
    else:
        assert case.detail in reason
        assert reason or case.verdict == "not_in_source"
