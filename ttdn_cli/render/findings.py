"""The answer of `check`: what a dataset says of each item of an article, one a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, get_args

from ttdn_cli.checking.findings import Finding, FindingKind, Report, Verdict
from ttdn_cli.checking.quotes import paragraph_of
from ttdn_cli.corpus.columns import ORIGIN, origin_cells, origin_columns, origin_of
from ttdn_cli.corpus.sources import Sources
from ttdn_cli.query.answers import Answer, Column
from ttdn_cli.query.view import NOTHING, Cell, Tone, cell
from ttdn_cli.text.locales import Locale
from ttdn_cli.text.messages import later, message
from ttdn_cli.text.unicode import capitalize_first, escape_unsafe, shorten

MOST_SHOWN = 1_000
"""Findings of an article that are shown to people; formats for programs have all of them."""

MOST_CHARACTERS = 240
"""Of an item of an article, as it is shown to people."""

TONES: dict[Verdict, Tone] = {
    "confirmed": "good",
    "consistent": "fair",
    "contradicted": "poor",
    "not_in_source": "late",
    "unreadable": "dim",
}
_KINDS: dict[FindingKind, str] = {
    "title": later("title"),
    "event": later("event"),
    "place": later("place"),
    "script": later("script"),
}
"""The kinds that have no word of their own for people, or another one elsewhere."""

_ALWAYS: tuple[Verdict, ...] = ("confirmed", "contradicted")
"""The verdicts that a summary counts even where there are none."""


class CheckedText(NamedTuple):
    """An article, and what was found in it.

    Attributes:
        name: of its file.
        text: as it was read, to which the places of the findings refer.
        report: what was found.
    """

    name: str
    text: str
    report: Report


def describe_findings(
    articles: Sequence[CheckedText], sources: Sources, *, every: bool, several: bool
) -> list[Answer]:
    """Return which source was asked, the findings, how many there are, and what was not checked.

    Args:
        articles: in their order.
        sources: what was asked.
        every: whether to list what is confirmed too.
        several: whether more than one article may have been asked for; then each finding says of
            which it is.

    Returns:
        The answers in that order; the first of them has all findings for programs.
    """
    named = [(each.name, finding) for each in articles for finding in each.report.findings]
    objects = (
        _origin(finding, sources) | ({"file": name} if several else {}) | _object(finding, sources)
        for name, finding in named
    )
    shown = [
        (each.name, finding)
        for each in articles
        for disputed in [each.report.disputed]
        for finding in each.report.findings
        if every or finding.verdict != "confirmed" or (finding.start, finding.end) in disputed
    ]
    locale = sources.locale
    answers = [
        Answer(caption=say_source(sources), objects=objects),
        _table(shown, sources, several=several),
    ]
    if several:
        answers.append(_summaries(articles, locale))
    answers.append(Answer(caption=summary_of(articles, locale, several=several)))
    return [*answers, Answer(caption=say_unseen(locale))]


def say_source(sources: Sources) -> str:
    """Return which source was asked."""
    return sources.locale.message("Checked against: {title}", title=sources.title)


def say_unseen(view: Locale) -> str:
    """Return what no check sees."""
    return view.message(
        "Not checked: claims without a number, name, date, document or quoted words."
    )


def say_unrecognized(name: str, sources: Sources, *, typed: bool) -> str:
    """Return that an article seems to be about something else.

    Args:
        name: of its file, or the article itself.
        sources: what was asked.
        typed: whether it is the article itself, and may be a file that is not there.
    """
    title = sources.title
    if sources.several:
        title = message("any of {datasets}", datasets=title)
    if typed:
        return message(
            "{text}: no such file, and as a sentence it does not seem to be about {title}. Check "
            "the path, or use --data to choose another dataset.",
            text=name,
            title=title,
        )
    return message(
        "{file}: This text does not seem to be about {title}; use --data to choose another "
        "dataset.",
        file=name,
        title=title,
    )


def say_counts(counts: Mapping[Verdict, int], view: Locale) -> str:
    """Return how many findings have each verdict: `9 confirmed · 1 contradicted`."""
    return " · ".join(
        f"{view.number(count)} {view.word(verdict)}"
        for verdict, count in counts.items()
        if count or verdict in _ALWAYS
    )


def summary_of(articles: Sequence[CheckedText], view: Locale, *, several: bool) -> str:
    """Return how many findings there are, and of several articles how many are contradicted."""
    counts = {
        verdict: sum(each.report.counts[verdict] for each in articles)
        for verdict in get_args(Verdict)
    }
    said = say_counts(counts, view)
    if not several:
        return said
    every = view.number(len(articles))
    wrong = view.number(sum(bool(each.report.counts["contradicted"]) for each in articles))
    return view.plural(
        "{wrong} of {every} article contradicted: {counts}",
        "{wrong} of {every} articles contradicted: {counts}",
        len(articles),
        wrong=wrong,
        every=every,
        counts=said,
    )


def source_says(sources: Sources) -> str:
    """Return the heading of what the source says instead: `The speech says`."""
    return capitalize_first(sources.locale.message("the {source} says", source=sources.word))


def say_dataset(finding: Finding, sources: Sources) -> tuple[str, Cell] | None:
    """Return the heading and the name of the dataset of a finding, of many datasets."""
    member = sources.member(finding)
    if member is None:
        return None
    heading, *_ = origin_columns(sources.locale)
    cells = origin_cells(member, sources.locale)
    return heading.heading, cell(" · ".join(text for each in cells for text in each.lines if text))


def say_quote(finding: Finding, sources: Sources) -> str:
    """Return the words of the speech that a finding quotes, with their paragraph."""
    view = sources.view(finding)
    paragraph = paragraph_of(finding, view.index) if view else None
    if not paragraph:
        return f"“{finding.quote}”"
    return sources.locale.message(
        "“{quote}” (para. {paragraph})", quote=finding.quote, paragraph=paragraph
    )


def one_line(text: str) -> str:
    """Return words of an article in one line that is not too long, to be seen and not obeyed."""
    return escape_unsafe(shorten(" ".join(text.split()), MOST_CHARACTERS))


def _origin(finding: Finding, sources: Sources) -> dict[str, Any]:
    """Return what the object of a finding begins with, of many datasets."""
    if not sources.several:
        return {}
    member = sources.member(finding)
    return origin_of(member) if member else dict.fromkeys(ORIGIN)


def _object(finding: Finding, sources: Sources) -> dict[str, Any]:
    said = finding.as_json()
    if finding.dataset and finding.record:
        said |= {"record": f"{finding.dataset}:{finding.record}"}
    return said


def _table(shown: Sequence[tuple[str, Finding]], sources: Sources, *, several: bool) -> Answer:
    view = sources.locale
    columns = [
        *(origin_columns(view) if sources.several else []),
        *([Column(view.message("File"), group=True)] if several else []),
        Column(view.message("Verdict"), on_card="note"),
        Column(view.message("Kind")),
        Column(view.message("Text"), on_card="title"),
        Column(view.message("Para."), right=True),
        Column(source_says(sources)),
        Column(view.message("Why")),
        Column(view.message("Quote")),
    ]
    rows = (
        [
            *_origin_cells(finding, sources),
            *([cell(one_line(name))] if several else []),
            *_row(finding, sources),
        ]
        for name, finding in shown[:MOST_SHOWN]
    )
    return Answer(
        title=view.message("Findings"),
        columns=columns,
        rows=rows,
        caption=say_left_out(len(shown), view),
    )


def _origin_cells(finding: Finding, sources: Sources) -> list[Cell]:
    if not sources.several:
        return []
    member = sources.member(finding)
    return (
        origin_cells(member, sources.locale)
        if member
        else [NOTHING] * len(origin_columns(sources.locale))
    )


def say_left_out(shown: int, view: Locale) -> str:
    """Return that not all of so many findings are shown, or nothing where they are."""
    if shown <= MOST_SHOWN:
        return ""
    first, total = view.number(MOST_SHOWN), view.number(shown)
    return view.message(
        "The first {first} of {total} findings; --json has all", first=first, total=total
    )


def _row(finding: Finding, sources: Sources) -> Iterator[Cell]:
    view = sources.locale
    own = _KINDS.get(finding.kind)
    kind = view.message(own) if own else view.word(finding.kind)
    yield cell(view.word(finding.verdict), TONES[finding.verdict])
    yield cell(kind, "dim")
    yield cell(one_line(finding.text))
    yield cell(str(finding.paragraph), "dim")
    yield cell(finding.expected) if finding.expected else NOTHING
    yield cell(view.say(finding.reason)) if finding.reason else NOTHING
    yield cell(say_quote(finding, sources)) if finding.quote else NOTHING


def _summaries(articles: Sequence[CheckedText], view: Locale) -> Answer:
    verdicts: tuple[Verdict, ...] = get_args(Verdict)
    columns = [Column(view.message("File"), on_card="title")]
    columns += [Column(view.word(each).capitalize(), right=True) for each in verdicts]
    rows = (
        [cell(one_line(each.name)), *(cell(view.number(n)) for n in each.report.counts.values())]
        for each in articles
    )
    return Answer(title=view.message("Articles"), columns=columns, rows=rows)
