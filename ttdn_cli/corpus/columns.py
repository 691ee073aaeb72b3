"""Of which dataset a row is: the columns that come before all others."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Literal

import msgspec

from ttdn_cli.facts.index import Index
from ttdn_cli.facts.kinds import ValueKind, kind_of
from ttdn_cli.facts.texts import Bilingual
from ttdn_cli.facts.types import Date, about
from ttdn_cli.query.answers import Column
from ttdn_cli.query.fields import Field
from ttdn_cli.query.section import Section, both
from ttdn_cli.query.view import NOTHING, Cell, cell, date_cell
from ttdn_cli.text.locales import Locale

if TYPE_CHECKING:
    from ttdn_cli.corpus.corpus import Member


class Origin(msgspec.Struct, frozen=True):
    """Of which dataset a row is."""

    dataset: Annotated[str, about("the id of the dataset.")]
    dataset_date: Annotated[
        Date | None, about("the date of the event, else of the publication, or null.")
    ]
    dataset_author: Annotated[
        str | None, about("the name, as published, of who speaks or issued the text, or null.")
    ]
    dataset_date_inferred: Annotated[
        Literal["year", "date"] | None,
        about("what of the date of the dataset is a conclusion: `year`, `date` or null."),
    ]


ORIGIN: dict[str, ValueKind] = dict(kind_of(Origin).fields)
"""The fields of `Origin` in machine formats, each with its kind."""

DATE = "dataset_date"
"""The name of the column with the date of the text."""

_HEADINGS: dict[str, Bilingual] = {
    "dataset": both("Bộ dữ liệu", "Dataset"),
    "dataset_date": both("Ngày văn bản", "Date of text"),
    "dataset_author": both("Của", "By"),
}


def _dataset(_: Any, index: Index) -> Annotated[str, about("The id of the dataset.")]:
    return index.dataset.id


def _date(
    _: Any, index: Index
) -> Annotated[Date | None, about("The date of the event, else of the publication, or null.")]:
    return index.date


def _author(
    _: Any, index: Index
) -> Annotated[Bilingual | None, about("The name of who speaks or issued the text, or null.")]:
    return index.label(index.author) if index.author else None


_FIELDS = tuple(
    Field(name, heading, derive=derive)
    for (name, heading), derive in zip(_HEADINGS.items(), (_dataset, _date, _author), strict=True)
)


@cache
def section_of_many(section: Section) -> Section:
    """Return a section of many datasets: conditions and orders may be of these columns too."""
    # A section adds by itself what every record ends with.
    own = [each for each in section.fields if each.name not in ("inferred", "review", "evidence")]
    return msgspec.structs.replace(section, fields=(*_FIELDS, *own))


def origin_of(member: Member) -> dict[str, Any]:
    """Return what machine formats say of the dataset of a row."""
    about = member.about
    origin = Origin(about.id, about.date, about.author, about.date_inferred)
    return msgspec.structs.asdict(origin)


def origin_columns(locale: Locale) -> list[Column]:
    """Return the heads of the columns; rows of one dataset that follow each other name it once."""
    return [
        Column(locale.say(heading), wrap=name != DATE, group=True)
        for name, heading in _HEADINGS.items()
    ]


def origin_cells(member: Member, locale: Locale) -> list[Cell]:
    """Return what tables say of the dataset of a row."""
    about = member.about
    return [
        cell(about.id),
        date_cell(about.date, about.date_inferred, locale),
        cell(locale.say(about.author_label)) if about.author_label else NOTHING,
    ]


def qualified(value: Any, kind: ValueKind, dataset: str) -> Any:
    """Return a plain value with its ids and references as `dataset:record`, as `show` takes them.

    Args:
        value: as plain values.
        kind: of it.
        dataset: the id of the dataset that has it.
    """
    if value is None:
        return None
    if kind.name == "reference" or "id" in kind.extra:
        return f"{dataset}:{value}"
    if kind.item:
        return [qualified(each, kind.item, dataset) for each in value]
    if kind.fields and kind.name != "translated":
        return {
            name: qualified(each, kind.fields[name], dataset) if name in kind.fields else each
            for name, each in value.items()
        }
    return value


def may_be_qualified(kind: ValueKind) -> bool:
    """Return whether a value has an id or a reference in it."""
    inner = [kind.item] if kind.item else [*kind.fields.values()]
    return kind.name == "reference" or "id" in kind.extra or any(map(may_be_qualified, inner))


def count_datasets(locale: Locale, having: int, every: int, unread: int) -> str:
    """Return in how many of the datasets something is, and how many files cannot be read."""
    many, of = locale.number(having), locale.number(every)
    if having == every:
        said = locale.plural("{many} dataset", "{many} datasets", every, many=many)
    else:
        said = locale.plural(
            "{many} of {every} dataset", "{many} of {every} datasets", every, many=many, every=of
        )
    if not unread:
        return said
    failed = locale.number(unread)
    left = locale.plural("{many} file not read", "{many} files not read", unread, many=failed)
    return f"{said} · {left}"
