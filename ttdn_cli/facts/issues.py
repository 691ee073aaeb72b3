"""The faults of a dataset: where each of them is, and what is wrong there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import msgspec

from ttdn_cli.errors import TtdnError
from ttdn_cli.facts.types import about
from ttdn_cli.text.messages import message, plural
from ttdn_cli.text.unicode import escape_unsafe


class Issue(msgspec.Struct, frozen=True, order=True):
    """One fault of a dataset."""

    line: Annotated[int, about("where it is, counted from 1.")]
    column: Annotated[int, about("in characters, counted from 1.")]
    where: Annotated[str, about("the path of the field; empty for the whole file.")]
    what: Annotated[str, about("what is wrong, and what to write instead.")]

    def __str__(self) -> str:
        place = f"{self.line}:{self.column}: "
        return escape_unsafe(place + (f"{self.where}: " if self.where else "") + self.what)


class Issues:
    """The faults of a dataset: as many as a person can use, and how many more there are."""

    MOST = 1_000

    def __init__(self) -> None:
        self.listed: list[Issue] = []
        self.consequences: set[Issue] = set()
        self.more = 0

    @property
    def full(self) -> bool:
        """Whether further issues are only counted."""
        return len(self.listed) == self.MOST

    def add(self, issue: Issue, *, follows: bool = False) -> None:
        """List an issue, or count it if there are too many.

        Args:
            issue: the issue.
            follows: whether it may be the consequence of another one.
        """
        if self.full:
            self.skip()
            return
        self.listed.append(issue)
        if follows:
            self.consequences.add(issue)

    def skip(self) -> None:
        """Count an issue that is not listed: of a million, only the first ones are made."""
        self.more += 1


class DatasetError(TtdnError):
    """A dataset with faults.

    Args:
        file: the name of the file, as the user gave it.
        issues: all that was found, at least one.
    """

    def __init__(self, file: str, issues: Issues) -> None:
        self.file = file
        self.issues = sorted(issues.listed)
        self.more = issues.more
        # Report the cause, and not the missing field that a misspelt one leaves.
        first = min(self.issues, key=lambda issue: (issue in issues.consequences, issue))
        others = len(self.issues) - 1 + self.more
        rest = plural(" (and {count:,} more error)", " (and {count:,} more errors)", others)
        rest = rest if others else ""
        super().__init__(f"{file}:{first}{rest}")

    def lines(self) -> Iterator[str]:
        """Yield a line for each issue, in the order of the file, and how many more there are."""
        yield from (f"{escape_unsafe(self.file)}:{issue}" for issue in self.issues)
        if self.more:
            more = message("{count:,} more errors not listed", count=self.more)
            yield f"{escape_unsafe(self.file)}: {more}"
