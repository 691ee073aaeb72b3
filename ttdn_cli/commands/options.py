"""The options that commands share: one spelling and one meaning everywhere."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from typing import Annotated, Any, get_args

import typer

from ttdn_cli.commands.completion import field_names
from ttdn_cli.commands.usage import one_of
from ttdn_cli.query.listings import Listing
from ttdn_cli.render.formats import Format
from ttdn_cli.share.cite.styles import CitationStyle
from ttdn_cli.text.locales import Language


def _format_option(*formats: str) -> Any:
    return _one_of_option(formats, "--format", "-f", metavar="FORMAT")


def _one_of_option(values: Sequence[str], *names: str, metavar: str) -> Any:
    return typer.Option(
        *names,
        metavar=metavar,
        help=f"One of {', '.join(values)}.",
        callback=lambda value: one_of(values, value),
        autocompletion=lambda: list(values),
    )


WhereOption = Annotated[
    list[str] | None,
    typer.Option(
        "--where",
        "-w",
        metavar="FIELD=VALUE",
        help="Only where this holds; also with !=, ~ (contains), <, <=, > or >=.",
        autocompletion=field_names(),
    ),
]
SortOption = Annotated[
    str | None,
    typer.Option(
        "--sort",
        "-s",
        metavar="FIELD,...",
        help="Sort by these; -FIELD goes down.",
        autocompletion=field_names(several=True),
    ),
]
LimitOption = Annotated[
    int | None, typer.Option("--limit", "-n", metavar="N", min=1, help="At most so many.")
]
FieldsOption = Annotated[
    str | None,
    typer.Option(
        "--fields",
        metavar="FIELD,...",
        help="Which fields, in that order.",
        autocompletion=field_names(several=True),
    ),
]
FormatOption = Annotated[str | None, _format_option(*get_args(Format))]
WholeFormatOption = Annotated[
    str | None, _format_option("table", "markdown", "json", "jsonl", "yaml")
]
StyleOption = Annotated[str, _one_of_option(get_args(CitationStyle), "--style", metavar="STYLE")]
JsonOption = Annotated[
    bool, typer.Option("--json", help="JSON for programs, the same whatever the terminal.")
]
BomOption = Annotated[
    bool,
    typer.Option("--bom", help="Begin CSV or TSV with the mark that some spreadsheets need."),
]
LangOption = Annotated[
    Language | None,
    typer.Option(
        "--lang",
        envvar="TTDN_LANG",
        case_sensitive=False,
        help="Language for people; by default the locale's if it is Vietnamese, else English.",
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
ForceOption = Annotated[bool, typer.Option("--force", help="Replace what is there.")]
NoCacheOption = Annotated[
    bool, typer.Option("--no-cache", help="Neither use nor keep a decoded copy of the dataset.")
]
EvidenceOption = Annotated[
    bool, typer.Option("--evidence", help="Add paragraph and quote to the table.")
]


def with_options_of(listing: Listing, run: Callable[..., None]) -> Callable[..., None]:
    """Return a listing command with the options that its list has, and no others."""
    signature = inspect.signature(run, eval_str=True)
    parameters = dict(signature.parameters)
    if listing.choice:
        # Not a type of these values: their list in the help would be broken within words.
        argument = typer.Argument(
            metavar=f"[{listing.choice.upper()}]",
            help=f"Only these: {', '.join(listing.choices)}.",
            callback=lambda value: one_of(listing.choices, value),
            autocompletion=lambda: list(listing.choices),
        )
        choice = parameters["choice"]
        parameters["choice"] = choice.replace(annotation=Annotated[str | None, argument])
    else:
        del parameters["choice"]
    if listing.single:
        for name in ("where", "sort", "limit"):
            del parameters[name]
    run.__annotations__ = {name: each.annotation for name, each in parameters.items()}
    run.__signature__ = signature.replace(parameters=list(parameters.values()))  # type: ignore
    return run
