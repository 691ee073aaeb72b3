"""What to say where nothing was found: the nearest words, words alone, what the text leaves out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from operator import itemgetter
from typing import NamedTuple

from ttdn_cli.facts.records import Absent
from ttdn_cli.query.search.matching import NAMES, VALUES
from ttdn_cli.query.search.questions import content_of, is_english, words_of_questions
from ttdn_cli.query.search.searcher import Searcher
from ttdn_cli.query.search.terms import Phrase
from ttdn_cli.query.search.texts import SearchText
from ttdn_cli.text.gazetteer import load
from ttdn_cli.text.unicode import fold
from ttdn_cli.text.words import Word, words_of

MOST = 3
"""How many of the nearest words are named."""

MOST_WORDS = 12
"""Words that are looked at: no name has more, and more are no question."""

LONG = 5
"""Letters of a word that is told from others: of a shorter one, only a name is near."""


class Alone(NamedTuple):
    """A part of what was looked for that would be found alone, and in how many records."""

    words: str
    records: int


class _Candidate(NamedTuple):
    """Words of the dataset that may be meant, and whether they are a name or a number."""

    text: str
    is_name: bool


def nearest_words(typed: str, searcher: Searcher) -> list[str]:
    """Return what a person may have meant, the likeliest first, spelt as in the dataset.

    Words are compared without diacritics and spaces: by how many letters have to be changed, added,
    left out or swapped (optimal string alignment).
    """
    words = content_of(words_of(typed))[:MOST_WORDS]
    found = nearest_here(words, searcher) or nearest_known(words)
    if not found:
        parts = [
            part for phrase, part in parts_of(words, searcher) if not _is_anywhere(phrase, searcher)
        ]
        if len(parts) > 1 or any(len(part) < len(words) for part in parts):
            long = [part for part in parts if sum(len(word.plain) for word in part) > 3]
            found = [near for part in long for near in nearest_here(part, searcher)[:1]]
    return found[:MOST]


def found_alone(typed: str, searcher: Searcher) -> list[Alone]:
    """Return the parts of what was looked for that would be found alone; none of a single one."""
    words = content_of(words_of(typed))[:MOST_WORDS]
    parts = [part for _, part in parts_of(words, searcher)]
    alone = []
    for part in parts if len(parts) > 1 else ():
        text = typed[part[0].start : part[-1].end]
        there = searcher.search(text)
        if there.matches and there.way == "typed":
            alone.append(Alone(text, len(there.matches)))
    return alone


def left_out(typed: str, searcher: Searcher) -> list[Absent]:
    """Return what readers look for in these words and the text does not say.

    A word that any other record has asks for that, and for nothing that is left out.
    """
    words = words_of(typed)[:MOST_WORDS]
    content = {word.exact for word in content_of(words)} if len(words) > 1 else set()
    exact = any(word.marked for word in words) or is_english(words)
    asking = [
        phrase
        for phrase in searcher.phrases(words, exact=exact, near=True)
        if not _is_anywhere(phrase, searcher) and _is_telling(phrase, content)
    ]
    return [
        record
        for record in searcher.index.records_of("absent")
        if any(phrase.stands(text) for phrase in asking for text in _questions(record))
        or (typed.strip("? ").casefold() in _asked(record))
    ]


def _is_telling(phrase: Phrase, content: Set[str]) -> bool:
    """Return whether a phrase says what is asked: more than a short word such as `last`.

    Args:
        phrase: as typed.
        content: the words that do not only make a question.
    """
    typed = [word for slot in phrase.slots for word in slot.typed]
    if any(slot.variants for slot in phrase.slots):
        return True
    return any(word in content for word, _ in typed) and (
        len(typed) > 1 or len(typed[0][1]) >= LONG
    )


def _asked(record: Absent) -> set[str]:
    texts = (record.question.vi, record.question.en)
    return {text.strip("? ").casefold() for text in texts if text}


def parts_of(
    words: Sequence[Word], searcher: Searcher, *, near: bool = False
) -> list[tuple[Phrase, Sequence[Word]]]:
    """Return the phrases that words are looked for in, each with its words."""
    exact = any(word.marked for word in words)
    parts: list[tuple[Phrase, Sequence[Word]]] = []
    place = 0
    while place < len(words):
        (phrase, *_) = searcher.phrases(words[place:], exact=exact, near=near)
        length = sum(len(slot.typed) for slot in phrase.slots)
        parts.append((phrase, words[place : place + length]))
        place += length
    return parts


def _questions(record: Absent) -> Iterator[SearchText]:
    for text in (record.question.vi, record.question.en):
        if text:
            yield SearchText("question", text)


def _is_anywhere(phrase: Phrase, searcher: Searcher) -> bool:
    bare = Phrase(tuple(slot._replace(variants=()) for slot in phrase.slots))
    return any(
        bare.stands(text)
        for each in searcher.everything
        for text in each.texts
        if text.role in VALUES
    )


def nearest_here(words: Sequence[Word], searcher: Searcher) -> list[str]:
    """Return what of the dataset is spelt most like words, the nearest first."""
    # Only where nothing was found.
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    wanted = "".join(word.plain for word in words)
    candidates = _candidates(len(words), searcher)
    close = process.extract(
        wanted, [*candidates], scorer=OSA.distance, score_cutoff=_most_edits(wanted), limit=50
    )
    near: dict[str, tuple[int, int, bool, int, _Candidate]] = {}
    marked = "".join(word.exact for word in words)
    for key, edits, place in close:
        candidate = candidates[key]
        # Who mistypes a word rarely mistypes how it begins.
        begun = key[:1] == wanted[:1]
        same = not edits and len(words_of(candidate.text)) == len(words)
        alike = not edits or len(wanted) >= LONG or (candidate.is_name and len(key) == len(wanted))
        if not same and alike and begun:
            exact = "".join(word.exact for word in words_of(candidate.text))
            order = (edits, OSA.distance(marked, exact), not candidate.is_name, place, candidate)
            near.setdefault(fold(candidate.text), order)
    return [candidate.text for *_, candidate in sorted(near.values(), key=itemgetter(0, 1, 2, 3))]


def nearest_known(words: Sequence[Word]) -> list[str]:
    """Return the words that people look for whose spelling is nearest, whatever the dataset has."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    wanted = "".join(word.plain for word in words)
    groups = load("thesaurus")["groups"].values()
    known = {fold(each).replace(" ", ""): each for group in groups for each in group}
    if len(wanted) < LONG or wanted in known:
        return []
    close = process.extract(
        wanted, [*known], scorer=OSA.distance, score_cutoff=_most_edits(wanted), limit=MOST
    )
    return [known[key] for key, *_ in close]


def _most_edits(word: str) -> int:
    """Return in how many letters a word may differ from what is meant: one in five or six."""
    return 0 if len(word) < 3 else 1 if len(word) < 8 else 2 if len(word) < 11 else 3


def _candidates(count: int, searcher: Searcher) -> dict[str, _Candidate]:
    """Return names, and as many words in a row, or one more or less, by how they are compared."""
    names: dict[str, _Candidate] = {}
    others: dict[str, _Candidate] = {}
    small = words_of_questions("words")
    for each in searcher.everything:
        for text in each.texts:
            if text.role not in ("own", "printed") or not text.words:
                continue
            if text.field in NAMES:
                key = "".join(word.plain for word in text.words)
                names.setdefault(key, _Candidate(text.text, True))
            for length in range(max(1, count - 1), count + 2):
                for start in range(len(text.words) - length + 1):
                    row = text.words[start : start + length]
                    said = text.text[row[0].start : row[-1].end]
                    scrap = any((end.exact,) in small for end in (row[0], row[-1]))
                    parted = any(sign in said for sign in (",", " – "))
                    if scrap or parted or any(word.breaks for word in row[1:]):
                        continue
                    key = "".join(word.plain for word in row)
                    is_name = text.field in NAMES and said[0].isupper()
                    if length > 1 and not is_name and not said[0].isdigit():
                        continue  # A stretch of a sentence is no word.
                    into = names if is_name else others
                    into.setdefault(key, _Candidate(said, is_name))
    return {**others, **names}
