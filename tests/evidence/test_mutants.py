"""How sharp is the proof? Texts with one thing wrong, made without reading the quotes."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from tests.conftest import SPEECH, Say
from ttdn_cli import load
from ttdn_cli.evidence import article
from ttdn_cli.evidence.alignment import Alignment, align
from ttdn_cli.evidence.matching import match
from ttdn_cli.evidence.verify import verify
from ttdn_cli.extraction.figures import Figures
from ttdn_cli.facts.grounding import published_values
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.quoted import Quoted
from ttdn_cli.facts.texts import Record
from ttdn_cli.text.canonical import Canonical

TEXT = os.environ.get("TTDN_SOURCE")
pytestmark = pytest.mark.skipif(not TEXT, reason="TTDN_SOURCE does not name the published text")

INDEX = Index(load(SPEECH))
NEGATIONS = ("chưa", "không", "thiếu")


class Mutant(NamedTuple):
    """A kind of change, the words that it replaces, what it puts there, and what it changes."""

    kind: str
    old: str
    new: str


class Read(NamedTuple):
    """The published text, and which words of it the quotes of each record hold."""

    text: Canonical
    held: dict[str, set[int]]
    first: int
    last: int


@pytest.fixture(scope="module")
def published() -> Read:
    text = Canonical(article.read(TEXT or "").text)
    alignment, figures = aligned(text), Figures(text)
    held = {
        record.id: {word for each in match(record, text, alignment, figures) for word in each.words}
        for record in INDEX.records.values()
    }
    return Read(text, held, alignment.first, alignment.paragraphs[-1].stop)


def aligned(text: Canonical) -> Alignment:
    return align(text, INDEX.source.fingerprints)


def missing(text: Canonical, alignment: Alignment, *records: Record) -> set[str]:
    """Return which records, of these or of all, have a quote that a text does not have."""
    figures = Figures(text)
    return {
        record.id
        for record in records or INDEX.records.values()
        if any(each.status == "missing" for each in match(record, text, alignment, figures))
    }


def mutants() -> Iterator[Mutant]:
    """Yield what could be wrong in a text, from the stored values alone."""
    data = INDEX.dataset
    people = [each for each in data.attendees if each.kind == "person"]
    syllables = sorted({each for person in people for each in person.name.split()})
    for person in people:
        parts = person.name.split()
        for place, part in enumerate(parts):
            other = syllables[(syllables.index(part) + 1) % len(syllables)]
            new = " ".join([*parts[:place], other, *parts[place + 1 :]])
            yield Mutant("name", person.name, new)
        if person.honorific:
            said = person.honorific.vi
            new = "ông" if said != "ông" else "đồng chí"
            yield Mutant("form of address", f"{said} {person.name}", f"{new} {person.name}")
    groups: dict[str, list[str]] = {
        "title": [title.title.vi or "" for each in data.attendees for title in each.titles],
        "body": [name for each in data.organizations for name in each.names],
        "place": [each.province for each in people if each.province]
        + [data.event.city or "" if data.event else ""],
        "group": [each.name for each in data.attendees if each.kind == "group"],
    }
    for kind, values in groups.items():
        for place, value in enumerate(values):
            yield Mutant(kind, value, values[place - 1])
    digits = {
        "figure": [each.given for each in data.metrics],
        "document number": [each.number or "" for each in data.legal_references],
        "date": [
            form
            for record in INDEX.records.values()
            if record.dated and len(record.dated) > 4
            for value in published_values(record, INDEX.names, "vi")
            if value.path in (("date",), ("as_of",))
            for form in value.forms
        ],
    }
    for kind, values in digits.items():
        for value in dict.fromkeys(values):
            for found in re.finditer(r"\d", value):
                for by in (1, -1):
                    digit = (int(found[0]) + by) % 10
                    new = f"{value[: found.start()]}{digit}{value[found.end() :]}"
                    yield Mutant(kind, value, new)


def places_of(words: str, read: Read) -> list[tuple[int, int]]:
    """Return where words stand in the speech, not as a part of a longer word or number."""
    before = r"(?<![\w/])" if words[:1].isdigit() else r"(?<!\w)"
    after = r"(?![\w/%])" if words[-1:].isdigit() else r"(?!\w)"
    pattern = re.compile(before + re.escape(words) + after)
    return [
        found.span()
        for found in pattern.finditer(read.text.text)
        if read.first <= read.text.words_of(found.span())[0] < read.last
    ]


def with_change(text: str, places: list[tuple[int, int]], new: str) -> str:
    for start, end in sorted(places, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def touched(words: set[int], read: Read) -> set[str]:
    return {id_ for id_, held in read.held.items() if held & words}


def test_every_mutant_of_the_speech_is_caught(published: Read, say: Say) -> None:
    """Each place by itself and all at once; a record may be missing only if it was touched."""
    caught, made, survivors = Counter[str](), Counter[str](), []
    for mutant in mutants():
        places = places_of(mutant.old, published)
        for changed in [[place] for place in places] + ([places] if len(places) > 1 else []):
            made[mutant.kind] += 1
            words = {word for place in changed for word in published.text.words_of(place)}
            may = touched(words, published)
            text = Canonical(with_change(published.text.text, changed, mutant.new))
            report = verify(INDEX, text, "")
            lost = {each.id for each in report.results if each.status == "missing"}
            must = owners(mutant.old, published) if len(changed) == len(places) else set()
            # What no quote holds, a name that is quoted elsewhere, is seen by the fingerprint.
            seen = lost or (not may and report.changed_paragraphs)
            if seen and lost <= may and must <= lost:
                caught[mutant.kind] += 1
            else:
                survivors.append((mutant, len(changed), lost, lost - may, must - lost))
    scores = ", ".join(f"{kind} {caught[kind]}/{made[kind]}" for kind in made)
    say(f"mutants caught: {scores}")
    assert survivors == []
    assert min(made.values()) > 1


def owners(value: str, read: Read) -> set[str]:
    """Return the records that have a value and hold it in their quotes in this form."""
    found = set()
    for record in INDEX.records.values():
        mine = [each for each in published_values(record, INDEX.names, "vi") if value in each.forms]
        runs = unbroken(read.held[record.id])
        quoted = Quoted(read.text, [range(run[0], run[-1] + 1) for run in runs])
        if any(quoted.has_words(each._replace(forms=(value,))) for each in mine):
            found.add(record.id)
    return found


def unbroken(words: set[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for word in sorted(words):
        if runs and runs[-1][-1] == word - 1:
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def test_a_negation_in_or_out_of_the_quote_of_a_point_is_caught(published: Read, say: Say) -> None:
    text, made = published.text.text, 0
    for point in INDEX.dataset.points:
        for entry in point.evidence:
            speech = range(published.first, len(published.text.words))
            (place,) = list(published.text.find(entry.quote, speech))[:1]
            words = text[slice(*place)].split()
            wrong = [
                [*words[:gap], negation, *words[gap:]]
                for gap in range(1, len(words))
                for negation in NEGATIONS
            ]
            wrong += [
                [*words[:gap], *words[gap + 1 :]]
                for gap, word in enumerate(words)
                if word in NEGATIONS
            ]
            for each in wrong:
                made += 1
                changed = Canonical(with_change(text, [place], " ".join(each)))
                assert missing(changed, aligned(changed), point) == {point.id}, each
    say(f"negations caught: {made}/{made}")
    assert made > 100


def test_how_many_single_words_change_a_status(published: Read, say: Say) -> None:
    """A fingerprint sees every word; the quotes hold about half of them."""
    alignment = aligned(published.text)
    speech = range(alignment.paragraphs[1].start, alignment.paragraphs[17].stop)
    by_quote = by_fingerprint = 0
    for word in speech:
        words = list(published.text.words)
        words[word] = "khác"
        changed = Canonical(" ".join(words))
        alignment = aligned(changed)
        by_quote += bool(missing(changed, alignment))
        by_fingerprint += not alignment.same
    say(
        f"of {len(speech)} words changed one at a time {by_quote} change a status "
        f"and {by_fingerprint} a fingerprint"
    )
    assert by_fingerprint == len(speech)
    assert by_quote > len(speech) / 3
