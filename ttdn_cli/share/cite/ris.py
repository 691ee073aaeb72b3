"""Citations as RIS, which EndNote, Zotero, Mendeley and others import."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ttdn_cli.share.cite.citation import Citation, Document, Kind, Speech
from ttdn_cli.text.dates import parse_date

_TYPES: dict[Kind, str] = {"legislation": "STAT", "regulation": "LEGAL", "report": "RPRT"}


def ris(citations: Sequence[Citation]) -> str:
    r"""Return a record for each citation.

    The form is that of the Research Information Systems format: a tag of two characters, two
    spaces, a hyphen, a space; `ER` ends a record, and a date has its three slashes whatever is
    known of it. Lines end with `\n` like in all other output. A name without a comma is taken
    whole; RIS has no way to say so of one with a comma, which is written as published.
    """
    return "".join(
        "".join(f"{tag}  - {value}\n" for tag, value in _lines(each) if value) + "ER  - \n"
        for each in citations
    )


def _lines(citation: Citation) -> Iterator[tuple[str, str | None]]:
    yield from _document(citation) if isinstance(citation, Document) else _speech(citation)
    if citation.date:
        year, month, day = parse_date(citation.date)
        yield "PY", f"{year:04}"
        if month:
            yield "DA", f"{year:04}/{month:02}/{f'{day:02}' if day else ''}/"
    yield "LA", "vi"


def _speech(speech: Speech) -> Iterator[tuple[str, str | None]]:
    # Of the types, only the one of a paper has fields for name and place of what it was given at.
    yield "TY", "CPAPER"
    yield "ID", speech.key
    yield "AU", speech.speaker.vi
    yield "TI", speech.title
    yield "M3", speech.document.vi
    yield "T2", speech.event.vi
    yield "CY", speech.place
    yield "PB", speech.publisher
    # A semicolon would begin another address.
    yield "UR", speech.url and speech.url.replace(";", "%3B")
    yield "N1", speech.note


def _document(document: Document) -> Iterator[tuple[str, str | None]]:
    yield "TY", _TYPES[document.kind]
    yield "ID", document.key
    yield "AU", document.issuer.vi
    yield "TI", document.title
    yield "M3", document.type.vi
    yield "IS", document.number
