"""Whether a contradiction names the record that says so, and the right value."""

from __future__ import annotations

import re
from collections.abc import Iterator

from benchmarks.articles import RECORDS, Mark
from ttdn_cli.checking.findings import Finding
from ttdn_cli.facts.index import Index
from ttdn_cli.text.unicode import fold

FIGURES = {
    "W58": ("58/63", "92,06", "92.06"),
    "R55": ("55/63", "87,3", "87.3"),
    "P90": ("90%",),
    "P100": ("100%", "63/63"),
    "W100": ("100%",),
}
SHORTFALLS = {"W58": ("5/63", "7,94", "7.94"), "R55": ("8/63", "12,7", "12.7"), "P90": ("10%",)}
"""What is right where the article says how many are missing."""

_SAYS_WHAT_IS_MISSING = re.compile(
    r"(?:[58]|10%|7[.,]94|12[.,]7)(?!\d)|five|eight|năm địa phương|một phần|one in", re.IGNORECASE
)
EVENT_DATES = ("6/6", "06/06", "6 tháng 6", "6 June", "June 6", "2024-06-06")
AS_OF_DATES = ("12/2023", "December 2023", "2023-12", "tháng 12 năm 2023")
DATES = {"K57": ("15/6/2023", "15/06/2023", "15 June 2023", "2023-06-15", "15 tháng 6 năm 2023")}


def is_right(finding: Finding, mark: Mark, said: str, index: Index) -> bool:
    """Return whether a finding names the record of a mark and holds its right value."""
    if finding.expected is None or finding.record is None:
        return False
    own = _records(mark)
    if own and finding.record not in own:
        return False
    expected = fold(finding.expected)
    if mark.kind == "t":
        titles = [fold(each) for each in _values(mark, said, index)]
        return any(each in expected or expected in each for each in titles)
    return any(fold(each) in expected for each in _values(mark, said, index))


def _records(mark: Mark) -> set[str]:
    """Return the ids of the records that may say so; none where any may."""
    if mark.kind == "q":
        return set()
    if mark.kind == "a":
        return {RECORDS[name] for name in FIGURES}
    return {RECORDS[mark.record]}


def _values(mark: Mark, said: str, index: Index) -> Iterator[str]:
    """Yield the ways in which the right value may be written."""
    record = index.records[RECORDS[mark.record]] if RECORDS[mark.record] else None
    match mark.kind:
        case "f":
            yield from FIGURES[mark.record]
            if _SAYS_WHAT_IS_MISSING.match(said):
                yield from SHORTFALLS[mark.record]
        case "d":
            yield from EVENT_DATES
        case "a":
            yield from AS_OF_DATES
        case "x":
            yield from DATES[mark.record]
        case "p":
            yield getattr(record, "name", said)
        case "t":
            for title in getattr(record, "titles", []):
                yield from filter(None, (title.title.vi, title.title.en))
        case "c":
            yield str(getattr(record, "number", said))
        case _:
            yield said
