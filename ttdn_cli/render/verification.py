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
        advice = view.message("Give the right text, or list the quotes with --all.")
        return [_one(report, [], f"{say_unrecognized(report, view)} {advice}")]
    rows = [
        (view.message("Records"), _records(report, view)),
        (view.message("Quotes"), _quotes(report, view)),
        # As the name of a column it is another word in Vietnamese.
        (view.both("Văn bản", "Text"), _text(report, view)),
        (view.message("Uncovered"), _uncovered(report, view)),
        (view.message("Outside"), _outside(report, view)),
        *_ignored(report, view),
        *_left_out(report, view),
        (view.message("Not checked"), _not_checked(view)),
    ]
    title = view.message("Checked against {file}", file=report.source)
    answers = [_one(report, [Card(title, "", rows)])]
    paragraph = Column(view.message("Para."), right=True)
    if shown := [each for each in report.results if every or each.status != "exact"]:
        columns = [
            Column(view.message("Status"), on_card="note"),
            Column(view.message("Id"), on_card="title"),
            paragraph,
            Column(view.message("Quote")),
            Column(view.message("The text has")),
        ]
        title = view.message("Quotes and values")
        cells = [_result(each, view) for each in shown[:MOST_ROWS]]
        answers.append(_table(title, columns, cells, len(shown), view))
    lists = [
        (view.message("In the text but in no record"), report.uncovered),
        (view.message("Before and after the speech"), report.outside),
    ]
    columns = [
        Column(view.message("Kind"), group=True),
        paragraph,
        Column(view.message("Words"), on_card="title"),
    ]
    for title, found in lists:
        cells = [_place(each, view) for each in found[:MOST_ROWS]]
        answers += [_table(title, columns, cells, len(found), view)] if found else []
    if report.ignored:
        title = view.message("Ignored by the dataset")
        reason = Column(view.message("Reason"))
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
    card = Card(view.message("{file}: valid", file=file), "", rows)
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
        caption = view.message(
            "The first {shown} of {total}; --json has all", shown=shown, total=total
        )
    return Answer(title=title, columns=columns, rows=rows, caption=caption)


def _result(result: Result, view: View) -> list[Cell]:
    place = str(result.paragraph or "")
    if result.status == "moved":
        place += f" → {result.found_paragraph or '–'}"
    has = None if result.nearest is None else mark_differences(result.nearest, result.quote)
    if result.unseen:
        pairs = (each.split(" for ") for each in result.unseen)
        named = ", ".join(view.message("{one} for {other}", one=a, other=b) for a, b in pairs)
        has = f"{has or ''} ({named})".lstrip()
    if result.left_out:
        part = view.word(result.left_out)
        has = view.message("it, but left out: {part}", part=part)
    others = (result.id, place, result.quote, has)
    cells = (_foreign(each) if each else NOTHING for each in others)
    return [cell(view.word(result.status), _TONES[result.status]), *cells]


def _place(found: Uncovered, view: View) -> list[Cell]:
    place = str(found.paragraph or "–")
    return [cell(view.word(found.kind)), cell(place), _foreign(found.text)]


def _foreign(text: str) -> Cell:
    """Return the cell of a text from anyone: a word of megabytes does not widen every row."""
    return cell(shorten(text, MOST_SHOWN))


def _records(report: Report, view: View) -> Cell:
    proven, every = view.number(report.proven), view.number(report.records)
    parts = [view.message("{proven} of {every} proven", proven=proven, every=every)]
    if report.quoted:
        parts.append(view.message("{many} quoted, not reviewed", many=view.number(report.quoted)))
    if report.lost:
        parts.append(view.message("{many} not in the text", many=view.number(report.lost)))
    if not report.title_proven:
        parts.append(view.message("but not the title"))
    unread = report.quoted or report.lost
    return cell(", ".join(parts), ("fair" if unread else "good") if report.passed else "poor")


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
        lines.append(
            view.plural(
                "{many} value not in the quotes",
                "{many} values not in the quotes",
                values,
                many=view.number(values),
            )
        )
    return Cell(tuple(lines), "poor" if counts["missing"] or values else "plain")


def _text(report: Report, view: View) -> Cell:
    every = len(view.index.source.fingerprints)
    if not every:
        command = "ttdn validate DATA --fingerprint SOURCE"
        text = view.message(
            "not known whether it has changed: the dataset has no fingerprints; to write them: "
            "{command}",
            command=command,
        )
        return cell(text, "fair")
    changed = report.changed_paragraphs
    same = every - len(changed)
    if report.same_text:
        text = view.message(
            "matches the text this dataset was made from ({same} of {every} paragraphs)",
            same=same,
            every=every,
        )
        return cell(text)
    if not changed:
        text = view.message(
            "has other text between the paragraphs ({same} of {every} paragraphs match)",
            same=same,
            every=every,
        )
        return cell(text, "fair")
    numbers = ", ".join(map(str, changed[:MOST_NUMBERS]))
    numbers += ", …" if len(changed) > MOST_NUMBERS else ""
    text = view.plural(
        "differs in paragraph {numbers} ({same} of {every} paragraphs match)",
        "differs in paragraphs {numbers} ({same} of {every} paragraphs match)",
        len(changed),
        numbers=numbers,
        same=same,
        every=every,
    )
    return cell(text, "fair")


def _uncovered(report: Report, view: View) -> Cell:
    if report.uncovered:
        many = len(report.uncovered)
        text = view.plural(
            "{many} place in the text", "{many} places in the text", many, many=view.number(many)
        )
        return cell(text, "fair")
    if not report.recognized:
        return cell(view.message("not known: this is not the published text"), "fair")
    beyond = report.words_before or report.words_after or report.left_out
    if beyond and report.ignored:
        text = view.message(
            "none in the speech itself but what is ignored; text outside it or left out is not "
            "counted here"
        )
    elif beyond:
        text = view.message(
            "none in the speech itself; text outside it or left out is not counted here"
        )
    elif report.ignored:
        text = view.message("none but what is ignored")
    else:
        text = view.message("none; every number, date and name is in a record")
    return cell(text)


def _outside(report: Report, view: View) -> Cell:
    before, after = view.number(report.words_before), view.number(report.words_after)
    if not report.outside:
        text = view.message(
            "{before} words before the speech and {after} after it", before=before, after=after
        )
        return cell(text)
    many = len(report.outside)
    text = view.plural(
        "{before} words before the speech and {after} after it: {many} place",
        "{before} words before the speech and {after} after it: {many} places",
        many,
        before=before,
        after=after,
        many=view.number(many),
    )
    return cell(text, "fair")


def _ignored(report: Report, view: View) -> Iterator[tuple[str, Cell]]:
    unplaced = sum(each.reason == NOT_PLACED for each in report.ignored)
    if decided := len(report.ignored) - unplaced:
        said = view.plural(
            "{many} place that the dataset says is no fact",
            "{many} places that the dataset says are no facts",
            decided,
            many=view.number(decided),
        )
        yield view.message("Ignored"), cell(said, "dim")
    if unplaced:
        said = view.plural(
            "{many} place that a draft set aside",
            "{many} places that a draft set aside",
            unplaced,
            many=view.number(unplaced),
        )
        yield view.message("Not placed"), cell(said, "dim")


def _left_out(report: Report, view: View) -> Iterator[tuple[str, Cell]]:
    if report.left_out:
        said = describe_left_out(report.left_out, view)
        yield view.message("Left out"), cell(said, "dim")


def _not_checked(view: View) -> Cell:
    records, names = view.index.records.values(), view.index.names
    language = view.index.source.language
    counts = sum((count_unchecked(each, names, language) for each in records), Counter[Reason]())
    total = counts.total()
    parts = ", ".join(_unchecked(reason, counts[reason], view) for reason in get_args(Reason))
    text = view.plural(
        "{many} value needs human review: {parts}",
        "{many} values need human review: {parts}",
        total,
        many=view.number(total),
        parts=parts,
    )
    return cell(text, "dim")


def _unchecked(reason: Reason, count: int, view: View) -> str:
    many = view.number(count)
    match reason:
        case "summary":
            return view.plural("{many} summary", "{many} summaries", count, many=many)
        case "translation":
            return view.plural("{many} translation", "{many} translations", count, many=many)
        case "inference":
            return view.plural("{many} inference", "{many} inferences", count, many=many)
