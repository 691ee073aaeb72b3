"""Names in an article that are in no list: of small places, of bodies and of who owns something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from functools import cache, lru_cache
from itertools import takewhile

from ttdn_cli.checking.concepts import words_of
from ttdn_cli.checking.words import Article
from ttdn_cli.text.gazetteer import load

_LONGEST = 4
"""Words of the longest name of a place."""

_BESIDE = 2
"""Words of what a body is for, before its name."""

_CLASS = 4
"""Words of the longest name for what a body is."""


class OwnerNames:
    """The names in an article that words in capitals, or what stands before them, make names.

    Args:
        article: the text.
        taken: the words of what is known there.
    """

    def __init__(self, article: Article, taken: Set[int]) -> None:
        self._article = article
        self._taken = taken

    def called(self) -> Iterator[range]:
        """Yield names beside what their places are: `xã Tả Van`, `Sa Pa District`."""
        classes = (each + 1 for each in _classes_in(self._article))
        for number in (each for each in classes if each not in self._taken):
            if name := self.capitals(number, _LONGEST, self._taken):
                yield name
        for number in _ends_in(self._article):
            if name := self._capitals_before(number):
                yield name

    def owning(self) -> Iterator[range]:
        """Yield other names that own something, begin a sentence or have it: `của Vinamilk`."""
        short = words_of("owners", "short")
        for number in _capitals_in(self._article):
            if self._article.words[number].low in short and self._is_joined(number):
                continue  # Of `TP. Vinh`, what stands behind is the name.
            owns = self.owns(number, ("của",))
            opens = number == self._article.sentence_of(number).start
            name = self.body(number)
            if name and not (owns or opens or self.has(name.stop)):
                continue
            if not name and owns and number not in self._taken and not self._is_common(number):
                name = self.capitals(number, len(self._article.words))
            if name:
                yield name

    def body(self, word: int) -> range | None:
        """Return the words of a body that begins at a word with what it is: `Tập đoàn Sao Mai`."""
        words, stop = self._article.words, word
        if words[word].text.isupper():
            return None  # `BÁO CÁO` begins like a newspaper.
        if word + 1 < len(words) and words[word + 1].low == "trưởng":
            return None  # Nor is `Bộ trưởng Đào Văn An` a ministry.
        two = " ".join(each.low for each in words[word : word + 2])
        if two in words_of("owners", "no_bodies") or words[word].low in words_of("owners", "media"):
            return None  # `Hội nghị tại Huế` is no society, and a newspaper speaks of others.
        while word not in self._taken and stop < len(words) and words[stop].is_capital:
            size = _begins(tuple(each.low for each in words[stop : stop + _CLASS]))
            if not size:
                break
            stop += size
        if stop == word:
            return None
        for place in range(stop, min(stop + _BESIDE + 1, len(words))):
            if name := self.capitals(place, len(words)):
                return range(word, name.stop)
            if self._article.gap_after(place - 1) != " ":
                break
        return None

    def owns(self, word: int, before: Sequence[str] = ("của", "of")) -> bool:
        """Return whether `của` stands before a word, and no `báo cáo` before that."""
        words = self._article.words
        place = word - 1
        if place > 0 and words[place].low == "the":
            place -= 1
        if place < 0 or words[place].low not in before:
            return False
        source = words[place - 1] if place else None
        if source is None:
            return True
        title = source.is_capital and not source.text.isupper() and words[place].low == "of"
        return not title and source.low not in words_of("owners", "sources")

    def has(self, word: int) -> bool:
        """Return whether a name before a word has something: `Hoa Kỳ năm 2023 có 5 triệu`."""
        words = self._article.words
        while (
            word < len(words)
            and self._article.gap_after(word - 1) == " "
            and (words[word].low in words_of("owners", "then") or words[word].text[0].isdecimal())
        ):
            word += 1
        beside = word < len(words) and self._article.gap_after(word - 1) == " "
        if not beside or words[word].low not in words_of("owners", "has"):
            return False
        after = {each.low for each in words[word + 1 : word + 3]}
        return after.isdisjoint(words_of("owners", "sources"))

    def _is_common(self, word: int) -> bool:
        """Return whether a capital begins what is no name: `Nhà nước`."""
        words = self._article.words
        two = " ".join(each.low for each in words[word : word + 2])
        return two in common() or words[word].low in words_of("owners", "common")

    def capitals(self, first: int, most: int, closed: Set[int] = frozenset()) -> range | None:
        """Return the words in capitals from one on, or None where it has none.

        Args:
            first: the first of them.
            most: how many there are at most.
            closed: words that are none of them.
        """
        words = self._article.words
        row = takewhile(
            lambda place: (
                words[place].is_capital
                and place not in closed
                and (place == first or self._is_joined(place - 1))
            ),
            range(first, min(first + most, len(words))),
        )
        stop = max(row, default=-1) + 1
        beside = first > 0 and self._is_joined(first - 1)
        return range(first, stop) if stop and beside else None

    def _is_joined(self, word: int) -> bool:
        """Return whether a word goes on with the next one, behind the sign of a short form too."""
        gap = self._article.gap_after(word)
        return gap == " " or (
            gap in (".", ". ") and self._article.words[word].low in words_of("owners", "short")
        )

    def _capitals_before(self, stop: int) -> range | None:
        """Return the words in capitals right before one, but the first of a sentence."""
        words, first = self._article.words, stop
        start = self._article.sentence_of(stop).start
        while first > start and words[first - 1].is_capital and first - 1 not in self._taken:
            if self._article.gap_after(first - 1) != " " or words[first - 1].low in _SMALL:
                break
            first -= 1
        return range(first, stop) if first < stop else None


_SMALL = ("the", "in", "at", "of", "a", "each", "every", "this")
"""Words that are no name, though a sentence begins with them."""


@lru_cache(maxsize=2)
def _capitals_in(article: Article) -> Sequence[int]:
    """Return where the words of an article are that begin with a capital letter."""
    return [number for number, word in enumerate(article.words) if word.is_capital]


@lru_cache(maxsize=2)
def _classes_in(article: Article) -> Sequence[int]:
    """Return where words say what a place behind them is: `xã`, or the second one of `đặc khu`."""
    words, classes = article.words, words_of("owners", "classes")
    found = []
    for number in range(len(words) - 1):
        word = words[number].low
        before = f"{words[number - 1].low if number else ''} {word}"
        if word in classes or before in classes:
            after = f"{word} {words[number + 1].low}"
            if words_of("owners", "no_classes").isdisjoint((before, after)):
                found.append(number)
    return found


@lru_cache(maxsize=2)
def _ends_in(article: Article) -> Sequence[int]:
    """Return where words end an English name with what the place is: `Sa Pa District`."""
    ends, words = words_of("owners", "behind"), article.words
    return [each for each in _capitals_in(article) if words[each].low in ends]


@cache
def common() -> frozenset[str]:
    """Return nouns that name no one, and the beginnings of the names of bodies."""
    lists = load("names")
    return frozenset((*lists["common"], *lists["bodies"]))


@lru_cache(maxsize=1 << 14)
def _begins(words: tuple[str, ...]) -> int:
    """Return how many words say that a body follows: two of `Tập đoàn Sao Mai`."""
    sizes = range(len(words), 0, -1)
    return next((size for size in sizes if " ".join(words[:size]) in _classes()), 0)


@cache
def _classes() -> frozenset[str]:
    return frozenset(each.casefold() for each in load("organizations")["begin"])
