"""What to say where nothing was found: the nearest words, words alone, what the text leaves out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from math import log
from operator import itemgetter
from typing import NamedTuple

from ttdn_cli.facts.records import Absent
from ttdn_cli.query.search.matching import VALUES, matches_of
from ttdn_cli.query.search.questions import (
    content_of,
    is_english,
    sections_asked,
    words_of_questions,
)
from ttdn_cli.query.search.searcher import Found, Searcher
from ttdn_cli.query.search.terms import Phrase
from ttdn_cli.query.search.texts import Role, SearchText
from ttdn_cli.text.gazetteer import load
from ttdn_cli.text.unicode import fold
from ttdn_cli.text.words import Word, words_of

MOST = 3
"""How many of the nearest words are named."""

_MOST_WORDS = 12
"""Words that are looked at: no name has more, and more are no question."""

_MOST_CLOSEST = 2
"""Records that are named where none has all the words."""

_MOST_VAGUE = 7
"""Records with the one word that was found: where more have it, none of them is close."""

_NEARLY = 0.8
"""The part of the most weight with which a record is close too."""

_GUESSED = 0.5
"""What a word that is only spelt alike tells, of what the word itself would."""

_ROLES: frozenset[Role] = VALUES | {"heading"}

_LONG = 5
"""Letters of a word that is told from others: of a shorter one, only a name is near."""

_NAMES = ("name", "name_en", "name_vi", "number", "term", "given", "abbreviations", "aliases")


class Alone(NamedTuple):
    """A part of what was looked for that would be found alone, and in how many records."""

    words: str
    records: int


class Closest(NamedTuple):
    """A record that has most of what was looked for, where none has all of it.

    Attributes:
        found: the record.
        words: those of what was looked for that it has, as the dataset spells them.
    """

    found: Found
    words: list[str]


class _Candidate(NamedTuple):
    """Words of the dataset that may be meant, and whether they are a name or a number."""

    text: str
    is_name: bool


def nearest_words(typed: str, searcher: Searcher) -> list[str]:
    """Return what a person may have meant, the likeliest first, spelt as in the dataset.

    Words are compared without diacritics and spaces: by how many letters have to be changed, added,
    left out or swapped (optimal string alignment).
    """
    words = content_of(words_of(typed))[:_MOST_WORDS]
    found = _nearest(words, searcher) or _nearest_known(words)
    if not found:
        parts = [
            part for phrase, part in _parts(words, searcher) if not _is_anywhere(phrase, searcher)
        ]
        if len(parts) > 1 or any(len(part) < len(words) for part in parts):
            long = [part for part in parts if sum(len(word.plain) for word in part) > 3]
            found = [near for part in long for near in _nearest(part, searcher)[:1]]
    return found[:MOST]


def found_alone(typed: str, searcher: Searcher) -> list[Alone]:
    """Return the parts of what was looked for that would be found alone; none of a single one."""
    words = content_of(words_of(typed))[:_MOST_WORDS]
    parts = [part for _, part in _parts(words, searcher)]
    alone = []
    for part in parts if len(parts) > 1 else ():
        text = typed[part[0].start : part[-1].end]
        there = searcher.search(text)
        if there.matches and there.way == "typed":
            alone.append(Alone(text, len(there.matches)))
    return alone


def closest(typed: str, searcher: Searcher) -> list[Closest]:
    """Return the few records that have most of what was looked for, at least half of it.

    A word that no record has is taken for the one that is spelt most like it. What few records have
    counts for more than what many have (inverse document frequency: K. Spärck Jones, "A statistical
    interpretation of term specificity", Journal of Documentation 28, 1972).
    """
    words = words_of(typed)[:_MOST_WORDS]
    # All of it may be one name that is spelt wrong.
    content = content_of(words)
    for name in (_nearest(content, searcher) or _nearest_known(content))[:1]:
        found = searcher.search(name)
        return [Closest(found._replace(matches=found.matches[:1]), [name])] if found.matches else []
    exact = any(word.marked for word in words) or is_english(words)
    meant = searcher.meant(words, "events", exact=exact)
    sought = [_sought(part, typed, searcher) for _, part in _parts(meant, searcher, near=True)]
    asked = sections_asked(words)
    ranked: list[tuple[float, tuple[bool, bool, int], Closest]] = []
    for each in searcher.everything:
        having = [one for one in sought if each.record.id in one.ids]
        if len(sought) > 1 and len(having) >= max(1, len(sought) / 2):
            phrases = [one.phrase for one in having]
            weight = sum(one.weight for one in having)
            matches = matches_of(phrases, [each], _ROLES, asked)
            found = Found(matches, "near", phrases, asked)
            # Of names that have the words, the shortest says least else.
            best = matches[0].texts[0]
            is_name = best.role == "own" and best.field in _NAMES
            order = (each.section.key in asked, is_name, -len(best.words))
            said = Closest(found, [one.words for one in having])
            ranked.append((weight, order, said))
    ranked.sort(key=itemgetter(0, 1), reverse=True)
    near = [said for weight, *_, said in ranked if weight >= _NEARLY * ranked[0][0]]
    vague = [each for each in near if len(each.words) == 1]
    texts = [each.found.matches[0].texts[0] for each in vague]
    if len(vague) > _MOST_VAGUE or any(text.whole and text.field != "kind" for text in texts):
        return []
    return near[:_MOST_CLOSEST]


class _Sought(NamedTuple):
    """A part of what was looked for, as the dataset has it.

    Attributes:
        words: in the dataset's spelling.
        phrase: what stands for them in a search.
        ids: those of the records that have it.
        weight: how much it tells.
    """

    words: str
    phrase: Phrase
    ids: frozenset[str] = frozenset()
    weight: float = 0


def _sought(words: Sequence[Word], typed: str, searcher: Searcher) -> _Sought:
    text = typed[words[0].start : words[-1].end]
    exact = any(word.marked for word in words) or is_english(words)
    long = sum(len(word.plain) for word in words) >= _LONG or words[-1].glued
    spelt = [text, *(_nearest(words, searcher)[:1] if long else [])]
    for each in spelt:
        for near in (False, True):
            phrases = searcher.phrases(words_of(each), exact=exact, near=near)
            found = matches_of(phrases, searcher.everything, _ROLES, frozenset())
            if found and len(phrases) == 1:
                ids = frozenset(match.searched.record.id for match in found)
                weight = log(1 + len(searcher.everything) / len(ids))
                if each != text:
                    weight *= _GUESSED
                return _Sought(each, phrases[0], ids, weight)
    return _Sought(text, searcher.phrases(words, exact=exact)[0])


def left_out(typed: str, searcher: Searcher) -> list[Absent]:
    """Return what readers look for in these words and the text does not say.

    A word that any other record has asks for that, and for nothing that is left out.
    """
    words = words_of(typed)[:_MOST_WORDS]
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
        len(typed) > 1 or len(typed[0][1]) >= _LONG
    )


def _asked(record: Absent) -> set[str]:
    texts = (record.question.vi, record.question.en)
    return {text.strip("? ").casefold() for text in texts if text}


def _parts(
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


def _nearest(words: Sequence[Word], searcher: Searcher) -> list[str]:
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
        alike = not edits or len(wanted) >= _LONG or (candidate.is_name and len(key) == len(wanted))
        if not same and alike and begun:
            exact = "".join(word.exact for word in words_of(candidate.text))
            order = (edits, OSA.distance(marked, exact), not candidate.is_name, place, candidate)
            near.setdefault(fold(candidate.text), order)
    return [candidate.text for *_, candidate in sorted(near.values(), key=itemgetter(0, 1, 2, 3))]


def _nearest_known(words: Sequence[Word]) -> list[str]:
    """Return the words that people look for whose spelling is nearest, whatever the dataset has."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    wanted = "".join(word.plain for word in words)
    groups = load("thesaurus")["groups"].values()
    known = {fold(each).replace(" ", ""): each for group in groups for each in group}
    if len(wanted) < _LONG or wanted in known:
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
            if text.field in _NAMES:
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
                    is_name = text.field in _NAMES and said[0].isupper()
                    if length > 1 and not is_name and not said[0].isdigit():
                        continue  # A stretch of a sentence is no word.
                    into = names if is_name else others
                    into.setdefault(key, _Candidate(said, is_name))
    return {**others, **names}
