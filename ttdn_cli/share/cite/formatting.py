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
    remarks = "; ".join(work.remarks(view))
    return f"{entry} [{remarks}]" if remarks else entry


def label_of(citation: Citation, view: View) -> str:
    """Return whose a citation of a record is."""
    label = known_records(view.index)[citation.of or ""][1].label
    return shorten(view.say(label), 80)
