"""The options that commands share: one spelling and one meaning everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, cast, get_args

import typer

from ttdn_cli.commands.completion import field_names
from ttdn_cli.commands.usage import one_of
from ttdn_cli.render.formats import Format
from ttdn_cli.text.locales import Language


def one_of_option(
    values: Sequence[str], *names: str, metavar: str, about: str | None = None
) -> Any:
    """Return an option that takes one of some values, completes them, and suggests the nearest."""
    return typer.Option(
        *names,
        metavar=metavar,
        help=about or f"One of {', '.join(values)}.",
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
FormatOption = Annotated[
    str | None, one_of_option(get_args(Format), "--format", "-f", metavar="FORMAT")
]
WholeFormatOption = Annotated[
    str | None,
    one_of_option(
        ("table", "markdown", "json", "jsonl", "yaml"), "--format", "-f", metavar="FORMAT"
    ),
]
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


def format_of(form: str | None, *, json: bool, bom: bool = False) -> Format:
    """Return the format that the options ask for.

    Raises:
        typer.BadParameter: if they ask for different things.
    """
    if json and form not in (None, "json"):
        raise typer.BadParameter(f"--json and --format {form} ask for different things")
    if bom and form not in ("csv", "tsv"):
        raise typer.BadParameter("--bom is for --format csv and tsv")
    return cast(Format, form or ("json" if json else "table"))
