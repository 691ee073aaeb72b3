"""Citations as BibTeX, for biber with biblatex, or for BibTeX where LaTeX reads UTF-8."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ttdn_cli.share.cite.citation import Citation

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
    body = "".join(f"  {name} = {value},\n" for name, value in _fields(citation) if value)
    return f"@misc{{{citation.key},\n{body}}}\n"


def _fields(citation: Citation) -> Iterator[tuple[str, str | None]]:
    event = citation.event.vi if citation.event else None
    place = f" ({citation.place})" if citation.place else ""
    said = f"{citation.genre.vi} tại {event}{place}, {citation.publisher}"
    yield "author", f"{{{_text(citation.author.vi)}}}"
    yield "title", f"{{{_text(citation.title)}}}"
    yield "howpublished", _text(event and said)
    yield "eventtitle", _text(event)
    yield "venue", _text(citation.place)
    yield "url", citation.url and f"{{{citation.url.translate(_NOT_IN_ADDRESS)}}}"
    yield "note", _text(citation.note)
    yield "number", _text(citation.number)
    yield "langid", "{vietnamese}"
    if citation.date:
        year, *rest = citation.date.split("-")
        yield "date", f"{{{citation.date}}}"
        yield "year", f"{{{year}}}"
        yield "month", _MONTHS[int(rest[0]) - 1] if rest else None


# No braces after a backslash: BibTeX counts them like all others.
_SPECIAL = str.maketrans(
    {each: f"\\{each}" for each in "%$#&_"}
    | {"\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
    | {"~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)

_LIGATURE = r"(?<=[-`',<>?!])(?=[-`',<>])"
"""Between two signs of which TeX makes one, such as a dash of two hyphens."""

_NOT_IN_ADDRESS = str.maketrans({each: f"%{ord(each):02X}" for each in ' "<>\\^`{|}'})
"""What RFC 3986 has in no address; all else stands in `url` as it is, where TeX obeys nothing."""


def _text(text: str | None) -> str | None:
    return text and f"{{{re.sub(_LIGATURE, '{}', text.translate(_SPECIAL))}}}"
