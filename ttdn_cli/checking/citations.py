"""Which document of a dataset a citation means, also where it is not quite its own."""

from __future__ import annotations

import re

from ttdn_cli.checking.concepts import pairs_of
from ttdn_cli.checking.document_names import DocumentNames
from ttdn_cli.checking.subjects import CONCEPT, features_of
from ttdn_cli.checking.words import Article, split_words
from ttdn_cli.extraction.mentions import DocumentMention
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.records import LegalReference, Organization
from ttdn_cli.text.document_numbers import parse_document_number
from ttdn_cli.text.gazetteer import load
from ttdn_cli.text.unicode import fold

_SERIAL = re.compile("[0-9]+")
_ABOUT = re.compile(
    r"(?<!\w)(?:về|quản lý|quy định|hướng dẫn|on|about|concerning|regarding|deals? with|governing|"
    r"governs)(?!\w)",
    re.I,
)
"""Before what a document is about."""

_END = re.compile(r"[.;\n](?=\s|\Z)|\n")
_FAR = 90
"""Characters behind a document within which what it is about begins."""

_NEAR = 4
"""Words within which `this` says that it is what was spoken of."""

_CONTEXT = 2
"""Words that an article and a record share, from which on a document is meant in its place."""


def number_key(number: str) -> str:
    """Return a number as it is compared: without spaces, case and diacritics."""
    return "".join(fold(number).split())


def agrees(mention: DocumentMention, record: LegalReference) -> bool:
    """Return whether the type that an article gives a document is its own, or says nothing."""
    said = fold(mention.type or "")
    anything = {fold(each) for each in load("documents")["words"]["any"]}
    known = {fold(each) for each in (record.type.vi, record.type.en) if each} if record.type else ()
    return not said or not known or said in known or said in anything


class Known:
    """The documents of a dataset.

    Attributes:
        names: those by which they are cited.

    Args:
        article: the text in which they are looked for.
        index: the dataset.
    """

    def __init__(self, article: Article, index: Index) -> None:
        self._article = article
        self._index = index
        self.names = DocumentNames(index)
        self._records = [each for each in index.dataset.legal_references if each.number]
        self._numbers = {number_key(each.number or ""): each for each in self._records}

    def find(self, mention: DocumentMention, met: set[str]) -> tuple[LegalReference | None, bool]:
        """Return the document that a mention means, or None, and whether its number is the same.

        Args:
            mention: in the article.
            met: the numbers that the article has, as `number_key` gives them.
        """
        if not mention.number:
            return self.names.meant(mention.text)
        if record := self._numbers.get(number_key(mention.number)):
            return record, True
        if mention.number.replace("/", "").isdecimal():
            return self._by_serial(mention)
        return self._meant(mention, met), False

    def _by_serial(self, mention: DocumentMention) -> tuple[LegalReference | None, bool]:
        """Return what is meant by a number without letters: `Kết luận 57`, `72/2015`."""
        serial, _, year = (mention.number or "").partition("/")
        for record in self._records:
            own = _SERIAL.match(record.number or "")
            same = (
                own is not None and int(own[0]) == int(serial),
                not year or record.year is None or record.year == int(year),
                agrees(mention, record),
            )
            if all(same):
                return record, True
            stated = year or self._issued_by(mention, record)
            if mention.type and sum(same) == len(same) - 1 and stated:
                slip = same[0] or (own is not None and _is_slip(own[0], serial) and year)
                if slip and not self._is_about_another(mention, record):
                    return record, False
        return None, False

    def _issued_by(self, mention: DocumentMention, record: LegalReference) -> bool:
        issuer = self._index.records.get(record.issuer or "")
        return isinstance(issuer, Organization) and mention.issuer in (
            *issuer.names,
            issuer.name_en,
            *issuer.aliases,
        )

    def _meant(self, mention: DocumentMention, met: set[str]) -> LegalReference | None:
        """Return the document that a number is meant for which is not quite its own, or None."""
        try:
            said = parse_document_number(mention.number or "")
        except ValueError:
            return None
        serial = _SERIAL.match(mention.number or "")
        for record in self._records:
            own = parse_document_number(record.number or "")
            own_serial = _SERIAL.match(record.number or "")
            if serial is None or own_serial is None:
                continue
            same = (
                fold(said.type) == fold(own.type),
                fold(said.issuer) == fold(own.issuer),
                said.year == own.year,
            )
            same_serial = int(serial[0]) == int(own_serial[0])
            close = sum(same) >= len(same) - 1 if same_serial else all(same)
            if not close or self._is_about_another(mention, record):
                continue
            missing = number_key(record.number or "") not in met
            dated = record.date is not None and mention.date == record.date
            slip = missing and _is_slip(serial[0], own_serial[0])
            if same_serial or dated or slip or self._in_context(mention, record):
                return record
        return None

    def _about(self, record: LegalReference) -> set[str]:
        """Return what the words of a document and of what it is cited for say."""
        texts = [
            each
            for text in (record.cited_for, record.subject)
            if text
            for each in (text.vi, text.en)
        ]
        texts += [
            each
            for metric in self._index.dataset.metrics
            if record.id in metric.legal_basis
            for each in (metric.indicator.vi, metric.indicator.en, metric.given)
        ]
        plain = not self._article.is_marked
        return {
            each for text in texts if text for each in features_of(split_words(text), plain=plain)
        }

    def _in_context(self, mention: DocumentMention, record: LegalReference) -> bool:
        """Return whether an article cites a document for what the speech cites another one."""
        article = self._article
        words = article.words_in(mention.start, mention.end)
        sentence = article.sentence_of(words.start if words else 0)
        pairs = pairs_of(article.words[sentence.start : sentence.stop])
        said = features_of(pairs, plain=not article.is_marked) & self._about(record)
        text = number_key(article.text[slice(*article.stretch(sentence))])
        if number_key(record.number or "") in text:
            return False  # It is cited beside the other one.
        clear = any(each.startswith(CONCEPT) for each in said)
        return len(said) >= _CONTEXT or clear or self._beside_basis(sentence, record)

    def _beside_basis(self, sentence: range, record: LegalReference) -> bool:
        """Return whether a sentence cites another document on which the same figure rests."""
        text = number_key(self._article.text[slice(*self._article.stretch(sentence))])
        bases = [
            set(each.legal_basis)
            for each in self._index.dataset.metrics
            if record.id in each.legal_basis
        ]
        return any(
            other.id != record.id
            and number_key(other.number or "") in text
            and any(other.id in each for each in bases)
            for other in self._records
        )

    def _is_about_another(self, mention: DocumentMention, record: LegalReference) -> bool:
        """Return whether an article says that a document is about something else."""
        article = self._article
        end = _END.search(article.text, mention.end)
        about = _ABOUT.search(article.text, mention.end, min(len(article.text), mention.end + _FAR))
        if about is None or (end and end.start() < about.start()):
            return False
        words = article.words_in(about.end(), end.start() if end else len(article.text))
        said = features_of(
            pairs_of(article.words[words.start : words.stop]), plain=not article.is_marked
        )
        near = article.said_in(range(words.start, min(words.stop, words.start + _NEAR)))
        if near & {"này", "đó", "trên", "this", "that", "it"}:
            return False
        return len(said) >= _CONTEXT and 2 * len(said & self._about(record)) < len(said)


def _is_slip(one: str, other: str) -> bool:
    """Return whether two numbers differ by a digit, or by two that changed places."""
    if len(one) != len(other):
        return False
    return sorted(one) == sorted(other) or (
        len(one) > 1 and sum(a != b for a, b in zip(one, other, strict=True)) == 1
    )
