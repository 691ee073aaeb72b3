"""Which figures of many datasets are one, said again: those that a trend has."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from ttdn_cli.checking.attribution.owners import Owner, owner_of
from ttdn_cli.corpus.corpus import Corpus, Member
from ttdn_cli.corpus.questions.links import (
    AS_ASKED,
    OTHER_SCOPE,
    SAME_AS,
    SAME_AS_ANOTHER,
    SAME_WORDS,
    WORDS_OF_ANOTHER,
    Link,
    joined,
)
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.metrics import Metric
from ttdn_cli.facts.texts import Bilingual
from ttdn_cli.matching.indicators import LANGUAGES, place_of
from ttdn_cli.matching.typed import Typed, typed
from ttdn_cli.matching.wording import (
    is_silent,
    split,
    telling_words,
    without_measure,
    wording_of,
)
from ttdn_cli.text.unicode import nfc
from ttdn_cli.text.words import Word

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*:[a-z0-9]+(?:-[a-z0-9]+)*")
"""Dataset and record, as rows of many datasets name them."""

_MOST_WORDS = 100
"""Words that are typed: nobody types more of an indicator."""


class Candidate(NamedTuple):
    """A figure that may be meant.

    Attributes:
        name: dataset and id.
        member: the place of the dataset.
        author: of the text, or None.
        label: whom or what it covers and what is measured of them.
        keys: the words of scope and indicator with their place, in each language.
        bare: the same of the indicator alone.
        whole: whether what is typed is all that its words say.
    """

    name: str
    member: int
    author: Bilingual | None
    label: Bilingual
    keys: frozenset[str]
    bare: frozenset[str]
    whole: bool


class Series(NamedTuple):
    """Figures that are one, said in datasets.

    Attributes:
        names: dataset and id of each.
        name: that of the one that stands for all: which is asked for, or worded as most are.
        label: of this one.
        author: of its text, or None.
        datasets: how many have one.
        whole: whether what was typed is all that the words of one say.
        links: which of them a dataset says are the same as another one.
        reasons: why each is one with that which stands for all, by dataset and id.
    """

    names: frozenset[str]
    name: str
    label: Bilingual
    author: Bilingual | None
    datasets: int
    whole: bool
    links: list[Link]
    reasons: Mapping[str, Bilingual]


def series(text: Sequence[str], corpus: Corpus) -> tuple[list[Series], bool]:
    """Return the figures that are meant, apart by what they are of, and whether marks counted.

    Figures are one that have the same words, in one language or the other, or of which a dataset
    says that they are the same. A scope that changes is no other figure, unless one dataset has
    both.

    Args:
        text: words of an indicator, or ids of figures, as dataset and record: these are one.
        corpus: the datasets.
    """
    ids = [each for each in text if ID.fullmatch(each)]
    if ids and len(ids) == len(text):
        return _of_ids(ids, corpus), True
    wanted = Typed(typed(" ".join(text)).words[:_MOST_WORDS])
    for marks, authors in product((True, False) if wanted.marked else (True,), (False, True)):
        found, links = _collected(corpus, wanted, marks=marks, authors=authors)
        if every := _grouped(*_extended(found, links, corpus)):
            return every, marks
    return [], True


def _of_ids(asked: Sequence[str], corpus: Corpus) -> list[Series]:
    """Return the one series of figures that are named by their ids, if there are such."""
    ids = {*asked}
    datasets = {each.partition(":")[0] for each in ids}
    seeds = [each for _, each in _candidates(corpus, datasets) if each.name in ids]
    if len(seeds) < len(ids):
        return []
    found, links = _extended(seeds, None, corpus)
    first = min(ids)
    every = _grouped(found, links, [(first, each) for each in ids], asked[0])
    return [each for each in every if each.names & ids]


def _collected(
    corpus: Corpus, wanted: Typed, *, marks: bool, authors: bool
) -> tuple[list[Candidate], list[Link]]:
    """Return the figures whose words have what is typed, and which are said to be the same.

    Args:
        corpus: the datasets.
        wanted: what is typed.
        marks: whether diacritics count.
        authors: whether some of it may be of the name of who says so: `hộ nghèo Phú Thọ`.
    """
    found: list[Candidate] = []
    links: list[Link] = []
    asked = Typed([each for each in wanted.words if not is_silent(each)])
    for place, member in enumerate(corpus.watched()):
        index = member.index()
        owner: Owner | None = None
        author = member.about.author_label if authors else None
        for metric in index.dataset.metrics:
            if metric.same_as:
                links.append(Link(f"{member.id}:{metric.id}", metric.same_as))
            said = _words_of(metric.phrase, author)
            if any(asked.all_in(words, marks=marks) for words in said):
                owner = owner_of(index) if owner is None else owner
                found.append(_candidate(metric, member, index, place, owner, wanted))
    return found, links


def _words_of(label: Bilingual, author: Bilingual | None) -> list[list[Word]]:
    """Return the words of a figure in each language, with those of who says so."""
    whose = author or Bilingual()
    return [
        [*split(said), *split(by or whose.vi or whose.en or "")]
        for said, by in ((label.vi, whose.vi), (label.en, whose.en))
        if said
    ]


def _extended(
    found: Sequence[Candidate], links: list[Link] | None, corpus: Corpus
) -> tuple[list[Candidate], list[Link]]:
    """Return figures and all that are one with them by their words or as said, and what is said so.

    Args:
        found: the figures.
        links: which figures datasets say are the same, where that is known: then all figures are
            among the found ones that have the words of one that is worded in one language.
            Otherwise those are looked for, too, and what differs by its scope.
        corpus: the datasets.
    """
    said = [*(links or ())]
    linked = {name for link in said for name in link}
    if links is not None and not any(len(e.keys) > 1 or e.name in linked for e in found):
        return [*found], said
    scopes = links is None
    every = {each.name: each for each in found}
    own = {key for each in found for key in _keys_of(each, scopes=scopes)}
    # For each figure the names of those with one of its keys: every list stands here once.
    having: dict[str, list[str]] = defaultdict(list)
    beside: dict[str, list[list[str]]] = {}
    for metric, each in _candidates(corpus):
        keys = _keys_of(each, scopes=scopes)
        if not own.isdisjoint(keys):
            every.setdefault(each.name, each)
        beside[each.name] = [having[key] for key in keys]
        for names in beside[each.name]:
            names.append(each.name)
        if scopes and metric.same_as:
            said.append(Link(each.name, metric.same_as))
    for link in said:
        if {*link} <= beside.keys():
            beside[link.record].append([link.to])
            beside[link.to].append([link.record])
    missing = _reached(every, beside) - every.keys()
    datasets = {each.partition(":")[0] for each in missing}
    more = [e for _, e in _candidates(corpus, datasets) if e.name in missing] if missing else []
    return [*every.values(), *more], said


def _reached(names: Iterable[str], beside: Mapping[str, list[list[str]]]) -> set[str]:
    """Return all that is beside names, or beside what is."""
    reached, todo = {*names}, [*names]
    looked: set[int] = set()
    while todo:
        for several in beside[todo.pop()]:
            if id(several) not in looked:
                looked.add(id(several))
                todo += [*({*several} - reached)]
                reached.update(several)
    return reached


def _keys_of(figure: Candidate, *, scopes: bool) -> Iterable[str]:
    """Return the words of a figure, and those of its indicator alone where scopes may differ."""
    return {*figure.keys, *(f"{key} *" for key in figure.bare)} if scopes else figure.keys


def _candidates(
    corpus: Corpus, only: Container[str] | None = None
) -> Iterator[tuple[Metric, Candidate]]:
    """Yield every figure of all datasets, or of those with these ids."""
    for place, member in enumerate(corpus.watched()):
        if only is None or member.id in only:
            index = member.index()
            owner = owner_of(index)
            for metric in index.dataset.metrics:
                yield metric, _candidate(metric, member, index, place, owner)


def _candidate(
    metric: Metric,
    member: Member,
    index: Index,
    place: int,
    owner: Owner,
    wanted: Typed | None = None,
) -> Candidate:
    english = index.source.language == "en"
    keys, bare, whole = set(), set(), False
    ways = _ways_to_type(wanted) if wanted else ()
    for language in LANGUAGES:
        wording = wording_of(metric, language, english=english)
        if not wording:
            continue
        where = place_of(wording, index, owner, metric)
        keys.add(f"{language} {where} {wording.exact}")
        alone = getattr(metric.indicator, language) or ""
        words = [each.exact for each in telling_words(alone.replace(metric.given, " "), language)]
        bare.add(f"{language} {where} {' '.join(words)}")
        whole = whole or {*wording.plain.split()} in ways
    name = f"{member.id}:{metric.id}"
    author = member.about.author_label
    return Candidate(name, place, author, metric.phrase, frozenset(keys), frozenset(bare), whole)


def _ways_to_type(wanted: Typed) -> list[set[str]]:
    """Return the words that are typed, all, without how it is measured, and those that tell."""
    said = nfc(" ".join(each.exact for each in wanted.words))
    every = wanted.words, split(without_measure(said)), telling_words(said)
    return [{each.plain for each in words} for words in every]


def _grouped(
    found: Sequence[Candidate],
    links: Sequence[Link],
    more: Iterable[tuple[str, str]] = (),
    asked: str = "",
) -> list[Series]:
    """Return figures by what they are of, those that most datasets have first.

    Args:
        found: the figures.
        links: which of them datasets say are the same.
        more: pairs that the user says are the same.
        asked: dataset and id of the one that the user names first, or nothing.
    """
    by_key = [(each.name, f" {key}") for each in found for key in each.keys]
    by_key += [(each.name, each.name) for each in found]
    sets = joined([*links, *more, *by_key])
    by_scope = _but_for_scope(found, sets)
    above = joined([*links, *more, *by_key, *by_scope])
    names: dict[str, set[str]] = defaultdict(set)
    for name, root in above.items():
        if not name.startswith(" "):
            names[root].add(name)
    several: dict[str, list[Candidate]] = defaultdict(list)
    for each in found:
        several[above[each.name]].append(each)
    ways = [joined(by_key), joined([*by_key, *links]), joined([*by_key, *links, *by_scope])]
    every = []
    for root, ones in several.items():
        one = _standing_for(ones, asked)
        every.append(
            Series(
                frozenset(names[root]),
                one.name,
                one.label,
                one.author,
                len({each.partition(":")[0] for each in names[root]}),
                any(each.whole for each in ones),
                [each for each in links if each.record in names[root]],
                {each.name: _reason(each, one, links, ways) for each in ones},
            )
        )
    return sorted(every, key=lambda each: -each.datasets)


def _but_for_scope(found: Sequence[Candidate], sets: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return pairs of a figure and its indicator, where no dataset has that with two scopes.

    Args:
        found: the figures.
        sets: which of them are one otherwise.
    """
    members: dict[str, set[int]] = defaultdict(set)
    roots: dict[str, set[str]] = defaultdict(set)
    for each in found:
        members[sets[each.name]].add(each.member)
        for key in each.bare:
            roots[key].add(sets[each.name])
    apart = {
        key
        for key, several in roots.items()
        if len(set().union(*(members[root] for root in several)))
        == sum(len(members[root]) for root in several)
    }
    return [(each.name, f"  {key}") for each in found for key in each.bare & apart]


def _reason(
    figure: Candidate, one: Candidate, links: Sequence[Link], ways: Sequence[Mapping[str, str]]
) -> Bilingual:
    """Return why a figure is one with that which stands for all.

    Args:
        figure: of the series.
        one: that which stands for all.
        links: which figures datasets say are the same.
        ways: which are one by words, by these and links, and by these and without their scope.
    """
    words, said, scopes = ([way[each.name] for each in (figure, one)] for way in ways)
    if figure.keys & one.keys:
        return SAME_WORDS
    if words[0] == words[1]:
        return WORDS_OF_ANOTHER
    if said[0] == said[1]:
        own = any(figure.name in link and {*link} <= ways[0].keys() for link in links)
        return SAME_AS if own else SAME_AS_ANOTHER
    return OTHER_SCOPE if scopes[0] == scopes[1] else AS_ASKED


def _standing_for(ones: Sequence[Candidate], asked: str) -> Candidate:
    """Return the figure that stands for all: the one that is asked for, or worded as most are."""
    labels = Counter(each.label for each in ones)
    return max(ones, key=lambda each: (each.name == asked, labels[each.label]))
