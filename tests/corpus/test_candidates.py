"""No dataset is left out that has a record that meets conditions."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from ttdn_cli.corpus import candidates as module
from ttdn_cli.corpus import lists
from ttdn_cli.corpus.candidates import Candidates, candidates
from ttdn_cli.corpus.columns import section_of_many
from ttdn_cli.corpus.corpus import Corpus, open_corpus
from ttdn_cli.corpus.lists import Asked, groups, read
from ttdn_cli.errors import QueryError
from ttdn_cli.facts.kinds import leaves
from ttdn_cli.query.conditions import written
from ttdn_cli.query.fields import Field
from ttdn_cli.query.filters import parse
from ttdn_cli.query.section import Section
from ttdn_cli.query.sections import SECTIONS, STATS
from ttdn_cli.text.locales import Language


@pytest.fixture
def corpus(own_cache: Path, speeches: Path, monkeypatch: pytest.MonkeyPatch) -> Corpus:
    # Few facts are read sooner than a database is made.
    monkeypatch.setattr(module, "MOST_READ", 0)
    return open_corpus([str(speeches)])


def values(section: Section, field: Field, corpus: Corpus) -> set[str]:
    """Return what a person may type of a field: each way to write the values that there are."""
    return {
        text
        for member in corpus
        for index in [member.index()]
        for record in section.all(index)
        for _, kind, value in leaves(field.value(record, index), field.kind)
        for text in written(value, kind, index)
    }


def asked_for(section: Section, conditions: list[str]) -> Asked:
    query = parse(section_of_many(section), conditions)
    return Asked(section, (), query, Language.EN)


def found(asked: Asked, corpus: Corpus) -> list[tuple[str, list[str]]]:
    every = groups(asked, read(asked, corpus), watched=False)
    return [(each.member.id, [one.id for one in each.records]) for each in every]


@pytest.mark.parametrize("section", SECTIONS, ids=lambda each: each.key)
def test_every_value_is_found_where_it_is(
    corpus: Corpus, section: Section, monkeypatch: pytest.MonkeyPatch
) -> None:
    conditions = [
        f"{field.name}{sign}{value}"
        for field in section.askable
        for value in sorted(values(section, field, corpus))[:4]
        for sign in (("=", "~") if field.kind.single.name != "number" else ("=", "<=", ">"))
        if "," not in value and ";" not in value
    ]
    asked = [each for text in conditions for each in readable(section, text)]
    assert asked
    fast = [found(each, corpus) for each in asked]
    monkeypatch.setattr(
        lists, "candidates", lambda conditions, section, corpus: Candidates(corpus.members, None)
    )
    for each, answer in zip(asked, fast, strict=True):
        assert answer == found(each, corpus), each.query.conditions


def readable(section: Section, text: str) -> Iterator[Asked]:
    """Yield a question, unless a value as a reader has it is none to ask for: `[2024]`."""
    with suppress(QueryError):
        yield asked_for(section, [text])


@pytest.mark.parametrize(
    ("conditions", "left", "why"),
    [
        (["percent=87.3"], 1, "a number"),
        (["as_of>=2024"], None, "a date of any precision"),
        (["percent<90", "scope~xyz"], 0, "several conditions"),
        (["percent!=90"], 5, "what is denied any dataset may have"),
        (["percent="], 5, "what is absent too"),
        (["scope=zzzz"], 0, "words that none has"),
    ],
)
def test_others_are_left_out(
    corpus: Corpus, conditions: list[str], left: int | None, why: str
) -> None:
    asked = asked_for(STATS, conditions)
    members, records = candidates(asked.query.conditions, STATS, corpus)
    kept = [each.id for each in members]
    having = {id_ for id_, _ in found(asked, corpus)}
    assert having <= {*kept}, why
    assert left is None or len(kept) == left, (kept, why)
    if left and records:
        assert sum(map(len, records.values())) < sum(each.about.facts for each in members), why
