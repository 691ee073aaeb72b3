"""The Typer app: its subcommands, nothing else.

What a command alone needs is imported in it, so that no other command waits for that.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Annotated, cast

import typer

from ttdn_cli import __version__
from ttdn_cli.commands import completion
from ttdn_cli.commands.options import (
    BomOption,
    DataOption,
    EvidenceOption,
    FieldsOption,
    ForceOption,
    FormatOption,
    JsonOption,
    LangOption,
    LimitOption,
    NoCacheOption,
    SortOption,
    StyleOption,
    WhereOption,
    WholeFormatOption,
    with_options_of,
)
from ttdn_cli.commands.usage import Command, Group, one_of
from ttdn_cli.errors import CANNOT, NO, DatasetError, NoSuchIdError, NothingError, TtdnError
from ttdn_cli.facts.loader import Opened
from ttdn_cli.files import STANDARD_INPUT, name_of
from ttdn_cli.query.listings import LISTINGS, SECTION_NAMES, Listing
from ttdn_cli.render import terminal as screen
from ttdn_cli.render.formats import Format, render
from ttdn_cli.text.locales import Language, of_locale

if TYPE_CHECKING:
    from ttdn_cli.evidence.verify import Passage
    from ttdn_cli.facts.index import Index
    from ttdn_cli.facts.records import Record
    from ttdn_cli.query.answers import Answer
    from ttdn_cli.query.view import View
    from ttdn_cli.text.values import CitationStyle

app = typer.Typer(
    cls=Group,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"ttdn {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def top(
    context: typer.Context,
    show_version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """The facts of one speech on Viet Nam's external information, each with its evidence."""
    if context.invoked_subcommand is None:
        from ttdn_cli.commands.overview import overview

        lang = one_of([*Language], os.environ.get("TTDN_LANG", "").lower() or None)
        opened = Opened(os.environ.get("TTDN_DATA") or None)
        _print("table", *overview(_view(Language(lang) if lang else None, opened)))


def _view(lang: Language | None, opened: Opened) -> View:
    from ttdn_cli.facts.index import Index
    from ttdn_cli.query.view import View

    return View(Index(opened.dataset), lang or of_locale(os.environ))


def _format(form: str | None, *, json: bool, bom: bool = False) -> Format:
    """Return the format that the options ask for."""
    if json and form not in (None, "json"):
        raise typer.BadParameter(f"--json and --format {form} ask for different things")
    if bom and form not in ("csv", "tsv"):
        raise typer.BadParameter("--bom is for --format csv and tsv")
    return cast(Format, form or ("json" if json else "table"))


def _rendered(style: Format, *answers: Answer, bom: bool = False) -> Iterator[str]:
    target = screen.of(sys.stdout, os.environ)
    if style == "table":
        return screen.apart(render("table", answer, target) for answer in answers)
    return chain(["\ufeff"] * bom, render(style, answers[0], target))


def _print(style: Format, *answers: Answer, bom: bool = False) -> None:
    screen.write(_rendered(style, *answers, bom=bom))


def _listing_command(listing: Listing) -> Callable[..., None]:
    def run(
        choice: str | None = None,
        where: WhereOption = None,
        sort: SortOption = None,
        limit: LimitOption = None,
        fields: FieldsOption = None,
        form: FormatOption = None,
        json: JsonOption = False,
        bom: BomOption = False,
        lang: LangOption = None,
        data: DataOption = None,
        no_cache: NoCacheOption = False,
        evidence: EvidenceOption = False,
    ) -> None:
        style = _format(form, json=json, bom=bom)
        opened = Opened(data, cached=not no_cache)
        asks = where or any(each is not None for each in (choice, sort, limit, fields))
        copy = f"{listing.command}.json" if style == "json" and not asks else None
        if copy and (text := opened.text(copy)):
            screen.write([text])
            return

        from ttdn_cli.query.answers import listing as answer_of
        from ttdn_cli.query.filters import chosen, hint, parse
        from ttdn_cli.query.sections import BY_NAME

        section = BY_NAME[listing.key]
        query = parse(section, where or (), sort, limit)
        selected = chosen(fields, section)
        view = _view(lang, opened)
        records = query.of(section.chosen(view.index, choice), view.index)
        answer = answer_of(section, records, view, fields=selected, evidence=evidence)
        chunks = _rendered(style, answer, bom=bom)
        screen.write(opened.keeping(copy, chunks) if copy and records else chunks)
        if not records:
            raise NothingError(
                section.noun[1].en + (f" of the {listing.choice} {choice!r}" if choice else ""),
                data or "the dataset",
                where or (),
                hint(query),
            )

    return with_options_of(listing, run)


for _listing in LISTINGS:
    app.command(
        _listing.command,
        cls=Command,
        rich_help_panel="Facts",
        help=f"{_listing.purpose}\n\nExample: {_listing.example}",
    )(_listing_command(_listing))


def _reader(source: str, index: Index) -> Callable[[Record], list[Passage]]:
    from ttdn_cli.evidence import article
    from ttdn_cli.evidence.alignment import align
    from ttdn_cli.evidence.verify import passages
    from ttdn_cli.text.canonical import Canonical

    text = Canonical(article.read(source))
    alignment = align(text, index.source.fingerprints)
    return lambda record: passages(record, text, alignment)


@app.command("search", cls=Command, rich_help_panel="Find")
def search_command(
    text: Annotated[list[str], typer.Argument(metavar="TEXT...", help="All of these words.")],
    section: Annotated[
        str | None,
        typer.Option(
            "--section",
            metavar="SECTION",
            help=f"Only in one of {', '.join(each.key for each in LISTINGS)}.",
            callback=lambda value: one_of(SECTION_NAMES, value),
            autocompletion=lambda: list(SECTION_NAMES),
        ),
    ] = None,
    limit: LimitOption = None,
    form: FormatOption = None,
    json: JsonOption = False,
    bom: BomOption = False,
    lang: LangOption = None,
    data: DataOption = None,
    no_cache: NoCacheOption = False,
) -> None:
    """Every record with all of the words, diacritics or not.

    Example: ttdn search hoai nam
    """
    from ttdn_cli.query.search import found, search, words_of
    from ttdn_cli.query.sections import BY_NAME

    style = _format(form, json=json, bom=bom)
    words = words_of(text)
    if not words:
        raise typer.BadParameter("there is no word to look for")
    view = _view(lang, Opened(data, cached=not no_cache))
    hits = search(words, view.index, BY_NAME[section] if section else None)
    _print(style, found(hits, words, view, limit), bom=bom)
    if not hits:
        raise NothingError("record", data or "the dataset", words)


@app.command("show", cls=Command, rich_help_panel="Find")
def show(
    ids: Annotated[
        list[str],
        typer.Argument(metavar="ID...", help="The records to show.", autocompletion=completion.ids),
    ],
    form: WholeFormatOption = None,
    json: JsonOption = False,
    lang: LangOption = None,
    data: DataOption = None,
    no_cache: NoCacheOption = False,
    evidence: Annotated[
        bool, typer.Option("--evidence", help="Taken as everywhere; it is always shown here.")
    ] = False,
    source: Annotated[
        str | None,
        typer.Option(
            "--in", metavar="SOURCE", help="Show the sentences around the quotes in this text."
        ),
    ] = None,
) -> None:
    """Records whole, with their evidence and what refers to them.

    Example: ttdn show kl-57-2023 --lang vi
    """
    from ttdn_cli.query.answers import nearest, whole

    style = _format(form, json=json)
    view = _view(lang, Opened(data, cached=not no_cache))
    answer, unknown = whole(ids, view, _reader(source, view.index) if source else None)
    if style not in ("table", "markdown") or len(unknown) < len(ids):
        _print(style, answer)
    if unknown:
        raise NoSuchIdError({id_: nearest(id_, view.index) for id_ in unknown})


@app.command("verify", cls=Command, rich_help_panel="Trust")
def verify(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="Text or HTML, - for stdin.")],
    every: Annotated[bool, typer.Option("--all", help="List every quote.")] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Fail on uncovered items and changed paragraphs too.")
    ] = False,
    json: JsonOption = False,
    lang: LangOption = None,
    data: DataOption = None,
    no_cache: NoCacheOption = False,
) -> None:
    """Prove every fact against the published text.

    Example: ttdn verify article.html
    """
    if source == data == STANDARD_INPUT:
        raise typer.BadParameter("SOURCE and --data cannot both be standard input")

    from ttdn_cli.evidence import article
    from ttdn_cli.evidence.verify import verify as verified
    from ttdn_cli.render.verification import proof
    from ttdn_cli.text.canonical import Canonical

    view = _view(lang, Opened(data, cached=not no_cache))
    report = verified(view.index, Canonical(article.read(source)), name_of(source))
    _print(_format(None, json=json), *proof(report, view, every=every))
    if not report.passed or (strict and (report.uncovered or not report.same_text)):
        raise typer.Exit(NO)


@app.command("validate", cls=Command, rich_help_panel="Trust")
def validate(
    file: Annotated[
        str | None,
        typer.Argument(metavar="[FILE]", envvar="TTDN_DATA", help="Dataset, - for stdin."),
    ] = None,
    json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    """Say all that is wrong with a dataset, each with its place.

    Example: ttdn validate other.yaml
    """
    from ttdn_cli.facts.index import Index
    from ttdn_cli.query.view import View
    from ttdn_cli.render.verification import invalid, valid

    opened = Opened(file)
    try:
        dataset = opened.checked(quotes=True)
    except DatasetError as error:
        if json:
            _print("json", invalid(error))
        else:
            screen.write(f"{line}\n" for line in error.lines())
        raise typer.Exit(CANNOT) from None
    view = View(Index(dataset), lang or of_locale(os.environ))
    _print(_format(None, json=json), valid(opened.name, view))


def _commands_with_json() -> list[str]:
    from ttdn_cli.render.output_schema import commands

    return commands()


@app.command("schema", cls=Command, rich_help_panel="Trust")
def schema(
    of: Annotated[
        str | None,
        typer.Option(
            "--of",
            metavar="COMMAND",
            help="The JSON Schema of what this command prints as JSON.",
            callback=lambda value: one_of(_commands_with_json(), value),
            autocompletion=_commands_with_json,
        ),
    ] = None,
) -> None:
    """Print the JSON Schema of a dataset, or of a command's JSON.

    Example: ttdn schema --of stats > stats.schema.json
    """
    from ttdn_cli.facts.schema import as_text, dataset_schema
    from ttdn_cli.render.output_schema import output_schema

    screen.write([as_text(output_schema(of) if of else dataset_schema())])


@app.command("report", cls=Command, rich_help_panel="Share")
def report(
    out: Annotated[str, typer.Argument(metavar="OUT", help="An .html file, - for stdout.")],
    force: ForceOption = False,
    lang: LangOption = None,
    data: DataOption = None,
    no_cache: NoCacheOption = False,
) -> None:
    """One page with all of it, to read, print and send.

    Example: ttdn report speech.html
    """
    from ttdn_cli.share.atomic import STANDARD_OUTPUT, replacing
    from ttdn_cli.share.report.page import check_ending, page

    check_ending(out)
    view = _view(lang, Opened(data, cached=not no_cache))
    text = page(view.index, view.language)
    if out == STANDARD_OUTPUT:
        screen.write([text])
        return
    with replacing(out, force=force) as path:
        path.write_text(text, encoding="utf-8", newline="\n")
    screen.tell(f"Wrote {out}. Open it in a browser to read, search and print it.")


def _export_formats() -> tuple[str, ...]:
    from ttdn_cli.share.export.formats import FORMATS

    return FORMATS


@app.command("export", cls=Command, rich_help_panel="Share")
def export_command(
    out: Annotated[
        str,
        typer.Argument(
            metavar="OUT",
            help="A .db, .sqlite, .xlsx or .jsonld file; without ending a folder; - for stdout.",
        ),
    ],
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="FORMAT",
            help="One of db, package, xlsx, jsonld, whatever the ending.",
            callback=lambda value: None if value is None else one_of(_export_formats(), value),
            autocompletion=lambda: list(_export_formats()),
        ),
    ] = None,
    force: ForceOption = False,
    lang: LangOption = None,
    data: DataOption = None,
    no_cache: NoCacheOption = False,
) -> None:
    """A database, a Data Package, a workbook or JSON-LD, for other tools.

    Example: ttdn export facts.db
    """
    from ttdn_cli.share.atomic import STANDARD_OUTPUT, replacing
    from ttdn_cli.share.export.data_package import package
    from ttdn_cli.share.export.formats import ExportFormat, file_content, format_of

    form = cast(ExportFormat, to) if to else format_of(out)
    view = _view(lang, Opened(data, cached=not no_cache))
    if out == STANDARD_OUTPUT:
        if form == "package":
            raise TtdnError("Cannot write a Data Package to standard output. Use a folder name.")
        if form != "jsonld" and sys.stdout.isatty():
            use = "Use a file name, or redirect standard output."
            raise TtdnError(f"Cannot write {form} to a terminal. {use}")
        screen.write_bytes(file_content(form, view))
        return
    with replacing(out, force=force, folder=form == "package") as path:
        if form == "package":
            for name, content in package(view.index):
                (path / name).write_bytes(content)
        else:
            path.write_bytes(file_content(form, view))


@app.command("cite", cls=Command, rich_help_panel="Share")
def cite(
    ids: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ID...]",
            help="The records to cite; without any, the speech itself.",
            autocompletion=completion.ids,
        ),
    ] = None,
    style: StyleOption = "text",
    lang: LangOption = None,
    data: DataOption = None,
    no_cache: NoCacheOption = False,
) -> None:
    """Cite the speech, a document, or where in the speech a fact stands.

    Example: ttdn cite kl-57-2023 --style bibtex
    """
    from ttdn_cli.query.answers import nearest
    from ttdn_cli.share.cite.citation import cite as cited
    from ttdn_cli.share.cite.styles import format_citations

    view = _view(lang, Opened(data, cached=not no_cache))
    citations, unknown = cited(ids or (), view.index)
    screen.write([format_citations(cast("CitationStyle", style), citations, view)])
    if unknown:
        raise NoSuchIdError({id_: nearest(id_, view.index) for id_ in unknown})
