"""The styles of citations, by name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from ttdn_cli.text.unicode import shorten

if TYPE_CHECKING:
    from ttdn_cli.query.view import View
    from ttdn_cli.share.cite.citation import Citation

CitationStyle = Literal["text", "csl-json", "bibtex", "ris"]
"""How a citation is written: for a footnote, or for one of three kinds of programs."""


def format_citations(
    style: CitationStyle, citations: Sequence[Citation], view: View, *, labelled: bool = False
) -> str:
    """Return citations in a style, ended by a line break where there are any.

    Args:
        style: `text` is in the language of the view; the others are in Vietnamese and the same for
            every view.
        citations: of the speech or of records.
        view: the dataset.
        labelled: whether each `text` begins with the label and the id of its record.
    """
    # The completion of a style or of an id needs the names of the styles alone.
    from ttdn_cli.share.cite.bibtex import bibtex
    from ttdn_cli.share.cite.csl import csl_json
    from ttdn_cli.share.cite.footnote import footnote
    from ttdn_cli.share.cite.ris import ris

    if style == "csl-json":
        return csl_json(citations)
    if style == "text":
        return "".join(
            f"{label_of(each, view)}: {footnote(each, view)}\n"
            if labelled and each.of
            else f"{footnote(each, view)}\n"
            for each in citations
        )
    return "\n".join(map(bibtex, citations)) if style == "bibtex" else "".join(map(ris, citations))


def label_of(citation: Citation, view: View) -> str:
    """Return whose a citation of a record is: the label and the id."""
    # Only a person reads it.
    from ttdn_cli.query.identify import known_records

    id_ = citation.of or ""
    label = known_records(view.index)[id_][1].label
    return f"{shorten(view.say(label), 80)} [{id_}]"
