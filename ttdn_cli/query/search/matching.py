"""Which records have all that is looked for, and which of them come first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from typing import NamedTuple

from ttdn_cli.query.search.terms import Phrase
from ttdn_cli.query.search.texts import Role, Searchable, SearchText
from ttdn_cli.text.locales import Language

_ROLES: dict[Role, int] = {
    "own": 5,
    "printed": 4,
    "heading": 3,
    "quote": 2,
    "reference": 1,
    "note": 0,
}
VALUES: frozenset[Role] = frozenset({"own", "printed", "quote", "reference"})
"""What a record says; headings and notes stand beside that."""

NAMES = frozenset(
    ("name", "name_en", "name_vi", "number", "term", "given", "abbreviations", "aliases")
)
"""Fields that say what a record is called."""


class Match(NamedTuple):
    """A record that has all that is looked for.

    Attributes:
        searched: the record, with all its texts.
        texts: those of it that have some of it, the best first.
        rank: by which it stands among others, the highest first; it has most of all where all words
            stand in one language.
    """

    searched: Searchable
    texts: list[SearchText]
    rank: tuple[int, ...] = ()


def _is_heading(text: SearchText) -> bool:
    """Return whether a text is a heading that is found beside values: one of several words."""
    return text.role == "heading" and len(text.words) > 1


def _is_kind(text: SearchText) -> bool:
    """Return whether a text is a word of a fixed list."""
    return text.role != "heading" and text.whole


def of_kind(matches: Sequence[Match], phrases: Sequence[Phrase]) -> list[Match]:
    """Return the matches whose kind is what is looked for, such as `limitation`."""
    return [
        each
        for each in matches
        if all(
            any(_is_kind(text) and phrase.stands(text) for text in each.texts) for phrase in phrases
        )
    ]


def matches_of(
    phrases: Sequence[Phrase], records: Iterable[Searchable], roles: Set[Role], asked: Set[str]
) -> list[Match]:
    """Return the records that have all phrases, the best first.

    Args:
        phrases: what is looked for.
        records: where.
        roles: of the texts in which it may stand.
        asked: the keys of the sections that come first.
    """
    row = Phrase(tuple(slot for each in phrases for slot in each.slots))
    found: list[tuple[tuple[int, ...], Match]] = []
    for each in records:
        if not all(phrase.may_stand(each.folded) for phrase in phrases):
            continue
        texts = [text for text in each.texts if text.role in roles or _is_heading(text)]
        having = [(text, [phrase.stands(text) for phrase in phrases]) for text in texts]
        if not all(any(there[place] for _, there in having) for place in range(len(phrases))):
            continue
        ranked = sorted(
            ((_rank(text, there, row), text) for text, there in having if any(there)),
            key=lambda pair: pair[0],
            reverse=True,
        )
        languages = max(
            sum(
                any(there[place] for text, there in having if text.language in (language, None))
                for place in range(len(phrases))
            )
            for language in Language
        )
        whole_name, *others = ranked[0][0]
        rank = (languages == len(phrases), whole_name, each.section.key in asked, *others)
        found.append((rank, Match(each, [text for _, text in ranked], rank)))
    # Words of two languages are looked for together only where no record has them in one.
    if any(rank[0] for rank, _ in found):
        found = [each for each in found if each[0][0]]
    found.sort(key=lambda each: each[0], reverse=True)
    return [match for _, match in found]


def _rank(text: SearchText, there: Sequence[bool], row: Phrase) -> tuple[int, ...]:
    """Return what ranks the text of a record among the others.

    Args:
        text: of the record.
        there: of each phrase that is looked for whether the text has it.
        row: all of them side by side.
    """
    beside = all(there) and row.stands(text)
    whole = beside and text.role != "heading" and row.is_all_of(text)
    named = text.role == "own" and text.field.partition(".")[0] in NAMES
    # A definition often begins with the term in the other language.
    term = named or text.field.startswith("meaning.")
    typed = {word for slot in row.slots for word, _ in slot.typed}
    exact = typed <= {word.exact for word in text.words}
    return (whole and term, sum(there), beside, exact, named, whole, _ROLES[text.role])


def spans_in(text: str, phrases: Sequence[Phrase]) -> list[tuple[int, int]]:
    """Return where a text has what was looked for, from one character to before another."""
    searched = SearchText("", text)
    words = searched.words
    return sorted(
        {
            (words[start].start, words[end - 1].end)
            for phrase in phrases
            for start, end in phrase.spans(searched)
        }
    )
