"""The dataset against the published text, which is not part of the project."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest
from msgspec import inspect as types

from tests.conftest import SECOND, SPEECH
from tests.matching import paragraphs, places, published, quoted, runs, starts
from ttdn_cli import load
from ttdn_cli.index import Index
from ttdn_cli.text import canonical_words, fingerprint

TEXT = os.environ.get("TTDN_SOURCE")

SPEECHES = [
    pytest.param(
        SPEECH,
        TEXT,
        id="speech",
        marks=pytest.mark.skipif(not TEXT, reason="TTDN_SOURCE does not name the published text"),
    ),
    pytest.param(SECOND, SECOND.with_suffix(".txt"), id="second"),
]

with_text = pytest.mark.parametrize(("dataset", "source"), SPEECHES)


@with_text
def test_every_quote_stands_where_and_as_often_as_it_is_listed(dataset: Path, source: str) -> None:
    text = paragraphs(Path(source))
    wrong, quotes = [], 0
    for record in Index(load(dataset)).records.values():
        for quote in dict.fromkeys(each.quote for each in record.evidence):
            listed = Counter(each.paragraph for each in record.evidence if each.quote == quote)
            quotes += sum(listed.values())
            if starts(quote, text) != listed:
                wrong.append((record.id, quote, starts(quote, text), listed))
    assert wrong == []
    assert quotes > 10


@with_text
def test_fingerprints_are_those_of_the_text(dataset: Path, source: str) -> None:
    text = paragraphs(Path(source))
    assert load(dataset).source.fingerprints == [fingerprint(each) for each in text]


@with_text
def test_published_values_lie_unbroken_in_the_quotes(dataset: Path, source: str) -> None:
    """A value lies in the words that the quotes of one paragraph hold together."""
    text = paragraphs(Path(source))
    index, wrong, values = Index(load(dataset)), [], 0
    for record in index.records.values():
        held = quoted(record, text)
        listed = {each.paragraph for each in record.evidence}
        joined = [
            " ".join(
                word if (number, place) in held else "\n"
                for place, word in enumerate(canonical_words(paragraph), 1)
            )
            for number, paragraph in enumerate(text, 1)
            if number in listed
        ]
        for forms in published(record, types.type_info(type(record)), index):
            values += 1
            if not any(places(canonical_words(form), joined) for form in forms if form):
                wrong.append((record.id, forms))
    assert wrong == []
    assert values > 10


@pytest.mark.parametrize("value", ["58/63", "12/2023", "Phạm S", "Bắc Kạn", "57-KL/TW", "TTĐN"])
def test_each_kind_of_published_value_is_looked_for(value: str) -> None:
    index = Index(load(SPEECH))
    found = {
        form
        for record in index.records.values()
        for forms in published(record, types.type_info(type(record)), index)
        for form in forms
    }
    assert value in found


@pytest.mark.skipif(not TEXT, reason="TTDN_SOURCE does not name the published text")
def test_the_quotes_hold_at_most_half_of_the_speech(capsys: pytest.CaptureFixture[str]) -> None:
    """Each word counts once; the published values are its names, titles and numbers."""
    text = paragraphs(Path(TEXT or ""))
    index = Index(load(SPEECH))
    speech = {
        (number, place)
        for number, paragraph in enumerate(text, 1)
        for place in range(1, len(canonical_words(paragraph)) + 1)
        if 2 <= number <= 18
    }
    held, values, longest = set(), set(), 0
    for record in index.records.values():
        held |= quoted(record, text) & speech
        longest = max(longest, *runs(quoted(record, text)))
        for forms in published(record, types.type_info(type(record)), index):
            for form in forms:
                values |= set(places(canonical_words(form), text))
    share, rest = len(held) / len(speech), len(held - values) / len(speech)
    with capsys.disabled():
        print(
            f"\nquotes hold {len(held)} of {len(speech)} words ({share:.1%}), without names, "
            f"titles and numbers {rest:.1%}; the longest run is {longest} words"
        )
    assert share <= 1 / 2
    assert rest <= 1 / 3
    assert longest <= 30


@pytest.mark.skipif(not TEXT, reason="TTDN_SOURCE does not name the published text")
def test_no_text_of_our_own_runs_on_with_the_speech() -> None:
    """At most 12 words together are the speech's; names, titles and subjects are as published."""
    text = " ".join(
        " ".join(canonical_words(each)) for each in paragraphs(Path(TEXT or ""))
    ).lower()
    data = load(SPEECH)
    own = [point.text.vi for point in data.points]
    own += [metric.indicator.vi for metric in data.metrics]
    own += [term.meaning.vi for term in data.glossary]
    own += [document.cited_for.vi for document in data.legal_references]
    for line in own:
        words = [word.strip(".,;:").lower() for word in canonical_words(line)]
        bare = text.replace(",", "").replace(";", "").replace(".", "")
        for start in range(len(words) - 12):
            assert " ".join(words[start : start + 13]) not in bare, line
