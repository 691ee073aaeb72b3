"""The Typer app: options and subcommands, nothing else."""

from __future__ import annotations

import inspect
import os
import sys
from collections.abc import Callable
from typing import Annotated, Any

import typer

from ttdn_cli import article, screen
from ttdn_cli.alignment import align
from ttdn_cli.answers import Answer, listing, nearest, whole
from ttdn_cli.canonical import Canonical
from ttdn_cli.dataset import bundled, load
from ttdn_cli.errors import CANNOT, NO, DatasetError, NoSuchIdError, NothingError
from ttdn_cli.evidence import Passage, passages
from ttdn_cli.evidence import verify as verified
from ttdn_cli.files import STANDARD_INPUT, name_of
from ttdn_cli.index import Index
from ttdn_cli.language import Language, of_locale
from ttdn_cli.proofs import invalid, proof, valid
from ttdn_cli.records import Record
from ttdn_cli.render import render
from ttdn_cli.schema import schema_text
from ttdn_cli.sections import SECTIONS, Section
from ttdn_cli.suggest import Command, Group, one_of
from ttdn_cli.view import View

app = typer.Typer(
    cls=Group,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

JsonOption = Annotated[
    bool, typer.Option("--json", help="JSON for programs, the same whatever the terminal.")
]
LangOption = Annotated[
    Language | None,
    typer.Option(
        "--lang",
        envvar="TTDN_LANG",
        case_sensitive=False,
        help="Language of the table; by default the locale's if it is Vietnamese, else English.",
    ),
]
DataOption = Annotated[
    str | None,
    typer.Option(
        "--data",
        metavar="PATH",
        envvar="TTDN_DATA",
        help="Dataset to read, - for standard input; by default the one that comes with ttdn.",
    ),
]
EvidenceOption = Annotated[
    bool, typer.Option("--evidence", help="Add paragraph and quote to the table.")
]


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"ttdn {version('ttdn-cli')}")
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
        typer.echo(context.get_help())


def _view(lang: Language | None, data: str | None) -> View:
    return View(Index(load(data)), lang or of_locale(os.environ))


def _print(*answers: Answer, json: bool) -> None:
    target = screen.of(sys.stdout, os.environ)
    if json:
        screen.write(render("json", answers[0], target))
        return
    tables = ["".join(render("table", answer, target)).strip("\n") for answer in answers]
    screen.write(["\n\n".join(table for table in tables if table) + "\n" * any(tables)])


def _listing_command(section: Section) -> Callable[..., None]:
    def run(
        choice: Any = None,
        json: JsonOption = False,
        lang: LangOption = None,
        data: DataOption = None,
        evidence: EvidenceOption = False,
    ) -> None:
        view = _view(lang, data)
        records = section.chosen(view.index, choice)
        _print(listing(section, records, view, evidence=evidence), json=json)
        if not records:
            what = section.noun[1].en + (f" of the {section.choice} {choice!r}" if choice else "")
            raise NothingError(what, data or "the dataset")

    return _with_choice(run, section)


def _with_choice(run: Callable[..., None], section: Section) -> Callable[..., None]:
    """Give a listing command the argument that its section has, or none."""
    signature = inspect.signature(run, eval_str=True)
    parameters = dict(signature.parameters)
    choice = parameters.pop("choice")
    run.__annotations__ = {name: each.annotation for name, each in parameters.items()}
    if section.choice:
        values = section.choices()
        # Not a type of these values: their list in the help would be broken within words.
        argument = typer.Argument(
            metavar=f"[{section.choice.upper()}]",
            help=f"Only these: {', '.join(values)}.",
            callback=lambda value: one_of(values, value),
            autocompletion=lambda: list(values),
        )
        annotation = Annotated[str | None, argument]
        run.__annotations__["choice"] = annotation
        parameters = {"choice": choice.replace(annotation=annotation), **parameters}
    run.__signature__ = signature.replace(parameters=list(parameters.values()))  # type: ignore
    return run


for _section in SECTIONS:
    app.command(
        _section.command,
        cls=Command,
        rich_help_panel="Facts",
        help=f"{_section.purpose}\n\nExample: {_section.example}",
    )(_listing_command(_section))


def _reader(source: str, index: Index) -> Callable[[Record], list[Passage]]:
    text = Canonical(article.read(source))
    alignment = align(text, index.dataset.source.fingerprints)
    return lambda record: passages(record, text, alignment)


@app.command(cls=Command, rich_help_panel="Find")
def show(
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="The records to show.")],
    json: JsonOption = False,
    lang: LangOption = None,
    data: DataOption = None,
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
    view = _view(lang, data)
    answer, unknown = whole(ids, view, _reader(source, view.index) if source else None)
    if json or len(unknown) < len(ids):
        _print(answer, json=json)
    if unknown:
        raise NoSuchIdError({id_: nearest(id_, view.index) for id_ in unknown})


@app.command(cls=Command, rich_help_panel="Trust")
def verify(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="Text or HTML, - for stdin.")],
    every: Annotated[bool, typer.Option("--all", help="List every quote.")] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Fail on uncovered items and changed paragraphs too.")
    ] = False,
    json: JsonOption = False,
    lang: LangOption = None,
    data: DataOption = None,
) -> None:
    """Prove every fact against the published text.

    Example: ttdn verify article.html
    """
    if source == data == STANDARD_INPUT:
        raise typer.BadParameter("SOURCE and --data cannot both be standard input")
    view = _view(lang, data)
    report = verified(view.index, Canonical(article.read(source)), name_of(source))
    _print(*proof(report, view, every=every), json=json)
    if not report.passed or (strict and (report.uncovered or not report.same_text)):
        raise typer.Exit(NO)


@app.command(cls=Command, rich_help_panel="Trust")
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
    try:
        dataset = load(file, quotes=True)
    except DatasetError as error:
        if json:
            _print(invalid(error), json=True)
        else:
            screen.write(f"{line}\n" for line in error.lines())
        raise typer.Exit(CANNOT) from None
    name = name_of(file or bundled())
    _print(valid(name, View(Index(dataset), lang or of_locale(os.environ))), json=json)


@app.command(cls=Command, rich_help_panel="Trust")
def schema() -> None:
    """Print the JSON Schema of a dataset, for editors and validators.

    Example: ttdn schema > schema.json
    """
    screen.write([schema_text()])
