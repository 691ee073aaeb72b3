"""Which records of many datasets may meet conditions, without reading their facts.

The conditions of one dataset decide which records do. What is left out here does not.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from importlib.util import find_spec
from typing import NamedTuple

from ttdn_cli.corpus.columns import ORIGIN
from ttdn_cli.corpus.corpus import Corpus, Member
from ttdn_cli.corpus.words import members_with
from ttdn_cli.query.conditions import Condition
from ttdn_cli.query.search.texts import is_searched
from ttdn_cli.query.section import Section
from ttdn_cli.text.dates import day_numbers
from ttdn_cli.text.words import words_of

MOST_READ = 20_000
"""Facts that are read one by one sooner than a database of them is made."""

_WORDS = ("text", "translated", "reference", "choice")
_COMPARED = ("=", "<", "<=", ">", ">=")


class Candidates(NamedTuple):
    """What may meet conditions.

    Attributes:
        members: the datasets that may have such a record.
        ids: which of their records, by the id of the dataset, or None for any.
    """

    members: Sequence[Member]
    ids: dict[str, frozenset[str]] | None


def candidates(conditions: Sequence[Condition], section: Section, corpus: Corpus) -> Candidates:
    """Return the records of a section that may meet conditions.

    Args:
        conditions: as typed; what they compare is read in any way that they may be read.
        section: of the records.
        corpus: the datasets.
    """
    members: Sequence[Member] = corpus.members
    for each in conditions:
        if _are_words(each):
            having = {one.key for one in members_with([each.value, *each.several], corpus)}
            members = [one for one in members if one.key in having]
    ids = _ids_in_database(conditions, section, corpus)
    if ids is not None:
        members = [each for each in members if each.id in ids]
    return Candidates(members, ids)


def _are_words(condition: Condition) -> bool:
    """Return whether a record that meets a condition has its words, as a search reads them."""
    field = condition.compared
    kind = field.kind.single.name
    part_of_word = condition.operator == "~" and kind not in ("text", "translated")
    return (
        condition.is_worded
        and condition.operator in ("=", "~")
        and not part_of_word
        and kind in _WORDS
        and condition.field.name not in ORIGIN
        and is_searched(field.name)
        and bool(words_of(condition.value))
    )


def _ids_in_database(
    conditions: Sequence[Condition], section: Section, corpus: Corpus
) -> dict[str, frozenset[str]] | None:
    """Return the records in which numbers and dates are as asked, or None if that is unknown."""
    asked = [each for each in conditions if _is_compared(each)]
    facts = sum(each.about.facts for each in corpus)
    if not (asked and section.stored and corpus.store) or facts < MOST_READ:
        return None
    if find_spec("duckdb") is None:
        return None
    # It takes longer to import than a short answer takes.
    from ttdn_cli.corpus.database.library import quoted
    from ttdn_cli.corpus.database.opening import asked_of
    from ttdn_cli.corpus.database.tables import TABLES

    columns = {
        column.name for table in TABLES if table.name == section.key for column in table.columns
    }
    said = [
        _as_sql(each)
        for each in asked
        if each.compared.name + ("" if each.kind == "number" else "_last") in columns
    ]
    if not said:
        return None
    query = (
        f"SELECT dataset, list(id) FROM {quoted(section.key)} WHERE {' AND '.join(said)}"
        " GROUP BY dataset"
    )
    with asked_of(corpus, lambda connection: connection.execute(query).fetchall()) as found:
        return {dataset: frozenset(ids) for dataset, ids in found}


def _is_compared(condition: Condition) -> bool:
    return (
        not condition.is_worded
        and bool(condition.value)
        and condition.operator in _COMPARED
        and condition.field.name not in ORIGIN
    )


def _as_sql(condition: Condition) -> str:
    """Return a condition on numbers or dates in SQL."""
    column, sign = condition.compared.name, condition.operator
    if condition.kind == "number":
        said = [f'"{column}" {sign} {each!r}' for each in condition.wanted]
    else:
        said = [_date_as_sql(column, sign, each) for each in condition.wanted]
    return f"({' OR '.join(said)})"


def _date_as_sql(column: str, sign: str, wanted: str) -> str:
    """Return the comparison of a date, of any precision, with another; as `conditions` has it."""
    days = day_numbers(wanted)
    begin, end = (
        f"DATE '{datetime.date.fromordinal(each).isoformat()}'"
        for each in (days.start, days.stop - 1)
    )
    first, last = f'"{column}_first"', f'"{column}_last"'
    return {
        "=": f"({first} >= {begin} AND {last} <= {end})",
        "<": f"{last} < {begin}",
        "<=": f"{last} <= {end}",
        ">": f"{first} > {end}",
        ">=": f"{first} >= {begin}",
    }[sign]
