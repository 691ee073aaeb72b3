"""Prove one record by a published text: its quotes, and the published values that they hold."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from ttdn_cli.evidence.alignment import Alignment
from ttdn_cli.evidence.matching import Match, match
from ttdn_cli.extraction.figures import Figures
from ttdn_cli.facts.grounding import Names, PublishedValue, published_values
from ttdn_cli.facts.quoted import Quoted, find_unseen
from ttdn_cli.facts.texts import Record
from ttdn_cli.text.canonical import Canonical


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
    quoted = Quoted(text, list(_runs(matches)), figures)
    unproven = [
        (value, find_unseen(value, quoted.words))
        for value in published_values(record, names, language)
        if not quoted.holds(value)
    ]
    return Proof(matches, unproven)


def _runs(matches: list[Match]) -> Iterator[range]:
    """Yield the words that quotes of one paragraph hold together, run by run."""
    held = sorted({(word, each.paragraph) for each in matches for word in each.words})
    for _, run in groupby(enumerate(held), key=lambda each: (each[1][0] - each[0], each[1][1])):
        words = [word for _, (word, _) in run]
        yield range(words[0], words[-1] + 1)
