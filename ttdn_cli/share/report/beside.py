"""The published text that whoever makes a page supplies, to be read beside the facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    # A page without a text does not wait for what reads one.
    from ttdn_cli.evidence.reading import Mark, Reading


class Beside(NamedTuple):
    """A published text, and what it proved in the run that makes the page.

    Attributes:
        reading: its paragraphs, and the quotes in them.
        mark: how many facts it proves, and its name.
        date: the day of the run, ISO 8601.
    """

    reading: Reading
    mark: Mark
    date: str
