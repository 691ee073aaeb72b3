"""What of the words that were typed is a question, and what it is after."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from ttdn_cli.query.typed import read_date
from ttdn_cli.text.gazetteer import load
from ttdn_cli.text.locales import Language, Locale
from ttdn_cli.text.words import Word, words_of


def is_english(words: Sequence[Word]) -> bool:
    """Return whether one of the words is one of English that no Vietnamese syllable looks like."""
    return not set(load("thesaurus")["questions"]["english"]).isdisjoint(
        word.exact for word in words
    )


def date_in(typed: str) -> list[Word]:
    """Return the words of a date in whatever words, as it is printed; none where it is no date."""
    try:
        return words_of(Locale(Language.VI).date(read_date(typed)))
    except ValueError:
        return []


def content_of(
    words: Sequence[Word],
    *more: str,
    empty: bool = False,
    known: Callable[[Sequence[Word]], bool] = lambda _: False,
    longest: int = 0,
) -> Sequence[Word]:
    """Return words without those of a question; all of them where nothing else is left.

    Args:
        words: as typed.
        *more: the names of other lists of words that do not count.
        empty: whether to return none of them instead.
        known: tells whether words are one expression, which is kept whole where it is longer than
            what makes a question: `on behalf of`.
        longest: how many words such an expression may have.
    """
    questions = words_of_questions("words", *more)
    most = max(map(len, questions))
    kept: list[Word] = []
    place = 0
    while place < len(words):
        rest = words[place:]
        asking = next(
            (n for n in range(min(most, len(rest)), 0, -1) if _row(rest[:n]) in questions), 0
        )
        within = range(min(longest, len(rest)), asking, -1)
        length = next((n for n in within if known(rest[:n])), 0 if asking else 1)
        kept += rest[:length]
        place += length or asking
    return kept if kept or empty else words


def _row(words: Sequence[Word]) -> tuple[str, ...]:
    return tuple(word.exact for word in words)


@cache
def words_of_questions(*names: str) -> frozenset[tuple[str, ...]]:
    """Return the words of these lists, each in a row."""
    lists = load("thesaurus")["questions"]
    return frozenset(tuple(_in_words(each).split(" ")) for name in names for each in lists[name])


def sections_asked(words: Sequence[Word]) -> frozenset[str]:
    """Return the keys of the sections that the words of a question are after."""
    typed = f" {' '.join(word.exact for word in words)} "
    return frozenset(
        key
        for key, questions in load("thesaurus")["sections"].items()
        if any(f" {question} " in typed for question in map(_in_words, questions))
    )


@cache
def _in_words(text: str) -> str:
    return " ".join(word.exact for word in words_of(text))


def is_question(typed: str) -> bool:
    """Return whether some of the words that were typed make a question."""
    words = words_of(typed)
    return len(content_of(words)) < len(words)
