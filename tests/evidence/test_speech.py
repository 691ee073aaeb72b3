"""The dataset against the published text, which is not part of the project."""

from __future__ import annotations

import os
from collections import Counter
from itertools import groupby
from pathlib import Path

import msgspec
import pytest

from tests.conftest import DIRECTIVE, RESOLUTION, ROOT, SECOND, SPEECH, VISIT, Say, Ttdn
from ttdn_cli import load
from ttdn_cli.evidence import article
from ttdn_cli.evidence.alignment import align
from ttdn_cli.evidence.coverage import COUNTRY
from ttdn_cli.evidence.matching import match
from ttdn_cli.evidence.mentions import mentions_in
from ttdn_cli.evidence.verify import verify
from ttdn_cli.extraction.figures import Figures
from ttdn_cli.facts.grounding import published_values
from ttdn_cli.facts.index import Index
from ttdn_cli.text.canonical import Canonical, bare_words, canonical_words, fingerprint

TEXT = os.environ.get("TTDN_SOURCE")
needs_text = pytest.mark.skipif(not TEXT, reason="TTDN_SOURCE does not name the published text")

SPEECHES = [
    pytest.param(SPEECH, TEXT, id="speech", marks=needs_text),
    *(
        pytest.param(each, each.with_suffix(".txt"), id=each.stem)
        for each in (SECOND, VISIT, DIRECTIVE, RESOLUTION)
    ),
]
with_text = pytest.mark.parametrize(("dataset", "source"), SPEECHES)


@with_text
def test_every_quote_stands_where_it_is_listed(dataset: Path, source: str) -> None:
    """It may stand there more often: one quote of a body or an abbreviation is enough."""
    index, text = Index(load(dataset)), Canonical(article.read(str(source)).text)
    alignment = align(text, index.dataset.source.fingerprints)
    wrong, quotes = [], 0
    for record in index.records.values():
        if record.review == "not in the text":
            continue
        for quote in dict.fromkeys(each.quote for each in record.evidence):
            listed = Counter(each.paragraph for each in record.evidence if each.quote == quote)
            there = Counter(
                alignment.paragraph_of(text.words_of(place))
                for place in text.find(quote, range(alignment.first, len(text.words)))
            )
            there.pop(None, None)
            quotes += listed.total()
            if not listed <= there:
                wrong.append((record.id, quote, there, listed))
    assert wrong == []
    assert quotes > 10


@with_text
def test_fingerprints_are_those_of_the_lines_of_the_text(dataset: Path, source: str) -> None:
    """From the title on, without the last line, which is the page's."""
    lines = [line for line in Path(source).read_text(encoding="utf-8").split("\n") if line.strip()]
    given = load(dataset).source
    first = lines.index(given.title or "")
    assert given.fingerprints == [fingerprint(line) for line in lines[first:-1]]


@with_text
def test_everything_is_proven_to_the_letter_and_nothing_is_left(dataset: Path, source: str) -> None:
    index = Index(load(dataset))
    report = verify(index, Canonical(article.read(str(source)).text), "text")
    assert {each.status for each in report.results} == {"exact"}
    claims = [each for section in index.claims.values() for each in section]
    read = sum(each.review is None for each in claims)
    assert (report.proven, report.records) == (read, len(claims))
    assert report.passed
    assert (report.same_text, report.changed_paragraphs, report.uncovered) == (True, [], [])


@with_text
def test_what_only_one_record_covered_is_left_over_without_it(
    dataset: Path, source: str, say: Say
) -> None:
    """But for abbreviations, bodies and places, which count wherever one quote covers them."""
    data = load(dataset)
    index, text = Index(data), Canonical(article.read(str(source)).text)
    alignment, figures = align(text, data.source.fingerprints), Figures(text)
    named = (name for record in index.records.values() for name in record.names)
    known = {COUNTRY, *(term.term for term in data.glossary), *named}

    def is_known(words: str) -> bool:
        return any(words in name for name in known)

    held = {
        record.id: {word for each in match(record, text, alignment, figures) for word in each.words}
        for section in index.claims.values()
        for record in section
    }
    there = [
        (kind, place)
        for _, part in alignment.parts()
        for kind, place in mentions_in(text, part, figures)
    ]
    alone = 0
    for key, records in index.claims.items():
        for record in records if key != "event" else ():
            rest = [each for each in records if each is not record]
            without = Index(msgspec.structs.replace(data, **{key: rest}))
            without.__dict__["records"] = index.records  # What it refers to is still known.
            left = [each.text for each in verify(without, text, "text").uncovered]
            others = set[int]().union(*(held[id_] for id_ in held if id_ != record.id))
            only = [
                " ".join(bare_words(text.text[slice(*place)].split()))
                for _, place in there
                if not (held[record.id] - others).isdisjoint(text.words_of(place))
            ]
            assert [each for each in left if not is_known(each)] == [
                each for each in only if not is_known(each)
            ], record.id
            if key == "glossary":
                assert Counter(only) <= Counter(left), record.id
            alone += bool(left)
    say(f"{alone} of {len(index.records) - 1} records cover something that no other does")
    # Halves of common nouns are no names: fewer records than once are alone with what they cover.
    assert alone > len(index.records) / 8


@pytest.mark.parametrize("value", ["58/63", "12/2023", "Phạm S", "Bắc Kạn", "57-KL/TW", "TTĐN"])
def test_each_kind_of_published_value_is_looked_for(value: str) -> None:
    index = Index(load(SPEECH))
    found = [
        value
        for record in index.records.values()
        for each in published_values(record, index.names, "vi")
        if value in each.forms
    ]
    assert found


@with_text
def test_no_quote_has_more_than_12_words(dataset: Path, source: str) -> None:
    """Counted in the text, where a mark that stands alone is none."""
    index, text = Index(load(dataset)), Canonical(article.read(str(source)).text)
    lengths = {
        each.quote: {len(text.words_of(place)) for place in text.find(each.quote)}
        for record in index.records.values()
        if record.review != "not in the text"
        for each in record.evidence
    }
    assert [quote for quote, there in lengths.items() if not there or max(there) > 12] == []


@needs_text
def test_the_quotes_hold_at_most_half_of_the_speech(say: Say) -> None:
    """Each word counts once; the published values are its names, titles and numbers."""
    index, text = Index(load(SPEECH)), Canonical(article.read(TEXT or "").text)
    alignment = align(text, index.dataset.source.fingerprints)
    speech = set(range(alignment.paragraphs[1].start, alignment.paragraphs[17].stop))
    held, values, longest = set(), set(), 0
    for record in index.records.values():
        own = {
            word for each in match(record, text, alignment, Figures(text)) for word in each.words
        }
        for paragraph in alignment.paragraphs:
            inside = enumerate(sorted(own & set(paragraph)))
            runs = groupby(inside, key=lambda pair: pair[1] - pair[0])
            longest = max([longest, *(len(list(run)) for _, run in runs)])
        held |= own & speech
        for value in published_values(record, index.names, "vi"):
            for form in value.forms:
                values |= {word for place in text.find(form) for word in text.words_of(place)}
    share, rest = len(held) / len(speech), len(held - values) / len(speech)
    say(
        f"quotes hold {len(held)} of {len(speech)} words ({share:.1%}), without names, "
        f"titles and numbers {rest:.1%}; the longest run is {longest} words"
    )
    assert share <= 1 / 2
    assert rest <= 1 / 3
    assert longest <= 30


@needs_text
def test_no_text_of_our_own_runs_on_with_the_speech() -> None:
    """At most 6 words together are the speech's; names, titles and subjects are as published."""
    text = " ".join(bare_words(canonical_words(article.read(TEXT or "").text))).lower()
    data = load(SPEECH)
    own = [point.text for point in data.points]
    own += [each for metric in data.metrics for each in (metric.indicator, metric.scope) if each]
    own += [term.meaning for term in data.glossary]
    own += [document.cited_for for document in data.legal_references if document.cited_for]
    own += [each.note for each in data.absent if each.note]
    names = {body.name.lower() for body in data.organizations}
    for line in own:
        words = " ".join(bare_words(canonical_words(line.vi or ""))).lower().split()
        for start in range(len(words) - 6):
            run = " ".join(words[start : start + 7])
            assert run in names or f" {run} " not in f" {text} ", line


@needs_text
def test_the_readme_shows_what_stands_in_the_published_text(ttdn: Ttdn) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = readme.partition("```text\n$ ttdn extract speech.txt --kind document\n")[2]
    text = Path(str(TEXT)).read_text(encoding="utf-8")
    rows = ttdn("extract", "-", "--kind", "document", stdin=text).out.replace(
        "<stdin>", "speech.txt"
    )
    lines = shown.partition("```")[0].splitlines()
    # On a terminal a line is drawn below the headings, and a kind is named once.
    assert set(lines.pop(2)) == {"─"}
    assert [line.split() for line in lines] == [
        line.removeprefix("document").split() if place > 2 else line.split()
        for place, line in enumerate(rows.splitlines())
    ]
