"""Verify a dataset against a published text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Annotated, get_args

import msgspec

from ttdn_cli.evidence.alignment import align
from ttdn_cli.evidence.article import Article
from ttdn_cli.evidence.coverage import Uncovered, find_uncovered
from ttdn_cli.evidence.matching import Match, Status, match
from ttdn_cli.evidence.nearest import find_nearest
from ttdn_cli.evidence.parts import Part
from ttdn_cli.facts.grounding import is_quoted, join_runs, published_values
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.types import about
from ttdn_cli.text.canonical import Canonical

MOST_NEAREST = 1_000
"""Missing quotes for which the nearest passage is looked for; nobody reads more."""

MOST_COMPARED = 10_000_000
"""Words searched for that, over all of these quotes."""


class Result(msgspec.Struct, frozen=True):
    """What became of one quote of a record, or of a published value that its quotes do not hold."""

    id: Annotated[str, about("of the record.")]
    section: Annotated[str, about("the YAML key of its section.")]
    status: Annotated[Status, about("see `Status`.")]
    paragraph: Annotated[
        int | None, about("where the dataset says that it stands; null for a value.")
    ]
    found_paragraph: Annotated[
        int | None, about("where it stands, or null if nowhere or in no paragraph of the speech.")
    ]
    quote: Annotated[str, about("the quote, or the value.")]
    nearest: Annotated[
        str | None,
        about("for a missing quote the passage most like it that does stand there, or null."),
    ] = None
    left_out: Annotated[
        Part | None,
        about("for a missing quote the part in which it stands, if it was left out; see `Part`."),
    ] = None


class Report(msgspec.Struct, frozen=True):
    """What a published text says of a dataset."""

    source: Annotated[str, about("the name of the text.")]
    same_text: Annotated[
        bool, about("whether it is, word for word, the text that the dataset was made from.")
    ]
    records: Annotated[int, about("how many the dataset has.")]
    proven: Annotated[
        int, about("how many of them are proven, with every quote and every published value.")
    ]
    results: Annotated[
        list[Result], about("of each quote, and of each value that is not proven, the worst first.")
    ]
    changed_paragraphs: Annotated[
        list[int], about("the numbers of those that are not there word for word.")
    ]
    uncovered: Annotated[list[Uncovered], about("what the text says and no record covers.")]
    left_out: Annotated[
        dict[Part, int], about("how many words of the file are no part of the text, by the reason.")
    ]
    written: Annotated[
        str | None, about("how the file is encoded or typed, or null if that is Unicode.")
    ]

    @property
    def passed(self) -> bool:
        """Whether every record is proven; without any, nothing is."""
        return 0 < self.records == self.proven


def verify(index: Index, text: Canonical, source: str, article: Article | None = None) -> Report:
    """Match every record of a dataset to a published text.

    Args:
        index: the dataset.
        text: the published text.
        source: its name.
        article: the file in which it stands, for what was left out of it.
    """
    article = article or Article(text.given)
    alignment = align(text, index.source.fingerprints)
    results: list[Result] = []
    held: set[int] = set()
    proven = 0
    for section, records in index.sections.items():
        for record in records:
            matches = match(record, text, alignment)
            found = [
                Result(record.id, section, m.status, m.entry.paragraph, m.paragraph, m.entry.quote)
                for m in matches
            ]
            # A missing quote already reports the values in it.
            if all(each.status != "missing" for each in matches):
                quoted = join_runs(_runs(matches, text))
                found += [
                    Result(record.id, section, "unproven", None, None, value.forms[0])
                    for value in published_values(record, index.names)
                    if not is_quoted(value, quoted)
                ]
            proven += all(each.status not in ("missing", "unproven") for each in found)
            results += found
            held.update(word for each in matches for word in each.words)
    results.sort(key=lambda result: get_args(Status).index(result.status))
    searches = min(MOST_NEAREST, MOST_COMPARED // max(1, len(text.words)))
    for place, result in enumerate(results[:searches]):
        if result.status == "missing":
            nearest = find_nearest(result.quote, result.paragraph or 0, text, alignment)
            left_out = article.find_left_out(result.quote)
            results[place] = msgspec.structs.replace(result, nearest=nearest, left_out=left_out)
    return Report(
        source=source,
        same_text=alignment.same,
        records=len(index.records),
        proven=proven,
        results=results,
        changed_paragraphs=alignment.changed,
        uncovered=find_uncovered(text, alignment, held, index),
        left_out={part: len(words.split()) for part, words in article.left_out.items()},
        written=article.written,
    )


def _runs(matches: list[Match], text: Canonical) -> Iterator[list[str]]:
    """Yield the words that quotes of one paragraph hold together, run by run."""
    held = sorted({(word, each.paragraph) for each in matches for word in each.words})
    for _, run in groupby(enumerate(held), key=lambda each: (each[1][0] - each[0], each[1][1])):
        yield [text.words[word] for _, (word, _) in run]
