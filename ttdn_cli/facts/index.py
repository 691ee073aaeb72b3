"""Where each record of a dataset is, and which others mention it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ttdn_cli.facts.dataset import Dataset
from ttdn_cli.facts.kinds import kind_of, leaves
from ttdn_cli.facts.metrics import Metric
from ttdn_cli.facts.records import Absent, Event
from ttdn_cli.facts.source import Correction, Source
from ttdn_cli.facts.texts import Bilingual, Record
from ttdn_cli.text.gazetteer import Gazetteer

if TYPE_CHECKING:
    from ttdn_cli.facts.grounding import Names

_NO_SECTIONS = ("schema", "id", "license", "source", "coverage", "corrections", "draft")


class Index:
    """A dataset and what can be looked up in it; each table is made when it is first used."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset

    @property
    def source(self) -> Source:
        """The text from which the dataset was made."""
        return self.dataset.source

    @property
    def event(self) -> Event | None:
        """The event of the speech, or None without one."""
        return self.dataset.event

    def records_of(self, key: str) -> list[Any]:
        """Return the records of a section by its YAML key, in the order of the file."""
        value = getattr(self.dataset, key)
        return value if isinstance(value, list) else [] if value is None else [value]

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
    def claims(self) -> dict[str, list[Record]]:
        """The records that the text has to prove, by section; what it does not say is none."""
        return {
            key: [each for each in section if each.evidence or not isinstance(each, Absent)]
            for key, section in self.sections.items()
        }

    @cached_property
    def names(self) -> Names:
        """The names of every record that has some, by its id."""
        # What it imports is for texts, and no list needs it.
        from ttdn_cli.facts.grounding import names_of

        return names_of(self.records.values())

    @cached_property
    def order_of_address(self) -> dict[str, int]:
        """The attendees whom the speech addresses, by id, counted from 1."""
        addressed = [each.id for each in self.records_of("attendees") if each.part == "addressed"]
        return {id_: number for number, id_ in enumerate(addressed, 1)}

    @cached_property
    def coverages(self) -> list[Metric]:
        """The exact shares that ought to be all and are actual, in the order of the file.

        There is none where a limited one, such as `at most 3%`, may be lower than all of them, and
        none where they are of different dates.
        """
        actual = [
            each
            for each in self.records_of("metrics")
            if (each.measure, each.status) == ("coverage", "actual")
        ]
        exact = [each for each in actual if each.remaining_percent is not None]
        lowest = min((each.percent for each in exact), default=0)
        decided = all((each.least_percent or 0) >= lowest for each in actual)
        dates = {(each.as_of, each.period) for each in exact}
        return exact if decided and len(dates) == 1 else []

    @cached_property
    def lowest_share(self) -> float:
        """The lowest share in per cent that ought to be all, whatever its date; 0 without any."""
        shares = [
            each.percent
            for each in self.records_of("metrics")
            if each.measure == "coverage" and each.percent is not None
        ]
        return min(shares, default=0)

    @cached_property
    def ranks_from_lowest(self) -> dict[str, int]:
        """The rank of each of the coverages by its id, 1 for the lowest; none where all are level.

        Those that are level have the same one.
        """
        shares = sorted(each.percent or 0 for each in self.coverages)
        if not shares or shares[0] == shares[-1]:
            return {}
        # Only figures are ranked: no other list waits for it.
        from bisect import bisect_left

        return {each.id: 1 + bisect_left(shares, each.percent or 0) for each in self.coverages}

    @cached_property
    def furthest_behind(self) -> frozenset[str]:
        """The ids of the lowest of the coverages, or none where all are level."""
        return frozenset(id_ for id_, rank in self.ranks_from_lowest.items() if rank == 1)

    @cached_property
    def has_one_time(self) -> bool:
        """Whether all figures are as of one date, or over one time, so that it is said once."""
        return len({(each.as_of, each.period) for each in self.records_of("metrics")}) == 1

    @property
    def furthest_ahead(self) -> frozenset[str]:
        """The ids of the highest of the coverages, or none where all are level."""
        ranks = self.ranks_from_lowest
        highest = max(ranks.values(), default=0)
        return frozenset(id_ for id_, rank in ranks.items() if rank == highest)

    def corrections(self, id_: str) -> list[Correction]:
        """Return what was changed of a record, in the order of the file."""
        return [each for each in self.dataset.corrections if each.record == id_]

    @property
    def date(self) -> str | None:
        """The date of the event, else that of the publication, or None if not known."""
        return (self.event.date if self.event else None) or self.source.date

    @property
    def author(self) -> str | None:
        """The id of who speaks or issued the text, or None if the dataset does not say."""
        speaker = self.event.speaker if self.event else None
        return speaker or self.source.author

    @cached_property
    def _mentions(self) -> dict[str, list[str]]:
        ids = {name: record.id for record in self.records.values() for name in record.names}
        find_names = Gazetteer(ids).find_names
        found: dict[str, list[str]] = {}
        for record in self.records.values():
            targets = list(references(record))
            where = (getattr(record, name, None) for name in ("city", "province"))
            targets.extend(ids[place] for place in where if place in ids)
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
        names themselves name no others: their quotes are of their own names. A city or a province
        of a record is a place by its name.
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
