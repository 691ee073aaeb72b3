"""One self-contained page of articles, with what a check found marked where it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any, get_args

from ttdn_cli.checking.findings import Finding, Verdict
from ttdn_cli.checking.quotes import paragraph_of
from ttdn_cli.extraction.passages import normalize_source
from ttdn_cli.facts.index import Index
from ttdn_cli.query.answers import title_of_source, word_of_source
from ttdn_cli.query.view import Line, Run, View
from ttdn_cli.share.annotations.checked import Checked
from ttdn_cli.share.annotations.marks import mark
from ttdn_cli.share.annotations.places import path_of
from ttdn_cli.share.cite.findings import footnote_of
from ttdn_cli.share.report.languages import in_language, mark_languages
from ttdn_cli.share.templates import render_page
from ttdn_cli.text.locales import Language
from ttdn_cli.text.unicode import escape_unsafe

_SIGNS: dict[Verdict, str] = {
    "confirmed": "✓",
    "consistent": "≈",
    "contradicted": "✗",
    "not_in_source": "?",
    "unreadable": "○",
}
"""Stand before what is marked, so that colour is not all that tells them apart."""


def page(checked: Sequence[Checked], index: Index, language: Language) -> str:
    """Return the page as HTML, in one language; it has no script and loads nothing.

    Args:
        checked: the articles.
        index: the dataset that was asked.
        language: of the page; the articles stay in theirs.
    """
    view, numbers = View(index, language), count(1)
    articles = [_article(each, view, f"a{n}", numbers) for n, each in enumerate(checked, 1)]
    every = [finding for each in checked for finding in each.report.findings]
    return render_page(
        "annotations/page.html.j2",
        styles=("base.css", "annotations/page.css"),
        lang=language.value,
        word=word_of_source(view),
        source=_line(title_of_source(view), view, _language_of_title(view)),
        articles=articles,
        recognized=all(each.report.recognized for each in checked),
        counts=_counts(every, view),
        contradicted=view.number(sum(each.verdict == "contradicted" for each in every)),
        total=view.number(len(every)),
    )


def _article(checked: Checked, view: View, key: str, numbers: Iterator[int]) -> dict[str, Any]:
    findings, footnote = checked.report.findings, footnote_of(view)
    items = [
        _item(each, view) | {"id": f"{key}-{place}", "number": None, "language": ""}
        for place, each in enumerate(findings, 1)
    ]
    for item, each in zip(items, findings, strict=True):
        if each.verdict == "contradicted":
            item |= {"number": next(numbers), "footnote": _line(footnote(each), view)}
    paragraphs = list(mark(normalize_source(checked.article.text), findings))
    for paragraph in paragraphs:
        for place in paragraph.begins:
            items[place]["language"] = paragraph.language
    return {
        "id": key,
        "name": escape_unsafe(path_of(checked.name)),
        "recognized": checked.report.recognized,
        "contradicted": view.number(checked.report.counts["contradicted"]),
        "total": view.number(len(findings)),
        "counts": _counts(findings, view),
        "items": items,
        "paragraphs": [
            {
                "pieces": each.pieces,
                "language": each.language,
                "wrong": [items[place] for place in each.begins if items[place]["number"]],
            }
            for each in paragraphs
        ],
    }


def _language_of_title(view: View) -> str | None:
    """Return the language of the title as published, or None where the page translates it."""
    source = view.index.source
    return source.language if view.title == source.title else None


def _item(finding: Finding, view: View) -> dict[str, Any]:
    """Return a finding as the page shows it."""
    language, quote = view.index.source.language, finding.quote
    return {
        "verdict": finding.verdict,
        "sign": _SIGNS[finding.verdict],
        "word": view.word(finding.verdict),
        "kind": finding.kind,
        "text": escape_unsafe(" ".join(finding.text.split())),
        "expected": _line(finding.expected, view) if finding.expected else None,
        "reason": _line(view.say(finding.reason), view) if finding.reason else None,
        "quote": _line(quote, view, language) if quote else None,
        "paragraph": paragraph_of(finding, view.index),
    }


def _counts(findings: Sequence[Finding], view: View) -> list[dict[str, str]]:
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


def _line(text: str, view: View, language: str | None = None) -> Line:
    """Return a text, what is in another language marked as such."""
    run = Run(escape_unsafe(text), lang=language)
    return Line((in_language(run, view),)) if language else mark_languages(Line((run,)), view)
