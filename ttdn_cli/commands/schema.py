"""`ttdn schema`: the JSON Schema of a dataset, or of what a command prints as JSON."""

from __future__ import annotations

from typing import Annotated

from ttdn_cli.commands import options
from ttdn_cli.facts.schema import as_text, dataset_schema
from ttdn_cli.query.listings import COMMAND_OF
from ttdn_cli.render.output_schema import commands, output_schema
from ttdn_cli.render.terminal import write


def schema(
    of: Annotated[
        str | None,
        options.choice(
            [*dict.fromkeys([*commands(), *COMMAND_OF])],
            "COMMAND",
            "--of",
            about="Print the JSON Schema of this command's JSON.",
        ),
    ] = None,
) -> None:
    """Print a JSON Schema, draft 2020-12."""
    write([as_text(output_schema(COMMAND_OF.get(of, of)) if of else dataset_schema())])
