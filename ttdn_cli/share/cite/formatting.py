"""Citations in each of the styles."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ttdn_cli.query.identify import known_records
from ttdn_cli.query.view import View
from ttdn_cli.share.cite.bibtex import bibtex
from ttdn_cli.share.cite.citation import Citation, own, works
from ttdn_cli.share.cite.csl import csl_json
from ttdn_cli.share.cite.footnote import footnote
from ttdn_cli.share.cite.ris import ris
from ttdn_cli.share.cite.styles import CitationStyle
from ttdn_cli.text.unicode import shorten


def format_citations(
    style: CitationStyle, citations: Sequence[Citation], view: View, *, labelled: bool = False
) -> str:
    """Return citations in a style, ended by a line break where there are any.

    Args:
        style: `text` is in the language of the view; a style of a publisher is in English, with
            how a text refers to each record before the bibliography; those for programs are in the
            language of what is cited. But for `text`, a work has one entry whatever is cited of it.
        citations: of the speech or of records.
        view: the dataset.
        labelled: whether each `text` and each reference begins with the label of its record.

    Raises:
        TtdnError: if the style needs what is not installed.
    """
    if style == "csl-json":
        return csl_json(works(citations))
    if style == "bibtex":
        return "\n".join(map(bibtex, works(citations)))
    if style == "ris":
        return "".join(map(ris, works(citations)))
    entries: list[str] = []
    if style == "text":
        cited = [footnote(each, view) for each in citations]
    else:
        # What it needs is not installed with the tool.
        from ttdn_cli.share.cite.printed import printed

        cited, found = printed(style, citations)
        entries = [_with_remarks(text, each, view) for each, text in found]
    lines = [
        f"{label_of(each, view)}: {text}\n" if labelled and each.of else f"{text}\n"
        for each, text in zip(citations, cited, strict=True)
        if style == "text" or each.of
    ]
    return "\n".join(filter(None, ("".join(lines), "".join(f"{each}\n" for each in entries))))


def _with_remarks(entry: str, work: Citation, view: View) -> str:
    """Return an entry with what its style has no place for, in square brackets."""
    remarks = "; ".join([*_left_out(entry, work, view), *work.remarks(view)])
    return f"{entry} [{remarks}]" if remarks else entry


def _left_out(entry: str, work: Citation, view: View) -> list[str]:
    """Return what a style could have printed and did not: kind, place and the date of access.

    The kind is wanted where there is no title. Of a work that has a date, only IEEE prints when it
    was read, and IEEE has no place of an event.
    """
    kind, place, read = own(work.genre, work), work.place, work.url and work.retrieved
    said = []
    if work.title is None and work.genre and kind and kind.casefold() not in entry.casefold():
        said.append(view.say(work.genre))
    if place and place not in entry:
        said.append(place)
    if read and not re.search(rf"\b(Accessed|Retrieved)\b[^“”]{{,20}}\b{read[:4]}\b", entry):
        said.append(view.message("accessed {date}", date=view.spoken_date(read)))
    return said


def label_of(citation: Citation, view: View) -> str:
    """Return whose a citation of a record is."""
    label = known_records(view.index)[citation.of or ""][1].label
    return shorten(view.say(label), 80)
