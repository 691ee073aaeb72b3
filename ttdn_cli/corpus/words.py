"""Which of many datasets may have words: those whose own words have all that is looked for.

Which of them have it, the search of one dataset decides. A dataset that is left out here has it in
no way that a search knows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

import msgspec

from ttdn_cli.corpus.corpus import Corpus, Member
from ttdn_cli.corpus.processes import kept, map_at_once
from ttdn_cli.facts.dataset import Dataset
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.progress import INDEXING, show_progress
from ttdn_cli.query.search.questions import content_of, date_in
from ttdn_cli.query.search.searcher import MOST_WORDS, Searcher
from ttdn_cli.query.search.synonyms import (
    common_synonyms,
    near_synonyms,
    own_spellings,
)
from ttdn_cli.query.search.terms import Slot, slots_of
from ttdn_cli.query.search.texts import SearchText, searchable
from ttdn_cli.query.sections import ABSENT, TIMELINE
from ttdn_cli.text.unicode import fold
from ttdn_cli.text.words import Word, words_of

_FEW = 16
"""Datasets whose words are read before another process has started."""


def members_with(typed: Sequence[str], corpus: Corpus) -> list[Member]:
    """Return the datasets in which a search for any of these texts may find something.

    Args:
        typed: what is looked for, each by itself.
        corpus: the datasets.
    """
    tests = [_test(each) for each in typed]
    members = list(corpus)
    return [
        member
        for member, words in zip(members, _words_of(members, corpus), strict=True)
        if any(test(words) for test in tests)
    ]


def words_in(content: bytes) -> str:
    """Return the words of a dataset without diacritics: those of any record in a line, then others.

    Headings stand beside the values of any record. The line of a record has its words, and all
    names of what it names; its last word is its id.

    Args:
        content: the dataset as MessagePack.
    """
    index = Index(msgspec.msgpack.decode(content, type=Dataset))
    records = [*Searcher(index).everything, *searchable([ABSENT, TIMELINE], index)]
    beside = _plain(text for each in records for text in each.texts if text.role == "heading")
    names = [
        [{word.plain for word in words_of(name)} for name in group]
        for group in own_spellings(index)
    ]
    lines = [_line(beside)]
    for each in records:
        own = _plain(text for text in each.texts if text.role != "heading")
        named = (group for group in names if any(name <= own for name in group if name))
        own = own.union(*(name for group in named for name in group))
        lines.append(f"{_line(own - beside)}{each.record.id} ")
    return "\n".join(lines)


def _plain(texts: Iterable[SearchText]) -> set[str]:
    """Return the words of texts without diacritics, each also as it is written if that differs."""
    found: set[str] = set()
    return found.union(*(_forms(each) for each in {text.text for text in texts}))


@lru_cache(maxsize=50_000)
def _forms(text: str) -> frozenset[str]:
    """Return the words of a text: headings, names and quotes are in many records and datasets."""
    return frozenset(
        form for word in words_of(text) for form in (word.plain, fold(text[word.start : word.end]))
    )


def _line(words: Iterable[str]) -> str:
    return " ".join(["", *sorted(words), ""])


def _words_of(members: Sequence[Member], corpus: Corpus) -> Iterator[str]:
    """Yield the words of each dataset: from the store, or read of its facts and stored."""
    known = corpus.store.words() if corpus.store else {}
    new = [each for each in members if each.key not in known]

    def keep(some: Sequence[tuple[bytes, str]]) -> None:
        if corpus.store:
            corpus.store.put_words(some)

    before = len(members) - len(new)
    with show_progress(corpus.name, INDEXING) as watch:
        made = map_at_once(words_in, _Contents(new), few=len(new) < _FEW)
        keyed = zip((each.key for each in new), made, strict=True)
        for number, (key, words) in enumerate(kept(keyed, keep), before + 1):
            known[key] = words
            watch(number / len(members))
    return (known[each.key] for each in members)


class _Contents(Sequence[bytes]):
    """The facts of datasets, each loaded when its turn comes."""

    def __init__(self, members: Sequence[Member]) -> None:
        self._members = members

    def __len__(self) -> int:
        return len(self._members)

    def __getitem__(self, place):  # type: ignore[no-untyped-def]
        if isinstance(place, slice):
            return [each.load() for each in self._members[place]]
        return self._members[place].load()


def _test(typed: str) -> Callable[[str], bool]:
    """Return what tells of the words of a dataset whether a search for a text may find any."""
    words = words_of(typed)[:MOST_WORDS]
    near = near_synonyms()

    def known(some: Sequence[Word]) -> bool:
        return bool(near.of(some, exact=False))

    # The fewest words by which a search looks for it: more of them find no more.
    content = content_of(words, "events", known=known, longest=near.longest)
    readings = [content, date_in(typed)]
    if not content_of(words, empty=True):
        # Nothing but a question, and each dataset may have what it is after.
        return lambda _: True
    needed = [
        [_signs(slot, last=slot is slots[-1]) for slot in slots]
        for reading in readings
        if reading
        for slots in [slots_of(reading, common_synonyms(), exact=False, more=near)]
    ]
    if all(word.plain.replace(".", "").isdigit() for word in content):
        # Of several figures one is enough.
        needed += [[slot] for slot in needed[0]]
    id_ = f" {typed.strip().lower()} "
    needed.append([[[id_]]])

    def test(words: str) -> bool:
        return any(_has(words, slots) for slots in needed)

    return test


_Signs = list[list[str]]
"""Of what is looked for, and of each that means the same, what the words of a record have."""


def _signs(slot: Slot, *, last: bool) -> _Signs:
    """Return what the words of a record have that has what is looked for: the last may go on."""
    found = [[f" {plain} " for _, plain in variant] for variant in (slot.typed, *slot.variants)]
    if last:
        *before, end = found[0]
        found.append([*before, end[:-1]])
    return found


def _has(words: str, slots: Sequence[_Signs]) -> bool:
    """Return whether a record has what is looked for, among the words of its dataset."""
    # That most datasets lack a word is seen without looking at each record.
    if not all(any(all(sign in words for sign in each) for each in signs) for signs in slots):
        return False
    beside, *lines = words.split("\n")
    return any(
        all(
            any(all(sign in line or sign in beside for sign in each) for each in signs)
            for signs in slots
        )
        for line in lines
    )
