"""Citations as RIS, which EndNote, Zotero, Mendeley and others import."""

from __future__ import annotations

from ttdn_cli.share.cite.citation import Citation, CslType, moment, own

# Of the types, only the one of a paper has fields for name and place of what it was given at.
_TYPES: dict[CslType, str] = {
    "speech": "CPAPER",
    "interview": "PCOMM",
    "legislation": "STAT",
    "regulation": "LEGAL",
    "report": "RPRT",
    "document": "GEN",
}


def ris(citation: Citation) -> str:
    r"""Return the record of a citation.

    Lines are those of the Research Information Systems format: a tag of two characters, two
    spaces, a hyphen, a space; `ER` ends a record, and a date has its three slashes whatever is
    known of it. Lines end with `\n` like in all other output. A name without a comma is taken
    whole; RIS has no way to say so of one with a comma, which is written as published.
    """
    date = moment(citation.date)
    lines = {
        "TY": _TYPES[citation.type],
        "ID": citation.key,
        "AU": own(citation.author, citation),
        "TI": citation.title,
        "TT": citation.translated,
        "M3": own(citation.genre, citation),
        "IS": citation.number,
        "T2": own(citation.event, citation),
        "CY": citation.place,
        "PB": citation.publisher,
        # A semicolon would begin another address.
        "UR": citation.url and citation.url.replace(";", "%3B"),
        "N1": citation.note,
        "PY": "".join(date[:1]),
        "DA": "/".join([*date, "", ""][:4]) if date[1:] else None,
        "LA": citation.language,
    }
    return "".join(f"{tag}  - {value}\n" for tag, value in lines.items() if value) + "ER  - \n"
