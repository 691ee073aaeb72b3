"""What a figure of a dataset says: read by the reader of texts, when a dataset is checked."""

from __future__ import annotations

from functools import lru_cache

from ttdn_cli.facts.metrics import Quantity


@lru_cache(maxsize=4096)
def read_figure(given: str, *, english: bool) -> Quantity:
    """Return what a figure says as it is published, such as `58/63` or `hơn 13 nghìn đôla`.

    Args:
        given: the figure, whole.
        english: whether the text is in English, where `1,500` is a thousand and more.

    Raises:
        ValueError: if it is no figure, or more than one; its text is for the user.
    """
    # What is checked once and kept needs no reader.
    from ttdn_cli.extraction.given import read_given

    found = read_given(given, english=english)
    return Quantity(
        value=found.value,
        low=found.low,
        high=found.high,
        approximation=found.approximation,
        unit=found.unit,
        measure=found.measure,
        numerator=found.numerator,
        denominator=found.denominator,
    )
