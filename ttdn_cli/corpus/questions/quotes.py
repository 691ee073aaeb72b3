"""The words of a text that support what is said of a record."""

from __future__ import annotations

from ttdn_cli.checking.evidence import quote_of as words_of
from ttdn_cli.facts.texts import Evidence, Record


def quote_of(record: Record, value: str | None = None) -> Evidence | None:
    """Return the evidence of a record that holds a value, else the nearest, or None without any."""
    words = words_of(record, value)
    return next((each for each in record.evidence if each.quote == words), None)
