"""Which lists exist, what their fields are, and which columns their tables show.

A listing command is an entry here and one in `listings.py`. The fields of a section are its JSON,
in that order, and together with those that every record ends with they are a contract.
"""

from __future__ import annotations

from ttdn_cli.facts import metrics, records
from ttdn_cli.query import cells, derived, listings, printed
from ttdn_cli.query.fields import Field
from ttdn_cli.query.section import ID, Section, both

EVENT = Section(
    listing=listings.EVENT,
    of=records.Event,
    title=both("Sự kiện", "Event"),
    noun=(both("sự kiện", "event"), both("sự kiện", "events")),
    fields=(
        ID,
        Field("name", both("Tên", "Name")),
        Field("type", both("Loại", "Type")),
        Field("date", both("Ngày", "Date")),
        Field("date_basis", both("Cơ sở của ngày", "Basis of the date"), program=True),
        Field("city", both("Thành phố", "City")),
        Field("province", both("Tỉnh", "Province")),
        Field("country", both("Nước", "Country")),
        Field("organizers", both("Tổ chức", "Organisers")),
        Field("speaker", both("Người phát biểu", "Speaker"), cell=cells.speaker),
        Field("on_behalf_of", both("Thay mặt", "On behalf of")),
        Field("publisher", both("Nơi đăng", "Publisher"), derive=derived.publisher),
        Field("document", both("Văn bản", "Document"), derive=derived.document),
        Field("url", both("Địa chỉ", "Address"), derive=derived.address, cell=cells.address),
    ),
    headline="name",
    columns=(
        "name",
        "type",
        "date",
        "city",
        "province",
        "country",
        "organizers",
        "speaker",
        "on_behalf_of",
        "publisher",
        "document",
        "url",
        "inferred",
    ),
)

_PERSON = (
    Field("honorific", both("Cách xưng hô", "Form of address")),
    Field("role", both("Chức danh", "Title"), also=("chức vụ", "position")),
    Field("titles", both("Từng chức danh", "Titles")),
    Field("organizations", both("Cơ quan", "Organizations"), also=("organisations", "body")),
)
_NAMES = (
    Field("name_vi", both("Tên tiếng Việt", "Vietnamese name"), rare=True),
    Field("family", both("Họ", "Family name")),
    Field("given", both("Tên gọi", "Given names")),
    Field("aliases", both("Tên khác", "Aliases")),
)
_WHO = Field("who", both("Họ tên", "Name"), cell=cells.person, json=False, asks="name")

ATTENDEES = Section(
    listing=listings.ATTENDEES,
    of=records.Attendee,
    title=both("Đại biểu dự hội nghị", "Attendees"),
    noun=(both("cá nhân hoặc nhóm", "attendee"), both("cá nhân và nhóm", "attendees")),
    fields=(
        ID,
        Field("name", both("Họ tên", "Name")),
        Field("name_en", both("Tên tiếng Anh", "English name"), rare=True),
        Field("kind", both("Dạng", "Kind")),
        Field("part", both("Vai", "Part")),
        Field("order", both("Thứ tự", "Order"), derive=derived.order, cell=cells.order, right=True),
        *_PERSON,
        Field("province", both("Tỉnh", "Province")),
        *_NAMES,
        _WHO,
    ),
    columns=("order", "who", "role", "province"),
    headline="who",
    derive=derived.speaker_first,
)

PEOPLE = Section(
    listing=listings.PEOPLE,
    of=records.Person,
    title=both("Người được nhắc đến", "People"),
    noun=(
        both("cá nhân hoặc nhóm", "person or group"),
        both("cá nhân và nhóm", "people and groups"),
    ),
    fields=(
        ID,
        Field("name", both("Họ tên", "Name")),
        Field("name_en", both("Tên tiếng Anh", "English name"), rare=True),
        Field("kind", both("Dạng", "Kind")),
        Field("part", both("Vai", "Part")),
        *_PERSON,
        *_NAMES,
        _WHO,
    ),
    columns=("who", "part", "role", "organizations"),
    headline="who",
)

STATS = Section(
    listing=listings.STATS,
    of=metrics.Metric,
    title=both("Số liệu", "Metrics"),
    noun=(both("số liệu", "metric"), both("số liệu", "metrics")),
    fields=(
        ID,
        Field("indicator", both("Chỉ tiêu", "Indicator"), cell=cells.indicator, program=True),
        Field("scope", both("Phạm vi", "Scope"), program=True),
        Field("given", both("Con số", "Given"), right=True, compare=printed.figure_asked),
        Field(
            "figure",
            both("Con số", "Figure"),
            cell=cells.figure,
            json=False,
            right=True,
            asks="given",
        ),
        Field("count", both("Số đạt", "Count"), right=True, program=True),
        Field("total", both("Tổng số", "Total"), right=True, program=True),
        Field(
            "percent",
            both("Tỷ lệ", "Per cent"),
            cell=cells.percent,
            right=True,
            program=True,
            also=("percentage", "tỉ lệ"),
        ),
        Field(
            "remaining",
            both("Còn thiếu", "Missing"),
            cell=cells.missing,
            rare=True,
            compare=printed.missing_asked,
        ),
        Field("as_of", both("Tính đến", "As of")),
        Field("legal_basis", both("Căn cứ", "Legal basis")),
        Field("measure", both("Đo gì", "Measure")),
        Field("value", both("Giá trị", "Value"), right=True, program=True),
        Field("low", both("Thấp nhất", "Low"), right=True, program=True),
        Field("high", both("Cao nhất", "High"), right=True, program=True),
        Field("approximation", both("Mức chính xác", "Approximation"), program=True),
        Field("unit", both("Đơn vị", "Unit"), program=True),
        Field("status", both("Tình trạng", "Status"), cell=cells.status, rare=True),
        Field("period", both("Thời kỳ", "Period")),
        Field("compared_with", both("So với", "Compared with")),
        Field("same_as", both("Trùng với", "Same as")),
        Field(
            "remaining_percent",
            both("Còn thiếu (%)", "Missing (%)"),
            right=True,
            program=True,
        ),
        Field(
            "rank_from_lowest",
            both("Thứ hạng từ thấp nhất", "Rank from the lowest"),
            derive=derived.rank_from_lowest,
            right=True,
            program=True,
        ),
        Field(
            "when",
            both("Thời điểm", "When"),
            cell=cells.when,
            json=False,
            rare=True,
            column=True,
            asks="as_of",
            compare=printed.when_asked,
        ),
        Field(
            "subject",
            both("Nội dung", "Metric"),
            cell=cells.subject,
            json=False,
            column=True,
            asks="indicator",
        ),
        Field(
            "bar",
            both("Mức đạt", "Coverage"),
            cell=cells.bar,
            json=False,
            wrap=False,
            rare=True,
            asks="percent",
            headed=cells.bar_heading,
        ),
    ),
    columns=("subject", "figure", "when", "status", "remaining", "bar"),
    headline="subject",
    as_of="as_of",
)

LEGAL = Section(
    listing=listings.LEGAL,
    of=records.LegalReference,
    title=both("Văn bản được viện dẫn", "Legal references"),
    noun=(both("văn bản", "legal reference"), both("văn bản", "legal references")),
    fields=(
        ID,
        Field("type", both("Loại", "Type")),
        Field("number", both("Số", "Number")),
        Field("issuer", both("Cơ quan ban hành", "Issuer")),
        Field("year", both("Năm", "Year"), right=True),
        Field("date", both("Ngày", "Date"), cell=cells.issued, compare=printed.issued_asked),
        Field("subject", both("Về việc", "Subject")),
        Field("cited_for", both("Viện dẫn để", "Cited for")),
        Field("name", both("Tên", "Name")),
        Field("issuer_office", both("Chức vụ ban hành", "Issuing office")),
        Field("provisions", both("Điều khoản", "Provisions")),
        Field("category", both("Thuộc", "Category")),
        Field(
            "document",
            both("Số hoặc tên", "Number or name"),
            cell=cells.document,
            json=False,
            column=True,
            asks="number",
        ),
        Field(
            "issued_by",
            both("Cơ quan ban hành", "Issuer"),
            cell=cells.issuer,
            json=False,
            rare=True,
            column=True,
            asks="issuer",
        ),
    ),
    columns=("type", "document", "issued_by", "date", "cited_for"),
    headline="document",
)

POINTS = Section(
    listing=listings.POINTS,
    of=records.Point,
    title=both("Luận điểm", "Points"),
    noun=(both("luận điểm", "point"), both("luận điểm", "points")),
    fields=(
        ID,
        Field("kind", both("Loại", "Kind")),
        Field("text", both("Nội dung", "Point")),
        Field("attributed_to", both("Theo", "According to")),
    ),
    columns=("kind", "text", "attributed_to"),
    headline="text",
    group=True,
)

MILESTONES = Section(
    listing=listings.MILESTONES,
    of=records.Milestone,
    title=both("Mốc", "Milestones"),
    noun=(both("mốc", "milestone"), both("mốc", "milestones")),
    fields=(
        ID,
        Field("kind", both("Loại", "Kind")),
        Field("what", both("Sự việc", "What")),
        Field("date", both("Thời điểm", "Date")),
    ),
    columns=("date", "what", "kind"),
    headline="what",
)

QUOTATIONS = Section(
    listing=listings.QUOTATIONS,
    of=records.Quotation,
    title=both("Lời trích", "Quotations"),
    noun=(both("lời trích", "quotation"), both("lời trích", "quotations")),
    fields=(
        ID,
        Field("text", both("Lời", "Words")),
        Field("said_by", both("Của", "Said by")),
    ),
    columns=("text", "said_by"),
    headline="text",
)

_MENTIONED = Field(
    "mentioned_in",
    both("Được nêu trong", "Mentioned in"),
    derive=derived.mentioned_in,
    cell=cells.mentions,
)

ORGANIZATIONS = Section(
    listing=listings.ORGANIZATIONS,
    of=records.Organization,
    title=both("Cơ quan, tổ chức", "Organizations"),
    noun=(both("cơ quan, tổ chức", "organization"), both("cơ quan, tổ chức", "organizations")),
    fields=(
        ID,
        Field("name", both("Tên", "Name")),
        Field("name_en", both("Tên tiếng Anh", "English name"), rare=True),
        Field("name_vi", both("Tên tiếng Việt", "Vietnamese name"), rare=True),
        Field("abbreviations", both("Viết gọn", "Abbreviations"), rare=True),
        Field("aliases", both("Tên khác", "Aliases")),
        _MENTIONED,
    ),
    columns=("name", "name_en", "name_vi", "abbreviations", "mentioned_in"),
    headline="name",
)

PLACES = Section(
    listing=listings.PLACES,
    of=records.Place,
    title=both("Địa danh", "Places"),
    noun=(both("địa danh", "place"), both("địa danh", "places")),
    fields=(
        ID,
        Field("name", both("Tên", "Name")),
        Field("name_en", both("Tên tiếng Anh", "English name"), rare=True),
        Field("name_vi", both("Tên tiếng Việt", "Vietnamese name"), rare=True),
        Field("aliases", both("Tên khác", "Aliases")),
        _MENTIONED,
    ),
    columns=("name", "name_en", "name_vi", "mentioned_in"),
    headline="name",
)

TIMELINE = Section(
    listing=listings.TIMELINE,
    of=records.TimelineEntry,
    title=both("Dòng thời gian", "Timeline"),
    noun=(both("mốc thời gian", "dated fact"), both("mốc thời gian", "dated facts")),
    fields=(
        Field("id", both("Mã của mốc", "Entry id"), cell=cells.own_id),
        Field("date", both("Thời điểm", "Date"), cell=cells.entry_date),
        Field("precision", both("Chính xác đến", "Precision")),
        Field("what", both("Sự việc", "What")),
        Field("ref", both("Mã", "Id"), cell=cells.reference),
    ),
    columns=("date", "what", "ref"),
    headline="what",
    group=True,
    derive=derived.timeline,
    timeline=True,
)

GLOSSARY = Section(
    listing=listings.GLOSSARY,
    of=records.Term,
    title=both("Chữ viết tắt và thuật ngữ", "Glossary"),
    noun=(both("mục từ", "term"), both("mục từ", "terms")),
    fields=(
        ID,
        Field("term", both("Từ", "Term")),
        Field("expansion", both("Viết đầy đủ", "Expansion")),
        Field("meaning", both("Nghĩa", "Meaning")),
        Field("source", both("Nguồn của nghĩa", "Source of the meaning"), rare=True),
    ),
    columns=("term", "expansion", "meaning", "source"),
    headline="term",
)

ABSENT = Section(
    listing=listings.ABSENT,
    of=records.Absent,
    title=both("Văn bản không nói", "Not in the text"),
    noun=(both("câu hỏi", "question"), both("câu hỏi", "questions")),
    fields=(
        ID,
        Field("question", both("Câu hỏi", "Question")),
        Field("note", both("Ghi chú", "Note")),
    ),
    columns=("question", "note"),
    headline="question",
)

SECTIONS = (
    ATTENDEES,
    STATS,
    LEGAL,
    EVENT,
    POINTS,
    PEOPLE,
    ORGANIZATIONS,
    PLACES,
    TIMELINE,
    MILESTONES,
    QUOTATIONS,
    GLOSSARY,
    ABSENT,
)
"""In the order of the help: what people already ask for by name comes first."""

BY_NAME = {name: each for each in SECTIONS for name in (each.key, each.command)}
"""By the YAML key and by the command, of which either names a section."""
