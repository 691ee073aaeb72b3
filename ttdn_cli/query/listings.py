"""Which lists a user may ask for: what is typed and what the help says; `sections.py` has the rest.

Nothing is imported here that a command would have to wait for.
"""

from __future__ import annotations

from typing import NamedTuple, get_args

from ttdn_cli.facts.vocabulary import PointKind


class Listing(NamedTuple):
    """A command that lists records.

    Attributes:
        command: what a user types.
        key: the YAML key of the records.
        purpose: one line for the help.
        example: a command line for the help.
        choice: the field by whose values a user may choose, or None.
        choices: these values.
        single: whether there is one record and no list.
    """

    command: str
    key: str
    purpose: str
    example: str
    choice: str | None = None
    choices: tuple[str, ...] = ()
    single: bool = False


ATTENDEES = Listing(
    command="attendees",
    key="attendees",
    purpose="Who was there, in the order of address, with titles.",
    example="ttdn attendees --json | jq -r '.[].name'",
)
STATS = Listing(
    command="stats",
    key="metrics",
    purpose="The figures as given, with what is missing and a bar.",
    example="ttdn stats --json | jq '.[] | select(.percent < 95) | .given'",
)
LEGAL = Listing(
    command="legal",
    key="legal_references",
    purpose="The documents cited: number, issuer, date, purpose.",
    example="ttdn legal --json | jq -r '.[].number'",
)
EVENT = Listing(
    command="event",
    key="event",
    purpose="What, when and where; who held it, who spoke for whom.",
    example="ttdn event --lang vi",
    single=True,
)
POINTS = Listing(
    command="points",
    key="points",
    purpose="What the speech argues, all of it or one kind.",
    example="ttdn points limitation",
    choice="kind",
    choices=get_args(PointKind),
)
ORGANIZATIONS = Listing(
    command="organizations",
    key="organizations",
    purpose="The bodies named, and which facts name them.",
    example="ttdn organizations --json | jq -r '.[].name'",
)
TIMELINE = Listing(
    command="timeline",
    key="timeline",
    purpose="Every dated fact, in order.",
    example="ttdn timeline --json | jq -r '.[].date'",
)
GLOSSARY = Listing(
    command="glossary",
    key="glossary",
    purpose="Abbreviations and terms, expanded and translated.",
    example="ttdn glossary --json | jq -r '.[].term'",
)

LISTINGS = (ATTENDEES, STATS, LEGAL, EVENT, POINTS, ORGANIZATIONS, TIMELINE, GLOSSARY)
"""In the order of the help: what people already ask for by name comes first."""

SECTION_NAMES = tuple(dict.fromkeys(name for each in LISTINGS for name in (each.key, each.command)))
"""By the YAML key and by the command, of which either names a section."""
