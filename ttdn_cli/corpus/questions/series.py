"""Which figures of many datasets are one, said again: those that a trend has."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from ttdn_cli.checking.whose.owners import Owner, owner_of
from ttdn_cli.corpus.corpus import Corpus, Member
from ttdn_cli.corpus.questions.links import AS_ASKED, OTHER_SCOPE, SAME_AS, SAME_WORDS, Link, joined
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
        found += _in_other_words(found, corpus)
        if every := _grouped(found, links):
            return every, marks
    return [], True


def _of_ids(asked: Sequence[str], corpus: Corpus) -> list[Series]:
    """Return the one series of figures that are named by their ids, if there are such."""
    ids = {*asked}
    datasets = {each.partition(":")[0] for each in ids}
    seeds = [each for _, each in _candidates(corpus, datasets) if each.name in ids]
    if len(seeds) < len(ids):
        return []
    keys = frozenset[str]().union(*(each.keys for each in seeds))
    bare = frozenset[str]().union(*(each.bare for each in seeds))
    found: list[Candidate] = []
    links: list[Link] = []
    for metric, candidate in _candidates(corpus):
        if metric.same_as:
            links.append(Link(candidate.name, metric.same_as))
        if candidate.keys & keys or candidate.bare & bare or candidate.name in ids:
            found.append(candidate)
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


def _in_other_words(found: Sequence[Candidate], corpus: Corpus) -> list[Candidate]:
    """Return more figures that are one with some by the words of the other language."""
    keys = frozenset[str]().union(*(each.keys for each in found if len(each.keys) > 1))
    names = {each.name for each in found}
    return [
        each
        for _, each in (_candidates(corpus) if keys else ())
        if each.keys & keys and each.name not in names
    ]


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
        words = [each.exact for each in telling_words(alone.replace(metric.given, " "))]
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
    sets = joined([*links, *more, *by_key, *((each.name, each.name) for each in found)])
    members: dict[str, set[int]] = defaultdict(set)
    roots: dict[str, set[str]] = defaultdict(set)
    for each in found:
        members[sets[each.name]].add(each.member)
        for key in each.bare:
            roots[key].add(sets[each.name])
    # One indicator with another scope, where no dataset has both.
    apart = (
        several
        for several in roots.values()
        if len(set().union(*(members[root] for root in several)))
        == sum(len(members[root]) for root in several)
    )
    wider = [(min(several), root) for several in apart for root in several]
    above = joined([*wider, *((root, root) for root in sets.values())])
    names: dict[str, set[str]] = defaultdict(set)
    for name, root in sets.items():
        if not name.startswith(" "):
            names[above[root]].add(name)
    several: dict[str, list[Candidate]] = defaultdict(list)
    for each in found:
        several[above[sets[each.name]]].append(each)
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
                {each.name: _reason(each, one, links, asked) for each in ones},
            )
        )
    return sorted(every, key=lambda each: -each.datasets)


def _reason(figure: Candidate, one: Candidate, links: Sequence[Link], asked: str) -> Bilingual:
    """Return why a figure is one with that which stands for all."""
    if figure.keys & one.keys:
        return SAME_WORDS
    if any(figure.name in link for link in links):
        return SAME_AS
    if figure.bare & one.bare:
        return OTHER_SCOPE
    return AS_ASKED if asked else SAME_WORDS


def _standing_for(ones: Sequence[Candidate], asked: str) -> Candidate:
    """Return the figure that stands for all: the one that is asked for, or worded as most are."""
    labels = Counter(each.label for each in ones)
    return max(ones, key=lambda each: (each.name == asked, labels[each.label]))
