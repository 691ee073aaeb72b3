"""The faults of a dataset: where each of them is, and what is wrong there."""

from __future__ import annotations

import msgspec

from ttdn_cli.text.unicode import escape_unsafe


class Problem(msgspec.Struct, frozen=True, order=True):
    """One fault of a dataset.

    Attributes:
        line: where it is, counted from 1, as is the column.
        column: in characters.
        where: the field, such as `metrics[2].given`, or nothing.
        what: is wrong, and what would be right.
        follows: whether it may be the consequence of another fault.
    """

    line: int
    column: int
    where: str
    what: str
    follows: bool = False

    def __str__(self) -> str:
        place = f"{self.line}:{self.column}: "
        return escape_unsafe(place + (f"{self.where}: " if self.where else "") + self.what)


class Problems:
    """The faults of a dataset: as many as a person can use, and how many more there are."""

    MOST = 1_000

    def __init__(self, *listed: Problem) -> None:
        self.listed = list(listed)
        self.more = 0

    @property
    def full(self) -> bool:
        """Whether further problems are only counted."""
        return len(self.listed) == self.MOST

    def add(self, problem: Problem) -> None:
        """List a problem, or count it if there are too many."""
        if self.full:
            self.more += 1
        else:
            self.listed.append(problem)
