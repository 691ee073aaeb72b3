"""The options that commands share: one spelling and one meaning everywhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated, Any, cast, get_args

import typer

from ttdn_cli.commands import completion
from ttdn_cli.commands.language import chosen_language
from ttdn_cli.commands.usage import one_of
from ttdn_cli.query.listings import Listing, understand
from ttdn_cli.render.formats import Format
from ttdn_cli.text.locales import Language
from ttdn_cli.text.messages import message

FILTER = "Filter"
OUTPUT = "Output"
ADVANCED = "Advanced"
"""The groups of options in the help of a command."""


def choice(
    values: Sequence[str],
    metavar: str,
    *names: str,
    about: str | None = None,
    more: str = "",
    panel: str = OUTPUT,
    meant: Callable[[str | None], str | None] = lambda value: value,
) -> Any:
    """Return an option that takes one of these values, completes them and suggests the nearest.

    Args:
        values: what it may be.
        metavar: what the help calls its value.
        *names: of the option; an argument has none.
        about: its help, if that is not to list the values.
        more: what the help says after the list.
        panel: the group of an option in the help.
        meant: returns the value that another word stands for, or the word itself.
    """
    parameter: Any = typer.Option if names else typer.Argument
    return parameter(
        *names,
        metavar=metavar,
        help=about or f"Choose the {metavar.lower()}: {', '.join(values)}.{more}",
        callback=lambda value: one_of(values, meant(value)),
        autocompletion=lambda: list(values),
        rich_help_panel=panel if names else None,
    )


def section(values: Sequence[str], metavar: str, *names: str, **about: Any) -> Any:
    """Return an option as `choice` does that takes other words for a list too: `figures`."""
    return choice(
        values,
        metavar,
        *names,
        **about,
        meant=lambda value: (
            found[0] if value and value not in values and (found := understand([value])) else value
        ),
    )


def ids(metavar: str, about: str) -> Any:
    """Return the argument that takes ids of records and completes them."""
    return typer.Argument(metavar=metavar, help=about, autocompletion=completion.ids)


def words(listing: Listing) -> Any:
    """Return the argument that takes words by which a list is narrowed, and completes its kinds."""
    metavar, about = "[TEXT]...", "Show only records with these words, such as a name or a number."
    if listing.choice:
        metavar = f"[{listing.choice.upper()}|TEXT]..."
        values = ", ".join(listing.choices)
        about = f"Show only this {listing.choice}, or records with these words: {values}."
    return typer.Argument(metavar=metavar, help=about, autocompletion=lambda: list(listing.choices))


def fields(about: str, *names: str) -> Any:
    """Return an option that takes fields with commas between and completes each."""
    complete = completion.field_names(several=True)
    return typer.Option(
        *names, metavar="FIELD,...", help=about, autocompletion=complete, rich_help_panel=OUTPUT
    )


def _whole_number(text: str) -> int:
    """Return a whole number from 1 on.

    Raises:
        typer.BadParameter: if the text is none.
    """
    if text.isascii() and text.isdecimal() and int(text[:9]) > 0:
        return int(text[:9])
    raise typer.BadParameter(message("{value!r} is not a whole number from 1 on.", value=text))


Where = Annotated[
    list[str] | None,
    typer.Option(
        "--where",
        "-w",
        metavar="FIELD=VALUE",
        help="Keep records that match, e.g. percent<95. Operators: = != ~ (contains) < <= > >=.",
        autocompletion=completion.field_names(),
        rich_help_panel=FILTER,
    ),
]
Sort = Annotated[
    str | None, fields("Sort by these fields; -FIELD sorts in reverse.", "--sort", "-s")
]
Limit = Annotated[
    int | None,
    typer.Option(
        "--limit",
        "-n",
        metavar="N",
        parser=_whole_number,
        help="Show at most N records.",
        rich_help_panel=FILTER,
    ),
]
Fields = Annotated[str | None, fields("Show only these fields, in this order.", "--fields")]
Ids = Annotated[
    bool,
    typer.Option(
        "--ids", help="Add the id, for show and cite; JSON has it.", rich_help_panel=OUTPUT
    ),
]
AnyFormat = Annotated[str | None, choice(get_args(Format), "FORMAT", "--format", "-f")]
WholeFormat = Annotated[
    str | None,
    choice(("table", "cards", "markdown", "json", "jsonl", "yaml"), "FORMAT", "--format", "-f"),
]
Json = Annotated[
    bool,
    typer.Option("--json", help="Print JSON, for use in scripts.", rich_help_panel=OUTPUT),
]
Bom = Annotated[
    bool,
    typer.Option(
        "--bom",
        help="Add a byte-order mark so that Excel reads accents.",
        rich_help_panel=OUTPUT,
    ),
]
Lang = Annotated[
    Language | None,
    typer.Option(
        "--lang",
        metavar="LANG",
        envvar="TTDN_LANG",
        parser=chosen_language,
        autocompletion=lambda: [*Language],
        help="Set the language: vi or en. Default: vi in a Vietnamese locale, else en.",
        rich_help_panel=OUTPUT,
    ),
]
Data = Annotated[
    list[str] | None,
    typer.Option(
        "--data",
        metavar="PATH",
        envvar="TTDN_DATA",
        help="Read this dataset, or - for standard input. Default: the bundled one.",
        rich_help_panel=ADVANCED,
    ),
]
Datasets = Annotated[
    list[str] | None,
    typer.Option(
        "--data",
        metavar="PATH",
        envvar="TTDN_DATA",
        help="Read this dataset, every one in a folder or of a pattern such as 'speeches/*.yaml', "
        "or - for standard input; repeat it for more. Default: the bundled one.",
        rich_help_panel=ADVANCED,
    ),
]
Strict = Annotated[
    bool,
    typer.Option(
        "--strict",
        help="Of many datasets, fail also if one cannot be read.",
        rich_help_panel=ADVANCED,
    ),
]
Out = Annotated[
    str | None,
    typer.Option(
        "--out", "-o", metavar="OUT", help="The same as the argument OUT.", rich_help_panel=OUTPUT
    ),
]
Force = Annotated[
    bool,
    typer.Option("--force", help="Overwrite an existing file.", rich_help_panel=ADVANCED),
]
NoCache = Annotated[
    bool,
    typer.Option("--no-cache", help="Do not read or write the cache.", rich_help_panel=ADVANCED),
]
Evidence = Annotated[
    bool,
    typer.Option(
        "--evidence", help="Add the evidence: paragraph and quote.", rich_help_panel=OUTPUT
    ),
]


def format_of(form: str | None, *, json: bool, bom: bool = False) -> Format:
    """Return the format that the options select.

    Raises:
        typer.BadParameter: if they contradict each other.
    """
    if json and form not in (None, "json"):
        raise typer.BadParameter(message("Use either --json or --format {form}.", form=form))
    if bom and form not in ("csv", "tsv"):
        raise typer.BadParameter(message("--bom needs --format csv or --format tsv."))
    return cast(Format, form or ("json" if json else "table"))


def one_of_data(data: Sequence[str] | None) -> tuple[str | None, bool]:
    """Return the path of the one dataset that is named, or None, and whether many are named."""
    if not data:
        return None, False
    # A single dataset that comes with the tool needs no look at files.
    from ttdn_cli.corpus.files import names_many

    return data[0], names_many(data)
