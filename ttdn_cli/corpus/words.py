"""Which of many datasets may have words: those whose own words have all that is looked for.

Which of them have it, the search of one dataset decides. A dataset that is left out here has it in
no way that a search knows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache

import msgspec

from ttdn_cli.corpus.corpus import Corpus, Member
from ttdn_cli.corpus.processes import map_at_once
from ttdn_cli.facts.dataset import Dataset
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.progress import show_progress
from ttdn_cli.query.search.questions import content_of, date_in
from ttdn_cli.query.search.searcher import MOST_WORDS, Searcher
from ttdn_cli.query.search.synonyms import (
    Synonyms,
    common_spellings,
    near_synonyms,
    own_spellings,
)
from ttdn_cli.query.search.terms import keys_of, slots_of
from ttdn_cli.query.search.texts import searchable
from ttdn_cli.query.sections import ABSENT, TIMELINE
from ttdn_cli.text.words import Word, folded, words_of

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
    """Return all words of a dataset and of what is printed of it, folded, each once.

    Args:
        content: the dataset as MessagePack.
    """
    index = Index(msgspec.msgpack.decode(content, type=Dataset))
    more = searchable([ABSENT, TIMELINE], index)
    texts = {text.folded for each in (*Searcher(index).everything, *more) for text in each.texts}
    texts.update(folded(name) for group in own_spellings(index) for name in group)
    words = {word for text in texts for word in text.split()}
    return " ".join(sorted(words | {*index.records}))


def _words_of(members: Sequence[Member], corpus: Corpus) -> Iterator[str]:
    """Yield the words of each dataset: from the store, or read of its facts and stored."""
    known = corpus.store.words() if corpus.store else {}
    new = [each for each in members if each.key not in known]
    made: dict[bytes, str] = {}
    with show_progress(corpus.name) as watch:
        contents = _Contents(new)
        for number, words in enumerate(map_at_once(words_in, contents, few=len(new) < _FEW), 1):
            made[new[number - 1].key] = words
            watch(number / len(new))
    if corpus.store:
        corpus.store.put_words(made)
    known |= made
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


@cache
def _common() -> Synonyms:
    return Synonyms(common_spellings())


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
        [[key for key, _ in keys_of(slot)] for slot in slots]
        for reading in readings
        if reading
        for slots in [slots_of(reading, _common(), exact=False, more=near)]
    ]
    if all(word.plain.replace(".", "").isdigit() for word in content):
        # Of several figures one is enough.
        needed += [[slot] for slot in needed[0]]
    id_ = typed.strip().lower()

    def test(own: str) -> bool:
        return f" {id_} " in f" {own} " or any(
            all(any(key in own for key in slot) for slot in slots) for slots in needed
        )

    return test
