"""Whether an article speaks of a part of what a figure is of: `hộ nghèo ở nông thôn`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from ttdn_cli.checking.concepts import Phrases, fillers, find_known, pairs_of, words_of
from ttdn_cli.checking.contexts import BREAK, Context
from ttdn_cli.checking.own_texts import own_texts
from ttdn_cli.checking.subjects import Subject, stem
from ttdn_cli.checking.words import Article, Word, forms_of, split_words
from ttdn_cli.checking.work import passing, says_something
from ttdn_cli.text.gazetteer import load

SHORT = 3
"""Words of an indicator that leaves room for narrower ones: `hộ nghèo`."""

_BACK = 3
"""Words between `tại` and the end of how many places are meant: `tại 4 xã`."""

_MORE = 4
"""Words that go on behind the name of a part: `nông thôn nước ta`."""

_FEW = 8
"""Words with which a clause begins that say of whom it is."""


def is_narrower(article: Article, place: range, context: Context, subject: Subject) -> bool:
    """Return whether words around a quantity say an indicator, and which part of it is meant.

    They do within a short indicator or right behind it, by any word that is none of the figure:
    `hộ cận nghèo`. A long one says so much that only what a lexicon knows as a part makes it
    another figure, or whom or where it is said to be of: `của hộ chính sách`, `sang Hoa Kỳ`.

    Args:
        article: the text.
        place: the words of the quantity.
        context: what stands around it.
        subject: the figure.
    """
    return (
        _is_short(article, place, context, subject)
        or _Part(article, place, context, subject).is_named()
    )


def _is_short(article: Article, place: range, context: Context, subject: Subject) -> bool:
    side = 0 if article.is_marked else 1
    before = range(context.near.start, place.start)
    behind = range(place.stop, context.near.stop)
    for own in _indicators(subject, side):
        telling = _telling(own, side)
        if not 0 < len(telling) <= SHORT:
            continue
        for stretch in (before, behind, context.words):
            row = [pair[side] for pair in pairs_of(article.words[stretch.start : stretch.stop])]
            if met := _in_order(telling, row):
                inside = any(_tells(row[at], own) for at in range(met[0], met[-1]))
                if inside or _is_more(article, stretch, met[-1] + 1, own, subject):
                    return True
                break
    return False


def _indicators(subject: Subject, side: int) -> Iterator[list[str]]:
    """Yield the words of an indicator in each language."""
    for said in filter(None, (subject.metric.indicator.vi, subject.metric.indicator.en)):
        yield [pair[side] for pair in split_words(said)]


def _telling(own: Sequence[str], side: int) -> list[str]:
    return [each for each in own if each not in fillers(plain=bool(side))]


def _is_more(
    article: Article, stretch: range, stop: int, own: Sequence[str], subject: Subject
) -> bool:
    """Return whether words behind an indicator in a stretch say which part of it is meant."""
    side = 0 if article.is_marked else 1
    row = [pair[side] for pair in pairs_of(article.words[stretch.start : stretch.stop])]
    while stop < len(row) and row[stop] in own:
        stop += 1
    last = stop
    while last < len(row) and not article.gap_after(stretch.start + last - 1).strip():
        if not _adds(article.words[stretch.start + last], subject, side):
            break
        last += 1
    group = " ".join(row[last : last + 2]) in words_of("owners", "groups")
    return group or says_something({*row[stop:last]} - words_of("function", "words"))


def _in_order(telling: Sequence[str], row: Sequence[str]) -> list[int]:
    """Return where the words of an indicator stand in a row, all in their order, or nothing.

    The first one is the last from which on the others follow, so that little is between them.
    """
    met: list[int] = []
    stop = len(row)
    for each in reversed(telling):
        place = next((at for at in range(stop - 1, -1, -1) if row[at] == each), None)
        if place is None:
            return []
        met.append(place)
        stop = place
    return met[::-1]


def _tells(word: str, own: Sequence[str]) -> bool:
    """Return whether a word within an indicator is none of it, and no small one."""
    return word not in own and word not in words_of("function", "words") | passing()


def _adds(word: Word, subject: Subject, side: int) -> bool:
    """Return whether a word is none of a figure and says something, but for a name."""
    text = (word.low, word.plain)[side]
    known = stem(text) in subject.features or any(find_known([(word.low, word.plain)]))
    return not (
        word.is_capital
        or text[0].isdigit()
        or known
        or text in fillers(plain=bool(side)) | passing()
    )


@cache
def _parts(*, marked: bool, own: bool = False) -> Phrases:
    """Return what names a part: of people, of a country, of an economy, of goods.

    A syllable without its diacritics is any word: `gỗ` and `go`.

    Args:
        marked: whether it is looked for in a text with the diacritics of Vietnamese.
        own: whether that text says what a figure is of: `Hội Nông dân` has those of farmers.
    """
    lists = load("concepts")["parts"]
    return Phrases(
        (phrase, name)
        for name, phrases in lists.items()
        for phrase in phrases
        if (marked or phrase.isascii() or " " in phrase) and not (own and name == "none")
    )


@cache
def _small(name: str, *, plain: bool) -> frozenset[str]:
    """Return small words around a part; those with diacritics are no others without: `giá`."""
    return frozenset(forms_of(word)[plain] for word in load("concepts")["part_words"][name])


class _Part:
    """What an article says of a part of a figure.

    Args:
        article: the text.
        place: the words of the quantity.
        context: what stands around it.
        subject: the figure.
    """

    def __init__(self, article: Article, place: range, context: Context, subject: Subject) -> None:
        self._article = article
        self._place = place
        self._sentence = context.sentence
        self._near = context.near
        self._subject = subject
        self._side = 0 if article.is_marked else 1
        self._empty = fillers(plain=bool(self._side)) | words_of("function", "words")

    def is_named(self) -> bool:
        """Return whether it is named: behind the indicator, before it, or behind the number."""
        if not self._sentence:
            return False
        first, stop = self._indicator()
        between = range(stop, self._place.start)
        names = {*self._known_in(between), *self._before(first), *self._behind()}
        if names and names - self._own_parts():
            return True
        said = first < stop
        return said and any(self._is_elsewhere(at) or self._is_of_some(at) for at in between)

    def _indicator(self) -> tuple[int, int]:
        """Return where the indicator begins and ends before the number, else where its clause does.

        Of `tại 4 xã` the number is none of another figure.
        """
        article, start = self._article, self._near.start
        for at in range(max(start - _BACK, self._sentence.start), start):
            number = at + 1 < start and article.words[at + 1].text[0].isdigit()
            if number and self._is_in(at, "of_part"):
                start = self._sentence.start
        row = [self._word(at) for at in range(start, self._place.start)]
        for own in _indicators(self._subject, self._side):
            telling = _telling(own, self._side)
            if met := _in_order(telling, row) if telling else []:
                return start + met[0], start + met[-1] + 1
        first = self._place.start
        while first > self._near.start and not BREAK.search(article.gap_after(first - 1)):
            first -= 1
        return first, first

    def _word(self, at: int) -> str:
        word = self._article.words[at]
        return word.plain if self._side else word.low

    def _is_in(self, at: int, name: str) -> bool:
        return self._word(at) in _small(name, plain=bool(self._side))

    def _known_in(self, words: range) -> Iterator[str]:
        """Yield the parts that a stretch names, up to what is said to be a reason."""
        stop = next((at for at in words if self._is_in(at, "reasons")), words.stop)
        row = self._article.words[words.start : stop]
        described = -1
        for each in _parts(marked=not self._side).find(pairs_of(row), plain=bool(self._side)):
            at = words.start + each.first
            # `tỉnh miền núi biên giới` is the whole province, and what it is like.
            if at == described or (at and self._is_in(at - 1, "whole_places")):
                described = words.start + each.stop
                continue
            word = row[each.first]
            if not word.is_capital or word.text.isupper() or at == self._sentence.start:
                yield each.name

    def _part_at(self, at: int) -> tuple[str, int] | None:
        """Return the part that words at a place name, and where they end."""
        row = pairs_of(self._article.words[at : min(at + _FEW, self._sentence.stop)])
        found = next(_parts(marked=not self._side).find(row, plain=bool(self._side)), None)
        if found is None or found.first or found.name == "none":
            return None
        return found.name, at + found.stop

    def _before(self, first: int) -> Iterator[str]:
        """Yield the part of which a clause says that it is, or has, an indicator.

        `Ở nông thôn, tỷ lệ hộ nghèo`, `Phụ nữ có tỷ lệ`, `rural poverty rate`.
        """
        article = self._article
        begins = self._near.start
        introduced = False
        for at in range(begins, min(begins + _FEW, first)):
            introduced |= self._is_in(at, "at")
            if found := self._part_at(at):
                name, stop = found
                rest = [self._word(each) for each in range(stop, first)]
                last = min(stop + _MORE, first)
                gaps = map(article.gap_after, range(stop - 1, last))
                parted = introduced and any(map(BREAK.search, gaps))
                has = bool({*rest[:1]} & words_of("owners", "has"))
                if parted or (has and {*rest} <= self._empty) or not rest:
                    yield name
                return
            digit = article.words[at].text[0].isdigit()
            if not (digit or self._word(at) in self._empty or self._is_in(at, "heads")):
                break
        for at in range(max(begins, first - 2), first if self._side else begins):
            found = self._part_at(at)
            if found and found[1] == first and not BREAK.search(article.gap_after(first - 1)):
                yield found[0]

    def _behind(self) -> Iterator[str]:
        """Yield the part that is named behind a number, with no more than small words between."""
        article, own = self._article, self._subject.features
        at = self._place.stop
        while at < self._near.stop:
            gap = article.gap_after(at - 1).strip(" %")
            if gap not in ("", "("):
                return
            if found := self._part_at(at):
                yield found[0]
                return
            word = self._word(at)
            small = word in self._empty or stem(word) in own or word[0].isdigit()
            small |= self._is_in(at, "heads") or self._is_in(at, "of_part")
            if not small or self._is_in(at, "reasons") or self._is_in(at, "joins"):
                return
            at += 1

    def _own_parts(self) -> set[str]:
        """Return the parts that the record of the figure names, or the body whose it is."""
        row = split_words(self._text())
        marked, plain = _parts(marked=True, own=True), _parts(marked=False, own=True)
        found = [*marked.find(row), *plain.find(row, plain=True)]
        return {"none", *(each.name for each in found)}

    def _text(self) -> str:
        """Return what the record of the figure says, and what says whose it is."""
        metric = self._subject.metric
        scope = metric.scope
        said = [metric.indicator.vi, metric.indicator.en, metric.given]
        said += [scope.vi, scope.en] if scope else []
        said += [*(each.quote for each in metric.evidence), *own_texts(self._subject.index)]
        return " … ".join(each for each in said if each)

    def _is_elsewhere(self, at: int) -> bool:
        """Return whether words say to or from where something goes: `sang Hoa Kỳ`, `to China`."""
        article, last = self._article, self._place.start
        sources = words_of("owners", "sources")
        before = self._word(at - 1) if at else ""
        if not self._is_in(at, "ways") or self._is_in(at - 1, "against") or before in sources:
            return False
        at += 1
        while at < last and self._is_in(at, "markets"):
            at += 1
        stop = at
        while stop < last and article.words[stop].is_capital:
            stop += 1
        name = " ".join(map(self._word, range(at, stop)))
        # `from January`, `từ Bộ Công Thương`.
        is_name = name and self._word(at) not in words_of("function", "words")
        if not is_name or self._is_in(at, "bodies"):
            return False
        return name not in words_of("owners", "nation") and not self._has(name)

    def _has(self, name: str) -> bool:
        """Return whether the record of the figure has a name, or what says whose it is."""
        words = [pair[self._side] for pair in split_words(self._text())]
        return f" {name} " in f" {' '.join(words)} "

    def _is_of_some(self, at: int) -> bool:
        """Return whether words say of whom or where, and that is not the whole: `ở 4 xã nghèo`."""
        article, last = self._article, self._place.start
        if not self._is_in(at, "of_part"):
            return False
        several = False
        at += 1
        while at < last and (self._is_in(at, "several") or article.words[at].text[0].isdigit()):
            several = True
            at += 1
        if at >= last or article.words[at].is_capital:
            return False
        is_place = self._is_in(at, "places")
        if not several if is_place else self._is_in(at, "own"):
            return False
        stop = at + 1 if is_place else at
        row: set[str] = set()
        while stop < last and not article.words[stop].is_capital:
            if self._word(stop) in passing() or (row and self._is_in(stop, "own")):
                break
            row.add(self._word(stop))
            if BREAK.search(article.gap_after(stop)):
                break
            stop += 1
        told = {each for each in row - self._empty if stem(each) not in self._subject.features}
        if not says_something(told):
            return False
        return says_something(told - {pair[self._side] for pair in split_words(self._text())})
