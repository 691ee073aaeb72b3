"""The quotes of a record in the sentences around them."""

from __future__ import annotations

import re
from typing import Annotated

import msgspec

from ttdn_cli.evidence.alignment import Alignment
from ttdn_cli.evidence.article import Article
from ttdn_cli.evidence.matching import Match, Status, match
from ttdn_cli.evidence.parts import Part
from ttdn_cli.facts.records import Record
from ttdn_cli.facts.types import about
from ttdn_cli.text.canonical import Canonical

# What a word looks like after which a sentence begins, or an item of one that lists many.
_ENDS_SENTENCE = re.compile(r"[.!?…;][\"')\]]*$")


class Passage(msgspec.Struct, frozen=True):
    """A quote in the sentence around it, from a published text."""

    paragraph: Annotated[int, about("where the dataset says that the quote stands.")]
    found_paragraph: Annotated[
        int | None, about("where it stands, or null if nowhere or in no paragraph of the speech.")
    ]
    status: Annotated[Status, about("see `Status`.")]
    quote: Annotated[str, about("the quote.")]
    before: Annotated[
        str, about("what precedes it in its sentence; empty for a missing one, as is `after`.")
    ]
    after: Annotated[str, about("what follows.")]
    left_out: Annotated[
        Part | None,
        about("for a missing quote the part in which it stands, if it was left out; see `Part`."),
    ]


def find_passages(
    record: Record, text: Canonical, alignment: Alignment, article: Article
) -> list[Passage]:
    """Return each quote of a record in the sentence around it.

    Args:
        record: the record.
        text: the text of the article.
        alignment: where the paragraphs lie in it.
        article: for what was left out.
    """
    return [_passage(each, text, alignment, article) for each in match(record, text, alignment)]


def _passage(found: Match, text: Canonical, alignment: Alignment, article: Article) -> Passage:
    before = after = ""
    if found.place:
        start, end = found.place
        words = _sentence(found, text, alignment)
        before = text.text[text.starts[words.start] : start]
        after = text.text[end : text.starts[words.stop] - 1]
    entry = found.entry
    left_out = None if found.place else article.find_left_out(entry.quote)
    return Passage(
        entry.paragraph, found.paragraph, found.status, entry.quote, before, after, left_out
    )


def _sentence(found: Match, text: Canonical, alignment: Alignment) -> range:
    """Return the words of the sentence, or the sentences, around a quote."""
    inside = range(len(text.words))
    if found.paragraph is not None:
        inside = alignment.paragraphs[found.paragraph - 1]
    start, stop = found.words.start, found.words.stop
    while start > inside.start and not _ENDS_SENTENCE.search(text.words[start - 1]):
        start -= 1
    while stop < inside.stop and not _ENDS_SENTENCE.search(text.words[stop - 1]):
        stop += 1
    return range(start, stop)
