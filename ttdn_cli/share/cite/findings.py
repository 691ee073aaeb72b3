"""Footnotes for what an article is to say instead, each with the paragraph that says so."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from ttdn_cli.checking.findings import Finding
from ttdn_cli.checking.quotes import paragraph_of
from ttdn_cli.corpus.sources import Sources
from ttdn_cli.query.view import View
from ttdn_cli.share.cite.citation import cite
from ttdn_cli.share.cite.footnote import footnote


def footnote_of(sources: Sources) -> Callable[[Finding], str]:
    """Return what makes the footnote of a finding: of its record, or of the speech without one.

    A finding of no dataset has none.
    """
    # Of a record much is the same, whatever an article says of it.
    known: dict[tuple[str | None, str | None, int | None], str] = {}

    def write(finding: Finding) -> str:
        view = sources.view(finding)
        if view is None:
            return ""
        paragraph = paragraph_of(finding, view.index)
        key = (finding.dataset, finding.record, paragraph)
        if key not in known:
            known[key] = _written(finding.record, paragraph, view)
        return known[key]

    return write


def _written(record: str | None, paragraph: int | None, view: View) -> str:
    is_known = record in view.index.records
    (citation,) = cite([record] if record and is_known else [], view.index)
    if paragraph and citation.paragraphs:
        citation = msgspec.structs.replace(citation, paragraphs=(paragraph,))
    return footnote(citation, view)
