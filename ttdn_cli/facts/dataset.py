"""All facts of one speech, and what they say against each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from ttdn_cli.facts import records
from ttdn_cli.facts.kinds import kind_of, leaves
from ttdn_cli.facts.records import Fact
from ttdn_cli.facts.types import Path, describe
from ttdn_cli.text.document_numbers import parse_document_number


@describe("The facts of one speech, checked; the lists are in the order of the speech.")
class Dataset(Fact, frozen=True, kw_only=True):
    schema: Literal[1]
    source: records.Source
    event: records.Event
    attendees: list[records.Attendee]
    metrics: list[records.Metric]
    legal_references: list[records.LegalReference]
    points: list[records.Point]
    organizations: list[records.Organization]
    glossary: list[records.Term]
    coverage: records.Coverage = records.Coverage()

    def faults(self) -> Iterator[tuple[Path, str]]:
        """Yield what records say against each other and against the source."""
        last = len(self.source.fingerprints or ()) if self.source else 0
        for path, _, value in leaves(self, kind_of(Dataset)) if last else ():
            if path[-1] == "paragraph" and value > last:
                yield path, f"no paragraph {value}; the text has {last}"
        yield from self._parts()
        yield from self._issuers()

    def _parts(self) -> Iterator[tuple[Path, str]]:
        speaker = self.event.speaker if self.event else None
        attendees = [(place, each) for place, each in enumerate(self.attendees or ()) if each]
        if all(each.id != speaker for _, each in attendees):
            return  # A dangling reference, found where references are.
        for place, each in attendees:
            if each.id and each.part and (each.part == "speaker") != (each.id == speaker):
                what = f"{each.part!r} does not match event.speaker, which is {speaker!r}"
                yield ("attendees", place, "part"), what

    def _issuers(self) -> Iterator[tuple[Path, str]]:
        bodies = {each.id: each for each in self.organizations or () if each}
        for place, each in enumerate(self.legal_references or ()):
            issuer = bodies.get(each.issuer) if each else None
            if not each or not issuer or not each.number:
                continue
            try:
                number = parse_document_number(each.number)
            except ValueError:
                continue  # Said of the document itself.
            if not number.agrees_with_issuer([name for name in issuer.names if name]):
                what = f'"{each.number}" does not match the issuer {issuer.name!r}'
                yield ("legal_references", place, "number"), what
