"""What DuckDB says of an error, and what that means for who asks."""

from __future__ import annotations

import json
import re
from typing import Any, NamedTuple

from ttdn_cli.corpus.database.places import sql_error
from ttdn_cli.errors import TtdnError
from ttdn_cli.text.messages import message

_JSON = '{"exception_type"'
_OF_VALUES = {"Invalid Input", "Conversion", "Out of Range"}
"""Errors that may quote text of several lines; of others, the next lines are advice at length."""

_SETTING = re.compile(r",? or SET \w+ ?=.*", re.DOTALL)
"""Advice at the end that nobody can follow: a question has no settings."""


class Told(NamedTuple):
    """What DuckDB says.

    Attributes:
        what: is wrong, in one line without a stop.
        details: by their names, as far as it has any.
    """

    what: str
    details: dict[str, Any]


def told(error: Exception) -> Told:
    """Return what an error of DuckDB says: JSON behind its type, one within another, or a text."""
    said, details = str(error), dict[str, Any]()
    while (start := said.find(_JSON)) >= 0:
        try:
            details, _ = json.JSONDecoder().raw_decode(said, start)
            said = str(details["exception_message"])
        except (ValueError, KeyError):
            break
    if not details:
        said = said.partition(": ")[2] or said
    lines = [line.strip() for line in said.split("\n")]
    if details.get("exception_type") not in _OF_VALUES:
        del lines[1:]
    what = " ".join(line for line in lines if line != "^")
    return Told(_SETTING.sub("", what).rstrip("!. "), details)


def is_broken(error: Exception) -> bool:
    """Return whether an error of DuckDB says that its file is not what it wrote."""
    what, details = told(error)
    # While rows are fetched, it is a text alone.
    kind = details.get("exception_type")
    return kind == "Data Corruption" or what.startswith("Corrupt database file")


def no_room(why: str) -> TtdnError:
    """Return what says that nothing can be written in the folder for temporary files."""
    said = message("{why}. Set TMPDIR to another folder.", why=why.rstrip(".!"))
    return TtdnError(message("temporary folder"), said)


def too_much_memory() -> TtdnError:
    """Return what says that a question takes more than there is for one."""
    return sql_error(None, message("it takes more memory than a question has. Ask for less."))
