"""Where the words of the speech stand that a finding quotes."""

from __future__ import annotations

from ttdn_cli.checking.findings import Finding
from ttdn_cli.facts.index import Index


def paragraph_of(finding: Finding, index: Index) -> int | None:
    """Return the paragraph of the speech that the quote of a finding is from, or None."""
    record, quote = index.records.get(finding.record or ""), finding.quote
    if record is None or quote is None:
        return None
    whole = [each.paragraph for each in record.evidence if each.quote == quote]
    within = [each.paragraph for each in record.evidence if quote in each.quote]
    return next(iter(whole + within), None)
