"""The quotes of a record in the sentences around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, NamedTuple

import msgspec

from ttdn_cli.evidence.alignment import Alignment
from ttdn_cli.evidence.article import Article
from ttdn_cli.evidence.matching import Match, Status, match
from ttdn_cli.evidence.parts import Part
from ttdn_cli.extraction.figures import Figures
from ttdn_cli.facts.texts import Record
from ttdn_cli.facts.types import about
from ttdn_cli.text.canonical import Canonical
from ttdn_cli.text.sentences import SENTENCE_END
from ttdn_cli.text.unicode import shorten

MOST_AROUND = 100
"""Words on either side of a quote, and characters of each of them; the sentence may be a book."""


class Passage(msgspec.Struct, frozen=True):
    """A quote in the sentence around it, from a published text."""

    paragraph: Annotated[int, about("where the dataset says that the quote stands.")]
    found_paragraph: Annotated[
        int | None, about("where it stands, or null if nowhere or in no paragraph of the speech.")
    ]
    status: Annotated[Status, about("exact, normalized, moved, missing or unproven.")]
    quote: Annotated[str, about("the quote.")]
    before: Annotated[
        str,
        about(
            "what precedes it in its sentence, at most 100 words; empty for a missing one, as is "
            "`after`."
        ),
    ]
    after: Annotated[str, about("what follows, at most 100 words.")]
    left_out: Annotated[
        Part | None,
        about("for a missing quote the part in which it stands, if it was left out, or null."),
    ]


class Sentence(NamedTuple):
    """A sentence of a published text, or several that follow each other, with quotes in it.

    Attributes:
        paragraph: where it stands, or None if in no paragraph of the speech.
        parts: the text in its order, each part with whether a quote has it.
    """

    paragraph: int | None
    parts: list[tuple[str, bool]]


class Found(NamedTuple):
    """The quotes of a record in a text.

    Attributes:
        passages: each quote in the sentence around it, in the order of the record.
        sentences: each sentence once with all the quotes in it, in the order of the text.
    """

    passages: list[Passage]
    sentences: list[Sentence]


def find_passages(
    record: Record, text: Canonical, alignment: Alignment, figures: Figures, article: Article
) -> Found:
    """Return the quotes of a record in the sentences around them.

    Args:
        record: the record.
        text: the text of the article.
        alignment: where the paragraphs lie in it.
        figures: of the text.
        article: for what was left out.
    """
    matches = match(record, text, alignment, figures)
    passages = [_passage(each, text, alignment, article) for each in matches]
    return Found(passages, [*_sentences(matches, text, alignment)])


def _sentences(
    matches: Sequence[Match], text: Canonical, alignment: Alignment
) -> Iterator[Sentence]:
    """Yield each sentence in which something was found; those that share words are one."""
    found = [(sentence_around(each, text, alignment), each) for each in matches if each.place]
    found.sort(key=lambda pair: (pair[0].start, pair[1].words.start))
    while found:
        words, first = found.pop(0)
        places = [first.place]
        while found and found[0][0].start < words.stop:
            more, each = found.pop(0)
            words = range(words.start, max(words.stop, more.stop))
            places.append(each.place)
        yield Sentence(first.paragraph, [*_parts(words, filter(None, places), text)])


def _parts(
    words: range, places: Iterable[tuple[int, int]], text: Canonical
) -> Iterator[tuple[str, bool]]:
    """Yield the text of words in parts, those that are quoted apart from the others."""
    at, last = text.starts[words.start], text.starts[words.stop] - 1
    quoted: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if quoted and start < quoted[-1][1]:
            start, before = quoted.pop()
            end = max(before, end)
        quoted.append((start, end))
    for start, end in quoted:
        if start > at:
            yield _short(text.text[at:start]), False
        yield _short(text.text[start:end]), True
        at = end
    if at < last:
        yield _short(text.text[at:last]), False


def _passage(found: Match, text: Canonical, alignment: Alignment, article: Article) -> Passage:
    before = after = ""
    if found.place:
        start, end = found.place
        words = sentence_around(found, text, alignment)
        before = _short(text.text[text.starts[words.start] : start])
        after = _short(text.text[end : text.starts[words.stop] - 1])
    entry = found.entry
    left_out = None if found.place else article.find_left_out(entry.quote)
    return Passage(
        entry.paragraph, found.paragraph, found.status, entry.quote, before, after, left_out
    )


def sentence_around(found: Match, text: Canonical, alignment: Alignment) -> range:
    """Return the words of the sentence, or the sentences, around a quote."""
    inside = range(len(text.words))
    if found.paragraph is not None:
        inside = alignment.paragraphs[found.paragraph - 1]
    start, stop = found.words.start, found.words.stop
    first, last = max(inside.start, start - MOST_AROUND), min(inside.stop, stop + MOST_AROUND)
    while start > first and not _ends_sentence(text, start - 1):
        start -= 1
    while stop < last and not _ends_sentence(text, stop - 1):
        stop += 1
    return range(start, stop)


def _ends_sentence(text: Canonical, word: int) -> bool:
    """Return whether a sentence, or an item of one that lists many, ends with a word."""
    if text.words[word][-1].isalnum():
        return False  # As most do.
    # The word before it says whether a point is one of a degree: `35 độ C.`.
    words = " ".join(text.words[max(0, word - 1) : word + 1])
    return any(each.end() == len(words) for each in SENTENCE_END.finditer(f"{words} "))


def _short(text: str) -> str:
    return " ".join(shorten(word, MOST_AROUND) for word in text.split(" "))
