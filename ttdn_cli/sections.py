"""Which lists exist, what their fields are, and which columns their tables show.

A listing command is an entry here and nothing else. The fields of a section are its JSON, in
that order, and together with `evidence`, which every record ends with, they are a contract.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, get_args, get_type_hints

import msgspec

from ttdn_cli import cells
from ttdn_cli.fields import Field, Selected
from ttdn_cli.index import Index
from ttdn_cli.records import (
    Attendee,
    Bilingual,
    Event,
    Fact,
    LegalReference,
    Metric,
    Organization,
    Point,
    Record,
    RecordRef,
    Term,
    TimelineEntry,
)
from ttdn_cli.values import precision


def both(vi: str, en: str) -> Bilingual:
    """Return a text in both languages."""
    return Bilingual(vi=vi, en=en)


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """A list of records with a command of its own.

    Attributes:
        command: what a user types.
        key: the YAML key.
        of: the kind of record.
        purpose: one line for the help.
        example: a command line for the help.
        title: of the table.
        noun: what one record is called, and several of them.
        fields: all but `evidence`, in the order of the JSON.
        columns: the names of the fields that the table shows.
        headline: the field that heads a record where there is no room for columns.
        choice: the field by whose values a user may choose, or None.
        as_of: the field that dates the records; without it they are as of the event.
        group: whether equal values of the first column are written once.
        records: makes the records, where they are not those of the file in its order.
    """

    command: str
    key: str
    of: type[Fact]
    purpose: str
    example: str
    title: Bilingual
    noun: tuple[Bilingual, Bilingual]
    fields: tuple[Field, ...]
    columns: tuple[str, ...]
    headline: str
    choice: str | None = None
    as_of: str | None = None
    group: bool = False
    records: Callable[[Index], Sequence[Fact]] | None = None

    @property
    def stored(self) -> bool:
        """Whether the records are in the file, and not derived from it."""
        return issubclass(self.of, Record)

    @property
    def single(self) -> bool:
        """Whether there is one record and no list."""
        return self.of is Event

    def selected(self, name: str) -> Selected:
        """Return the field of that name, to be read from the records of this section."""
        return Selected(next(each for each in self._every if each.name == name), self.of)

    @property
    def _every(self) -> tuple[Field, ...]:
        return (*self.fields, EVIDENCE)

    @property
    def contract(self) -> list[Selected]:
        """The fields of the JSON, in its order."""
        return [Selected(field, self.of) for field in self._every if field.json]

    @property
    def askable(self) -> list[Selected]:
        """The fields that a user may name: all that have a value, and not only a cell."""
        return [
            Selected(field, self.of)
            for field in self._every
            if field.derive or hasattr(self.of, field.name)
        ]

    def all(self, index: Index) -> Sequence[Any]:
        """Return the records of the section, in the order in which they are listed."""
        return self.records(index) if self.records else index.sections[self.key]

    def choices(self) -> tuple[str, ...]:
        """Return the values by which a user may choose, in the order of their type."""
        return get_args(get_type_hints(self.of)[self.choice]) if self.choice else ()

    def chosen(self, index: Index, choice: str | None) -> Sequence[Any]:
        """Return the records with that value in the field to choose by, or all without one."""
        return [
            record
            for record in self.all(index)
            if choice is None or getattr(record, self.choice or "") == choice
        ]


def _order(record: Attendee, index: Index) -> int | None:
    """The place in the order of address, counted from 1, or null for the speaker."""
    return index.order_of_address.get(record.id)


def _speaker_first(index: Index) -> Sequence[Attendee]:
    return sorted(index.dataset.attendees, key=lambda each: each.part != "speaker")


def _publisher(_: Event, index: Index) -> str:
    """Who published the text."""
    return index.dataset.source.publisher


def _document(_: Event, index: Index) -> Bilingual:
    """What kind of document the text is."""
    return index.dataset.source.document


def _mentioned_in(record: Organization, index: Index) -> list[RecordRef]:
    """The ids of the records that refer to the body or name it in a quote."""
    return index.mentions(record.id)


def _timeline(index: Index) -> list[TimelineEntry]:
    entries = [
        TimelineEntry(
            id=f"{record.dated}-{record.id}",
            date=record.dated,
            precision=precision(record.dated),
            what=record.label,
            ref=record.id,
            evidence=record.evidence,
        )
        for record in index.records.values()
        if record.dated
    ]
    return sorted(entries, key=lambda entry: entry.date)


EVIDENCE = Field("evidence", both("Dẫn chứng", "Evidence"))
_ID = Field("id", both("Mã", "Id"))

EVENT = Section(
    command="event",
    key="event",
    of=Event,
    purpose="What, when and where; who held it, who spoke for whom.",
    example="ttdn event --lang vi",
    title=both("Sự kiện", "Event"),
    noun=(both("sự kiện", "event"), both("sự kiện", "events")),
    fields=(
        _ID,
        Field("name", both("Tên", "Name")),
        Field("type", both("Loại", "Type")),
        Field("date", both("Ngày", "Date")),
        Field("date_basis", both("Cơ sở của ngày", "Basis of the date")),
        Field("city", both("Thành phố", "City")),
        Field("province", both("Tỉnh", "Province")),
        Field("organizers", both("Tổ chức", "Organisers")),
        Field("speaker", both("Người phát biểu", "Speaker"), cell=cells.speaker),
        Field("on_behalf_of", both("Thay mặt", "On behalf of")),
        Field("publisher", both("Nơi đăng", "Publisher"), derive=_publisher),
        Field("document", both("Văn bản", "Document"), derive=_document),
    ),
    columns=(
        "name",
        "type",
        "date",
        "date_basis",
        "city",
        "province",
        "organizers",
        "speaker",
        "on_behalf_of",
        "publisher",
        "document",
    ),
    headline="name",
)

ATTENDEES = Section(
    command="attendees",
    key="attendees",
    of=Attendee,
    purpose="Who was there, in the order of address, with titles.",
    example="ttdn attendees --json | jq -r '.[].name'",
    title=both("Đại biểu dự hội nghị", "Attendees"),
    noun=(both("cá nhân hoặc nhóm", "attendee"), both("cá nhân và nhóm", "attendees")),
    fields=(
        _ID,
        Field("name", both("Họ tên", "Name")),
        Field("name_en", both("Tên tiếng Anh", "English name")),
        Field("kind", both("Dạng", "Kind")),
        Field("part", both("Vai", "Part")),
        Field("order", both("Thứ tự", "Order"), derive=_order, cell=cells.order, right=True),
        Field("honorific", both("Cách xưng hô", "Form of address")),
        Field("role", both("Chức danh", "Title")),
        Field("titles", both("Từng chức danh", "Titles")),
        Field("organizations", both("Cơ quan", "Organisations")),
        Field("province", both("Tỉnh", "Province")),
        Field("who", both("Họ tên", "Name"), cell=cells.attendee, json=False),
    ),
    columns=("order", "who", "role", "province"),
    headline="who",
    records=_speaker_first,
)

STATS = Section(
    command="stats",
    key="metrics",
    of=Metric,
    purpose="The figures as given, with what is missing and a bar.",
    example="ttdn stats --json | jq '.[] | select(.percent < 95) | .given'",
    title=both("Số liệu", "Figures"),
    noun=(both("số liệu", "figure"), both("số liệu", "figures")),
    fields=(
        _ID,
        Field("indicator", both("Chỉ tiêu", "Indicator")),
        Field("scope", both("Phạm vi", "Scope")),
        Field("given", both("Con số", "Given"), right=True),
        Field("count", both("Số đạt", "Count"), right=True),
        Field("total", both("Tổng số", "Total"), right=True),
        Field("percent", both("Tỷ lệ", "Per cent"), right=True),
        Field("remaining", both("Còn thiếu", "Missing"), cell=cells.missing),
        Field("as_of", both("Tính đến", "As of")),
        Field("legal_basis", both("Căn cứ", "Legal basis")),
        Field("bar", both("Mức đạt", "Share"), cell=cells.bar, json=False, wrap=False),
    ),
    columns=("indicator", "scope", "given", "percent", "remaining", "bar"),
    headline="indicator",
    as_of="as_of",
)

LEGAL = Section(
    command="legal",
    key="legal_references",
    of=LegalReference,
    purpose="The documents cited: number, issuer, date, purpose.",
    example="ttdn legal --json | jq -r '.[].number'",
    title=both("Văn bản được viện dẫn", "Documents cited"),
    noun=(both("văn bản", "document"), both("văn bản", "documents")),
    fields=(
        _ID,
        Field("type", both("Loại", "Type")),
        Field("number", both("Số", "Number")),
        Field("issuer", both("Cơ quan ban hành", "Issuer")),
        Field("year", both("Năm", "Year"), right=True),
        Field("date", both("Ngày", "Date"), cell=cells.issued),
        Field("subject", both("Về việc", "Subject")),
        Field("cited_for", both("Viện dẫn để", "Cited for")),
    ),
    columns=("type", "number", "issuer", "date", "cited_for"),
    headline="number",
)

POINTS = Section(
    command="points",
    key="points",
    of=Point,
    purpose="What the speech argues, all of it or one kind.",
    example="ttdn points limitation",
    title=both("Luận điểm", "Points"),
    noun=(both("luận điểm", "point"), both("luận điểm", "points")),
    fields=(
        _ID,
        Field("kind", both("Loại", "Kind")),
        Field("text", both("Nội dung", "Point")),
        Field("attributed_to", both("Theo", "According to")),
    ),
    columns=("kind", "text", "attributed_to"),
    headline="text",
    choice="kind",
    group=True,
)

ORGANIZATIONS = Section(
    command="organizations",
    key="organizations",
    of=Organization,
    purpose="The bodies named, and which facts name them.",
    example="ttdn organizations --json | jq -r '.[].name'",
    title=both("Cơ quan, tổ chức", "Organisations"),
    noun=(both("cơ quan, tổ chức", "organisation"), both("cơ quan, tổ chức", "organisations")),
    fields=(
        _ID,
        Field("name", both("Tên", "Name")),
        Field("name_en", both("Tên tiếng Anh", "English name"), json=False),
        Field("abbreviations", both("Viết gọn", "Abbreviations")),
        Field(
            "mentioned_in",
            both("Được nêu trong", "Mentioned in"),
            derive=_mentioned_in,
            cell=cells.mentions,
        ),
    ),
    columns=("name", "name_en", "abbreviations", "mentioned_in"),
    headline="name",
)

TIMELINE = Section(
    command="timeline",
    key="timeline",
    of=TimelineEntry,
    purpose="Every dated fact, in order.",
    example="ttdn timeline --json | jq -r '.[].date'",
    title=both("Dòng thời gian", "Timeline"),
    noun=(both("mốc thời gian", "dated fact"), both("mốc thời gian", "dated facts")),
    fields=(
        _ID,
        Field("date", both("Thời điểm", "Date")),
        Field("precision", both("Chính xác đến", "Precision")),
        Field("what", both("Sự việc", "What")),
        Field("ref", both("Mã", "Id"), cell=cells.reference),
    ),
    columns=("date", "what", "ref"),
    headline="what",
    group=True,
    records=_timeline,
)

GLOSSARY = Section(
    command="glossary",
    key="glossary",
    of=Term,
    purpose="Abbreviations and terms, expanded and translated.",
    example="ttdn glossary --json | jq -r '.[].term'",
    title=both("Chữ viết tắt và thuật ngữ", "Glossary"),
    noun=(both("mục từ", "term"), both("mục từ", "terms")),
    fields=(
        _ID,
        Field("term", both("Từ", "Term")),
        Field("expansion", both("Viết đầy đủ", "Expansion")),
        Field("meaning", both("Nghĩa", "Meaning")),
    ),
    columns=("term", "expansion", "meaning"),
    headline="term",
)

SECTIONS: tuple[Section, ...] = (
    ATTENDEES,
    STATS,
    LEGAL,
    EVENT,
    POINTS,
    ORGANIZATIONS,
    TIMELINE,
    GLOSSARY,
)
"""In the order of the help: what people already ask for by name comes first."""

BY_NAME = {name: each for each in SECTIONS for name in (each.key, each.command)}
"""By the YAML key and by the command, of which either names a section."""
