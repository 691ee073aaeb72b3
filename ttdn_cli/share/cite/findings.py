"""Footnotes for what an article is to say instead, each with the paragraph that says so."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import msgspec

from ttdn_cli.checking.findings import Finding
from ttdn_cli.checking.quotes import paragraph_of
from ttdn_cli.query.view import View
from ttdn_cli.share.cite.citation import cite
from ttdn_cli.share.cite.footnote import footnote


def footnote_of(view: View) -> Callable[[Finding], str]:
    """Return what makes the footnote of a finding: of its record, or of the speech without one."""

    @cache
    def write(record: str | None, paragraph: int | None) -> str:
        known = record in view.index.records
        (citation,) = cite([record] if record and known else [], view.index)
        if paragraph and citation.paragraphs:
            citation = msgspec.structs.replace(citation, paragraphs=(paragraph,))
        return footnote(citation, view)

    return lambda finding: write(finding.record, paragraph_of(finding, view.index))
