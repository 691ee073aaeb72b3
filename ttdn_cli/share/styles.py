"""The styles of citations, each called the same way."""

from __future__ import annotations

from collections.abc import Sequence

from ttdn_cli.share.bibtex import bibtex
from ttdn_cli.share.cite import Citation
from ttdn_cli.share.csl import csl_json
from ttdn_cli.share.footnote import footnote
from ttdn_cli.share.ris import ris
from ttdn_cli.values import CitationStyle
from ttdn_cli.view import View


def written(style: CitationStyle, citations: Sequence[Citation], view: View) -> str:
    """Return citations in a style, ended by a line break where there are any.

    `text` is in the language of the view; the others are in Vietnamese and the same for every view.
    """
    if style == "text":
        return "".join(f"{footnote(each, view)}\n" for each in citations)
    if style == "csl-json":
        return csl_json(citations)
    return bibtex(citations) if style == "bibtex" else ris(citations)
