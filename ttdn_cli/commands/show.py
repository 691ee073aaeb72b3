"""`ttdn show`: one record or several, in full."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from ttdn_cli.commands import options
from ttdn_cli.commands.options import one_of_data
from ttdn_cli.errors import NO
from ttdn_cli.text.messages import message

if TYPE_CHECKING:
    from ttdn_cli.evidence.passages import Passage, Sentence
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
    data: options.Datasets = None,
    no_cache: options.NoCache = False,
    strict: options.Strict = False,
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
    from ttdn_cli.query.answers import address_of_text
    from ttdn_cli.query.identify import identify
    from ttdn_cli.query.lookup import show_records
    from ttdn_cli.render.terminal import warn
    from ttdn_cli.text.unicode import capitalize_first

    style = options.format_of(form, json=json)
    path, several = one_of_data(data)
    if several:
        from ttdn_cli.commands.many_show import show_many

        if source:
            raise typer.BadParameter(message("--in needs one dataset. Give its file to --data."))
        show_many(data or (), ids, style, lang, no_cache=no_cache, strict=strict)
        return
    view = open_view(path, lang, no_cache=no_cache)
    failed: set[str] = set()
    named = identify(ids, view.index)
    add = _passages_in(source, view, failed) if source and named.ids else None
    if style not in ("table", "cards", "markdown") or named.ids:
        print_answers(style, show_records(named.ids, view, add))
    tell_unidentified(named, view, "show")
    if failed:
        # Whoever has another text looks for this one.
        warn(capitalize_first(f"{address_of_text(view)}."))
        raise typer.Exit(NO)


def _passages_in(source: str, view: View, failed: set[str]) -> Callable[[Record], Addition]:
    """Return what finds the quotes of a record in a text, and notes those that it does not prove.

    Args:
        source: the path of the text.
        view: the dataset.
        failed: takes the ids of records that are asked for and not proven.
    """
    from msgspec import to_builtins

    from ttdn_cli.commands.printing import read_source
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

    article = read_source(source)
    text = Canonical(article.text)
    alignment, figures = align_source(text, view.index.source), Figures(text)
    report = verify(view.index, text, name_of(source), article)
    if not report.recognized:
        terminal.warn(say_unrecognized(report, view))
    unproven = {each.id for each in report.results if each.status in ("missing", "unproven")}

    def add(record: Record) -> Addition:
        passages, sentences = find_passages(record, text, alignment, figures, article)
        if record.id in unproven or any(each.status == "missing" for each in passages):
            failed.add(record.id)
        lines = [_marked(each, view) for each in sentences]
        lines += [_missing(each, view) for each in passages if each.status == "missing"]
        heading = view.message("In the text")
        return Addition(heading, Cell(tuple(lines)), "passages", to_builtins(passages))

    return add


def _marked(sentence: Sentence, view: View) -> str:
    """Return a sentence with each quote in it marked."""
    said = "".join(f"»{part}«" if quoted else part for part, quoted in sentence.parts)
    if sentence.paragraph is None:
        return f"“{said}”"
    said = f"{sentence.paragraph}: “{said}”"
    return view.message("para. {quote}", quote=said)


def _missing(passage: Passage, view: View) -> str:
    """Return that a quote is not in the text, or in a part that is none of it."""
    said = f"{passage.paragraph}: {view.word(passage.status)}: “{passage.quote}”"
    if passage.left_out:
        part = view.word(passage.left_out)
        said = view.message("{quote} (but left out: {part})", quote=said, part=part)
    return view.message("para. {quote}", quote=said)
