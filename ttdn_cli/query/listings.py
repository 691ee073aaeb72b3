"""Which lists a user may ask for: what is typed and what the help says; `sections.py` has the rest.

Nothing is imported here that a command would have to wait for.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, get_args

from ttdn_cli.facts.vocabulary import MilestoneKind, PersonPart, PointKind


class Listing(NamedTuple):
    """A command that lists records.

    Attributes:
        command: what a user types.
        key: the YAML key of the records.
        purpose: one line for the help.
        examples: command lines for the help, what a person would type first.
        also: what people type who do not know the command, in either language; no list shows it.
        choice: the field by whose values a user may choose, or None.
        choices: these values.
        single: whether there is one record and no list.
    """

    command: str
    key: str
    purpose: str
    examples: tuple[str, ...]
    also: tuple[str, ...] = ()
    choice: str | None = None
    choices: tuple[str, ...] = ()
    single: bool = False


ATTENDEES = Listing(
    command="attendees",
    key="attendees",
    purpose="List attendees in order of address, with their titles.",
    also=("attendee", "delegates", "participants", "guests", "đại biểu", "người dự"),
    examples=(
        "ttdn attendees --lang vi",
        "ttdn attendees -w 'province=Lâm Đồng'",
        "ttdn attendees --json | jq -r '.[].name'",
    ),
)
STATS = Listing(
    command="stats",
    key="metrics",
    purpose="List metrics as people write them, with a bar for coverage.",
    also=(
        "metric",
        "figure",
        "figures",
        "indicator",
        "numbers",
        "statistics",
        "indicators",
        "số liệu",
        "chỉ tiêu",
        "con số",
    ),
    examples=(
        "ttdn stats -w 'percent<95' --sort percent",
        "ttdn stats --evidence",
        "ttdn stats --json | jq '.[] | select(.percent < 95) | .given'",
    ),
)
LEGAL = Listing(
    command="legal",
    key="legal_references",
    purpose="List the legal references: number or name, issuer, date.",
    also=("document", "documents", "law", "laws", "reference", "references", "văn bản"),
    examples=(
        "ttdn legal -w year=2023",
        "ttdn legal --evidence",
        "ttdn legal --json | jq -r '.[].number'",
    ),
)
EVENT = Listing(
    command="event",
    key="event",
    purpose="Show the event: name, date, place, organisers and speaker.",
    also=("conference", "sự kiện", "hội nghị"),
    examples=(
        "ttdn event",
        "ttdn event --lang vi",
    ),
    single=True,
)
POINTS = Listing(
    command="points",
    key="points",
    purpose="List the points that the speech makes, all or by kind.",
    also=("point", "arguments", "luận điểm", "ý chính"),
    examples=(
        "ttdn points limitation",
        "ttdn points -w 'text~foreign' --evidence",
    ),
    choice="kind",
    choices=get_args(PointKind),
)
ORGANIZATIONS = Listing(
    command="organizations",
    key="organizations",
    purpose="List the organisations named, and the facts that name them.",
    also=(
        "organization",
        "organisation",
        "body",
        "organisations",
        "orgs",
        "bodies",
        "agencies",
        "cơ quan",
        "tổ chức",
    ),
    examples=(
        "ttdn organizations --lang vi",
        "ttdn organizations -w 'name~Ủy ban'",
        "ttdn organizations --json | jq -r '.[].name'",
    ),
)
TIMELINE = Listing(
    command="timeline",
    key="timeline",
    purpose="List every dated fact, earliest first.",
    also=("dates", "chronology", "dòng thời gian"),
    examples=(
        "ttdn timeline",
        "ttdn timeline -w 'date>=2023'",
        "ttdn timeline --json | jq -r '.[].date'",
    ),
)
GLOSSARY = Listing(
    command="glossary",
    key="glossary",
    purpose="List abbreviations and terms, expanded and translated.",
    also=(
        "term",
        "terms",
        "abbreviation",
        "abbreviations",
        "definitions",
        "thuật ngữ",
        "chữ viết tắt",
        "viết tắt",
    ),
    examples=(
        "ttdn glossary",
        "ttdn glossary -w term=TTĐN",
        "ttdn glossary --json | jq -r '.[].term'",
    ),
)

PEOPLE = Listing(
    command="people",
    key="people",
    purpose="List people mentioned, quoted or honoured, not addressed.",
    also=("person", "persons", "nhân vật", "người được nhắc đến"),
    examples=(
        "ttdn people mentioned",
        "ttdn people --evidence",
        "ttdn people --json | jq -r '.[].name'",
    ),
    choice="part",
    choices=get_args(PersonPart),
)
MILESTONES = Listing(
    command="milestones",
    key="milestones",
    purpose="List what happened, is due or is planned, with its date.",
    also=("milestone", "deadline", "deadlines", "mốc", "thời hạn"),
    examples=(
        "ttdn milestones deadline",
        "ttdn milestones --sort date",
    ),
    choice="kind",
    choices=get_args(MilestoneKind),
)
QUOTATIONS = Listing(
    command="quotations",
    key="quotations",
    purpose="List the words that the text quotes, and whose they are.",
    also=("quotation", "quote", "quotes", "lời trích", "trích dẫn"),
    examples=(
        "ttdn quotations",
        "ttdn quotations --evidence",
        "ttdn quotations --json | jq -r '.[].text.vi'",
    ),
)
PLACES = Listing(
    command="places",
    key="places",
    purpose="List the places named.",
    also=("place", "location", "locations", "địa danh"),
    examples=(
        "ttdn places",
        "ttdn places --lang vi",
        "ttdn places --json | jq -r '.[].name'",
    ),
)
ABSENT = Listing(
    command="absent",
    key="absent",
    purpose="List what readers look for and the text does not say.",
    also=("unanswered", "questions", "câu hỏi"),
    examples=(
        "ttdn absent",
        "ttdn absent --lang vi",
    ),
)

LISTINGS = (
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

SECTION_NAMES = tuple(dict.fromkeys(name for each in LISTINGS for name in (each.key, each.command)))
"""By the YAML key and by the command, of which either names a section."""

COMMAND_OF = {name: each.command for each in LISTINGS for name in (each.key, *each.also)}
"""The command of each YAML key, and of what people type instead; all of these name it too."""

_MOST_WORDS = max(name.count(" ") + 1 for name in COMMAND_OF)


def understand(words: Sequence[str]) -> tuple[str, int] | None:
    """Return the command of the list that the first words name, and how many words these are.

    Args:
        words: as typed: `figures`, `số liệu`, `so-lieu`.
    """
    if words[0] in COMMAND_OF:
        return COMMAND_OF[words[0]], 1
    # Only what is no command is compared with these.
    from ttdn_cli.text.unicode import fold

    known = {fold(name).replace("_", " "): command for name, command in COMMAND_OF.items()}
    for count in range(min(_MOST_WORDS, len(words)), 0, -1):
        typed = " ".join(" ".join(words[:count]).replace("-", " ").split())
        if (command := known.get(fold(typed).replace("_", " "))) is not None:
            return command, count
    return None
