"""`ttdn image`: one fact as a picture or a page, to share."""

from __future__ import annotations

import sys
from typing import Annotated, cast, get_args

import typer

from ttdn_cli.commands import options
from ttdn_cli.errors import TtdnError
from ttdn_cli.share.image.formats import ImageFormat
from ttdn_cli.share.image.palette import Theme
from ttdn_cli.text.messages import message


def image(
    id_: Annotated[
        str, options.ids("ID", "Id of the record to show, or a name, number or figure.")
    ],
    out: Annotated[
        str | None,
        typer.Argument(
            metavar="[OUT]",
            help="File to write (.png, .svg or .html), or - for standard output.",
        ),
    ] = None,
    option: options.Out = None,
    to: Annotated[
        str | None,
        options.choice(
            get_args(ImageFormat), "FORMAT", "--to", more=" Default: by the file's ending."
        ),
    ] = None,
    theme: Annotated[
        str | None,
        options.choice(
            get_args(Theme), "THEME", "--theme", more=" Default: light. A page follows the device."
        ),
    ] = None,
    force: options.Force = False,
    lang: options.Lang = None,
    data: options.Data = None,
    no_cache: options.NoCache = False,
) -> None:
    """Write the picture in the format that the ending, or an option, selects."""
    # The completion of an id loads this module, and does not wait for these.
    from ttdn_cli.commands.many import only_data
    from ttdn_cli.commands.printing import open_view, tell_unidentified
    from ttdn_cli.commands.targets import open_in_browser, prepare, target_of, tell_written
    from ttdn_cli.query.identify import identify
    from ttdn_cli.render.terminal import warn, write_bytes
    from ttdn_cli.share.atomic import STANDARD_OUTPUT, write_file
    from ttdn_cli.share.image.formats import format_of, made

    path = only_data(data, "ttdn image")
    out = target_of(out, option, f"ttdn image {id_} fact.png")
    form = cast(ImageFormat, to) if to else format_of(out)
    if theme and form == "html":
        raise typer.BadParameter(
            message("--theme is for pictures. A page follows the device of its reader.")
        )
    if out != STANDARD_OUTPUT:
        prepare(out, force=force, reads=[path])
    elif form == "png" and sys.stdout.isatty():
        raise TtdnError(
            message(
                "Cannot write {form} to a terminal. Use a file name, or redirect standard output.",
                form=form,
            )
        )
    view = open_view(path, lang, no_cache=no_cache)
    named = identify([id_], view.index)
    tell_unidentified(named, view, "image")
    content, lacking = made(form, named.ids[0], view, cast(Theme, theme or "light"))
    if lacking:
        warn(lacking)
    if out == STANDARD_OUTPUT:
        write_bytes(content)
        return
    write_file(out, content, force=force)
    tell_written(out, "", open_in_browser())
