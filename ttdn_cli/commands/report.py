"""`ttdn report`: all facts on one HTML page."""

from __future__ import annotations

from typing import Annotated

import typer

from ttdn_cli.commands import options
from ttdn_cli.commands.printing import open_view
from ttdn_cli.commands.targets import (
    count_of_facts,
    open_in_browser,
    prepare,
    target_of,
    tell_written,
)
from ttdn_cli.render.terminal import write
from ttdn_cli.share.atomic import STANDARD_OUTPUT, write_file
from ttdn_cli.share.report.page import check_ending, page


def report(
    out: Annotated[
        str | None,
        typer.Argument(metavar="[OUT]", help="HTML file to write, or - for standard output."),
    ] = None,
    option: options.Out = None,
    force: options.Force = False,
    lang: options.Lang = None,
    data: options.Data = None,
    no_cache: options.NoCache = False,
) -> None:
    """Write the page, in the chosen language first."""
    out = target_of(out, option, "ttdn report speech.html")
    check_ending(out)
    if out != STANDARD_OUTPUT:
        prepare(out, force=force)
    view = open_view(data, lang, no_cache=no_cache)
    text = page(view.index, view.language)
    if out == STANDARD_OUTPUT:
        write([text])
        return
    write_file(out, text.encode(), force=force)
    tell_written(out, count_of_facts(view.index, view), open_in_browser())
