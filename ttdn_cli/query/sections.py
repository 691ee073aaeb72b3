"""Which lists exist, what their fields are, and which columns their tables show.

A listing command is an entry here and one in `listings.py`. The fields of a section are its JSON,
in that order, and together with `evidence`, which every record ends with, they are a contract.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated, Any

import msgspec
from msgspec.structs import force_setattr, replace

from ttdn_cli.facts import records
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.records import Bilingual, Fact, Record
from ttdn_cli.facts.types import RecordRef, about
from ttdn_cli.query import cells, listings
from ttdn_cli.query.fields import Field
from ttdn_cli.query.listings import Listing
from ttdn_cli.text.dates import precision


def both(vi: str, en: str) -> Bilingual:
    """Return a text in both languages."""
    return Bilingual(vi=vi, en=en)


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """A list of records with a command of its own.

    Attributes:
        listing: what a user types, and what the help says.
        of: the kind of record.
        title: of the table.
        noun: what one record is called, and several of them.
        fields: in the order of the JSON; `evidence` comes last by itself.
        headline: the field that heads a record where there is no room for columns.
        columns: the names of the fields that the table shows; none for all but the id.
        as_of: the field that dates the records; without it they are as of the event.
        group: whether equal values of the first column are written once.
        derive: makes the records, where they are not those of the file in its order.
        timeline: whether their dates can be drawn on a line.
    """

    listing: Listing
    of: type[Fact]
    title: Bilingual
    noun: tuple[Bilingual, Bilingual]
    fields: tuple[Field, ...]
    headline: str
    columns: tuple[str, ...] = ()
    as_of: str | None = None
    group: bool = False
    derive: Callable[[Index], Sequence[Fact]] | None = None
    timeline: bool = False

    def __post_init__(self) -> None:
        fields = (replace(each, of=self.of) for each in (*self.fields, EVIDENCE))
        force_setattr(self, "fields", tuple(fields))

    @property
    def command(self) -> str:
        """What a user types."""
        return self.listing.command

    @property
    def key(self) -> str:
        """The YAML key."""
        return self.listing.key

    @property
    def stored(self) -> bool:
        """Whether the records are in the file, and not derived from it."""
        return issubclass(self.of, Record)

    def selected(self, name: str) -> Field:
        """Return the field of that name."""
        return next(each for each in self.fields if each.name == name)

    @property
    def contract(self) -> list[Field]:
        """The fields of the JSON, in its order."""
        return [each for each in self.fields if each.json]

    @property
    def askable(self) -> list[Field]:
        """The fields that a user may name: all that have a value, and not only a cell."""
        return [each for each in self.fields if each.derive or hasattr(self.of, each.name)]

    @property
    def shown(self) -> Sequence[Field]:
        """The fields that the table shows, in its order."""
        return [self.selected(name) for name in self.columns] or self.fields[1:-1]

    def all(self, index: Index) -> Sequence[Any]:
        """Return the records of the section, in the order in which they are listed."""
        return self.derive(index) if self.derive else index.records_of(self.key)

    def chosen(self, index: Index, choice: str | None) -> Sequence[Any]:
        """Return the records with that value in the field to choose by, or all without one."""
        return [
            record
            for record in self.all(index)
            if choice is None or getattr(record, self.listing.choice or "") == choice
        ]


def _order(
    record: records.Attendee, index: Index
) -> Annotated[
    int | None, about("The place in the order of address, counted from 1, or null for the speaker.")
]:
    return index.order_of_address.get(record.id)


def _speaker_first(index: Index) -> Sequence[records.Attendee]:
    return sorted(index.records_of("attendees"), key=lambda each: each.part != "speaker")


def _publisher(_: records.Event, index: Index) -> Annotated[str, about("Who published the text.")]:
    return index.source.publisher


def _document(
    _: records.Event, index: Index
) -> Annotated[Bilingual, about("What kind of document the text is.")]:
    return index.source.document


def _mentioned_in(
    record: records.Organization, index: Index
) -> Annotated[
    list[RecordRef], about("The ids of the records that refer to the body or name it in a quote.")
]:
    return index.mentions(record.id)


def _timeline(index: Index) -> list[records.TimelineEntry]:
    entries = [
        records.TimelineEntry(
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
    listing=listings.EVENT,
    of=records.Event,
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
    headline="name",
)

ATTENDEES = Section(
    listing=listings.ATTENDEES,
    of=records.Attendee,
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
    derive=_speaker_first,
)

STATS = Section(
    listing=listings.STATS,
    of=records.Metric,
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
    listing=listings.LEGAL,
    of=records.LegalReference,
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
    listing=listings.POINTS,
    of=records.Point,
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
    group=True,
)

ORGANIZATIONS = Section(
    listing=listings.ORGANIZATIONS,
    of=records.Organization,
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
    listing=listings.TIMELINE,
    of=records.TimelineEntry,
    title=both("Dòng thời gian", "Timeline"),
    noun=(both("mốc thời gian", "dated fact"), both("mốc thời gian", "dated facts")),
    fields=(
        Field("id", both("Mã của mốc", "Entry id")),
        Field("date", both("Thời điểm", "Date")),
        Field("precision", both("Chính xác đến", "Precision")),
        Field("what", both("Sự việc", "What")),
        Field("ref", both("Mã", "Id"), cell=cells.reference),
    ),
    columns=("date", "what", "ref"),
    headline="what",
    group=True,
    derive=_timeline,
    timeline=True,
)

GLOSSARY = Section(
    listing=listings.GLOSSARY,
    of=records.Term,
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

SECTIONS = (ATTENDEES, STATS, LEGAL, EVENT, POINTS, ORGANIZATIONS, TIMELINE, GLOSSARY)
"""In the order of the help: what people already ask for by name comes first."""

BY_NAME = {name: each for each in SECTIONS for name in (each.key, each.command)}
"""By the YAML key and by the command, of which either names a section."""
