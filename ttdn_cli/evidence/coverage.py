"""Find numbers, dates, abbreviations and names in the text that no fact covers."""

from __future__ import annotations

from typing import Annotated

import msgspec

from ttdn_cli.evidence.alignment import Alignment
from ttdn_cli.extract.mentions import MentionKind, find_mentions
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.types import about
from ttdn_cli.text.canonical import Canonical, bare_words

COUNTRY = "Việt Nam"
"""Named throughout; one entry covers it, as it does an abbreviation of the glossary."""


class Uncovered(msgspec.Struct, frozen=True):
    """Something that a text says and no fact covers."""

    kind: Annotated[MentionKind, about("what kind of thing.")]
    text: Annotated[str, about("the words in the text.")]
    paragraph: Annotated[int | None, about("where, or null between two paragraphs of the speech.")]


def find_uncovered(
    text: Canonical, alignment: Alignment, held: set[int], index: Index
) -> list[Uncovered]:
    """Return the mentions from the title to the end of the speech that are in no quote, in order.

    Args:
        text: the published text.
        alignment: where the paragraphs lie in it.
        held: the words that quotes hold.
        index: the dataset, for the abbreviations that one quote covers everywhere.
    """
    known = {COUNTRY, *(term.term for term in index.records_of("glossary"))}
    covered: set[str] = set()
    found: list[Uncovered] = []
    for number, part in alignment.parts():
        for kind, words in find_mentions(text.words, part):
            mention = " ".join(bare_words(text.words[words.start : words.stop]))
            if not held.issuperset(words):
                found.append(Uncovered(kind, mention, number))
            elif mention in known:
                covered.add(mention)
    return [each for each in found if each.text not in covered]
