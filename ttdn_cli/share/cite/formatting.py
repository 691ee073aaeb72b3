"""Citations in each of the styles."""

from __future__ import annotations

from collections.abc import Sequence

from ttdn_cli.query.identify import known_records
from ttdn_cli.query.view import View
from ttdn_cli.share.cite.bibtex import bibtex
from ttdn_cli.share.cite.citation import Citation, works
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
        style: `text` is in the language of the view; those for programs are in the language of
            what is cited, and a work has one entry whatever is cited of it.
        citations: of the speech or of records.
        view: the dataset.
        labelled: whether each `text` begins with the label and the id of its record.
    """
    if style == "csl-json":
        return csl_json(works(citations))
    if style == "bibtex":
        return "\n".join(map(bibtex, works(citations)))
    if style == "ris":
        return "".join(map(ris, works(citations)))
    return "".join(
        f"{label_of(each, view)}: {footnote(each, view)}\n"
        if labelled and each.of
        else f"{footnote(each, view)}\n"
        for each in citations
    )


def label_of(citation: Citation, view: View) -> str:
    """Return whose a citation of a record is: the label and the id."""
    id_ = citation.of or ""
    label = known_records(view.index)[id_][1].label
    return f"{shorten(view.say(label), 80)} [{id_}]"
