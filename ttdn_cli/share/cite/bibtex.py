"""Citations as BibTeX, for biber with biblatex, or for BibTeX where LaTeX reads UTF-8."""

from __future__ import annotations

import re
from itertools import accumulate

from ttdn_cli.share.cite.citation import Citation, moment, moments, own

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


def bibtex(citation: Citation) -> str:
    """Return the entry of a citation, in UTF-8: Vietnamese is not written in TeX's commands.

    The types are those of biblatex: `@unpublished` has the fields of an event, `@legislation` is
    for laws and orders, and all else is `@misc`. `howpublished` is the publisher, as these types
    print no other. `date`, which has the day, both ends of a period and, as `?`, a year that is a
    conclusion, is for biblatex; `year`, with such a year in brackets, and `month`, a macro that
    every style has, are for BibTeX. Names and titles are in braces where something in them would
    be turned round, parted at `and`, or made lower case. The number and the kind of a document are
    in its title.
    """
    event, parts = own(citation.event, citation), citation.name_parts
    date, dates = moment(citation.date), moments(citation.date)
    author = citation.author and f"{{{_text(own(citation.author, citation))}}}"
    mark, year = "?" if citation.inferred else "", "".join(date[:1])
    stated = "/".join("-".join(each) + mark for each in dates)
    fields = {
        "author": f"{{{_part(parts.family)}, {_part(parts.given)}}}" if parts else author,
        "title": citation.title and f"{{{_text(citation.title)}}}",
        "titleaddon": citation.translated and f"{{{_text(f'[{citation.translated}]')}}}",
        "type": None if citation.cited else _text(own(citation.genre, citation)),
        "howpublished": _text(citation.publisher),
        "eventtitle": event and f"{{{_text(event)}}}",
        "eventdate": f"{{{stated}}}" if event and stated else None,
        "venue": _text(citation.place),
        "url": citation.url and f"{{{citation.url.translate(_NOT_IN_ADDRESS)}}}",
        "urldate": f"{{{citation.retrieved}}}" if citation.url and citation.retrieved else None,
        "note": _text(citation.note),
        "langid": {"vi": "{vietnamese}", "en": "{english}"}[citation.language],
        "year": _text(f"[{year}]" if citation.inferred and year else year),
        "month": _MONTHS[int(date[1]) - 1] if date[1:] else None,
        # Last, as Zotero takes what is after it for more of the date.
        "date": _text(stated),
    }
    type_ = "unpublished" if event else "legislation" if citation.type == "legislation" else "misc"
    body = "".join(f"  {name} = {value},\n" for name, value in fields.items() if value)
    return f"@{type_}{{{citation.key},\n{body}}}\n"


def _part(name: str) -> str:
    """Return a part of a name, in braces unless each word is one that BibTeX takes for a name."""
    words = name.split()
    plain = all(each[0].isupper() and each.isalpha() and each.lower() != "and" for each in words)
    return name if plain else _text(name) or ""


# No braces after a backslash unless they are in pairs: BibTeX counts them like all others.
_SPECIAL = str.maketrans(
    {each: f"\\{each}" for each in "%$#&_"}
    | {"\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
    | {"~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)

_PAIRED = str.maketrans({"{": r"\{", "}": r"\}"})
"""Braces by the names that Pandoc knows; it drops those by the others."""

_LIGATURE = r"(?<=[-`',<>?!])(?=[-`',<>])"
"""Between two signs of which TeX makes one, such as a dash of two hyphens."""

_NOT_IN_ADDRESS = str.maketrans({each: f"%{ord(each):02X}" for each in ' "<>\\^`{|}'})
"""What RFC 3986 has in no address; all else stands in `url`, which TeX does not interpret."""


def _text(text: str | None) -> str | None:
    """Return a text in braces, its special characters by their names, or nothing of nothing."""
    if not text:
        return text
    signs = _SPECIAL | _PAIRED if _is_paired(text) else _SPECIAL
    return f"{{{re.sub(_LIGATURE, '{}', text.translate(signs))}}}"


def _is_paired(text: str) -> bool:
    """Return whether each brace that is opened is closed, and none else."""
    depths = [*accumulate({"{": 1, "}": -1}.get(each, 0) for each in text)]
    return min(depths) == depths[-1] == 0
