"""What a section is: a list of records with a command of its own, and the fields of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import msgspec
from msgspec.structs import force_setattr, replace

from ttdn_cli.facts.index import Index
from ttdn_cli.facts.texts import Bilingual, Fact, Inferred, Record
from ttdn_cli.query import cells
from ttdn_cli.query.fields import Field
from ttdn_cli.query.listings import Listing
from ttdn_cli.query.view import Cell, View


def both(vi: str, en: str) -> Bilingual:
    """Return a text in both languages."""
    return Bilingual(vi=vi, en=en)


INFERRED = Field("inferred", both("Suy luận", "Inferred"))
REVIEW = Field("review", both("Rà soát", "Review"))
EVIDENCE = Field("evidence", both("Dẫn chứng", "Evidence"))
ID = Field("id", both("Mã", "Id"), cell=cells.own_id)
"""Fields of every record, the first before all others and the rest behind them."""


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """A list of records with a command of its own.

    Attributes:
        listing: what a user types, and what the help says.
        of: the kind of record.
        title: of the table.
        noun: what one record is called, and several of them.
        fields: in the order of the JSON; those of every record come last by themselves.
        headline: the field that heads a record where there is no room for columns.
        columns: the names of the fields that the table shows.
        as_of: the field that says as of when the records are, or None.
        group: whether equal values of the first column are written once.
        derive: makes the records, where they are not those of the file in its order.
        timeline: whether their dates can be drawn on a line.
    """

    listing: Listing
    of: type[Fact]
    title: Bilingual
    noun: tuple[Bilingual, Bilingual]
    fields: tuple[Field, ...]
    headline: str
    columns: tuple[str, ...]
    as_of: str | None = None
    group: bool = False
    derive: Callable[[Index], Sequence[Fact]] | None = None
    timeline: bool = False

    def __post_init__(self) -> None:
        inferred = replace(INFERRED, cell=self._inferred)
        fields = (replace(each, of=self.of) for each in (*self.fields, inferred, REVIEW, EVIDENCE))
        force_setattr(self, "fields", tuple(fields))

    @property
    def command(self) -> str:
        """What a user types."""
        return self.listing.command

    @property
    def key(self) -> str:
        """The YAML key."""
        return self.listing.key

    @property
    def stored(self) -> bool:
        """Whether the records are in the file, and not derived from it."""
        return issubclass(self.of, Record)

    @property
    def reference(self) -> Field:
        """The field with the id to look a record up with: of a derived one, that of its fact."""
        return self.selected("id" if self.stored else "ref")

    def selected(self, name: str) -> Field:
        """Return the field of that name."""
        return next(each for each in self.fields if each.name == name)

    def concluded(self, inferred: Inferred) -> Bilingual:
        """Return what of a record is a conclusion: the heading of a field, or the year in it."""
        headings = [each.heading for each in self.fields if each.name == inferred.field]
        heading = headings[0] if headings else both(inferred.field, inferred.field)
        if inferred.part == "year":
            return both(f"{heading.vi} (năm)", f"{heading.en} (year)")
        return heading

    def _inferred(self, record: Any, view: View) -> Cell:
        """Return what of a record is a conclusion, and from what."""
        return Cell(
            tuple(
                f"{view.say(self.concluded(each))}: {view.say(each.basis)}"
                for each in record.inferred
            )
        )

    @property
    def contract(self) -> list[Field]:
        """The fields of the JSON, in its order."""
        return [each for each in self.fields if each.json]

    @property
    def askable(self) -> list[Field]:
        """The fields that a user may name: all that have a value, and not only a cell."""
        return [each for each in self.fields if each.derive or hasattr(self.of, each.name)]

    @property
    def shown(self) -> Sequence[Field]:
        """The fields that the table shows, in its order."""
        return [self.selected(name) for name in self.columns]

    def all(self, index: Index) -> Sequence[Any]:
        """Return the records of the section, in the order in which they are listed."""
        return self.derive(index) if self.derive else index.records_of(self.key)

    def chosen(self, index: Index, choice: str | None) -> Sequence[Any]:
        """Return the records with that value in the field to choose by, or all without one."""
        return [
            record
            for record in self.all(index)
            if choice is None or getattr(record, self.listing.choice or "") == choice
        ]
