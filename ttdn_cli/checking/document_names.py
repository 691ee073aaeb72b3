"""Documents that an article cites by their names, or by a number that is one of a dataset only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ttdn_cli.checking.forms import Form, Forms
from ttdn_cli.checking.words import Article
from ttdn_cli.extraction.mentions import DocumentMention
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.records import LegalReference
from ttdn_cli.text.unicode import fold

_YEAR = re.compile(
    r"\A((?:19|20)[0-9]{2}) |[ ,(]*(?:(?:năm|of|in) )?((?:19|20)[0-9]{2})\)?\Z", re.I
)
_DATE = re.compile(r" (?:ngày|dated|of) [0-9]{1,2}(?![0-9]).*", re.I)
_SHORTEST, _SHORTEST_ASCII = 3, 2
"""Words of a name from which on it is more than any word: in Vietnamese, and in plain letters."""


def bare_name(name: str) -> str:
    """Return the name of a document without its year: `Luật Đầu tư công năm 2019`."""
    return _YEAR.sub("", name).strip()


def year_in(name: str) -> int | None:
    """Return the year at one end of a name, or None without one."""
    found = _YEAR.search(name)
    return int(found[1] or found[2]) if found else None


class DocumentNames:
    """The names of the documents of a dataset.

    Args:
        index: the dataset.
    """

    def __init__(self, index: Index) -> None:
        self._records: dict[str, LegalReference] = {}
        forms = []
        for record in index.dataset.legal_references:
            for name in (record.name.vi, record.name.en) if record.name else ():
                if not name:
                    continue
                bare = bare_name(name)
                self._records.setdefault(fold(bare), record)
                least = _SHORTEST_ASCII if bare.isascii() else _SHORTEST
                if len(bare.split()) >= least and bare[:1].isupper():
                    forms.append(Form(record.id, bare, own=True))
        self._forms = Forms(forms)
        types = {
            name
            for record in index.dataset.legal_references
            if record.type
            for name in (record.type.vi, record.type.en)
            if name
        }
        every = "|".join(map(re.escape, sorted(types, key=len, reverse=True)))
        self._numbered = re.compile(
            rf"(?<!\w)({every})\s(?:số|No\.?|number)\s?([0-9]{{1,5}}/[0-9]{{4}})(?![\w/])"
        )

    def find(
        self, article: Article, mentions: Sequence[DocumentMention]
    ) -> Iterator[DocumentMention]:
        """Yield documents by name, or by a type and number, where no others are.

        Args:
            article: the text.
            mentions: the documents that are found without knowing the dataset.
        """
        taken = {place for each in mentions for place in range(each.start, each.end)}
        for place in self._forms.find(article):
            start, end = article.stretch(place.words)
            if (place.exact or place.unmarked) and taken.isdisjoint((start, end - 1)):
                yield _mention(article, start, end, None, None)
        for found in self._numbered.finditer(article.text):
            if found[1] and taken.isdisjoint((found.start(), found.end() - 1)):
                yield _mention(article, *found.span(), found[1], found[2])

    def meant(self, text: str) -> tuple[LegalReference | None, bool]:
        """Return the document that has a name, or None, and whether its year is the same.

        Args:
            text: of the article.
        """
        said = _DATE.sub("", text)
        record = self._records.get(fold(bare_name(said)))
        if record is None:
            return None, True
        year = year_in(said)
        own = record.year or (int(record.date[:4]) if record.date else None)
        return record, not (year and own and year != own)


def _mention(
    article: Article, start: int, end: int, type_: str | None, number: str | None
) -> DocumentMention:
    return DocumentMention(
        text=article.text[start:end],
        start=start,
        end=end,
        paragraph=article.paragraph_at(start),
        type=type_,
        number=number,
    )
