"""All facts of one speech, and what they say against each other."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Literal

from msgspec.structs import force_setattr

from ttdn_cli.facts import metrics, records
from ttdn_cli.facts.kinds import kind_of, translated
from ttdn_cli.facts.readings import read_figure
from ttdn_cli.facts.source import Correction, Coverage, DraftNotes, Source
from ttdn_cli.facts.texts import Fact
from ttdn_cli.facts.types import DatasetId, Path, Text, about, describe
from ttdn_cli.text.document_numbers import parse_document_number
from ttdn_cli.text.messages import message

SCHEMA = 2
"""The number of the form that this version reads; older ones are read too."""


@describe("The facts of one speech, checked; the lists are in the order of the speech.")
class Dataset(Fact, frozen=True, kw_only=True):
    schema: Annotated[Literal[2], about("the number of the form.")]
    id: Annotated[DatasetId, about("a readable id of the dataset that never changes.")]
    license: Annotated[Text | None, about("of the data, such as `CC-BY-4.0`, or null.")] = None
    source: Source
    event: records.Event | None = None
    attendees: list[records.Attendee] = []
    people: list[records.Person] = []
    metrics: list[metrics.Metric] = []
    legal_references: list[records.LegalReference] = []
    points: list[records.Point] = []
    milestones: list[records.Milestone] = []
    quotations: list[records.Quotation] = []
    organizations: list[records.Organization] = []
    places: list[records.Place] = []
    glossary: list[records.Term] = []
    absent: list[records.Absent] = []
    coverage: Coverage = Coverage()
    corrections: list[Correction] = []
    draft: DraftNotes | None = None

    def __post_init__(self) -> None:
        # A dataset with faults is made too, to be checked further: None stands for what is wrong.
        english = bool(self.source) and self.source.language == "en"
        for metric in self.metrics or ():
            if metric and metric.given and metric.reading is None:
                try:
                    reading = read_figure(metric.given, english=english)
                except ValueError:
                    continue  # Found again among the faults, where there is a place for it.
                force_setattr(metric, "reading", reading)
                # That a part of a whole ought to be all, only a person can say.
                read = "share" if reading.measure == "coverage" else reading.measure
                force_setattr(metric, "measure", metric.measure or read)

    def faults(self) -> Iterator[tuple[Path, str]]:
        """Yield what records say against each other and against the source."""
        last = len(self.source.fingerprints or ()) if self.source else 0
        for path, paragraph in self._paragraphs() if last else ():
            if paragraph > last:
                what = message(
                    "no paragraph {value}; the text has {last}", value=paragraph, last=last
                )
                yield path, what
        if self.source and self.source.language:
            yield from self._translations(self.source.language)
        yield from self._figures()
        yield from self._parts()
        yield from self._issuers()

    def _paragraphs(self) -> Iterator[tuple[Path, int]]:
        """Yield the paragraphs of all evidence, which only records have."""
        for name in _sections():
            value = getattr(self, name)
            several = isinstance(value, list)
            for place, record in enumerate(value if several else (value,)):
                path = (name, place) if several else (name,)
                for number, each in enumerate((record.evidence if record else None) or ()):
                    if each and each.paragraph is not None:
                        yield (*path, "evidence", number, "paragraph"), each.paragraph

    def _translations(self, language: str) -> Iterator[tuple[Path, str]]:
        """Yield each name that the text cannot have, as it is not in the language of the text."""
        for path, kind, value in translated(self, kind_of(Dataset)):
            if kind.is_published(language) and getattr(value, language) is None:
                other = value.vi or value.en
                if other is not None:
                    what = message(
                        '"{text}": expected the published text too, as {language!r}, the language '
                        "of the source",
                        text=other,
                        language=language,
                    )
                    yield path, what

    def _figures(self) -> Iterator[tuple[Path, str]]:
        english = bool(self.source) and self.source.language == "en"
        for place, metric in enumerate(self.metrics or ()):
            if not metric or not metric.given:
                continue
            if metric.reading is None:
                try:
                    read_figure(metric.given, english=english)
                except ValueError as error:
                    yield ("metrics", place, "given"), f'"{metric.given}": {error}'
            elif metric.measure and (fault := metrics.disagreement(metric)):
                yield ("metrics", place, "measure"), fault

    def _parts(self) -> Iterator[tuple[Path, str]]:
        speaker = self.event.speaker if self.event else None
        attendees = [(place, each) for place, each in enumerate(self.attendees or ()) if each]
        if speaker is not None and all(each.id != speaker for _, each in attendees):
            return  # A dangling reference, found where references are.
        for place, each in attendees:
            if each.id and each.part and (each.part == "speaker") != (each.id == speaker):
                what = message(
                    "{part!r} does not match event.speaker, which there is none", part=each.part
                )
                if speaker:
                    what = message(
                        "{part!r} does not match event.speaker, which is {speaker!r}",
                        part=each.part,
                        speaker=speaker,
                    )
                yield ("attendees", place, "part"), what

    def _issuers(self) -> Iterator[tuple[Path, str]]:
        bodies = {each.id: each for each in self.organizations or () if each}
        for place, each in enumerate(self.legal_references or ()):
            issuer = bodies.get(each.issuer) if each and each.issuer else None
            if not each or not issuer or not each.number:
                continue
            try:
                number = parse_document_number(each.number)
            except ValueError:
                continue  # Said of the document itself.
            names = (*issuer.names, issuer.name_vi, *(issuer.aliases or ()))
            if not number.agrees_with_issuer([name for name in names if name]):
                what = message(
                    '"{number}" does not match the issuer {issuer!r}',
                    number=each.number,
                    issuer=issuer.name,
                )
                yield ("legal_references", place, "number"), what


@cache
def _sections() -> tuple[str, ...]:
    """Return the names of the sections: the fields with records."""
    kinds = kind_of(Dataset).fields
    return tuple(name for name, kind in kinds.items() if "evidence" in kind.single.fields)
