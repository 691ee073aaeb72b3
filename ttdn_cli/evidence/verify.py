"""Verify a dataset against a published text."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Literal, get_args

import msgspec

from ttdn_cli.evidence.alignment import align_source
from ttdn_cli.evidence.article import Article
from ttdn_cli.evidence.coverage import (
    SetAside,
    Uncovered,
    find_outside,
    find_uncovered,
    set_aside,
)
from ttdn_cli.evidence.held import Held
from ttdn_cli.evidence.matching import Match, Status, match_title
from ttdn_cli.evidence.parts import Part
from ttdn_cli.evidence.proof import prove
from ttdn_cli.evidence.similarity import find_nearest, find_unseen
from ttdn_cli.extraction.figures import Figures
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.texts import NOT_IN_TEXT
from ttdn_cli.facts.types import about
from ttdn_cli.text.canonical import Canonical
from ttdn_cli.text.unicode import shorten

MOST_NEAREST = 1_000
"""Missing quotes for which the nearest passage is looked for."""

MOST_COMPARED = 10_000_000
"""Words searched for that, over all of these quotes."""


LEAST_FOUND = 20
"""Of so many quotes one has to be found in a text that may be the right one."""

Standing = Literal["proven", "quoted", "lost"]
"""What is counted of the records that hold."""

TITLE = "source.title"
"""What stands for an id in the result for the title, which no record has; no id has a point."""


class Result(msgspec.Struct, frozen=True):
    """What became of one quote of a record, or of a published value that its quotes do not hold."""

    id: Annotated[str, about("of the record; `source.title` for the title of the source.")]
    section: Annotated[str, about("the YAML key of its section, or `source`.")]
    status: Annotated[Status, about("exact, normalized, moved, missing or unproven.")]
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
    unseen: Annotated[
        list[str],
        about(
            "the differences that nobody can see between the two, or between a value and what the "
            "quotes hold, such as `U+00D0 for U+0110`."
        ),
    ] = []
    left_out: Annotated[
        Part | None,
        about("for a missing quote the part in which it stands, if it was left out, or null."),
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
        list[Result],
        about(
            "of the title, of each quote, and of each value that is not proven, the worst first."
        ),
    ]
    changed_paragraphs: Annotated[
        list[int], about("the numbers of those that are not there word for word.")
    ]
    uncovered: Annotated[list[Uncovered], about("what the text says and no record covers.")]
    words_before: Annotated[int, about("how many words precede the title.")]
    words_after: Annotated[int, about("how many words follow the last paragraph.")]
    outside: Annotated[
        list[Uncovered],
        about("the figures, dates, documents and names of others among these words."),
    ]
    ignored: Annotated[
        list[SetAside], about("what no record covers and the dataset says is no fact.")
    ]
    recognized: Annotated[
        bool, about("whether it is the same text, or at least one quote in twenty stands in it.")
    ]
    begins: Annotated[str, about("the first words of the text.")]
    left_out: Annotated[
        dict[Part, int], about("how many words of the file are no part of the text, by the reason.")
    ]
    written: Annotated[
        str | None, about("how the file is encoded or typed, or null if that is Unicode.")
    ]
    quoted: Annotated[
        int,
        about(
            "how many drafted ones have every quote and every published value in the text, and no "
            "person has reviewed them: they are not proven."
        ),
    ]
    lost: Annotated[
        int, about("how many the dataset says are not in the text; they are not looked for.")
    ]

    @property
    def passed(self) -> bool:
        """Whether every record holds, and the title.

        Without any record nothing is proven, but that of the very same text nothing is said.
        """
        found = self.proven + self.quoted + self.lost
        return self.records == found and self.title_proven and (self.records > 0 or self.same_text)

    @property
    def title_proven(self) -> bool:
        """Whether the title of the source is the heading of the text."""
        found = (each.status for each in self.results if each.id == TITLE)
        return all(status not in ("missing", "unproven") for status in found)


def verify(index: Index, text: Canonical, source: str, article: Article | None = None) -> Report:
    """Match every record of a dataset to a published text.

    Args:
        index: the dataset.
        text: the published text.
        source: its name.
        article: the file in which it stands, for what was left out of it.
    """
    article = article or Article(text.given)
    alignment, figures = align_source(text, index.source), Figures(text)
    title = index.source.title
    found_title = [match_title(title, text, alignment)] if title else []
    results = [_result("source", TITLE, each) for each in found_title]
    places: list[tuple[int, int]] = []
    counts: Counter[Standing] = Counter()
    names, language = index.names, index.source.language
    for section, records in index.claims.items():
        for record in records:
            if record.review == NOT_IN_TEXT:
                counts["lost"] += 1
                continue
            proof = prove(record, text, alignment, figures, names, language)
            found = [_result(section, record.id, each) for each in proof.matches]
            found += [
                Result(record.id, section, "unproven", None, None, value.forms[0], None, unseen)
                for value, unseen in proof.unproven
            ]
            if proof.holds:
                counts["quoted" if record.review else "proven"] += 1
            results += found
            places += [each.place for each in proof.matches if each.place]
    results.sort(key=lambda result: get_args(Status).index(result.status))
    searches = min(MOST_NEAREST, MOST_COMPARED // max(1, len(text.words)))
    for place, result in enumerate(results[:searches]):
        if result.status == "missing":
            nearest = find_nearest(result.quote, result.paragraph or 0, text, alignment)
            unseen = find_unseen(nearest, result.quote) if nearest else []
            left_out = article.find_left_out(result.quote)
            results[place] = msgspec.structs.replace(
                result, nearest=nearest, unseen=unseen, left_out=left_out
            )
    quoted = Held(text.text, places)
    within = find_uncovered(text, alignment, quoted, index, figures)
    entries = index.dataset.coverage.ignore
    uncovered, ignored = set_aside(within, text, figures, entries)
    beyond = find_outside(text, alignment, quoted, index, figures)
    outside, more = set_aside(beyond, text, figures, entries)
    return Report(
        source=source,
        same_text=alignment.same,
        records=sum(map(len, index.claims.values())),
        proven=counts["proven"],
        quoted=counts["quoted"],
        lost=counts["lost"],
        results=results,
        changed_paragraphs=alignment.changed,
        uncovered=uncovered,
        words_before=alignment.first,
        words_after=len(text.words) - alignment.stop,
        outside=outside,
        ignored=[*ignored, *more],
        recognized=alignment.same or _is_recognized(results),
        begins=shorten(text.text),
        left_out=article.words_left_out,
        written=article.written,
    )


def _is_recognized(results: list[Result]) -> bool:
    quotes = [each for each in results if each.status != "unproven" and each.id != TITLE]
    found = sum(each.status != "missing" for each in quotes)
    return found * LEAST_FOUND >= len(quotes)


def _result(section: str, id_: str, found: Match) -> Result:
    entry = found.entry
    return Result(id_, section, found.status, entry.paragraph, found.paragraph, entry.quote)
