"""The `ttdn` command and its subcommands, each loaded when it is called."""

# Not `from __future__ import annotations`: Typer compiles each that is a string, at every start.
import os
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Annotated, Any, NamedTuple, cast

import typer
from typer.core import TyperCommand

from ttdn_cli import __version__
from ttdn_cli.commands.language import VARIABLE, chosen_language, language_of_variable
from ttdn_cli.commands.usage import Command, Group, keep_whole, translate
from ttdn_cli.query.listings import LISTINGS, understand
from ttdn_cli.text.locales import Language
from ttdn_cli.text.messages import message

_CONTEXT = {"help_option_names": ["-h", "--help"]}

SUMMARY = (
    "Look up the facts of a speech on Viet Nam's external information, each with its evidence."
)


class Entry(NamedTuple):
    """A subcommand in the help: its group, a summary of one line, and what a person would type.

    The module of that name in this package has the function of that name that runs it.
    """

    panel: str
    summary: str
    examples: Sequence[str]


_MANY = "Many speeches"
"""The group of the questions that only many datasets answer."""

ENTRIES = {
    "search": Entry(
        "Find",
        "Search every record for words, with or without diacritics.",
        [
            "ttdn search hoai nam",
            "ttdn search 'quy che' --section stats",
            "ttdn search 57-KL/TW --json",
        ],
    ),
    "show": Entry(
        "Find",
        "Show records in full, with evidence and what refers to them.",
        [
            "ttdn show kl-57-2023",
            "ttdn show pham-s bo-tttt --lang vi",
            "ttdn show kl-57-2023 --in article.html",
        ],
    ),
    "sql": Entry(
        "Find",
        "Ask one question in SQL of every fact.",
        [
            "ttdn sql",
            'ttdn sql "SELECT indicator_en, percent FROM metrics ORDER BY percent"',
            'ttdn sql "SELECT dataset, given FROM metrics" --data speeches --format csv',
        ],
    ),
    "conflicts": Entry(
        _MANY,
        "List what datasets say against each other, side by side.",
        ["ttdn conflicts --data speeches", "ttdn conflicts --data 'speeches/*.yaml' --json"],
    ),
    "trend": Entry(
        _MANY,
        "List one figure over speeches, and what of it was redefined.",
        [
            "ttdn trend tỷ lệ hộ nghèo --data speeches",
            "ttdn trend bao-cao-2023:ho-ngheo --data 'speeches/*.yaml' --json",
        ],
    ),
    "citing": Entry(
        _MANY,
        "List the datasets that cite a document, or the most cited.",
        [
            "ttdn citing 72/2015/NĐ-CP --data speeches",
            "ttdn citing luật báo chí --data 'speeches/*.yaml'",
            "ttdn citing --data speeches --limit 10",
        ],
    ),
    "career": Entry(
        _MANY,
        "List the titles of a person over time, by body.",
        [
            "ttdn career Nguyễn Thanh Lâm --data speeches",
            "ttdn career thanh lam --data 'speeches/*.yaml' --json",
        ],
    ),
    "verify": Entry(
        "Trust",
        "Verify every fact against the published text.",
        ["ttdn verify article.html", "ttdn verify article.html --all --strict"],
    ),
    "validate": Entry(
        "Trust",
        "List every error in a dataset, with line and column.",
        [
            "ttdn validate other.yaml",
            "ttdn validate draft.yaml --todo",
            "ttdn validate other.yaml --upgrade -o new.yaml",
        ],
    ),
    "schema": Entry(
        "Trust",
        "Print the JSON Schema of a dataset, or of a command's JSON.",
        ["ttdn schema > speech.schema.json", "ttdn schema stats > stats.schema.json"],
    ),
    "extract": Entry(
        "Texts",
        "List documents, quantities, dates and people in any text.",
        ["ttdn extract speech.txt", "ttdn extract speech.txt --kind document"],
    ),
    "draft": Entry(
        "Texts",
        "Draft a dataset of a text: its facts, each with evidence.",
        [
            "ttdn draft speech.txt -o speech.yaml",
            "ttdn draft speech.txt --update speech.yaml",
        ],
    ),
    "check": Entry(
        "Texts",
        "Check an article: what the speech confirms or contradicts.",
        [
            "ttdn check release.txt",
            "ttdn check 'press/*.html' --html checked.html",
            "ttdn check release.txt --json | jq -r '.[].status'",
        ],
    ),
    "report": Entry(
        "Share",
        "Write all facts as one HTML page, to read, print or send.",
        ["ttdn report speech.html", "ttdn report speech.html --lang vi --force"],
    ),
    "image": Entry(
        "Share",
        "Write one fact as a picture or a page, to share.",
        [
            "ttdn image 58/63 -o fact.png",
            "ttdn image kl-57-2023 fact.svg --lang vi --theme dark",
        ],
    ),
    "export": Entry(
        "Share",
        "Export to SQLite, Excel, CSV, Data Package, JSON-LD, Parquet.",
        [
            "ttdn export facts.db",
            "ttdn export facts.xlsx",
            "ttdn export facts.csv",
            "ttdn export facts",
        ],
    ),
    "cite": Entry(
        "Share",
        "Print a citation of the speech, a document or a fact.",
        ["ttdn cite", "ttdn cite kl-57-2023 --lang vi", "ttdn cite kl-57-2023 --style bibtex"],
    ),
}
"""The subcommands beside the lists, in the order of the help."""


def command_line() -> Group:
    """Return the command line with all subcommands, as Click runs it."""
    group = cast(Group, typer.main.get_command(_APP))
    translate(group)
    group.subcommand_metavar = message(group.subcommand_metavar)
    group.help = message(SUMMARY)
    title = message("Examples:")
    lists = {each.command: Entry("Facts", each.purpose, each.examples) for each in LISTINGS}
    for name, entry in (lists | ENTRIES).items():
        examples = "\n".join(f"  {each}" for each in entry.examples)
        about = f"{message(entry.summary)}\n\n{title}\n{examples}"
        group.commands[name] = TyperCommand(name, help=about, rich_help_panel=message(entry.panel))
    group.load, group.understand = _load, staticmethod(understand)
    return group


def _load(command: TyperCommand) -> Command:
    name = command.name or ""
    listing = next((each for each in LISTINGS if each.command == name), None)
    module = import_module(f"ttdn_cli.commands.{'lists' if listing else name}")
    run: Callable[..., Any] = module.list_command(listing) if listing else getattr(module, name)
    app = typer.Typer(add_completion=False, context_settings=_CONTEXT)
    app.command(name, cls=Command, help=command.help)(run)
    loaded = cast(Command, typer.main.get_command(app))
    translate(loaded)
    keep_whole(loaded)
    return loaded


_APP = typer.Typer(cls=Group, context_settings=_CONTEXT)


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"ttdn {__version__}")
        raise typer.Exit


@_APP.callback(invoke_without_command=True, help=SUMMARY)
def _top(
    context: typer.Context,
    version: Annotated[
        bool,
        typer.Option(
            "--version", "-v", callback=_print_version, is_eager=True, help="Show the version."
        ),
    ] = False,
    lang: Annotated[
        Language | None,
        typer.Option(
            "--lang",
            metavar="LANG",
            parser=chosen_language,
            autocompletion=lambda: [*Language],
            help="Set the language: vi or en. Default: vi in a Vietnamese locale, else en.",
        ),
    ] = None,
) -> None:
    if lang:
        # The nearest default of the command that follows.
        os.environ[VARIABLE] = lang
    if context.invoked_subcommand is None:
        # What it needs takes longer to import than any subcommand.
        from ttdn_cli.commands.overview import overview

        overview(language_of_variable(os.environ), os.environ.get("TTDN_DATA") or None)
