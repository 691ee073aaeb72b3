"""The answers of `verify` and `validate`: what is proven, and what is wrong."""

from __future__ import annotations

import difflib
from collections import Counter
from typing import get_args

import msgspec

from ttdn_cli.evidence.matching import Status
from ttdn_cli.evidence.verify import Report, Result
from ttdn_cli.facts.grounding import Reason, count_unchecked
from ttdn_cli.facts.issues import DatasetError, Issue
from ttdn_cli.query.answers import Answer, Card, Column
from ttdn_cli.query.sections import SECTIONS
from ttdn_cli.query.view import NOTHING, Cell, Tone, View, cell
from ttdn_cli.text.canonical import bare_words


class Validity(msgspec.Struct, frozen=True):
    """Whether a file is a dataset.

    Attributes:
        file: its name.
        records: how many of each section it has, or None where it has problems.
        problems: the first thousand, in the order of the file.
        more: how many further problems there are.
    """

    file: str
    records: dict[str, int] | None
    problems: list[Issue]
    more: int


_TONES: dict[Status, Tone] = {
    "missing": "poor",
    "unproven": "poor",
    "moved": "fair",
    "normalized": "dim",
    "exact": "good",
}


def proof(report: Report, view: View, *, every: bool) -> list[Answer]:
    """Return a summary, what is not exact or every quote, and what no fact covers.

    The first of them is the whole report for programs.
    """
    shown = [each for each in report.results if every or each.status != "exact"]
    answers = [_summary(report, view)]
    if shown:
        answers.append(_results(shown, view))
    if report.uncovered:
        answers.append(_uncovered(report, view))
    return answers


def _summary(report: Report, view: View) -> Answer:
    rows = [
        (view.both("Bản ghi", "Records"), _records(report, view)),
        (view.both("Trích dẫn", "Quotes"), _quotes(report, view)),
        (view.both("Văn bản", "Text"), _text(report, view)),
        (view.both("Chưa có", "Uncovered"), _how_many_uncovered(report, view)),
        (view.both("Không kiểm", "Not checked"), _not_checked(view)),
    ]
    title = view.both(f"Đối chiếu với {report.source}", f"Proof against {report.source}")
    return Answer(
        title="",
        columns=[],
        rows=(),
        cards=[Card(title, "", rows)],
        caption="",
        objects=[msgspec.to_builtins(report)],
        single=True,
    )


def _records(report: Report, view: View) -> Cell:
    proven, every = view.number(report.proven), view.number(report.records)
    text = view.both(f"{proven} trên {every} được chứng minh", f"{proven} of {every} proven")
    return cell(text, "good" if report.passed else "poor")


def _quotes(report: Report, view: View) -> Cell:
    counts = Counter(each.status for each in report.results)
    values = counts.pop("unproven", 0)
    parts = [
        f"{view.number(counts[status])} {view.word(status)}"
        for status in reversed(get_args(Status))
        if counts[status]
    ]
    lines = [f"{view.number(counts.total())}: {', '.join(parts)}"]
    if values:
        count, noun = view.number(values), "value" if values == 1 else "values"
        lines.append(
            view.both(
                f"{count} giá trị không nằm trong trích dẫn", f"{count} {noun} not in the quotes"
            )
        )
    return Cell(tuple(lines), "poor" if counts["missing"] or values else "plain")


def _text(report: Report, view: View) -> Cell:
    if report.same_text:
        return cell(
            view.both(
                "đúng nguyên văn bản đã dùng để lập dữ liệu",
                "the very text that the dataset was made from, word for word",
            )
        )
    if not report.changed_paragraphs:
        return cell(
            view.both(
                "đủ các đoạn, nguyên văn, nhưng có chữ khác xen giữa",
                "every paragraph is there word for word, with other text in between",
            ),
            "fair",
        )
    numbers = ", ".join(str(number) for number in report.changed_paragraphs)
    noun = "paragraph" if len(report.changed_paragraphs) == 1 else "paragraphs"
    return cell(view.both(f"khác bản gốc ở đoạn {numbers}", f"differs in {noun} {numbers}"), "fair")


def _how_many_uncovered(report: Report, view: View) -> Cell:
    count = view.number(len(report.uncovered))
    if not report.uncovered:
        return cell(
            view.both(
                "không có: mọi con số, ngày tháng, tên riêng đều có bản ghi",
                "nothing: every number, date and name is in a fact",
            )
        )
    noun = "place" if len(report.uncovered) == 1 else "places"
    return cell(view.both(f"{count} chỗ trong văn bản", f"{count} {noun} of the text"), "fair")


def _not_checked(view: View) -> Cell:
    counts = Counter[Reason]()
    for record in view.index.records.values():
        counts += count_unchecked(record, view.index.names)
    own, translated, concluded = (view.number(counts[each]) for each in get_args(Reason))
    every = view.number(counts.total())
    return cell(
        view.both(
            f"{every} giá trị: {own} lời diễn giải, {translated} bản dịch, {concluded} suy ra; "
            "cần người đọc",
            f"{every} values: {own} own wording, {translated} translations, {concluded} "
            "conclusions; these need a reader",
        ),
        "dim",
    )


def _results(results: list[Result], view: View) -> Answer:
    return Answer(
        title=view.both("Trích dẫn và giá trị", "Quotes and values"),
        columns=[
            Column(view.both("Kết quả", "Status")),
            Column(view.both("Mã", "Id")),
            Column(view.both("Đoạn", "Para."), right=True),
            Column(view.both("Trích dẫn", "Quote")),
            Column(view.both("Văn bản ghi", "The text has")),
        ],
        rows=([value for _, value in _row(each, view)] for each in results),
        cards=(Card(each.id, view.word(each.status), _row(each, view)[2:]) for each in results),
        caption="",
        objects=[],
    )


def _row(result: Result, view: View) -> list[tuple[str, Cell]]:
    place = str(result.paragraph or "")
    if result.status == "moved":
        place += f" → {result.found_paragraph or '–'}"
    nearest = (
        NOTHING if result.nearest is None else cell(mark_differences(result.nearest, result.quote))
    )
    return [
        (view.both("Kết quả", "Status"), cell(view.word(result.status), _TONES[result.status])),
        (view.both("Mã", "Id"), cell(result.id)),
        (view.both("Đoạn", "Para."), cell(place)),
        (view.both("Trích dẫn", "Quote"), cell(result.quote)),
        (view.both("Văn bản ghi", "The text has"), nearest),
    ]


def mark_differences(passage: str, quote: str) -> str:
    """Return a passage with what differs from a quote in square brackets."""
    here = passage.split()
    parts: list[str] = []
    matcher = difflib.SequenceMatcher(None, bare_words(here), bare_words(quote.split()), False)
    for operation, start, stop, _, _ in matcher.get_opcodes():
        words = " ".join(here[start:stop])
        parts.append(words if operation == "equal" else f"[{words or '…'}]")
    return " ".join(parts)


def _uncovered(report: Report, view: View) -> Answer:
    rows = [
        [cell(view.word(each.kind)), cell(str(each.paragraph or "–")), cell(each.text)]
        for each in report.uncovered
    ]
    heads = [view.both("Loại", "Kind"), view.both("Đoạn", "Para."), view.both("Chữ", "Words")]
    return Answer(
        title=view.both("Văn bản có, dữ liệu chưa có", "In the text and in no fact"),
        columns=[Column(heads[0], group=True), Column(heads[1], right=True), Column(heads[2])],
        rows=rows,
        cards=(
            Card(" ".join(row[2].lines), "", list(zip(heads[:2], row[:2], strict=True)))
            for row in rows
        ),
        caption="",
        objects=[],
    )


def valid(file: str, view: View) -> Answer:
    """Return how many records of each kind a dataset without problems holds."""
    counts = {key: len(records) for key, records in view.index.sections.items()}
    rows = [
        (view.say(section.title), cell(view.number(counts[section.key])))
        for section in SECTIONS
        if section.key in counts
    ]
    return Answer(
        title="",
        columns=[],
        rows=(),
        cards=[Card(view.both(f"{file}: hợp lệ", f"{file}: valid"), "", rows)],
        caption="",
        objects=[msgspec.to_builtins(Validity(file, counts, [], 0))],
        single=True,
    )


def invalid(error: DatasetError) -> Answer:
    """Return the problems of a dataset, for programs."""
    found = msgspec.to_builtins(Validity(error.file, None, error.issues, error.more))
    return Answer(title="", columns=[], rows=(), cards=(), caption="", objects=[found], single=True)
