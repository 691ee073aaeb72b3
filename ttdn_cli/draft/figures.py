"""Draft the figures of a text: each quantity, with what it measures and when."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from ttdn_cli.draft.candidate import Candidate, Span
from ttdn_cli.draft.dates import Dated, dated
from ttdn_cli.draft.figure_dates import COUNTS, FAR, Figure, date_of, dates_behind, with_date
from ttdn_cli.draft.reading import Reading
from ttdn_cli.draft.statuses import Statuses
from ttdn_cli.draft.wording import claims, clause_around, spans_of, wording
from ttdn_cli.extraction.given import Given, read_given
from ttdn_cli.extraction.limits import estimated_before, fall_before, rises_before
from ttdn_cli.extraction.mentions import DateMention, DocumentMention, QuantityMention

_MOST_BEFORE = 6
"""Words before a quantity that may say how it is limited or changed."""

_REACH = 40
_WORD_BEFORE = re.compile(r"\S+ \Z")
_FROM = re.compile(r"(?<!\w)(?:từ|from|between) \Z", re.I)
_SHORTER = re.compile(r"(?<=\w) [^\W\d_]+\Z")
_COMPARED = re.compile(
    r"(?:so với|compared (?:with|to)|against) (?!(?:mục tiêu|kế hoạch|dự toán)(?!\w))"
    r"((?:(?!(?:và|đã|là|bằng|đạt|tăng|giảm|nhưng|còn|song|thì|and|but|which|was|while)"
    r"(?!\w))[^\s,;:.()]+"
    r"(?: |(?=[\s,;:.()]|\Z))){1,8})",
    re.I,
)
_SCOPE = re.compile(
    r" ((?:(?:các|những|số|tổng số|of the|of) )?"
    r"(?:(?!(?:mục tiêu|kế hoạch|dự toán|so|trên|trong|đối|với|cho|tại|ở)"
    r"(?!\w))[^\W\d_]+,? ){1,9}?)"
    r"(?=(?:đã|chưa|có|được|vẫn|còn|hoàn thành|xây dựng|ban hành|tổ chức|thực hiện|triển khai|"
    r"bố trí|have|has|had|were|was|are)(?!\w)|(?<=, )\d)"
)
_NUMBERED = re.compile(r"(?<!\w)(?:số|no\.?|number) ?\Z", re.I)
_PER = re.compile(r"(?<!\w)per \Z", re.I)
"""What stands before a number of which there are so many: `579 per 100,000 births`."""

_LIMITED = re.compile(
    r"(?<!\w)(?:ít nhất|tối thiểu|nhiều nhất|tối đa|không quá|at least|at most) "
    r"(?:mỗi|một|hằng|hàng|each|every|once) \w+ \Z",
    re.I,
)
"""What limits a number over how often it is: `ít nhất mỗi năm 1 lần`."""

_GROWTH = re.compile(r"tăng trưởng [0-9]+ (?:tháng|quý|năm)", re.I)
"""Growth in so many months, which says nothing of how much."""

_OF_MONTHS = re.compile(r"[0-9]{1,2} tháng (?:tăng|giảm|đạt|ước)(?!\w)", re.I)
"""How many months something is counted over: `lạm phát 5 tháng tăng 3%`."""

_ROW = re.compile(r"[ |]*[0-9]{1,4}(?:\t| {2,})")
"""The number of a row with which the line of a table begins."""

_PART_BASIS = {
    "vi": "Ngày nêu ở đầu câu, trước các phần khác của câu",
    "en": "The date with which the sentence begins, before its other parts",
}


_HEADING_BASIS = {
    "vi": "Ngày nêu ở đề mục phía trên",
    "en": "The date in the heading above it",
}


def draft_metrics(reading: Reading) -> Iterator[Candidate]:
    """Yield a figure for each quantity of a text that stands in no date or document."""
    taken = sorted(
        (each.start, each.end)
        for each in reading.mentions
        if isinstance(each, DateMention | DocumentMention)
    )
    dates, statuses = dated(reading, inferred=True), Statuses(reading)
    quantities = [each.start for each in reading.mentions if isinstance(each, QuantityMention)]
    for each in reading.mentions:
        if not isinstance(each, QuantityMention) or _meets(taken, (each.start, each.end)):
            continue
        numbered = _NUMBERED.search(reading.text, max(0, each.start - 8), each.start)
        if each.denominator is not None and numbered:
            continue  # It is the number of a document.
        before = reading.text[max(0, each.start - _REACH) : each.start]
        if _PER.search(before) or _LIMITED.search(before):
            continue
        figure = _figure(reading, each)
        if figure and (
            _GROWTH.fullmatch(figure.given) or _OF_MONTHS.match(reading.text, each.start)
        ):
            continue
        if figure and not statuses.is_unreal(figure.span) and not _is_of_row(reading, figure.span):
            yield _metric(reading, each, figure, dates, statuses, quantities)


def _is_of_row(reading: Reading, span: Span) -> bool:
    """Return whether a figure is the number of a row, or is of two of its cells."""
    row = _ROW.match(reading.text, *reading.line_at(span[0]))
    return "\t" in reading.text[slice(*span)] or bool(row and span[0] < row.end())


def _meets(taken: list[Span], span: Span) -> bool:
    """Return whether a place lies in one of others, which are in order."""
    place = bisect_left(taken, (span[0] + 1,)) - 1
    return any(span[1] <= end for _, end in taken[max(0, place - 2) : place + 1])


def _metric(
    reading: Reading,
    mention: QuantityMention,
    figure: Figure,
    dates: list[Dated],
    statuses: Statuses,
    quantities: list[int],
) -> Candidate:
    language, text = reading.language, reading.text
    _, stop = reading.sentence_at(figure.span[0])
    scope = _SCOPE.match(text, figure.span[1], stop) if figure.read.measure in COUNTS else None
    ends = figure.span[1], mention.end, figure.span[1] + len(scope[0].rstrip(" ,")) if scope else 0
    place = figure.span[0], max(ends)
    indicator = clause_around(reading, *place) or figure.given
    fields: dict[str, Any] = {"indicator": {language: indicator}}
    spans, checks = [figure.span], {}
    optional: list[str] = []
    if covered := _scope(figure, scope):
        fields["scope"] = {language: covered}
    fields["given"] = figure.given
    if measure := _measure(mention, figure, text):
        fields["measure"] = measure
    if fields.get("measure") == "coverage":
        checks["measure"] = "coverage (ought to be all) or share?"
    status = statuses.at(figure.span)
    if status != "actual":
        fields["status"] = status
        checks["status"] = "target, plan or actual?"
    when = date_of(reading, figure, dates, quantities)
    if when:
        name, date = when
        fields[name] = date.iso
        optional.append(name)
        spans = with_date(reading, figure.span, date.span)
        checks[name] = "is this the date of the figure?" if date.far else ""
        fields |= date.inferred(name, language)
        if date.of_part:
            basis = {language: _PART_BASIS[language]}
            fields["inferred"] = [{"field": name, "basis": basis}]
    elif status != "actual" and (above := _of_heading(statuses.aimed_above(figure.span), dates)):
        fields["as_of"], optional = above.iso, [*optional, "as_of"]
        fields["inferred"] = [{"field": "as_of", "basis": {language: _HEADING_BASIS[language]}}]
        spans.append(above.span)
        checks["as_of"] = "is this the date of the figure?"
    if figure.read.measure != "duration":
        spans += dates_behind(reading, figure.span, dates, quantities)
    compared = _compared(reading, figure)
    if compared:
        fields["compared_with"] = {language: " ".join(text[slice(*compared)].split())}
        optional.append("compared_with")
        spans.append(compared)
    return Candidate(
        section="metrics",
        name=_name(indicator, figure.given),
        fields=fields,
        spans=spans_of(reading, *spans),
        checks={name: said for name, said in checks.items() if said},
        optional=tuple(optional),
    )


def _of_heading(line: Span | None, dates: list[Dated]) -> Dated | None:
    """Return the date by which what stands below a heading is aimed at, or None."""
    if line is None:
        return None
    low, high = (bisect_left(dates, place, key=lambda each: each.span[0]) for place in line)
    own = [each for each in dates[low:high] if not each.other]
    return own[0] if len(own) == 1 and own[0].as_of and not own[0].year_inferred else None


def _figure(reading: Reading, mention: QuantityMention) -> Figure | None:
    """Return a quantity with all the words that are a part of it, or None if it is not read."""
    text, english = reading.text, reading.language == "en"
    first, _ = reading.line_at(mention.start)
    window = max(first, mention.start - _REACH)
    low = text[window : mention.start].lower()
    found = _read(text, mention.start, mention.end, mention, english)
    start, end = mention.start, mention.end
    if not found:
        # What is counted may not be a part of the figure: `2 mức quà`.
        shorter = _SHORTER.sub("", text[start:end])
        end = start + len(shorter)
        found = _read(text, start, end, mention, english)
    if changes_before(low) or not found or (mention.value is None and _FROM.search(low)):
        place = mention.start
        for _ in range(_MOST_BEFORE):
            word = _WORD_BEFORE.search(text, max(window, place - 24), place)
            if not word:
                break
            place = word.start()
            if wider := _read(text, place, end, mention, english):
                start, found = place, wider
    return Figure((start, end), " ".join(text[start:end].split()), found) if found else None


def changes_before(low: str) -> bool:
    """Return whether words say of the quantity behind them that it is a rise, a fall or estimated.

    Args:
        low: in small letters, up to the quantity.
    """
    place = len(low)
    return (
        fall_before(low, place) is not None
        or rises_before(low, place)
        or estimated_before(low, place)
    )


def _read(text: str, start: int, end: int, mention: QuantityMention, english: bool) -> Given | None:
    """Return what a stretch says if it is a figure and says the same as a mention, else None."""
    given = " ".join(text[start:end].split())
    read = _read_once(given, english)
    if read is None or len(given) > 200:
        return None
    same = (read.value, read.low, read.high) == (mention.value, mention.low, mention.high)
    signed = read.value is not None and mention.value is not None and read.value == -mention.value
    parts = (read.numerator, read.denominator) == (mention.numerator, mention.denominator)
    return read if (same or (signed and start < mention.start)) and parts else None


@lru_cache(maxsize=65_536)
def _read_once(given: str, english: bool) -> Given | None:
    try:
        return read_given(given, english=english)
    except ValueError:
        return None


def _measure(mention: QuantityMention, figure: Figure, text: str) -> str | None:
    """Return what a figure measures where its own words do not say so, or None."""
    if mention.measure == "change" != figure.read.measure:
        return "change"
    if figure.read.measure != "share":
        return None
    behind = text[figure.span[1] : figure.span[1] + 80].partition("\n")[0]
    whole = figure.read.denominator is not None or figure.read.value == 100
    if whole or _SCOPE.match(behind):
        return "coverage"
    return None


def _scope(figure: Figure, behind: re.Match[str] | None) -> str | None:
    """Return whom a share covers: the words between it and what they do, or None."""
    counted = figure.read.unit if figure.read.denominator is not None else None
    if counted == "%" or figure.read.measure not in COUNTS:
        counted = None
    said = " ".join(filter(None, (counted, behind[1] if behind else None)))
    return wording(said) or None


def _compared(reading: Reading, figure: Figure) -> Span | None:
    """Return where the words are with which a sentence compares its figure, or None."""
    span = figure.span
    clause, end = reading.clause_at(span[0])
    end = min(end, span[1] + FAR)
    found = _COMPARED.search(reading.text, span[1], max(end, span[1]))
    if found and not _another_figure(reading.text[span[1] : found.start()]):
        return found.start(1), found.start(1) + len(found[1].rstrip())
    first = max(reading.sentence_at(span[0])[0], span[0] - FAR)
    # What stands right behind `so với mức` is what another figure is compared with.
    for start in (max(clause, first), first) if figure.read.measure == "change" else ():
        opening = _COMPARED.match(reading.text, start, span[0])
        before = opening and reading.text[opening.end() : span[0]]
        if opening and before is not None and not _another_figure(before):
            return opening.start(1), opening.start(1) + len(opening[1].rstrip())
    return None


def _another_figure(text: str) -> bool:
    return any(each.isdigit() for each in text)


def _name(indicator: str, given: str) -> str:
    """Return a name of a few words: what is measured, and the figure."""
    others = re.sub(rf"(?<!\w){re.escape(given)}(?!\w)", " ", indicator)
    words = [
        each.strip(",;:().") for each in claims("clauses", "continued").sub(" ", others).split()
    ]
    few = ""
    for word in words[:6]:
        if len(few) + len(word) > 30:
            break
        few = f"{few} {word}".strip()
    return f"{few} {given}".strip()
