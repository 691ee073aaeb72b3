"""What Datasette says of a database: titles, descriptions, the source, and what it does not list.

Datasette reads this from a file beside the database (docs.datasette.io, Metadata). Its page of a
database lists the tables and below them the views: so the description above them has links to the
views, and the tables of lists, which a fact or a view leads to, are hidden. What a column holds is
in the statement that made its table, which Datasette shows below the rows: here it would stand
above them and fill the screen.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from ttdn_cli.facts.index import Index
from ttdn_cli.query.sections import BY_NAME
from ttdn_cli.query.tables import EVERY_RECORD, POSITION, Table
from ttdn_cli.share.export.description import describe, facts_together, title_together
from ttdn_cli.share.export.questions import QUESTIONS
from ttdn_cli.share.export.sqlite import schema_together, tables_of

if TYPE_CHECKING:
    from ttdn_cli.corpus.corpus import Corpus


def metadata_beside(database: str) -> str:
    """Return the path of the metadata that belong to a database, and to no other beside it."""
    return f"{database}.metadata.json"


def metadata(index: Index, database: str) -> bytes:
    """Return the metadata of a database with that path, as JSON."""
    said = describe(index)
    own = {"source": said.source, "source_url": said.address, "license": said.licence}
    language = index.source.language
    return _written(said.title, said.facts, own, tables_of(index), language, database)


def metadata_together(corpus: Corpus, database: str) -> bytes:
    """Return the metadata of the database of many datasets with that path, as JSON."""
    title, facts = title_together(len(corpus)), facts_together(len(corpus))
    # Most of the texts are Vietnamese.
    return _written(title, facts, {}, schema_together(corpus), "vi", database)


def _written(
    title: str,
    facts: str,
    own: Mapping[str, str | None],
    every: Iterable[Table],
    language: str,
    database: str,
) -> bytes:
    """Return metadata as JSON.

    Args:
        title: of the database.
        facts: what it has, in a sentence.
        own: what is said of its source.
        every: its tables.
        language: in which records are called.
        database: its path.
    """
    name = PurePath(database).stem
    tables = {each.name: _table(each, language) for each in every}
    views = {each.name: {"title": each.title, "description": each.about} for each in QUESTIONS}
    inside = {
        "title": title,
        "description_html": _start(facts, name),
        "tables": tables | views,
    }
    whole = {"title": title, **own, "databases": {name: inside}}
    given = {key: value for key, value in whole.items() if value}
    return f"{json.dumps(given, ensure_ascii=False, indent=2)}\n".encode()


def _table(table: Table, language: str) -> dict[str, Any]:
    said: dict[str, Any] = {"description": table.about}
    if section := BY_NAME.get(table.name):
        said |= {"title": f"{section.title.en} ({section.title.vi})"}
    if POSITION.name in table.key:
        said |= {"hidden": True}
    if table.name == EVERY_RECORD:
        # By this Datasette calls a fact wherever its id is.
        said |= {"title": "All facts", "label_column": f"label_{language}"}
    return said


def _start(facts: str, name: str) -> str:
    """Return what stands first on the page of the database: what it is, and where to begin."""
    links = [(EVERY_RECORD, "Search all facts"), *((each.name, each.title) for each in QUESTIONS)]
    items = "".join(f'<li><a href="{_path(name)}/{to}">{escape(of)}</a></li>' for to, of in links)
    return f"<p>{escape(facts)}</p><ul>{items}</ul>"


def _path(name: str) -> str:
    """Return the name of a database in an address, as Datasette writes it: tilde-encoded."""
    return re.sub(
        rb"[^A-Za-z0-9_-]",
        lambda found: b"+" if found[0] == b" " else b"~%02X" % found[0][0],
        name.encode(),
    ).decode()
