"""The names of a dataset in every form that an article may write, and where an article has them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from ttdn_cli.checking.concepts import words_of
from ttdn_cli.checking.subjects import stem
from ttdn_cli.checking.words import Article, Word, forms_of, split_words, words_in
from ttdn_cli.text.gazetteer import load

_SKIPPED = frozenset(
    (
        "và",
        "va",
        "and",
        "of",
        "the",
        "for",
        "der",
        "die",
        "das",
        "des",
        "du",
        "de",
        "la",
        "le",
        "l",
        "für",
        "fur",
        "und",
        "et",
        "của",
        "cua",
        "dell",
        "della",
        "delle",
        "e",
        "y",
    )
)
"""Words of a name that another spelling of it may leave out or put elsewhere."""


_ELIDED = re.compile(r"(?:l|d|dell|nell|all)['’](?=\w{2})")
"""An article or preposition of French or Italian that is written with the word behind it."""

_NEVER_NAMES = frozenset(("và", "and", "of", "the", "của"))
"""Those of them that are in no name of a place, so also where all is in capitals."""


class Form(NamedTuple):
    """A way to write a name.

    Attributes:
        record: the id of what has it.
        text: as it is written.
        own: whether it is the name as published or as the dataset translates it.
    """

    record: str
    text: str
    own: bool


class Place(NamedTuple):
    """Where an article has a name.

    Attributes:
        form: which.
        words: the words of the article.
        exact: whether they are those of the form, with its diacritics.
        unmarked: whether they are, but for the diacritics, of which the article has none.
        differs: whether some of the diacritics are other ones.
    """

    form: Form
    words: range
    exact: bool
    unmarked: bool
    differs: bool


@cache
def _translations() -> dict[str, list[str]]:
    """Return words of other languages in English, with and without diacritics."""
    table = load("concepts")["translations"]
    return {
        form: english.split()
        for english, words in table.items()
        for word in words
        for form in forms_of(word)
    }


def content_of(word: Word) -> list[str]:
    """Return what a word of a name is compared by: nothing, itself, or what it translates.

    Of `Sơn La`, `La` is no article.
    """
    return list(_content(_is_small(word), word.low, word.plain))


def _is_small(word: Word) -> bool:
    return word.text.islower() or (word.text.isupper() and word.low in _NEVER_NAMES)


@lru_cache(maxsize=1 << 15)
def _content(small: bool, low: str, plain: str) -> tuple[str, ...]:
    if small and (low in _SKIPPED or plain in _SKIPPED):
        return ()
    plain = _ELIDED.sub("", plain)
    return tuple(_translations().get(plain) or (stem(plain),))


def content_in(text: str) -> list[str]:
    """Return what the words of a text are compared by."""
    return [each for word in words_in(text) for each in content_of(word)]


def spellings(name: str) -> list[str]:
    """Return a name and what else it is written: `UBND tỉnh A` is `Ủy ban nhân dân tỉnh A`."""
    found = [name]
    for long, shorts in load("short")["bodies"].items():
        for each in list(found):
            found += [each.replace(long, short) for short in shorts if long in each]
            found += [
                re.sub(rf"(?<!\w){re.escape(short)}(?=\s)", long, each)
                for short in shorts
                if short in each.split()
            ]
    return list(dict.fromkeys(found))


_JOINT = " ,-–&\xa0’'\""
"""What stands between the words of a name."""


class Forms:
    """Names that are looked for in articles, whatever the order of their words.

    Args:
        forms: of which none is empty.
    """

    def __init__(self, forms: Iterable[Form]) -> None:
        self._forms: dict[tuple[str, ...], list[Form]] = {}
        self._known: set[str] = set()
        for form in forms:
            content = content_in(form.text)
            if content:
                self._forms.setdefault(tuple(sorted(content)), []).append(form)
                self._known.update(content)
        self._longest = max(map(len, self._forms), default=0)

    def find(self, article: Article) -> Iterator[Place]:
        """Yield where an article has the names, from left to right; the longest one counts."""
        place = 0
        known = self._known
        words = article.words
        while place < len(words):
            word = words[place]
            said = _content(_is_small(word), word.low, word.plain)
            if not said or said[0] not in known:
                place += 1
                continue
            found = self._match(article, place)
            if found:
                yield found
                place = found.words.stop
            else:
                place += 1

    def _match(self, article: Article, first: int) -> Place | None:
        """Return the longest name that begins at a word, or None."""
        content: list[str] = []
        best: Place | None = None
        stop = article.sentence_of(first).stop
        for place in range(first, stop):
            word = article.words[place]
            said = _content(_is_small(word), word.low, word.plain)
            if any(each not in self._known for each in said):
                break
            content += said
            if len(content) > self._longest:
                break
            if said and (forms := self._forms.get(tuple(sorted(content)))):
                words = article.words[first : place + 1]
                best = _best(forms, words, range(first, place + 1)) or best
            # A short form of a city has a sign of its own: `UBND TP. Vinh`.
            signs = _JOINT + "." if word.low in words_of("owners", "short") else _JOINT
            if article.gap_after(place).strip(signs):
                break
        return best


def _best(forms: list[Form], words: list[Word], where: range) -> Place | None:
    """Return the form of several that words are most like, or None where they are none of them."""
    found = [place for form in forms if (place := _compared(form, words, where))]
    return max(
        found,
        key=lambda each: (each.exact, each.unmarked, each.form.own, not each.differs),
        default=None,
    )


def _compared(form: Form, words: list[Word], where: range) -> Place | None:
    wanted = split_words(form.text)
    low, plain = [each.low for each in words], [each.plain for each in words]
    capital = words[0].is_capital and all(
        each.is_capital for each in words if form.text.istitle() and each.low not in _SKIPPED
    )
    if not capital or (len(wanted) == 1 and form.text.isupper() and not words[0].text.isupper()):
        return None
    exact = low == [pair[0] for pair in wanted]
    same = plain == [pair[1] for pair in wanted]
    if len(wanted) == 1 and not exact:
        return None
    unmarked = same and not exact and low == plain
    if same or exact:
        return Place(form, where, exact, unmarked, same and not exact and not unmarked)
    # The words stand in another order, or small ones are left out: with their diacritics, or none.
    marked = {pair[0] for pair in wanted} | {pair[1] for pair in wanted}
    differs = any(each.low not in marked and each.low != each.plain for each in words)
    known = all(stem(pair[1]) in map(stem, plain) for pair in wanted if pair[1] not in _SKIPPED)
    return Place(form, where, False, False, differs and known)
