"""What a user typed, looked for in one way after the other until records have it."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from functools import cache, cached_property, partial
from typing import Literal, NamedTuple

from ttdn_cli.facts.index import Index
from ttdn_cli.query.search.matching import VALUES, Match, matches_of, of_kind
from ttdn_cli.query.search.questions import content_of, date_in, is_english, sections_asked
from ttdn_cli.query.search.synonyms import (
    Synonyms,
    common_synonyms,
    near_synonyms,
    own_spellings,
    variant_of,
)
from ttdn_cli.query.search.terms import Phrase, Slot, begun, phrases_of, slots_of
from ttdn_cli.query.search.texts import Role, Searchable, SearchText, searchable
from ttdn_cli.query.section import Section
from ttdn_cli.query.sections import ABSENT, SECTIONS
from ttdn_cli.text.locales import MONTHS, Language
from ttdn_cli.text.words import Word, words_of

Way = Literal["typed", "without diacritics", "headings", "notes", "near", "beginning"]
"""How records were found: by the words as typed, by these without their diacritics, with headings
or with notes too, by words that mean nearly the same, or by the beginning of the last word."""

WAYS: tuple[Way, ...] = (
    "typed",
    "headings",
    "near",
    "without diacritics",
    "notes",
    "beginning",
)
"""The ways from the nearest on: what one dataset has as typed, no other guesses at."""

MOST_WORDS = 64
"""Words that are looked for: who pastes a page looks for nothing in particular."""

_MOST_FIGURES = 4
"""Figures that somebody compares, of which a record has one."""

_FIRST = (2,)
"""The rank of a record whose id was typed, before all others."""

_LEAST_BEGUN = 4
"""Letters of what may be the beginning of a word."""

_LEAST_SCATTERED = 5
"""Words from which on it is enough that a record has them all, wherever they stand."""

_MORE: dict[Way, set[Role]] = {
    "headings": {"heading"},
    "notes": {"heading", "note"},
    "near": {"heading"},
}
"""Where else than in values the words are looked for."""


class Found(NamedTuple):
    """What a search found.

    Attributes:
        matches: the records, the best first.
        way: how they were found.
        phrases: what was looked for.
        asked: the keys of the sections that the words of a question are after.
    """

    matches: list[Match]
    way: Way
    phrases: list[Phrase]
    asked: frozenset[str] = frozenset()


class Searcher:
    """A dataset in which words are looked for.

    Args:
        index: the dataset.
    """

    def __init__(self, index: Index) -> None:
        self.index = index
        self._known: dict[Slot, bool] = {}
        self._one: dict[tuple[Slot, ...], bool] = {}

    @cached_property
    def everything(self) -> list[Searchable]:
        """Every record of the file but what the text does not say."""
        return searchable([each for each in SECTIONS if each.stored and each != ABSENT], self.index)

    @cached_property
    def synonyms(self) -> Synonyms:
        """What means the same."""
        return Synonyms(own_spellings(self.index), common_synonyms())

    def search(
        self, typed: str, section: Section | None = None, ways: Container[Way] = WAYS
    ) -> Found:
        """Return the records that have all the words of a text, the best first.

        Args:
            typed: with at least one word.
            section: where to look; None for all that the file has. What the text does not say is
                looked through only where it is asked for.
            ways: in which it is looked for.

        The first way that finds any record counts: the words with the diacritics that were typed;
        headings as well; words that mean nearly the same; all of these without diacritics; the
        beginning of the last word, if it has any; notes; the beginning of the last word. The words
        of a question count only where all are found, and a question goes on to what it is after.
        """
        words = words_of(typed)[:MOST_WORDS]
        records = searchable([section], self.index) if section else self.everything
        asked = sections_asked(words)

        @cache
        def stands(phrase: Phrase) -> bool:
            return any(
                phrase.stands(text)
                for each in records
                if phrase.may_stand(each.folded)
                for text in each.texts
            )

        first: Found | None = None
        for way, make_phrases in self._ways(typed, words):
            roles = VALUES | _MORE.get(way, set())
            phrases = make_phrases() if way in ways else []
            if not phrases or not all(stands(phrase) for phrase in phrases):
                continue
            if not (matches := matches_of(phrases, records, roles, asked)):
                continue
            if way == "near":
                matches = of_kind(matches, phrases) or matches
            found = Found(_with_id(typed, records, matches), way, phrases, asked)
            answers = [each for each in matches if each.searched.section.key in asked]
            if first is None and (answers or not asked):
                return found._replace(matches=answers) if answers else found
            if first and answers and way in ("typed", "near"):
                known = {each.searched.record.id for each in answers}
                others = [each for each in first.matches if each.searched.record.id not in known]
                return found._replace(matches=[*answers, *others])
            if first and first.way == "typed" and way == "near":
                first = _told_by(first, found)
            first = first or found
        numbers = self.phrases(content_of(words), exact=True)
        if first is None and 1 < len(numbers) <= _MOST_FIGURES and all(map(_is_number, numbers)):
            # Several figures are compared: a record has one of them.
            alone = [each for one in numbers for each in matches_of([one], records, VALUES, asked)]
            every = {each.searched.record.id: each for each in reversed(alone)}
            return Found([*reversed(every.values())], "typed", numbers)
        if first is None and asked and len(words) > 1 and not content_of(words, empty=True):
            # `where was it`: nothing but a question, and where its answers are.
            there = [Match(each, each.texts[:1]) for each in records if each.section.key in asked]
            return Found(there, "headings", [])
        return first or Found(_with_id(typed, records, []), "typed", [])

    def _ways(
        self, typed: str, words: Sequence[Word]
    ) -> Iterator[tuple[Way, Callable[[], list[Phrase]]]]:
        """Yield each way with what makes the phrases that are looked for in it."""
        marked = any(word.marked for word in words)
        content = self.meant(words, exact=marked)
        meant = [content, self.meant(words, "events", exact=marked)]
        every = [*{len(some): some for some in (words, *meant)}.values()]
        # The words of an English sentence are no Vietnamese ones without their diacritics.
        counting = marked or is_english(words)
        for exact in (True, False) if marked else (counting,):
            way: Way = "typed" if exact == counting else "without diacritics"
            near = self.phrases(content, exact=exact, near=True)
            if len(near) == 1 < len(words):
                # An expression is none where its words stand apart.
                slots = slots_of(words, self.synonyms, exact=exact)
                yield way, partial(list, [Phrase(tuple(slots))])
                yield "near", partial(list, near)
            else:
                yield way, partial(self.phrases, words, exact=exact)
            for some in (*every[1:], date_in(typed)):
                yield way, partial(self.phrases, some, exact=exact)
            yield "headings", partial(self.phrases, content, exact=exact)
            for some in {len(some): some for some in meant}.values():
                yield "near", partial(self.phrases, some, exact=exact, near=True)
        if marked:
            yield "beginning", partial(self._beginning, typed, words, exact=True)
        elif counting:
            # A name in an English question may be typed without its diacritics: `what is TTDN`.
            yield "without diacritics", partial(self.phrases, content, exact=False)
            yield "without diacritics", partial(self.phrases, meant[-1], exact=False, near=True)
        # A syllable without diacritics is one word or another of any note.
        yield "notes", partial(self.phrases, content, exact=counting or len(content) == 1)
        yield "beginning", partial(self._beginning, typed, words, exact=counting)
        if len(content) >= _LEAST_SCATTERED:
            slots = slots_of(content, self.synonyms, exact=counting)
            yield "typed", partial(phrases_of, slots, lambda _: False)

    def phrases(self, words: Sequence[Word], *, exact: bool, near: bool = False) -> list[Phrase]:
        """Return what is looked for, the words together that are one word in the dataset.

        Args:
            words: as typed.
            exact: whether diacritics count.
            near: whether what means nearly the same is looked for too.
        """
        more = near_synonyms() if near else None
        slots = slots_of(words, self.synonyms, exact=exact, more=more)
        return phrases_of(slots, self._is_one)

    def meant(self, words: Sequence[Word], *more: str, exact: bool) -> Sequence[Word]:
        """Return the words that say what is looked for, an expression of several as it is.

        Args:
            words: as typed.
            *more: the names of lists of words that do not count besides those of a question.
            exact: whether diacritics count.
        """
        near = near_synonyms()

        def known(some: Sequence[Word]) -> bool:
            return bool(near.of(some, exact=exact))

        return content_of(words, *more, known=known, longest=near.longest)

    def _may_stand(self, slot: Slot) -> bool:
        if slot not in self._known:
            one = Phrase((slot,))
            self._known[slot] = any(
                one.stands(text, part=True)
                for each in self.everything
                if one.may_stand(each.folded)
                for text in each.texts
            )
        return self._known[slot]

    def _beginning(self, typed: str, words: Sequence[Word], *, exact: bool) -> list[Phrase]:
        """Return what is looked for where the last word may go on, if that is possible.

        It stands beside the word before it where a number goes on, or only one letter is typed. A
        short word by itself is one that is written wrong rather than the beginning of another.
        """
        last = words[-1]
        slot = Slot(variant_of([last]), exact, (), begun(typed, words))
        before = self.phrases(words[:-1], exact=exact) if words[:-1] else []
        beside = before and (last.glued or len(last.exact) == 1)
        if (len(last.plain) < _LEAST_BEGUN or last.exact.isdigit()) and not beside:
            return []
        if beside:
            return [*before[:-1], Phrase((*before[-1].slots, slot))]
        return [*before, Phrase((slot,))]

    def _is_one(self, slots: tuple[Slot, ...]) -> bool:
        """Return whether slots are one word: syllables or numbers that stand side by side.

        They do so in a Vietnamese text of the dataset, or in what people type who look for things.
        """
        if slots not in self._one:
            bare = tuple(slot._replace(exact=False) for slot in slots)
            mixed = any(exact == plain for slot in slots for exact, plain in slot.typed)
            self._one[slots] = (
                _is_month(slots)
                or self._stands(slots)
                or _is_compound(slots)
                # `Hòa Binh` is the name with both of its marks, and no `Hòa` here, `Binh` there.
                or (mixed and slots != bare and self._stands(bare))
            )
        return self._one[slots]

    def _stands(self, slots: tuple[Slot, ...]) -> bool:
        if not all(map(self._may_stand, slots)):
            return False
        row = Phrase(slots)
        numbers = all(slot.typed[0][0].isdigit() for slot in slots)
        return any(
            row.stands(text, part=True)
            for each in self.everything
            if row.may_stand(each.folded)
            for text in each.texts
            if text.role in VALUES and (numbers or text.language == Language.VI)
        )


def _told_by(first: Found, near: Found) -> Found:
    """Return what was found with more of its texts: those with words of similar meaning."""
    more = {each.searched.record.id: each for each in near.matches}
    if not all(each.searched.record.id in more for each in first.matches):
        return first
    matches = [more[each.searched.record.id] for each in first.matches]
    return first._replace(matches=matches, phrases=near.phrases)


def _is_number(phrase: Phrase) -> bool:
    """Return whether a phrase is a figure, such as `58/63`."""
    words = (word for slot in phrase.slots for word, _ in slot.typed)
    return all(word.replace(".", "").isdigit() for word in words)


def _is_month(slots: tuple[Slot, ...]) -> bool:
    """Return whether slots are a day and a month in English, in either order."""
    words = [word for slot in slots for word, _ in slot.typed]
    names = [word for word in words if word in MONTHS]
    return len(names) == 1 and all(word.isdigit() for word in words if word not in MONTHS)


def _is_compound(slots: tuple[Slot, ...]) -> bool:
    """Return whether slots are a word of several syllables, or the first of these."""
    side = 0 if slots[0].exact else 1
    return tuple(word[side] for slot in slots for word in slot.typed) in _compounds(side)


@cache
def _compounds(side: int) -> frozenset[tuple[str, ...]]:
    return frozenset(
        tuple(word[side] for word in variant[:length])
        for variant in near_synonyms().variants
        if any(exact != plain for exact, plain in variant)
        for length in range(2, len(variant) + 1)
    )


def _with_id(typed: str, records: Iterable[Searchable], matches: list[Match]) -> list[Match]:
    """Return matches with the record before them that has what was typed as its id, if any."""
    id_ = typed.strip().lower()
    named = [
        Match(each, [SearchText("id", id_)], _FIRST) for each in records if each.record.id == id_
    ]
    return (
        [*named, *(each for each in matches if each.searched.record.id != id_)]
        if named
        else matches
    )
