"""Citations as BibTeX, for biber with biblatex, or for BibTeX where LaTeX reads UTF-8."""

from __future__ import annotations

import re

from ttdn_cli.share.cite.citation import Citation, moment, moments, own

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


def bibtex(citation: Citation) -> str:
    """Return the entry of a citation, in UTF-8: Vietnamese is not written in TeX's commands.

    All are `@misc`, as neither program has a type for a speech or a law. What that type prints in
    both programs is in `howpublished` and `note`; with a field of its own the publisher would be
    printed by neither, and twice by Pandoc. `year` and `month`, a macro that every style has, are
    for BibTeX; `date`, which has the day and both ends of a period, `eventtitle`, `venue` and
    `titleaddon`, which has the title in the other language, for biblatex. Names and titles are in
    double braces: nothing in them is turned round, parted at `and`, or made lower case.
    """
    event, genre = own(citation.event, citation), own(citation.genre, citation)
    place = f" ({citation.place})" if citation.place else ""
    at = f" {'tại' if citation.language == 'vi' else 'at'} {event}{place}" if event else ""
    said = ", ".join(filter(None, (f"{genre}{at}", citation.publisher)))
    date = moment(citation.date)
    fields = {
        "author": citation.author and f"{{{_text(own(citation.author, citation))}}}",
        "title": f"{{{_text(citation.title)}}}",
        "titleaddon": citation.translated and _text(f"[{citation.translated}]"),
        "howpublished": None if citation.cited else _text(said),
        "eventtitle": _text(event),
        "venue": _text(citation.place),
        "url": citation.url and f"{{{citation.url.translate(_NOT_IN_ADDRESS)}}}",
        "note": _text(citation.note),
        "number": _text(citation.number),
        "langid": {"vi": "{vietnamese}", "en": "{english}"}[citation.language],
        "date": _text("/".join(map("-".join, moments(citation.date)))),
        "year": _text("".join(date[:1])),
        "month": _MONTHS[int(date[1]) - 1] if date[1:] else None,
    }
    body = "".join(f"  {name} = {value},\n" for name, value in fields.items() if value)
    return f"@misc{{{citation.key},\n{body}}}\n"


# No braces after a backslash: BibTeX counts them like all others.
_SPECIAL = str.maketrans(
    {each: f"\\{each}" for each in "%$#&_"}
    | {"\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
    | {"~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)

_LIGATURE = r"(?<=[-`',<>?!])(?=[-`',<>])"
"""Between two signs of which TeX makes one, such as a dash of two hyphens."""

_NOT_IN_ADDRESS = str.maketrans({each: f"%{ord(each):02X}" for each in ' "<>\\^`{|}'})
"""What RFC 3986 has in no address; all else stands in `url`, which TeX does not interpret."""


def _text(text: str | None) -> str | None:
    return text and f"{{{re.sub(_LIGATURE, '{}', text.translate(_SPECIAL))}}}"
