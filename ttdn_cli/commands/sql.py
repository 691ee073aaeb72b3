"""`ttdn sql`: one question in SQL over the facts of datasets."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from ttdn_cli.commands import options
from ttdn_cli.commands.many import end_strictly, open_many
from ttdn_cli.commands.printing import rendered
from ttdn_cli.corpus.database.answers import Peeked, answer_of, examples, tables_of
from ttdn_cli.corpus.database.opening import asked_of
from ttdn_cli.corpus.database.sql import Result, ask, plan
from ttdn_cli.corpus.database.waiting import watched
from ttdn_cli.errors import NothingError
from ttdn_cli.files import bundled
from ttdn_cli.query.view import View
from ttdn_cli.render.formats import FOR_PEOPLE
from ttdn_cli.render.terminal import warn, write
from ttdn_cli.text.locales import Locale
from ttdn_cli.text.messages import message, spoken
from ttdn_cli.text.unicode import decode_argument, nfc

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from ttdn_cli.corpus.corpus import Corpus
    from ttdn_cli.render.formats import Format


def sql(
    query: Annotated[
        str | None,
        typer.Argument(
            metavar="[QUERY]",
            help="One statement: SELECT, WITH, FROM or DESCRIBE. Without it, list the tables.",
        ),
    ] = None,
    explain: Annotated[
        bool,
        typer.Option(
            "--explain",
            help="Print how DuckDB would answer, and do not ask.",
            rich_help_panel=options.OUTPUT,
        ),
    ] = False,
    form: options.AnyFormat = None,
    json: options.Json = False,
    bom: options.Bom = False,
    lang: options.Lang = None,
    data: options.Datasets = None,
    no_cache: options.NoCache = False,
    strict: options.Strict = False,
) -> None:
    """Print the answer to a question in SQL, or without one the tables that can be asked."""
    style = options.format_of(form, json=json, bom=bom)
    if explain and (query is None or form or json):
        raise typer.BadParameter(message("--explain needs a question, and no format."))
    locale = Locale(lang or spoken())
    if query is None:
        write(rendered(style, tables_of(locale), bom=bom))
        if style in FOR_PEOPLE:
            _print_examples(locale)
        return
    corpus = open_many(data or [str(bundled())], no_cache=no_cache)
    asked = nfc(decode_argument(query))
    if explain:
        with asked_of(corpus, lambda connection: plan(asked, connection)) as said:
            write([said])
        found = True
    else:
        view = View(next(iter(corpus)).index(), locale.language)
        with asked_of(corpus, lambda connection: _asked(asked, connection)) as (result, peeked):
            found = _print(result, peeked, corpus, view, style, bom=bom)
    file = corpus.name if data else message("the dataset")
    failed = None if found else NothingError(message("rows"), file, ())
    end_strictly(corpus, strict=strict, failed=failed)


def _asked(query: str, connection: DuckDBPyConnection) -> tuple[Result, Peeked]:
    with watched(connection):
        result = ask(query, connection)
        return result, Peeked(result.rows)


def _print(
    result: Result, peeked: Peeked, corpus: Corpus, view: View, style: Format, *, bom: bool
) -> bool:
    """Print an answer, and return whether it has rows."""
    cut = peeked.more and style in FOR_PEOPLE and sys.stdout.isatty()
    rows = peeked.first if cut else peeked.every()
    write(rendered(style, answer_of(result, rows, peeked, corpus, view), bom=bom))
    if cut:
        many = view.number(len(peeked.first))
        warn(message("Only the first {many} rows. For all, add --format csv.", many=many))
    return bool(peeked.first)


def _print_examples(locale: Locale) -> None:
    said = (f'  ttdn sql "{each}"\n' for each in examples(locale.language))
    write([f"\n{locale.message('Examples:')}\n", *said])
