"""Whether what two datasets have of an item may be of two documents, people or events."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from ttdn_cli.checking.findings import Finding
from ttdn_cli.corpus.corpus import Corpus, Member
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.records import Event, LegalReference, PersonOrGroup
from ttdn_cli.facts.texts import Record
from ttdn_cli.matching.documents import issuer_key, number_of
from ttdn_cli.matching.holdings import holdings_of
from ttdn_cli.text.unicode import fold

_MONTH, _YEAR = 7, 4
"""Characters of a month and of a year in ISO 8601."""


class Sameness:
    """What the records are that findings name.

    Args:
        corpus: the datasets of the findings.
    """

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._read: dict[str, Index] = {}

    @cached_property
    def _members(self) -> dict[str, Member]:
        return {each.id: each for each in self._corpus}

    def _index(self, dataset: str) -> Index:
        if dataset not in self._read:
            self._read[dataset] = self._members[dataset].index()
        return self._read[dataset]

    def record(self, finding: Finding) -> Record | None:
        """Return the record of a finding."""
        return self._index(finding.dataset or "").records.get(finding.record or "")

    def is_document(self, finding: Finding) -> bool:
        """Return whether the record of a finding is a document."""
        return isinstance(self.record(finding), LegalReference)

    def of_another_issuer(self, finding: Finding) -> bool:
        """Return whether an article names another issuer of a number that each place gives.

        That is another document then.
        """
        if finding.kind != "body" or finding.verdict != "contradicted":
            return False
        record = self.record(finding)
        return isinstance(record, LegalReference) and number_of(record.number or "").by_place

    def may_be_two(self, one: Finding, others: Iterable[Finding]) -> bool:
        """Return whether a contradiction may be of another one than all that bear the item out.

        Args:
            one: the contradiction.
            others: what other datasets have of the item as it is.
        """
        record = self.record(one)
        index = self._index(one.dataset or "")
        for each in others:
            other, their = self.record(each), self._index(each.dataset or "")
            same = True
            if isinstance(record, LegalReference) and isinstance(other, LegalReference):
                same = _is_one_document((record, index), (other, their))
            elif isinstance(record, PersonOrGroup) and isinstance(other, PersonOrGroup):
                same = bool(self._bodies(one) & self._bodies(each)) and _in_one_month(index, their)
            elif isinstance(record, Event) and isinstance(other, Event):
                same = _is_one_event(record, other)
            if same:
                return False
        return True

    def of_one_body(self, one: Finding, others: Sequence[Finding]) -> bool:
        """Return whether a person holds titles in a body in which another of that name does."""
        return not others or any(self._bodies(one) & self._bodies(each) for each in others)

    def _bodies(self, finding: Finding) -> set[str]:
        """Return the names of the bodies in which a person holds titles."""
        person, id_ = self.record(finding), finding.dataset or ""
        if not isinstance(person, PersonOrGroup):
            return set()
        held = holdings_of(person, self._index(id_), self._members[id_].about.date, 0)
        return {body for each in held for body in each.bodies}


def _in_one_month(one: Index, other: Index) -> bool:
    months = {(each.date or "")[:_MONTH] for each in (one, other)}
    return len(months) == 1 and all(len(each) == _MONTH for each in months)


def _is_one_document(
    one: tuple[LegalReference, Index], other: tuple[LegalReference, Index]
) -> bool:
    """Return whether two documents that an article cites alike are known to be one.

    A number that several bodies give, and one that is given each year, is that of several.
    """
    number = number_of(one[0].number or "")
    if number.local and one[0].number:
        issuers = {issuer_key(*each) for each in (one, other)}
        if len(issuers) > 1 or issuers == {""}:
            return False
    years = {(each.date or str(each.year or ""))[:_YEAR] for each, _ in (one, other)}
    return number.year is not None or len(years) == 1


def _is_one_event(one: Event, other: Event) -> bool:
    names = [{fold(each) for each in (e.name.vi, e.name.en) if each} for e in (one, other)]
    years = {each.date[:_YEAR] for each in (one, other) if each.date}
    return bool(names[0] & names[1]) and len(years) < 2
