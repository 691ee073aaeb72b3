"""Which figures of many datasets are one, said again: those that a trend has."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from ttdn_cli.corpus.corpus import Corpus, Member
from ttdn_cli.corpus.questions.indicators import LANGUAGES, place_of
from ttdn_cli.corpus.questions.links import Link, joined
from ttdn_cli.corpus.questions.owners import Owner, owner_of
from ttdn_cli.corpus.questions.typed import Typed, typed
from ttdn_cli.corpus.questions.wording import split, telling_words, wording_of
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.metrics import Metric
from ttdn_cli.facts.texts import Bilingual

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
        label: of the first of them.
        author: of the text of the same, or None.
        datasets: how many have one.
        whole: whether what was typed is all that the words of one say.
        links: which of them a dataset says are the same as another one.
    """

    names: frozenset[str]
    label: Bilingual
    author: Bilingual | None
    datasets: int
    whole: bool
    links: list[Link]


def series(text: Sequence[str], corpus: Corpus) -> tuple[list[Series], bool]:
    """Return the figures that are meant, apart by what they are of, and whether marks counted.

    Figures are one that have the same words, in one language or the other, or of which a dataset
    says that they are the same. A scope that changes is no other figure, unless one dataset has
    both.

    Args:
        text: words of an indicator, or ids of figures, as dataset and record: these are one.
        corpus: the datasets.
    """
    ids = {each for each in text if ID.fullmatch(each)}
    if ids and len(ids) == len(text):
        return _of_ids(ids, corpus), True
    wanted = Typed(typed(" ".join(text)).words[:_MOST_WORDS])
    for marks in (True, False) if wanted.marked else (True,):
        found, links = _collected(corpus, wanted, marks=marks)
        found += _in_other_words(found, corpus)
        if every := _grouped(found, links):
            return every, marks
    return [], True


def _of_ids(ids: set[str], corpus: Corpus) -> list[Series]:
    """Return the one series of figures that are named by their ids, if there are such."""
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
    every = _grouped(found, links, [(first, each) for each in ids])
    return [each for each in every if each.names & ids]


def _collected(corpus: Corpus, wanted: Typed, *, marks: bool) -> tuple[list[Candidate], list[Link]]:
    """Return the figures whose words have what is typed, and which are said to be the same."""
    found: list[Candidate] = []
    links: list[Link] = []
    for place, member in enumerate(corpus.watched()):
        index = member.index()
        owner: Owner | None = None
        for metric in index.dataset.metrics:
            if metric.same_as:
                links.append(Link(f"{member.id}:{metric.id}", metric.same_as))
            said = [split(each) for each in (metric.phrase.vi, metric.phrase.en) if each]
            if any(wanted.all_in(words, marks=marks) for words in said):
                owner = owner_of(index) if owner is None else owner
                found.append(_candidate(metric, member, index, place, owner, wanted))
    return found, links


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
    for language in LANGUAGES:
        wording = wording_of(metric, language, english=english)
        if not wording:
            continue
        where = place_of(wording, index, owner, metric)
        keys.add(f"{language} {where} {wording.exact}")
        alone = getattr(metric.indicator, language) or ""
        words = [each.exact for each in telling_words(alone.replace(metric.given, " "))]
        bare.add(f"{language} {where} {' '.join(words)}")
        if wanted:
            asked = {e.plain for e in telling_words(" ".join(e.plain for e in wanted.words))}
            whole = whole or {*wording.plain.split()} in (asked, {e.plain for e in wanted.words})
    name = f"{member.id}:{metric.id}"
    author = member.about.author_label
    return Candidate(name, place, author, metric.phrase, frozenset(keys), frozenset(bare), whole)


def _grouped(
    found: Sequence[Candidate], links: Sequence[Link], more: Iterable[tuple[str, str]] = ()
) -> list[Series]:
    """Return figures by what they are of, those that most datasets have first.

    Args:
        found: the figures.
        links: which of them datasets say are the same.
        more: pairs that the user says are the same.
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
    first: dict[str, Candidate] = {}
    whole: set[str] = set()
    for each in found:
        root = above[sets[each.name]]
        first.setdefault(root, each)
        if each.whole:
            whole.add(root)
    every = [
        Series(
            frozenset(names[root]),
            candidate.label,
            candidate.author,
            len({each.partition(":")[0] for each in names[root]}),
            root in whole,
            [each for each in links if each.record in names[root]],
        )
        for root, candidate in first.items()
    ]
    return sorted(every, key=lambda each: -each.datasets)
