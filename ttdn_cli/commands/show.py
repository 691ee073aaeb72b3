"""`ttdn show`: one record or several, in full."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from ttdn_cli.commands import options
from ttdn_cli.errors import NO

if TYPE_CHECKING:
    from ttdn_cli.evidence.passages import Passage
    from ttdn_cli.facts.texts import Record
    from ttdn_cli.query.lookup import Addition
    from ttdn_cli.query.view import View


def show(
    ids: Annotated[
        list[str], options.ids("ID...", "Ids of the records to show, or a name, number or figure.")
    ],
    form: options.WholeFormat = None,
    json: options.Json = False,
    lang: options.Lang = None,
    data: options.Data = None,
    no_cache: options.NoCache = False,
    evidence: Annotated[
        bool,
        typer.Option(
            "--evidence",
            help="Always on for this command; accepted as in lists.",
            rich_help_panel=options.OUTPUT,
        ),
    ] = False,
    source: Annotated[
        str | None,
        typer.Option(
            "--in",
            metavar="SOURCE",
            help="Show each quote in its sentence, from this text, HTML or Word file.",
            rich_help_panel=options.OUTPUT,
        ),
    ] = None,
) -> None:
    """Print records in full, with their evidence and what refers to them."""
    # The completion of an id loads this module, and does not wait for these.
    from ttdn_cli.commands.printing import open_view, print_answers, tell_unidentified
    from ttdn_cli.query.identify import identify
    from ttdn_cli.query.lookup import show_records

    style = options.format_of(form, json=json)
    view = open_view(data, lang, no_cache=no_cache)
    failed: set[str] = set()
    named = identify(ids, view.index)
    add = _passages_in(source, view, failed) if source and named.ids else None
    if style not in ("table", "cards", "markdown") or named.ids:
        print_answers(style, show_records(named.ids, view, add))
    tell_unidentified(named, view, "show")
    if failed:
        raise typer.Exit(NO)


def _passages_in(source: str, view: View, failed: set[str]) -> Callable[[Record], Addition]:
    """Return what finds the quotes of a record in a text, and notes those that it does not prove.

    Args:
        source: the path of the text.
        view: the dataset.
        failed: takes the ids of records that are asked for and not proven.
    """
    from msgspec import to_builtins

    from ttdn_cli.commands.printing import read_article
    from ttdn_cli.evidence.alignment import align_source
    from ttdn_cli.evidence.passages import find_passages
    from ttdn_cli.evidence.verify import verify
    from ttdn_cli.extraction.figures import Figures
    from ttdn_cli.files import name_of
    from ttdn_cli.query.lookup import Addition
    from ttdn_cli.query.view import Cell
    from ttdn_cli.render import terminal
    from ttdn_cli.render.verification import say_unrecognized
    from ttdn_cli.text.canonical import Canonical

    article = read_article(source)
    text = Canonical(article.text)
    alignment, figures = align_source(text, view.index.source), Figures(text)
    report = verify(view.index, text, name_of(source), article)
    if not report.recognized:
        terminal.warn(say_unrecognized(report, view))
    unproven = {each.id for each in report.results if each.status in ("missing", "unproven")}

    def add(record: Record) -> Addition:
        found = find_passages(record, text, alignment, figures, article)
        if record.id in unproven or any(each.status == "missing" for each in found):
            failed.add(record.id)
        lines = Cell(tuple(_line(each, view) for each in found))
        heading = view.both("Trong văn bản", "In the text")
        return Addition(heading, lines, "passages", to_builtins(found))

    return add


def _line(passage: Passage, view: View) -> str:
    place = passage.found_paragraph or passage.paragraph
    if passage.status == "missing":
        what = f"{view.word(passage.status)}: “{passage.quote}”"
        if passage.left_out:
            part = view.word(passage.left_out)
            what += view.both(f" (có trong phần bỏ qua: {part})", f" (but left out: {part})")
    else:
        what = f"“{passage.before}»{passage.quote}«{passage.after}”"
    return view.both(f"đoạn {place}: {what}", f"para. {place}: {what}")
