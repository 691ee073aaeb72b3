"""One self-contained page with every fact of a speech, in both languages."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from ttdn_cli.errors import TargetError
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.source import Correction
from ttdn_cli.query.answers import source_of
from ttdn_cli.query.view import Line, Run, View
from ttdn_cli.share.atomic import STANDARD_OUTPUT
from ttdn_cli.share.export.jsonld import event_graph
from ttdn_cli.share.report.beside import Beside
from ttdn_cli.share.report.citations import citations
from ttdn_cli.share.report.entries import SECTIONS, line_of, part_of
from ttdn_cli.share.report.languages import in_language
from ttdn_cli.share.report.opening import opening_of
from ttdn_cli.share.report.phrases import phrases
from ttdn_cli.share.report.searched import searched
from ttdn_cli.share.templates import css_string, render_page
from ttdn_cli.text.locales import Language
from ttdn_cli.text.messages import message
from ttdn_cli.text.unicode import capitalize_first, shorten

_BY_SCRIPTS = (
    *("citation", "clear", "copied", "copy", "found", "in_text", "link", "near", "none"),
    *("paragraph", "plain", "quote", "refused", "search"),
)
_STYLES = ("bar", "report", "print")
_SCRIPTS = ("words", "search", "marks", "copying", "report")


_MANY_FACTS = 300
"""From so many on a browser would take a second or more to draw what nobody looks at."""

_LONGEST_TITLE = 90
"""Characters that fit in the margin of a page of A4, at 9 pt."""


def check_ending(target: str) -> None:
    """Check that a browser would open a file of that name as a page.

    Raises:
        TargetError: if it ends neither in `.html` nor in `.htm`, and is not standard output.
    """
    if target != STANDARD_OUTPUT and PurePath(target).suffix.lower() not in (".html", ".htm"):
        raise TargetError(target, message("reports are HTML files. Use a name that ends in .html."))


def page(
    index: Index, first: Language, beside: Beside | None = None, above: str | None = None
) -> str:
    """Return the page as HTML; the same values make the same text.

    Args:
        index: the dataset.
        first: the language that comes first and is shown where there is a choice.
        beside: the published text that was read in this run, or None without it.
        above: the file of the page that leads to this one, or None without it.
    """
    views = [View(index, each) for each in dict.fromkeys((first, *Language))]
    editions = [_edition(each, beside) for each in views]
    read = ("reading",) if beside else ()
    led = ("above",) if above else ()
    return render_page(
        "report/report.html.j2",
        styles=("base.css", *(f"report/{each}.css" for each in (*_STYLES, *led, *read))),
        own_style="".join(map(_running_title, editions)),
        scripts=tuple(f"report/{each}.js" for each in (*_SCRIPTS, *read)),
        editions=editions,
        source=index.source,
        data=event_graph(index),
        searched=searched(index),
        citations={each.language.value: citations(each) for each in views},
        said={each["lang"]: _said_by_scripts(each) for each in editions},
        beside=beside,
        above=above,
        many=len(index.records) >= _MANY_FACTS,
    )


def _said_by_scripts(edition: dict[str, Any]) -> dict[str, str]:
    """Return what only the scripts of the page say: the title of its tab, and some words."""
    return {"tab": edition["opening"]["tab"]} | {
        each: edition["words"][each] for each in _BY_SCRIPTS
    }


def _edition(view: View, beside: Beside | None) -> dict[str, Any]:
    """Return the content of the page in the language of a view; its first part is the event."""
    first, *others = (part_of(each, view, beside) for each in SECTIONS)
    return {
        "lang": view.language.value,
        "words": phrases(view),
        "opening": opening_of(view, beside),
        "source": _source(view),
        "event": first["groups"][0][1][0] if first["groups"] else None,
        "about_event": first["title"],
        "unproven": beside.mark.unproven if beside else frozenset(),
        "example": next(iter(view.index.records), None),
        "parts": [each for each in others if each["groups"] or each["line"]],
        "corrections": [_correction(each, view) for each in view.index.dataset.corrections],
    }


def _running_title(edition: dict[str, Any]) -> str:
    """Return the style that prints a short title on all pages but the first of an edition."""
    lang, title = edition["lang"], css_string(shorten(edition["opening"]["tab"], _LONGEST_TITLE))
    return (
        f"@media print {{ :root[lang={lang}] body {{ page: {lang}; }}\n"
        f"  @page {lang} {{ @top-left {{ content: {title}; }} }}\n"
        f"  @page {lang}:first {{ @top-left {{ content: none; }} }} }}\n"
    )


def _source(view: View) -> Line:
    """Return from which text the facts are; the publisher's name is in the language of the text."""
    source, said = view.index.source, capitalize_first(source_of(view))
    before, name, after = said.rpartition(source.publisher or said)
    runs = [*line_of(Run(before), view).runs, Run(name, lang=source.language), Run(after)]
    if not source.publisher:
        return line_of(Run(said), view)
    return Line(tuple(in_language(each, view) for each in runs if each.text))


def _correction(correction: Correction, view: View) -> tuple[str, Line, str, Line]:
    """Return the day of a correction, its record, what that said and why it was changed."""
    record, note = Run("", correction.record), Run(view.say(correction.note))
    return view.date(correction.date), line_of(record, view), correction.was, line_of(note, view)
