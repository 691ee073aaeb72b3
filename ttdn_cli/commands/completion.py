"""Shell completion of fields, also after a comma, and of ids."""

# Not `from __future__ import annotations`: Typer compiles each that is a string, at every start.
import os
from collections.abc import Callable

import typer

from ttdn_cli.errors import TtdnError
from ttdn_cli.facts.loader import DatasetLoader
from ttdn_cli.files import STANDARD_INPUT


def field_names(*, several: bool = False) -> Callable[[typer.Context, str], list[str]]:
    """Return a completer for the name of a field, or for the last of several with commas between.

    The parts of a field are offered once its dot is typed. PowerShell takes a comma for its own.
    """

    def complete(context: typer.Context, incomplete: str) -> list[str]:
        from ttdn_cli.query.filters import names
        from ttdn_cli.query.sections import BY_NAME

        before, comma, last = incomplete.rpartition(",") if several else ("", "", incomplete)
        down = "-" if several and last.startswith("-") else ""
        return [
            f"{before}{comma}{down}{name}"
            for name in names(BY_NAME[context.command.name or ""])
            if name.count(".") <= last.count(".") and name not in before.split(",")
        ]

    return complete


def ids(context: typer.Context) -> list[str]:
    """Return the id of every record of the dataset, without its label.

    The text of a record may come from anyone, and some shells evaluate completions.
    """
    data = context.params.get("data")
    if isinstance(data, (list, tuple)):
        data = data[0] if len(data) == 1 else STANDARD_INPUT if data else None
    if data == STANDARD_INPUT or (data and not os.path.isfile(data)):  # noqa: PTH113
        # Of many datasets nobody waits for all ids.
        return []
    loader = DatasetLoader(data, cached=not context.params.get("no_cache"))
    try:
        if (text := loader.text("ids")) is None:
            from ttdn_cli.facts.index import Index

            ids = "\n".join(Index(loader.dataset).records)
            text = "".join(loader.keeping("ids", [ids]))
    except TtdnError:
        return []
    return text.split("\n")
