"""Which figures of many datasets contradict each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from ttdn_cli.checking.attribution.owners import owner_of
from ttdn_cli.corpus.corpus import Member
from ttdn_cli.corpus.questions.links import SAME_AS, SAME_WORDS, Link, joined
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.texts import Bilingual
from ttdn_cli.matching.clashes import Clash, Said, clashes, clashes_between, clear
from ttdn_cli.matching.indicators import Indicator, figures_of, worded
from ttdn_cli.matching.spans import class_of
from ttdn_cli.matching.times import Time, may_be_one

_MOST_TIMES = 12
"""Other times with which one is compared that lies in them; more there are of no calendar."""


class Match(NamedTuple):
    """Two values that exclude each other, and why they are of one thing.

    Attributes:
        clash: the two.
        reason: why.
        titles: of which titles of the two people, in their order, or None of what is no person.
    """

    clash: Clash
    reason: Bilingual
    titles: tuple[Bilingual, Bilingual] | None = None


class _Kept(NamedTuple):
    """What is kept of a figure that others are said to be the same as.

    Attributes:
        name: dataset and id.
        of: what is counted of it, and its status.
        indicators: what it is of, by its own words.
        dated: its time, or that of its text, and its value.
    """

    name: str
    of: tuple[str | None, str]
    indicators: list[Indicator]
    dated: tuple[Time, Said]


_Dated = list[tuple[Time, Said]]
_Group = tuple[str, str | None, str]
"""Figures that are said to be one: a name for them, what is counted, and their status."""

_LONGEST_AFTER = 366
"""Days after a time in which a text may give a figure of it without saying so."""


class Figures:
    """The figures of datasets, by what they are of."""

    def __init__(self) -> None:
        # In their own language, and in the other one.
        self._own: dict[Indicator, _Dated] = defaultdict(list)
        self._foreign: dict[Indicator, _Dated] = defaultdict(list)
        # The words with diacritics of those without.
        self._marked: dict[Indicator, set[str]] = defaultdict(set)
        self._links: list[Link] = []

    def add(self, member: Member, index: Index, place: int) -> None:
        """Take note of the figures of a dataset.

        Args:
            member: the dataset.
            index: the same.
            place: of the dataset among all.
        """
        owner = owner_of(index)
        for metric, said, time in figures_of(index, member.about.date, place):
            if metric.same_as:
                self._links.append(Link(f"{member.id}:{metric.id}", metric.same_as))
            if time is None:
                continue
            for each in worded(metric, index, owner):
                group = self._own if each.own else self._foreign
                group[each.indicator].append((time, said))
                if each.plain != each.indicator.words:
                    unmarked = each.indicator._replace(words=each.plain)
                    self._marked[unmarked].add(each.indicator.words)

    def contradictions(self, members: Sequence[Member]) -> Iterator[Match]:
        """Yield the figures that contradict an earlier one, each pair once.

        Where words and links show a pair, the words are why, and what is linked counts as well.
        """
        found: dict[tuple[int, str, int, str], Match] = {}
        for match in (*self._worded(), *self._linked(members)):
            clash = match.clash
            one, other = clash.one, clash.other
            pair = (one.member, one.record, other.member, other.record)
            known = found.setdefault(pair, match)
            if clash.ones + clash.others > known.clash.ones + known.clash.others:
                found[pair] = known._replace(clash=clash)
        yield from found.values()

    def lost(self, members: Sequence[Member]) -> list[Link]:
        """Return the links to figures that no dataset has."""
        wanted: dict[str, set[str]] = defaultdict(set)
        for each in self._links:
            dataset, _, id_ = each.to.partition(":")
            wanted[dataset].add(id_)
        known = {
            f"{member.id}:{metric.id}"
            for member in members
            if member.id in wanted
            for metric in member.index().dataset.metrics
        }
        return [each for each in self._links if each.to not in known]

    def _worded(self) -> Iterator[Match]:
        """Yield contradictions of figures with the same words."""
        for group in (self._own, self._foreign):
            self._join_unmarked(group)
        for indicator, own in self._own.items():
            yield from _matches(
                own, self._foreign.get(indicator, ()), SAME_WORDS, indicator.of == "share"
            )

    def _join_unmarked(self, group: dict[Indicator, _Dated]) -> None:
        """Move figures whose words are without diacritics to those that have them, if one reads so.

        Where two indicators differ by diacritics alone, nobody knows which of them is meant.
        """
        for unmarked in [each for each in group if len(self._marked.get(each, ())) == 1]:
            (words,) = self._marked[unmarked]
            group[unmarked._replace(words=words)] += group.pop(unmarked)

    def _linked(self, members: Sequence[Member]) -> Iterator[Match]:
        """Yield contradictions of figures of which a dataset says that they are the same.

        What has the words of one of them is the same too.
        """
        linked = [*self._kept(members)] if self._links else []
        worded_so = ((each.name, f" {of}") for each in linked for of in each.indicators)
        sets = joined([*self._links, *worded_so])
        own: dict[_Group, dict[Said, Time]] = defaultdict(dict)
        foreign: dict[_Group, dict[Said, Time]] = defaultdict(dict)
        named: dict[_Group, _Dated] = defaultdict(list)
        for each in linked:
            group = sets[each.name], *each.of
            time, said = each.dated
            own[group][said] = time
            named[group].append(each.dated)
            for indicator in each.indicators:
                for kept, known in ((own, self._own), (foreign, self._foreign)):
                    for time, said in known.get(indicator, ()):
                        kept[group].setdefault(said, time)
        for group, every in own.items():
            ones = [(time, said) for said, time in every.items()]
            others = [(time, said) for said, time in foreign[group].items() if said not in every]
            yield from _matches(ones, others, SAME_AS, group[1] == "share")
            yield from _undated(named[group], ones)

    def _kept(self, members: Sequence[Member]) -> Iterator[_Kept]:
        """Yield the figures that are said to be the same as others, and these."""
        names = {*chain.from_iterable(self._links)}
        wanted = {name.partition(":")[0] for name in names}
        for place, member in enumerate(members):
            if member.id not in wanted:
                continue
            index = member.index()
            owner = owner_of(index)
            for metric, said, time in figures_of(index, member.about.date, place):
                if time and (name := f"{member.id}:{metric.id}") in names:
                    of = class_of(metric), metric.status
                    every = worded(metric, index, owner)
                    indicators = [each.indicator for each in every if each.own]
                    yield _Kept(name, of, indicators, (time, said))


_SAME_TIME = Bilingual(vi="cùng thời điểm", en="same time")
_WITHIN = Bilingual(vi="thời điểm này nằm trong thời điểm kia", en="one time lies in the other")
_SAME_TEXTS = Bilingual(
    vi="không ghi thời điểm, văn bản cùng ngày", en="undated, in texts of the same date"
)
_UNDATED = Bilingual(vi="một bên không ghi thời điểm", en="one of them undated")


def _matches(
    own: Sequence[tuple[Time, Said]],
    foreign: Sequence[tuple[Time, Said]],
    why: Bilingual,
    state: bool,
) -> Iterator[Match]:
    """Yield contradictions among figures of one indicator.

    Args:
        own: the figures, worded in the language in which they are published.
        foreign: those of which the translation has the same words; of these, two are compared in
            their own language.
        why: they are of one indicator.
        state: whether they say how something stands, and do not add up over a time.
    """
    if len(own) + len(foreign) < 2:
        return
    times, others = _by_time(own), _by_time(foreign)
    for time, several in times.items():
        same = _because(why, _SAME_TEXTS if time.kind == "text" else _SAME_TIME)
        kept = clear(several)
        yield from (Match(each, same) for each in clashes(kept))
        if time in others:
            both = {*clear([*several, *others[time]])}
            ours, theirs = (sorted(both.intersection(each)) for each in (kept, others[time]))
            yield from (Match(each, same) for each in clashes_between(ours, theirs))
    for time, other in _overlapping([*times], state=state):
        ours, theirs = _of_others(times[time], times[other])
        if time.kind == "text":
            when = _SAME_TEXTS
        else:
            when = _SAME_TIME if time[:2] == other[:2] else _WITHIN
        said = _because(why, when)
        yield from (Match(each, said) for each in clashes_between(ours, theirs))


def _undated(
    named: Iterable[tuple[Time, Said]], every: Iterable[tuple[Time, Said]]
) -> Iterator[Match]:
    """Yield contradictions of undated figures with dated ones that are said to be the same.

    An undated one is of the time that had begun by its text, and ended no longer than a year before
    it. Where there are several such, nobody knows which is meant.

    Args:
        named: the figures that a dataset says are the same.
        every: these, and those with the words of one of them.
    """
    times = _by_time(every)
    why = _because(SAME_AS, _UNDATED)
    for text, undated in _by_time(each for each in named if each[0].kind == "text").items():
        meant = [each for each in times if each.kind != "text" and _may_be_meant(each, text)]
        if len({each.stop for each in meant}) == 1:
            for time in meant:
                ours, theirs = _of_others(times[time], undated)
                yield from (Match(each, why) for each in clashes_between(ours, theirs))


def _may_be_meant(time: Time, text: Time) -> bool:
    return time.start < text.stop and text.start - time.stop <= _LONGEST_AFTER


def _by_time(dated: Iterable[tuple[Time, Said]]) -> dict[Time, list[Said]]:
    found: dict[Time, list[Said]] = {}
    for time, said in dated:
        found.setdefault(time, []).append(said)
    return found


def _of_others(ones: Sequence[Said], others: Sequence[Said]) -> tuple[list[Said], list[Said]]:
    """Return values but for those of datasets that have one of either time: there it changed."""
    both = {each.member for each in ones} & {each.member for each in others}
    kept, more = (
        clear(each for each in every if each.member not in both) for every in (ones, others)
    )
    return kept, more


def _overlapping(times: Sequence[Time], *, state: bool) -> Iterator[tuple[Time, Time]]:
    """Yield each two times that may be one, the longer first.

    Of a calendar a day lies in one month, one quarter and one year, so that few are open at once.
    """
    open_: list[Time] = []
    for time in sorted(times, key=lambda each: (each.start, -each.stop)):
        open_ = [each for each in open_ if each.stop > time.start][-_MOST_TIMES:]
        yield from ((each, time) for each in open_ if may_be_one(each, time, state=state))
        open_.append(time)


def _because(why: Bilingual, when: Bilingual) -> Bilingual:
    return Bilingual(vi=f"{why.vi}, {when.vi}", en=f"{why.en}, {when.en}")
