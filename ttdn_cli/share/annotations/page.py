"""One self-contained page of articles, with what a check found marked where it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any, get_args

from ttdn_cli.checking.findings import Finding, Verdict
from ttdn_cli.checking.quotes import paragraph_of
from ttdn_cli.corpus.columns import origin_cells
from ttdn_cli.corpus.sources import OneSource, Sources
from ttdn_cli.extraction.passages import normalize_source
from ttdn_cli.query.view import Line, Run, View
from ttdn_cli.share.annotations.checked import Checked
from ttdn_cli.share.annotations.marks import mark
from ttdn_cli.share.annotations.places import path_of
from ttdn_cli.share.cite.findings import footnote_of
from ttdn_cli.share.report.languages import in_language, mark_languages
from ttdn_cli.share.templates import render_page
from ttdn_cli.text.locales import Locale
from ttdn_cli.text.unicode import escape_unsafe

_SIGNS: dict[Verdict, str] = {
    "confirmed": "✓",
    "consistent": "≈",
    "contradicted": "✗",
    "not_in_source": "?",
    "unreadable": "○",
}
"""Stand before what is marked, so that colour is not all that tells them apart."""

_WORTH: tuple[Verdict, ...] = (
    *("contradicted", "not_in_source", "consistent", "unreadable", "confirmed"),
)
"""By how much they matter: words of which several things are said have the mark of the first."""


def page(checked: Sequence[Checked], sources: Sources) -> str:
    """Return the page as HTML, in one language; it has no script and loads nothing.

    Args:
        checked: the articles, which stay in their languages.
        sources: what was asked, in the language of the page.
    """
    view, numbers = sources.locale, count(1)
    articles = [_article(each, sources, f"a{n}", numbers) for n, each in enumerate(checked, 1)]
    every = [finding for each in checked for finding in each.report.findings]
    return render_page(
        "annotations/page.html.j2",
        styles=("base.css", "annotations/page.css"),
        lang=view.language.value,
        word=sources.word,
        source=_title(sources),
        articles=articles,
        recognized=all(each.report.recognized for each in checked),
        counts=_counts(every, view),
        contradicted=view.number(sum(each["wrong"] for each in articles)),
        total=view.number(sum(len(each["marked"]) for each in articles)),
    )


def _title(sources: Sources) -> Line:
    """Return what was asked; the title of one text in the language of the page, or as published."""
    if isinstance(sources, OneSource):
        return _line(sources.title, sources.only, _language_of_title(sources.only))
    return Line((Run(escape_unsafe(sources.title)),))


def _article(
    checked: Checked, sources: Sources, key: str, numbers: Iterator[int]
) -> dict[str, Any]:
    findings, footnote, view = checked.report.findings, footnote_of(sources), sources.locale
    items = [
        _item(each, sources) | {"id": f"{key}-{place}", "number": None, "language": ""}
        for place, each in enumerate(findings, 1)
    ]
    for item, each in zip(items, findings, strict=True):
        if each.verdict == "contradicted":
            of = sources.view(each)
            item |= {"number": next(numbers), "footnote": _line(footnote(each), of)}
    groups = _same_place(findings) if sources.several else [[n] for n in range(len(findings))]
    marked = [min(each, key=lambda place: _WORTH.index(findings[place].verdict)) for each in groups]
    for group, first in zip(groups, marked, strict=True):
        for place in group:
            items[place]["mark"] = items[first]["id"]
    paragraphs = list(mark(normalize_source(checked.article.text), [findings[n] for n in marked]))
    for paragraph in paragraphs:
        for place in paragraph.begins:
            for number in groups[place]:
                items[number]["language"] = paragraph.language
    return {
        "id": key,
        "name": escape_unsafe(path_of(checked.name)),
        "recognized": checked.report.recognized,
        "wrong": (wrong := sum(findings[place].verdict == "contradicted" for place in marked)),
        "contradicted": view.number(wrong),
        "total": view.number(len(marked)),
        "counts": _counts(findings, view),
        "items": items,
        "marked": [items[place] for place in marked],
        "paragraphs": [
            {
                "pieces": each.pieces,
                "language": each.language,
                "wrong": [
                    items[one]
                    for place in each.begins
                    for one in groups[place]
                    if items[one]["number"]
                ],
            }
            for each in paragraphs
        ],
    }


def _language_of_title(view: View) -> str | None:
    """Return the language of the title as published, or None where the page translates it."""
    source = view.index.source
    return source.language if view.title == source.title else None


def _same_place(findings: Sequence[Finding]) -> list[list[int]]:
    """Return the numbers of findings, those of the same words together."""
    groups: dict[tuple[int, int], list[int]] = {}
    for number, each in enumerate(findings):
        groups.setdefault((each.start, each.end), []).append(number)
    return [*groups.values()]


def _item(finding: Finding, sources: Sources) -> dict[str, Any]:
    """Return a finding as the page shows it."""
    of, view, quote = sources.view(finding), sources.locale, finding.quote
    member = sources.member(finding)
    cells = origin_cells(member, view) if member else []
    return {
        "verdict": finding.verdict,
        "sign": _SIGNS[finding.verdict],
        "word": view.word(finding.verdict),
        "kind": finding.kind,
        "text": escape_unsafe(" ".join(finding.text.split())),
        "dataset": finding.dataset,
        "origin": " · ".join(line for each in cells for line in each.lines if line),
        "expected": _line(finding.expected, of) if finding.expected else None,
        "reason": _line(view.say(finding.reason), of) if finding.reason else None,
        "quote": _line(quote, of, of.index.source.language if of else None) if quote else None,
        "paragraph": paragraph_of(finding, of.index) if of else None,
    }


def _counts(findings: Sequence[Finding], view: Locale) -> list[dict[str, str]]:
    """Return of each verdict that is met its sign, how many have it, and its word."""
    found = Counter(each.verdict for each in findings)
    verdicts: tuple[Verdict, ...] = get_args(Verdict)
    return [
        {
            "verdict": each,
            "sign": _SIGNS[each],
            "count": view.number(found[each]),
            "word": view.word(each),
        }
        for each in verdicts
        if found[each]
    ]


def _line(text: str, view: View | None, language: str | None = None) -> Line:
    """Return a text, what is in another language marked as such where a dataset has it."""
    run = Run(escape_unsafe(text), lang=language)
    if view is None:
        return Line((run,))
    return Line((in_language(run, view),)) if language else mark_languages(Line((run,)), view)
