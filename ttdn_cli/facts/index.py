"""Where each record of a dataset is, and which others mention it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from ttdn_cli.facts.dataset import Dataset
from ttdn_cli.facts.kinds import kind_of, leaves
from ttdn_cli.facts.records import Bilingual, Event, Record, Source
from ttdn_cli.text.gazetteer import Gazetteer

_NO_SECTIONS = ("schema", "source", "coverage")


class Index:
    """A dataset and what can be looked up in it; each table is made when it is first used."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset

    @property
    def source(self) -> Source:
        """The text from which the dataset was made."""
        return self.dataset.source

    @property
    def event(self) -> Event:
        """The event of the speech."""
        return self.dataset.event

    def records_of(self, key: str) -> list[Any]:
        """Return the records of a section by its YAML key, in the order of the file."""
        value = getattr(self.dataset, key)
        return value if isinstance(value, list) else [value]

    @cached_property
    def sections(self) -> dict[str, list[Record]]:
        """The records of every section by its YAML key, in the order of the file."""
        keys = [key for key in Dataset.__struct_fields__ if key not in _NO_SECTIONS]
        return {key: self.records_of(key) for key in keys}

    @cached_property
    def records(self) -> dict[str, Record]:
        """Every record by its id, in the order of the file."""
        return {record.id: record for section in self.sections.values() for record in section}

    @cached_property
    def names(self) -> dict[str, tuple[str, ...]]:
        """The names of every record that has some, by its id."""
        return {id_: record.names for id_, record in self.records.items()}

    @cached_property
    def order_of_address(self) -> dict[str, int]:
        """The attendees whom the speech addresses, by id, counted from 1."""
        addressed = [each.id for each in self.records_of("attendees") if each.part == "addressed"]
        return {id_: number for number, id_ in enumerate(addressed, 1)}

    @cached_property
    def furthest_behind(self) -> float | None:
        """The lowest of the shares in per cent, or None where all are level or there is none."""
        shares = {each.percent for each in self.records_of("metrics") if each.percent is not None}
        return min(shares) if len(shares) > 1 else None

    @cached_property
    def _mentions(self) -> dict[str, list[str]]:
        ids = {name: record.id for record in self.records.values() for name in record.names}
        find_names = Gazetteer(ids).find_names
        found: dict[str, list[str]] = {}
        for record in self.records.values():
            targets = list(references(record))
            if not record.names:
                named = (ids[name] for each in record.evidence for name in find_names(each.quote))
                targets.extend(named)
            for target in dict.fromkeys(targets):
                if target != record.id:
                    found.setdefault(target, []).append(record.id)
        return found

    def mentions(self, id_: str) -> list[str]:
        """Return the ids of the records that refer to a record or name it, in file order.

        A quote names a record where it holds a name of it, as whole words. The longest name
        counts: a quote of `Ban Đối ngoại Trung ương Đảng` does not name `Đảng`. Records that have
        names themselves name no others: their quotes are of their own names.
        """
        return self._mentions.get(id_, [])

    def label(self, id_: str) -> Bilingual:
        """Return the label of the record with that id."""
        return self.records[id_].label


def references(record: Record) -> Iterator[str]:
    """Yield the ids in a record that refer to other records."""
    for _, kind, value in leaves(record, kind_of(type(record))):
        if kind.name == "reference":
            yield value
