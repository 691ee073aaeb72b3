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
from html import escape
from pathlib import PurePath
from typing import Any

from ttdn_cli.facts.index import Index
from ttdn_cli.query.sections import BY_NAME
from ttdn_cli.query.tables import EVERY_RECORD, POSITION, Table
from ttdn_cli.share.export.description import Description, describe
from ttdn_cli.share.export.questions import QUESTIONS
from ttdn_cli.share.export.sqlite import tables_of


def metadata_beside(database: str) -> str:
    """Return the path of the metadata that belong to a database, and to no other beside it."""
    return f"{database}.metadata.json"


def metadata(index: Index, database: str) -> bytes:
    """Return the metadata of a database with that path, as JSON."""
    said, name = describe(index), PurePath(database).stem
    tables = {each.name: _table(each, index) for each in tables_of(index)}
    views = {each.name: {"title": each.title, "description": each.about} for each in QUESTIONS}
    whole = {
        "title": said.title,
        "source": said.source,
        "source_url": said.address,
        "license": said.licence,
        "databases": {
            name: {
                "title": said.title,
                "description_html": _start(said, name),
                "tables": tables | views,
            }
        },
    }
    given = {key: value for key, value in whole.items() if value}
    return f"{json.dumps(given, ensure_ascii=False, indent=2)}\n".encode()


def _table(table: Table, index: Index) -> dict[str, Any]:
    said: dict[str, Any] = {"description": table.about}
    if section := BY_NAME.get(table.name):
        said |= {"title": f"{section.title.en} ({section.title.vi})"}
    if POSITION.name in table.key:
        said |= {"hidden": True}
    if table.name == EVERY_RECORD:
        # By this Datasette calls a fact wherever its id is.
        said |= {"title": "All facts", "label_column": f"label_{index.source.language}"}
    return said


def _start(said: Description, name: str) -> str:
    """Return what stands first on the page of the database: what it is, and where to begin."""
    links = [(EVERY_RECORD, "Search all facts"), *((each.name, each.title) for each in QUESTIONS)]
    items = "".join(f'<li><a href="{_path(name)}/{to}">{escape(of)}</a></li>' for to, of in links)
    return f"<p>{escape(said.facts)}</p><ul>{items}</ul>"


def _path(name: str) -> str:
    """Return the name of a database in an address, as Datasette writes it: tilde-encoded."""
    return re.sub(
        rb"[^A-Za-z0-9_-]",
        lambda found: b"+" if found[0] == b" " else b"~%02X" % found[0][0],
        name.encode(),
    ).decode()
