"""The errors a user can cause, each with its exit code and its one line."""

from __future__ import annotations

import msgspec

from ttdn_cli.text import visible

NO = 1
"""Exit code: the answer is no (nothing matched, no such id, a fact did not verify)."""

CANNOT = 2
"""Exit code: cannot (bad usage, unreadable or invalid data, output lost)."""


class TtdnError(Exception):
    """What a user can cause; its text is the one line that they read."""

    exit_code = CANNOT


class UnreadableError(TtdnError):
    """A file that cannot be read: which one, why, and what would do."""

    def __init__(self, file: str, why: str) -> None:
        super().__init__(f"{visible(file)}: {why}")


class OutputError(TtdnError):
    """Standard output that takes no more, such as a full disk."""

    def __init__(self, why: str) -> None:
        super().__init__(f"standard output: {why}; what was written so far is incomplete")


class NothingError(TtdnError):
    """A list without records: of what, in which dataset."""

    exit_code = NO

    def __init__(self, what: str, file: str) -> None:
        super().__init__(f"no {what} in {visible(file)}")


class NoSuchIdError(TtdnError):
    """Ids that no record has, each with the nearest that there are."""

    exit_code = NO

    def __init__(self, nearest: dict[str, list[str]]) -> None:
        no_idea = "the ids are in the JSON of each list, such as ttdn legal --json"
        hints = {
            id_: f"did you mean {' or '.join(near)}?" if near else no_idea
            for id_, near in nearest.items()
        }
        super().__init__("; ".join(f"no record {id_!r}; {hint}" for id_, hint in hints.items()))


class Problem(msgspec.Struct, frozen=True, order=True):
    """One fault of a dataset and its place: line and column count from 1."""

    line: int
    column: int
    where: str
    what: str

    def __str__(self) -> str:
        place = f"{self.line}:{self.column}: "
        return visible(place + (f"{self.where}: " if self.where else "") + self.what)


class DatasetError(TtdnError):
    """A dataset with faults.

    Args:
        file: the name of the file, as the user gave it.
        problems: all that was found, at least one, in the order of the file.
    """

    def __init__(self, file: str, problems: list[Problem]) -> None:
        self.file = file
        self.problems = problems
        more = len(problems) - 1
        rest = f" (and {more} more problem{'s' if more > 1 else ''})" if more else ""
        super().__init__(f"{visible(file)}:{problems[0]}{rest}")
