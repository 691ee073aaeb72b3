"""Citations as RIS, which EndNote, Zotero, Mendeley and others import."""

from __future__ import annotations

from ttdn_cli.share.cite.citation import Citation, CslType, moment, own

# Of the types, only the one of a paper has fields for name and place of what it was given at.
_TYPES: dict[CslType, str] = {
    "speech": "CPAPER",
    "interview": "PCOMM",
    "legislation": "STAT",
    "report": "RPRT",
    "document": "GEN",
}


def ris(citation: Citation) -> str:
    r"""Return the record of a citation.

    Lines are those of the Research Information Systems format: a tag of two characters, two
    spaces, a hyphen, a space; `ER` ends a record, and a date has its three slashes whatever is
    known of it. Lines end with `\n` like in all other output. A name is parted by a comma where the
    dataset parts it, and one without a comma is taken whole; RIS has no way to say so of one with a
    comma, which is written as published. The number and the kind of a document are in its title:
    what is read of fields of their own is printed twice.
    """
    parts, date, read = citation.name_parts, moment(citation.date), moment(citation.retrieved)
    lines = {
        "TY": _TYPES[citation.type],
        "ID": citation.key,
        "AU": f"{parts.family}, {parts.given}" if parts else own(citation.author, citation),
        "TI": citation.title,
        "TT": citation.translated,
        "M3": None if citation.cited else own(citation.genre, citation),
        "T2": own(citation.event, citation),
        "CY": citation.place,
        "PB": citation.publisher,
        # A semicolon would begin another address.
        "UR": citation.url and citation.url.replace(";", "%3B"),
        "Y2": "/".join([*read, ""]) if citation.url and read else None,
        "N1": citation.note,
        "PY": "".join(date[:1]),
        "DA": "/".join([*date, "", ""][:4]) if date[1:] else None,
        "LA": citation.language,
    }
    return "".join(f"{tag}  - {value}\n" for tag, value in lines.items() if value) + "ER  - \n"
