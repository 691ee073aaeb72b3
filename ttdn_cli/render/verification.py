"""The answers of `verify` and `validate`: what is proven, and what is wrong."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, get_args

import msgspec

from ttdn_cli.evidence.coverage import SetAside, Uncovered
from ttdn_cli.evidence.matching import Status
from ttdn_cli.evidence.verify import TITLE, Report, Result
from ttdn_cli.facts.grounding import Reason, count_unchecked
from ttdn_cli.facts.issues import DatasetError, Issue
from ttdn_cli.facts.source import NOT_PLACED
from ttdn_cli.facts.texts import Bilingual
from ttdn_cli.facts.types import about
from ttdn_cli.query.answers import Answer, Card, Column
from ttdn_cli.query.sections import SECTIONS
from ttdn_cli.query.view import NOTHING, Cell, Tone, View, cell
from ttdn_cli.render.left_out import describe_left_out
from ttdn_cli.text.canonical import bare_words
from ttdn_cli.text.messages import message
from ttdn_cli.text.unicode import shorten


class Validity(msgspec.Struct, frozen=True):
    """Whether a file is a dataset."""

    file: Annotated[str, about("the name of the file.")]
    records: Annotated[
        dict[str, int] | None,
        about("how many records each section has, or null if the file is invalid."),
    ]
    problems: Annotated[list[Issue], about("the first thousand, in the order of the file.")]
    more: Annotated[int, about("how many further problems there are.")]


MOST_SHOWN = 240
"""Characters of a quote or a passage in a table; a quote has at most 12 words."""

_MOST_PARAGRAPHS = 5
"""Paragraphs of words that are ignored, of which a row names the first."""

MOST_NUMBERS = 100
"""Numbers of paragraphs in a line."""

MOST_ROWS = 1_000
"""Rows of a table, as many as `validate` lists; a telephone book has hundreds of thousands."""

_TONES: dict[Status, Tone] = {
    "missing": "poor",
    "unproven": "poor",
    "moved": "fair",
    "normalized": "dim",
    "exact": "good",
}
_REASONS: dict[Reason, str] = {
    "summary": "lời tóm tắt",
    "translation": "bản dịch",
    "inference": "suy luận",
}


def describe_report(report: Report, view: View, *, every: bool) -> list[Answer]:
    """Return a summary, the quotes and values, and what no record covers.

    Args:
        report: what was found.
        view: the dataset.
        every: whether to list exact quotes too.

    Returns:
        The answers in that order; the first of them is the whole report for programs. Of a text
        that does not look like the published one, a line that says so, unless all is asked for.
    """
    if not report.recognized and not every:
        advice = view.both(
            "Hãy đưa đúng văn bản, hoặc xem danh sách với --all.",
            "Give the right text, or list the quotes with --all.",
        )
        return [_one(report, [], f"{say_unrecognized(report, view)} {advice}")]
    rows = [
        (view.both("Bản ghi", "Records"), _records(report, view)),
        (view.both("Trích dẫn", "Quotes"), _quotes(report, view)),
        (view.both("Văn bản", "Text"), _text(report, view)),
        (view.both("Chưa có", "Uncovered"), _uncovered(report, view)),
        (view.both("Ngoài bài", "Outside"), _outside(report, view)),
        *_ignored(report, view),
        *_left_out(report, view),
        (view.both("Không kiểm", "Not checked"), _not_checked(view)),
    ]
    title = view.both(f"Đối chiếu với {report.source}", f"Checked against {report.source}")
    answers = [_one(report, [Card(title, "", rows)])]
    paragraph = Column(view.both("Đoạn", "Para."), right=True)
    if shown := [each for each in report.results if every or each.status != "exact"]:
        columns = [
            Column(view.both("Kết quả", "Status"), on_card="note"),
            Column(view.both("Mã", "Id"), on_card="title"),
            paragraph,
            Column(view.both("Trích dẫn", "Quote")),
            Column(view.both("Văn bản ghi", "The text has")),
        ]
        title = view.both("Trích dẫn và giá trị", "Quotes and values")
        cells = [_result(each, view) for each in shown[:MOST_ROWS]]
        answers.append(_table(title, columns, cells, len(shown), view))
    lists = [
        (
            view.both("Văn bản có, dữ liệu chưa có", "In the text but in no record"),
            report.uncovered,
        ),
        (view.both("Trước và sau bài", "Before and after the speech"), report.outside),
    ]
    columns = [
        Column(view.both("Loại", "Kind"), group=True),
        paragraph,
        Column(view.both("Chữ", "Words"), on_card="title"),
    ]
    for title, found in lists:
        cells = [_place(each, view) for each in found[:MOST_ROWS]]
        answers += [_table(title, columns, cells, len(found), view)] if found else []
    if report.ignored:
        title = view.both("Dữ liệu không tính", "Ignored by the dataset")
        reason = Column(view.both("Lý do", "Reason"))
        alike = list(_alike(report.ignored))
        cells = [_alike_row(each, view) for each in alike[:MOST_ROWS]]
        answers.append(_table(title, [*columns, reason], cells, len(alike), view))
    return answers


def _alike(ignored: Sequence[SetAside]) -> Iterable[list[SetAside]]:
    """Return the places of the same words that are ignored for the same reason, as one row."""
    rows: dict[tuple[str, str, Bilingual], list[SetAside]] = {}
    for each in ignored:
        rows.setdefault((each.kind, each.text, each.reason), []).append(each)
    return rows.values()


def _alike_row(places: Sequence[SetAside], view: View) -> list[Cell]:
    kind, _, text = _place(places[0], view)
    paragraphs = list(dict.fromkeys(str(each.paragraph or "–") for each in places))
    more = "…" if len(paragraphs) > _MOST_PARAGRAPHS else ""
    said = ", ".join(paragraphs[:_MOST_PARAGRAPHS]) + more
    return [kind, cell(said), text, cell(view.say(places[0].reason))]


def say_unrecognized(report: Report, view: View) -> str:
    """Return a line that says that a text does not look like the published one."""
    statuses = [each.status for each in report.results if each.paragraph and each.id != TITLE]
    found, every = len(statuses) - statuses.count("missing"), len(statuses)
    return message(
        "{file} does not look like the published text: it has {found} of {every} quotes and begins "
        "“{begins}”.",
        file=report.source,
        found=found,
        every=every,
        begins=report.begins,
    )


def describe_valid(file: str, view: View) -> Answer:
    """Return how many records of each section a valid dataset holds."""
    counts = {key: len(records) for key, records in view.index.sections.items()}
    rows = [
        (view.say(section.title), cell(view.number(counts[section.key])))
        for section in SECTIONS
        if counts.get(section.key)
    ]
    card = Card(view.both(f"{file}: hợp lệ", f"{file}: valid"), "", rows)
    return _one(Validity(file, counts, [], 0), [card])


def describe_invalid(error: DatasetError) -> Answer:
    """Return the problems of a dataset, for programs."""
    return _one(Validity(error.file, None, error.issues, error.more), [])


def mark_differences(passage: str, quote: str) -> str:
    """Return a passage with what differs from a quote in square brackets."""
    here = passage.split()
    parts: list[str] = []
    matcher = difflib.SequenceMatcher(None, bare_words(here), bare_words(quote.split()), False)
    for operation, start, stop, _, _ in matcher.get_opcodes():
        words = " ".join(here[start:stop])
        parts.append(words if operation == "equal" else f"[{words or '…'}]")
    return " ".join(parts)


def _one(found: Report | Validity, cards: list[Card], caption: str = "") -> Answer:
    objects = map(msgspec.to_builtins, [found])
    return Answer(cards=cards, caption=caption, objects=objects, single=True)


def _table(
    title: str, columns: Sequence[Column], rows: list[list[Cell]], every: int, view: View
) -> Answer:
    """Return a table, which says so where it has not all rows."""
    caption = ""
    if len(rows) < every:
        shown, total = view.number(len(rows)), view.number(every)
        caption = view.both(
            f"{shown} dòng đầu trong {total}; --json có tất cả",
            f"The first {shown} of {total}; --json has all",
        )
    return Answer(title=title, columns=columns, rows=rows, caption=caption)


def _result(result: Result, view: View) -> list[Cell]:
    place = str(result.paragraph or "")
    if result.status == "moved":
        place += f" → {result.found_paragraph or '–'}"
    has = None if result.nearest is None else mark_differences(result.nearest, result.quote)
    if result.unseen:
        named = ", ".join(result.unseen)
        has = f"{has or ''} ({view.both(named.replace(' for ', ' thay cho '), named)})".lstrip()
    if result.left_out:
        part = view.word(result.left_out)
        has = view.both(f"có trong phần bỏ qua: {part}", f"it, but left out: {part}")
    others = (result.id, place, result.quote, has)
    cells = (_foreign(each) if each else NOTHING for each in others)
    return [cell(view.word(result.status), _TONES[result.status]), *cells]


def _place(found: Uncovered, view: View) -> list[Cell]:
    place = str(found.paragraph or "–")
    return [cell(view.word(found.kind)), cell(place), _foreign(found.text)]


def _foreign(text: str) -> Cell:
    """Return the cell of a text from anyone: a word of megabytes does not widen every row."""
    return cell(shorten(text, MOST_SHOWN))


def _count(count: int, vi: str, en: str, view: View) -> str:
    """Write how many of something there are, in English with its plural."""
    many = view.number(count)
    plural = "" if count == 1 else "s"
    return view.both(f"{many} {vi}", f"{many} {en}{plural}".replace("ys", "ies"))


def _records(report: Report, view: View) -> Cell:
    proven, every = view.number(report.proven), view.number(report.records)
    text = view.both(f"{proven} trên {every} được chứng minh", f"{proven} of {every} proven")
    if report.quoted:
        quoted = view.number(report.quoted)
        text += view.both(
            f", {quoted} có trích dẫn, chưa rà soát", f", {quoted} quoted, not reviewed"
        )
    if report.lost:
        lost = view.number(report.lost)
        text += view.both(f", {lost} không còn trong văn bản", f", {lost} not in the text")
    if not report.title_proven:
        text += view.both(", nhưng tiêu đề thì không", ", but not the title")
    unread = report.quoted or report.lost
    return cell(text, ("fair" if unread else "good") if report.passed else "poor")


def _quotes(report: Report, view: View) -> Cell:
    counts = Counter(each.status for each in report.results if each.id != TITLE)
    values = counts.pop("unproven", 0)
    parts = ", ".join(
        f"{view.number(counts[status])} {view.word(status)}"
        for status in reversed(get_args(Status))
        if counts[status]
    )
    lines = [f"{view.number(counts.total())}: {parts}"]
    if values:
        missing = view.both("không nằm trong trích dẫn", "not in the quotes")
        lines.append(f"{_count(values, 'giá trị', 'value', view)} {missing}")
    return Cell(tuple(lines), "poor" if counts["missing"] or values else "plain")


def _text(report: Report, view: View) -> Cell:
    every = len(view.index.source.fingerprints)
    if not every:
        command = "ttdn validate DATA --fingerprint SOURCE"
        text = view.both(
            f"không rõ có đổi hay không: dữ liệu không có dấu vân tay; để ghi: {command}",
            f"not known whether it has changed: the dataset has no fingerprints; to write them: "
            f"{command}",
        )
        return cell(text, "fair")
    same = every - len(report.changed_paragraphs)
    count = view.both(f"{same} trên {every} đoạn", f"{same} of {every} paragraphs")
    if report.same_text:
        text = view.both(
            "khớp văn bản đã dùng để lập dữ liệu", "matches the text this dataset was made from"
        )
        return cell(f"{text} ({count})")
    text = view.both("có chữ khác xen giữa các đoạn", "has other text between the paragraphs")
    if report.changed_paragraphs:
        numbers = ", ".join(map(str, report.changed_paragraphs[:MOST_NUMBERS]))
        numbers += ", …" if len(report.changed_paragraphs) > MOST_NUMBERS else ""
        noun = "paragraph" if same == every - 1 else "paragraphs"
        text = view.both(f"khác bản gốc ở đoạn {numbers}", f"differs in {noun} {numbers}")
    return cell(f"{text} ({count} {view.both('khớp', 'match')})", "fair")


def _uncovered(report: Report, view: View) -> Cell:
    if report.uncovered:
        places = _count(len(report.uncovered), "chỗ", "place", view)
        return cell(f"{places} {view.both('trong văn bản', 'in the text')}", "fair")
    if not report.recognized:
        unknown = "không rõ: không giống văn bản đã công bố"
        return cell(view.both(unknown, "not known: this is not the published text"), "fair")
    vi, en = "không có", "none"
    beyond = report.words_before or report.words_after or report.left_out
    if beyond:
        vi, en = f"{vi} trong bài", f"{en} in the speech itself"
    if report.ignored:
        vi, en = f"{vi}, ngoài chỗ không tính", f"{en} but what is ignored"
    if beyond:
        vi += "; phần ngoài bài hay bị bỏ qua không tính ở đây"
        en += "; text outside it or left out is not counted here"
    elif not report.ignored:
        vi += ": mọi con số, ngày tháng, tên riêng đều có bản ghi"
        en += "; every number, date and name is in a record"
    return cell(view.both(vi, en))


def _outside(report: Report, view: View) -> Cell:
    before, after = view.number(report.words_before), view.number(report.words_after)
    words = view.both(
        f"{before} chữ trước và {after} chữ sau bài",
        f"{before} words before the speech and {after} after it",
    )
    if not report.outside:
        return cell(words)
    places = _count(len(report.outside), "chỗ", "place", view)
    return cell(f"{words}: {places}", "fair")


def _ignored(report: Report, view: View) -> Iterator[tuple[str, Cell]]:
    unplaced = sum(each.reason == NOT_PLACED for each in report.ignored)
    if decided := len(report.ignored) - unplaced:
        places = _count(decided, "chỗ", "place", view)
        are = "is no fact" if decided == 1 else "are no facts"
        said = view.both("mà dữ liệu nói không phải dữ kiện", f"that the dataset says {are}")
        yield view.both("Không tính", "Ignored"), cell(f"{places} {said}", "dim")
    if unplaced:
        places = _count(unplaced, "chỗ", "place", view)
        said = view.both("mà bản nháp để lại", "that a draft set aside")
        yield view.both("Chưa xếp", "Not placed"), cell(f"{places} {said}", "dim")


def _left_out(report: Report, view: View) -> Iterator[tuple[str, Cell]]:
    if report.left_out:
        said = describe_left_out(report.left_out, view)
        yield view.both("Bỏ qua", "Left out"), cell(said, "dim")


def _not_checked(view: View) -> Cell:
    records, names = view.index.records.values(), view.index.names
    language = view.index.source.language
    counts = sum((count_unchecked(each, names, language) for each in records), Counter[Reason]())
    parts = ", ".join(
        _count(counts[reason], _REASONS[reason], reason, view) for reason in get_args(Reason)
    )
    needs = view.both("cần người rà soát", "need human review")
    return cell(f"{_count(counts.total(), 'giá trị', 'value', view)} {needs}: {parts}", "dim")
