"""The date of a figure: which of the dates around it says when it is so, and which does not."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from ttdn_cli.draft.candidate import Span
from ttdn_cli.draft.dates import Dated, claims_end
from ttdn_cli.draft.reading import Reading
from ttdn_cli.draft.statuses import set_before
from ttdn_cli.draft.wording import clause_span
from ttdn_cli.extraction.given import Given

COUNTS = ("share", "coverage")
"""The measures of a part of a whole."""

FAR = 600
"""Characters of a sentence that are read on either side of a figure."""

_REACH = 40
_MOST_TOGETHER = 10
"""Words from a figure to its date that one quote holds."""
_WORD_BEHIND = re.compile(r" [^\W\d]+(?!\w)")
_PART = re.compile(r"[.!?…:\n]\s")
_WHEN = re.compile(
    r"(?<!\w)(?:trong|vào|tính đến|đến|tới|in|by|during|as of|until|at)"
    r"(?: (?:hết|ngày|the end of))? \Z",
    re.I,
)
_LEADING = re.compile(
    r"[^\w\n]{0,4}(?:[0-9]{1,2}[.)] )?(?:[^\W\d]{1,20}(?: [^\W\d]{1,20}){0,3}: )?"
    r"(?:(?:trong|đến|tính đến|tính|vào|riêng|in|by|as of|during)"
    r"(?: (?:hết|cuối|đầu|ngày|the end of)){0,2} ?)?",
    re.I,
)
_OTHER_SUBJECT = re.compile(r"(?:và|nhưng|còn|riêng|hoặc|and|but|while|or)(?!\w)", re.I)
_JOINS = re.compile(r" (?:và|and) ")
_LABEL = re.compile(
    r"(?:: ?|(?: là| đạt| có| chỉ có| được| is| was| were| had| saw) )"
    r"(?:[^\s\d,;:.()]+ ){0,3}[^\s\w]?[0-9]"
)
"""Behind a date of what follows it: `(năm 2022: 4 tỷ đồng)`, `và năm 2022 là 6 tấn`."""

_ANOTHER_TIME = re.compile(
    r"(?<!\w)(?:năm nay|năm ngoái|năm trước|năm sau|năm tới|đến nay|tới nay|hiện nay|"
    r"cả năm|(?:[1-9]|1[0-2]|(?<!\w)sáu|chín) tháng(?= (?:đạt|ước|qua|là|tăng|giảm|đầu năm)(?!\w))|"
    r"this year|last year|next year|so far|to date|now)(?!\w)",
    re.I,
)
_DATE_WORDS = re.compile(r"(?:(?:ngày|tháng|năm|quý|hết|the|end of) )+\Z")
_FIGURE_AND = re.compile(
    r"\S*[^\s.,;:](?: (?!(?:và|and|nhưng|but|còn|while)(?!\w))[^\s,;:.]+){0,3}? ?"
    r"(?:\(|(?:in|by|during|vào|trong|của|hồi) |)(?:năm |tháng |quý )?",
    re.I,
)
"""A figure and what joins it to the date right behind it."""


class Figure(NamedTuple):
    """A quantity as a dataset has it: where it is, and what it says."""

    span: Span
    given: str
    read: Given


def date_of(
    reading: Reading, figure: Figure, dates: list[Dated], quantities: list[int]
) -> tuple[str, Dated] | None:
    """Return the date of a figure and whether it is one `as_of` it or a `period`, or None.

    The last date before it in its clause counts, then one right behind it, then one in the clauses
    that its own goes on from, then the one with which its sentence begins.

    Args:
        reading: the text.
        figure: the figure.
        dates: of the text, in order.
        quantities: where the quantities of the text begin, in order.
    """
    span, text = figure.span, reading.text
    first, _ = reading.sentence_at(span[0])
    clause, stop = reading.clause_at(span[0])
    first, stop = max(first, span[0] - FAR), min(stop, span[1] + FAR)
    if text.startswith(" (", span[1]):
        stop = min(reading.sentence_at(span[0])[1], span[1] + _REACH)
    low, high = bisect_left(dates, first, key=_start), bisect_left(dates, stop, key=_start)
    aimed = [each for each in dates[low:high] if each.other and each.span[1] <= span[0]]
    if aimed and set_before(text[max(first, clause) : span[0]].lower()):
        return "period", aimed[-1]
    near = [each for each in dates[low:high] if not each.other]
    before = [
        each
        for each in near
        if each.span[1] <= span[0] and not _is_of_figure_before(text, each, quantities)
    ]
    other_time = [each.start() for each in _ANOTHER_TIME.finditer(text, first, span[0])]
    before = [each for each in before if not other_time or each.span[0] >= other_time[-1]]
    within = [each for each in before if each.span[0] >= clause or _names(text, each, span)]
    if within and _JOINS.search(text, within[-1].span[1], span[0]):
        counted = bisect_left(quantities, clause)
        if counted < len(quantities) and quantities[counted] < within[-1].span[0]:
            within = []  # It is that of the figure before it.
    following = bisect_left(quantities, span[1])
    until = quantities[following] if following < len(quantities) else len(text)
    behind = [each for each in near if span[1] <= each.span[0] < until]
    behind = [each for each in behind[:1] if _is_of(reading, figure, each)]
    far: list[Dated] = []
    another = any(each.other and clause <= each.span[0] < span[0] for each in dates[low:high])
    follows = not another and not _OTHER_SUBJECT.match(text, clause)
    if figure.read.measure != "duration" and follows:
        joined, _ = clause_span(reading, *span)
        far = [each for each in before if each.span[0] >= joined]
        far = far or [each for each in before if _opens(reading, first, each)]
    found = next((some[-1] for some in (within, behind, far) if some), None)
    if found is None and figure.read.measure in COUNTS:
        found = _of_part(text, first, dates)
    if found is None:
        return None
    found = found._replace(far=not within and not behind)
    return ("as_of" if found.as_of else "period", found)


def _of_part(text: str, first: int, dates: list[Dated]) -> Dated | None:
    """Return the date with which a sentence begins of which a figure is in a later part, or None.

    The parts stand between semicolons: `Đến tháng 12/2023, 90% …; 58/63 …`.

    Args:
        text: the text.
        first: where the part begins that has the figure.
        dates: of the text, in order.
    """
    window = max(0, first - FAR)
    start = max((each.end() for each in _PART.finditer(text, window, first)), default=window)
    if start == first or text[first - 2 : first] != "; ":
        return None
    low, high = bisect_left(dates, start, key=_start), bisect_left(dates, first, key=_start)
    for each in dates[low:high]:
        if each.as_of and not each.other and _LEADING.fullmatch(text, start, each.span[0]):
            return each._replace(of_part=True)
    return None


def dates_behind(
    reading: Reading, span: Span, dates: list[Dated], quantities: list[int]
) -> list[Span]:
    """Return the dates of the nouns behind a figure: `88,9% mục tiêu năm 2025`."""
    _, stop = reading.clause_at(span[0])
    stop = min(stop, span[1] + FAR)
    following = bisect_left(quantities, span[1])
    until = quantities[following] if following < len(quantities) else len(reading.text)
    low = bisect_left(dates, span[1], key=_start)
    high = bisect_left(dates, min(stop, until), key=_start)
    return [
        each.span
        for each in dates[low:high]
        if not each.year_inferred and not _is_deadline(reading.text, each)
    ]


def _is_deadline(text: str, date: Dated) -> bool:
    """Return whether words before a date say that something is due: it is a milestone then."""
    before = _DATE_WORDS.sub("", text[max(0, date.span[0] - _REACH) : date.span[0]].lower())
    return claims_end("milestones", "deadline", before)


def _is_of(reading: Reading, figure: Figure, date: Dated) -> bool:
    """Return whether a date behind a figure is its own, and not that of a noun between them.

    Right behind a multiple stands that with which it compares: `gấp 7 lần năm 2010`.
    """
    between = reading.text[figure.span[1] : date.span[0]]
    at_once = between.strip() in ("", "(") and figure.read.measure != "multiple"
    if _LABEL.match(reading.text, date.span[1]):
        return False
    lasts = figure.read.measure == "duration"
    return at_once or (not lasts and _WHEN.search(between) is not None)


def _opens(reading: Reading, first: int, date: Dated) -> bool:
    """Return whether a sentence, or a later clause of it, begins with a date."""
    clause, _ = reading.clause_at(date.span[0])
    return any(_LEADING.fullmatch(reading.text, start, date.span[0]) for start in (first, clause))


def _names(text: str, date: Dated, figure: Span) -> bool:
    """Return whether nothing but a colon stands between a date and a figure."""
    return text[date.span[1] : figure[0]].strip() == ":"


def _is_of_figure_before(text: str, date: Dated, quantities: list[int]) -> bool:
    """Return whether a date stands right behind another figure: `$10 billion in 2020 to $12`."""
    place = bisect_left(quantities, date.span[0]) - 1
    between = text[quantities[place] : date.span[0]] if place >= 0 else ""
    return _FIGURE_AND.fullmatch(between) is not None and not _LABEL.match(text, date.span[1])


def with_date(reading: Reading, figure: Span, date: Span) -> list[Span]:
    """Return the places of a figure and its date: one where a quote can hold both."""
    both = min(figure[0], date[0]), max(figure[1], date[1])
    said = reading.text[slice(*both)]
    if len(said.split()) <= _MOST_TOGETHER and "\n" not in said:
        return [both]
    # Quotes of one paragraph are read on end: a word between keeps `10 tháng` from `88,9%`.
    word = _WORD_BEHIND.match(reading.text, date[1])
    return [figure, (date[0], word.end() if word else date[1])]


def _start(each: Dated) -> int:
    return each.span[0]
