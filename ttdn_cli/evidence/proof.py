"""Prove one record by a published text: its quotes, and the published values that they hold."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from ttdn_cli.evidence.alignment import Alignment
from ttdn_cli.evidence.figures import Figures
from ttdn_cli.evidence.matching import Match, match
from ttdn_cli.facts.grounding import (
    Names,
    PublishedValue,
    find_unseen,
    is_in_date,
    is_quoted,
    join_runs,
    published_values,
)
from ttdn_cli.facts.texts import Record
from ttdn_cli.text.canonical import Canonical, canonical_words, find_whole


class Proof(NamedTuple):
    """What a text says of a record.

    Attributes:
        matches: what became of each quote, in order.
        unproven: the published values that do not lie in the quotes, each with the differences
            that nobody can see; none where a quote is missing, which says so already.
    """

    matches: list[Match]
    unproven: list[tuple[PublishedValue, list[str]]]

    @property
    def holds(self) -> bool:
        """Whether every quote stands in the text, and every value in the quotes."""
        return not self.unproven and all(each.status != "missing" for each in self.matches)


def prove(
    record: Record,
    text: Canonical,
    alignment: Alignment,
    figures: Figures,
    names: Names,
    language: str,
) -> Proof:
    """Return what a text says of a record.

    Args:
        record: the record.
        text: the published text.
        alignment: where the paragraphs lie in it.
        figures: of the text.
        names: by which quotes may speak of bodies and groups.
        language: of the text.
    """
    matches = match(record, text, alignment, figures)
    if any(each.status == "missing" for each in matches):
        return Proof(matches, [])
    runs = list(_runs(matches))
    words = join_runs(text.words[run.start : run.stop] for run in runs)
    unproven = [
        (value, find_unseen(value, words))
        for value in published_values(record, names, language)
        if not _is_proven(value, words, runs, text, figures)
    ]
    return Proof(matches, unproven)


def _is_proven(
    value: PublishedValue, words: str, runs: list[range], text: Canonical, figures: Figures
) -> bool:
    """Return whether what is quoted of the text holds a value, and a figure or date whole."""
    if value.kind != "date":
        return is_quoted(value, words) and _is_whole(value, runs, text, figures)
    return any(
        is_in_date(value.date, each.iso) and figures.is_whole_date(each, value.sense)
        for run in runs
        for each in figures.between(text.starts[run.start], text.starts[run.stop])
        if each.kind == "date" and each.end < text.starts[run.stop]
    )


def _is_whole(value: PublishedValue, runs: list[range], text: Canonical, figures: Figures) -> bool:
    """Return whether a value with figures stands in what is quoted as the whole figure it is.

    A figure may not stand there as a date: `01/03` after `ngày` is no third.
    """
    forms = [" ".join(canonical_words(form)) for form in value.forms]
    if not any(each.isdigit() for each in forms[0]):
        return True
    return any(
        figures.are_whole(start, end, value.sense)
        and not (value.kind == "figure" and figures.is_dated(start, end))
        for run in runs
        for form in forms
        for start, end in _places(form, run, text)
    )


def _places(form: str, run: range, text: Canonical) -> Iterator[tuple[int, int]]:
    """Yield where a form stands in a run of words, as places of the text."""
    first, last = text.starts[run.start], text.starts[run.stop] - 1
    before = max(0, first - 2)
    around = text.text[before : last + 2]
    for start, end in find_whole(around, form, first - before, in_compounds=True):
        if before + end <= last:
            yield before + start, before + end


def _runs(matches: list[Match]) -> Iterator[range]:
    """Yield the words that quotes of one paragraph hold together, run by run."""
    held = sorted({(word, each.paragraph) for each in matches for word in each.words})
    for _, run in groupby(enumerate(held), key=lambda each: (each[1][0] - each[0], each[1][1])):
        words = [word for _, (word, _) in run]
        yield range(words[0], words[-1] + 1)
