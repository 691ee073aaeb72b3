"""From which text the facts of a dataset are, as a row of a table."""

from __future__ import annotations

from typing import Any

from ttdn_cli import __version__
from ttdn_cli.facts.index import Index
from ttdn_cli.query.derived import date_inferred, document_of
from ttdn_cli.query.tables import DATE_INFERRED, TableColumn

ABOUT = (
    TableColumn("date", "The date of the event, else of the publication.", "date", False),
    DATE_INFERRED,
    TableColumn("source", "The title of the text.", required=False),
    TableColumn("publisher", "Who published it.", required=False),
    TableColumn("document_vi", "What kind of document it is. In Vietnamese.", required=False),
    TableColumn("document_en", "What kind of document it is. In English.", required=False),
    TableColumn("ttdn_version", "The version of ttdn that made this file."),
)


def about_row(index: Index) -> tuple[Any, ...]:
    """Return what the columns of `ABOUT` hold of a dataset."""
    source, document = index.source, document_of(index)
    inferred = date_inferred(index.event) if index.event else None
    said = (document.vi, document.en, __version__)
    return (index.date, inferred, source.title, source.publisher, *said)
