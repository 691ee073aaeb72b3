"""`ttdn report`: all facts on one HTML page."""

from __future__ import annotations

import shlex
from datetime import date
from typing import Annotated

import typer

from ttdn_cli.commands import options
from ttdn_cli.commands.options import one_of_data
from ttdn_cli.commands.printing import open_view, read_source
from ttdn_cli.commands.targets import (
    count_of_facts,
    open_in_browser,
    prepare,
    target_of,
    tell_written,
)
from ttdn_cli.errors import TtdnError
from ttdn_cli.files import STANDARD_INPUT, name_of
from ttdn_cli.query.view import View
from ttdn_cli.render.terminal import warn, write
from ttdn_cli.share.atomic import STANDARD_OUTPUT, write_file
from ttdn_cli.share.report.beside import Beside
from ttdn_cli.share.report.page import check_ending, page
from ttdn_cli.text.messages import message


def report(
    out: Annotated[
        str | None,
        typer.Argument(
            metavar="[OUT]",
            help="HTML file to write, or - for standard output; of many datasets a folder.",
        ),
    ] = None,
    option: options.Out = None,
    force: options.Force = False,
    source: Annotated[
        str | None,
        typer.Option(
            "--in",
            metavar="SOURCE",
            help="Put this published text beside the facts, and say which it proves: a text, HTML "
            "or Word file, or - for standard input.",
        ),
    ] = None,
    lang: options.Lang = None,
    data: options.Datasets = None,
    no_cache: options.NoCache = False,
    strict: options.Strict = False,
) -> None:
    """Write the page, in the chosen language first."""
    path, several = one_of_data(data)
    if several:
        if source is not None:
            raise typer.BadParameter(message("--in needs one dataset. Give its file to --data."))
        # One dataset waits for none of what many need.
        from ttdn_cli.commands.many_report import report_many

        out = target_of(out, option, "ttdn report speeches/ --data 'speeches/*.yaml'")
        how = {"force": force, "no_cache": no_cache, "strict": strict}
        report_many(data or (), out, lang=lang, **how)
        return
    if source == path == STANDARD_INPUT:
        raise typer.BadParameter(message("SOURCE and --data cannot both be standard input."))
    out = target_of(out, option, "ttdn report speech.html")
    check_ending(out)
    if out != STANDARD_OUTPUT:
        prepare(out, force=force, reads=[source, path])
    view = open_view(path, lang, no_cache=no_cache)
    beside = _beside(source, view, path) if source is not None else None
    text = page(view.index, view.language, beside)
    if out == STANDARD_OUTPUT:
        write([text])
        return
    write_file(out, text.encode(), force=force)
    tell_written(out, count_of_facts(view.index, view), open_in_browser())


def _beside(source: str, view: View, data: str | None) -> Beside:
    """Return the published text to read beside the facts, and say where it does not prove all.

    Raises:
        TtdnError: if it does not look like the published text.
    """
    # Only here: most pages are made without a text.
    from ttdn_cli.evidence.reading import mark_of, read_beside
    from ttdn_cli.evidence.verify import verify
    from ttdn_cli.render.verification import say_unrecognized
    from ttdn_cli.text.canonical import Canonical

    article = read_source(source)
    text = Canonical(article.text)
    report = verify(view.index, text, name_of(source), article)
    if not report.recognized:
        raise TtdnError(f"{say_unrecognized(report, view)} {message('Give the right text.')}")
    mark = mark_of(report)
    if source == STANDARD_INPUT:
        # What stands for its name says nothing to who reads the page.
        mark = mark._replace(source="")
    if not report.passed:
        title = "" if report.title_proven else message(" and the title is not")
        warn(
            message(
                "{proven} of {every} facts are proven{title}. Try: {command}",
                title=title,
                proven=view.number(mark.proven),
                every=view.number(mark.facts),
                command=shlex.join(["ttdn", "verify", source, *(["--data", data] if data else [])]),
            )
        )
    return Beside(read_beside(view.index, text), mark, date.today().isoformat())
