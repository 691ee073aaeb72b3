"""`ttdn schema`: the JSON Schema of a dataset, or of what a command prints as JSON."""

from __future__ import annotations

from typing import Annotated

import typer

from ttdn_cli.commands import options
from ttdn_cli.facts.schema import as_text, dataset_schema
from ttdn_cli.query.listings import COMMAND_OF, SECTION_NAMES
from ttdn_cli.render.output_schema import commands, output_schema
from ttdn_cli.render.terminal import write
from ttdn_cli.text.messages import message

_COMMANDS = [*dict.fromkeys([*commands(), *SECTION_NAMES])]


def schema(
    command: Annotated[
        str | None,
        options.section(
            _COMMANDS, "[COMMAND]", about="Print the JSON Schema of this command's JSON."
        ),
    ] = None,
    of: Annotated[
        str | None,
        options.section(_COMMANDS, "COMMAND", "--of", about="The same as COMMAND itself."),
    ] = None,
    lang: options.Lang = None,
) -> None:
    """Print a JSON Schema, draft 2020-12."""
    if command and of:
        raise typer.BadParameter(message("Use either COMMAND or --of."))
    asked = command or of
    write([as_text(output_schema(COMMAND_OF.get(asked, asked)) if asked else dataset_schema())])
