"""What a user looks for: the words that were typed, and where a text has them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from ttdn_cli.query.search.synonyms import Synonyms, Variant, variant_of
from ttdn_cli.query.search.texts import SearchText
from ttdn_cli.text.unicode import fold, nfc
from ttdn_cli.text.words import Word, key_of

Span = tuple[int, int]
"""The numbers of the first word of a match and of the one behind it."""


class Slot(NamedTuple):
    """One thing that is looked for: words as typed, and what means the same.

    Attributes:
        typed: the words as typed.
        exact: whether their diacritics count.
        variants: other words that mean the same; their diacritics always count.
        begun: how the last word begins, in small letters, where it may go on.
        joined: whether it is a part of a number, such as `NĐ` of `NĐ-CP`.
        follows: whether nothing but space, or the sign of a number, parts it from the one before.
        glued: whether it is such a sign.
    """

    typed: Variant
    exact: bool
    variants: tuple[Variant, ...] = ()
    begun: str = ""
    joined: bool = False
    follows: bool = True
    glued: bool = False

    def ends(self, text: SearchText, start: int) -> Iterator[int]:
        """Yield where a match ends that begins at a word of a text."""
        if self._stands(text, start, self.typed, self.exact, self.begun):
            yield start + len(self.typed)
        for variant in self.variants:
            # `NĐ` is a decree, but not what issued `72/2015/NĐ-CP`, whose quote has it.
            alone = self.joined or len(variant) > 1 or not text.words[start].joined
            if alone and self._stands(text, start, variant, True, ""):
                yield start + len(variant)

    @staticmethod
    def _stands(text: SearchText, start: int, words: Variant, exact: bool, begun: str) -> bool:
        stretch = text.words[start : start + len(words)]
        if len(stretch) < len(words) or any(word.breaks for word in stretch[1:]):
            return False
        last = len(words) - 1
        for place, (word, (marked, plain)) in enumerate(zip(stretch, words, strict=True)):
            if begun and place == last:
                # Without a mark of its own, what is typed may begin a word with some.
                written = word.plain if fold(begun) == begun else text.written(word)
                if not written.startswith(begun):
                    return False
            elif (word.exact != marked) if exact else (word.plain != plain):
                return False
        return True

    def starts(self, text: SearchText) -> list[int]:
        """Return the words of a text at which a match may begin."""
        places: set[int] = set()
        for key, plain in _keys(self):
            if key in text.folded:
                words = enumerate(text.words)
                places.update(place for place, word in words if plain in (None, word.plain))
        return sorted(places)


@lru_cache(maxsize=1_000)
def _keys(slot: Slot) -> list[tuple[str, str | None]]:
    """Return the keys of the first words of a slot, each with the word; None for any word."""
    if slot.begun and len(slot.typed) == 1:
        return [(fold(slot.begun), None)]
    firsts = dict.fromkeys(variant[0][1] for variant in (slot.typed, *slot.variants))
    return [(key_of(plain), plain) for plain in firsts]


class Phrase:
    """Slots that stand beside each other.

    Attributes:
        slots: in their order.
    """

    __slots__ = ("_keys", "slots")

    def __init__(self, slots: tuple[Slot, ...]) -> None:
        self.slots = slots
        self._keys = [[key for key, _ in _keys(slot)] for slot in slots]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Phrase) and self.slots == other.slots

    def __hash__(self) -> int:
        return hash(self.slots)

    def spans(self, text: SearchText, *, part: bool = False) -> Iterator[Span]:
        """Yield each place in a text where the slots stand, none within another.

        Args:
            text: where to look.
            part: whether a part will do of what is found only as a whole.
        """
        end = 0
        for start in self.slots[0].starts(text):
            if start >= end and (found := self._end(text, start, 0)):
                end = found
                if part or not text.whole or (start, end) == (0, len(text.words)):
                    yield start, end

    def _end(self, text: SearchText, start: int, slot: int) -> int | None:
        for end in self.slots[slot].ends(text, start):
            if slot + 1 == len(self.slots):
                return end
            goes_on = end < len(text.words) and not text.words[end].breaks
            if goes_on and (found := self._end(text, end, slot + 1)):
                return found
        return None

    def is_all_of(self, text: SearchText) -> bool:
        """Return whether a text is this and nothing else."""
        return next(self.spans(text), None) == (0, len(text.words))

    def stands(self, text: SearchText, *, part: bool = False) -> bool:
        """Return whether a text has it, as `spans` finds it."""
        # Most texts lack a word: that is seen without reading theirs.
        return self.may_stand(text.folded) and next(self.spans(text, part=part), None) is not None

    def may_stand(self, folded: str) -> bool:
        """Return whether what is folded has the key of a word of each slot, or it has none here."""
        for keys in self._keys:
            for key in keys:
                if key in folded:
                    break
            else:
                return False
        return True


def slots_of(
    words: Sequence[Word], synonyms: Synonyms, *, exact: bool, more: Synonyms | None = None
) -> list[Slot]:
    """Return what is looked for, the longest names first.

    Args:
        words: as typed.
        synonyms: what means the same in the dataset.
        exact: whether diacritics count, also where a word has none.
        more: what means nearly the same.
    """
    slots: list[Slot] = []
    said: list[set[tuple[str, ...]]] = []
    longest = max(synonyms.longest, more.longest if more else 0)
    place = 0
    while place < len(words):
        for length in range(min(longest, len(words) - place), 0, -1):
            span = words[place : place + length]
            found = synonyms.of(span, exact=exact)
            if more:
                # What means nearly the same has names that mean the same.
                near = more.of(span, exact=exact)
                found = list(dict.fromkeys([*found, *near]))
            if found:
                break
        else:
            span, found = words[place : place + 1], []
        place += len(span)
        meaning = {tuple(plain for _, plain in each) for each in (variant_of(span), *found)}
        if more and found and meaning in said:
            continue  # `yếu kém, tồn tại` says one thing twice.
        said.append(meaning)
        # The plural of an English word is none of Vietnamese without its diacritics.
        alike = exact or any(word.inflected for word in span)
        slots.append(
            Slot(
                variant_of(span),
                alike,
                tuple(found),
                joined=span[0].joined,
                follows=span[0].follows,
                glued=span[0].glued,
            )
        )
    return slots


def phrases_of(slots: Sequence[Slot], is_one: Callable[[tuple[Slot, ...]], bool]) -> list[Phrase]:
    """Return slots with those together that are one word or one number, each phrase once.

    Args:
        slots: as typed.
        is_one: tells of slots side by side whether they are one word.
    """
    phrases: list[tuple[Slot, ...]] = []
    for slot in slots:
        before = phrases[-1] if phrases else ()
        if before and (slot.glued or (slot.follows and is_one((*before, slot)))):
            phrases[-1] = (*before, slot)
        else:
            phrases.append((slot,))
    return list(dict.fromkeys(map(Phrase, phrases)))


def begun(typed: str, words: Sequence[Word]) -> str:
    """Return the last word of a text that was typed in small letters, as it is written."""
    return nfc(typed[words[-1].start : words[-1].end]).casefold()
