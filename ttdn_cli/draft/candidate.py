"""What a rule proposes as a record, before anything has proven it."""

from __future__ import annotations

from typing import Any, NamedTuple

import msgspec

from ttdn_cli.facts.vocabulary import SectionKey

Span = tuple[int, int]
"""Where something begins in the text that is read, and where it ends."""


class Named(NamedTuple):
    """A reference to the record of a section that has a name, whatever id it gets.

    Attributes:
        section: the YAML key of the section.
        name: as the candidate for that record has it.
    """

    section: SectionKey
    name: str


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """A record that a rule proposes.

    Attributes:
        section: the YAML key of its section, such as `metrics`.
        name: what it is called, for its id and for references to it.
        fields: its values by their YAML names, without `id`, `review` and `evidence`. A reference
            to another record is a `Named`; texts are `{language: text}` as YAML has them. The order
            is that of the file.
        spans: where the words stand that its quotes have to hold, the most important one first.
        checks: what a person has to look at, by the name of the field; in plain English, with the
            alternatives where there are some.
        optional: names of fields to leave out, the first one first, where the quotes do not prove
            them.
    """

    section: SectionKey
    name: str
    fields: dict[str, Any]
    spans: list[Span]
    checks: dict[str, str] = {}
    optional: tuple[str, ...] = ()
