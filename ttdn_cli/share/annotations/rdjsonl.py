"""Findings as JSON lines of Diagnostics, which reviewdog and editors read.

The fields are those of reviewdog's `proto/rdf/reviewdog.proto`: columns are bytes of UTF-8 from 1,
and the end of a range is the place after it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from ttdn_cli.checking.findings import Finding
from ttdn_cli.corpus.sources import Sources
from ttdn_cli.share.annotations.checked import Checked
from ttdn_cli.share.annotations.places import path_of, placed
from ttdn_cli.share.annotations.positions import Position, Region
from ttdn_cli.share.annotations.wording import encode, message_of, rule_of
from ttdn_cli.text.unicode import find_unsafe


def rdjsonl(checked: Sequence[Checked], sources: Sources, *, every: bool) -> str:
    """Return a line for each finding, in the order of the articles; nothing without one.

    Args:
        checked: the articles.
        sources: what was asked, in English.
        every: whether all findings, and not only the contradictions.
    """
    return "".join(
        f"{encode(_diagnostic(finding, region, path_of(each.name), sources, disputed))}\n"
        for each in checked
        for disputed in [each.report.disputed]
        for finding, region in placed(each, every=every)
    )


def _diagnostic(
    finding: Finding,
    region: Region | None,
    path: str,
    sources: Sources,
    disputed: Collection[tuple[int, int]],
) -> dict[str, Any]:
    """Return a finding; what another dataset confirms is not to be replaced."""
    diagnostic: dict[str, Any] = {
        "message": message_of(finding, sources, placed=region is not None),
        "location": {"path": path},
        "severity": "ERROR" if finding.verdict == "contradicted" else "INFO",
        "source": {"name": "ttdn"},
        "code": {"value": rule_of(finding)},
    }
    if region:
        diagnostic["location"]["range"] = _range(region)
        text = _replacement(finding)
        if text is not None and (finding.start, finding.end) not in disputed:
            diagnostic["suggestions"] = [{"range": _range(region), "text": text}]
    return diagnostic


def _replacement(finding: Finding) -> str | None:
    """Return what can stand in place of a finding, or None if nothing is known to."""
    text = finding.expected if finding.verdict == "contradicted" else None
    return None if not text or text == finding.text or find_unsafe(text) else text


def _range(region: Region) -> dict[str, Any]:
    return {"start": _position(region.start), "end": _position(region.end)}


def _position(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.byte}
