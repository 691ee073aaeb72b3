"""Which documents are given two dates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ttdn_cli.corpus.corpus import Member
from ttdn_cli.corpus.questions.figures import Match
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.texts import Bilingual
from ttdn_cli.matching.clashes import Said, clashes, order_of
from ttdn_cli.matching.documents import issuer_key, number_of
from ttdn_cli.matching.spans import Span
from ttdn_cli.matching.wording import telling_words
from ttdn_cli.text.dates import day_numbers

_SAME_NUMBER = Bilingual(vi="cùng số", en="same number")
_SAME_YEAR = Bilingual(vi="cùng số, cùng năm", en="same number, same year")
_SAME_SUBJECT = Bilingual(vi="cùng số, cùng trích yếu", en="same number, same subject")


class Dates:
    """The dates that datasets give to the documents they cite."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str, str], list[Said]] = defaultdict(list)

    def add(self, member: Member, index: Index, place: int) -> None:
        """Take note of the dates of documents with a number.

        Args:
            member: the dataset.
            index: the same.
            place: of the dataset among all.
        """
        for document in index.dataset.legal_references:
            if not document.number or not document.dated:
                continue
            number, days = number_of(document.number), day_numbers(document.dated)
            issuer = issuer_key(document, index) if number.local else ""
            if number.local and not issuer:
                continue
            span = Span(float(days.start), float(days.stop))
            said = Said(order_of(member.about.date, place), place, document.id, span)
            if number.year:
                self._found[number.key, issuer, ""].append(said)
                continue
            year = document.dated[:4]
            self._found[number.key, issuer, year].append(said)
            subject = document.subject or document.name
            words = telling_words(subject.vi or subject.en or "") if subject else []
            if words:
                self._found[number.key, issuer, " ".join(e.plain for e in words)].append(said)

    def contradictions(self) -> Iterator[Match]:
        """Yield the documents whose date excludes an earlier one, each pair once.

        A less precise date that has the other one in it is none. Where the number has no year, the
        same one is given each year: there the year, or the subject, has to be the same.
        """
        known: set[tuple[int, str, int, str]] = set()
        for (_, _, by), several in self._found.items():
            why = _SAME_YEAR if by.isdigit() else _SAME_SUBJECT if by else _SAME_NUMBER
            for clash in clashes(sorted(several)):
                one, other = clash.one, clash.other
                pair = (one.member, one.record, other.member, other.record)
                if pair not in known:
                    known.add(pair)
                    yield Match(clash, why)
