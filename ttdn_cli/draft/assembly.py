"""From what rules propose to records that the text proves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, get_args

import msgspec

from ttdn_cli.draft.candidate import Candidate, Named, Span
from ttdn_cli.draft.ids import Ids
from ttdn_cli.draft.quotes import Quoter
from ttdn_cli.draft.reading import Reading
from ttdn_cli.evidence.matching import Match
from ttdn_cli.evidence.proof import Proof, prove
from ttdn_cli.facts.dataset import Dataset
from ttdn_cli.facts.grounding import names_of
from ttdn_cli.facts.inferences import may_be_inferred
from ttdn_cli.facts.metrics import Metric, disagreement
from ttdn_cli.facts.progress import Watch, unwatched
from ttdn_cli.facts.quoted import find_contradicted, find_unquoted
from ttdn_cli.facts.readings import read_figure
from ttdn_cli.facts.texts import Evidence, Record
from ttdn_cli.facts.vocabulary import SectionKey
from ttdn_cli.text.unicode import find_unsafe, nfc

ORDER = (
    "organizations",
    "places",
    "glossary",
    "attendees",
    "people",
    "legal_references",
    "event",
    "metrics",
    "milestones",
    "quotations",
    "points",
)
"""The sections in the order in which they are proven: each refers only to those before it."""

_NAMED = {"organizations", "places", "glossary", "attendees", "people"}
_COVERED_BY_NAME = {"organizations", "places"}
"""Sections of which one quote of each name is enough, wherever it stands."""

_MOST_SPANS = 60


class Drafted(NamedTuple):
    """A record that the text proves.

    Attributes:
        section: the YAML key of its section.
        record: the record.
        fields: its values as the file has them, without id, review and evidence.
        checks: what a person has to look at, by field.
        matches: where its quotes stand.
    """

    section: SectionKey
    record: Record
    fields: dict[str, Any]
    checks: Mapping[str, str]
    matches: list[Match]


class Assembler:
    """Makes records of candidates for a text."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._quoter = Quoter(reading)
        self._ids = Ids()
        self._known: dict[tuple[str, str], str] = {}
        self._names: dict[str, Sequence[str]] = {}

    def assemble(self, candidates: Sequence[Candidate], watch: Watch = unwatched) -> list[Drafted]:
        """Return the records of candidates, section by section in the order of the text.

        A field that the quotes do not prove is left out if the candidate says that it can be, else
        the candidate is.
        """
        by_section: dict[str, list[Candidate]] = {section: [] for section in ORDER}
        for each in candidates:
            by_section[each.section].append(each)
        drafted: list[Drafted] = []
        tried = 0
        for section, own in by_section.items():
            for each in _merged(own) if section in _NAMED else own:
                tried += 1
                watch(tried / len(candidates))
                if found := self._drafted(each):
                    drafted.append(found)
        return drafted

    def with_quotes(self, drafted: Drafted, spans: list[Span]) -> Drafted | None:
        """Return a record with quotes of more places, or None if the text does not prove it."""
        more = self._quoter.quote(spans)
        if not more:
            return None
        had = drafted.record.evidence
        evidence = [*had, *(each for each in more if each not in had)]
        if len(evidence) > _MOST_SPANS:
            return None
        record = msgspec.structs.replace(drafted.record, evidence=evidence)
        proof = self._prove(record)
        if not proof.holds or any(self._unproven(record, proof)):
            return None
        return drafted._replace(record=record, matches=proof.matches)

    def _drafted(self, candidate: Candidate) -> Drafted | None:
        spans = candidate.spans
        if candidate.section in _COVERED_BY_NAME:
            # The first place of each spelling.
            first = {self._reading.text[start:end]: (start, end) for start, end in spans[::-1]}
            spans = list(first.values())[::-1]
        marks = candidate.section == "quotations"
        evidence = self._quote(spans[:_MOST_SPANS], marks=marks)
        if not evidence:
            return None
        fields = {name: self._resolved(value) for name, value in candidate.fields.items()}
        fields = {name: value for name, value in fields.items() if value not in (None, [], {})}
        # Of a list of documents, the type may stand before the first one only.
        optional = [name for name in (*candidate.optional, "type") if name in fields]
        while True:
            fields = _without_orphans(fields)
            record = record_of(candidate.section, fields, evidence, self._reading.language)
            proof = self._prove(record) if record else None
            unproven = set(self._unproven(record, proof)) if record and proof else set()
            if record and proof and proof.holds and not unproven:
                break
            dropped = [name for name in optional if name in unproven] or optional[:1]
            if not dropped or (proof and not unproven):
                return None
            fields = {name: value for name, value in fields.items() if name not in dropped}
            optional = [name for name in optional if name not in dropped]
        start, _ = self._reading.sentence_at(spans[0][0])
        around = self._reading.text[start : spans[0][1] + 80]
        id_ = self._ids.give(candidate.name, around, candidate.section)
        record = msgspec.structs.replace(record, id=id_)
        for name in {candidate.name, *getattr(record, "names", ())}:
            self._known.setdefault((candidate.section, name.casefold()), id_)
        self._names.update(names_of([record]))
        checks = {name: said for name, said in candidate.checks.items() if name in fields}
        return Drafted(candidate.section, record, fields, checks, proof.matches)

    def _quote(self, spans: list[Span], *, marks: bool) -> list[Evidence] | None:
        """Return quotes of places, without those that have none; the first has to have one."""
        evidence = self._quoter.quote(spans, marks=marks)
        if evidence or len(spans) == 1:
            return evidence
        quotable = [span for span in spans if self._quoter.quote([span], marks=marks)]
        return self._quoter.quote(quotable, marks=marks) if spans[0] in quotable else None

    def _prove(self, record: Record) -> Proof:
        reading = self._reading
        text, alignment, figures = reading.canonical, reading.alignment, reading.figures
        return prove(record, text, alignment, figures, self._names, reading.language)

    def _unproven(self, record: Record, proof: Proof) -> Iterator[str]:
        """Yield the fields of a record that its quotes, or those with the text, do not prove."""
        yield from (str(value.path[0]) for value, _ in proof.unproven)
        unquoted = find_unquoted(record, self._names, self._reading.language)
        yield from (str(value.path[0]) for value in unquoted)
        yield from find_contradicted(record)

    def _resolved(self, value: Any) -> Any:
        """Return a value with the ids of the records that it names, and texts as YAML has them."""
        if isinstance(value, Named):
            return self._known.get((value.section, value.name.casefold()))
        if isinstance(value, Mapping):
            inner = {name: self._resolved(each) for name, each in value.items()}
            return {name: each for name, each in inner.items() if each is not None}
        if isinstance(value, list):
            return [each for each in map(self._resolved, value) if each is not None]
        return _clean(value) if isinstance(value, str) else value


def _without_orphans(fields: dict[str, Any]) -> dict[str, Any]:
    """Return values without conclusions of those that are left out."""
    inferred = [each for each in fields.get("inferred", ()) if each["field"] in fields]
    if len(inferred) == len(fields.get("inferred", ())):
        return fields
    kept = {name: value for name, value in fields.items() if name != "inferred"}
    return {**kept, "inferred": inferred} if inferred else kept


def _clean(text: str) -> str | None:
    """Return a text without what a dataset may not hold; None if nothing is left."""
    while (unsafe := find_unsafe(text)) is not None:
        text = text.replace(unsafe, " " if unsafe.isspace() else "")
    return " ".join(nfc(text).split()) or None


def _merged(candidates: list[Candidate]) -> Iterator[Candidate]:
    """Yield candidates with those of one name as one, at the place of the first."""
    found: dict[str, Candidate] = {}
    for each in candidates:
        first = found.get(each.name.casefold())
        found[each.name.casefold()] = _with(first, each) if first else each
    yield from found.values()


def _with(first: Candidate, second: Candidate) -> Candidate:
    """Return a candidate with what another one of the same name has besides."""
    fields = dict(first.fields)
    for name, value in second.fields.items():
        own = fields.get(name)
        if own in (None, [], {}):
            fields[name] = value
        elif isinstance(own, list) and isinstance(value, list):
            fields[name] = [*own, *(each for each in value if each not in own)]
    return msgspec.structs.replace(
        first,
        fields=fields,
        spans=[*first.spans, *(each for each in second.spans if each not in first.spans)],
        checks={**second.checks, **first.checks},
        optional=tuple(dict.fromkeys((*first.optional, *second.optional))),
    )


def _types() -> dict[str, type[Record]]:
    found: dict[str, type[Record]] = {}
    for field in msgspec.structs.fields(Dataset):
        inner = next(iter(get_args(field.type)), None)
        if isinstance(inner, type) and issubclass(inner, Record):
            found[field.name] = inner
    return found


_TYPES = _types()


def record_of(
    section: str, fields: Mapping[str, Any], evidence: list[Evidence], language: str
) -> Record | None:
    """Return a record of some values, or None if they do not make one."""
    values = {"id": "draft", **fields, "review": "unreviewed", "evidence": evidence}
    try:
        record = msgspec.convert(values, _TYPES[section])
        if isinstance(record, Metric):
            reading = read_figure(record.given, english=language == "en")
            record = msgspec.structs.replace(record, reading=reading)
            if disagreement(record):
                return None
    except (msgspec.ValidationError, ValueError):
        return None
    concluded = (each.field for each in record.inferred or ())
    if any(record.faults()) or not all(may_be_inferred(record, name) for name in concluded):
        return None
    return record
