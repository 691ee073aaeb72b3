"""Citations as BibTeX, for biber with biblatex, or for BibTeX where LaTeX reads UTF-8."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ttdn_cli.share.cite.citation import Citation, Document, Speech
from ttdn_cli.text.dates import parse_date

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


def bibtex(citations: Sequence[Citation]) -> str:
    """Return an entry for each citation, in UTF-8: Vietnamese is not written in TeX's commands.

    All are `@misc`, as neither program has a type for a speech or a law. What that type prints in
    both programs is in `howpublished` and `note`; with a field of its own the publisher would be
    printed by neither, and twice by Pandoc. `year` and `month`, a macro that every style has, are
    for BibTeX; `date`, which has the day, `eventtitle` and `venue` for biblatex. Names and titles
    are in double braces: nothing in them is turned round, parted at `and`, or made lower case.
    """
    return "\n".join(_entry(each) for each in citations)


def _entry(citation: Citation) -> str:
    fields = _document(citation) if isinstance(citation, Document) else _speech(citation)
    lines = [(name, value) for name, value in (*fields, *_date(citation.date)) if value]
    body = "".join(f"  {name} = {value},\n" for name, value in lines)
    return f"@misc{{{citation.key},\n{body}}}\n"


def _speech(speech: Speech) -> Iterator[tuple[str, str | None]]:
    place = f" ({speech.place})" if speech.place else ""
    yield "author", _whole(speech.speaker.vi)
    yield "title", _whole(speech.title)
    said = f"{speech.document.vi} tại {speech.event.vi}{place}, {speech.publisher}"
    yield "howpublished", _text(said)
    yield "eventtitle", _text(speech.event.vi)
    yield "venue", _text(speech.place)
    yield "url", speech.url and f"{{{_address(speech.url)}}}"
    yield "note", _text(speech.note)
    yield "langid", "{vietnamese}"


def _document(document: Document) -> Iterator[tuple[str, str | None]]:
    yield "author", _whole(document.issuer.vi)
    yield "title", _whole(document.title)
    yield "number", _text(document.number)
    yield "langid", "{vietnamese}"


def _date(iso: str | None) -> Iterator[tuple[str, str]]:
    if iso is None:
        return
    year, month, _ = parse_date(iso)
    yield "date", f"{{{iso}}}"
    yield "year", f"{{{year:04}}}"
    if month:
        yield "month", _MONTHS[month - 1]


# No braces after a backslash: BibTeX counts them like all others.
_SPECIAL = str.maketrans(
    {each: f"\\{each}" for each in "%$#&_"}
    | {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)

_LIGATURE = r"(?<=[-`',<>?!])(?=[-`',<>])"
"""Between two signs of which TeX makes one, such as a dash of two hyphens."""

_NOT_IN_ADDRESS = str.maketrans({each: f"%{ord(each):02X}" for each in ' "<>\\^`{|}'})
"""What RFC 3986 has in no address; all else stands in `url` as it is, where TeX obeys nothing."""


def _text(text: str | None) -> str | None:
    return text and f"{{{re.sub(_LIGATURE, '{}', text.translate(_SPECIAL))}}}"


def _whole(text: str) -> str:
    return f"{{{_text(text)}}}"


def _address(url: str) -> str:
    return url.translate(_NOT_IN_ADDRESS)
