"""Which words of the speech say what a record says."""

from __future__ import annotations

from ttdn_cli.checking.words import split_words
from ttdn_cli.facts.texts import Record


def quote_of(record: Record, said: str | None = None) -> str | None:
    """Return the quote of a record that holds a value, else its first one, or None without any.

    Args:
        record: of the dataset.
        said: the value.
    """
    quotes = [each.quote for each in record.evidence]
    if said is not None:
        held = next((each for each in quotes if said in each), None)
        wanted = {plain for _, plain in split_words(said)}
        nearest = max(
            quotes,
            key=lambda each: len(wanted & {plain for _, plain in split_words(each)}),
            default=None,
        )
        return held or nearest
    return quotes[0] if quotes else None
