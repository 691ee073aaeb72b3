"""Which countries, continents and regions of Viet Nam an article names; no province is among them.

A region is larger than a province, so what is said of it is as far from one as that of a country.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from ttdn_cli.checking.concepts import words_of
from ttdn_cli.checking.contexts import BREAK, provinces
from ttdn_cli.checking.words import Article, words_in
from ttdn_cli.text.gazetteer import Gazetteer, load
from ttdn_cli.text.unicode import fold

_KINDS = ("countries", "larger", "regions")


@lru_cache(maxsize=2)
def lands_in(article: Article) -> Sequence[range]:
    """Return the words of each name of a country, of a continent or of a region in an article."""
    names = _marked() if article.is_marked else _unmarked()
    found = (article.words_in(*each) for each in names.find_spans(article.text))
    return [each for each in found if each and not _is_other(article, each)]


def asides(article: Article, lands: Iterable[range]) -> dict[int, int]:
    """Return up to where lands own that are named by the way: `Nhờ sự phục hồi của Trung Quốc, …`.

    A clause about what happens there is such a one too: `Giá dầu thế giới giảm, …`.

    Args:
        article: the text.
        lands: the words of each name of one, of which each is told by its first.
    """
    found = {}
    for land in lands:
        sentence, first, stop = article.sentence_of(land.start), land.start, land.stop
        while first > sentence.start and not BREAK.search(article.gap_after(first - 1)):
            first -= 1
        while stop < sentence.stop and not BREAK.search(article.gap_after(stop - 1)):
            stop += 1
        opening = article.said_in(range(first, min(first + 2, land.start)))
        after = article.words[land.stop : stop]
        moves = any(each.low in words_of("owners", "moves") for each in after[:1])
        moves = moves and not any(each.text[0].isdecimal() for each in after)
        if stop < sentence.stop and (moves or opening & words_of("owners", "by_the_way")):
            found[land.start] = stop
    return found


def described(article: Article, lands: Iterable[range]) -> set[range]:
    """Return the lands of which a sentence says first what they are: `Hoa Kỳ là thị trường lớn`."""
    return {
        land
        for land in lands
        if land.start == article.sentence_of(land.start).start
        and land.stop < len(article.words)
        and article.words[land.stop].low in words_of("owners", "copula")
    }


def is_land(name: str) -> bool:
    """Return whether a name, in small letters without diacritics, is that of one of them."""
    return name in _alike()


def say_land(texts: Iterable[str], land: str) -> bool:
    """Return whether texts name a land, by whatever name of it: `Mỹ` where it is `Hoa Kỳ`."""
    return any(not _named_in(each).isdisjoint(_alike()[land]) for each in texts)


@lru_cache(maxsize=1 << 12)
def _named_in(text: str) -> frozenset[str]:
    """Return the names of lands in a text of a dataset, which may be written in any language."""
    article = Article(text)
    found = {
        article.words_in(*span)
        for names in (_marked(), _unmarked())
        for span in names.find_spans(article.text)
    }
    return frozenset(
        " ".join(each.plain for each in article.words[words.start : words.stop])
        for words in found
        if words and not _is_other(article, words)
    )


def _is_other(article: Article, name: range) -> bool:
    """Return whether words that look like a land are another name: `Lào` of `Lào Cai`."""
    words = article.words
    if " ".join(each.plain for each in words[name.start : name.stop]) in provinces():
        return True
    if len(name) > 1 or words[name.start].low not in _short():
        return False
    sentence = article.sentence_of(name.start)
    before = _beside(article, name.start - 1, name.start - 1)
    after = _beside(article, name.stop - 1, name.stop)
    opens = name.start == sentence.start
    goes_on = bool(before) and before.istitle() and name.start - 1 > sentence.start
    goes_on = goes_on or after[:1].isupper()
    listed = before.lower() in _list("not_behind") or after.lower() in _list("not_before")
    said = after.lower() in words_of("owners", "has") | words_of("owners", "then")
    return goes_on or listed or (opens and not said)


def _beside(article: Article, gap: int, word: int) -> str:
    """Return a word beside another one, or nothing where a sign stands between them."""
    inside = 0 <= word < len(article.words) and gap >= 0
    return article.words[word].text if inside and article.gap_after(gap) == " " else ""


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(load("lands")[name])


@cache
def _short() -> frozenset[str]:
    return frozenset(each.casefold() for each in load("lands")["short"])


@cache
def _provinces() -> frozenset[str]:
    return frozenset(each for names in load("provinces").values() for each in names)


def _names() -> Iterator[str]:
    lists = load("lands")
    for name in (name for kind in _KINDS for names in lists[kind] for name in names):
        yield from {name, name[0].upper() + name[1:]}


@cache
def _marked() -> Gazetteer:
    """Return what finds them, and provinces, so that none is found within the name of one."""
    return Gazetteer(
        [*_names(), *(each.upper() for each in _names() if " " in each), *_provinces()]
    )


@cache
def _unmarked() -> Gazetteer:
    """Return the same for a text without diacritics, in which short names are other words."""
    names = [each for each in (*_names(), *_provinces()) if each not in _list("short")]
    plain = (fold(each).title() for each in names if " " in each and each[0].isupper())
    return Gazetteer([*names, *plain])


@cache
def _alike() -> dict[str, tuple[str, ...]]:
    groups = (
        tuple(" ".join(_words(each)) for each in names)
        for kind in _KINDS
        for names in load("lands")[kind]
    )
    return {name: group for group in groups for name in group}


def _words(name: str) -> list[str]:
    return [each.plain for each in words_in(name)]
